"""Spoken lines on disk: kept whole or not at all, bounded in size, and of no consequence when they fail."""

from __future__ import annotations

import errno
import logging
import os
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from game.voice.cache import Cache
from game.voice.clip import Clip, CorruptClipError, decoded


def clip(size: int = 1_000, value: int = 7) -> Clip:
    return Clip(np.full(size, value, dtype=np.int16), "fake")


def same(one: Clip | None, other: Clip) -> bool:
    return one is not None and np.array_equal(one.samples, other.samples) and one.engine == other.engine


def test_a_clip_comes_back_as_it_was_put(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "down"
    Cache(folder).put("ab", clip())
    assert same(Cache(folder).get("ab"), clip())
    assert Cache(folder).get("cd") is None
    assert [path.name for path in folder.iterdir()] == ["ab.clip"]


@given(
    arrays.arrays(np.int16, st.integers(0, 300)),
    st.text(max_size=10),
)
def test_any_clip_survives_its_bytes(samples: np.ndarray[tuple[int], np.dtype[np.int16]], engine: str) -> None:
    whole = Clip(samples, engine)
    assert same(decoded(whole.encoded()), whole)


@given(st.binary(max_size=200))
def test_any_bytes_on_disk_are_no_clip_and_no_harm(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "ab.clip").write_bytes(data)
        cache = Cache(folder)
        assert cache.get("ab") is None
        cache.put("ab", clip())
        assert same(cache.get("ab"), clip())


@given(st.data())
def test_one_changed_byte_is_noticed(data: st.DataObject) -> None:
    whole = bytearray(clip(50).encoded())
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(CorruptClipError):
        decoded(bytes(whole))


def test_the_longest_unused_go_when_it_is_full(tmp_path: Path) -> None:
    size = len(clip().encoded())
    cache = Cache(tmp_path, limit_bytes=size * 10)
    for n in range(10):
        cache.put(f"{n:02}", clip())
        os.utime(tmp_path / f"{n:02}.clip", (n, n))
    assert cache.get("00") is not None  # used: now the youngest
    cache.put("10", clip())
    left = {path.stem for path in tmp_path.iterdir()}
    assert "01" not in left
    assert {"00", "09", "10"} <= left
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= size * 10


def test_a_clip_larger_than_the_limit_does_not_stay_and_does_not_hurt(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit_bytes=100)
    cache.put("ab", clip())
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_one_line_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    cache = Cache(tmp_path)
    with caplog.at_level(logging.WARNING, "kakenaoshi.voice"):
        for _ in range(3):
            cache.put("ab", clip())
    assert len(caplog.records) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    cache = Cache(blocked / "cache")
    cache.put("ab", clip())
    assert cache.get("ab") is None
    assert blocked.read_text(encoding="utf-8") == "in the way"


def test_no_folder_keeps_nothing() -> None:
    cache = Cache(None)
    cache.put("ab", clip())
    assert cache.get("ab") is None


def test_a_folder_where_a_clip_should_be_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "ab.clip").mkdir()
    cache = Cache(tmp_path)
    assert cache.get("ab") is None
    cache.put("ab", clip())
    assert cache.get("ab") is None
