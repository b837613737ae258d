"""The files of `common` by themselves: readable, with known keys, translations that can be read."""

from __future__ import annotations

from pathlib import Path

from game.scenario import file_problems as fp
from game.scenario import lint_problems as lp
from game.scenario.layers import did_you_mean, shown_path
from game.scenario.placeholder import known_keys
from game.scenario.problems import Problem, excerpt
from game.scenario.reader import read
from game.scenario.translations import read_catalogue


def check_files(common: Path) -> tuple[Problem, ...]:
    """The problems of each file, sorted."""
    problems: list[Problem] = []
    for file in sorted(common.rglob("*.yaml")):
        problems += _script(file)
    for file in sorted(common.glob("*.po")):
        problems += read_catalogue(file).problems
    return tuple(sorted(set(problems)))


def _script(file: Path) -> list[Problem]:
    shown = shown_path(file)
    try:
        document = read(file.read_bytes(), shown)
    except OSError as error:
        return [fp.UNREADABLE.at(shown, 1, 1, why=(error.strerror or "it cannot be opened").lower())]
    problems = list(document.problems)
    if not document.names_schema:
        problems.append(lp.NO_SCHEMA.at(shown, 1, 1))
    if not isinstance(document.value, dict):
        return [*problems, fp.NOT_A_MAPPING.at(shown, 1, 1)] if document.ok else problems
    known = known_keys(())
    for key in document.value:
        if key not in known:
            place = document.key_place((key,))
            hint = did_you_mean(key, known)
            problems.append(fp.UNKNOWN_KEY.at(shown, place.line, place.column, key=excerpt(key), hint=hint))
    return problems
