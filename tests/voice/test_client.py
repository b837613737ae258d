"""The game's side of the voice, with a worker that hangs, dies, raises and prints: no call ends by it."""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from game.voice.client import Speaker
from game.voice.lines import Failed, Line, Ready
from game.voice.samples import RATE
from tests.voice.fake_worker import COMMAND, FakeEngine

MakeSpeaker = Callable[..., Speaker]


@pytest.fixture
def make() -> Iterator[MakeSpeaker]:
    made: list[Speaker] = []

    def start(**options: object) -> Speaker:
        settings: dict[str, object] = {
            "command": COMMAND,
            "engines": [FakeEngine()],
            "patience_s": 20.0,
            "time_out_s": 5.0,
        }
        speaker = Speaker(**(settings | options))  # type: ignore[arg-type]
        made.append(speaker)
        speaker.start()
        return speaker

    yield start
    for speaker in made:
        speaker.close()


def results(speaker: Speaker, count: int, within_s: float = 30.0) -> dict[str, Ready | Failed]:
    """The next `count` results by key."""
    found: dict[str, Ready | Failed] = {}
    end = time.monotonic() + within_s
    while len(found) < count and time.monotonic() < end:
        found |= {result.key: result for result in speaker.poll()}
        time.sleep(0.005)
    assert len(found) == count
    return found


def reason(result: Ready | Failed) -> str:
    assert isinstance(result, Failed)
    return result.reason


def until(condition: Callable[[], object], within_s: float = 20.0) -> None:
    end = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def parts(speaker: Speaker, key: str, within_s: float = 30.0) -> list[Ready]:
    """The sentences of a line, to its last."""
    found: list[Ready] = []
    end = time.monotonic() + within_s
    while not (found and found[-1].last) and time.monotonic() < end:
        for result in speaker.poll():
            if result.key == key:
                assert isinstance(result, Ready), result
                found.append(result)
        time.sleep(0.005)
    assert found and found[-1].last
    return found


def test_a_line_comes_back_at_the_mixers_rate_sentence_by_sentence(make: MakeSpeaker) -> None:
    speaker = make(rate=44_100, channels=2)
    speaker.request("l1", "en", "clerk", "Hello there. Good morning.")
    made = parts(speaker, "l1")
    assert [part.last for part in made] == [False, True]
    for ready in made:
        assert ready.engine == "fake"
        assert ready.samples.dtype == np.int16
        assert ready.samples.shape[1] == 2
        assert ready.samples.flags.c_contiguous
        assert abs(ready.samples.shape[0] / 44_100 * 1000 - ready.ms) < 2


def test_a_pause_before_a_line_sounds_as_long_as_it_lasts(make: MakeSpeaker) -> None:
    speaker = make(rate=RATE)
    speaker.request("l1", "ja", "clerk", "……。もしもし。")
    made = parts(speaker, "l1")
    assert [bool(part.samples.any()) for part in made] == [False, True]
    assert made[0].ms >= 500


def test_a_line_whose_end_cannot_be_said_fails_after_its_beginning(make: MakeSpeaker) -> None:
    speaker = make()
    speaker.request("l1", "en", "clerk", "Hello. raise")
    heard: list[Ready | Failed] = []
    end = time.monotonic() + 20
    while not (heard and isinstance(heard[-1], Failed)) and time.monotonic() < end:
        heard += speaker.poll()
        time.sleep(0.005)
    assert [type(result) for result in heard] == [Ready, Failed]


def test_one_channel_gives_a_flat_array(make: MakeSpeaker) -> None:
    speaker = make(rate=RATE, channels=1)
    speaker.request("l1", "ja", "clerk", "もしもし。")
    ready = results(speaker, 1)["l1"]
    assert isinstance(ready, Ready)
    assert ready.samples.ndim == 1


def test_what_was_prefetched_is_ready_at_the_next_poll(make: MakeSpeaker) -> None:
    speaker = make()
    speaker.prefetch([Line("", "en", "clerk", "One moment please."), Line("", "en", "clerk", "Thank you.")])
    speaker.request("other", "en", "clerk", "Hello.")
    results(speaker, 1)
    until(lambda: len(speaker._kept) == 3)
    speaker.request("a", "en", "clerk", "One moment please.")
    speaker.request("b", "en", "clerk", "Thank you.")
    assert [type(result) for result in speaker.poll()] == [Ready, Ready]


def test_a_new_prefetch_drops_what_is_not_begun(make: MakeSpeaker) -> None:
    speaker = make()
    speaker.prefetch(Line("", "en", "clerk", f"Old line number {n}.") for n in range(200))
    speaker.prefetch([Line("", "en", "clerk", "New line.")])
    until(lambda: any("New" in wanted.text for wanted in speaker._kept))
    assert sum("Old" in wanted.text for wanted in speaker._kept) <= 3


def test_the_last_speed_that_was_set_holds(make: MakeSpeaker) -> None:
    speaker = make()
    speaker.speed = 1.25
    speaker.prefetch([Line("", "en", "clerk", "Fast.")])
    until(lambda: speaker._kept)
    assert next(iter(speaker._kept)).speed == 1.25


def test_an_engine_that_prints_does_not_disturb_the_pipe(make: MakeSpeaker) -> None:
    speaker = make(command=(*COMMAND, "junk"))
    speaker.request("l1", "en", "clerk", "print this")
    speaker.request("l2", "en", "clerk", "and this")
    found = results(speaker, 2)
    assert isinstance(found["l1"], Ready)
    assert isinstance(found["l2"], Ready)


@pytest.mark.parametrize("text", ["raise", "refuse", "silent"])
def test_an_engine_that_raises_or_says_nothing_costs_that_line_alone(make: MakeSpeaker, text: str) -> None:
    speaker = make()
    speaker.request("bad", "en", "clerk", text)
    speaker.request("good", "en", "clerk", "Hello.")
    found = results(speaker, 2)
    assert reason(found["bad"]) == "engine"
    assert isinstance(found["good"], Ready)


def test_a_worker_that_dies_over_a_line_is_started_again(make: MakeSpeaker) -> None:
    speaker = make()
    speaker.request("bad", "en", "clerk", "die")
    speaker.request("good", "en", "clerk", "Hello.")
    found = results(speaker, 2)
    assert reason(found["bad"]) == "worker"
    assert isinstance(found["good"], Ready)


def test_a_worker_that_is_killed_while_idle_is_started_again(make: MakeSpeaker, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    speaker = make(command=(*COMMAND, f"pid={note}"))
    speaker.request("last", "en", "clerk", "Good night.")
    assert isinstance(results(speaker, 1)["last"], Ready)
    first = note.read_text(encoding="ascii")
    os.kill(int(first), signal.SIGTERM)
    speaker.request("next", "en", "clerk", "Hello.")
    assert isinstance(results(speaker, 1)["next"], Ready)
    assert note.read_text(encoding="ascii") != first


def test_a_worker_that_hangs_is_killed_and_started_again(make: MakeSpeaker) -> None:
    speaker = make(time_out_s=1.0)
    speaker.request("first", "en", "clerk", "Hello.")
    results(speaker, 1)
    speaker.request("bad", "en", "clerk", "hang")
    speaker.request("good", "en", "clerk", "Good morning.")
    found = results(speaker, 2)
    assert reason(found["bad"]) == "worker"
    assert isinstance(found["good"], Ready)


def test_a_worker_that_cannot_live_leaves_captions_and_one_line_in_the_log(
    make: MakeSpeaker, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "kakenaoshi.voice"):
        speaker = make(command=(*COMMAND[:1], "-c", "raise SystemExit(1)"))
        for n in range(6):
            speaker.request(f"l{n}", "en", "clerk", f"Line {n}.")
        found = results(speaker, 6)
    assert {reason(result) for result in found.values()} == {"worker"}
    assert len(caplog.records) == 1
    assert "captions" in caplog.text


@pytest.mark.parametrize("command", [(), ("/nonexistent/python",), ("",), ("bad\0name",)])
def test_a_missing_worker_leaves_captions(make: MakeSpeaker, command: tuple[str, ...]) -> None:
    speaker = make(command=command)
    speaker.request("l1", "en", "clerk", "Hello.")
    assert reason(results(speaker, 1)["l1"]) == "worker"


def test_a_language_without_an_engine_fails_at_once_without_a_worker(make: MakeSpeaker) -> None:
    speaker = make(command=())
    speaker.request("l1", "fr", "clerk", "Bonjour.")
    assert reason(results(speaker, 1)["l1"]) == "no-voice"


def test_a_line_that_is_not_ready_in_time_is_late(make: MakeSpeaker) -> None:
    speaker = make(patience_s=0.0)
    speaker.request("l1", "en", "clerk", "Hello.")
    time.sleep(0.002)
    assert speaker.poll() == [Failed("l1", "late")]


def test_nothing_comes_of_what_was_cancelled(make: MakeSpeaker) -> None:
    speaker = make()
    speaker.request("l1", "en", "clerk", "Hello there.")
    speaker.request("l2", "en", "clerk", "Hello there.")
    speaker.cancel("l1")
    assert list(results(speaker, 1)) == ["l2"]
    time.sleep(0.05)
    assert speaker.poll() == []


def test_a_line_once_spoken_comes_from_disk_without_any_worker(make: MakeSpeaker, tmp_path: Path) -> None:
    first = make(cache_folder=tmp_path)
    first.request("l1", "ja", "clerk", "もしもし。")
    spoken = results(first, 1)["l1"]
    until(lambda: list(tmp_path.glob("*.clip")))
    second = make(cache_folder=tmp_path, command=())
    second.request("again", "ja", "clerk", "もしもし。")
    found = results(second, 1)["again"]
    assert isinstance(spoken, Ready)
    assert isinstance(found, Ready)
    assert np.array_equal(found.samples, spoken.samples)


def test_the_noise_of_a_line_needs_no_worker(make: MakeSpeaker) -> None:
    speaker = make(command=())
    speaker.request_noise("landline")
    noise = results(speaker, 1)["noise:landline"]
    assert isinstance(noise, Ready)
    assert noise.ms >= 1000
    assert np.abs(noise.samples).max() > 0


@pytest.mark.parametrize("text", ["", "……", "。"])
def test_a_pause_is_a_matter_of_the_captions(make: MakeSpeaker, text: str) -> None:
    speaker = make(command=())
    speaker.request("l1", "ja", "clerk", text)
    assert speaker.poll() == [Failed("l1", "no-voice")]


def test_a_voice_that_is_off_or_not_started_or_closed_says_so() -> None:
    off = Speaker(enabled=False)
    off.start(["ja"])
    off.request("l1", "ja", "clerk", "もしもし。")
    assert off.poll() == [Failed("l1", "off")]
    off.close()
    idle = Speaker()
    idle.prefetch([Line("", "ja", "clerk", "もしもし。")])
    idle.request("l1", "ja", "clerk", "もしもし。")
    assert idle.poll() == [Failed("l1", "off")]


def test_closing_ends_a_hanging_worker_soon_and_twice_is_no_harm(make: MakeSpeaker) -> None:
    speaker = make()
    speaker.request("l1", "en", "clerk", "Hello.")
    results(speaker, 1)
    speaker.request("bad", "en", "clerk", "hang")
    time.sleep(0.1)
    began = time.monotonic()
    speaker.close()
    speaker.close()
    assert time.monotonic() - began < 2.0


def test_asking_and_looking_never_wait(make: MakeSpeaker) -> None:
    speaker = make()
    speaker.request("first", "en", "clerk", "Hello.")
    results(speaker, 1)
    speaker.request("slow", "en", "clerk", "hang")
    spent = []
    for n in range(100):
        began = time.perf_counter()
        speaker.request(f"l{n}", "en", "clerk", f"Line {n}.")
        speaker.prefetch([Line("", "en", "clerk", f"Next {n}.")])
        speaker.poll()
        spent.append(time.perf_counter() - began)
    assert sorted(spent)[90] < 0.005


def test_memory_lets_the_oldest_go_but_never_what_a_line_waits_for(
    make: MakeSpeaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.voice.client._KEPT_BYTES", 60_000)
    speaker = make(rate=RATE, channels=1)
    for n in range(6):
        speaker.request(f"l{n}", "en", "clerk", f"This is line {n} of them.")
        results(speaker, 1)
        assert speaker._kept_bytes == sum(kept.samples.nbytes for kept in speaker._kept.values())
    assert 1 <= len(speaker._kept) < 6
    speaker.request("long", "en", "clerk", "First of all. " + " ".join(f"Sentence number {n}." for n in range(6)))
    assert len(parts(speaker, "long")) == 7
    speaker.close()
    assert speaker._kept_bytes == 0 and not speaker._kept
