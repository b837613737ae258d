"""Where lines are broken."""

from hypothesis import example, given
from hypothesis import strategies as st

from game.phone.linebreak import CLOSERS, break_lines, phrases


def wide(text: str) -> float:
    """A measure without fonts: Japanese letters are twice as wide as others."""
    return float(sum(2 if ord(c) > 0x2E7F else 1 for c in text))


def test_japanese_breaks_between_phrases_after_a_comma() -> None:
    lines = break_lines("あなたの名前の口座が、事件に使われています。", 28, wide)
    assert lines == ("あなたの名前の口座が、", "事件に使われています。")


def test_no_last_line_of_one_or_two_characters() -> None:
    for width in range(12, 44, 2):
        lines = break_lines("いまは電話でお話しすることができませんのでね", width, wide)
        assert len(lines) == 1 or len(lines[-1]) > 2, (width, lines)


def test_french_marks_stay_with_their_word() -> None:
    text = "Dites-lui : « Votre nom, votre service ? » Merci !"
    for width in range(14, 40):
        for line in break_lines(text, width, wide):
            assert line[0] not in ":;!?»"
            assert not line.endswith("«")


def test_a_newline_always_breaks() -> None:
    assert break_lines("一行目\n二行目", 100, wide) == ("一行目", "二行目")


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert break_lines("denwaannai.example", 8, wide) == ("denwaann", "ai.examp", "le")


def test_a_hyphen_is_where_a_word_too_wide_is_cut() -> None:
    assert break_lines("Consulate-General of Japan", 16, wide) == ("Consulate-", "General of Japan")
    assert break_lines("Consulate-General of Japan", 17, wide) == ("Consulate-General", "of Japan")
    assert break_lines("denwa-annai.example", 8, wide) == ("denwa-", "annai.ex", "ample")


JAPANESE = st.text("あいうえお日本語電話、。「」ー警察ッゃ", min_size=0, max_size=40)
LATIN = st.text("abc déf: ;!?«»'-", min_size=0, max_size=60)


@given(st.one_of(JAPANESE, LATIN), st.integers(8, 60))
def test_nothing_is_lost_or_added(text: str, width: int) -> None:
    lines = break_lines(text, width, wide)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(JAPANESE, st.integers(12, 60))
@example("「あ、、、あ、", 12)
@example("、、、、、、「", 12)
def test_no_japanese_line_begins_with_a_closing_mark(text: str, width: int) -> None:
    lines = break_lines(text, width, wide)
    assert not any(line[:1] in CLOSERS for line in lines[1:] if line)


@given(JAPANESE)
def test_phrases_join_to_the_text(text: str) -> None:
    assert "".join(phrases(text)) == text
