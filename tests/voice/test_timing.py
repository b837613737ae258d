"""Nominal durations: what they must be for known lines, and what holds for any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.voice.timing import COMMA_MS, MORA_MS, STOP_MS, nominal_ms, pieces, sentences, tail_ms

LANGS = st.sampled_from(["ja", "en", "fr", "ja-easy", "zh"])
JAPANESE = st.text(st.sampled_from("あいきゃっんーカタ新宿警察、。！？…「」09#ABー \u3000"), max_size=60)


def test_kana_run_at_five_morae_a_second_with_their_pauses() -> None:
    assert nominal_ms("もしもし、きゃっと。", "ja") == 7 * MORA_MS + COMMA_MS + STOP_MS


def test_small_kana_add_no_mora_but_small_tsu_and_the_long_mark_do() -> None:
    assert nominal_ms("ちょっと", "ja") == 3 * MORA_MS
    assert nominal_ms("ラーメン", "ja") == 4 * MORA_MS


def test_the_groups_of_a_telephone_number_are_set_apart() -> None:
    digits = nominal_ms("0301234567", "ja")
    assert nominal_ms("03-0123-4567", "ja") == digits + 2 * COMMA_MS
    assert nominal_ms("03-0123-4567", "en") == nominal_ms("0301234567", "en") + 2 * COMMA_MS


def test_english_runs_at_about_145_words_a_minute() -> None:
    text = "This is the police station and we are calling about your bank account today"
    words_a_minute = len(text.split()) / (nominal_ms(text, "en") / 60_000)
    assert 130 <= words_a_minute <= 165


def test_a_stop_is_a_pause_only_where_it_ends_a_sentence() -> None:
    assert nominal_ms("1.5", "en") == nominal_ms("15", "en")
    assert sentences("This is Mr. Mori. Hello.", "en") == ("This is Mr. Mori.", "Hello.")
    assert sentences("Vous êtes là ? Oui !", "fr") == ("Vous êtes là ?", "Oui !")
    assert sentences("「はい。」少々お待ちください！", "ja") == ("「はい。」", "少々お待ちください！")


def test_marks_in_a_row_pause_once() -> None:
    assert nominal_ms("……はい", "ja") == STOP_MS + 2 * MORA_MS
    assert tail_ms("本当ですか!?」") == STOP_MS
    assert tail_ms("ですが、") == COMMA_MS


@pytest.mark.parametrize("lang", ["ja", "en", "fr", ""])
@pytest.mark.parametrize("text", ["", "  \n"])
def test_nothing_takes_no_time(text: str, lang: str) -> None:
    assert nominal_ms(text, lang) == 0
    assert pieces(text, lang) == ()


@given(st.text(max_size=200), LANGS)
def test_any_text_has_a_bounded_duration(text: str, lang: str) -> None:
    # The longest a character can take is 1000 ms; NFKC turns one into 18 at most.
    assert 0 <= nominal_ms(text, lang) <= 18 * 1000 * len(text)


@given(JAPANESE, JAPANESE)
def test_more_japanese_never_takes_less_time(head: str, tail: str) -> None:
    assert nominal_ms(head, "ja") <= nominal_ms(head + tail, "ja")


@given(st.lists(st.sampled_from(["police,", "we", "called.", "número", "110", "l'appel", "été"]), max_size=20))
def test_more_words_never_take_less_time(words: list[str]) -> None:
    for lang in ("en", "fr"):
        durations = [nominal_ms(" ".join(words[:n]), lang) for n in range(len(words) + 1)]
        assert durations == sorted(durations)


@given(st.text(max_size=200), LANGS, st.none() | st.integers(0, 600_000))
def test_pieces_fill_the_line_without_gap_or_overlap(text: str, lang: str, total: int | None) -> None:
    parts = pieces(text, lang, total)
    for before, after in pairwise(parts):
        assert before.start_ms + before.ms == after.start_ms
    if parts:
        assert parts[0].start_ms == 0
        end = parts[-1].start_ms + parts[-1].ms
        nominal = nominal_ms(text, lang)
        assert end == (nominal if total is None else total if nominal else 0)


@given(st.text(max_size=200), LANGS)
def test_no_character_that_is_read_is_lost_between_sentences(text: str, lang: str) -> None:
    assert "".join("".join(sentences(text, lang)).split()) == "".join(text.split())
