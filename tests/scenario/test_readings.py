"""Furigana: the files beside the scripts, and how they are read."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dev.readings import aligned, hiragana, wanted
from game.scenario.library import load, shipped
from game.scenario.readings import KANJI, Ruby, annotated, parsed, read, readings

FRESH = 0.97
"""So much of the texts has a reading that still fits; `python3 run.py readings` makes it all of them."""


def test_a_reading_stands_behind_its_kanji() -> None:
    assert parsed("はい、新宿《しんじゅく》署《しょ》です。") == (
        "はい、新宿署です。",
        (Ruby(3, 5, "しんじゅく"), Ruby(5, 6, "しょ")),
    )
    assert parsed("約｜三十《さんじゅう》人") == ("約三十人", (Ruby(1, 3, "さんじゅう"),))
    assert parsed("かなだけ。") == ("かなだけ。", ())


@given(st.text(alphabet="山川あいう《》｜。{} \n", max_size=30))
def test_no_text_is_a_fault(text: str) -> None:
    plain, found = parsed(text)
    assert all(0 <= one.start < one.end <= len(plain) for one in found)


@pytest.mark.parametrize(
    ("surface", "reading", "marked"),
    [
        ("聞き取り", "ききとり", "聞《き》き取《と》り"),
        ("好き嫌い", "すききらい", "好《す》き嫌《きら》い"),
        ("お電話", "おでんわ", "お電話《でんわ》"),
        ("電話", "でんわ", "電話《でんわ》"),
        ("カード", "かーど", "カード"),
        ("来る", "くれ", None),
    ],
)
def test_readings_stand_above_kanji_alone(surface: str, reading: str, marked: str | None) -> None:
    assert aligned(surface, reading) == marked


def test_a_file_that_is_not_there_or_holds_nonsense_costs_only_the_readings(tmp_path: Path) -> None:
    assert read(tmp_path / "no.txt") == {}
    (tmp_path / "x.txt").write_bytes(b"\xff\xfe no: text")
    assert read(tmp_path / "x.txt") == {}
    (tmp_path / "y.txt").write_text("# no\n\nnonsense\na.1: 山《やま》\n", encoding="utf-8")
    assert read(tmp_path / "y.txt") == {"a.1": "山《やま》"}


def test_a_text_that_changed_loses_its_reading() -> None:
    scenario = load("lost-wallet")
    id_ = next(iter(wanted(scenario)))
    changed = annotated(scenario, {id_: "山《やま》です。", "no.such": "川《かわ》"})
    assert changed.texts["ja-ruby"][id_] == scenario.texts["ja"][id_]


@pytest.mark.parametrize("id_", shipped())
def test_the_shipped_readings_fit_their_texts(id_: str) -> None:
    texts, known = wanted(load(id_)), readings(id_)
    stale = [key for key, text in texts.items() if parsed(known.get(key, ""))[0] != text]
    assert len(stale) <= (1 - FRESH) * len(texts), f"python3 run.py readings: {stale}"
    for key in texts.keys() & known.keys():
        plain, found = parsed(known[key])
        read_ = {i for one in found for i in range(one.start, one.end)}
        assert [c for i, c in enumerate(plain) if re.match(f"[{KANJI}]", c) and i not in read_] == [], key
        assert all(re.fullmatch("[ぁ-んー]+", one.reading) for one in found), key


@pytest.mark.parametrize("id_", shipped())
def test_what_stands_above_is_what_is_said(id_: str) -> None:
    """Where the author gave the spoken form in kana, the furigana say the same."""
    scenario, known = load(id_), readings(id_)

    def heard(text: str) -> str:
        return re.sub(r"[、。？！「」　 …・]", "", hiragana(text))

    differ = {}
    for key, marked in known.items():
        said = scenario.texts["ja"].get(f"{key}#say", "")
        if not said or re.search(f"[{KANJI}0-9０-９]|ー", said) or re.search("[0-9０-９A-Za-zＡ-Ｚ]", marked):
            continue
        mine = heard(_as_read(marked))
        if parsed(marked)[0] == scenario.texts["ja"].get(key) and mine != heard(said):
            differ[key] = (mine, heard(said))
    assert differ == {}


def _as_read(marked: str) -> str:
    plain, found = parsed(marked)
    for one in reversed(found):
        plain = plain[: one.start] + one.reading + plain[one.end :]
    return plain
