"""What an unquoted YAML text means, and whether it could mean something else.

YAML 1.1 and 1.2 programs read the same plain text differently: `0110` is 72, 110 or "0110",
`1:30` is 90 or "1:30", `NO` is false or "NO". A text is taken only where all of them agree.
"""

from __future__ import annotations

import re

from game.scenario import problems as p
from game.scenario.problems import Kind

# Whatever does not match this is a text to every program; everything else is looked at closely.
suspect = re.compile(r"[-+.0-9~<]|(?:y|n|yes|no|on|off|true|false|null|none)\Z|\Z", re.IGNORECASE).match

_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,8})\.[0-9]{1,6}\Z")
_INTEGER = re.compile(r"(?:0|-?[1-9][0-9]{0,14})\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?\Z", re.DOTALL)
_TIME = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-9_]+)+(?:\.[0-9_]*)?\Z")
_NUMBER = re.compile(
    r"[-+]?(?:0x[0-9a-f_]*|0o[0-7_]*|0b[01_]*|[0-9][0-9_]*(?:\.[0-9_.]*)?(?:e[-+]?[0-9]*)?"
    r"|\.[0-9_][0-9_.]*(?:e[-+]?[0-9]*)?|\.(?:inf|nan))\Z",
    re.IGNORECASE,
)
_BOOLEANS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false"))
_NULLS = frozenset(("~", "null", "none"))
_TYPED: dict[str, bool] = {"true": True, "false": False}


def meaning(text: str) -> str | int | float | bool | Kind:
    """The value of a plain text, or the kind of problem that it is."""
    if text in _TYPED:
        return _TYPED[text]
    if _INTEGER.match(text):
        return int(text)
    if _DECIMAL.match(text):
        return float(text)
    if not text:
        return p.EMPTY
    if _DATE.match(text):
        return p.DATE
    if _TIME.match(text):
        return p.TIME
    if _NUMBER.match(text):
        return p.NUMBER
    word = text.lower()
    if word in _BOOLEANS:
        return p.BOOLEAN
    if word in _NULLS:
        return p.NULL
    return text
