"""Japanese by Open JTalk (`pyopenjtalk-plus`), with the voice Mei that comes inside the package (CC BY
3.0).
"""

from __future__ import annotations

from types import ModuleType

import numpy as np

from game.voice.engines import EngineError, installed, version_of
from game.voice.roles import Voice
from game.voice.samples import RATE, Pcm, at_rate, to_pcm

# Measured: Mei's median pitch, and the speed at which she says five morae a second, pauses apart.
_PITCH_HZ = 330.0
_CALM = 0.70
_TRACT = 1.0


class OpenJTalk:
    """Characters come from one voice: synthesised faster and higher, then played slower by the formant
    factor.
    """

    name = "openjtalk"
    wide = False

    def __init__(self) -> None:
        self._module: ModuleType | None = None

    def available(self) -> bool:
        return installed("pyopenjtalk")

    def version(self) -> str:
        return version_of("pyopenjtalk-plus", "pyopenjtalk")

    def languages(self) -> frozenset[str]:
        return frozenset({"ja"})

    def load(self) -> None:
        if self._module is not None:
            return
        try:
            import pyopenjtalk

            pyopenjtalk.tts("もしもし。")  # the first sentence loads dictionary and voice
        except Exception as error:
            raise EngineError(f"Open JTalk does not start: {error}") from error
        self._module = pyopenjtalk

    def synthesise(self, text: str, voice: Voice) -> Pcm:
        self.load()
        assert self._module is not None
        form = voice.tract / _TRACT
        half_tone = 12.0 * float(np.log2(voice.pitch_hz / _PITCH_HZ / form))
        try:
            wave, rate = self._module.tts(text, speed=_CALM * voice.speed / form, half_tone=half_tone)
        except Exception as error:
            raise EngineError(f"Open JTalk: {error}") from error
        samples = np.asarray(wave, dtype=np.float64) / 32768.0
        if samples.size == 0:
            raise EngineError("Open JTalk read nothing")
        loudest = float(np.abs(samples).max())
        return to_pcm(at_rate(samples / max(1.0, loudest), rate * form, RATE))
