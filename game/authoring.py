"""The commands of those who write scenarios: lint, test, walk, schema, translations."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game.cli import FOUND, OK, WRONG
from game.printing import find_scenario, print_json, say

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of lines to read.")]
Ref = Annotated[str, typer.Argument(help="A scenario's id, or a folder with a scenario.yaml.")]


def lint(
    paths: Annotated[list[Path] | None, typer.Argument(help="Scenario folders; none: all that ship.")] = None,
    as_json: AsJson = False,
    explain: Annotated[str, typer.Option("--explain", help="Print what talk/node resolves to.")] = "",
    fix_ids: Annotated[bool, typer.Option("--fix-ids", help="Write missing ids into the files.")] = False,
) -> int:
    from game import places
    from game.scenario.library import NoSuchScenario, check, check_common, find, shipped

    try:
        folders = [find(str(path)) for path in paths or []] or [find(id) for id in shipped()]
    except NoSuchScenario as why:
        say(str(why))
        return WRONG
    # Without a path, what the scenarios share is looked at as well.
    shared = [] if paths else [places.scenarios() / "common"]
    if fix_ids and not all(_fix_ids(folder) for folder in [*shared, *folders]):
        return FOUND
    if explain:
        return _explain(folders, explain)
    found = {problem for folder in folders for problem in check(folder).problems}
    problems = sorted(found.union(check_common() if shared else ()))
    if as_json:
        print_json([problem.to_json() for problem in problems])
    else:
        for problem in problems:
            print(problem)
        errors = sum(problem.is_error for problem in problems)
        say(f"{len(folders)} scenarios, {errors} errors, {len(problems) - errors} warnings")
        if not errors:
            _voices(folders)
    return FOUND if any(problem.is_error for problem in problems) else OK


def _voices(folders: list[Path]) -> None:
    """A word about lines that the pack does not speak: they are no mistake, since live speech and captions do."""
    from game.voice.pack.recipes import RecipeError
    from game.voices import state

    try:
        found = state([str(folder) for folder in folders])
    except (LookupError, RecipeError) as why:
        say(f"voices: {why}")
        return
    if found.missing:
        say(f"{len(found.missing)} of {len(found.wanted)} sentences are not in the voice pack: kakenaoshi voices check")


def _fix_ids(folder: Path) -> bool:
    from game.scenario.fix_ids import CannotFix, fix_folder

    try:
        for fixed in fix_folder(folder):
            print(f"{fixed.path}: {', '.join(fixed.ids)}")
    except (CannotFix, OSError) as why:
        say(str(why))
        return False
    return True


def _explain(folders: list[Path], name: str) -> int:
    from game import places
    from game.scenario.compiler import compile_folder
    from game.scenario.explain import NoSuchNode, explain

    told, refused = [], []
    for folder in folders:
        script, problems = compile_folder(folder, places.scenarios() / "common")
        if script is None:
            refused += [str(problem) for problem in problems]
            continue
        try:
            told.append(explain(script, name))
        except NoSuchNode as why:
            refused.append(f"{folder.name}: {why}")
    print("\n".join(told), end="")
    if not told:
        say("\n".join(refused))
    return OK if told else FOUND


def test(
    scenarios: Annotated[list[str] | None, typer.Argument(help="Ids or folders; none: all.")] = None,
) -> int:
    from game.scenario.library import find, shipped
    from game.session.plans import check, plans_of

    passed = failed = 0
    for ref in scenarios or list(shipped()):
        found = find_scenario(ref)
        if found is None:
            return WRONG
        for path in plans_of(find(ref)):
            verdict = check(found, path)
            if verdict.complaints:
                failed += 1
                print("\n".join(verdict.complaints))
            else:
                passed += 1
    say(f"{passed} plans came out as written, {failed} did not")
    return FOUND if failed or not passed else OK


def walk(
    scenario: Ref,
    runs: Annotated[int, typer.Option("--runs", help="How many walks.")] = 1000,
    seed: Annotated[int, typer.Option("--seed", help="Seed of the first walk; the next ones count on.")] = 1,
    helper: Annotated[bool, typer.Option("--helper", help="Beside a relative who holds the phone.")] = False,
    as_json: AsJson = False,
) -> int:
    from dataclasses import asdict

    from game.session.walk import save
    from game.session.walk import walk as walked

    if runs < 1:
        say("--runs: at least 1.")
        return WRONG
    found = find_scenario(scenario)
    if found is None:
        return WRONG
    report = walked(found, runs, seed, helper=helper)
    if as_json:
        print_json(asdict(report))
    else:
        print(f"{report.scenario}: {runs} walks from seed {seed}, longest {report.longest} events")
        print("  " + ", ".join(f"{name} {count}" for name, count in sorted(report.outcomes.items())))
        print("  calls on hold: " + ", ".join(f"{name} {count}" for name, count in report.on_hold.items()))
        for line in report.missed:
            print(f"{line} was not reached")
    for failure in report.failures:
        try:
            where = f"the walk is saved in {save(report.scenario, failure)}"
        except OSError as why:
            where = f"the walk could not be saved: {why.strerror or why}"
        say(f"Seed {failure.seed}: {failure.error}; {where}")
    return FOUND if report.failures or report.missed else OK


def schema(
    check: Annotated[bool, typer.Option("--check", help="Only say whether it is fresh.")] = False,
) -> int:
    from game import places
    from game.scenario.schema_file import is_fresh, write

    file = places.scenarios() / "schema.json"
    if is_fresh(file):
        say(f"{file.name} is fresh")
        return OK
    if check:
        say(f"{file} is not fresh: write it with `kakenaoshi schema`")
        return FOUND
    try:
        write(file)
    except OSError as why:
        say(f"{file} cannot be written: {why.strerror or why}.")
        return FOUND
    print(f"{file} is written")
    return OK


def translations(
    langs: Annotated[list[str] | None, typer.Argument(help="Languages; none: en and fr.")] = None,
) -> int:
    from game import places
    from game.scenario.catalogues import update_all

    try:
        done = update_all(places.scenarios(), langs or ["en", "fr"])
    except (OSError, ValueError) as why:
        say(str(why))
        return FOUND
    for file, (texts, missing) in done.items():
        print(f"{file}: {texts} texts, {missing} to translate")
    return OK
