"""What the debrief tells of a play: first what went well, then the number, moments, steps, what to do now."""

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.call.model import Scenario
from game.scenario.library import find, load, shipped
from game.scenario.reader import read
from game.session.bots import BotName, make_bot
from game.session.debrief import Debrief, debrief, sign_of
from game.session.headless import run
from game.session.listening import rest
from game.session.plans import do_step
from game.session.play import Play


@lru_cache(maxsize=8)
def script(id_: str) -> Scenario:
    return load(id_)


def played(id_: str, bot: BotName, seed: int = 7) -> Play:
    play = Play(script(id_), seed)
    run(play, make_bot(bot, seed))
    return play


def planned(id_: str, plan: str) -> Play:
    value = read((find(id_) / "plans" / f"{plan}.yaml").read_bytes(), plan).value
    assert isinstance(value, dict)
    play = Play(script(id_), int(value["seed"]))
    for step in value["do"]:
        assert do_step(play, step) == ""
    return play


def told(play: Play) -> Debrief:
    return debrief(play.scenario, play.events)


@pytest.mark.parametrize("id_", shipped())
@pytest.mark.parametrize("bot", ["protocol", "obeys", "hang-up"])
def test_the_first_sentence_is_that_of_the_ending(id_: str, bot: BotName) -> None:
    play = played(id_, bot)
    ending = next(e for e in play.scenario.endings if e.id == play.state.ending)
    assert told(play).ending == ending.text
    for lang in play.scenario.langs:
        assert play.wording(lang).text(ending.text) != ending.text


def test_who_hung_up_on_the_one_who_waited_left_then_and_may_listen_on_from_there() -> None:
    play = Play(script("shinjuku-officer"), 7)
    for step in ("answer", "ask-details", "hold", "dial.contact.kenji", {"now": "hang-up"}, "hang-up", "finish"):
        assert do_step(play, step) == "", step
    found = told(play)
    assert found.leaving is not None and not found.leaving.declined
    row = next(row for row in found.rows if row.event == found.leaving.event)
    assert (row.deed, row.note) == ("hung-up", "safe-now")
    heard = rest(play)
    assert heard[0].talk == "first-call" and heard[0].line.startswith("stern.")


def test_a_copied_number_is_the_station_s_own() -> None:
    number = told(played("shinjuku-officer", "obeys")).number
    assert number is not None
    assert (number.kind, number.shown, number.number) == ("spoofed_genuine", "03-0346-0110", "03-0346-0110")
    assert number.differing == 0


def test_a_look_alike_differs_in_some_digits() -> None:
    number = told(played("line-badge", "hang-up")).number
    assert number is not None
    assert number.kind == "look_alike"
    assert 1 <= number.differing <= 3
    assert len(number.shown) == len(number.number)


def test_the_parcel_s_first_number_is_like_nobody_s_and_the_second_copies_a_station_s() -> None:
    first = told(planned("customs-parcel", "at-once")).number
    second = told(played("customs-parcel", "obeys")).number
    assert first is not None and second is not None
    assert (first.kind, first.number) == ("own", "")
    assert (second.kind, second.differing) == ("spoofed_genuine", 0)


def test_a_genuine_call_has_marks_and_no_flags() -> None:
    found = told(planned("lost-wallet", "checked-by-day"))
    assert found.genuine
    assert {moment.sign.kind for moment in found.moments} == {"mark"}
    assert found.number is not None and found.number.kind == "genuine"
    assert found.score.matter == "settled"
    assert found.recovery == ()


def test_what_was_given_is_among_the_moments() -> None:
    play = planned("shinjuku-officer", "told-the-balance")
    found = told(play)
    assert "balance" in {play.scenario.line(moment.line).demand for moment in found.moments}
    assert found.given == ("bank-name", "balance")
    assert "transfer" in found.kept
    assert found.leaving is not None and not found.leaving.declined


def test_the_timeline_says_what_the_player_did() -> None:
    rows = told(planned("shinjuku-officer", "verified")).rows
    deeds = [row.deed for row in rows]
    assert deeds[:2] == ["rang", "answered"]
    assert {"asked", "noted", "hung-up", "looked-up", "dialled", "reported"} <= set(deeds)
    assert next(row.note for row in rows if row.deed == "hung-up") == "safe-now"
    assert next(row.note for row in rows if row.deed == "dialled") == "own-number"


def test_recovery_begins_with_the_police_and_ticks_what_was_done() -> None:
    before, after = (told(planned("shinjuku-officer", plan)) for plan in ("paid-twice", "paid-then-stopped"))
    ids = [item.id for item in before.recovery]
    assert ids[:3] == ["stop", "police", "bank"]
    assert not any(item.done for item in before.recovery)
    assert {item.id for item in after.recovery if item.done} >= {"police", "bank"}
    assert before.recovery[1].helplines == ("110", "#9110")


def test_abroad_the_consulate_is_on_the_list() -> None:
    ids = [item.id for item in told(played("customs-parcel", "obeys")).recovery]
    assert "consulate" in ids and "card" in ids
    assert ids.index("police") < ids.index("bank") < ids.index("consulate")


def test_who_gave_something_hears_the_sharper_sentence_first() -> None:
    scenario = script("shinjuku-officer")
    assert told(played("shinjuku-officer", "hang-up")).words == scenario.words
    assert told(played("shinjuku-officer", "obeys")).words[0] == scenario.words[1]


def test_an_unanswered_call_has_no_moments_and_still_a_debrief() -> None:
    found = told(planned("shinjuku-officer", "never-answered"))
    assert found.moments == ()
    assert found.number is not None
    assert found.words


@given(id_=st.sampled_from(shipped()), seed=st.integers(0, 10_000), cut=st.floats(0, 1))
@settings(max_examples=25)
def test_any_prefix_of_any_play_has_a_sound_debrief(id_: str, seed: int, cut: float) -> None:
    play = played(id_, "random", seed)
    events = play.events[: 1 + int(cut * (len(play.events) - 1))]
    scenario = play.scenario
    found = debrief(scenario, events)
    assert found == debrief(scenario, events)
    assert len(found.moments) <= 3
    assert len({moment.sign for moment in found.moments}) == len(found.moments)
    assert [m.event for m in found.moments] == sorted(m.event for m in found.moments)
    pairs = {(row.event, row.line, sign) for row in found.rows for sign in row.signs}
    assert {(m.event, m.line, m.sign) for m in found.moments} <= pairs, "the timeline shows the same words beside it"
    assert [row.event for row in found.rows] == sorted(row.event for row in found.rows)
    assert not set(found.kept) & set(found.given)
    done = {row.step for row in found.steps if row.done}
    assert done == {step for step, mark in found.score.steps.items() if mark == "met"}
    assert bool(found.recovery) == bool(found.given)
    signs = [moment.sign for moment in found.moments] + [sign for row in found.rows for sign in row.signs]
    wanted = {row.name for row in found.rows} | {row.line for row in found.rows}
    wanted |= {text for row in found.steps for text in (row.name, row.text)} | {found.ending, *found.words}
    wanted |= {text for sign in signs for text in (sign_of(scenario, sign).text, sign_of(scenario, sign).sentence)}
    for lang in scenario.langs:
        assert wanted - {""} <= set(scenario.texts[lang])
    assert set(found.sources) <= set(scenario.sources)
