"""The worker answers every line that reaches it, and dies with its parent."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.voice.clip import decoded
from game.voice.worker import answer, serve
from tests.voice.fake_worker import COMMAND, FakeEngine

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def say(text: str, **more: object) -> bytes:
    job = {
        "do": "say",
        "id": 7,
        "lang": "en",
        "role": "clerk",
        "text": text,
        "colour": "mobile",
        "speed": 1.0,
    }
    return json.dumps(job | more).encode("ascii")


def test_a_line_is_answered_with_its_sound() -> None:
    reply = answer(say("Hello."), [FakeEngine()])
    assert (reply["is"], reply["id"]) == ("clip", 7)
    assert decoded(base64.b64decode(reply["data"])).ms > 100


def test_an_engine_that_fails_hands_the_line_to_the_next() -> None:
    class Broken(FakeEngine):
        name = "broken"

        def synthesise(self, text: str, voice: object) -> object:  # type: ignore[override]
            return super().synthesise("refuse", voice)  # type: ignore[arg-type]

    reply = answer(say("Hello."), [Broken(), FakeEngine()])  # type: ignore[list-item]
    assert decoded(base64.b64decode(reply["data"])).engine == "fake"


@pytest.mark.parametrize(("text", "lang", "reason"), [("raise", "en", "engine"), ("Bonjour.", "fr", "no-voice")])
def test_what_cannot_be_said_is_answered_with_a_reason(text: str, lang: str, reason: str) -> None:
    reply = answer(say(text, lang=lang), [FakeEngine()])
    assert (reply["is"], reply["id"], reply["reason"]) == ("failed", 7, reason)


@given(st.binary(max_size=100) | JSON.map(lambda value: json.dumps(value).encode("ascii")))
def test_any_line_is_answered_with_json(line: bytes) -> None:
    assert json.dumps(answer(line, [FakeEngine()]))


@given(st.text(max_size=30), st.floats(allow_nan=False), st.text(max_size=8), st.text(max_size=8))
def test_any_text_role_and_speed_is_answered(text: str, speed: float, role: str, colour: str) -> None:
    assert answer(say(text, speed=speed, role=role, colour=colour), [])["reason"] == "no-voice"


def test_a_pipe_that_is_gone_ends_the_service() -> None:
    lines = iter([say("Hello.")])

    class Gone(io.BytesIO):
        def write(self, data: object) -> int:
            raise BrokenPipeError

    serve(lambda: next(lines), Gone(), [FakeEngine()])


def test_a_hanging_worker_ends_when_its_parent_closes_the_pipe() -> None:
    process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdin is not None
    assert process.stdout is not None
    with process:
        process.stdin.write(say("Hello.") + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["is"] == "clip"
        process.stdin.write(say("hang") + b"\n")
        process.stdin.flush()
        time.sleep(0.1)
        process.stdin.close()
        assert process.wait(5) == 0
