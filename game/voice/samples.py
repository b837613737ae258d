"""What every part of the voice does with sound: change its rate, trim it, fade it, read it from a file.

Inside the voice, sound is mono at `RATE`: int16 where it is stored or handed over, float64 in -1..1 while it
is worked on.
"""

from __future__ import annotations

import struct
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

Pcm = NDArray[np.int16]
Wave = NDArray[np.float64]

RATE = 16_000
"""Samples per second of everything that the voice keeps: enough for speech, half the size of 32 kHz."""

FADE_MS = 8
"""Ends are faded this long, so that no clip starts or stops with a click."""

# Speech that is quieter than this (of full scale 1.0) counts as silence at the ends of an utterance.
_SILENCE = 0.008
_KEEP_MS = 12  # of the near-silence before and after it: the breath of a plosive


class UnreadableSoundError(ValueError):
    """The bytes hold no complete sound that we can read."""


def to_wave(pcm: Pcm) -> Wave:
    """int16 to float64 in -1..1."""
    return pcm.astype(np.float64) / 32768.0


def to_pcm(wave: Wave) -> Pcm:
    """float64 to int16, clipped, never NaN."""
    scaled = np.nan_to_num(wave, nan=0.0, posinf=0.0, neginf=0.0) * 32767.0
    return np.clip(np.rint(scaled), -32767, 32767).astype(np.int16)


def smooth_length(least: int) -> int:
    """The smallest 2^a 3^b 5^c not less than `least`: FFTs of other lengths can be many times slower."""
    best = 1 << max(0, (max(1, least) - 1).bit_length())
    five = 1
    while five < best:
        three = five
        while three < best:
            rest = -(-max(1, least) // three)
            best = min(best, three << max(0, (rest - 1).bit_length()))
            three *= 3
        five *= 5
    return best


def resample(wave: Wave, ratio: Fraction) -> Wave:
    """`wave` with `ratio` times as many samples, band-limited (by FFT). The length is rounded, at least 0."""
    wanted = round(wave.size * ratio)
    if ratio == 1 or wave.size == 0:
        return wave.copy()
    # Room behind the sound keeps the end from wrapping round into the start.
    blocks = smooth_length(-(-(wave.size + 256) // ratio.denominator))
    size, new = blocks * ratio.denominator, blocks * ratio.numerator
    spectrum = np.fft.rfft(wave, size)
    bins = min(size, new) // 2 + 1
    stretched = np.fft.irfft(spectrum[:bins], new) * (new / size)
    return np.asarray(stretched[:wanted], dtype=np.float64)


def at_rate(wave: Wave, rate: float, new_rate: int) -> Wave:
    """`wave` of `rate` samples per second at `new_rate`. Ratios are exact up to a denominator of 1000."""
    return resample(wave, Fraction(new_rate / rate).limit_denominator(1000))


def trimmed(wave: Wave, rate: int = RATE) -> Wave:
    """`wave` without the silence at its ends; empty if it is silent throughout."""
    loud = np.flatnonzero(np.abs(wave) > _SILENCE)
    if loud.size == 0:
        return wave[:0]
    keep = rate * _KEEP_MS // 1000
    return wave[max(0, int(loud[0]) - keep) : int(loud[-1]) + keep + 1]


def faded(wave: Wave, rate: int = RATE) -> Wave:
    """`wave` rising from and falling to zero at its ends."""
    length = min(rate * FADE_MS // 1000, wave.size // 2)
    if length == 0:  # a sample or none: nothing to hear, but it would click
        return np.zeros_like(wave)
    result = wave.copy()
    ramp = np.sin(np.linspace(0.0, np.pi / 2, length, endpoint=False)) ** 2
    result[:length] *= ramp
    result[-length:] *= ramp[::-1]
    return result


def silence(ms: int, rate: int = RATE) -> Wave:
    """`ms` milliseconds of nothing."""
    return np.zeros(max(0, rate * ms // 1000), dtype=np.float64)


def read_sound(data: bytes) -> tuple[Wave, int]:
    """Samples (mono, -1..1) and rate of a WAV, AIFF or AIFF-C file's bytes: macOS writes AIFF whatever it is
    asked for. Raises UnreadableSoundError when the file is empty, cut short or of another kind.
    """
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return _read_wav(data)
    if data[:4] == b"FORM" and data[8:12] in (b"AIFF", b"AIFC"):
        return _read_aiff(data)
    raise UnreadableSoundError("neither WAV nor AIFF")


def _chunks(data: bytes, order: str) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from(f"{order}4sI", data, at)
        body = data[at + 8 : at + 8 + size]
        if len(body) < size:
            raise UnreadableSoundError("cut short")
        found.setdefault(name, body)
        at += 8 + size + size % 2
    return found


def _read_wav(data: bytes) -> tuple[Wave, int]:
    chunks = _chunks(data, "<")
    form, body = chunks.get(b"fmt ", b""), chunks.get(b"data", b"")
    if len(form) < 16:
        raise UnreadableSoundError("no format")
    tag, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", form)
    if tag == 0xFFFE and len(form) >= 26:  # WAVE_FORMAT_EXTENSIBLE: the real tag starts its GUID
        (tag,) = struct.unpack_from("<H", form, 24)
    kinds = {(1, 8): "u1", (1, 16): "<i2", (1, 32): "<i4", (3, 32): "<f4", (3, 64): "<f8"}
    return _mono(body, kinds.get((tag, bits)), channels), _checked(rate)


def _read_aiff(data: bytes) -> tuple[Wave, int]:
    chunks = _chunks(data, ">")
    common, body = chunks.get(b"COMM", b""), chunks.get(b"SSND", b"")[8:]
    if len(common) < 18:
        raise UnreadableSoundError("no format")
    channels, _, bits, exponent, mantissa = struct.unpack_from(">HIHHQ", common)
    packing = common[18:22] or b"NONE"
    kinds = {
        (b"NONE", 8): "i1",
        (b"NONE", 16): ">i2",
        (b"twos", 16): ">i2",
        (b"sowt", 16): "<i2",
        (b"NONE", 32): ">i4",
        (b"fl32", 32): ">f4",
        (b"FL32", 32): ">f4",
    }
    rate = round(mantissa * 2.0 ** ((exponent & 0x7FFF) - 16383 - 63)) if exponent < 0x4040 else 0
    return _mono(body, kinds.get((packing, bits)), channels), _checked(rate)


def _checked(rate: int) -> int:
    if not 4_000 <= rate <= 192_000:
        raise UnreadableSoundError(f"{rate} samples per second")
    return rate


def _mono(body: bytes, kind: str | None, channels: int) -> Wave:
    if kind is None or not 1 <= channels <= 8:
        raise UnreadableSoundError("an unknown coding of samples")
    dtype = np.dtype(kind)
    frames = len(body) // (dtype.itemsize * channels)
    if frames == 0:
        raise UnreadableSoundError("no samples")
    raw = np.frombuffer(body, dtype, frames * channels).astype(np.float64).reshape(frames, channels)
    if dtype.kind == "u":
        raw -= 128.0
    if dtype.kind in "ui":
        raw /= float(1 << (8 * dtype.itemsize - 1))
    mixed = np.nan_to_num(raw, nan=0.0, posinf=0.0, neginf=0.0).mean(axis=1)
    return np.asarray(np.clip(mixed, -1.0, 1.0), dtype=np.float64)
