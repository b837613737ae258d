"""Every kind of problem has a file that shows it, and that shows nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario.problems import REGISTRY, every_kind
from tests.scenario.bad_files import BAD, cases, expected, problems_of


def test_every_code_has_a_bad_file_and_every_file_a_code() -> None:
    assert sorted(cases()) == [kind.code for kind in every_kind()]


@pytest.mark.parametrize("code", sorted(cases()))
def test_a_bad_file_yields_its_code_and_no_other(code: str, tmp_path: Path) -> None:
    case = cases()[code]
    found = problems_of(case, tmp_path)
    assert {problem.code for problem in found} == expected(case), "\n".join(map(str, found))
    assert case.stem == f"{code}-{REGISTRY[code].name}" or case.name == f"{code}-{REGISTRY[code].name}"
    for problem in found:
        assert problem.line >= 1 and problem.column >= 1
        assert problem.found and problem.mend


def test_the_base_of_the_bad_files_has_no_problem(tmp_path: Path) -> None:
    good = tmp_path / "good.yaml"
    line = "# yaml-language-server: $schema=../../scenarios/schema.json\n"
    good.write_text(f"{line}id: bad\nuse: [worlds/base]\n", encoding="utf-8")
    assert problems_of(good, tmp_path) == ()
    assert (BAD / "common" / "worlds" / "base.yaml").is_file()
