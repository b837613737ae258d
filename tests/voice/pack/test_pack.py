"""The pack answers "not here" to whatever is wrong with it, and lines that are in it need no engine and no worker."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from game.voice.client import Speaker
from game.voice.lines import Failed, Line, Ready
from game.voice.pack.pack import SUFFIX, Pack
from game.voice.pack.recipes import FILE, key, load
from game.voice.samples import RATE

RECIPES = '[engines]\nfake = "fake 1"\n[ja]\nclerk = { engine = "fake", pace = 1.0 }\n'


def sound(ms: int) -> bytes:
    """What stands for a file of the pack: `read` takes it as it is."""
    time_s = np.arange(RATE * ms // 1000) / RATE
    return (3000 * np.sin(2 * np.pi * 440 * time_s)).astype(np.int16).tobytes()


def read(data: bytes) -> bytes | None:
    return data if len(data) > 10 else None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / FILE).write_text(RECIPES, encoding="utf-8")
    (tmp_path / "ja").mkdir()
    for sentence in ("もしもし。", "警察です。"):
        keep(tmp_path, sentence, sound(1000))
    return tmp_path


def keep(folder: Path, sentence: str, data: bytes) -> None:
    recipe = load(folder).of("ja", "clerk")
    assert recipe is not None
    (folder / "ja" / f"{key('ja', 'clerk', sentence, recipe)}{SUFFIX}").write_bytes(data)


def heard(speaker: Speaker, count: int = 1) -> list[Ready | Failed]:
    found: list[Ready | Failed] = []
    end = time.monotonic() + 20
    while len(found) < count and time.monotonic() < end:
        found += speaker.poll()
        time.sleep(0.002)
    return found


def started(folder: Path, **more: object) -> Speaker:
    speaker = Speaker(rate=RATE, channels=1, pack=folder, decode=read, command=(), engines=[], **more)  # type: ignore[arg-type]
    speaker.start(["ja", "fr"])
    return speaker


def test_a_line_of_the_pack_needs_neither_engine_nor_worker(folder: Path) -> None:
    speaker = started(folder)
    speaker.request("l1", "ja-easy", "clerk", "もしもし。警察です。")
    first, last = heard(speaker, 2)
    assert isinstance(first, Ready) and isinstance(last, Ready)
    assert (first.engine, first.last, last.last) == ("pack", False, True)
    assert first.ms == 1000 + 550
    assert speaker.voices() == {"ja": "pack", "fr": None}
    speaker.close()


def test_a_line_that_is_not_in_the_pack_is_spoken_live_or_by_captions(folder: Path) -> None:
    speaker = started(folder)
    speaker.request("l1", "ja", "clerk", "どちら様ですか。")
    speaker.request("l2", "ja", "nobody", "もしもし。")
    assert heard(speaker, 2) == [Failed("l1", "no-voice"), Failed("l2", "no-voice")]
    speaker.close()


def test_slower_lasts_longer_and_clear_has_no_telephone(folder: Path) -> None:
    speaker = started(folder)
    speaker.request("as it is", "ja", "clerk", "もしもし。")
    speaker.speed = 0.8
    speaker.request("slow", "ja", "clerk", "もしもし。")
    speaker.speed, speaker.clear = 1.0, True
    speaker.request("clear", "ja", "clerk", "もしもし。")
    found = {one.key: one for one in heard(speaker, 3) if isinstance(one, Ready)}
    assert found["slow"].ms == 1250 + 550
    assert found["clear"].ms == found["as it is"].ms
    assert not np.array_equal(found["clear"].samples, found["as it is"].samples)
    speaker.close()


@pytest.mark.parametrize("harm", ["no folder", "no recipes", "bad recipes", "bad sound", "a folder for a file"])
def test_whatever_is_wrong_with_the_pack_the_call_goes_on(folder: Path, harm: str) -> None:
    where = folder
    if harm == "no folder":
        where = folder / "nowhere"
    elif harm == "no recipes":
        (folder / FILE).unlink()
    elif harm == "bad recipes":
        (folder / FILE).write_bytes(b"\xff[")
    for file in list((folder / "ja").iterdir()):
        if harm == "bad sound":
            file.write_bytes(b"OggS")
        elif harm == "a folder for a file":
            file.unlink()
            file.mkdir()
    speaker = started(where)
    speaker.request("l1", "ja", "clerk", "もしもし。")
    # What is there and cannot be read is not spoken by somebody else.
    assert heard(speaker) == [Failed("l1", "engine" if harm == "bad sound" else "no-voice")]
    speaker.close()


def test_without_a_pack_there_is_nothing() -> None:
    assert Pack(None).find("ja", "clerk", "もしもし。") is None
    assert not Pack(None).speaks("ja")


def test_a_request_comes_before_what_is_only_made_ready(folder: Path) -> None:
    many = [f"番号{n}番です。" for n in range(40)]
    for sentence in many:
        keep(folder, sentence, sound(100))

    def slow(data: bytes) -> bytes | None:
        time.sleep(0.02)
        return data

    speaker = Speaker(rate=RATE, channels=1, pack=folder, decode=slow, command=(), engines=[])
    speaker.start(["ja"])
    speaker.prefetch(Line("", "ja", "clerk", sentence) for sentence in many)
    time.sleep(0.1)
    speaker.request("l1", "ja", "clerk", "もしもし。")
    assert isinstance(heard(speaker)[0], Ready)
    assert len(speaker._kept) < len(many), "it did not wait for all of them"
    speaker.close()


def test_the_next_sentence_has_until_the_one_before_it_is_said(folder: Path) -> None:
    """The second is read from disk late: 0.3 s after the first was handed over, which lasts 1.5 s."""
    late = iter([0.0, 0.3])

    def slow(data: bytes) -> bytes | None:
        time.sleep(next(late))
        return data

    speaker = Speaker(rate=RATE, channels=1, pack=folder, decode=slow, command=(), engines=[], patience_s=0.15)
    speaker.start(["ja"])
    speaker.request_noise("none")
    heard(speaker)  # the thread is up
    speaker.request("l1", "ja", "clerk", "もしもし。警察です。")
    assert [type(one) for one in heard(speaker, 2)] == [Ready, Ready]
    speaker.close()
