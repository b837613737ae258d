"""How loud speech is to an ear (EBU R128, ITU-R BS.1770), and bringing every line to the same loudness.

The weighting is applied to the spectrum as a magnitude: energies are all that the measure needs.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from game.voice.samples import RATE, Wave

TARGET_LUFS = -20.0
"""Every spoken line has this loudness."""

PEAK = 0.89
"""No sample goes beyond this (about -1 dB of full scale)."""

_HOP_S = 0.1
_HOPS_PER_BLOCK = 4
_ABSOLUTE_GATE = -70.0
_RELATIVE_GATE = -10.0


def lufs(wave: Wave, rate: int = RATE) -> float:
    """Integrated loudness of mono `wave`, gated; -inf for silence. Shorter than 0.4 s: measured ungated."""
    if wave.size == 0:
        return float("-inf")
    powers = _powers(wave, rate)
    if powers.size <= _HOPS_PER_BLOCK:
        # What fills only part of the last hop counts for the length that it has.
        return _level(float(powers.sum()) * int(_HOP_S * rate) / wave.size)
    sums = np.concatenate(([0.0], np.cumsum(powers)))
    blocks = (sums[_HOPS_PER_BLOCK:] - sums[:-_HOPS_PER_BLOCK]) / _HOPS_PER_BLOCK
    blocks = blocks[blocks > _power(_ABSOLUTE_GATE)]
    if blocks.size == 0:
        return float("-inf")
    gate = _level(float(blocks.mean())) + _RELATIVE_GATE
    return _level(float(blocks[blocks > _power(gate)].mean()))


def amplified(wave: Wave, rate: int = RATE) -> Wave:
    """`wave` at TARGET_LUFS whatever its peaks; silence as it is."""
    short = TARGET_LUFS - lufs(wave, rate)
    return wave * 10.0 ** (short / 20.0) if np.isfinite(short) else wave


def levelled(wave: Wave, rate: int = RATE) -> Wave:
    """`wave` at TARGET_LUFS, its peaks bent (not cut) below PEAK. Silence stays as it is."""
    result = wave
    for _ in range(3):  # bending peaks costs a little loudness: go round again
        raised = amplified(result, rate)
        result = _bent(raised)
        if result is raised:  # nothing was bent, so nothing was lost
            return result
    return result


def _bent(wave: Wave) -> Wave:
    """Values above half of PEAK approach it smoothly."""
    knee = PEAK / 2
    over = np.abs(wave) > knee
    if not over.any():
        return wave
    result = wave.copy()
    room = PEAK - knee
    result[over] = np.sign(wave[over]) * (knee + room * np.tanh((np.abs(wave[over]) - knee) / room))
    return result


def _level(power: float) -> float:
    return -0.691 + 10.0 * np.log10(power) if power > 0 else float("-inf")


def _power(level: float) -> float:
    return float(10.0 ** ((level + 0.691) / 10.0))


def _powers(wave: Wave, rate: int) -> Wave:
    """The weighted mean power of each tenth of a second, the last one filled up with silence."""
    hop = int(_HOP_S * rate)
    whole = np.zeros(-(-wave.size // hop) * hop)
    whole[: wave.size] = wave
    # Short transforms of one size, whose weights are computed once: a whole line costs a millisecond.
    spectra = np.fft.rfft(whole.reshape(-1, hop), axis=1)
    energies = (spectra.real**2 + spectra.imag**2) @ _weights(hop, rate)
    return np.asarray(energies, dtype=np.float64)


@cache
def _weights(size: int, rate: int) -> Wave:
    """What each bin of a transform of `size` adds to the mean power."""
    z = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    response = np.ones_like(z)
    for b, a in (_shelf(rate), _high_pass(rate)):
        response *= (b[0] + b[1] * z + b[2] * z * z) / (a[0] + a[1] * z + a[2] * z * z)
    weights = np.abs(response) ** 2 * 2.0 / size**2
    weights[0] /= 2.0
    if size % 2 == 0:
        weights[-1] /= 2.0
    return np.asarray(weights, dtype=np.float64)


_Section = tuple[tuple[float, float, float], tuple[float, float, float]]


def _shelf(rate: int) -> _Section:
    """BS.1770's first stage, the head's effect: +4 dB above about 1.7 kHz, at any rate."""
    gain, quality, centre = 3.999843853973347, 0.7071752369554196, 1681.974450955533
    k = float(np.tan(np.pi * centre / rate))
    high = 10.0 ** (gain / 20.0)
    band = high**0.4996667741545416
    scale = 1.0 + k / quality + k * k
    return (
        (
            (high + band * k / quality + k * k) / scale,
            2.0 * (k * k - high) / scale,
            (high - band * k / quality + k * k) / scale,
        ),
        (1.0, 2.0 * (k * k - 1.0) / scale, (1.0 - k / quality + k * k) / scale),
    )


def _high_pass(rate: int) -> _Section:
    """BS.1770's second stage: what lies below about 38 Hz is not heard."""
    quality, centre = 0.5003270373238773, 38.13547087602444
    k = float(np.tan(np.pi * centre / rate))
    scale = 1.0 + k / quality + k * k
    return (1.0, -2.0, 1.0), (1.0, 2.0 * (k * k - 1.0) / scale, (1.0 - k / quality + k * k) / scale)
