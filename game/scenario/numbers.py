"""Telephone numbers that may appear in the game: none of them can ring anybody.

Japan assigns no number whose local part begins with 0; the United States keep 555-0100 to
555-0199, France 01 99 00 xx xx for fiction. Help lines are the verified list of `common`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

_GROUPS = re.compile(r"\(?(0[1-9][0-9]{0,3})\)?[- .](0[0-9]{0,3})[- .]([0-9]{4})\Z")
_NOT_AREAS = frozenset(("0120", "0570", "0800", "0990", "050", "020", "070", "080", "090", "010"))
_US = re.compile(r"1?[2-9][0-9]{2}55501[0-9]{2}\Z|55501[0-9]{2}\Z")
_FRANCE = re.compile(r"019900[0-9]{4}\Z")
# Digits in groups, as people write telephone numbers.
_WRITTEN = re.compile(r"\+?[0-9(][0-9() ./\u2010-\u2015\u2212\u30fc-]{5,}[0-9]")
_AMERICAN = re.compile(r"(?:1[ .-])?(?:\(?[2-9][0-9]{2}\)?[ .-]{1,2})?[2-9][0-9]{2}[ .-][0-9]{4}\Z")
_NO_NUMBER = re.compile(
    r"(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}\Z"  # a date
    r"|[0-9]{1,2}/[0-9]{1,2}/(?:19|20)[0-9]{2}\Z"
)
_MONEY = re.compile(r"\s?(?:円|万|億|ドル|ユーロ|yen|dollars|euros|€|\$)")


def may_ring(number: str, helplines: Collection[str]) -> bool:
    """Whether a written number could belong to somebody. `helplines` may be shown as they are."""
    text = unicodedata.normalize("NFKC", number).strip()
    if not text or text in helplines:
        return False
    if text.startswith("+81"):
        return not _unassigned("0" + text[3:].lstrip(" -.(0)"))
    if text.startswith("+33"):
        return not _FRANCE.match("0" + _digits(text[3:]).lstrip("0"))
    if text.startswith("+1"):
        return not _US.match(_digits(text[2:]))
    if text.startswith(("+", "00", "010")):
        return True
    digits = _digits(text)
    return not (_unassigned(text) or _FRANCE.match(digits) or _US.match(digits))


def _unassigned(text: str) -> bool:
    """A Japanese number of ten digits with a 0 after the area code; mobile and free ones are real."""
    plain = re.sub("[\u2010-\u2015\u2212\u30fc]", "-", text)
    digits = _digits(plain)
    if digits[:2] in ("03", "06"):
        return len(digits) == 10 and digits[2] == "0"
    groups = _GROUPS.match(plain)
    return groups is not None and len(digits) == 10 and groups[1] not in _NOT_AREAS


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def written_in(text: str) -> Iterator[str]:
    """Every telephone number that a text contains, in national or international form."""
    plain = unicodedata.normalize("NFKC", text)
    for found in _WRITTEN.finditer(plain):
        number = found.group().strip(" ./-")
        if number.count("(") > number.count(")"):
            number = number.replace("(", "")
        if _NO_NUMBER.match(number) or _MONEY.match(plain, found.end()):
            continue
        digits = _digits(number)
        national = digits.startswith("0") and len(digits) in (10, 11)
        if national or number.startswith("+") or _AMERICAN.match(number):
            yield number
