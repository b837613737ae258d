"""The files of tests/bad: one for each kind of problem, named by its code."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from game.scenario import library
from game.scenario.problems import Problem
from game.scenario.reader import read

BAD = Path(__file__).parent.parent / "bad"
_ALSO = re.compile(r"^# also: (.*)$", re.MULTILINE)


def cases() -> dict[str, Path]:
    """Each bad file (or folder, where one file is not enough) by its code."""
    return {path.name[:3]: path for path in sorted(BAD.iterdir()) if re.match(r"[A-Z]\d\d-", path.name)}


def problems_of(case: Path, folder: Path) -> tuple[Problem, ...]:
    """What is found in a bad file: by the reader alone (`Y`), or as a scenario made in `folder`."""
    if case.name.startswith("Y"):
        return read(case.read_bytes(), case.name).problems
    scenario = folder / "bad"
    if case.is_dir():
        shutil.copytree(case, scenario)
    else:
        scenario.mkdir()
        shutil.copy(case, scenario / "scenario.yaml")
    return library.check(scenario, BAD).problems


def expected(case: Path) -> set[str]:
    """The codes that a bad file must yield: its own, and those that cannot be avoided with it."""
    script = case / "scenario.yaml" if case.is_dir() else case
    codes = {case.name[:3]}
    if script.is_file():
        also = _ALSO.search(script.read_bytes().decode(errors="replace"))
        codes |= set(also[1].split()) if also else set()
    return codes
