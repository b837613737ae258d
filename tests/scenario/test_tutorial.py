"""The tutorial for authors: what it shows is a scenario, and it says only what is so."""

import re
from pathlib import Path

import pytest

from game import places
from game.scenario.library import Report, check
from game.session.bots import BotName, make_bot
from game.session.headless import run
from game.session.plans import check as check_plan
from game.session.play import Play

PAGE = places.scenarios().parent / "docs" / "write-a-scenario.md"
BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tutorial's scenario, put together as a reader would: its blocks, one below the other."""
    folder = tmp_path_factory.mktemp("author") / "two-hours"
    (folder / "plans").mkdir(parents=True)
    script: list[str] = []
    for block in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        if block.startswith("about:"):
            (folder / "plans" / "told.yaml").write_text(block, encoding="utf-8")
        elif not block.startswith(" "):  # an indented block is a variant of what was shown before
            script.append(block)
    (folder / "scenario.yaml").write_text("\n".join(script), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def report(folder: Path) -> Report:
    return check(folder)


def test_the_example_is_clean(report: Report) -> None:
    assert [str(problem) for problem in report.problems] == []


@pytest.mark.parametrize(
    ("bot", "outcome", "score"),
    [("obeys", "exposed", 0.0), ("protocol", "safe", 1.0), ("hang-up", "safe", 1.0)],
)
def test_the_example_comes_out_as_the_tutorial_promises(
    report: Report, bot: BotName, outcome: str, score: float
) -> None:
    assert report.scenario is not None
    play = Play(report.scenario, 1)
    run(play, make_bot(bot, 1))
    result = play.score()
    assert (result.outcome, result.score) == (outcome, score)


def test_the_example_plan_comes_out(folder: Path, report: Report) -> None:
    assert report.scenario is not None
    assert check_plan(report.scenario, folder / "plans" / "told.yaml").complaints == ()


def test_the_example_stays_small(folder: Path) -> None:
    lines = (folder / "scenario.yaml").read_text(encoding="utf-8").splitlines()
    assert len(lines) < 100
