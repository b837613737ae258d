"""What is done with calls on hold is told from the play; and random players do all of it, often enough."""

from __future__ import annotations

from collections import Counter

import pytest

from game.call.events import event_from_json, event_to_json
from game.call.state import fold
from game.session.bots import make_bot
from game.session.headless import run
from game.session.on_hold import DEEDS, Deed, deeds
from game.session.plans import do_step
from game.session.play import Play
from game.session.walk import walk
from tests.call.small import small

HELD = ("answer", "r1", "hold")
CHAT = ("answer", "r1", "r4", "r6")


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        (("answer", {"now": "hang-up"}, "dial.contact.son"), set()),
        (HELD, {"held"}),
        ((*HELD, "resume"), {"held", "taken up"}),
        ((*HELD, "dial.contact.son", "hang-up"), {"held", "talked to another"}),
        ((*HELD, "dial.contact.son", "hang-up", "resume"), {"held", "talked to another", "taken up after another"}),
        ((*HELD, "dial.contact.son", "hang-up", "hang-up"), {"held", "talked to another", "hung up"}),
        ((*HELD, "resume", "hold", "hang-up"), {"held", "taken up", "hung up"}),
        ((*HELD, "finish"), {"held", "done"}),
        ((*CHAT, "hold", "transfer.transfer"), {"held", "granted"}),
    ],
)
def test_what_was_done_with_a_call_on_hold(steps: tuple[object, ...], told: set[Deed]) -> None:
    play = Play(small(), 1)
    for step in steps:
        assert do_step(play, step) == "", step
    assert deeds(play) == told


def test_a_call_put_on_hold_while_another_rings() -> None:
    play = Play(small(), 1)
    for step in (*CHAT, "accept.add"):
        assert do_step(play, step) == "", step
    play.tick(play.state.at + 5000)
    assert do_step(play, {"now": "hold"}) == "" and play.state.ringing
    assert deeds(play) == {"held", "held while it rang"}


@pytest.mark.parametrize("helper", [False, True])
def test_random_players_have_callers_wait_in_every_way(helper: bool) -> None:
    """What is said of every walk (it ends, its score is within bounds, its events make it again) is said of these."""
    done: Counter[Deed] = Counter()
    for seed in range(60):
        play = Play(small(), seed, helper=helper)
        run(play, make_bot("random", seed))
        done.update(deeds(play))
        assert play.state.finished and play.state.ending and play.state.held is None
        assert 0.0 <= play.score().score <= 1.0
        assert fold(play.scenario, [event_from_json(event_to_json(event)) for event in play.events]) == play.state
    assert {deed for deed in DEEDS if done[deed] >= 4} >= {
        "held",
        "talked to another",
        "taken up",
        "taken up after another",
        "hung up",
        "done",
    }


@pytest.mark.parametrize("helper", [False, True])
def test_walks_that_explore_do_all_of_it(helper: bool) -> None:
    report = walk(small(), 300, 1, helper=helper)
    assert report.failures == ()
    assert {deed: count for deed, count in report.on_hold.items() if not count} == {}
    assert min(report.on_hold[deed] for deed in ("talked to another", "taken up after another", "done")) > 20
