"""English by `hibari-tts`: the bundled voice "heart" only. Its other voices would be fetched from the
network, which this game never does.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

from game.voice.engines import EngineError, installed, version_of
from game.voice.roles import Voice
from game.voice.samples import RATE, Pcm, at_rate, to_pcm

# Measured: the speed at which "heart" says 145 words a minute. Her pitch cannot be set apart from her
# formants.
_CALM = 0.75
_TRACT = 1.0
_LOWEST_FORM = 0.80


class Hibari:
    """Played slower for a longer vocal tract: pitch and formants move together."""

    name = "hibari"
    wide = False

    def __init__(self) -> None:
        self._speaker: Any = None

    def available(self) -> bool:
        return installed("hibari", "onnxruntime")

    def version(self) -> str:
        return version_of("hibari-tts")

    def languages(self) -> frozenset[str]:
        return frozenset({"en"})

    def load(self) -> None:
        if self._speaker is not None:
            return
        try:
            speaker = import_module("hibari").Hibari(voice="heart")
            speaker("Hello.", seed=1)
        except Exception as error:
            raise EngineError(f"hibari does not start: {error}") from error
        self._speaker = speaker

    def synthesise(self, text: str, voice: Voice) -> Pcm:
        self.load()
        form = max(_LOWEST_FORM, voice.tract / _TRACT)
        try:
            wave = self._speaker(text, speed=_CALM * voice.speed / form, seed=1)
            rate = int(self._speaker.sample_rate)
        except Exception as error:
            raise EngineError(f"hibari: {error}") from error
        samples = np.asarray(wave, dtype=np.float64)
        if samples.size == 0:
            raise EngineError("hibari read nothing")
        return to_pcm(at_rate(samples, rate * form, RATE))
