"""The helper's play: what a relative follows at once, what needs a second word, what they do when left alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.call.advice import MOST, advised, by_relative
from game.call.commands import Act, Advise, Choose, Dial, Finish, HangUp, PressKeys, StayQuiet
from game.call.events import (
    Advised,
    Chose,
    Event,
    Granted,
    Held,
    LeftAlone,
    Resumed,
    Started,
    TalkEnded,
    event_from_json,
    event_to_json,
)
from game.call.model import RELATIVE, Kind
from game.call.offers import KEYS, QUIET, TYPED, offers
from game.call.profile import Profile, profile_of
from game.call.rules import Refusal, decide
from game.call.state import fold
from game.session.bots import BOTS, BotName, make_bot
from game.session.headless import run
from game.session.plans import do_step
from game.session.play import Play
from tests.call.small import small

PROFILES = [Profile(*numbers) for numbers in product(range(4), repeat=3)]
BELIEVES = Profile(trust=3, worry=2, respect=0)
AFRAID = Profile(trust=1, worry=3, respect=0)
EASY = Profile(trust=1, worry=0, respect=3)


def beside(profile: Profile, *steps: object) -> Play:
    """A helper's play in which these steps were followed before the relative became who they are."""
    play = Play(small(), 1, helper=True)
    play.states[-1] = replace(play.state, profile=EASY)
    for step in steps:
        assert do_step(play, step) == ""
    finish_lines(play)
    play.states[-1] = replace(play.state, profile=profile, advice=())
    return play


def finish_lines(play: Play) -> None:
    while play.line is not None:
        play.line_done(play.state.at + 1000)


def advise(play: Play, offer: str) -> tuple[Event, ...]:
    finish_lines(play)
    made = play.do(Advise(offer), play.state.at + 10)
    assert not isinstance(made, Refusal), (offer, made)
    return made


def test_the_profile_stands_in_the_first_event_and_nowhere_else() -> None:
    play = Play(small(), 7, helper=True)
    first = play.events[0]
    assert isinstance(first, Started) and first.profile == profile_of(7) == play.state.profile
    assert event_from_json(event_to_json(first)) == first
    own = Play(small(), 7).events[0]
    assert isinstance(own, Started) and own.profile is None
    assert "profile" not in event_to_json(own)
    assert len({profile_of(seed) for seed in range(100)}) > 20


def test_who_does_not_hold_the_phone_can_only_advise() -> None:
    play = beside(EASY, "answer", {"reply": "r1"}, {"reply": "r4"})
    assert play.state.open_demands and not play.state.idle
    reply = next(o for o in play.offers() if o.kind == "reply")
    for command in (reply.command, HangUp(), PressKeys("110#"), PressKeys("1")):
        assert isinstance(play.do(command, play.state.at), Refusal)
    assert play.offer(KEYS) is None
    assert not isinstance(play.do(Advise(reply.id), play.state.at), Refusal)


def test_the_free_phone_is_in_both_hands() -> None:
    play = beside(BELIEVES, "answer", "hang-up", "paper.memo", {"dial": "station"})
    assert play.state.talk is not None and play.state.talk.entry == "station"
    made = play.do(Advise(TYPED), play.state.at)
    assert isinstance(made, Refusal) and made.reason == "not-a-number"


def test_nobody_is_advised_in_a_play_of_ones_own() -> None:
    play = Play(small(), 1)
    for command in (Advise("answer"), StayQuiet()):
        assert isinstance(play.do(command, play.state.at), Refusal)
    assert play.offer(QUIET) is None


@pytest.mark.parametrize(("profile", "said"), [(BELIEVES, "a-leave-trust-1"), (AFRAID, "a-leave-worry-1")])
def test_the_relative_says_why_and_the_second_word_ends_the_call(profile: Profile, said: str) -> None:
    play = beside(profile, "answer")
    made = advise(play, "hang-up")
    assert isinstance(made[0], Advised) and not made[0].followed
    assert play.state.said[-1] == (said, RELATIVE) and play.events[-1].actor == "relative"
    assert play.line is not None and play.line_ms == 2000
    finish_lines(play)
    assert play.state.talk is not None and play.state.talk.floor, "then the caller waits for the answer as before"
    made = advise(play, "hang-up")
    assert play.state.talk is None and made[-1].actor == "relative" and made[0].actor == "player"


@pytest.mark.parametrize(("profile", "said"), [(BELIEVES, "a-leave-trust-1"), (AFRAID, "a-leave-worry-1")])
def test_having_the_caller_wait_is_as_hard_as_leaving_them(profile: Profile, said: str) -> None:
    play = beside(profile, "answer", {"reply": "r1"})
    made = advise(play, "hold")
    assert isinstance(made[0], Advised) and (made[0].followed, made[0].about) == (False, "leave")
    assert play.state.said[-1] == (said, RELATIVE) and play.state.held is None
    finish_lines(play)
    assert play.state.talk is not None and play.state.talk.floor and play.state.open_demands == ("balance",)
    made = advise(play, "hold")
    assert isinstance(made[-1], Held) and made[-1].actor == "relative"
    assert play.state.idle and play.state.on_hold


@pytest.mark.parametrize(("first", "second"), [("hold", "hang-up"), ("hang-up", "hold")])
def test_a_word_for_the_one_is_a_word_for_the_other(first: str, second: str) -> None:
    play = beside(BELIEVES, "answer")
    advise(play, first)
    assert play.state.talk is not None
    advise(play, second)
    assert play.state.talk is None


def test_who_is_easily_told_has_the_caller_wait_at_the_first_word() -> None:
    play = beside(EASY, "answer")
    made = advise(play, "hold")
    assert [type(event) for event in made] == [Advised, Held]


def test_a_call_on_hold_is_taken_up_or_ended_by_advice_and_at_the_first_word() -> None:
    for offer, event in (("resume", Resumed), ("hang-up", TalkEnded)):
        play = beside(BELIEVES, "answer", {"reply": "r1"}, "hold")
        command = next(o.command for o in play.offers() if o.id == offer)
        assert isinstance(play.do(command, play.state.at), Refusal), "the phone is not in the adviser's hand"
        made = advise(play, offer)
        assert isinstance(made[0], Advised) and made[0].followed
        assert isinstance(made[1], event) and made[1].actor == "relative"
        assert play.state.held is None
        assert (play.state.open_demands == ("balance",)) == (offer == "resume")


def test_meanwhile_somebody_is_rung_and_the_relative_speaks_to_them() -> None:
    play = beside(BELIEVES, "answer", {"reply": "r1"}, "hold", "dial.contact.son")
    assert play.state.talk is not None and play.state.talk.talk == "son" and play.state.on_hold
    made = advise(play, "reply.f2")
    assert isinstance(made[0], Advised) and made[0].followed and play.state.has("told")
    finish_lines(play)
    advise(play, "resume")
    finish_lines(play)
    # Having told somebody is a reason: now the first word is enough.
    assert isinstance(advise(play, "hang-up")[-2], TalkEnded) and play.state.talk is None


def test_the_player_says_that_they_are_done_and_nobody_is_left_waiting() -> None:
    play = beside(BELIEVES, "answer", "hold")
    made = play.do(Finish(), play.state.at + 10)
    assert not isinstance(made, Refusal)
    assert isinstance(made[0], TalkEnded) and made[0].by == "player" and play.state.finished
    assert play.score().steps["hang-up"] == "met"


def test_whatever_the_caller_still_had_to_say_follows() -> None:
    play = Play(small(), 1, helper=True)
    play.states[-1] = replace(play.state, profile=BELIEVES)
    play.do(Advise("answer"), 100)
    play.do(Advise("hang-up"), 200)
    heard = []
    while play.line is not None:
        heard.append(play.line.id)
        play.line_done(play.state.at + 10)
    assert heard == ["a-leave-trust-1", "s2"]
    assert play.state.talk is not None and play.state.talk.last == "s2"


def test_having_asked_for_the_name_is_a_reason_to_leave() -> None:
    play = beside(BELIEVES, "answer", "ask-details")
    assert isinstance(advise(play, "hang-up")[0], Advised) and play.state.talk is None


def test_outside_a_call_that_came_by_itself_nothing_is_hard() -> None:
    play = beside(BELIEVES, "answer", "hang-up", {"look-up": "station"}, {"dial": "station"})
    for offer in [o for o in play.offers() if o.kind == "reply"]:
        made = decide(play.scenario, play.state, Act(Advise(offer.id), play.state.at))
        assert not isinstance(made, Refusal) and isinstance(made[0], Advised) and made[0].followed


def words(profile: Profile, offer: str) -> int:
    """How often something must be advised until it is done."""
    play = beside(profile, "answer", {"reply": "r1"})
    for word in range(1, MOST + 3):
        made = advise(play, offer)
        if isinstance(made[0], Advised) and made[0].followed:
            assert len(made) > 1 and made[1].actor == "relative"
            return word
    raise AssertionError(f"{offer} is never done")


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    "offer", ["hang-up", "hold", "refuse", "ask-details", "call-back", "show-nearby", "reply.r4", "note"]
)
def test_every_advice_is_followed_at_the_third_word_at_the_latest(profile: Profile, offer: str) -> None:
    assert words(profile, offer) <= (2 if offer in ("hang-up", "hold") else MOST + 1)


@pytest.mark.parametrize("profile", PROFILES)
def test_more_respect_never_needs_more_words(profile: Profile) -> None:
    for offer in ("hang-up", "hold", "refuse", "ask-details"):
        assert words(replace(profile, respect=3), offer) <= words(profile, offer)


def test_left_alone_the_relative_gives_what_is_asked_for() -> None:
    play = beside(BELIEVES, "answer", {"reply": "r1"})
    made = play.do(StayQuiet(), play.state.at + 10)
    assert not isinstance(made, Refusal)
    assert isinstance(made[0], LeftAlone) and any(isinstance(event, Granted) for event in made)
    assert [event.actor for event in made[:2]] == ["player", "relative"]


def test_who_was_warned_holds_out_for_some_time() -> None:
    play = beside(Profile(trust=2, worry=0, respect=0), "answer", {"reply": "r1"})
    play.states[-1] = replace(play.state, advice=("refuse",))
    granting = {r.id for n in play.scenario.nodes.values() for r in n.replies if r.grants}
    made = play.do(StayQuiet(), play.state.at + 10)
    assert not isinstance(made, Refusal)
    assert not any(isinstance(event, Chose) and event.reply in granting for event in made)
    assert play.state.alone == 1


@given(seed=st.integers(0, 100_000), kind=st.sampled_from(get_args(Kind)), bot=st.sampled_from(BOTS))
@settings(max_examples=80)
def test_every_walk_beside_a_relative_ends_and_replays(seed: int, kind: Kind, bot: BotName) -> None:
    play = Play(small(kind), seed, helper=True)
    run(play, make_bot(bot, seed))
    assert play.state.finished and play.state.ending
    assert 0 <= play.score().score <= 1
    again = [event_from_json(event_to_json(event)) for event in play.events]
    assert again == play.events
    assert fold(play.scenario, again) == play.state


@given(seed=st.integers(0, 100_000))
@settings(max_examples=30)
def test_what_is_offered_is_done_or_advised(seed: int) -> None:
    play = Play(small(), seed, helper=True)
    bot = make_bot("random", seed)
    for _ in range(40):
        if play.state.finished:
            break
        for offer in offers(play.scenario, play.state):
            if offer.id in (TYPED, KEYS):
                continue
            direct = decide(play.scenario, play.state, Act(offer.command, play.state.at))
            assert isinstance(direct, Refusal) == by_relative(offer), offer
            command = advised(play.scenario, play.state, offer.command)
            assert not isinstance(decide(play.scenario, play.state, Act(command, play.state.at)), Refusal), offer
        if play.line is not None:
            play.line_done(play.state.at + 10)
        else:
            play.bring_about(bot.choose(play.scenario, play.state), play.state.at + 10)


@pytest.mark.parametrize("to", range(12))
def test_a_play_beside_a_relative_can_be_taken_up_again(to: int) -> None:
    play = beside(BELIEVES, "answer")
    advise(play, "hang-up")
    advise(play, "hang-up")
    play.rewind(to, play.state.at)
    assert play.helper and (play.line is not None or play.offers())
    for command in (Dial("typed", "1"), Choose("r1")):
        play.do(command, play.state.at)
