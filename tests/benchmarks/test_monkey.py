"""Random play, in short: every kind of action, walks that can be done again, faults that are found and kept."""

import json
from collections import Counter
from pathlib import Path

import pygame
import pytest

from benchmarks import monkey, restless
from benchmarks.monkey import Result, Tally, replay, report, walk
from benchmarks.restless import DeadEnd, Leftover, Restless, begin_walk
from benchmarks.screens import screens
from game.phone.scene import Press, Scene, Transition, UiEvent
from game.phone.scenes.calls import CallsScene
from game.phone.scenes.start import StartScene
from game.phone.ui import Ui


@pytest.fixture(scope="module", autouse=True)
def ready() -> None:
    monkey.prepare()


@pytest.mark.parametrize("number", range(0, 24, 4))
def test_short_walks_find_nothing(number: int) -> None:
    for one in (number, number + 1):
        found = walk(5, one, 70)
        assert not found.fault, found.words
        assert found.actions and found.seen


def test_callers_are_put_on_hold_and_others_rung_meanwhile() -> None:
    seen: Counter[str] = Counter()
    for number in range(14, 30):
        found = walk(5, number, 120)
        assert not found.fault, found.words
        seen += found.seen
    assert sum(name.endswith(", while one waits") for name in seen) >= 3, seen


def test_a_walk_done_again_sees_the_same() -> None:
    first = Restless(begin_walk(3, 5), monkey._scenarios)
    first.wander(120)
    again = Restless(begin_walk(3, 5), monkey._scenarios)
    again.repeat(json.loads(json.dumps(first.done)))
    assert again.seen == first.seen and len(first.seen) > 2


def test_a_fault_is_kept_and_comes_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Scene, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Press) and event.id.startswith("call."):
            raise ZeroDivisionError("planted")
        return None

    with monkeypatch.context() as patch:
        patch.setattr(CallsScene, "handle", broken)
        found = walk(1, 0, 400)
        assert found.fault.startswith("ZeroDivisionError at test_monkey.py:") and "planted" in found.fault
        tally = Tally(1, tmp_path)
        tally.add(found)
        (file,) = tmp_path.iterdir()
        assert report(tally, 1.0, 1) == 1
        assert replay(file, told=False) == 1
    assert replay(file, told=False) == 0


def test_a_screen_that_is_not_left_is_a_dead_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StartScene, "handle", lambda self, event, ui: None)
    monkeypatch.setattr(restless, "PATIENCE", 60)
    player = Restless(begin_walk(1, 0), monkey._scenarios)
    player.pilot.stage._settings = lambda: None  # type: ignore[method-assign]
    with pytest.raises(DeadEnd, match="start is not left"):
        player.wander(100)
    with pytest.raises(DeadEnd, match="start cannot be left"):
        player.leave()


def test_what_stays_on_the_screen_is_a_fault() -> None:
    player = Restless(begin_walk(1, 0), monkey._scenarios)
    surface = player.pilot.picture()
    player._look()
    pygame.draw.circle(surface, (255, 0, 0), (surface.get_width() // 2, surface.get_height() - 4), 3)
    with pytest.raises(Leftover, match="pixels are left"):
        player._look()


def test_a_screen_that_nobody_saw_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    tally = Tally(1)
    everything = screens()
    assert {
        "video",
        "debrief, recovery",
        "settings, sound",
        "browser, page",
        "in-call, beside a relative",
        "keypad, while one waits",
    } <= everything
    assert not [name for name in everything if name.startswith("prepared")]
    tally.add(Result(0, 10, Counter(everything - {"video"})))
    assert report(tally, 1.0, 1) == 1
    assert "NEVER SEEN: video" in capsys.readouterr().out
    tally.add(Result(1, 10, Counter(["video"])))
    assert report(tally, 1.0, 1) == 0
