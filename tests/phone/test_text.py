"""Fonts by character, measuring and rendering."""

from hypothesis import given
from hypothesis import strategies as st

from game.phone.text import Type, line_surface
from game.phone.typeface import family_of, missing_glyphs, runs


def test_letters_and_all_digits_are_noto_sans_and_kana_are_not() -> None:
    assert runs("内線2214です") == (("BIZUDPGothic", "内線"), ("NotoSans", "2214"), ("BIZUDPGothic", "です"))
    assert runs("«\u202fÀ 14 h\u202f?\u202f»") == (("NotoSans", "«\u202fÀ 14 h\u202f?\u202f»"),)


def test_an_apostrophe_stays_close_to_its_word_even_beside_japanese() -> None:
    assert runs("l’appel de 森") == (("NotoSans", "l’appel de "), ("BIZUDPGothic", "森"))
    assert runs("d’un　isn’t") == (("NotoSans", "d’un"), ("BIZUDPGothic", "　"), ("NotoSans", "isn’t"))


def test_what_one_family_lacks_another_draws() -> None:
    assert family_of("𠮟", True) in ("BIZUDPGothic", "NotoSansJP")
    assert missing_glyphs("𠮟る 吉田さん — « Œuvre » ’ … #9110") == ""
    assert missing_glyphs("\U0001f46e") == "\U0001f46e"


def test_digits_are_as_wide_as_one_another() -> None:
    type_ = Type(1.0, 100)
    assert {type_.width(d * 8, "body") for d in "0123456789"} == {type_.width("00000000", "body")}


def test_text_grows_with_the_wish_and_never_shrinks() -> None:
    small, large = Type(1.0, 100), Type(1.0, 200)
    assert large.px("body") == 2 * small.px("body") == 68
    assert large.px("micro") == small.px("micro")
    assert small.px("caption", "電話") == 40 and small.px("caption", "phone") == 36


@given(st.text("あ漢A1é、。 -", min_size=1, max_size=30))
def test_a_rendered_line_is_as_wide_as_measured(text: str) -> None:
    type_ = Type(1.0, 100)
    surface, ascent = line_surface(text, False, type_.px("body"), (0, 0, 0))
    assert abs(surface.get_width() - type_.width(text, "body")) <= 2
    assert 0 < ascent < surface.get_height()


@given(st.text("あ漢A1é、。 -", min_size=1, max_size=60), st.integers(120, 900))
def test_wrapped_lines_fit(text: str, width: int) -> None:
    type_ = Type(1.35, 100)
    for line in type_.wrap(text, "body", width):
        # Only a row of closing marks, which may not be parted, is allowed to stand out.
        assert (
            type_.width(line, "body") <= width + 2
            or "、。" in line
            or "。、" in line
            or "、、" in line
            or "。。" in line
        )
