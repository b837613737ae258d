"""Another pace keeps the pitch, the loudness and the ends."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.voice.pace import stretched
from game.voice.samples import RATE, Pcm


def hum(pitch_hz: float, seconds: float) -> Pcm:
    time_s = np.arange(int(RATE * seconds)) / RATE
    wave = sum(np.sin(2 * np.pi * pitch_hz * n * time_s) / n for n in range(1, 12))
    return np.asarray(wave * 4000, dtype=np.int16)


def pitch(samples: Pcm) -> float:
    spectrum = np.abs(np.fft.rfft(samples.astype(float) * np.hanning(samples.size), 1 << 18))
    return float(np.argmax(spectrum)) * RATE / (1 << 18)


@pytest.mark.parametrize("speed", [0.7, 0.85, 1.15, 1.3])
@pytest.mark.parametrize("pitch_hz", [95.0, 240.0])
def test_the_pitch_and_the_loudness_stay(speed: float, pitch_hz: float) -> None:
    before = hum(pitch_hz, 2.0)
    after = stretched(before, speed)
    assert after.size == round(before.size / speed)
    assert abs(pitch(after) - pitch_hz) < 2.0
    middle = slice(RATE // 4, -RATE // 4)
    levels = [float(np.sqrt(np.mean(np.square(x[middle].astype(float))))) for x in (before, after)]
    assert abs(20 * np.log10(levels[1] / levels[0])) < 1.0


def test_its_own_pace_is_untouched() -> None:
    before = hum(120, 1.0)
    assert stretched(before, 1.0) is before


@settings(max_examples=60)
@given(
    st.integers(0, 20_000),
    st.floats(0.5, 2.0),
    st.integers(0, 3),
)
def test_any_sound_at_any_pace_has_its_length_and_no_clipping(size: int, speed: float, seed: int) -> None:
    before = np.random.default_rng(seed).integers(-32767, 32767, size).astype(np.int16)
    after = stretched(before, speed)
    assert after.dtype == np.int16
    assert after.size in (round(size / speed), size)
    assert after.size == 0 or int(np.abs(after.astype(int)).max()) <= 32767
