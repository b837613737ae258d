"""The words of one play: slots filled in, spoken forms, and what is shown where a translation is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.call.model import Scenario
from game.call.wording import Wording
from tests.call.small import small

TEXTS = {
    "ja": {
        "l1": "{officer}です。内線{extension}。",
        "l2": "#9110へ。",
        "l2#say": "シャープ、キュウ、イチ、イチ、ゼロへ。",
        "slot.officer.mori": "森",
        "slot.officer.mori#say": "もり",
    },
    "en": {"l1": "Mori's {officer} here, {extension}.", "slot.officer.mori": "Mori"},
}
VARIANT = (("officer", "mori"), ("extension", "2214"))


def words(lang: str) -> Wording:
    made: Scenario = replace(small(), texts=TEXTS, durations={"ja": {"l1": 900, "l2": 700}, "en": {"l1": 500}})
    return Wording(made, lang, VARIANT)


def test_shown_and_spoken() -> None:
    ja = words("ja")
    assert ja.text("l1") == "森です。内線2214。"
    assert ja.say("l1") == "もりです。内線2214。"
    assert (ja.text("l2"), ja.say("l2")) == ("#9110へ。", "シャープ、キュウ、イチ、イチ、ゼロへ。")


def test_another_language_speaks_its_own_forms() -> None:
    en = words("en")
    assert en.text("l1") == en.say("l1") == "Mori's Mori here, 2214."


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_missing_translation_shows_the_authors_text(lang: str) -> None:
    assert words(lang).text("l2") == "#9110へ。"
    assert words(lang).say("l2") == "シャープ、キュウ、イチ、イチ、ゼロへ。"


def test_what_is_unknown_is_seen_and_does_not_break() -> None:
    ja = words("ja")
    assert (ja.text("nowhere"), ja.say("nowhere")) == ("nowhere", "nowhere")
    assert ja.fill("{nobody} {officer}") == "{nobody} 森"


def test_durations() -> None:
    assert [words(lang).duration("l1") for lang in ("ja", "en", "fr")] == [900, 500, 900]
    assert words("en").duration("l2") == 700
    assert words("ja").duration("nowhere") > 0
