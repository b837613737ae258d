"""Roles differ by numbers, and the sound of the engines that are installed differs as the numbers say."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.voice.engines import all_engines, speakers
from game.voice.render import render
from game.voice.roles import FASTEST, SLOWEST, Voice, roles, voice
from game.voice.samples import to_wave, trimmed
from game.voice.timing import nominal_ms
from tests.voice.formants import envelope_hz, pitch_hz

SAID = {
    "ja": "あなたのめいぎのこうざが、じけんでつかわれています。",
    "en": "This is the police. We are calling about your account.",
}


def able(lang: str) -> bool:
    return bool(speakers(all_engines(), lang))


def test_there_are_ten_people_and_more() -> None:
    assert len(roles()) >= 10
    assert {"senior-officer", "prosecutor", "robot", "family", "desk-officer", "narrator"} <= set(roles())


def test_no_two_roles_have_the_same_voice() -> None:
    for one, other in combinations(roles(), 2):
        a, b = voice(one, "ja"), voice(other, "ja")
        half_tones_apart = abs(a.pitch_hz / b.pitch_hz - 1) > 0.055
        assert half_tones_apart or abs(a.tract - b.tract) >= 0.05, (one, other)


def test_a_role_that_nobody_knows_speaks_all_the_same() -> None:
    assert voice("astronaut", "ja") == voice("clerk", "ja")
    assert voice("clerk", "ja-easy").lang == "ja"


@given(st.text(max_size=20), st.text(max_size=8), st.floats(allow_nan=False, allow_infinity=False))
def test_speech_is_never_faster_than_people_follow(role: str, lang: str, speed: float) -> None:
    assert SLOWEST <= voice(role, lang, speed).speed <= FASTEST
    assert FASTEST * 5 <= 8.5


def measured(role: str, lang: str) -> tuple[Voice, float, float]:
    asked = voice(role, lang)
    clip = render(all_engines(), SAID[lang], asked, "none")
    wave = trimmed(to_wave(clip.samples))
    return asked, pitch_hz(wave), envelope_hz(wave)


@pytest.mark.slow
@pytest.mark.skipif(not able("ja"), reason="no Japanese engine is installed")
def test_the_people_of_one_story_sound_different_in_japanese() -> None:
    heard = [measured(role, "ja") for role in ("senior-officer", "junior-officer", "prosecutor", "clerk", "robot")]
    for asked, pitch, _ in heard:
        assert pitch == pytest.approx(asked.pitch_hz, rel=0.12)
    for (_, pitch, envelope), (_, pitch2, envelope2) in combinations(heard, 2):
        assert abs(pitch / pitch2 - 1) > 0.055 or abs(envelope / envelope2 - 1) > 0.02


@pytest.mark.skipif(not able("en"), reason="no English engine is installed")
def test_men_and_women_sound_different_in_english() -> None:
    _, low, _ = measured("senior-officer", "en")
    _, high, _ = measured("clerk", "en")
    assert 60 < low < high * 0.85 < 300


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_line_lasts_about_its_nominal_time(lang: str) -> None:
    if not able(lang):
        pytest.skip("no engine is installed")
    clip = render(all_engines(), SAID[lang], voice("clerk", lang), "mobile")
    assert clip.ms == pytest.approx(nominal_ms(SAID[lang], lang), rel=0.15)
