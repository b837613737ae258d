"""Whatever is said next was foreseen, unless the player types a number."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.call.commands import Dial, PressKeys
from game.call.events import LineBegan
from game.scenario.library import shipped
from game.session.ahead import lines_ahead
from game.session.bots import make_bot
from game.session.plans import do_step
from game.session.play import Play
from tests.session.scripts import scenario


@pytest.mark.parametrize("helper", [False, True])
def test_the_opening_is_foreseen_while_it_rings(helper: bool) -> None:
    play = Play(scenario("shinjuku-officer"), 1, helper=helper)
    foreseen = lines_ahead(play, 0)
    assert foreseen
    play.bring_about(play.offers()[0].command, 500)
    begun = [(event.line, event.by) for event in play.events if isinstance(event, LineBegan)]
    assert begun[:1] == [one[:2] for one in foreseen[:1]]
    assert foreseen[0][2] == play.state.talk.talk if play.state.talk else False


@pytest.mark.parametrize("helper", [False, True])
def test_the_words_of_who_waits_are_foreseen_before_they_are_taken_up(helper: bool) -> None:
    play = Play(scenario("shinjuku-officer"), 5, helper=helper)
    assert do_step(play, "answer") == ""
    while not play.state.on_hold:
        assert do_step(play, {"now": "hold"}) == ""
    foreseen = lines_ahead(play, play.state.at)
    assert play.state.on_hold and do_step(play, "resume") == ""
    first = next(event for event in reversed(play.events) if isinstance(event, LineBegan))
    assert (first.line, first.by, "first-call") in foreseen


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(shipped()), st.integers(0, 10_000), st.booleans())
def test_every_first_line_was_foreseen(id: str, seed: int, helper: bool) -> None:
    play, bot = Play(scenario(id), seed, helper=helper), make_bot("random", seed)
    for _ in range(150):
        if play.state.finished or play.state.stopped:
            break
        foreseen, before, at = lines_ahead(play, play.state.at), len(play.events), play.state.at
        typed = False
        if play.line is not None and not bot.interrupts(play.scenario, play.state):
            play.line_done(at + 2000)
        else:
            command = bot.choose(play.scenario, play.state)
            typed = isinstance(command, PressKeys) or (isinstance(command, Dial) and command.route == "typed")
            play.bring_about(command, at + 300)
        begun = [(event.line, event.by) for event in play.events[before:] if isinstance(event, LineBegan)]
        rang = play.state.at > at + 2000
        assert typed or rang or not begun or begun[0] in {one[:2] for one in foreseen}, f"seed {seed}"


def test_looking_ahead_changes_nothing_and_ends_with_the_play() -> None:
    play = Play(scenario("lost-wallet"), 4)
    before = (play.state, len(play.events))
    lines_ahead(play, 100)
    assert (play.state, len(play.events)) == before
    play.stop(200)
    assert lines_ahead(play, 300) == ()
