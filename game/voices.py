"""The commands of the voice pack: voices render, voices check, voices list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.cli import FOUND, OK, WRONG
from game.printing import find_scenario, print_json, say

if TYPE_CHECKING:
    from game.voice.pack.studio import Job

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of lines to read.")]
Refs = Annotated[list[str] | None, typer.Argument(help="Ids or folders of scenarios; none: all that ship.")]
Lang = Annotated[str, typer.Option("--lang", help="One language only: ja, en or fr.")]

SCREENS = ("brief.practice", "helper.brief.role", "debrief.over")
"""Screen texts that the narrator says before and after every call."""


@dataclass(frozen=True, slots=True)
class State:
    """How the pack stands to what scenarios have spoken."""

    wanted: dict[str, Job]
    """What should be there, by key."""
    places: dict[str, str]
    """Key -> the line where it is said first, as ``scenario: text id``."""
    missing: tuple[str, ...]
    outdated: tuple[str, ...]
    """Those of the missing whose sentence was spoken by another recipe before."""
    orphans: tuple[Path, ...]
    """Files that no line needs. Looked for only where every shipped scenario was asked about."""


def folder() -> Path:
    """Where the pack lies."""
    from game import places

    return places.assets() / "voices"


def spoken(scenarios: list[str], lang: str = "") -> Iterator[tuple[str, str, str, str]]:
    """(language, role, text, place) of everything that these scenarios have spoken. Raises LookupError where one of
    them cannot be read; it has been told why.
    """
    from game.phone.words import LANGUAGES, words_of
    from game.scenario.speech import NARRATOR, SAMPLE, spoken_texts
    from game.voice.roles import base_language

    for screen in LANGUAGES:
        if not lang or base_language(screen) == lang:
            for name in SCREENS:
                yield base_language(screen), NARRATOR, words_of(screen).t(name), name
    for own in ("ja", "en", "fr"):
        if lang in ("", own):
            yield own, SAMPLE, words_of(own).t(f"settings.sample-{own}"), f"settings.sample-{own}"
    for ref in scenarios:
        scenario = find_scenario(ref)
        if scenario is None:
            raise LookupError(ref)
        for one in spoken_texts(scenario, tuple(own for own in scenario.langs if not lang or own == lang)):
            yield one.lang, one.role, one.text, f"{scenario.id}: {one.id}"


def state(scenarios: list[str], lang: str = "", *, everything: bool = False) -> State:
    """Compares the pack with these scenarios. Raises LookupError as `spoken` does, RecipeError."""
    from game.voice.pack import studio
    from game.voice.pack.pack import SUFFIX
    from game.voice.pack.recipes import load

    where, recipes = folder(), load(folder())
    wanted: dict[str, Job] = {}
    places: dict[str, str] = {}
    for base, role, text, place in spoken(scenarios, lang):
        for name, job in studio.jobs([(base, role, text)], recipes).items():
            wanted.setdefault(name, job)
            places.setdefault(name, place)
    langs = [own for own in recipes.languages() if not lang or own == lang]
    there = {own: {file.stem for file in (where / own).glob(f"*{SUFFIX}")} for own in langs}
    before = {own: {(row[0], row[2]) for row in studio.read_index(where / own).values()} for own in langs}
    missing = tuple(name for name, job in wanted.items() if name not in there.get(job.lang, ()))
    outdated = tuple(
        name for name in missing if (wanted[name].role, wanted[name].sentence) in before[wanted[name].lang]
    )
    orphans = [where / own / f"{name}{SUFFIX}" for own in langs for name in sorted(there[own]) if name not in wanted]
    return State(wanted, places, missing, outdated, tuple(orphans) if everything else ())


def _asked(refs: list[str] | None, lang: str) -> State | int:
    """The state of the scenarios that a command names, or the exit code after saying why there is none."""
    from game.scenario.library import shipped
    from game.voice.pack.recipes import RecipeError

    try:
        return state(refs or list(shipped()), lang, everything=not refs)
    except LookupError:
        return WRONG
    except RecipeError as why:
        say(str(why))
        return FOUND


def check(scenarios: Refs = None, lang: Lang = "", as_json: AsJson = False) -> int:
    found = _asked(scenarios, lang)
    if isinstance(found, int):
        return found
    rows = [
        {
            "place": found.places[name],
            "lang": found.wanted[name].lang,
            "role": found.wanted[name].role,
            "sentence": found.wanted[name].sentence,
            "problem": "outdated" if name in found.outdated else "missing",
        }
        for name in found.missing
    ]
    if as_json:
        print_json({"lines": rows, "files": [str(file) for file in found.orphans], "wanted": len(found.wanted)})
    else:
        for row in rows:
            print(f"{row['place']}: {row['lang']}, {row['role']}: {row['problem']}: {row['sentence']}")
        for file in found.orphans:
            print(f"{file}: no line needs it")
        say(
            f"{len(found.wanted)} sentences, {len(found.missing)} without a voice "
            f"({len(found.outdated)} outdated), {len(found.orphans)} files too many"
        )
        if found.missing or found.orphans:
            say("kakenaoshi voices render speaks what is missing and removes what is not needed.")
    return FOUND if found.missing or found.orphans else OK


def render(
    scenarios: Refs = None,
    lang: Lang = "",
    processes: Annotated[int, typer.Option("--processes", help="How many at once; 0: one a core.")] = 0,
) -> int:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from game.voice.pack import studio
    from game.voice.pack.recipes import load

    if processes < 0:
        say("--processes: 0 or more.")
        return WRONG
    found = _asked(scenarios, lang)
    if isinstance(found, int):
        return found
    todo = [found.wanted[name] for name in found.missing]
    lacking = studio.lacking({job.recipe for job in todo})
    if lacking:
        say("\n".join([*lacking, "The studio needs: pip install 'kakenaoshi[render]'. Nothing was changed."]))
        return FOUND
    where = folder()
    troubles = 0
    rows = {own: studio.read_index(where / own) for own in load(where).languages()}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    try:
        with Progress(*columns, console=Console(stderr=True)) as progress:
            task = progress.add_task("speaking", total=len(todo))
            for done, made in enumerate(studio.render(todo, where, processes), 1):
                progress.advance(task)
                if made.trouble:
                    troubles += 1
                    place = found.places[made.job.key]
                    progress.console.print(f"{place}: {made.job.sentence}: {made.trouble}", markup=False)
                else:
                    rows[made.job.lang][made.job.key] = (made.job.role, made.ms, made.job.sentence)
                if done % 50 == 0:
                    _keep(rows, where)
    finally:
        # What is spoken stays, also where somebody interrupts.
        for file in found.orphans:
            file.unlink(missing_ok=True)
        _keep(rows, where)
    say(f"{len(todo) - troubles} sentences spoken, {troubles} could not be, {len(found.orphans)} files removed")
    return FOUND if troubles else OK


def _keep(rows: dict[str, dict[str, tuple[str, int, str]]], where: Path) -> None:
    from game.voice.pack import studio
    from game.voice.pack.pack import SUFFIX

    for lang, own in rows.items():
        there = {name: row for name, row in own.items() if (where / lang / f"{name}{SUFFIX}").is_file()}
        if there:
            studio.write_index(where / lang, there)


def list_(as_json: AsJson = False) -> int:
    from game.voice.availability import expected, packed
    from game.voice.engines import all_engines
    from game.voice.pack import studio
    from game.voice.pack.recipes import RecipeError, load

    langs = ("ja", "en", "fr")
    counts, live = packed(folder()), expected(langs)
    engines = [
        {"name": one.name, "version": one.version(), "langs": sorted(one.languages())}
        for one in all_engines()
        if one.available()
    ]
    try:
        lacking = studio.lacking(load(folder()).table.values())
    except RecipeError as why:
        say(str(why))
        return FOUND
    if as_json:
        print_json(
            {
                "langs": [{"lang": lang, "pack": counts.get(lang, 0), "live": live[lang]} for lang in langs],
                "engines": engines,
                "render": not lacking,
                "lacking": lacking,
            }
        )
        return OK
    for lang in langs:
        print(f"{lang}  {counts.get(lang, 0):5} sentences in the pack; live: {live[lang] or 'none, captions instead'}")
    for one in engines:
        print(f"    {one['name']} {one['version']} ({', '.join(one['langs'])})")
    print("voices render works here" if not lacking else f"voices render does not work here: {'; '.join(lacking)}")
    return OK
