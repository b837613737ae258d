"""What fits on the screen: look/look.md 8, as measured with the game's fonts."""

from __future__ import annotations

import textwrap
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

CAPTION_WIDE = 28
"""Full-width characters of a caption: two lines of 14."""
CAPTION_LATIN = (3, 31)
"""Lines of a Latin caption, and letters of each."""
REPLY_WIDE, REPLY_LATIN = 20, 40
REPLY_WIDE_NEAR, REPLY_LATIN_NEAR = 14, 29
"""Where an app may be open beside the call."""


@dataclass(frozen=True, slots=True)
class Excess:
    """A text that does not fit, in words: how long it is, and what would fit."""

    length: str
    limit: str


@lru_cache(maxsize=8192)  # lines of common come again with every scenario
def is_wide(text: str) -> bool:
    """Whether the text is set in full-width characters."""
    return any(unicodedata.east_asian_width(character) == "W" for character in text)


def wide_length(text: str) -> float:
    """Length in full-width characters: a Latin letter or digit is half of one."""
    return sum(1 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in text)


@lru_cache(maxsize=8192)
def caption_excess(text: str) -> Excess | None:
    """What is too much about a caption; None if it fits."""
    if is_wide(text):
        return _too_wide(text, CAPTION_WIDE, f"two lines of {CAPTION_WIDE // 2} characters")
    lines, letters = CAPTION_LATIN
    needed = len(textwrap.wrap(text, letters))
    if needed <= lines:
        return None
    return Excess(f"{needed} lines, {len(text)} letters", f"{lines} lines of {letters} letters")


def reply_excess(text: str, near: bool) -> Excess | None:
    """What is too much about a reply; `near`: an app may be open beside it. None if it fits."""
    if is_wide(text):
        limit = REPLY_WIDE_NEAR if near else REPLY_WIDE
        return _too_wide(text, limit, f"{limit} characters")
    limit = REPLY_LATIN_NEAR if near else REPLY_LATIN
    return Excess(f"{len(text)} letters", f"{limit} letters") if len(text) > limit else None


def _too_wide(text: str, limit: int, words: str) -> Excess | None:
    length = wide_length(text)
    return Excess(f"{length:g} characters", words) if length > limit else None
