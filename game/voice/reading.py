"""Numbers as people say them: rewritten before an engine reads a line.

Engines read #9110 as "nine thousand one hundred and ten" and leave the mark out. A line's own `say` text,
where it has one, is the author's last word; this only mends what every engine gets wrong. Pure.
"""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = {
    "ja": ("ゼロ", "いち", "にー", "さん", "よん", "ごー", "ろく", "なな", "はち", "きゅう"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "fr": ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
}
_HASH: Final = {"ja": "シャープ", "en": "hash", "fr": "dièse"}
_JOIN: Final = {"ja": "", "en": " ", "fr": " "}
_COMMA: Final = {"ja": "、", "en": ", ", "fr": ", "}

_FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９＃－", "0123456789#-")
_JAPANESE_NAMES: Final = (
    (re.compile(r"(?<![\d#-])110番"), "ひゃくとおばん"),
    (re.compile(r"(?<![\d#-])110(?![\d#番-])"), "ひゃくとお"),
)
# A short code with #, a help line that is said digit by digit, a telephone number in groups: by hyphens, or
# by spaces as in France (a 0 first, so that a sum of money is left alone).
_NUMBER: Final = re.compile(
    r"(?<![\d-])"
    r"(?:#\d{2,6}|(?:110|188|911)#?|\+?\d{1,4}(?:-\d{2,4})*-\d{4}|0\d(?:[ \u00a0\u202f]\d{2}){4})"
    r"(?![\d#-])"
)
_EXTENSION: Final = re.compile(
    r"((?:内線|ないせん|extension|poste)(?:番号|ばんごう)?[はの、, ]*)(\d{3,6})", re.IGNORECASE
)


def spoken(text: str, lang: str) -> str:
    """`text` with short codes, telephone numbers and extensions spelled digit by digit in `lang` ("ja",
    "en" or "fr"; text in another language comes back unchanged).
    """
    if lang not in _DIGITS:
        return text
    if lang == "ja":
        text = text.translate(_FULL_WIDTH)
        for pattern, reading in _JAPANESE_NAMES:
            text = pattern.sub(reading, text)
    text = _EXTENSION.sub(lambda found: found[1] + _spelled(found[2], lang), text)
    return _NUMBER.sub(lambda found: _spelled(found[0], lang), text)


def _spelled(number: str, lang: str) -> str:
    groups = re.split(r"[- \u00a0\u202f]", number.removeprefix("+"))
    return _COMMA[lang].join(_JOIN[lang].join(_said(mark, lang) for mark in group) for group in groups)


def _said(mark: str, lang: str) -> str:
    return _HASH[lang] if mark == "#" else _DIGITS[lang][int(mark)]
