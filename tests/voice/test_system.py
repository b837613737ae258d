"""pyttsx3's faults, each one seen in the real thing: whatever it does, a line is spoken or fails cleanly."""

from __future__ import annotations

import io
import threading
import time
import wave
from collections.abc import Callable, Iterator
from itertools import chain, repeat
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from game.voice.engines import EngineError
from game.voice.engines.system import System
from game.voice.roles import voice
from game.voice.samples import RATE, to_wave, trimmed

CLERK = voice("clerk", "en")


def wav(samples: int = 22_050, value: int = 8_000) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(22_050)
        file.writeframes((np.sin(np.arange(samples) / 10) * value).astype("<i2").tobytes())
    return buffer.getvalue()


class Pyttsx3:
    """Stands in for pyttsx3's engine. `faults` are how its next utterances go wrong; after them all goes
    well.
    """

    def __init__(self, faults: Iterator[str], log: list[str]) -> None:
        self.faults = faults
        self.log = log
        self.queued: list[tuple[str, str]] = []
        self.finished: Callable[..., None] = lambda **_: None
        self.looping = False

    def connect(self, topic: str, callback: Callable[..., None]) -> None:
        assert topic == "finished-utterance"
        self.finished = callback

    def setProperty(self, name: str, value: object) -> None:
        self.log.append(f"{name}={value}")

    def getProperty(self, name: str) -> list[Any]:
        return []

    def save_to_file(self, text: str, path: str) -> None:
        self.queued.append((text, path))

    def runAndWait(self) -> None:
        if self.looping:
            raise RuntimeError("run loop already started")
        assert len(self.queued) == 1, "two queued utterances lose the first"
        (_, path), self.queued = self.queued[0], []
        fault = next(self.faults)
        self.log.append(fault)
        if fault == "raises":
            self.looping = True  # as the real one: its loop stays marked as running
            raise OSError("an unwritable path")
        if fault == "returns early":
            threading.Timer(0.05, self._write, (path, wav(), True)).start()
            return
        content = {
            "loses the file": None,
            "empty file": b"",
            "no samples": wav(0),
            "cut short": wav()[:5_000],
            "silence": wav(value=0),
            "no sound at all": b"RIFF\0\0\0\0WAVEjunk",
        }.get(fault, wav())
        if content is None:
            Path(path).unlink()
        else:
            self._write(path, content, fault != "never says finished")

    def _write(self, path: str, content: bytes, finished: bool) -> None:
        Path(path).write_bytes(content)
        if finished:
            self.finished(name=None, completed=True)


def system(*faults: str, forever: str = "well") -> tuple[System, list[str]]:
    log: list[str] = []
    coming = chain(faults, repeat(forever))
    return System(start=lambda: Pyttsx3(coming, log), settle_s=0.15), log


FAULTS = (
    "raises",
    "returns early",
    "loses the file",
    "empty file",
    "no samples",
    "cut short",
    "silence",
    "no sound at all",
    "never says finished",
)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_line_is_spoken_though_pyttsx3_fails_once(fault: str) -> None:
    engine, _ = system(fault)
    samples = engine.synthesise("Hello.", CLERK)
    assert trimmed(to_wave(samples)).size > RATE // 2


@pytest.mark.parametrize("fault", sorted(set(FAULTS) - {"returns early", "never says finished"}))
def test_a_line_fails_cleanly_though_pyttsx3_always_fails_and_the_next_is_spoken(fault: str) -> None:
    engine, log = system(*[fault] * 3)
    with pytest.raises(EngineError, match="tried 3 times"):
        engine.synthesise("Hello.", CLERK)
    assert log.count(fault) == 3
    assert engine.synthesise("Hello.", CLERK).size > 0


def test_no_file_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    engine, _ = system("empty file", "raises", "well")
    engine.synthesise("Hello.", CLERK)
    assert list(tmp_path.iterdir()) == []


def test_what_does_not_start_is_an_engine_error() -> None:
    def start() -> object:
        raise RuntimeError("This means you probably do not have eSpeak or eSpeak-ng installed!")

    with pytest.raises(EngineError, match="does not start"):
        System(start=start).load()


def test_waiting_for_a_file_has_an_end() -> None:
    engine, _ = system(forever="empty file")
    began = time.monotonic()
    with pytest.raises(EngineError):
        engine.synthesise("Hello.", CLERK)
    assert time.monotonic() - began < 3


def test_espeak_speaks_english_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert System().languages() == {"en"}


def test_a_systems_own_voices_are_matched_by_language_and_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    voices = [
        SimpleNamespace(id="haruka", languages=["ja-JP"], gender="Female"),
        SimpleNamespace(id="ichiro", languages=["ja-JP"], gender="Male"),
        SimpleNamespace(id="thomas", languages=["fr_FR"], gender="VoiceGenderMale"),
        SimpleNamespace(id="old", languages=[b"\x05en"], gender=None),
        SimpleNamespace(id="odd", languages=None, gender=None),
    ]
    log: list[str] = []

    class Talking(Pyttsx3):
        def getProperty(self, name: str) -> list[Any]:
            return voices

    engine = System(start=lambda: Talking(repeat("well"), log), settle_s=0.1)
    engine.load()
    assert engine.languages() == {"ja", "fr", "en"}
    for role, lang, expected in (
        ("clerk", "ja", "haruka"),
        ("senior-officer", "ja", "ichiro"),
        ("clerk", "fr", "thomas"),  # the only one there is
        ("clerk", "en", "old"),
    ):
        log.clear()
        engine.synthesise("x", voice(role, lang))
        assert f"voice={expected}" in log
    with pytest.raises(EngineError, match="no voice for ko"):
        engine.synthesise("x", voice("clerk", "ko"))
