"""The one door to a play: rewinding to any moment, stopping, closing."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.call.events import Event, LineBegan, Stopped
from game.call.state import fold
from game.session.bots import make_bot
from game.session.headless import WalkError, run
from game.session.plans import do_step
from game.session.play import Play
from tests.call.small import small
from tests.session.scripts import scenario


@dataclass
class Kept:
    """A recorder in memory."""

    events: list[Event] = field(default_factory=list)
    closed: int = 0

    def append(self, events, states):  # type: ignore[no-untyped-def]
        assert len(events) == len(states)
        self.events += events

    def durable(self) -> bool:
        return True

    def close(self, play: Play) -> None:
        self.closed += 1


@given(data=st.data(), seed=st.integers(0, 10_000), which=st.sampled_from(["small", "line-badge"]))
@settings(max_examples=40)
def test_a_play_goes_on_from_any_moment(data: st.DataObject, seed: int, which: str) -> None:
    play = Play(small() if which == "small" else scenario(which), seed)
    run(play, make_bot("random", seed))
    first = play.score()
    for _ in range(3):
        to = data.draw(st.integers(-1, len(play.events) + 2))
        play.rewind(to, play.state.at)
        if not play.state.finished:
            assert play.offers()
            assert play.line is None or play.line.id == play.state.said[-1][0]
            run(play, make_bot("hang-up", seed))
        assert fold(play.scenario, play.events) == play.state
        assert play.score() == first


def test_a_line_is_taken_up_with_what_it_asks() -> None:
    play = Play(small(), 1)
    for step in ("answer", {"reply": "r1"}, {"reply": "r4"}, {"reply": "r5"}, "hang-up", "finish"):
        assert do_step(play, step) == ""
    asked = next(n for n, e in enumerate(play.events) if isinstance(e, LineBegan) and e.line == "s6")
    play.rewind(asked, play.state.at)
    assert play.line is not None and play.line.id == "s6"
    assert "transfer" in play.state.open_demands
    assert play.offer("transfer.transfer") is not None


@pytest.mark.parametrize("to", [-5, -1, 0, 1])
def test_the_very_start_is_the_first_ring(to: int) -> None:
    play = Play(small(), 1)
    do_step(play, "answer")
    play.rewind(to, play.state.at)
    assert play.state.ringing == "first" and play.state.talk is None


def test_stopping_twice_and_closing_again_is_harmless() -> None:
    kept = Kept()
    play = Play(small(), 1, recorder=kept)
    play.stop(10)
    play.stop(20)
    play.close()
    assert kept.closed == 1
    assert [type(event) for event in kept.events].count(Stopped) == 1
    assert play.line is None and play.line_done(30) == () and play.tick(40) == ()


def test_a_bot_does_not_play_on_where_the_player_stopped() -> None:
    play = Play(small(), 1)
    play.stop(10)
    with pytest.raises(WalkError):
        run(play, make_bot("hang-up", 1))
