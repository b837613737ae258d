"""Slower and faster without another pitch: WSOLA (Verhelst and Roelands 1993), overlapped windows each of which is
taken from where it continues the one before best.
"""

from __future__ import annotations

import numpy as np

from game.voice.samples import RATE, Pcm

_WINDOW = RATE * 40 // 1000
_HOP = _WINDOW // 2
_SEARCH = RATE * 8 // 1000  # to either side: a period of the deepest voice is 12 ms


def stretched(speech: Pcm, speed: float) -> Pcm:
    """`speech` (mono, RATE) at `speed` times its pace: 1.25 lasts a fifth less. At 1.0 (within a percent), and shorter
    than two windows, it comes back as it is. Bounds are the caller's matter; any speed above 0 works.
    """
    if abs(speed - 1.0) < 0.01 or speech.size < 2 * _WINDOW or speed <= 0:
        return speech
    source = np.concatenate((np.zeros(_SEARCH), speech.astype(np.float64), np.zeros(_WINDOW + 2 * _SEARCH)))
    count = max(1, round(speech.size / speed / _HOP))
    window = np.hanning(_WINDOW + 1)[:_WINDOW]
    made = np.zeros((count + 1) * _HOP + _WINDOW)
    last = source.size - _WINDOW
    taken = _SEARCH
    for n in range(count):
        wanted = min(_SEARCH + round(n * _HOP * speed), last - _SEARCH)
        if n:
            # What would follow the last window by itself is looked for around where this one is due.
            follows = source[taken + _HOP : taken + _HOP + _WINDOW]
            around = source[wanted - _SEARCH : wanted + _SEARCH + _WINDOW]
            taken = wanted - _SEARCH + int(np.argmax(np.correlate(around, follows[: around.size], "valid")))
        else:
            taken = wanted
        made[n * _HOP : n * _HOP + _WINDOW] += source[taken : taken + _WINDOW] * window
    # The first half window rises from nothing, where speech had begun already.
    made[:_HOP] += source[_SEARCH : _SEARCH + _HOP] * (1.0 - window[:_HOP])
    size = min(round(speech.size / speed), made.size)
    return np.clip(np.rint(made[:size]), -32767, 32767).astype(np.int16)
