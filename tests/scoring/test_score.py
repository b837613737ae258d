"""The two tables of design.md 3, as tests: what each step is met and missed by, and the bots."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.call.model import Kind, Scenario
from game.scoring.score import Score, Step, score
from game.session.bots import make_bot
from game.session.headless import run
from game.session.plans import do_step
from game.session.play import Play
from tests.call.small import small


def played(scenario: Scenario, *steps: object) -> Score:
    """The score after doing the steps, each in the words of a plan."""
    play = Play(scenario, 1)
    for step in steps:
        assert do_step(play, step) == ""
    return play.score()


SITE = ("app.browser", "search.police", "page.site", "dial.page.site")
ADVERTISEMENT = ("app.browser", "search.police", "page.ad", "dial.link.ad")
HARM = ("answer", {"reply": "r1"}, {"reply": "r3"})
DESK = ({"reply": "d2"}, {"reply": "d5"})

TABLE: list[tuple[Step, tuple[object, ...], str]] = [
    ("distrust-caller-id", ("answer", "hang-up"), "met"),
    ("distrust-caller-id", (*HARM, "hang-up"), "missed"),
    ("distrust-caller-id", ("let-ring", "finish"), "not_needed"),
    ("ask-details", ("answer", "ask-details", "hang-up"), "met"),
    ("ask-details", ("answer", {"reply": "r2"}, "hang-up"), "met"),
    ("ask-details", ("answer", "hang-up"), "not_needed"),
    ("ask-details", (*HARM, "hang-up"), "missed"),
    ("disclose-nothing", ("answer", {"reply": "r1"}, {"reply": "r4"}, "hang-up"), "met"),
    ("disclose-nothing", ("answer", {"reply": "r1"}, "refuse", "hang-up"), "met"),
    ("disclose-nothing", (*HARM, "hang-up"), "missed"),
    ("disclose-nothing", ("answer", "hang-up"), "not_needed"),
    ("stay-on-this-line", (*HARM, {"reply": "r5"}, "accept.add"), "missed"),
    ("stay-on-this-line", (*HARM, {"reply": "r5"}, "decline.add"), "met"),
    ("stay-on-this-line", ("answer", "hang-up"), "not_needed"),
    ("pay-nothing", (*HARM, {"reply": "r5"}, {"reply": "r8"}), "met"),
    ("pay-nothing", (*HARM, {"reply": "r5"}, "transfer.transfer"), "missed"),
    ("pay-nothing", ("answer", "hang-up"), "not_needed"),
    ("hang-up", ("decline",), "met"),
    ("hang-up", (*HARM, "hang-up"), "met"),
    ("hang-up", (*HARM, {"reply": "r5"}, {"reply": "r7"}, "finish"), "missed"),
    ("hang-up", ("answer", "refuse", "refuse", "finish"), "not_needed"),
    ("consult", ("answer", "hang-up", "contact.son", {"reply": "f2"}), "met"),
    ("consult", ("answer", "show-nearby"), "met"),
    ("consult", ("answer", "hang-up", "contact.son", {"reply": "f3"}), "not_needed"),
    ("consult", (*HARM, "hang-up", "finish"), "missed"),
    ("consult", (*HARM, "hang-up", {"dial": "station"}), "not_needed"),
    ("look-up", ("answer", "hang-up", {"look-up": "station"}, {"dial": "station"}), "met"),
    ("look-up", (*HARM, "hang-up", "finish"), "missed"),
    ("look-up", (*HARM, "show-nearby", "hang-up", "finish"), "not_needed"),
    ("dial-yourself", ("answer", "hang-up", *SITE), "met"),
    ("dial-yourself", ("answer", "hang-up", *ADVERTISEMENT), "missed"),
    ("dial-yourself", ("answer", "ask-details", "ask-details", "hang-up", "dial.given.mori"), "missed"),
    ("dial-yourself", ("answer", "hang-up", "dial.history.first"), "not_needed"),
    ("dial-yourself", ("answer", {"reply": "r1"}, {"reply": "r4"}, "keys.keys"), "missed"),
    ("dial-yourself", ("answer", "hang-up", {"dial": "03-0999-9999"}), "not_needed"),
    ("report", ("answer", "hang-up", {"dial": "station"}, *DESK), "met"),
    ("report", ("answer", "hang-up", {"dial": "station"}, {"reply": "d2"}), "met"),
    ("report", ("answer", "hang-up", {"dial": "station"}), "not_needed"),
    ("report", ("answer", "hang-up", "contact.son", {"reply": "f2"}), "not_needed"),
    ("report", ("answer", "hang-up", "finish"), "not_needed"),
    ("report", (*HARM, "hang-up", "finish"), "missed"),
    ("recover", (*HARM, "hang-up", {"dial": "station"}, *DESK, {"dial": "bank"}, {"reply": "b2"}), "met"),
    ("recover", (*HARM, "hang-up", {"dial": "bank"}, {"reply": "b2"}), "missed"),
    ("recover", (*HARM, "hang-up", "finish"), "missed"),
    ("recover", ("answer", "hang-up", "finish"), "not_needed"),
]  # fmt: skip


@pytest.mark.parametrize(("step", "plan", "mark"), TABLE)
def test_step_table(step: Step, plan: tuple[object, ...], mark: str) -> None:
    assert played(small(), *plan).steps[step] == mark


BOTS = [
    ("scam", "protocol", 1.0, {"safe"}, "none", "hit"),
    ("scam", "obeys", 0.0, {"exposed", "lost"}, "none", "miss"),
    ("scam", "hang-up", 1.0, {"safe"}, "none", "hit"),
    ("scam", "ask-then-hang-up", 1.0, {"safe"}, "none", "hit"),
    ("genuine", "protocol", 1.0, {"safe"}, "settled", "correct"),
    ("genuine", "obeys", 1.0, {"safe"}, "settled", "correct"),
    ("genuine", "hang-up", 1.0, {"safe"}, "waiting", "false_alarm"),
    ("genuine", "ask-then-hang-up", 1.0, {"safe"}, "waiting", "false_alarm"),
]


@pytest.mark.parametrize(("kind", "bot", "points", "outcomes", "matter", "discernment"), BOTS)
def test_bot_table(kind: str, bot: str, points: float, outcomes: set[str], matter: str, discernment: str) -> None:
    play = Play(small(kind), 3)  # type: ignore[arg-type]
    run(play, make_bot(bot, 3))  # type: ignore[arg-type]
    came = play.score()
    assert came.score == points
    assert came.outcome in outcomes
    assert (came.matter, came.discernment) == (matter, discernment)


def test_redialling_a_spoofed_number_reaches_its_owner_and_proves_nothing() -> None:
    came = played(small(), "answer", "hang-up", "dial.history.first", {"reply": "d2"})
    assert came.steps["look-up"] == "not_needed"
    assert came.steps["consult"] == "not_needed"  # police, but not found independently


def test_redialling_worked_this_time_noted_not_missed() -> None:
    came = played(small(), *HARM, "hang-up", "dial.history.first", {"reply": "d2"}, {"reply": "d5"})
    helped: tuple[Step, ...] = ("look-up", "dial-yourself", "consult")
    assert [came.steps[step] for step in helped] == ["not_needed"] * 3
    assert came.steps["report"] == "met"


def test_refusing_until_the_caller_gives_up_is_a_hit() -> None:
    came = played(small(), "answer", "refuse", "refuse", "finish")
    assert (came.discernment, came.outcome, came.score) == ("hit", "safe", 1.0)


def test_unanswered_and_declined_calls_are_excluded() -> None:
    kinds: tuple[Kind, ...] = ("scam", "genuine")
    for kind in kinds:
        for step in ("decline", "let-ring"):
            assert played(small(kind), step, "finish").discernment == "excluded"


def test_telling_the_station_of_a_genuine_call_reports_nothing() -> None:
    came = played(small("genuine"), "answer", "hang-up", {"dial": "station"}, {"reply": "d2"})
    assert came.steps["report"] == "not_needed"


def test_an_unanswered_genuine_matter_settled_by_calling_back_is_correct() -> None:
    came = played(small("genuine"), "let-ring", {"dial": "station"}, {"reply": "d2"}, {"reply": "d6"}, "finish")
    assert (came.discernment, came.matter) == ("correct", "settled")


def test_money_lost_with_the_stop_requested_is_said_apart() -> None:
    harmed = (*HARM, {"reply": "r5"}, "transfer.transfer", "finish")
    stopped = (*harmed[:-1], {"dial": "bank"}, {"reply": "b2"}, "finish")
    assert (played(small(), *harmed).lost_yen, played(small(), *harmed).stop_requested) == (1_200_000, False)
    assert played(small(), *stopped).stop_requested


def test_abroad_recovery_asks_for_the_mission_too() -> None:
    at_home = (*HARM, "hang-up", {"dial": "station"}, *DESK, {"dial": "bank"}, {"reply": "b2"})
    assert played(small(abroad=True), *at_home).steps["recover"] == "missed"
    with_mission = (*at_home, {"dial": "consulate"}, {"reply": "d2"})
    assert played(small(abroad=True), *with_mission).steps["recover"] == "met"


def test_takes_after_the_first_are_practice() -> None:
    play = Play(small(), 1)
    steps: tuple[object, ...] = ("answer", "hang-up", *HARM)
    for step in steps[:2]:
        assert do_step(play, step) == ""
    first = play.score()
    play.rewind(1, play.state.at)
    for step in steps[2:]:
        assert do_step(play, step) == ""
    assert play.state.has("harm")
    assert play.state.take == 1
    assert play.score() == first


@given(seed=st.integers(0, 10_000), kind=st.sampled_from(["scam", "genuine"]))
def test_score_is_within_bounds_for_every_prefix(seed: int, kind: str) -> None:
    play = Play(small(kind), seed)  # type: ignore[arg-type]
    run(play, make_bot("random", seed))
    for end in range(0, len(play.events) + 1, 5):
        came = score(play.scenario, play.events[:end])
        assert 0.0 <= came.score <= 1.0
        assert came.lost_yen >= 0
        assert (came.outcome == "safe") == (came.disclosed == ())
        assert (came.matter == "none") == (kind == "scam")
