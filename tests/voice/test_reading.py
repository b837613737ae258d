"""Numbers are read as people read them, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.voice.reading import spoken


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("ja", "#9110に相談", "シャープきゅういちいちゼロに相談"),
        ("ja", "＃９１１０", "シャープきゅういちいちゼロ"),
        ("ja", "すぐ110番へ", "すぐひゃくとおばんへ"),
        ("ja", "188です", "いちはちはちです"),
        ("ja", "110#と押す", "いちいちゼロシャープと押す"),
        ("ja", "03-0123-4567", "ゼロさん、ゼロいちにーさん、よんごーろくなな"),
        ("ja", "内線2134です", "内線にーいちさんよんです"),
        ("ja", "ないせん、2134です", "ないせん、にーいちさんよんです"),
        ("ja", "2025年に300万円", "2025年に300万円"),
        ("en", "Dial 212-555-0123.", "Dial two one two, five five five, zero one two three."),
        ("en", "Call 911 in 10-20 minutes", "Call nine one one in 10-20 minutes"),
        ("fr", "Le 01 99 00 12 34", "Le zéro un, neuf neuf, zéro zéro, un deux, trois quatre"),
        ("fr", "10 000 000 euros", "10 000 000 euros"),
        ("zh", "#9110", "#9110"),
    ],
)
def test_numbers_are_said_digit_by_digit_where_people_do(lang: str, text: str, said: str) -> None:
    assert spoken(text, lang) == said


@given(st.text(st.characters(exclude_categories=["Nd"]), max_size=80), st.sampled_from(["ja", "en", "fr", "xx"]))
def test_text_without_digits_is_left_alone(text: str, lang: str) -> None:
    expected = text.replace("＃", "#").replace("－", "-") if lang == "ja" else text
    assert spoken(text, lang) == expected
