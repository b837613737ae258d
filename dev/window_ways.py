"""Where on the screens of the game a step of a plan is taken, and which presses lead there.

A person would know it from the words on the screen; here it is known from the widgets' ids.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

MOVES = (
    "ask-details",
    "note",
    "repeat",
    "silence",
    "refuse",
    "call-back",
    "no-japanese",
    "breathe",
    "show-nearby",
)
"""As in `game.call.model`; the player that reads this runs in a Python that has nothing of the game."""
PHONE = ("lock.open", "guided.free", "near.home")
"""From wherever the phone lies to its apps."""
IN_CALL = ("disc.apps", "move.more")
"""From a call to the apps."""
BACK = ("bank.back", "near.back", "near.step-back")


@dataclass(frozen=True)
class Step:
    """One step: the id of an offer, or what is typed."""

    id: str
    kind: Literal["offer", "digits", "place", "linger"] = "offer"
    """`place`: a button that is no offer. `linger`: nothing is done until it rings."""
    now: bool = False
    """In the middle of a sentence."""


def targets(step: Step, by: str) -> tuple[str, ...]:
    """The ids of the widgets that do it, the likeliest first. Fingers take the phone's own discs."""
    id_ = step.id
    if id_ in ("answer", "decline", "hang-up"):
        names = (id_, f"disc.{id_}") if id_ != "hang-up" else ("move.hang-up", "disc.hang-up", "hang-up")
        return (*reversed(names[:2]), *names[2:]) if by == "touch" else names
    if id_ in MOVES:
        return (f"move.{id_}",)
    if id_ in ("hold", "add-call"):
        return (f"disc.{id_.removesuffix('-call')}",)
    return (id_,)


def ways(step: Step, ids: Iterable[str]) -> tuple[str, ...]:
    """What to press where the step itself is not on the screen, the best first."""
    id_ = step.id
    here = set(ids)
    if step.kind == "digits":
        return ("over.close", "app.keypad", *PHONE)
    if id_.startswith("reply."):
        return ("over.close", "call.unmute", "call.reply", "near.call")
    if id_ in MOVES or id_.startswith("keys.") or id_ in ("hang-up", "hold", "add-call"):
        return ("move.more", "over.close", "move.back", "near.call", *PHONE)
    if id_ == "finish":
        return ("over.close", "guided.done", "near.finish")
    if id_ in ("wait", "answer", "decline", "let-ring"):
        return ("wait", "over.close", "guided.done", "near.finish")
    first = ""
    if id_.startswith("app."):
        if "over.close" in here and "disc.apps" not in here:
            return ("over.close",)
        return (*IN_CALL, *PHONE, *BACK)
    if id_.startswith("search."):
        first = "app.browser"
    elif id_.startswith("paper."):
        first = "app.papers"
    elif id_.startswith("dial.contact."):
        first = "app.contacts"
    elif id_.startswith("dial.history."):
        first = "app.history"
    elif id_.startswith(("accept.", "decline.")):
        first = "app.chat"
    elif id_.startswith("transfer."):
        return (f"bank.open.{id_.removeprefix('transfer.')}", "bank.back", "app.bank", *IN_CALL, *PHONE, *BACK)
    elif id_.startswith("guided."):
        return ("over.close", "guided.back", *PHONE[:1], *PHONE[2:], *BACK)
    return (first, *IN_CALL, "over.close", *PHONE, *BACK)
