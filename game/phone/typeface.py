"""Font files by script and weight, and which of them draws which character.

`Font.metrics` reports widths for glyphs that a font lacks, so the choice is made from `coverage.json`, baked when the
fonts were prepared: per family an ascending list in which even places begin a run and odd places end it.
"""

import json
from bisect import bisect_right
from functools import lru_cache
from typing import Literal

import pygame

from game import places
from game.phone.kept import kept

Family = Literal["NotoSans", "BIZUDPGothic", "NotoSansJP"]
Face = tuple[Family, bool]
"""A family and whether it is bold."""

_FILES: dict[Face, str] = {
    ("NotoSans", False): "NotoSans-Regular.ttf",
    ("NotoSans", True): "NotoSans-SemiBold.ttf",
    ("BIZUDPGothic", False): "BIZUDPGothic-Regular.ttf",
    ("BIZUDPGothic", True): "BIZUDPGothic-Bold.ttf",
    ("NotoSansJP", False): "NotoSansJP-Regular.ttf",
    ("NotoSansJP", True): "NotoSansJP-Bold.ttf",
}


@lru_cache(maxsize=1)
def _coverage() -> dict[str, list[int]]:
    data: dict[str, list[int]] = json.loads((places.assets() / "fonts" / "coverage.json").read_text(encoding="utf-8"))
    return data


def covers(family: Family, char: str) -> bool:
    """Whether the family holds a glyph for the character."""
    return bisect_right(_coverage().get(family, []), ord(char)) % 2 == 1


def is_cjk(char: str) -> bool:
    """Whether the character belongs to Japanese text: kana, kanji, full-width forms, ideographic punctuation."""
    code = ord(char)
    return 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFF00 <= code <= 0xFFEF or code >= 0x20000


def has_cjk(text: str) -> bool:
    """Whether any character is Japanese: such a line is set at the Japanese size of its role. A wide space is not."""
    return any(is_cjk(char) and char != "\u3000" for char in text)


@lru_cache(maxsize=4096)
def family_of(char: str, japanese: bool) -> Family | None:
    """The family for one character in a Japanese or Latin line; None where no family holds it.

    Letters and all digits are Noto Sans. Marks that both have (…, ×, “) follow the line they stand in.
    """
    order: tuple[Family, ...]
    code = ord(char)
    if is_cjk(char) or (japanese and 0x2000 <= code < 0x2E80) or (japanese and char in "·×÷°§¶"):
        order = ("BIZUDPGothic", "NotoSansJP", "NotoSans")
    else:
        order = ("NotoSans", "BIZUDPGothic", "NotoSansJP")
    return next((family for family in order if covers(family, char)), None)


def missing_glyphs(text: str) -> str:
    """The characters of `text` that no font can draw, for checks; controls and spaces aside."""
    return "".join(dict.fromkeys(c for c in text if not c.isspace() and c.isprintable() and family_of(c, True) is None))


@lru_cache(maxsize=512)
def runs(text: str) -> tuple[tuple[Family, str], ...]:
    """Cut a line into parts of one family each. A space, or a character that nobody holds, stays where it is.

    An apostrophe belongs to the letter before it: in a Japanese font it would take half a square ("d’ un").
    """
    japanese = has_cjk(text)
    parts: list[tuple[Family, str]] = []
    for i, char in enumerate(text):
        within = char == "’" and i > 0 and text[i - 1].isalnum() and not is_cjk(text[i - 1])
        family = family_of(char, japanese and not within)
        if char.isspace() or family is None:
            family = parts[-1][0] if parts else ("BIZUDPGothic" if japanese else "NotoSans")
            # A space inside Japanese text takes Noto's narrow width, not half a square.
            if char == "　":
                family = "BIZUDPGothic"
        if parts and parts[-1][0] == family:
            parts[-1] = (family, parts[-1][1] + char)
        else:
            parts.append((family, char))
    return tuple(parts)


@kept(256)
def font(family: Family, bold: bool, px: int) -> pygame.Font:
    """The loaded font; `px` is the letter height in pixels. It does not outlive `pygame.font.quit`."""
    return pygame.font.Font(str(places.assets() / "fonts" / _FILES[family, bold]), max(1, px))
