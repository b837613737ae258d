"""A number in cells of one width: the same digit of two numbers stands in the same place."""

from dataclasses import dataclass

from game.phone.draw import Painter, pressed
from game.phone.geometry import Box
from game.phone.text import Type
from game.phone.theme import mixed
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget
from game.phone.widgets.keypad import grouped, plain_digits

DASH = 0.62
"""Width of a hyphen's cell, in cells."""


def as_typed(digits: str, like: str, place: str) -> str:
    """Typed digits with hyphens: as the number above has them while both begin alike, else as the country does."""
    if like and plain_digits(like).startswith(digits[:2]):
        return grouped(digits, like)
    if place == "us" and digits[:1] in "23456789" and len(digits) > 3:
        return "-".join(part for part in (digits[:3], digits[3:6], digits[6:]) if part)
    if place == "france" and digits.startswith("0"):
        return " ".join(digits[i : i + 2] for i in range(0, len(digits), 2))
    return grouped(digits)


def _cells(number: str) -> float:
    return sum(DASH if char in "- " else 1.0 for char in number)


def _least(type_: Type) -> float:
    return type_.width("0", "number", True) + 1.0


def last_digits(number: str, cells: float) -> str:
    """The number, or as many of its last digits as so many cells hold, after an ellipsis."""
    if _cells(number) <= cells + 0.05:
        return number
    while number and _cells(number) + 1 > cells:
        number = number[1:]
    return f"…{number}"


def cells_need(ui: Ui, number: str) -> float:
    """The least width in which a number's digits do not touch."""
    return _cells(number) * _least(ui.type)


@dataclass(frozen=True, kw_only=True)
class CellField(Widget):
    """A field's name and a number; `like` is the number under which this one stands, and whose cells it shares."""

    field: str
    number: str
    pad: float
    field_w: float
    stacked: bool = False
    """The name above the number, where both do not fit in a row."""
    bold: bool = False
    cursor: bool = False
    like: str = ""
    role: Role = "field"
    reach: float = 10
    radius: float = 14

    def draw(self, p: Painter, look: Look) -> None:
        c = p.palette
        if self.focusable and (look.pressed or look.hover):
            shade = pressed(c.sheet) if look.pressed else mixed(c.sheet, c.ink, 0.03)
            p.panel(self.rect.inset(4), shade, 12)
        size = p.type.size("number")
        x, cy, room = self.rect.x + self.pad, self.rect.cy, self.rect.w - 2 * self.pad
        if self.stacked:
            small = p.type.line_h("label")
            top = self.rect.y + (self.rect.h - small - size) / 2
            p.text(self.field, "label", x, top + small / 2, c.ink2)
            cy = top + small + size / 2
        else:
            p.text(self.field, "label", x, cy, c.ink2)
            x, room = x + self.field_w, room - self.field_w
        number = last_digits(self.number, room / _least(p.type))
        widest = max(_cells(number), _cells(self.like), _cells("00-0000-0000"))
        cell = min(size * 0.66, max(_least(p.type), room / widest))
        for char in number:
            w = cell if char not in "- " else cell * DASH
            p.text(char, "number", x + w / 2, cy, c.ink, align="centre", bold=self.bold or None)
            x += w
        if self.cursor:
            p.fill(Box(x + 2, cy - size * 0.55, 3, size * 1.1), c.accent)
