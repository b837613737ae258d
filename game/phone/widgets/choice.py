"""One of several: the chosen one has a filled sign and a strong edge, never colour alone."""

from dataclasses import dataclass

from game.phone.draw import Painter, lit
from game.phone.theme import mixed
from game.phone.widgets.base import Look, Role, Widget


@dataclass(frozen=True, kw_only=True)
class Choice(Widget):
    """A button with a ring before its word, filled and ticked where it is chosen."""

    text: str
    chosen: bool = False
    focusable: bool = True
    role: Role = "choice"

    def checked(self) -> bool:
        return self.chosen

    def draw(self, p: Painter, look: Look) -> None:
        c, f = p.palette, p.type.factor
        accent, edge, ink = c.accent, c.edge, c.ink
        if not self.enabled:
            accent, edge, ink = mixed(c.accent, c.paper, 0.5), c.line, mixed(c.ink, c.paper, 0.45)
        border = accent if self.chosen else edge
        p.panel(self.rect, lit(c.sheet, look), self.radius, border=border, border_w=4 if self.chosen else 2)
        size = 36 * f**0.6
        x = self.rect.x + 24 * f**0.6 + size / 2
        if self.chosen:
            p.disc(x, self.rect.cy, size, accent)
            p.icon("bold/check", x, self.rect.cy, size * 0.62, c.on_accent)
        else:
            p.ring(x, self.rect.cy, size, 2.5, edge)
        p.text(self.text, "body", x + size / 2 + 16 * f**0.6, self.rect.cy, ink)
