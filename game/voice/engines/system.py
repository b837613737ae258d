"""The system's own voices through pyttsx3: SAPI 5 on Windows, NSSpeechSynthesizer on macOS, espeak-ng on
Linux.

espeak-ng speaks English only here: its Japanese and French were not understood. pyttsx3 loses files, writes
empty ones, returns before it has finished and prints to stdout, all of it reproduced. So one utterance goes
into one `runAndWait`, we wait for it to finish, read what it wrote, and try again if that is no sound. What
hangs is ended from outside, by the parent of the worker process.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from game.voice.engines import EngineError, installed, version_of
from game.voice.roles import Voice, base_language
from game.voice.samples import RATE, Pcm, UnreadableSoundError, at_rate, read_sound, to_pcm, trimmed

_LANGUAGES = frozenset({"ja", "en", "fr"})
_TRIES = 3
_MAN_TRACT, _WOMAN_TRACT = 0.84, 1.0

# espeak-ng, measured: (voice, median pitch, tract) for men and women; pitch moves 0.126 half tones a step;
# 118 "words a minute" are 145 in truth.
_ESPEAK_MAN = ("gmw/en-us", 103.0, 0.84)
_ESPEAK_WOMAN = ("gmw/en-us+f2", 193.0, 0.95)
_ESPEAK_STEP = 0.126
_ESPEAK_RATE = 118.0

# SAPI 5 and NSSpeechSynthesizer: their makers' usual rate is near 175-200; Japanese voices hurry at it.
_SYSTEM_RATE = {"ja": 125.0, "en": 145.0, "fr": 140.0}


class System:
    """pyttsx3, guarded. `start` gives a pyttsx3 engine (a test gives one that misbehaves); `settle_s` is
    how long we wait for a file after pyttsx3 says that it is done.
    """

    name = "pyttsx3"

    def __init__(self, start: Callable[[], Any] | None = None, settle_s: float = 0.5) -> None:
        self._start = start or _start_pyttsx3
        self._settle_s = settle_s
        self._espeak = sys.platform not in ("win32", "darwin")
        self._engine: Any = None
        self._voices: list[tuple[str, str, bool]] = []  # (language, id, male)
        self._finished = False

    @property
    def wide(self) -> bool:
        """espeak-ng's English has a word error of .09 over a wide line, of .37 over a narrow one."""
        return self._espeak

    def available(self) -> bool:
        return installed("pyttsx3")

    def version(self) -> str:
        return f"{version_of('pyttsx3')}-{sys.platform}-{version_of('espeakng-loader')}"

    def languages(self) -> frozenset[str]:
        if self._espeak:
            return frozenset({"en"})
        if self._engine is None:
            return _LANGUAGES
        return frozenset(lang for lang, _, _ in self._voices) & _LANGUAGES

    def load(self) -> None:
        if self._engine is not None:
            return
        try:
            engine = self._start()
            engine.connect("finished-utterance", self._on_finished)
            self._voices = [] if self._espeak else [_described(found) for found in engine.getProperty("voices")]
        except Exception as error:
            raise EngineError(f"pyttsx3 does not start: {error}") from error
        self._engine = engine

    def synthesise(self, text: str, voice: Voice) -> Pcm:
        trouble = "no try"
        for _ in range(_TRIES):
            try:
                return self._spoken(text, voice)
            except UnreadableSoundError as error:
                trouble = f"wrote no sound: {error}"
            except EngineError:
                raise
            except Exception as error:
                trouble = repr(error)
                self._engine = None  # its loop may still count as running: the next try starts afresh
        raise EngineError(f"pyttsx3, tried {_TRIES} times: {trouble}")

    def _spoken(self, text: str, voice: Voice) -> Pcm:
        self.load()
        form = self._prepare(voice)
        handle, name = tempfile.mkstemp(suffix=".wav", prefix="kakenaoshi-")
        os.close(handle)
        path = Path(name)
        try:
            self._finished = False
            self._engine.save_to_file(text, name)
            self._engine.runAndWait()
            wave, rate = self._written(path)
        finally:
            with contextlib.suppress(OSError):
                path.unlink()
        return to_pcm(at_rate(wave, rate * form, RATE))

    def _prepare(self, voice: Voice) -> float:
        """Set voice, rate and pitch; give the factor by which the sound is then played slower."""
        if self._espeak:
            name, pitch_hz, tract = _ESPEAK_MAN if voice.male else _ESPEAK_WOMAN
            form = voice.tract / tract
            half_tones = 12.0 * float(np.log2(voice.pitch_hz / pitch_hz / form))
            self._engine.setProperty("pitch", round(min(99.0, max(0.0, 50.0 + half_tones / _ESPEAK_STEP))))
            rate = _ESPEAK_RATE
        else:
            name, male = self._chosen(voice)
            # One knob moves pitch and formants together: half of what the role asks for keeps it natural.
            form = (voice.tract / (_MAN_TRACT if male else _WOMAN_TRACT)) ** 0.5
            rate = _SYSTEM_RATE.get(voice.lang, 145.0)
        self._engine.setProperty("voice", name)
        self._engine.setProperty("rate", round(rate * voice.speed / form))
        return form

    def _chosen(self, voice: Voice) -> tuple[str, bool]:
        """A voice of the language, of the right kind where there is one; roles spread over several."""
        fitting = [(name, male) for lang, name, male in self._voices if lang == voice.lang]
        if not fitting:
            raise EngineError(f"the system has no voice for {voice.lang}")
        same = [found for found in fitting if found[1] == voice.male] or fitting
        return same[round(voice.pitch_hz) % len(same)]

    def _written(self, path: Path) -> tuple[np.ndarray[Any, np.dtype[np.float64]], int]:
        """The sound in `path`, once it is whole: finished by its own word, or of the same size twice."""
        deadline = time.monotonic() + self._settle_s
        size = -1
        while True:
            data = path.read_bytes()
            with contextlib.suppress(UnreadableSoundError):
                wave, rate = read_sound(data)
                if (self._finished or len(data) == size) and trimmed(wave, rate).size:
                    return wave, rate
            if time.monotonic() > deadline:
                raise UnreadableSoundError(f"{len(data)} bytes after {self._settle_s} s")
            size = len(data)
            time.sleep(0.02)

    def _on_finished(self, name: str | None = None, completed: bool = True) -> None:
        self._finished = completed


def _start_pyttsx3() -> Any:
    if sys.platform not in ("win32", "darwin"):
        _load_espeak()
    import pyttsx3

    return pyttsx3.init()


def _load_espeak() -> None:
    """Load the espeak-ng that comes as a package, where there is one, so that pyttsx3 finds it."""
    if not installed("espeakng_loader"):
        return
    import espeakng_loader

    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)


def _described(found: Any) -> tuple[str, str, bool]:
    """Language, id and kind of one of pyttsx3's voices, whose fields differ by system."""
    languages = list(getattr(found, "languages", None) or [])
    first = languages[0] if languages else ""
    lang = first.decode("ascii", "ignore") if isinstance(first, bytes) else str(first)
    gender = str(getattr(found, "gender", "") or "").lower()
    return base_language(lang.strip("\x05")), str(found.id), "male" in gender and "female" not in gender
