"""Saying one line at a time: what the phone sees while a line is prepared, sounds, ends, fails or is cut
off.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.voice.client import Speaker
from game.voice.narration import Narration
from tests.voice.fake_worker import COMMAND, FakeEngine


class Output:
    """Stands in for the mixer: says that a line has ended when a test wants it."""

    def __init__(self, heard: bool = True) -> None:
        self.heard = heard
        self.spoken: list[tuple[int, int, int]] = []
        self.over = False
        self.noises: dict[str, bytes] = {}

    def speak(self, samples: bytes, rate: int, channels: int) -> bool:
        self.spoken.append((len(samples), rate, channels))
        self.over = False
        return self.heard

    def append(self, samples: bytes, rate: int, channels: int) -> bool:
        self.spoken.append((len(samples), rate, channels))
        return self.heard

    def learn_noise(self, colour: str, samples: bytes) -> None:
        self.noises[colour] = samples

    def hush(self) -> None:
        self.over = False

    def line_finished(self) -> bool:
        ended, self.over = self.over, False
        return ended


@pytest.fixture(scope="module")
def speaker() -> Iterator[Speaker]:
    made = Speaker(rate=22_050, channels=1, command=COMMAND, engines=[FakeEngine()], patience_s=20.0)
    made.start()
    yield made
    made.close()


def until_spoken(narration: Narration, output: Output) -> None:
    end = time.monotonic() + 20
    while not output.spoken and time.monotonic() < end:
        assert narration.finished() is False
        time.sleep(0.005)
    assert output.spoken


def test_a_line_is_prepared_sounds_and_ends(speaker: Speaker) -> None:
    output = Output()
    narration = Narration(speaker, output)
    narration.say("l1", "en", "clerk", "Hello there.")
    until_spoken(narration, output)
    assert output.spoken[0][1:] == (22_050, 1)
    assert output.spoken[0][0] > 2 * 22_050 * 0.3
    assert narration.finished() is False
    output.over = True
    assert narration.finished() is True
    assert narration.finished() is True


def test_a_line_of_two_sentences_goes_on_without_a_gap(speaker: Speaker) -> None:
    output = Output()
    narration = Narration(speaker, output)
    narration.say("l1", "en", "clerk", "Hello there. Good morning to you.")
    assert not narration.sounding
    until_spoken(narration, output)
    assert narration.sounding
    end = time.monotonic() + 20
    while len(output.spoken) < 2 and time.monotonic() < end:
        narration.finished()
    assert len(output.spoken) == 2
    output.over = True
    assert narration.finished() is True
    assert not narration.sounding


def test_a_line_whose_rest_is_lost_leaves_it_to_the_captions(speaker: Speaker) -> None:
    output = Output()
    narration = Narration(speaker, output)
    narration.say("l1", "en", "clerk", "Hello there. raise")
    until_spoken(narration, output)
    end = time.monotonic() + 20
    while speaker._waiting and time.monotonic() < end:
        assert narration.finished() is False
    narration.finished()
    output.over = True
    assert narration.finished() is None, "the captions keep the time of what was not said"


def test_what_cannot_be_said_or_heard_is_left_to_the_captions(speaker: Speaker) -> None:
    narration = Narration(speaker, Output())
    assert narration.finished() is None
    narration.say("l1", "fr", "clerk", "Bonjour.")
    end = time.monotonic() + 20
    while narration.finished() is False and time.monotonic() < end:
        time.sleep(0.005)
    assert narration.finished() is None
    deaf = Output(heard=False)
    narration = Narration(speaker, deaf)
    narration.say("l2", "en", "clerk", "Hello there.")
    while not deaf.spoken and time.monotonic() < end:
        narration.finished()
    assert narration.finished() is None


def test_a_line_that_was_cut_off_never_sounds(speaker: Speaker) -> None:
    output = Output()
    narration = Narration(speaker, output)
    narration.say("old", "en", "clerk", "An old line that is cut off.")
    narration.say("new", "en", "clerk", "New.")
    until_spoken(narration, output)
    time.sleep(0.1)
    narration.finished()
    assert len(output.spoken) == 1
    narration.hush()
    assert narration.finished() is None


def test_the_noise_of_a_line_goes_to_the_output_between_lines(speaker: Speaker) -> None:
    output = Output()
    narration = Narration(speaker, output)
    narration.noise("landline")
    end = time.monotonic() + 20
    while not output.noises and time.monotonic() < end:
        assert narration.finished() is None
        time.sleep(0.005)
    assert len(output.noises["landline"]) > 2 * speaker.rate
    assert not output.spoken


def test_nothing_begins_while_paused(speaker: Speaker) -> None:
    output = Output()
    narration = Narration(speaker, output)
    narration.expect([("", "en", "clerk", "Held back.", "mobile")])
    narration.pause(True)
    narration.say("l1", "en", "clerk", "Held back.")
    for _ in range(40):
        assert narration.finished() is False
        time.sleep(0.005)
    assert not output.spoken
    narration.pause(False)
    until_spoken(narration, output)


@given(st.lists(st.sampled_from(["say", "hush", "pause", "go on", "look", "over", "expect"]), max_size=30))
def test_any_order_of_calls_is_answered(calls: list[str]) -> None:
    output = Output()
    speaker = Speaker(command=(), engines=[])  # not started: every line fails
    narration = Narration(speaker, output)
    for n, call in enumerate(calls):
        if call == "say":
            narration.say(f"l{n}", "ja", "clerk", "もしもし。")
        elif call == "hush":
            narration.hush()
        elif call in ("pause", "go on"):
            narration.pause(call == "pause")
        elif call == "expect":
            narration.expect([("k", "ja", "clerk", "はい。", "mobile")])
        elif call == "over":
            output.over = True
        assert narration.finished() in (None, False)
    narration.pause(False)
    assert narration.finished() is None
