"""What was heard in one window is shared out to the sentences that were said in it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.hearing import shared, windows
from game.voice.samples import RATE

WORDS = st.lists(st.sampled_from("abcd"), max_size=8)


def test_a_word_misheard_a_word_lost_and_a_word_too_many_belong_where_they_stand() -> None:
    said = [["good", "morning"], ["hold", "the", "line"], ["thank", "you"]]
    assert shared(said, ["good", "morning", "hold", "the", "line", "thank", "you"]) == [0, 0, 0]
    assert shared(said, ["good", "evening", "hold", "the", "line", "thank", "you"]) == [1, 0, 0]
    assert shared(said, ["good", "morning", "hold", "line", "thank", "you"]) == [0, 1, 0]
    assert shared(said, ["good", "morning", "hold", "the", "line", "thank", "you", "very", "much"]) == [0, 0, 2]
    assert shared(said, []) == [2, 3, 2]


@given(st.lists(WORDS, min_size=1, max_size=5), WORDS)
def test_the_shares_are_the_whole_distance(said: list[list[str]], heard: list[str]) -> None:
    parts = shared(said, heard)
    assert len(parts) == len(said) and min(parts) >= 0
    assert sum(parts) == sum(shared([[word for one in said for word in one]], heard))
    assert shared(said, [word for one in said for word in one]) == [0] * len(said)


@given(st.lists(st.floats(0.1, 30.0), max_size=30))
def test_every_sound_is_in_one_window_that_is_not_too_long(seconds: list[float]) -> None:
    sounds = [(str(n), "", np.zeros(int(RATE * length))) for n, length in enumerate(seconds)]
    groups = list(windows(sounds))
    assert [one[0] for group in groups for one in group] == [one[0] for one in sounds]
    assert all(len(group) == 1 or sum(one[2].size for one in group) / RATE < 26 for group in groups)
