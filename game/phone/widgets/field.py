"""A field: a text with its name above it, to be read or typed into."""

from dataclasses import dataclass

from game.phone.draw import Painter, lit
from game.phone.geometry import Box
from game.phone.theme import RADIUS_QUIET, mixed
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget

PAD = 20.0


@dataclass(frozen=True, kw_only=True)
class Field(Widget):
    """`label` above, the text in a frame below; `hint` stands in its place while there is none."""

    label: str
    text: str = ""
    hint: str = ""
    cursor: bool = False
    """Whether what is typed goes here."""
    role: Role = "field"
    radius: float = RADIUS_QUIET

    def frame_box(self, p: Painter) -> Box:
        """The framed part."""
        return self.rect.below(p.type.line_h("label"))

    def draw(self, p: Painter, look: Look) -> None:
        c = p.palette
        box = self.frame_box(p)
        quiet = c.ink2 if self.enabled else mixed(c.ink2, c.paper, 0.45)
        p.text(self.label, "label", self.rect.x + 4, self.rect.y + p.type.line_h("label") / 2, quiet)
        border = c.accent if self.cursor else c.edge if self.enabled else c.line
        ground = lit(c.sheet, look) if self.enabled else c.paper
        p.panel(box, ground, self.radius, border=border, border_w=4 if self.cursor else 2)
        ink = quiet if not self.text or not self.enabled else c.ink
        lines = p.type.wrap(self.text or self.hint, "body", box.w - 2 * PAD)
        step = p.type.line_h("body")
        top = box.cy - len(lines) * step / 2
        p.lines(lines, "body", box.x + PAD, top, ink, step=step)
        if self.cursor:
            x = box.x + PAD + (p.type.width(lines[-1], "body") if self.text else -4) + 3
            cy = top + (len(lines) - 0.5) * step
            size = p.type.size("body")
            p.fill(Box(x, cy - size * 0.6, 3, size * 1.2), c.accent)


def field(ui: Ui, id_: str, label: str, text: str, x: float, y: float, w: float) -> Field:
    """A field to be read, as high as its text needs."""
    h = ui.type.line_h("label") + ui.type.height(text, "body", w - 2 * PAD) + 20
    return Field(id=id_, rect=Box(x, y, w, h), label=label, text=text, name=f"{label} {text}", said=text)
