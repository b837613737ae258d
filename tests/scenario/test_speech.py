"""The voice pack is made from these lists: whatever a play has spoken is in them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.call.events import LineBegan
from game.call.model import RELATIVE
from game.call.wording import Wording
from game.scenario.library import shipped
from game.scenario.speech import NARRATOR, Spoken, brief_text, spoken_texts
from game.session.bots import make_bot
from game.session.headless import run
from game.session.play import Play
from game.voice.timing import sentences
from tests.call.small import small
from tests.session.scripts import scenario

_LISTS: dict[tuple[str, str], set[tuple[str, str]]] = {}


def listed(id: str, lang: str) -> set[tuple[str, str]]:
    """(role, text) of a shipped scenario."""
    if (id, lang) not in _LISTS:
        _LISTS[id, lang] = {(one.role, one.text) for one in spoken_texts(scenario(id), (lang,))}
    return _LISTS[id, lang]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(shipped()), st.integers(0, 10_000), st.sampled_from(["ja", "en", "fr"]), st.booleans())
def test_whatever_is_said_in_a_play_is_listed_for_who_says_it(id: str, seed: int, lang: str, helper: bool) -> None:
    play = Play(scenario(id), seed, spoken=lang, helper=helper)
    run(play, make_bot("random", seed))
    told = play.scenario
    words = play.wording(lang)
    for event in play.events:
        if not isinstance(event, LineBegan):
            continue
        speaker = told.relative if event.by == RELATIVE else told.callers[event.by]
        assert speaker is not None
        spoken_in_a_call = any(
            event.line in {line.id for line in node.lines} and told.talks[node.id.partition("/")[0]].kind == "chat"
            for node in told.nodes.values()
        )
        if not spoken_in_a_call:
            assert (speaker.voice, words.say(event.line)) in listed(id, lang), f"seed {seed}: {event.line}"


@pytest.mark.parametrize("lang", ["ja", "en", "fr"])
def test_the_narrator_reads_who_one_is_and_how_it_ended(lang: str) -> None:
    read = {text for role, text in listed("lost-wallet", lang) if role == NARRATOR}
    told = scenario("lost-wallet")
    assert len(read) >= 1 + len(told.endings)


def test_nothing_is_listed_twice_and_no_place_is_left_open() -> None:
    for id in shipped():
        every = list(spoken_texts(scenario(id)))
        assert len({(one.lang, one.role, one.text) for one in every}) == len(every)
        assert [one for one in every if "{" in one.text] == []


def test_a_shared_line_is_listed_for_every_voice_that_may_say_it() -> None:
    told = small()
    shared = {one.role for one in spoken_texts(told) if one.id == "m-refuse-1"}
    talking = {told.callers[talk.caller].voice for talk in told.talks.values() if talk.kind != "chat"}
    assert shared and shared <= talking
    deeper = replace(told, callers={id: replace(who, voice="robot") for id, who in told.callers.items()})
    assert {one.role for one in spoken_texts(deeper) if one.id == "m-refuse-1"} == {"robot"}
    assert all(isinstance(one, Spoken) for one in spoken_texts(told))


def test_the_brief_is_sentences_that_the_pack_knows_one_by_one() -> None:
    read = brief_text(Wording(scenario("shinjuku-officer"), "ja"))
    said = sentences(read, "ja")
    assert len(said) == 4 and all(sentence.endswith("。") for sentence in said)
    assert any(one.text == read and one.role == NARRATOR for one in spoken_texts(scenario("shinjuku-officer"), ("ja",)))
