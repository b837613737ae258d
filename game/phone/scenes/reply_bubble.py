"""What the player can write in a chat: an outlined bubble at the right, with its number."""

from dataclasses import dataclass

from game.phone import furigana
from game.phone.draw import Painter, pressed
from game.phone.geometry import Box
from game.phone.theme import mixed
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget
from game.phone.widgets.chat import PAD_X, PAD_Y, bubble_step
from game.scenario.readings import Ruby


@dataclass(frozen=True, kw_only=True)
class ReplyBubble(Widget):
    """A reply that is not sent yet. All replies look the same."""

    text: str
    number: str
    ruby: tuple[Ruby, ...] = ()
    """Readings above the kanji."""
    focusable: bool = True
    role: Role = "button"
    radius: float = 24

    def draw(self, p: Painter, look: Look) -> None:
        c, f = p.palette, p.type.factor
        ground = pressed(c.sheet) if look.pressed else mixed(c.sheet, c.ink, 0.025) if look.hover else c.sheet
        p.panel(self.rect, ground, self.radius, border=c.edge, corners=(True, False, True, True))
        cap = cap_size(f)
        p.panel(Box(self.rect.x + 12, self.rect.cy - cap / 2, cap, cap), c.sand, 10)
        p.text(self.number, "label", self.rect.x + 12 + cap / 2, self.rect.cy, c.ink2, align="centre", bold=True)
        x = self.rect.x + 12 + cap + 12
        lines = p.type.wrap(self.text, "body", self.rect.right - PAD_X - x)
        step = bubble_step(p.type, self.text, self.ruby)
        top = self.rect.cy - len(lines) * step / 2
        if self.ruby:
            furigana.draw_lines(p, lines, self.text, self.ruby, "body", x, top, c.ink, step)
        else:
            p.lines(lines, "body", x, top, c.ink)


def cap_size(factor: float) -> float:
    """The number's cap, in units."""
    return 44.0 * (1 + (factor - 1) * 0.7)


def reply_bubble(
    ui: Ui, id_: str, text: str, column: Box, y: float, number: str, ruby: tuple[Ruby, ...] = ()
) -> ReplyBubble:
    """A reply as wide and high as its words, at the right of the column."""
    extra = cap_size(ui.layout.factor) + 24 + PAD_X
    lines = ui.type.wrap(text, "body", column.w - extra)
    w = min(column.w, max(ui.type.width(line, "body") for line in lines) + extra + 2)
    h = max(len(lines) * bubble_step(ui.type, text, ruby) + 2 * PAD_Y, 72.0)
    rect = Box(column.right - w, y, w, h)
    return ReplyBubble(id=id_, rect=rect, text=text, name=text, number=number, ruby=ruby, keys=(number,))
