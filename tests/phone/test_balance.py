"""Wishes about sound as gains of two ears."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.phone.balance import Balance, Kind
from game.phone.ui import Preferences

PART = st.floats(0, 1)
KINDS: tuple[Kind, ...] = ("voice", "effect", "tone", "music", "noise", "around")


@given(PART, PART, PART, st.sampled_from(KINDS), st.sampled_from(["left", "right"]))
def test_placing_a_sound_takes_nothing_of_its_power(
    volume: float, background: float, effects: float, kind: Kind, phone: str
) -> None:
    same = Balance(volume, background, effects, mono=True)
    placed = Balance(volume, background, effects, phone=phone)  # type: ignore[arg-type]
    left, right = same.gains(kind)
    assert left == right
    near, far = placed.gains(kind)
    assert 0 <= near <= 1 and 0 <= far <= 1
    assert sqrt(near**2 + far**2) == pytest.approx(sqrt(left**2 + right**2), abs=1e-6)


@pytest.mark.parametrize("hand", ["right", "left"])
def test_the_voice_comes_from_the_phone_and_the_surroundings_from_the_other_side(hand: str) -> None:
    balance = Preferences(hand=hand).balance  # type: ignore[arg-type]
    voice, around = balance.gains("voice"), balance.gains("around")
    if hand == "left":
        voice, around = voice[::-1], around[::-1]
    assert voice[0] > voice[1] > voice[0] / 2
    assert around[0] < around[1]


def test_each_wish_has_its_sounds() -> None:
    quiet = Balance(volume=1, background=0, effects=1, mono=True)
    assert quiet.gains("voice") == (1, 1)
    assert quiet.gains("noise") == quiet.gains("music") == quiet.gains("around") == (0, 0)
    assert quiet.gains("tone") > (0, 0)
    still = Balance(volume=1, background=1, effects=0, mono=True)
    assert still.gains("effect") == still.gains("tone") == (0, 0)
    assert still.gains("noise") > (0, 0)
    assert Balance(volume=0).gains("voice") == (0, 0)
