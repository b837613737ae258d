"""Fonts and icons: what the baked coverage says is true, and each has its licence beside it."""

import json
from bisect import bisect_right
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from dev.fonts import FAMILIES, Family, runs
from game import places

FONTS = places.assets() / "fonts"
ICONS = places.assets() / "icons"
COVERAGE: dict[str, list[int]] = json.loads((FONTS / "coverage.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_coverage_is_what_every_weight_holds(family: Family) -> None:
    for weight, _ in family.weights:
        with TTFont(FONTS / f"{family.name}-{weight}.ttf", lazy=True) as font:
            assert runs(frozenset(font.getBestCmap())) == COVERAGE[family.name]
            assert not {"fpgm", "prep", "cvt "} & set(font.keys()), "hints make dashes vanish"


def test_together_the_fonts_hold_what_the_three_languages_need() -> None:
    japanese = "".join(
        bytes([0xA1 + row, 0xA1 + cell]).decode("euc_jp", "ignore") for row in range(84) for cell in range(94)
    )
    french = "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ«»’“”…–—€\u00a0\u202f\u2009\u2011"
    ascii_ = "".join(map(chr, range(0x20, 0x7F)))
    missing = [c for c in japanese + french + ascii_ if not any(_holds(flat, c) for flat in COVERAGE.values())]
    assert len(japanese) > 6800
    assert missing == []


@given(st.frozensets(st.integers(0, 0x10FFFF), max_size=60), st.integers(0, 0x10FFFF))
def test_runs_answer_as_the_set_does(characters: frozenset[int], asked: int) -> None:
    flat = runs(characters)
    assert flat == sorted(set(flat))
    for character in {asked, *characters}:
        assert _holds(flat, chr(character)) == (character in characters)


def test_each_icon_is_a_drawing_in_white_in_every_weight() -> None:
    names = (ICONS / "names.txt").read_text(encoding="utf-8").split()
    for weight in ("regular", "fill", "bold"):
        assert sorted(path.stem for path in (ICONS / weight).iterdir()) == sorted(names)
        for path in (ICONS / weight).iterdir():
            root = ElementTree.parse(path).getroot()
            assert root.get("viewBox") == "0 0 256 256"
            assert root.get("fill") == "#ffffff"


def test_licences_lie_beside_what_they_are_for() -> None:
    for family in FAMILIES:
        assert "SIL OPEN FONT LICENSE" in (FONTS / f"OFL-{family.name}.txt").read_text(encoding="utf-8").upper()
    assert "MIT License" in (ICONS / "LICENSE").read_text(encoding="utf-8")


def _holds(flat: list[int], character: str) -> bool:
    return bisect_right(flat, ord(character)) % 2 == 1
