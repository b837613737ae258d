"""The sounds that ship: equally loud, unclipped, ending in silence; the people of one story can be told apart."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import numpy as np
import pytest

from game.scenario.library import shipped
from game.scenario.speech import spoken_texts
from game.voice.loudness import TARGET_LUFS, lufs
from game.voice.pack import studio
from game.voice.pack.pack import SUFFIX
from game.voice.samples import RATE, Wave
from game.voices import folder
from tests.session.scripts import scenario
from tests.voice.formants import envelope_hz, pitch_hz

LANGS = ("ja", "en", "fr")


@cache
def index(lang: str) -> dict[str, tuple[str, int, str]]:
    return studio.read_index(folder() / lang)


def sound(lang: str, key: str) -> Wave:
    return studio.decoded((folder() / lang / f"{key}{SUFFIX}").read_bytes())


@cache
def person(lang: str, role: str) -> tuple[float, float]:
    """Pitch and formants of some ten seconds of a role."""
    own = sorted((key for key, row in index(lang).items() if row[0] == role), key=lambda key: -index(lang)[key][1])
    whole = np.concatenate([sound(lang, key) for key in own[:3]])
    return pitch_hz(whole), envelope_hz(whole)


@pytest.mark.parametrize("lang", LANGS)
def test_every_tenth_of_a_language_is_as_loud_as_the_rest_and_clean(lang: str) -> None:
    keys = sorted(index(lang))[::40]
    assert len(keys) >= 30
    for key in keys:
        wave = sound(lang, key)
        assert abs(wave.size * 1000 / RATE - index(lang)[key][1]) < 2, key
        assert float(np.abs(wave).max()) < 0.98, f"{key} is clipped"
        assert max(float(np.abs(wave[:8]).max()), float(np.abs(wave[-8:]).max())) < 0.02, f"{key} clicks"
        if wave.size > RATE:
            # A word of half a second is measured too coarsely to say more.
            assert abs(lufs(wave) - TARGET_LUFS) < 1.0, f"{key}: {lufs(wave):.1f} LUFS"


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("id", shipped())
def test_the_people_of_one_story_can_be_told_apart(id: str, lang: str) -> None:
    people = sorted({one.role for one in spoken_texts(scenario(id), (lang,))})
    assert len(people) >= 5
    for one, other in combinations(people, 2):
        (pitch, envelope), (pitch2, envelope2) = person(lang, one), person(lang, other)
        half_tones = abs(12 * np.log2(pitch / pitch2))
        formants = abs(envelope / envelope2 - 1)
        assert half_tones > 1.0 or formants > 0.03, f"{one} and {other}: {half_tones:.1f} half tones, {formants:.3f}"


@pytest.mark.parametrize("lang", LANGS)
def test_a_language_is_small_enough_to_ship(lang: str) -> None:
    files = list((folder() / lang).glob(f"*{SUFFIX}"))
    size = sum(file.stat().st_size for file in files)
    seconds = sum(row[1] for row in index(lang).values()) / 1000
    assert size <= 25_000_000
    assert size / seconds <= 3_000, "bytes a second"
