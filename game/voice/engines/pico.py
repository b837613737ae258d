"""French and English by SVOX Pico (`py-nanotts`)."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

from game.voice.engines import EngineError, installed, version_of
from game.voice.roles import Voice
from game.voice.samples import RATE, Pcm, at_rate, to_pcm, to_wave

_RATE = 16_000
_TRACT = 1.0
# Measured, by language: its voice, that voice's median pitch, and the speed at which it is calm.
_VOICES = {"fr": ("fr-FR", 193.0, 0.72), "en": ("en-GB", 182.0, 0.74)}


class Pico:
    """Pitch can be set; the formants move by playing slower."""

    name = "pico"
    wide = True  # French word error .06 over a wide line, .25 over a narrow one

    def __init__(self) -> None:
        self._speaker: Any = None

    def available(self) -> bool:
        return installed("py_nanotts")

    def version(self) -> str:
        return version_of("py-nanotts")

    def languages(self) -> frozenset[str]:
        return frozenset(_VOICES)

    def load(self) -> None:
        if self._speaker is not None:
            return
        try:
            self._speaker = import_module("py_nanotts").NanoTTS()
        except Exception as error:
            raise EngineError(f"Pico does not start: {error}") from error

    def synthesise(self, text: str, voice: Voice) -> Pcm:
        self.load()
        name, pitch_hz, calm = _VOICES[voice.lang]
        form = voice.tract / _TRACT
        pitch = min(2.0, max(0.5, voice.pitch_hz / pitch_hz / form))
        try:
            raw = self._speaker.speak(text, voice=name, speed=calm * voice.speed / form, pitch=pitch)
        except Exception as error:
            raise EngineError(f"Pico: {error}") from error
        samples = np.frombuffer(raw[: len(raw) // 2 * 2], dtype="<i2").astype(np.int16)
        if samples.size == 0:
            raise EngineError("Pico read nothing")
        return to_pcm(at_rate(to_wave(samples), _RATE * form, RATE))
