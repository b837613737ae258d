"""The rules of a call: what commands lead to, what is refused, and what always holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.call.codec import from_json, to_json
from game.call.commands import (
    Act,
    Answer,
    Choose,
    Command,
    Dial,
    Finish,
    HangUp,
    LineDone,
    PressKeys,
    Stop,
    Tick,
)
from game.call.events import (
    Event,
    LineBegan,
    Missed,
    Rang,
    TalkBegan,
    TalkEnded,
    event_from_json,
    event_to_json,
)
from game.call.model import Scenario
from game.call.offers import KEYS, TYPED, offers
from game.call.rules import Refusal, decide, variant_of
from game.call.seeds import order
from game.call.state import State, fold
from game.session.bots import make_bot
from game.session.headless import run
from game.session.plans import do_step
from game.session.play import Play
from tests.call.small import small


def playing(*steps: object, seed: int = 1, timed: bool = False) -> Play:
    play = Play(small(), seed, timed=timed)
    for step in steps:
        assert do_step(play, step) == ""
    return play


def finish_lines(play: Play) -> None:
    while play.line is not None:
        play.line_done(play.state.at + 1000)


def test_the_phone_rings_first() -> None:
    play = playing()
    assert play.state.ringing == "first"
    assert [o.id for o in play.offers()] == ["answer", "decline", "let-ring"]


def test_hanging_up_in_the_middle_of_a_sentence() -> None:
    play = playing("answer")
    assert play.line is not None and play.line.id == "s1"
    assert not isinstance(play.do(HangUp(), 1700), Refusal)
    assert play.state.idle
    assert play.score().left_at_ms == 1700


def test_rings_again_after_hanging_up_and_only_once() -> None:
    play = playing("answer", "hang-up")
    left = play.state.at
    assert play.tick(left + 19_999) == ()
    assert any(isinstance(e, Rang) for e in play.tick(left + 20_000))
    assert do_step(play, "answer") == "" and do_step(play, "hang-up") == ""
    assert play.state.pending == ()


def test_waiting_lets_it_ring() -> None:
    play = playing("answer", "hang-up", "wait")
    assert play.state.ringing == "again"


def test_a_reaction_comes_before_the_rest_of_the_turn() -> None:
    play = playing("answer", {"now": "silence"})
    heard = []
    while play.line is not None:
        heard.append(play.line.id)
        play.line_done(play.state.at + 1000)
    assert heard == ["m-silence", "s2"]


def test_the_second_time_another_answer_then_the_caller_gives_up() -> None:
    play = playing("answer", "refuse")
    assert play.line is not None and play.line.id == "m-refuse-1"
    assert do_step(play, "refuse") == ""
    assert play.line is not None and play.line.id == "m-refuse-2"
    finish_lines(play)
    assert isinstance(play.events[-1], TalkEnded) and play.events[-1].by == "caller"


def test_a_deed_leads_on_from_the_node() -> None:
    play = playing("answer", {"reply": "r1"}, {"reply": "r4"}, "keys.keys")
    assert play.state.talk is not None and play.state.talk.node == "first/chat"
    assert play.state.has("granted.keys")


def test_a_video_call_rings_during_the_call_which_is_held() -> None:
    play = playing("answer", {"reply": "r1"}, {"reply": "r4"}, {"reply": "r6"}, "accept.add")
    play.tick(play.state.at + 3000)
    assert play.state.ringing == "video"
    assert play.state.talk is not None
    assert not isinstance(play.do(Answer(), play.state.at), Refusal)
    assert play.state.held is not None and play.state.talk.talk == "video"
    assert not isinstance(play.do(HangUp(), play.state.at), Refusal)
    assert play.state.talk.talk == "first"


def test_a_mistyped_number_never_reaches_the_criminal() -> None:
    play = playing("answer", "hang-up", {"dial": "03-0346-0111"})
    began = play.events[-1]
    assert [e.talk for e in play.events if isinstance(e, TalkBegan)][-1] == "wrong"
    assert not any("0111" in str(event_to_json(e)) for e in play.events), began


def test_spaces_and_hyphens_do_not_matter_when_typing() -> None:
    play = playing("answer", "hang-up", {"dial": "03 0346 0110"})
    assert play.state.has("reached.station")


def test_keys_nobody_asked_for_are_not_kept() -> None:
    play = playing("answer", {"keys": "1234"})
    assert "1234" not in str([event_to_json(e) for e in play.events])


def test_timed_replies_are_off_by_default() -> None:
    play = playing("answer")
    finish_lines(play)
    assert play.tick(play.state.at + 10_000_000) == ()


def test_timed_replies_when_they_are_on() -> None:
    play = playing("answer", timed=True)
    finish_lines(play)
    assert play.tick(play.state.at + 14_999) == ()
    play.tick(play.state.at + 15_000)
    assert play.state.talk is not None and play.state.talk.node == "first/ask"


def test_a_missed_call_stands_in_the_history() -> None:
    play = playing("let-ring")
    assert isinstance(play.events[-1], Missed)
    assert [row.how for row in play.state.history] == ["missed"]


def test_a_blocked_number_does_not_ring_again() -> None:
    play = playing("answer", "hang-up", "block.mori", "wait")
    assert play.state.ringing == ""


def test_the_guided_look_up_opens_the_keypad_with_the_number_beside() -> None:
    play = playing("answer", "hang-up", {"look-up": "station"})
    assert (play.state.app, play.state.page) == ("keypad", "station")


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (Choose("r1"), "not-offered"),
        (Finish(), "not-offered"),
        (LineDone("s9"), "not-this-line"),
        (Dial("typed", "123"), "not-offered"),
        (PressKeys("1"), "not-offered"),
    ],
)
def test_illegal_commands_are_refused_and_change_nothing(command: Command, reason: str) -> None:
    play = playing()
    before = play.state
    made = play.do(command, 10)
    assert isinstance(made, Refusal) and made.reason == reason
    assert play.state == before


@pytest.mark.parametrize("typed", ["", "1" * 25, "abc", "03-0346-0110; --", "０３"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    play = playing("answer", "hang-up")
    made = play.do(Dial("typed", typed), play.state.at)
    assert isinstance(made, Refusal) and made.reason == "not-a-number"


def test_nothing_is_possible_before_the_start_and_after_the_end() -> None:
    scenario = small()
    early = decide(scenario, State(), Act(Answer(), 0))
    assert isinstance(early, Refusal) and early.reason == "not-started"
    play = playing("decline", "finish")
    late = play.do(Answer(), play.state.at)
    assert isinstance(late, Refusal) and late.reason == "over"
    assert play.offers() == ()


def test_seeds_give_variants_and_orders() -> None:
    scenario = small()
    assert len({variant_of(scenario, seed) for seed in range(12)}) > 4
    assert len({order(seed, "first/hello", 3) for seed in range(40)}) == 6


def test_stopping_closes_without_a_question() -> None:
    play = playing("answer")
    assert not isinstance(play.do(Stop(), 5), Refusal)
    assert play.offers() == ()


KINDS = st.sampled_from(["scam", "genuine"])


@given(seed=st.integers(0, 100_000), kind=KINDS)
@settings(max_examples=60)
def test_every_walk_ends_and_its_replay_equals_the_live_play(seed: int, kind: str) -> None:
    play = Play(small(kind), seed)  # type: ignore[arg-type]
    run(play, make_bot("random", seed))
    assert play.state.finished and play.state.ending
    assert 0.0 <= play.score().score <= 1.0
    again = [event_from_json(event_to_json(event)) for event in play.events]
    assert again == play.events
    assert fold(play.scenario, again) == play.state


@given(seed=st.integers(0, 100_000), kind=KINDS)
@settings(max_examples=25)
def test_every_state_survives_json(seed: int, kind: str) -> None:
    play = Play(small(kind), seed)  # type: ignore[arg-type]
    run(play, make_bot("random", seed))
    for state in play.states:
        assert from_json(State, to_json(state)) == state


@given(data=st.data(), seed=st.integers(0, 1000))
@settings(max_examples=60)
def test_any_command_is_taken_or_refused_and_never_raises(data: st.DataObject, seed: int) -> None:
    play = Play(small(), seed)
    words = st.text("abcdefr12.-#", max_size=6)
    for _ in range(30):
        kind = data.draw(st.sampled_from(Command.__args__))
        able = [o.command for o in play.offers() if o.id not in (TYPED, KEYS)]
        fields = kind.__dataclass_fields__
        drawn = kind(**{name: data.draw(words) for name in fields})
        command = data.draw(st.sampled_from([*able, Tick()])) if data.draw(st.booleans()) else drawn
        before = play.state
        made = play.do(command, play.state.at + 100)
        if isinstance(made, Refusal):
            assert play.state == before
        elif made:
            assert all(isinstance(event, Event) for event in made)
        finish_lines(play) if data.draw(st.booleans()) else None


@given(seed=st.integers(0, 100_000))
@settings(max_examples=40)
def test_decide_accepts_exactly_what_is_offered(seed: int) -> None:
    play = Play(small(), seed)
    bot = make_bot("random", seed)
    for _ in range(40):
        if play.state.finished:
            break
        for offer in offers(play.scenario, play.state):
            if offer.id in (TYPED, KEYS):
                continue
            made = decide(play.scenario, play.state, Act(offer.command, play.state.at))
            assert not isinstance(made, Refusal), offer
        if play.line is not None:
            play.line_done(play.state.at + 10)
        else:
            play.do(bot.choose(play.scenario, play.state), play.state.at + 10)


def test_rewinding_deletes_nothing() -> None:
    play = playing("answer", "hang-up")
    events = list(play.events)
    play.rewind(2, play.state.at)
    assert play.events[: len(events)] == events
    assert fold(play.scenario, play.events) == play.state
    assert play.state.talk is not None


def test_the_compiled_scenario_survives_json() -> None:
    for scenario in (small(), small("genuine")):
        assert from_json(Scenario, to_json(scenario)) == scenario


def test_flags_pass_when_their_line_begins() -> None:
    play = playing("answer")
    assert play.score().flags_passed == 1
    assert isinstance(play.events[-1], LineBegan)
