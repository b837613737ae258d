"""docs/problems.md says what the registry says."""

from dev.problems import PAGE, page
from game.scenario.problems import every_kind


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m dev.problems"


def test_every_code_stands_once_on_the_page() -> None:
    rows = [line.split(" ")[1] for line in page().splitlines() if line.startswith("| ")]
    codes = [row for row in rows if row[1:].isdigit()]
    assert sorted(codes) == [kind.code for kind in every_kind()]
