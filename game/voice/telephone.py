"""What a line does to a voice: its band, level, clipping, companding and noise.

A *colour* is the kind of line. The effect is pure and the same every time. The noise of the line is no part
of a spoken clip: it is a loop of its own (`line_noise`), so that it goes on between lines, covers the moment
before a voice is ready, and has its own volume.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np

from game.voice.loudness import TARGET_LUFS, amplified, levelled, lufs
from game.voice.samples import RATE, Pcm, Wave, faded, smooth_length, to_pcm, to_wave

NARROW_RATE: Final = 8_000
WIDE_LOW, WIDE_HIGH = 80.0, 7000.0
_MU = 255.0


@dataclass(frozen=True, slots=True)
class Colour:
    """A kind of line. Frequencies in Hz; `drive` is how hard the voice is pressed into the soft clip;
    `noise_db` is the noise's loudness below the speech's; None is a line without noise.
    """

    low: float
    high: float
    drive: float
    companded: bool
    noise_db: float | None
    hum_db: float | None = None
    room: bool = False


COLOURS: Final[dict[str, Colour]] = {
    "mobile": Colour(300, 3400, 1.6, companded=True, noise_db=28.0),
    "landline": Colour(300, 3400, 1.2, companded=True, noise_db=26.0, hum_db=32.0),
    "video": Colour(150, 6500, 1.4, companded=False, noise_db=32.0),
    "in-person": Colour(80, 7600, 0.5, companded=False, noise_db=None, room=True),
    "none": Colour(60, 7900, 0.5, companded=False, noise_db=None),
}
"""Every colour by name. "none" is the clear voice: no band, no noise."""


def colour(name: str) -> Colour:
    """The colour called `name`; a name that is not known is a clear voice."""
    return COLOURS.get(name, COLOURS["none"])


def process(samples: Pcm, name: str, wide: bool = False) -> Pcm:
    """`samples` (mono, RATE) as heard over the line called `name`: as many samples, all lines equally loud,
    nothing clipped, ends faded. Any length, 0 included. `wide` lets through at least what today's mobile
    calls do ("HD voice"), for voices that the narrow band makes hard to understand.
    """
    if samples.size == 0:
        return samples.copy()
    line = colour(name)
    if wide and line.companded:
        line = replace(line, low=WIDE_LOW, high=WIDE_HIGH, companded=False)
    size = _transform_length(samples.size)
    spectrum = np.fft.rfft(amplified(to_wave(samples)), size) * _response(size, RATE, line.low, line.high)
    if line.companded:
        # Half the spectrum is the whole of the telephone's own 8 kHz.
        half = size // 2
        narrow = np.fft.irfft(spectrum[: half // 2 + 1], half) / 2.0
        narrow = _companded(_pressed(narrow, line.drive))
        banded = np.fft.rfft(narrow, half) * _response(half, NARROW_RATE, line.low, line.high)
        wave = np.fft.irfft(banded, size) * 2.0
    else:
        wave = _pressed(np.fft.irfft(spectrum, size), line.drive)
    wave = wave[: samples.size]
    if line.room:
        wave = _in_a_room(wave)
    return to_pcm(faded(levelled(wave)))


def line_noise(name: str, seconds: float = 4.0, seed: int = 0) -> Pcm:
    """A loop of the noise of the line called `name` (mono, RATE) whose end joins its start. All zeros for a
    line without noise. It lies at least 20 dB below the speech.
    """
    line = colour(name)
    size = smooth_length(max(1, int(seconds * RATE)))
    if line.noise_db is None:
        return np.zeros(size, dtype=np.int16)
    # Made in the spectrum, so it is periodic over its length: a loop without a seam.
    random = np.random.default_rng(seed)
    frequencies = np.fft.rfftfreq(size, 1 / RATE).astype(np.float64)
    slope = _band(frequencies, line.low, line.high) / np.sqrt(np.maximum(frequencies, 100.0))
    spectrum = slope * np.exp(2j * np.pi * random.random(slope.size))
    noise = _at_level(np.fft.irfft(spectrum, size), TARGET_LUFS - line.noise_db)
    if line.hum_db is not None:
        hum = np.zeros(slope.size, dtype=np.complex128)
        for harmonic, strength in ((300, 1.0), (400, 0.5), (500, 0.25)):  # of the mains, inside the band
            hum[round(harmonic * size / RATE)] = strength
        noise = noise + _at_level(np.fft.irfft(hum, size), TARGET_LUFS - line.hum_db)
    return to_pcm(noise)


def _at_level(wave: Wave, level: float) -> Wave:
    loudest = float(np.abs(wave).max())
    if loudest == 0.0:
        return wave
    full = wave / loudest  # first to full scale: the measure takes very quiet sound for silence
    return np.asarray(full * 10.0 ** ((level - lufs(full)) / 20.0), dtype=np.float64)


def _band(frequencies: Wave, low: float, high: float) -> Wave:
    """A pass band whose edges fall by a raised cosine over a sixth of their frequency: no ringing."""
    rise = np.clip((frequencies - low * 5 / 6) / (low / 6), 0.0, 1.0)
    fall = np.clip((high * 13 / 12 - frequencies) / (high / 12), 0.0, 1.0)
    return np.asarray(np.sin(rise * np.pi / 2) ** 2 * np.sin(fall * np.pi / 2) ** 2, dtype=np.float64)


def _transform_length(samples: int) -> int:
    """Room for `samples` and for what a filter adds behind them; of few different lengths, divisible by four, so that
    the responses can be kept.
    """
    step = RATE // 4
    return 4 * smooth_length(-(-(samples + RATE // 20) // step) * step // 4)


@lru_cache(maxsize=96)
def _response(size: int, rate: int, low: float, high: float) -> Wave:
    return _band(np.fft.rfftfreq(size, 1 / rate).astype(np.float64), low, high)


def _pressed(wave: Wave, drive: float) -> Wave:
    """Soft clip: loud parts are held down, as a telephone's own level control does."""
    return np.asarray(np.tanh(wave * drive * 2.0) / (drive * 2.0), dtype=np.float64)


def _companded(wave: Wave) -> Wave:
    """Through 8 bits of mu-law (G.711) and back."""
    magnitude = np.log1p(_MU * np.minimum(np.abs(wave), 1.0)) / np.log1p(_MU)
    steps = np.rint(magnitude * 127.0) / 127.0
    return np.asarray(np.sign(wave) * np.expm1(steps * np.log1p(_MU)) / _MU, dtype=np.float64)


def _in_a_room(wave: Wave) -> Wave:
    result = wave.copy()
    for ms, strength in ((11, 0.22), (23, 0.14), (37, 0.09)):
        delay = RATE * ms // 1000
        if delay < wave.size:
            result[delay:] += wave[:-delay] * strength
    return result
