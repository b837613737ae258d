"""Lint: what the rules do not need, but players, translators and real telephones do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.call import model
from game.scenario import lint_problems as lp
from game.scenario import numbers, reach
from game.scenario.compiler import Script
from game.scenario.layers import Spot, did_you_mean
from game.scenario.lengths import Excess, caption_excess, reply_excess
from game.scenario.problems import Kind, Problem, excerpt
from game.scenario.strings import PLACE
from game.scenario.translations import Translated
from game.voice.roles import roles

_TELLING = re.compile(
    r"詐欺|さぎ|にせ|ニセ|偽|本物|ほんもの|だま(?:す|さ|し)|犯人|犯罪|scam|fraud|fake|genuine|criminal|arnaque|escroc",
    re.IGNORECASE,
)


def lint(script: Script, translated: Translated) -> list[Problem]:
    """All findings for one scenario: of its shape, its numbers, its texts in every language."""
    found = _Lint(script, translated)
    return [problem for rule in RULES for problem in rule(found)]


@dataclass(frozen=True, slots=True)
class _Lint:
    script: Script
    translated: Translated

    @property
    def compiled(self) -> model.Scenario | None:
        return self.script.scenario

    def at(self, kind: Kind, *path: str | int, of_key: bool = False, **fields: object) -> Problem:
        return self.script.merged.problem(kind, path, of_key, **fields)

    def spot(self, *path: str | int) -> Spot:
        return self.script.merged.spot(path)

    def own(self, *path: str | int) -> bool:
        """Whether the scenario's own files have the value at `path`: not only `common`."""
        return not self.spot(*path).layer.common

    def wordings(self, id: str) -> Iterator[tuple[str, str, Callable[..., Problem]]]:
        """A text in each language, with the longest of every slot, and how to report it there."""
        for lang, table in self.translated.texts.items():
            if id not in table:
                continue
            place = self.translated.places.get((lang, id))
            if place:
                path, line = place

                def there(kind: Kind, path: str = path, line: int = line, **fields: object) -> Problem:
                    return kind.at(path, line, 1, **fields)

                yield lang, self._longest(table[id], table), there
            elif id in self.script.texts:
                written = self.script.texts[id].path

                def here(kind: Kind, written: tuple[str | int, ...] = written, **fields: object) -> Problem:
                    spot = self.script.merged.spot(written)
                    return kind.at(spot.path, spot.line, spot.column, **fields)

                yield lang, self._longest(table[id], table), here

    def _longest(self, text: str, table: dict[str, str] | object) -> str:
        """`text` with the longest option in the place of every slot."""
        assert isinstance(table, dict)

        def option(match: re.Match[str]) -> str:
            options = self.script.part.slots.get(match[1], {})
            texts = [table.get(f"slot.{match[1]}.{name}", option.text) for name, option in options.items()]
            return max(texts, key=len, default=match[0])

        return PLACE.sub(option, text)


def _captions(lint: _Lint) -> Iterator[Problem]:
    for id in lint.script.compilation.lines:
        for lang, text, report in lint.wordings(id):
            excess = caption_excess(text)
            if excess:
                yield _too_long(report, lp.CAPTION, excess, lang)


def _replies(lint: _Lint) -> Iterator[Problem]:
    if lint.compiled is None:
        return
    beside = reach.talks_beside_apps(lint.compiled)
    for node in lint.compiled.nodes.values():
        near = node.id.split("/", 1)[0] in beside
        for reply in node.replies:
            for lang, text, report in lint.wordings(reply.id):
                excess = reply_excess(text, near)
                if excess:
                    why = ", as an app may be open beside this talk" if near else ""
                    yield report(lp.REPLY, lang=lang, length=excess.length, limit=excess.limit, why=why)


def _too_long(report: Callable[..., Problem], kind: Kind, excess: Excess, lang: str) -> Problem:
    return report(kind, lang=lang, length=excess.length, limit=excess.limit)


def _numbers(lint: _Lint) -> Iterator[Problem]:
    part = lint.script.part
    shown: list[tuple[str, tuple[str | int, ...]]] = []
    for id, entry in part.entries.items():
        shown.append((entry.number, ("entries", id, "number")))
    for id, caller in part.callers.items():
        if caller.shows:
            shown.append((caller.shows.number, ("callers", id, "shows", "number")))
        shown.append((caller.details.number, ("callers", id, "details", "number")))
    for id, options in part.slots.items():
        for name, option in options.items():
            at = int(name) - 1 if isinstance(lint.script.merged.value["slots"][id], list) else name
            shown += [(number, ("slots", id, at)) for number in numbers.written_in(option.text)]
    for number, path in shown:
        # A slot's options are looked at where they are written.
        if not PLACE.search(number) and numbers.may_ring(number, part.helplines):
            yield lint.at(lp.NUMBER, *path, number=excerpt(number))
    for id in lint.script.texts:
        if id.startswith("helpline."):
            continue
        for _, text, report in lint.wordings(id):
            for number in numbers.written_in(text):
                if numbers.may_ring(number, part.helplines):
                    yield report(lp.NUMBER, number=excerpt(number))


def _signs(lint: _Lint) -> Iterator[Problem]:
    part = lint.script.part
    for key, signs in (("flags", part.flags), ("marks", part.marks)):
        for id, sign in signs.items():
            if not sign.sources:
                yield lint.at(lp.NO_SOURCE, key, id, of_key=True, id=id)


def _reached(lint: _Lint) -> Iterator[Problem]:
    scenario = lint.compiled
    if scenario is None:
        return
    begun = reach.begun_talks(scenario)
    for id in scenario.talks:
        if id not in begun and lint.own("talks", id, "start"):
            yield lint.at(lp.UNREACHED_TALK, "talks", id, of_key=True, talk=id)
    reached = reach.reached_nodes(scenario)
    for id in scenario.nodes:
        talk, node = id.split("/", 1)
        if id not in reached and lint.own("talks", talk, "nodes", node):
            yield lint.at(lp.UNREACHED_NODE, "talks", talk, "nodes", node, of_key=True, node=id)


def _open_replies(lint: _Lint) -> Iterator[Problem]:
    for talk, part in lint.script.part.talks.items():
        for name, node in part.nodes.items():
            path = ("talks", talk, "nodes", name)
            always = sum(not reply.when for reply in node.replies)
            if always > 3:
                yield lint.at(lp.MANY_REPLIES, *path, of_key=True, count=always, node=f"{talk}/{name}")
            if node.replies and not always and not node.next and not node.end:
                yield lint.at(lp.MAYBE_SILENT, *path, of_key=True, node=f"{talk}/{name}")


def _demands(lint: _Lint) -> Iterator[Problem]:
    made = {line.demand for line in lint.script.compilation.lines.values()}
    made.update(item.demand for item in lint.script.part.chat.values())
    for id in lint.script.part.demands:
        if id not in made and lint.own("demands", id):
            yield lint.at(lp.NEVER_DEMANDED, "demands", id, of_key=True, demand=id)


def _verdicts(lint: _Lint) -> Iterator[Problem]:
    scenario = lint.compiled
    if scenario is None:
        return
    asked: dict[str, set[str]] = {talk: set() for talk in scenario.talks}
    for condition, path in lint.script.compilation.conditions:
        if path[0] == "talks":
            facts = {name.partition(".")[2] for name in condition.names() if name.startswith("verdict.")}
            asked[str(path[1])] |= facts
    for id, entry in scenario.entries.items():
        if entry.verdict and entry.verdict not in asked[entry.talk]:
            hint = did_you_mean(entry.verdict, asked[entry.talk])
            path = ("entries", id, "verdict")
            yield lint.at(lp.IDLE_VERDICT, *path, talk=entry.talk, verdict=entry.verdict, hint=hint)


def _spoilers(lint: _Lint) -> Iterator[Problem]:
    seen = ["title", "story.you", *(id for id in lint.script.texts if id.startswith("brief."))]
    for id in seen:
        for _, text, report in lint.wordings(id):
            word = _TELLING.search(text)
            if word:
                yield report(lp.SPOILER, word=word.group())


def _caller_ids(lint: _Lint) -> Iterator[Problem]:
    """A spoofed genuine number is its owner's to the last digit; a look-alike is not."""
    part = lint.script.part
    for id, caller in part.callers.items():
        if caller.shows is None:
            continue
        shows = caller.shows
        owner = part.entries.get(shows.owner)
        same = owner is not None and owner.number == shows.number
        what = hint = ""
        if shows.is_ in ("spoofed_genuine", "genuine") and owner is None:
            what, hint = "no owner is named", 'Write "owner:" with the entry whose number it is'
        elif shows.is_ in ("spoofed_genuine", "genuine") and owner and not same:
            what, hint = f"its owner's number is {owner.number}", "Make them the same"
        elif shows.is_ == "look_alike" and owner and same and owner.role != "criminal":
            what, hint = "it is the very number of its owner", 'Change a digit, or write "spoofed_genuine"'
        elif shows.is_ == "withheld" and shows.number:
            what, hint = "it has a number", "Remove the number"
        elif shows.is_ != "withheld" and not shows.number:
            what, hint = "it has no number", 'Write the number, or "is: withheld"'
        if what:
            yield lint.at(lp.CALLER_ID, "callers", id, "shows", caller=id, sort=shows.is_, what=what, hint=hint)


def _schema_lines(lint: _Lint) -> Iterator[Problem]:
    for layer in lint.script.merged.layers:
        if not layer.document.names_schema:
            yield lp.NO_SCHEMA.at(layer.document.path, 1, 1)


def _voices(lint: _Lint) -> Iterator[Problem]:
    known = roles()
    for id, caller in lint.script.part.callers.items():
        if caller.voice not in known:
            hint = did_you_mean(caller.voice, known)
            yield lint.at(lp.VOICE, "callers", id, "voice", voice=caller.voice, hint=hint)
    relative = lint.script.part.relative
    if relative is not None and relative.voice not in known:
        hint = did_you_mean(relative.voice, known)
        yield lint.at(lp.VOICE, "relative", "voice", voice=relative.voice, hint=hint)


def _twin(lint: _Lint) -> Iterator[Problem]:
    part = lint.script.part
    folder = lint.script.merged.folder
    if not part.twin or part.id != folder.name:
        return
    others = sorted(file.parent.name for file in folder.resolve().parent.glob("*/scenario.yaml"))
    if part.twin not in others:
        hint = did_you_mean(part.twin, [other for other in others if other != part.id])
        yield lint.at(lp.TWIN, "twin", twin=part.twin, what="is no scenario beside this one", hint=hint)
    elif part.twin == part.id:
        hint = "Name the other scenario that opens alike"
        yield lint.at(lp.TWIN, "twin", twin=part.twin, what="is this scenario itself", hint=hint)


def _findable(lint: _Lint) -> Iterator[Problem]:
    part = lint.script.part
    papers = {entry for id in part.story.papers if id in part.papers for entry in part.papers[id].entries}
    pages = {page.entry for page in part.pages.values() if page.kind == "official"}
    for at, id in enumerate(part.verifies):
        entry = part.entries.get(id)
        if entry and not (entry.contact or id in papers or id in pages):
            yield lint.at(lp.NOT_OFFICIAL, "verifies", at, entry=id)


RULES: tuple[Callable[[_Lint], Iterator[Problem]], ...] = (
    _captions,
    _replies,
    _numbers,
    _signs,
    _reached,
    _open_replies,
    _demands,
    _verdicts,
    _spoilers,
    _caller_ids,
    _schema_lines,
    _voices,
    _twin,
    _findable,
)
