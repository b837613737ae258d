"""Screen texts: every language has every one, with the same slots, in letters that can be drawn."""

import string
from pathlib import Path

import pytest

from game import places
from game.phone.typeface import missing_glyphs
from game.phone.words import FOLDER, LANGUAGES, BrokenWords, read_po, words_of
from tests.phone.drawn import ill_set

SOURCES = sorted(FOLDER.glob("*.pot"))
TRANSLATIONS = [(lang, source) for lang in LANGUAGES if lang != "ja" for source in SOURCES]
FRENCH = sorted([*(FOLDER / "fr").glob("*.po"), *places.scenarios().glob("*/fr.po")])


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


@pytest.mark.parametrize("file", FRENCH, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_french_marks_have_their_no_break_space(file: Path) -> None:
    """Of the screens and of the scripts: U+202F before ; ! ? », after «; U+00A0 before a colon."""
    assert {key: text for key, (_, text) in read_po(file).items() if key and ill_set(text)} == {}


@pytest.mark.parametrize(
    ("text", "ill"),
    [
        ("Ah bon\u202f?", False),
        ("Ah bon ?", True),
        ("Ah bon\u00a0?", True),
        ("Ah bon?", True),
        ("donné\u00a0: tout", False),
        ("donné\u202f: tout", True),
        ("donné : tout", True),
        ("à 10:24", False),
        ("https://a.example/b?c=d:", False),
        ("«\u202foui\u202f»", False),
        ("« oui »", True),
    ],
)
def test_a_planted_mark_without_its_space_is_found(text: str, ill: bool) -> None:
    assert ill_set(text) is ill


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
