"""What this machine can speak is said before a call, and is true."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.voice.availability import expected, proven
from game.voice.engines import all_engines, speakers
from tests.voice.fake_worker import COMMAND, FakeEngine


def test_captions_carry_a_language_that_no_engine_speaks() -> None:
    assert expected(["en", "fr", "ja-easy"], [FakeEngine()]) == {"en": "fake", "fr": None, "ja-easy": "fake"}
    assert expected(["ja"], []) == {"ja": None}


def test_the_worker_proves_it() -> None:
    found = proven(["ja", "fr"], command=COMMAND, engines=[FakeEngine()])
    assert found == {"ja": "fake", "fr": None}


def test_without_a_worker_captions_carry_everything() -> None:
    assert proven(["ja", "en"], 5.0, command=(), engines=[FakeEngine()]) == {"ja": None, "en": None}


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the system has voices of its own there")
def test_espeak_never_speaks_french_or_japanese() -> None:
    for lang in ("fr", "ja", "zh", "ko", "pt"):
        assert "pyttsx3" not in [engine.name for engine in speakers(all_engines(), lang)]


@given(st.lists(st.text(max_size=8), max_size=5))
def test_any_languages_get_an_answer_each(langs: list[str]) -> None:
    assert set(expected(langs)) == set(langs)
