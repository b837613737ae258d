"""Rates, fades and the sound files that engines write."""

from __future__ import annotations

import io
import struct
import wave
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.voice.samples import (
    RATE,
    UnreadableSoundError,
    at_rate,
    faded,
    read_sound,
    resample,
    smooth_length,
    to_pcm,
    to_wave,
    trimmed,
)


def tone(hertz: float, rate: int, seconds: float = 0.5) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.asarray(0.5 * np.sin(2 * np.pi * hertz * np.arange(int(rate * seconds)) / rate))


@pytest.mark.parametrize(("rate", "new"), [(22_050, RATE), (RATE, 44_100), (48_000 * 0.82, RATE), (RATE, 48_000)])
def test_a_tone_keeps_its_pitch_and_length_at_another_rate(rate: float, new: int) -> None:
    found = at_rate(tone(440, int(rate)), rate, new)
    assert found.size / new == pytest.approx(0.5, abs=0.002)
    middle = found[found.size // 4 : -found.size // 4]
    crossings = np.count_nonzero(np.diff(np.signbit(middle)))
    assert crossings / 2 / (middle.size / new) == pytest.approx(440, rel=0.02)
    assert np.abs(middle).max() == pytest.approx(0.5, rel=0.02)


@given(st.integers(0, 3_000), st.fractions(Fraction(1, 6), 6, max_denominator=500))
def test_any_length_and_ratio_gives_the_rounded_length(length: int, ratio: Fraction) -> None:
    assert resample(np.ones(length), ratio).size == round(length * ratio)


@given(st.integers(-5, 500_000))
def test_a_smooth_length_is_the_next_product_of_two_three_and_five(least: int) -> None:
    found = smooth_length(least)
    rest = found
    for prime in (2, 3, 5):
        while rest % prime == 0:
            rest //= prime
    assert rest == 1
    assert max(1, least) <= found <= max(1, least) * 2


def test_silence_at_the_ends_goes_and_silence_inside_stays() -> None:
    sound = np.concatenate((np.zeros(RATE), tone(300, RATE), np.zeros(RATE), tone(300, RATE), np.zeros(RATE)))
    assert trimmed(sound).size / RATE == pytest.approx(2.0, abs=0.05)
    assert trimmed(np.zeros(RATE)).size == 0


@given(st.lists(st.floats(allow_nan=True, allow_infinity=True, width=32), max_size=400))
def test_fading_and_samples_take_anything(values: list[float]) -> None:
    pcm = to_pcm(np.asarray(values, dtype=np.float64))
    quiet = faded(to_wave(pcm))
    assert quiet.size == len(values)
    assert quiet.size == 0 or abs(quiet[0]) < 1e-9


def test_wav_of_each_coding_is_read() -> None:
    sound = tone(440, RATE)
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setparams((2, 2, RATE, 0, "NONE", ""))
        file.writeframes(np.repeat(to_pcm(sound), 2).tobytes())
    found, rate = read_sound(buffer.getvalue())
    assert rate == RATE
    assert np.abs(found - sound).max() < 0.001
    floats = sound.astype("<f4").tobytes()
    header = b"fmt " + struct.pack("<IHHIIHH", 16, 3, 1, RATE, RATE * 4, 4, 32)
    body = b"WAVE" + header + b"data" + struct.pack("<I", len(floats)) + floats
    found, _ = read_sound(b"RIFF" + struct.pack("<I", len(body)) + body)
    assert np.abs(found - sound).max() < 0.001


@pytest.mark.parametrize(("packing", "order"), [(b"", ">"), (b"sowt", "<"), (b"twos", ">")])
def test_aiff_as_macos_writes_it_is_read(packing: bytes, order: str) -> None:
    sound = tone(440, 22_050)
    samples = to_pcm(sound).astype(f"{order}i2").tobytes()
    rate = struct.pack(">HQ", 16383 + 14, 22_050 << (63 - 14))
    common = struct.pack(">HIH", 1, len(samples) // 2, 16) + rate + packing
    kind = b"AIFC" if packing else b"AIFF"
    body = kind + b"COMM" + struct.pack(">I", len(common)) + common
    body += b"SSND" + struct.pack(">III", len(samples) + 8, 0, 0) + samples
    found, hertz = read_sound(b"FORM" + struct.pack(">I", len(body)) + body)
    assert hertz == 22_050
    assert np.abs(found - sound).max() < 0.001


@given(
    st.sampled_from([b"", b"RIFF\0\0\0\0WAVE", b"FORM\0\0\0\0AIFF", b"FORM\0\0\0\0AIFC"]),
    st.binary(max_size=300),
)
def test_any_bytes_are_a_sound_or_a_clear_error(start: bytes, rest: bytes) -> None:
    try:
        found, rate = read_sound(start + rest)
    except UnreadableSoundError:
        return
    assert found.size > 0
    assert 4_000 <= rate <= 192_000


@given(st.integers(0, 20_000))
def test_a_wav_that_was_cut_short_is_no_sound(kept: int) -> None:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setparams((1, 2, 22_050, 0, "NONE", ""))
        file.writeframes(b"\1\1" * 10_000)
    with pytest.raises(UnreadableSoundError):
        read_sound(buffer.getvalue()[:kept])
