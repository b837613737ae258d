"""The sign under a list that does not show all it has: letters so large leave few rows, and a bar at the side is easily
missed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from game.phone.draw import Painter, lit
from game.phone.geometry import Box
from game.phone.metrics import Layout
from game.phone.text import Type
from game.phone.theme import RADIUS_QUIET
from game.phone.widgets.base import Look, Role, Widget

GAP = 8.0
"""Between a list and its sign."""


@dataclass(frozen=True, kw_only=True)
class MoreSign(Widget):
    """Says that a list goes on below, and leads there; at the list's end it leads back to the top."""

    text: str
    list_id: str
    to: float
    """How far its press scrolls the list."""
    end: bool = False
    """Whether the list is at its end."""
    focusable: bool = True
    role: Role = "button"
    radius: float = RADIUS_QUIET

    def worded(self, type_: Type) -> bool:
        """Whether its word has room beside the arrow."""
        return type_.width(self.text, "label") + _icon(type_) + 56 <= self.rect.w

    def draw(self, p: Painter, look: Look) -> None:
        c, size = p.palette, _icon(p.type)
        p.panel(self.rect, lit(c.accent_soft, look), self.radius, border=c.accent)
        icon = "bold/arrow-up" if self.end else "bold/arrow-down"
        if not self.worded(p.type):
            p.icon(icon, self.rect.cx, self.rect.cy, size, c.ink)
            return
        w = p.type.width(self.text, "label")
        x = self.rect.cx - (size + 16 + w) / 2
        p.icon(icon, x + size / 2, self.rect.cy, size, c.ink)
        p.text(self.text, "label", x + size + 16, self.rect.cy, c.ink)


def _icon(type_: Type) -> float:
    return 30.0 * (1 + (type_.factor - 1) * 0.8)


def sign_room(layout: Layout) -> float:
    """How much of a list's height its sign takes. None at 100%, where lists show many rows."""
    if layout.text == 100:
        return 0.0
    return max({150: 56.0, 200: 72.0}[layout.text], layout.target) + GAP


def sign_place(rect: Box, rows: Sequence[Widget], layout: Layout) -> Box:
    """Where the sign stands: at the foot of its list's `rect`, as wide as the rows."""
    left = max(rect.x, min(row.rect.x for row in rows))
    right = min(rect.right, max(row.rect.right for row in rows))
    h = sign_room(layout) - GAP
    return Box(left, rect.bottom - h, right - left, h)
