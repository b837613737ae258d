"""Contacts that hold, ring again, or are somebody else's: when one is over, and what counts as evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.call.commands import Actor, Answer, Decline, HangUp, Route, Stop
from game.call.events import Event, Found, Granted, PaymentStopAsked, Reported, TalkBegan, Told
from game.call.model import Caller, Does, Entry, Later, Line, Node, Reply, Role, Scenario, Shows, Start, Talk
from game.scoring.contacts import leaving
from game.scoring.score import Score, Step, score
from game.session.bots import make_bot
from game.session.debrief import debrief
from game.session.headless import run
from game.session.listening import rest
from game.session.plans import do_step
from game.session.play import Play
from tests.call.small import small

AGAIN = (Later("again", "left", "first", 5000, "first"), Later("more", "ended", "first", 5000, "first"))
OBEYED = ({"reply": "r1"}, {"reply": "r3"}, {"reply": "r5"}, {"reply": "r7"})


def ringing_again(**changes: object) -> Scenario:
    """The small scam, whose first call rings again whoever ended it."""
    return replace(small(), later=AGAIN, **changes)  # type: ignore[arg-type]


def after(scenario: Scenario, *steps: object) -> Play:
    play = Play(scenario, 1)
    for step in steps:
        assert do_step(play, step) == "", step
    return play


def with_a_video() -> Scenario:
    """The small scam, which orders its video call in the first sentence."""
    made = small()
    hello = replace(made.nodes["first/hello"], does=(Does("ring", "video", 1000),))
    return replace(made, nodes={**made.nodes, "first/hello": hello}, later=())


def during_the_video() -> Play:
    play = after(with_a_video(), "answer")
    while play.line is not None:
        play.line_done(play.state.at + 1000)
    play.tick(play.state.at)
    assert play.state.ringing == "video" and play.state.talk is not None
    return play


# Held calls


def test_leaving_the_video_is_not_leaving_while_the_call_goes_on() -> None:
    play = during_the_video()
    play.do(Answer(), play.state.at)
    play.do(HangUp(), play.state.at)
    came = play.score()
    assert (came.steps["hang-up"], came.steps["distrust-caller-id"]) == ("not_needed", "not_needed")
    assert came.left_at_ms is None
    for step in OBEYED:
        assert do_step(play, step) == ""
    do_step(play, "finish")
    came = play.score()
    assert (came.steps["hang-up"], came.steps["distrust-caller-id"]) == ("missed", "missed")


def test_declining_the_video_is_not_leaving_while_the_call_goes_on() -> None:
    play = during_the_video()
    play.do(Decline(), play.state.at)
    assert play.score().steps["hang-up"] == "not_needed"
    assert play.score().left_at_ms is None
    play.do(HangUp(), play.state.at + 700)
    assert play.score().steps["hang-up"] == "met"
    assert play.score().left_at_ms == play.state.at


def test_a_video_that_the_caller_ends_does_not_end_the_contact() -> None:
    play = during_the_video()
    play.do(Answer(), play.state.at)
    assert do_step(play, {"reply": "v2"}) == ""
    while play.state.held is not None:
        play.line_done(play.state.at + 1000)
    assert play.score().steps["distrust-caller-id"] == "not_needed"


def test_the_timeline_promises_no_safety_while_a_call_is_on_hold() -> None:
    play = during_the_video()
    play.do(Answer(), play.state.at)
    play.do(HangUp(), play.state.at)
    play.do(HangUp(), play.state.at + 500)
    notes = [row.note for row in debrief(play.scenario, play.events).rows if row.deed == "hung-up"]
    assert notes == ["", "safe-now"]


# What rings again


@pytest.mark.parametrize("first", [("decline",), ("answer", "hang-up")])
def test_who_pays_at_the_second_ring_has_not_left(first: tuple[str, ...]) -> None:
    later = (*AGAIN, Later("back", "declined", "first", 5000, "first"))
    play = after(replace(small(), later=later), *first, "wait", "answer", *OBEYED)
    while play.line is not None:
        play.line_done(play.state.at + 1000)
    came = play.score()
    assert (came.steps["hang-up"], came.steps["distrust-caller-id"]) == ("missed", "missed")
    assert came.discernment == "miss"


def test_leaving_late_counts() -> None:
    play = after(ringing_again(), "answer", *OBEYED, "wait", "decline", "finish")
    assert play.score().steps["hang-up"] == "met"
    assert play.score().left_at_ms is None
    assert play.score().steps["distrust-caller-id"] == "missed"


def test_who_checked_before_giving_way_had_checked() -> None:
    steps = ("answer", "hang-up", {"look-up": "station"}, {"dial": "station"}, "hang-up", "wait", "answer")
    came = after(ringing_again(), *steps, *OBEYED[:2], "hang-up", "finish").score()
    assert came.steps["distrust-caller-id"] == "met"
    assert came.steps["disclose-nothing"] == "missed"


def test_the_moment_of_leaving_and_its_flags_are_of_the_first_leaving() -> None:
    steps = ("answer", {"now": "hang-up"}, "wait", "answer", {"reply": "r1"}, {"reply": "r4"}, "hang-up")
    play = after(ringing_again(), *steps)
    came, left = play.score(), leaving(play.scenario, play.events)
    assert left is not None
    assert (came.left_at_ms, came.flags_passed) == (left.at, left.flags) == (2000, 1)


def test_a_declined_ring_is_no_leaving_for_who_then_answered() -> None:
    later = (Later("back", "declined", "first", 5000, "first"),)
    play = after(replace(small(), later=later), "decline", "wait", "answer", *OBEYED)
    while play.line is not None:
        play.line_done(play.state.at + 1000)
    assert play.score().left_at_ms is None
    assert play.score().flags_passed == 2


def test_a_blocked_ring_is_nothing_that_the_player_did() -> None:
    play = after(ringing_again(), "answer", *OBEYED, "block.mori", "wait", "finish")
    came = play.score()
    assert came.steps["hang-up"] == "missed"
    assert came.left_at_ms is None


# Evidence


def test_details_count_where_the_caller_was_asked() -> None:
    made = small()
    asking = {**made.nodes, "son/hello": replace(made.nodes["son/hello"], reactions={})}
    scenario = replace(made, nodes=asking)
    for number in ("contact.son", {"dial": "station"}, {"dial": "false-desk"}):
        came = after(scenario, "answer", "hang-up", number, "ask-details").score()
        assert came.steps["ask-details"] == "not_needed"


def of(scenario: Scenario, *events: Event) -> Score:
    """The score of events that were put together by hand."""
    return score(scenario, events)


NOW: tuple[int, Actor, tuple[int, ...]] = (0, "player", ())
HARMED = Granted(*NOW, "balance")


def with_roles() -> Scenario:
    made = small()
    roles: tuple[Role, ...] = ("agency", "carrier", "consumer", "emergency", "other")
    more = [Entry(role, f"entry.{role}.name", "03-0111-0000", role, "desk") for role in roles]
    return replace(made, entries={**made.entries, **{entry.id: entry for entry in more}})


@pytest.mark.parametrize(
    ("entry", "route", "counts"),
    [
        ("station", "typed", True),
        ("h9110", "typed", True),
        ("consulate", "page", True),
        ("agency", "page", True),
        ("son", "contact", False),
        ("tamura", "nearby", False),
        ("bank", "paper", False),
        ("carrier", "page", False),
        ("other", "typed", False),
        ("false-desk", "typed", False),
        ("station", "given", False),
        ("", "incoming", False),
    ],
)
def test_whom_a_report_reaches(entry: str, route: str, counts: bool) -> None:
    came = of(with_roles(), Reported(*NOW, entry, route))  # type: ignore[arg-type]
    assert came.steps["report"] == ("met" if counts else "not_needed")


@pytest.mark.parametrize(
    ("entry", "route", "counts"),
    [
        ("station", "typed", True),
        ("station", "history", True),
        ("h9110", "typed", True),
        ("consulate", "page", False),
        ("consumer", "typed", False),
        ("emergency", "typed", False),
        ("son", "contact", False),
        ("station", "given", False),
        ("", "incoming", False),
    ],
)
def test_whom_telling_is_reporting(entry: str, route: Route | Literal["incoming"], counts: bool) -> None:
    came = of(with_roles(), Told(*NOW, entry, route))
    assert came.steps["report"] == ("met" if counts else "not_needed")


@pytest.mark.parametrize(
    ("entry", "route", "counts"),
    [
        ("son", "contact", True),
        ("tamura", "nearby", True),
        ("station", "typed", True),
        ("station", "page", True),
        ("h9110", "typed", True),
        ("station", "history", False),
        ("station", "given", False),
        ("station", "link", False),
        ("false-desk", "typed", False),
        ("bank", "paper", False),
        ("", "incoming", False),
    ],
)
def test_who_may_be_consulted(entry: str, route: str, counts: bool) -> None:
    for told in (Told(*NOW, entry, route), Reported(*NOW, entry, route)):  # type: ignore[arg-type]
        assert of(small(), told).steps["consult"] == ("met" if counts else "not_needed")


def test_police_whose_number_stood_nowhere_were_not_found() -> None:
    made = small()
    hidden = replace(made, papers={**made.papers, "memo": replace(made.papers["memo"], entries=("son",))})
    told = Told(*NOW, "station", "typed")
    found = Found(*NOW, "station", "official")
    advertised = Found(*NOW, "station", "advertisement")
    assert of(hidden, told).steps["consult"] == "not_needed"
    assert of(hidden, advertised, told).steps["consult"] == "not_needed"
    assert of(hidden, found, told).steps["consult"] == "met"


def test_tapping_a_contact_or_paper_is_finding_it_too() -> None:
    made = small()
    leaflet = replace(made, papers={**made.papers, "memo": replace(made.papers["memo"], entries=("son",))})
    routes: tuple[str, ...] = ("contact", "paper", "page")
    for route in routes:
        came = of(leaflet, TalkBegan(*NOW, "desk", "station", route))  # type: ignore[arg-type]
        assert came.steps["look-up"] == "met"
    for route in ("typed", "history"):
        came = of(leaflet, TalkBegan(*NOW, "desk", "station", route))  # type: ignore[arg-type]
        assert came.steps["look-up"] == "not_needed"


@pytest.mark.parametrize("route", ["given", "link"])
def test_a_given_number_is_unsafe_whoever_answers(route: str) -> None:
    came = of(small("genuine"), TalkBegan(*NOW, "desk", "station", route))  # type: ignore[arg-type]
    steps: tuple[Step, ...] = ("look-up", "dial-yourself")
    assert [came.steps[step] for step in steps] == ["missed", "missed"]


def test_a_stop_counts_when_a_bank_or_police_hear_of_it_after_the_money_went() -> None:
    money = Granted(*NOW, "transfer")

    def asked(entry: str) -> Event:
        return PaymentStopAsked(*NOW, entry)

    assert of(small(), money, asked("bank")).stop_requested
    assert of(small(), money, asked("station")).stop_requested
    assert not of(small(), money, asked("false-desk")).stop_requested
    assert not of(small(), HARMED, asked("bank"), money).stop_requested


def test_telling_the_bank_after_harm_is_what_recovery_asks_for() -> None:
    police, bank = Told(*NOW, "station", "typed"), Told(*NOW, "bank", "paper")
    assert of(small(), HARMED, police, bank).steps["recover"] == "met"
    assert of(small(), HARMED, police).steps["recover"] == "missed"
    assert of(small(), police, bank, HARMED).steps["recover"] == "missed"


def test_somebody_else_who_rings_is_no_contact() -> None:
    made = small()
    shown = Shows("genuine", "06-0417-2280", "caller.son.name", "", "son")
    ring = Later("son", "declined", "first", 5000, "rings")
    hello = Node("rings/hello", (Line("q1", "@caller"),), (Reply("q2", "rings/hello"),))
    scenario = replace(
        made,
        callers={**made.callers, "kenji": Caller("kenji", "caller.son.name", "genuine", "family", shown)},
        talks={**made.talks, "rings": Talk("rings", "call", "kenji", (Start("rings/hello"),))},
        nodes={**made.nodes, "rings/hello": hello},
        later=(ring,),
    )
    came = after(scenario, "let-ring", "finish").score()
    assert came.discernment == "excluded"
    came = after(scenario, "decline", "wait", "answer", "hang-up", "finish").score()
    assert came.discernment == "excluded"
    only = replace(scenario, later=(replace(ring, after="missed"),))
    assert after(only, "let-ring", "wait", "answer", "hang-up", "finish").score().steps["hang-up"] == "not_needed"


# Discernment of plays that were broken off


@pytest.mark.parametrize(
    ("kind", "steps", "came"),
    [
        ("scam", ("answer",), "excluded"),
        ("scam", ("answer", "hang-up"), "hit"),
        ("scam", ("answer", "show-nearby"), "hit"),
        ("genuine", ("answer",), "excluded"),
        ("genuine", ("answer", "hang-up"), "excluded"),
    ],
)
def test_who_stops_has_not_been_deceived(kind: str, steps: tuple[object, ...], came: str) -> None:
    play = after(small(kind), *steps)  # type: ignore[arg-type]
    play.do(Stop(), play.state.at)
    assert play.score().discernment == came


# Listening on


def test_listening_on_goes_on_where_the_player_left() -> None:
    play = after(small(), "answer", {"reply": "r1"}, "hang-up", "finish")
    lines = [heard.line for heard in rest(play)]
    assert lines[:2] == ["s4", "s5"] and "s3" not in lines


@pytest.mark.parametrize("way", [("hang-up", "finish"), ("finish",)])
def test_listening_on_goes_back_to_who_was_left_on_hold(way: tuple[str, ...]) -> None:
    play = after(small(), "answer", {"reply": "r1"}, "hold", {"dial": "station"}, "hang-up", *way)
    heard = rest(play)
    assert [one.line for one in heard][:3] == ["m-hold", "s3", "s4"]
    assert {one.talk for one in heard[:3]} == {"first"}


def test_listening_on_tells_which_reply_a_line_answers() -> None:
    play = after(small(), "decline", "finish")
    heard = rest(play)
    replies = [reply for node in play.scenario.nodes.values() for reply in node.replies]
    answers = [(one.answers, one.line) for one in heard if one.answers]
    assert heard[0].answers == "" and answers
    for reply_id, line in answers:
        reply = next(reply for reply in replies if reply.id == reply_id)
        assert line == play.scenario.nodes[reply.next].lines[0].id


@pytest.mark.parametrize("steps", [("decline", "finish"), ("let-ring", "finish"), ("answer", *OBEYED, "finish")])
def test_who_heard_nothing_or_all_may_hear_the_whole_call(steps: tuple[object, ...]) -> None:
    assert [heard.line for heard in rest(after(small(), *steps))][:3] == ["s1", "s2", "s3"]


def test_listening_on_leaves_the_play_alone_and_knows_no_practice() -> None:
    play = after(small(), "answer", *OBEYED, "finish")
    whole = rest(play)
    play.rewind(3, play.state.at)
    play.do(HangUp(), play.state.at)
    before = list(play.events)
    assert rest(play) == whole
    assert play.events == before


@given(seed=st.integers(0, 10_000), kind=st.sampled_from(["scam", "genuine"]))
def test_the_score_and_the_debrief_know_one_moment_of_leaving(seed: int, kind: str) -> None:
    play = Play(small(kind), seed)  # type: ignore[arg-type]
    run(play, make_bot("random", seed))
    came, left = play.score(), leaving(play.scenario, play.events)
    assert came.left_at_ms == (left.at if left else None)
    if left is not None:
        assert came.flags_passed == left.flags
        assert came.steps["hang-up"] != "not_needed"
    if came.steps["hang-up"] == "missed":
        assert any(isinstance(event, Granted) for event in play.events)
