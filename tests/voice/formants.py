"""Measures of a voice, for tests: how high it is and where its formants lie on average."""

from __future__ import annotations

import numpy as np

from game.voice.samples import RATE, Wave


def pitch_hz(wave: Wave) -> float:
    """The median fundamental frequency of the voiced parts (autocorrelation, 60 to 400 Hz); 0 if none."""
    size, hop = RATE * 40 // 1000, RATE * 10 // 1000
    low, high = RATE // 400, RATE // 60
    found: list[float] = []
    for start in range(0, wave.size - size, hop):
        frame = wave[start : start + size] * np.hanning(size)
        spectrum = np.fft.rfft(frame, 2 * size)
        # Only what lies below 1 kHz: higher formants make false peaks.
        spectrum[round(1000 * 2 * size / RATE) :] = 0
        correlation = np.fft.irfft(np.abs(spectrum) ** 2)[:size]
        if correlation[0] < 1e-2:
            continue
        window = correlation[:size] / np.maximum(1.0 - np.arange(size) / size, 0.2)
        peak = int(np.argmax(window[low:high])) + low
        if window[peak] > 0.5 * correlation[0]:
            found.append(RATE / peak)
    return float(np.median(found)) if found else 0.0


def envelope_hz(wave: Wave) -> float:
    """Mean frequency of the long-term spectrum, 300 to 5000 Hz: it follows the formants' scale."""
    spectrum = np.abs(np.fft.rfft(wave))
    frequencies = np.fft.rfftfreq(wave.size, 1 / RATE)
    inside = (frequencies > 300) & (frequencies < 5000)
    weights = np.log1p(spectrum[inside] / (spectrum.mean() + 1e-9))
    return float((frequencies[inside] * weights).sum() / weights.sum())
