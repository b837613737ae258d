"""Which widget the keyboard means, and where an arrow leads."""

from collections.abc import Sequence
from typing import Literal

from game.phone.widgets.base import Widget

Direction = Literal["up", "down", "left", "right"]


def reading(widgets: Sequence[Widget]) -> list[Widget]:
    """All of them in reading order: as they are drawn, what is `late` at the end."""
    return sorted(widgets, key=lambda w: w.late)


def reachable(widgets: Sequence[Widget]) -> list[Widget]:
    """What Tab visits, in reading order."""
    return [w for w in reading(widgets) if w.focusable and w.enabled]


def stepped(widgets: Sequence[Widget], current: str | None, back: bool) -> str | None:
    """The id that Tab (or Shift+Tab) leads to; round from the last to the first."""
    order = [w.id for w in reachable(widgets)]
    if not order:
        return None
    if current not in order:
        # From a text that is only read, on to what stands after it.
        read = [w.id for w in reading(widgets)]
        if current is None or current not in read:
            return order[-1] if back else order[0]
        here = read.index(current)
        after = [id_ for id_ in order if (read.index(id_) < here if back else read.index(id_) > here)]
        return (after or order)[-1 if back else 0]
    return order[(order.index(current) + (-1 if back else 1)) % len(order)]


def _hidden(widget: Widget) -> bool:
    """Whether it stands in a part of its list that is not seen."""
    if widget.clip is None:
        return False
    seen = widget.rect.meet(widget.clip)
    return seen.w <= 0 or seen.h <= 0


def towards(widgets: Sequence[Widget], current: str | None, direction: Direction) -> str | None:
    """The id of the nearest widget in that direction; None if there is none."""
    order = reachable(widgets)
    here = next((w for w in order if w.id == current), None)
    if here is None:
        return order[0].id if order else None
    best: tuple[bool, float, str] | None = None
    for other in order:
        # The rows of its own list come first, in sight or not; of another list only what is seen can be meant.
        foreign = here.clip is not None and here.clip != other.clip and direction in ("up", "down")
        if other.id == here.id or (other.clip != here.clip and _hidden(other)):
            continue
        a, b = here.rect, other.rect
        if direction in ("up", "down"):
            ahead = a.y - b.bottom if direction == "up" else b.y - a.bottom
            aside = max(0.0, max(a.x, b.x) - min(a.right, b.right)) * 2 + abs(a.cx - b.cx) * 0.2
        else:
            ahead = a.x - b.right if direction == "left" else b.x - a.right
            aside = max(0.0, max(a.y, b.y) - min(a.bottom, b.bottom)) * 4 + abs(a.cy - b.cy) * 0.2
        if ahead < -8:
            continue
        found = (foreign, max(0.0, ahead) + aside, other.id)
        if best is None or found[:2] < best[:2]:
            best = found
    return None if best is None else best[2]
