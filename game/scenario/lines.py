"""What a talk is heard over and what is heard around its caller, where the script does not say so.

It follows from what the player can see or has looked up, never from whether the caller is honest: a scam and its
genuine twin sound alike.
"""

from __future__ import annotations

import re

from game.call import model
from game.scenario.compilation import Compilation

_FIXED = re.compile(r"0[1-9]")
_MOBILE = re.compile(r"0([5789]0|[67] )")
"""Japan's 050, 070, 080, 090; France's 06, 07."""
_OWN_PHONE: tuple[model.Role, ...] = ("family",)


def line_of(c: Compilation, talk: str) -> model.LineKind:
    """As the talk says, else its caller; else by kind, by the number that appears, by who is rung."""
    part = c.part.talks[talk]
    caller = c.part.callers.get(part.caller)
    written = part.line or (caller.line if caller else None)
    if written:
        return written
    if part.kind == "video":
        return "video"
    shown = caller.shows.number if caller and caller.shows else ""
    if shown:
        return "landline" if _is_fixed(_option(c, shown)) else "mobile"
    rung = [entry.role for entry in c.part.entries.values() if entry.talk == talk]
    desk = talk == c.part.wrong_number or any(role not in _OWN_PHONE for role in rung)
    return "landline" if desk else "mobile"


def around(c: Compilation, talk: str) -> model.Around:
    """As the talk says, else its caller; else nothing."""
    part = c.part.talks[talk]
    caller = c.part.callers.get(part.caller)
    return part.around or (caller.around if caller else None) or "none"


def _is_fixed(number: str) -> bool:
    return bool(_FIXED.match(number)) and not _MOBILE.match(number)


def _option(c: Compilation, number: str) -> str:
    """The number, or the first option of the slot that it is."""
    slot = c.part.slots.get(number.strip("{}")) if number.startswith("{") else None
    return next(iter(slot.values())).text if slot else number
