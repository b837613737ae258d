"""Screen texts: every language has every one, with the same slots, in letters that can be drawn."""

import re
import string
from pathlib import Path

import pytest

from game.phone.typeface import missing_glyphs
from game.phone.words import FOLDER, LANGUAGES, BrokenWords, read_po, words_of

SOURCES = sorted(FOLDER.glob("*.pot"))
TRANSLATIONS = [(lang, source) for lang in LANGUAGES if lang != "ja" for source in SOURCES]


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(("lang", "source"), TRANSLATIONS, ids=[f"{lang}-{s.stem}" for lang, s in TRANSLATIONS])
def test_a_translation_is_whole_and_fresh(lang: str, source: Path) -> None:
    first = read_po(source)
    translated = read_po(FOLDER / lang / f"{source.stem}.po")
    assert set(translated) == set(first)
    assert [key for key, (ja, _) in translated.items() if ja != first[key][0]] == []
    assert [key for key, (_, text) in translated.items() if not text.strip()] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_can_be_drawn_and_fills_the_same_slots(lang: str) -> None:
    words, source = words_of(lang), words_of("ja")
    assert words.keys() == source.keys()
    for key in sorted(words.keys()):
        assert missing_glyphs(words.t(key)) == "", key
        if not key.startswith("date."):
            # A translation may leave a slot out; one that nobody fills would be a fault.
            assert slots(words.t(key)) <= slots(source.t(key)), key


def test_french_marks_have_their_no_break_space() -> None:
    words = words_of("fr")
    rule = re.compile(r"(?<![\u202f\u00a0])[;!?»]|(?<![\u00a0\u202f\d]):(?!/)|«(?!\u202f)")
    bad = [key for key in sorted(words.keys()) if rule.search(words.t(key))]
    assert bad == []


def test_an_unknown_key_shows_itself_and_an_unknown_language_is_japanese() -> None:
    assert words_of("ja").t("no.such-key") == "no.such-key"
    assert words_of("xx").t("call.hang-up") == "切る"


def test_a_broken_file_names_its_line(tmp_path: Path) -> None:
    file = tmp_path / "x.po"
    file.write_text('msgctxt "a"\nmsgid "b"\nmsgstr "c\n', encoding="utf-8")
    with pytest.raises(BrokenWords, match=r"x\.po:3"):
        read_po(file)
    file.write_text('msgctxt "a"\nmsgid ""\n"b"\n"c"\nmsgstr "d\\"e"\n', encoding="utf-8")
    assert read_po(file) == {"a": ("bc", 'd"e')}
