"""A number in a disc, before one entry of a list that is done in order; a tick once it was done."""

import math
from dataclasses import dataclass

from game.phone.draw import Painter
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Widget


@dataclass(frozen=True, kw_only=True)
class Ordinal(Widget):
    """`rect` is the disc."""

    number: int
    done: bool = False
    reach: float = 4

    def draw(self, p: Painter, look: Look) -> None:
        c, r = p.palette, self.rect
        p.disc(r.cx, r.cy, r.w, c.accent if self.done else c.accent_soft)
        if self.done:
            p.icon("bold/check", r.cx, r.cy, r.w * 0.58, c.on_accent)
        else:
            p.text(str(self.number), "label", r.cx, r.cy, c.ink, align="centre", bold=True)


def ordinal_size(ui: Ui) -> float:
    """The disc's diameter at this text size."""
    return 48 * math.pow(ui.layout.factor, 0.8)
