"""Chat bubbles: square-cornered on the speaker's side, of no existing messenger."""

from dataclasses import dataclass

from game.phone.draw import Painter
from game.phone.geometry import Box
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget

PAD_X, PAD_Y = 20.0, 12.0


@dataclass(frozen=True, kw_only=True)
class Bubble(Widget):
    """A message. `mine`: said by the player, at the right, in the soft accent."""

    text: str
    mine: bool = False
    role: Role = "label"
    reach: float = 4

    def draw(self, p: Painter, look: Look) -> None:
        ground = p.palette.accent_soft if self.mine else p.palette.sheet
        corners = (True, not self.mine, True, True) if self.mine else (False, True, True, True)
        p.panel(self.rect, ground, 24, border=p.outline(), corners=corners)
        lines = p.type.wrap(self.text, "body", self.rect.w - 2 * PAD_X)
        p.lines(lines, "body", self.rect.x + PAD_X, self.rect.y + PAD_Y, p.palette.ink)


def bubble(ui: Ui, id_: str, text: str, column: Box, y: float, *, mine: bool = False, speaker: str = "") -> Bubble:
    """A bubble as wide and high as its text, at `y` in a column of messages."""
    most = column.w * (0.94 if ui.layout.factor > 1 else 0.86)
    lines = ui.type.wrap(text, "body", most - 2 * PAD_X)
    w = min(most, max(ui.type.width(line, "body") for line in lines) + 2 * PAD_X + 2)
    h = len(lines) * ui.type.line_h("body") + 2 * PAD_Y
    x = column.right - w if mine else column.x
    return Bubble(id=id_, rect=Box(x, y, w, h), text=text, name=f"{speaker} {text}".strip(), mine=mine)
