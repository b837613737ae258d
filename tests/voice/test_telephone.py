"""The telephone: a band, no clipping, no clicks, lines equally loud, for sound of any kind and length."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from game.voice.loudness import PEAK, TARGET_LUFS, levelled, lufs
from game.voice.samples import RATE, Wave, to_pcm, to_wave
from game.voice.telephone import COLOURS, line_noise, process

NAMES = st.sampled_from([*COLOURS, "no such line"])
SOUNDS = arrays.arrays(np.int16, st.integers(0, 6_000), elements=st.integers(-32768, 32767))


def speechlike(seconds: float = 2.0, gain: float = 0.3, seed: int = 1) -> Wave:
    """Harmonics of 120 Hz that come and go four times a second."""
    time_s = np.arange(int(RATE * seconds)) / RATE
    random = np.random.default_rng(seed)
    tones = sum(np.sin(2 * np.pi * 120 * n * time_s + random.random() * 6) / n**0.7 for n in range(1, 60))
    return np.asarray(tones * gain / 8 * (0.55 + 0.45 * np.sin(2 * np.pi * 4 * time_s)), dtype=np.float64)


def share(wave: Wave, low: float, high: float) -> float:
    power = np.abs(np.fft.rfft(wave)) ** 2
    frequencies = np.fft.rfftfreq(wave.size, 1 / RATE)
    return float(power[(frequencies >= low) & (frequencies < high)].sum() / power.sum())


@pytest.mark.parametrize("name", ["mobile", "landline"])
def test_a_telephone_carries_300_to_3400_hertz(name: str) -> None:
    heard = to_wave(process(to_pcm(speechlike()), name))
    assert share(heard, 240, 3700) > 0.999
    assert share(to_wave(process(to_pcm(speechlike()), "none")), 0, 240) > 0.05


def test_a_wide_line_carries_the_consonants_that_a_narrow_one_takes() -> None:
    sound = to_pcm(speechlike())
    narrow, wide = (to_wave(process(sound, "mobile", wide)) for wide in (False, True))
    assert share(wide, 3700, 7600) > 10 * share(narrow, 3700, 7600)
    assert np.array_equal(process(sound, "none"), process(sound, "none", wide=True))


@pytest.mark.parametrize("name", COLOURS)
def test_quiet_and_loud_speech_come_out_equally_loud(name: str) -> None:
    levels = [lufs(to_wave(process(to_pcm(speechlike(gain=gain)), name))) for gain in (0.02, 0.3, 0.9)]
    assert all(abs(level - TARGET_LUFS) <= 1.0 for level in levels)


def test_loudness_is_that_of_the_standard() -> None:
    # BS.1770: a 997 Hz sine at full scale in one channel reads -3.01 LUFS, so one at -20 dB reads -23.0.
    time_s = np.arange(RATE * 3) / RATE
    sine = 10 ** (-20 / 20) * np.sin(2 * np.pi * 997 * time_s)
    assert lufs(np.asarray(sine)) == pytest.approx(-23.0, abs=0.1)
    assert lufs(np.zeros(RATE)) == float("-inf")


@given(SOUNDS, NAMES)
def test_nothing_clips_or_changes_length(sound: np.ndarray[tuple[int], np.dtype[np.int16]], name: str) -> None:
    heard = process(sound, name)
    assert heard.size == sound.size
    assert heard.dtype == np.int16
    assert np.abs(heard.astype(int)).max(initial=0) <= PEAK * 32767 + 1


@given(SOUNDS, NAMES)
def test_ends_are_silent_so_nothing_clicks(sound: np.ndarray[tuple[int], np.dtype[np.int16]], name: str) -> None:
    heard = process(sound, name).astype(int)
    if heard.size:
        assert abs(heard[0]) <= 1
        assert abs(heard[-1]) <= 32767 * 0.05


@given(arrays.arrays(np.float64, st.integers(0, 3_000), elements=st.floats(-4, 4)))
def test_levelling_gives_numbers_within_the_peak(wave: Wave) -> None:
    result = levelled(wave)
    assert np.isfinite(result).all()
    assert np.abs(result).max(initial=0.0) <= max(PEAK, np.abs(wave).max(initial=0.0))


@pytest.mark.parametrize("name", COLOURS)
def test_the_noise_of_a_line_lies_twenty_decibels_below_and_loops_without_a_seam(name: str) -> None:
    noise = to_wave(line_noise(name, seconds=2.0))
    assert noise.size >= RATE * 2
    if COLOURS[name].noise_db is None:
        assert not noise.any()
        return
    assert lufs(noise) <= TARGET_LUFS - 20
    assert noise.any()
    steps = np.abs(np.diff(noise))
    assert abs(noise[0] - noise[-1]) <= steps.max()


@given(st.floats(0.0, 0.5), st.integers(0, 2**32 - 1), NAMES)
def test_noise_of_any_length_is_quiet(seconds: float, seed: int, name: str) -> None:
    assert np.abs(line_noise(name, seconds, seed).astype(int)).max() < 32767 * 0.1
