"""The sign of the product: a receiver that calls, on the accent."""

from dataclasses import dataclass

from game.phone.draw import Painter
from game.phone.widgets.base import Look, Widget


@dataclass(frozen=True, kw_only=True)
class ProductSign(Widget):
    """A square with round corners and a calling receiver in it."""

    reach: float = 4

    def draw(self, p: Painter, look: Look) -> None:
        p.panel(self.rect, p.palette.accent, self.rect.w / 4)
        p.icon("fill/phone-call", self.rect.cx, self.rect.cy, self.rect.w * 0.56, p.palette.on_accent)
