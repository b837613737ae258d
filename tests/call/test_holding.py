"""A call that the player put on hold: the phone is free meanwhile, and nothing of the call is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.call.commands import Hold, Resume
from game.call.events import Finished, Granted, LineBegan, Rang, Resumed, TalkEnded
from game.call.model import Does, Line, Scenario
from game.call.state import facts_here, fold
from game.session.bots import make_bot
from game.session.plans import do_step
from game.session.play import Play
from tests.call.small import small


def playing(*steps: object, seed: int = 1, timed: bool = False, helper: bool = False) -> Play:
    play = Play(small(), seed, timed=timed, helper=helper)
    for step in steps:
        assert do_step(play, step) == "", step
    return play


def unanswered(node: str) -> Scenario:
    """The small scenario with a caller who, in that node, has no words for having waited."""
    scenario = small()
    reactions = {move: said for move, said in scenario.nodes[node].reactions.items() if move != "hold"}
    return replace(scenario, nodes={**scenario.nodes, node: replace(scenario.nodes[node], reactions=reactions)})


def ids(play: Play) -> set[str]:
    return {offer.id for offer in play.offers()}


def finish_lines(play: Play) -> None:
    while play.line is not None:
        play.line_done(play.state.at + 1000)


def test_on_hold_the_phone_is_free_and_the_call_can_be_taken_up_or_ended() -> None:
    play = playing("answer", "hold")
    assert play.state.idle and play.state.on_hold
    assert {"resume", "hang-up", "dial.contact.son", "app.keypad", "finish"} <= ids(play)
    assert "hold" not in ids(play) and "wait" not in ids(play)
    assert "holding" in facts_here(play.scenario, play.state)


def test_only_one_call_waits() -> None:
    play = playing("answer", "hold", "dial.contact.son")
    assert play.state.talk is not None and play.state.talk.talk == "son"
    assert not {"hold", "resume"} & ids(play)


def test_after_the_second_call_the_first_still_waits() -> None:
    play = playing("answer", "r1", "hold", "dial.contact.son", "f2")
    finish_lines(play)
    assert play.state.talk is None and play.state.held is not None
    assert play.state.has("told")
    assert do_step(play, "resume") == ""
    assert play.state.talk is not None and play.state.talk.node == "first/ask"
    assert play.line is not None and play.line.id == "m-hold"
    assert play.state.open_demands == ("balance",)
    finish_lines(play)
    assert play.state.talk.floor and "reply.r3" in ids(play)


def test_what_was_asked_before_is_asked_again() -> None:
    play = playing("answer", "r1", {"now": "hold"}, {"now": "resume"})
    assert play.state.talk is not None and play.state.talk.turn == ("m-hold", "s3")
    finish_lines(play)
    assert do_step(play, {"now": "hold"}) == "" and do_step(play, {"now": "resume"}) == ""
    assert play.state.talk is not None and play.state.talk.turn == ("m-hold", "s3")


def test_a_sentence_cut_short_is_said_anew_with_what_followed() -> None:
    play = playing("answer", {"now": "hold"}, {"now": "resume"})
    assert play.state.talk is not None and play.state.talk.turn == ("m-hold", "s1", "s2")
    # Who is put on hold while they say so says it once, not twice.
    assert do_step(play, {"now": "hold"}) == "" and do_step(play, {"now": "resume"}) == ""
    assert play.state.talk.turn == ("m-hold", "s1", "s2")


def test_what_was_left_of_the_first_hold_is_not_said_after_the_second() -> None:
    scenario = small()
    turns = ((Line("w1", "@caller"), Line("w2", "@caller")), (Line("w3", "@caller"),))
    hold = replace(scenario.reactions["hold.mori"], turns=turns)
    play = Play(replace(scenario, reactions={**scenario.reactions, "hold.mori": hold}), 1)
    assert do_step(play, "answer") == ""
    for turn in (["w1", "w2", "s1", "s2"], ["w3", "s1", "s2"]):
        assert do_step(play, {"now": "hold"}) == "" and do_step(play, {"now": "resume"}) == ""
        assert play.state.talk is not None and list(play.state.talk.turn) == turn


def test_a_demand_met_during_a_call_in_between_leads_on_after_it() -> None:
    play = rung_meanwhile("answer", {"now": "transfer.transfer"}, {"now": "hang-up"})
    assert play.state.talk is not None and play.state.talk.node == "first/bye"
    ended = next(n for n, event in enumerate(play.events) if isinstance(event, TalkEnded))
    assert isinstance(play.events[play.resting(ended)], LineBegan)


def test_hanging_up_on_who_waits_is_leaving() -> None:
    play = playing("answer", "r1", "hold", {"dial": "station"}, "hang-up", "hang-up")
    assert play.state.held is None and play.state.idle
    assert play.score().steps["hang-up"] == "met"
    assert play.score().left_at_ms == play.state.at
    assert play.state.pending and play.state.has("left.first")


def test_who_is_done_leaves_nobody_waiting() -> None:
    play = playing("answer", "hold", "finish")
    ended, finished = play.events[-3], play.events[-1]
    assert isinstance(ended, TalkEnded) and ended.by == "player"
    assert isinstance(finished, Finished)
    assert play.score().steps["hang-up"] == "met"


def test_nobody_rings_while_somebody_waits() -> None:
    play = playing("answer", "hang-up", "dial.contact.son", {"now": "hold"})
    assert [row.ring for row in play.state.pending] == ["again"]
    assert not any(isinstance(event, Rang) for event in play.tick(play.state.at + 600_000))
    assert do_step(play, "hang-up") == ""
    assert any(isinstance(event, Rang) for event in play.tick(play.state.at + 600_000))


def test_a_demand_met_meanwhile_leads_on_when_the_call_goes_on() -> None:
    play = playing("answer", "r1", "r4", "r6")
    finish_lines(play)
    assert do_step(play, "hold") == ""
    assert do_step(play, "transfer.transfer") == ""
    assert isinstance(play.events[-1], Granted)
    assert do_step(play, "resume") == ""
    assert play.state.talk is not None and play.state.talk.node == "first/bye"


def test_what_was_refused_before_and_done_meanwhile_leads_on_as_well() -> None:
    play = playing("answer", "r1", "r4", "r6")
    finish_lines(play)
    for step in ({"now": "refuse"}, {"now": "hold"}, "transfer.transfer", "resume"):
        assert do_step(play, step) == "", step
    assert play.state.talk is not None and play.state.talk.node == "first/bye"


def test_a_play_is_not_taken_up_between_going_back_and_what_that_leads_to() -> None:
    play = playing("answer", "r1", "r4", "r6")
    finish_lines(play)
    for step in ({"now": "hold"}, "transfer.transfer", "resume"):
        assert do_step(play, step) == "", step
    back = next(n for n, event in enumerate(play.events) if isinstance(event, Resumed))
    assert play.states[play.resting(back) + 1].talk == play.state.talk
    assert isinstance(play.events[play.resting(back)], LineBegan)


def test_a_practice_may_begin_at_any_moment_of_a_call_on_hold() -> None:
    play = playing("answer", "r1", "hold", "dial.contact.son", {"now": "hang-up"}, "resume", "hold", "hang-up")
    for number in range(len(play.events)):
        again = play.practice(number)
        assert again.line is not None or again.offers()
        waits = again.state.on_hold and again.state.talk is None
        assert {"resume", "hang-up"} <= ids(again) if waits else "resume" not in ids(again)


def test_a_timed_reply_has_the_time_left_that_it_had() -> None:
    """Where the caller says nothing to having waited, that is; else the turn begins anew after those words."""
    play = Play(unanswered("first/hello"), 1, timed=True)
    assert do_step(play, "answer") == ""
    finish_lines(play)
    assert isinstance(play.do(Hold(), play.state.at + 4_000), tuple)
    held = play.state.held
    assert held is not None
    left = held.due - held.held_at
    assert left == 11_000
    play.tick(held.held_at + 90_000)
    assert isinstance(play.do(Resume(), held.held_at + 100_000), tuple)
    assert play.state.talk is not None and play.state.talk.due == play.state.at + left


def test_a_video_call_cannot_be_put_on_hold() -> None:
    play = playing("answer", "r1", "r4", "r6", "accept.add")
    play.tick(play.state.at + 5000)
    finish_lines(play)
    if play.state.ringing:
        assert do_step(play, "answer") == ""
    assert play.state.talk is not None and play.state.talk.talk == "video"
    assert "hold" not in ids(play)


def rung_meanwhile(*steps: object) -> Play:
    """A play in whose first call, at the request in the chat, a video call rings."""
    scenario = small()
    chat = replace(scenario.nodes["first/chat"], does=(Does("ring", "video", 1000), Does("chat", "add")))
    play = Play(replace(scenario, nodes={**scenario.nodes, "first/chat": chat}), 1)
    for word in ("answer", "r1", "r4", "r6"):
        assert do_step(play, word) == ""
    finish_lines(play)
    play.tick(play.state.at + 5000)
    assert play.state.ringing == "video" and play.state.talk is not None
    for step in steps:
        assert do_step(play, step) == "", step
    return play


def test_a_video_call_that_rings_goes_on_ringing_when_the_call_is_held() -> None:
    play = rung_meanwhile({"now": "hold"})
    assert play.state.ringing == "video" and play.state.talk is None and play.state.on_hold
    # First what rings is seen to; then who waits.
    assert {"answer", "decline", "let-ring"} <= ids(play)
    assert not {"resume", "hang-up", "finish"} & ids(play)


@pytest.mark.parametrize("way", ["decline", "let-ring"])
def test_after_a_ring_that_was_not_taken_the_call_on_hold_still_waits(way: str) -> None:
    play = rung_meanwhile({"now": "hold"}, way)
    assert play.state.idle and play.state.held is not None and play.state.held.talk == "first"
    assert do_step(play, "resume") == ""
    assert play.state.talk is not None and play.state.talk.node == "first/chat"
    assert set(play.state.open_demands) == {"add-chat", "transfer"}


def test_the_call_on_hold_waits_until_the_video_call_is_over_and_longer() -> None:
    play = rung_meanwhile({"now": "hold"}, "answer")
    assert play.state.talk is not None and play.state.talk.talk == "video"
    assert play.state.held is not None and play.state.held.talk == "first"
    assert not {"hold", "resume"} & ids(play)
    assert do_step(play, {"now": "hang-up"}) == ""
    assert play.state.idle and play.state.on_hold and "resume" in ids(play)
    assert do_step(play, "resume") == ""
    assert play.state.talk.talk == "first"
    assert do_step(play, {"now": "hang-up"}) == "" and play.state.held is None
    assert play.score().steps["hang-up"] == "met"


def test_a_transfer_made_in_the_video_call_leads_the_one_on_hold_on() -> None:
    play = rung_meanwhile({"now": "hold"}, "answer", {"now": "transfer.transfer"}, {"now": "hang-up"}, "resume")
    assert play.state.talk is not None and play.state.talk.node == "first/bye"


@given(seed=st.integers(0, 100_000), salt=st.lists(st.booleans(), min_size=60, max_size=60))
@settings(max_examples=60)
def test_holding_anywhere_loses_nothing_and_replays(seed: int, salt: list[bool]) -> None:
    """Whenever it is possible: hold, and perhaps go back. What was said before and what stood open is there again."""
    play = Play(small(), seed)
    bot = make_bot("random", seed)
    for hold in salt:
        if play.state.finished:
            break
        if hold and "hold" in ids(play):
            before = play.state
            assert do_step(play, {"now": "hold"}) == ""
            assert play.state.held is not None and play.state.open_demands == ()
            assert do_step(play, {"now": "resume"}) == ""
            after = play.state
            assert before.talk is not None and after.talk is not None
            assert (after.talk.talk, after.talk.node) == (before.talk.talk, before.talk.node)
            assert after.open_demands == before.open_demands
            assert after.said[: len(before.said)] == before.said
        if play.line is not None:
            play.line_done(play.state.at + 10)
        else:
            play.do(bot.choose(play.scenario, play.state), play.state.at + 10)
    assert fold(play.scenario, play.events) == play.state
    assert 0.0 <= play.score().score <= 1.0
