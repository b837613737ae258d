"""What comes by itself - rings, waiting calls, timed replies - and what a call on hold keeps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.call.commands import Answer, Decline, Dial, Finish, HangUp, LetRing, OpenApp, PressKeys, Wait
from game.call.events import Declined, Dialled, Missed, Rang, TalkBegan, TurnedAway
from game.call.model import Does, Later, Scenario, Timeout
from game.call.offers import KEYS, TYPED
from game.call.rules import Refusal
from game.call.state import fold
from game.session.plans import do_step
from game.session.play import Play
from tests.call.small import small


def playing(*steps: object, scenario: Scenario | None = None, timed: bool = False) -> Play:
    play = Play(scenario or small(), 1, timed=timed)
    for step in steps:
        assert do_step(play, step) == ""
    return play


def finish_lines(play: Play) -> None:
    while play.line is not None:
        play.line_done(play.state.at + 1000)


TO_THE_VIDEO = ("answer", {"reply": "r1"}, {"reply": "r4"}, {"reply": "r6"}, "accept.add")


def with_video_at(node: str, ms: int = 1000) -> Scenario:
    """The small scam, in which `node` orders the video call."""
    made = small()
    ordering = replace(made.nodes[node], does=(Does("ring", "video", ms),))
    return replace(made, nodes={**made.nodes, node: ordering})


def test_what_was_asked_for_is_still_open_after_a_call_on_hold() -> None:
    play = playing("answer", {"reply": "r1"}, {"reply": "r4"}, scenario=with_video_at("first/secret"))
    finish_lines(play)
    before = play.state.open_demands
    assert before == ("secret", "keys")
    play.tick(play.state.at + 1000)
    play.do(Answer(), play.state.at)
    assert play.state.held is not None and not play.state.open_demands
    play.do(HangUp(), play.state.at)
    assert play.state.open_demands == before
    assert not isinstance(play.do(PressKeys("110#"), play.state.at), Refusal)
    assert play.state.has("granted.keys")


def test_what_was_granted_meanwhile_is_not_asked_for_again() -> None:
    scenario = with_video_at("first/chat")
    play = playing("answer", {"reply": "r1"}, {"reply": "r4"}, {"reply": "r6"}, scenario=scenario)
    finish_lines(play)
    play.tick(play.state.at + 1000)
    play.do(Answer(), play.state.at)
    assert do_step(play, "transfer.transfer") == ""
    play.do(HangUp(), play.state.at)
    assert "transfer" not in play.state.open_demands


def test_a_timed_reply_keeps_its_time_on_hold() -> None:
    play = playing("answer", scenario=with_video_at("first/hello"), timed=True)
    finish_lines(play)
    assert play.state.talk is not None
    left = play.state.talk.due - play.state.at
    play.tick(play.state.at)
    play.do(Answer(), play.state.at)
    play.do(HangUp(), play.state.at + 60_000)
    assert play.state.talk.due == play.state.at + left


def test_a_call_that_waits_until_the_phone_is_free_stops_no_timed_reply() -> None:
    later = Later("early", "left", "first", 1000, "again")
    made = small()
    hello = replace(made.nodes["son/hello"], timeout=Timeout(15_000, "son/bye"))
    scenario = replace(made, later=(later,), nodes={**made.nodes, "son/hello": hello})
    play = playing("answer", "hang-up", "contact.son", scenario=scenario, timed=True)
    finish_lines(play)
    play.tick(play.state.at + 15_000)
    assert play.state.talk is not None and play.state.talk.node == "son/bye"


def test_who_is_blocked_does_not_ring_and_nobody_declined() -> None:
    play = playing("answer", "hang-up", "block.mori", "wait")
    assert isinstance(play.events[-1], TurnedAway)
    assert not any(isinstance(event, Declined) for event in play.events)
    assert (play.state.ringing, play.state.pending) == ("", ())
    assert [row.how for row in play.state.history] == ["incoming"]


def test_who_is_blocked_does_not_ring_during_a_talk_with_somebody_else() -> None:
    play = playing(*TO_THE_VIDEO, {"now": "hang-up"}, "block.mori", "contact.son")
    play.tick(play.state.at + 3000)
    assert play.state.ringing == "" and isinstance(play.events[-1], TurnedAway)


def test_two_reasons_to_ring_by_now_ring_once() -> None:
    later = (Later("a", "left", "first", 9000, "again"), Later("b", "ended", "first", 5000, "again"))
    play = playing("answer", "hang-up", scenario=replace(small(), later=later))
    play.tick(play.state.at + 10_000)
    assert play.state.ringing == "again" and play.state.pending == ()


def test_the_earlier_of_two_rings_leaves_the_later_one() -> None:
    later = (Later("a", "left", "first", 9000, "again"), Later("b", "ended", "first", 5000, "again"))
    play = playing("answer", "hang-up", scenario=replace(small(), later=later))
    left = play.state.at
    play.tick(left + 5000)
    assert [row.due for row in play.state.pending] == [left + 9000]
    assert sum(isinstance(event, Rang) for event in play.events) == 2


def test_what_follows_harm_may_follow_it_in_one_talk_only() -> None:
    steps = ("answer", {"reply": "r1"}, {"reply": "r3"})
    for of, rings in (("first", 1), ("false", 0), ("", 1)):
        later = (Later("more", "harm", of, 9000, "again"),)
        assert len(playing(*steps, scenario=replace(small(), later=later)).state.pending) == rings


@pytest.mark.parametrize("typed", ["-", " ", "##", "+-*"])
def test_a_number_has_digits(typed: str) -> None:
    play = playing("answer", "hang-up")
    made = play.do(Dial("typed", typed), play.state.at)
    assert isinstance(made, Refusal) and made.reason == "not-a-number"


def test_dialling_nobody_is_no_fact_without_a_name() -> None:
    play = playing("answer", "hang-up", {"dial": "03-0999-9999"})
    assert play.state.has("dialled") and not play.state.has("dialled.")


def test_keys_are_what_the_line_hears() -> None:
    play = playing("answer", {"reply": "r1"}, {"reply": "r4"}, {"keys": "1-1-0 #"})
    assert play.state.has("granted.keys")


def rung_over(app: str = "app.contacts") -> Play:
    """The phone rings again while an app is open."""
    play = playing("answer", "hang-up", app)
    play.tick(play.state.at + 60_000)
    assert play.state.ringing
    return play


def test_a_ring_takes_no_app_out_of_the_hand() -> None:
    play = rung_over()
    assert play.state.app == "contacts" and play.state.in_hand and not play.state.idle
    able = {offer.id for offer in play.offers()}
    assert {"answer", "decline", "let-ring", "app.browser", "app.home", "dial.typed"} <= able
    assert not able & {"wait", "finish"}
    for command in (Wait(), Finish()):
        assert isinstance(play.do(command, play.state.at), Refusal)
    assert do_step(play, "app.browser") == ""
    assert play.state.ringing and play.offer("app.contacts") is not None
    play.do(Decline(), play.state.at)
    assert play.state.idle and play.offer("app.browser") is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 10_000), max_size=12), st.sampled_from(["app.contacts", "app.browser", "app.history"]))
def test_whatever_is_done_while_it_rings_over_an_app(choices: list[int], app: str) -> None:
    """Every offer is accepted, no ring goes on once somebody talks, and the record replays to the same state."""
    play = rung_over(app)
    for number in choices:
        able = [offer for offer in play.offers() if offer.id not in (TYPED, KEYS)]
        if not able:
            break
        assert not isinstance(play.do(able[number % len(able)].command, play.state.at), Refusal)
        assert not (play.state.ringing and play.state.talk is not None and play.state.held is None)
        assert fold(play.scenario, play.events) == play.state


def test_on_the_home_screen_and_at_first_a_ring_is_all_there_is() -> None:
    first = playing()
    again = playing("answer", "hang-up")
    again.tick(again.state.at + 60_000)
    home = rung_over()
    home.do(OpenApp("home"), home.state.at)
    for play in (first, again, home):
        assert play.state.ringing and not play.state.in_hand
        assert [offer.id for offer in play.offers()] == ["answer", "decline", "let-ring"]
        assert isinstance(play.do(Dial("typed", "0303460110"), play.state.at), Refusal)


def test_whoever_dials_while_it_rings_has_missed_the_call() -> None:
    play = rung_over()
    talk = play.state.ringing
    made = play.do(Dial("typed", "0303460110"), play.state.at)
    assert not isinstance(made, Refusal)
    kinds = [type(event) for event in made if isinstance(event, Missed | Dialled | TalkBegan)]
    assert kinds == [Missed, Dialled, TalkBegan]
    assert play.state.ringing == "" and play.state.talk is not None and play.state.has(f"missed.{talk}")
    assert [row.how for row in play.state.history[-2:]] == ["missed", "dialled"]


def test_it_is_answered_and_let_ring_from_an_app_as_ever() -> None:
    play = rung_over()
    play.do(Answer(), play.state.at)
    assert play.state.talk is not None and play.state.talk.route == "incoming"
    play = rung_over()
    play.do(LetRing(), play.state.at)
    assert play.state.idle and play.state.history[-1].how == "missed"
