"""Plays in a real window: which are planned, and one short one by mouse where the desktop's packages are."""

import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from dev import at_spi, touch_screen, window_plays
from dev.planned_plays import ENDS, INPUTS, LOOKS, Job, jobs, planned
from dev.window_hands import Node
from dev.window_ways import MOVES, Step, targets, ways
from game.call import model


def test_every_scenario_has_both_ends_by_every_input() -> None:
    ends: dict[tuple[str, str], set[str]] = defaultdict(set)
    looks: dict[str, set[str]] = defaultdict(set)
    for job in jobs(list(INPUTS)):
        ends[job.scenario, job.end].add(job.input)
        looks[job.input].add(str(job.look))
        if job.end == "best":
            assert (job.expected["score"], job.expected["outcome"]) == (1.0, "safe")
    assert {(scenario, end) for scenario, end, _ in ENDS} <= set(ends)
    assert len({scenario for scenario, _, _ in ENDS}) == 4
    assert all(by == set(INPUTS) for by in ends.values())
    assert all({str(look) for look in LOOKS} <= seen for seen in looks.values())


def test_steps_are_what_a_person_presses() -> None:
    steps, expected = planned(
        "shinjuku-officer",
        1,
        [
            "answer",
            "hold",
            "app.keypad",
            {"dial": "shinjuku"},
            {"now": "hang-up"},
            "resume",
            {"now": "hang-up"},
            "finish",
        ],
    )
    assert [step.id for step in steps] == ["answer", "add-call", "0303460110", "hang-up", "resume", "hang-up", "finish"]
    assert steps[2].kind == "digits" and steps[3].now
    assert expected["outcome"] == "safe"


def test_the_moves_are_those_of_the_rules() -> None:
    assert MOVES == model.MOVES


def test_fingers_take_the_discs_and_ways_lead_to_apps() -> None:
    assert targets(Step("answer"), "touch")[0] == "disc.answer"
    assert targets(Step("answer"), "keys")[0] == "answer"
    assert "app.bank" in ways(Step("transfer.transfer"), ())


def test_what_a_list_hides_is_not_seen() -> None:
    box = Node("list", "list", "", 0, 100, 400, 200, False, False, True)

    def seen(y: int) -> object:
        return Node("row", "push button", "", 0, y, 400, 80, True, False, True, box).seen()

    assert seen(120) == (0, 120, 400, 80)
    assert seen(250) == (0, 250, 400, 50)
    assert seen(290) is None and seen(20) is None


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(window_plays, "missing", lambda: ["Xvfb"])
    monkeypatch.setattr("sys.argv", ["window_plays"])
    assert window_plays.main() == at_spi.SKIPPED
    assert capsys.readouterr().out.startswith("skipped: this machine lacks Xvfb")


def test_a_server_without_a_touch_screen_is_none(tmp_path: Path) -> None:
    assert touch_screen.server(tmp_path) is None
    assert "xserver-xorg-core" in touch_screen.lacking(tmp_path)


@pytest.mark.slow
def test_a_short_play_in_a_window(tmp_path: Path) -> None:
    lacking = [*at_spi.missing(), *(name for name in ("xdotool", "import") if shutil.which(name) is None)]
    if lacking:
        pytest.skip("this machine lacks " + ", ".join(lacking))
    steps, expected = planned("lost-wallet", 6, ["answer", {"now": "hang-up"}, "finish"])
    job = Job("lost-wallet", "short", "keys", LOOKS[0], 6, steps, expected)
    (came,) = window_plays.session("keys", [job], tmp_path, "/", "")
    assert not came["failure"] and not came["wrong"], came
    assert came["record"]["ending"] == "left"
