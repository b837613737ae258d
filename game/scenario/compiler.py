"""From merged files to the frozen `game.call.model.Scenario`, every reference resolved.

All problems are found in one go; a scenario comes out only where there is no error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from game.call import model
from game.scenario import script_problems as sp
from game.scenario import shape, story, talks, world
from game.scenario.compilation import Compilation
from game.scenario.facts import FAMILIES, known_facts
from game.scenario.fingerprint import fingerprint
from game.scenario.layers import Merged, did_you_mean, gather
from game.scenario.problems import Problem
from game.scenario.schema import ScenarioPart
from game.scenario.strings import PLACE, Text
from game.voice.timing import nominal_ms


@dataclass(frozen=True, slots=True)
class Script:
    """A scenario's files as far as they could be understood: what lint and translations look at."""

    merged: Merged
    part: ScenarioPart
    texts: Mapping[str, Text]
    """Every text of the author by its id."""
    compilation: Compilation
    scenario: model.Scenario | None
    """The compiled form, still without texts; None where there is an error."""
    whole: bool = True
    """Nothing only stands in for what is missing: lint has something to say."""


def compile_folder(folder: Path, common: Path) -> tuple[Script | None, list[Problem]]:
    """Read, check and compile the scenario in `folder` over the files of `common`.

    Never raises for what the files hold.
    """
    merged, problems = gather(folder, common)
    if merged is None:
        return None, sorted(set(problems))
    shaped = shape.check(merged)
    part = shaped.part
    problems += not_told(shaped.problems, problems)
    if part is None:
        return None, sorted(set(problems))
    compilation = Compilation(merged, part)
    scenario: model.Scenario | None = _scenario(compilation)
    problems += not_told(compilation.problems, problems)
    if any(problem.is_error for problem in problems):
        scenario = None
    return Script(merged, part, compilation.texts, compilation, scenario, shaped.whole), sorted(set(problems))


def not_told(found: Iterable[Problem], told: Iterable[Problem]) -> list[Problem]:
    """One mistake is told once: what could not be read is also missing, or of another type."""
    lines = {(problem.path, problem.line) for problem in told}
    return [problem for problem in found if (problem.path, problem.line) not in lines]


def finish(scenario: model.Scenario, texts: Mapping[str, Mapping[str, str]]) -> model.Scenario:
    """The compiled scenario with its string tables, the durations of its lines, and its hash."""
    lines = [line.id for node in scenario.nodes.values() for line in node.lines]
    lines += [line.id for part in scenario.reactions.values() for turn in part.turns for line in turn]
    if scenario.relative is not None:
        lines += [line.id for said in scenario.relative.doubts.values() for line in said]
    langs = tuple(texts)
    durations = {lang: _durations(scenario.slots, sorted(set(lines)), lang, texts[lang]) for lang in langs}
    whole = replace(scenario, langs=langs, texts=texts, durations=durations)
    return replace(whole, hash=fingerprint(whole))


def _durations(
    slots: Mapping[str, model.Slot], lines: list[str], lang: str, table: Mapping[str, str]
) -> dict[str, int]:
    """Nominal ms of each line as it is spoken, with the first option of every slot."""

    def option(match: re.Match[str]) -> str:
        slot = slots[match[1]]
        key = f"slot.{slot.id}.{slot.options[0]}"
        return slot.options[0] if slot.literal else table.get(f"{key}#say") or table[key]

    spoken = {line: PLACE.sub(option, table.get(f"{line}#say") or table[line]) for line in lines}
    return {line: _nominal(text, lang) for line, text in spoken.items()}


# Lines of common come again with every scenario, and all others with every check.
_nominal = lru_cache(maxsize=16384)(nominal_ms)


def _scenario(c: Compilation) -> model.Scenario:
    part = c.part
    if part.id != c.merged.folder.name:
        c.report(sp.OTHER_FOLDER, ("id",), id=part.id, folder=c.merged.folder.name)
    title = c.text("title", part.title, ("title",))
    talks.check_sets(c)
    found, nodes = talks.talks(c)
    result = model.Scenario(
        id=part.id,
        kind=part.kind,
        title=title,
        lang=part.lang,
        langs=(part.lang,),
        opening=world.rings(c, part.opening, ("opening",)),
        verifies=tuple(
            c.known("entry", entry, part.entries, ("verifies", at)) for at, entry in enumerate(part.verifies)
        ),
        story=story.story(c),
        slots=story.slots(c),
        demands=story.demands(c),
        callers=world.callers(c),
        talks=found,
        nodes=nodes,
        reactions=c.reactions,
        entries=world.entries(c),
        papers=world.papers(c),
        pages=world.pages(c),
        queries=world.queries(c),
        chat=world.chat(c),
        later=world.later(c),
        guided=world.guided(c),
        endings=story.endings(c),
        flags=story.signs(c, "flags", part.flags, {id for line in c.lines.values() for id in line.flags}),
        marks=story.signs(c, "marks", part.marks, {id for line in c.lines.values() for id in line.marks}),
        words=story.words(c),
        wrong_number=c.known("talk", part.wrong_number, part.talks, ("wrong_number",)),
        texts={},
        durations={},
        sources={
            id: " ".join(word for word in (source.title, source.date, source.url) if word)
            for id, source in part.sources.items()
        },
        twin=part.twin,
        cautions=story.cautions(c),
        places=c.places,
        relative=story.relative(c),
    )
    story.help_and_steps(c)
    _check_conditions(c)
    _check_slots(c)
    return result


def _check_conditions(c: Compilation) -> None:
    facts = known_facts(c.part, c.lines, c.replies)
    families = {fact.split(".")[0] for fact in facts} | FAMILIES
    for condition, path in c.conditions:
        # A common talk serves scenarios with other demands and verdicts: only its families are known.
        common = c.merged.spot(path).layer.common
        for name in condition.names():
            family, dot, _ = name.partition(".")
            if name in facts or (common and dot and family in families):
                continue
            alike = [fact for fact in facts if fact.split(".")[0] == family]
            c.report(sp.UNKNOWN_FACT, path, fact=name, hint=did_you_mean(name, alike or families))


def _check_slots(c: Compilation) -> None:
    for text in c.texts.values():
        for slot in sorted(text.slots - c.part.slots.keys()):
            c.report(sp.UNKNOWN_SLOT, text.path, slot=slot, hint=did_you_mean(slot, c.part.slots))
