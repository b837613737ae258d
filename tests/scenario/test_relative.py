"""The relative of a helper's play: common words for every story, which a scenario may replace one by one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game import places
from game.scenario.library import check

OWN = """relative:
  voice: family-man
  doubts:
    leave:
      worry:
        - {id: own-leave, line: 切ったら、あの子が困らないかな。}
"""


def with_relative(tmp_path: Path, text: str) -> Path:
    root = tmp_path / "scenarios"
    shutil.copytree(places.scenarios(), root)
    file = root / "lost-wallet" / "scenario.yaml"
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
    return root


def test_a_scenario_replaces_what_it_wants_to(tmp_path: Path) -> None:
    root = with_relative(tmp_path, OWN)
    found = check(root / "lost-wallet", root)
    assert found.scenario is not None and found.scenario.relative is not None
    said = found.scenario.relative
    assert (said.voice, [line.id for line in said.doubts["leave.worry"]]) == ("family-man", ["own-leave"])
    assert [line.id for line in said.doubts["leave.trust"]] == ["relative.leave.1"]
    assert found.scenario.durations["ja"]["own-leave"] > 0
    missing = [str(problem) for problem in found.problems]
    assert len(missing) == 2 and all("own-leave" in text for text in missing), "its own words want a translation"


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("relative: {voice: nobody}\n", "L14", "nobody"),
        (OWN.replace("切ったら、", "切ったら、" * 5), "L01", "caption"),
        (OWN.replace("own-leave", "words.1"), "C02", "words.1"),
        ("relative: {doubts: {leave: {trust: []}}}\n", "S", "0 items"),
        ("relative: {doubts: {stay: {}}}\n", "S", "stay"),
    ],
)
def test_lint_reads_it_like_any_other_line(tmp_path: Path, text: str, code: str, word: str) -> None:
    root = with_relative(tmp_path, text)
    found = [p for p in check(root / "lost-wallet", root).problems if word in str(p) and p.code.startswith(code)]
    assert found, check(root / "lost-wallet", root).problems
    assert "lost-wallet/scenario.yaml" in str(found[0])
