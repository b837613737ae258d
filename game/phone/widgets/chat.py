"""Chat bubbles: square-cornered on the speaker's side, of no existing messenger. And the small marks between them."""

from dataclasses import dataclass

from game.phone import furigana
from game.phone.draw import Painter
from game.phone.geometry import Box
from game.phone.text import Type
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget
from game.scenario.readings import Ruby

PAD_X, PAD_Y = 20.0, 12.0


def bubble_step(type_: Type, text: str, ruby: tuple[Ruby, ...]) -> float:
    """From one line of a bubble to the next, with readings or without."""
    return furigana.line_step(type_, "body", text) if ruby else type_.line_h("body")


@dataclass(frozen=True, kw_only=True)
class Bubble(Widget):
    """A message. `mine`: said by the player, at the right, in the soft accent."""

    text: str
    mine: bool = False
    ruby: tuple[Ruby, ...] = ()
    """Readings above the kanji."""
    role: Role = "label"
    reach: float = 4

    def draw(self, p: Painter, look: Look) -> None:
        ground = p.palette.accent_soft if self.mine else p.palette.sheet
        corners = (True, not self.mine, True, True) if self.mine else (False, True, True, True)
        p.panel(self.rect, ground, 24, border=p.outline(), corners=corners)
        lines = p.type.wrap(self.text, "body", self.rect.w - 2 * PAD_X)
        x, y = self.rect.x + PAD_X, self.rect.y + PAD_Y
        if self.ruby:
            step = bubble_step(p.type, self.text, self.ruby)
            furigana.draw_lines(p, lines, self.text, self.ruby, "body", x, y, p.palette.ink, step)
        else:
            p.lines(lines, "body", x, y, p.palette.ink)


def bubble(
    ui: Ui,
    id_: str,
    text: str,
    column: Box,
    y: float,
    *,
    mine: bool = False,
    speaker: str = "",
    ruby: tuple[Ruby, ...] = (),
) -> Bubble:
    """A bubble as wide and high as its text, at `y` in a column of messages."""
    most = column.w * (0.94 if ui.layout.factor > 1 else 0.86)
    lines = ui.type.wrap(text, "body", most - 2 * PAD_X)
    w = min(most, max(ui.type.width(line, "body") for line in lines) + 2 * PAD_X + 2)
    h = len(lines) * bubble_step(ui.type, text, ruby) + 2 * PAD_Y
    x = column.right - w if mine else column.x
    return Bubble(id=id_, rect=Box(x, y, w, h), text=text, name=f"{speaker} {text}".strip(), mine=mine, ruby=ruby)


@dataclass(frozen=True, kw_only=True)
class SmallMark(Widget):
    """A sign and a few words between the bubbles: that something was seen, or a call. `ground`: on its own strip."""

    text: str
    icon: str
    ground: bool = False
    role: Role = "label"
    reach: float = 4
    radius: float = 16

    def draw(self, p: Painter, look: Look) -> None:
        c = p.palette
        side = mark_sign(p.type.factor)
        x = self.rect.x
        if self.ground:
            p.panel(self.rect, c.sheet, self.radius, border=p.outline())
            x += 16
        lines = p.type.wrap(self.text, "label", mark_room(self.rect.w, p.type.factor, self.ground))
        step = p.type.line_h("label") * 0.9
        top = self.rect.cy - len(lines) * step / 2
        p.icon(self.icon, x + side / 2, top + step / 2, side, c.ink2)
        p.lines(lines, "label", x + side + 8, top, c.ink2, step=step)


def mark_sign(factor: float) -> float:
    """The sign before a mark's words, in units."""
    return 28.0 * (1 + (factor - 1) * 0.8)


def mark_room(w: float, factor: float, ground: bool) -> float:
    """The width that a mark of width `w` leaves to its words."""
    return max(10.0, w - mark_sign(factor) - 8 - (32 if ground else 0))


def _mark(ui: Ui, id_: str, text: str, icon: str, column: Box, y: float, *, place: float, ground: bool) -> SmallMark:
    aside = mark_sign(ui.layout.factor) + 8 + (32 if ground else 0)
    w = min(column.w, ui.type.width(text, "label") + aside + 2)
    lines = len(ui.type.wrap(text, "label", mark_room(w, ui.layout.factor, ground)))
    h = lines * ui.type.line_h("label") * 0.9 + (16 if ground else 0)
    rect = Box(column.x + (column.w - w) * place, y, w, h)
    return SmallMark(id=id_, rect=rect, text=text, name=text, icon=icon, ground=ground)


def seen_mark(ui: Ui, id_: str, text: str, column: Box, y: float, *, right: bool) -> SmallMark:
    """That what stands above was seen; at the right below what the player wrote."""
    return _mark(ui, id_, text, "eye", column, y, place=1.0 if right else 0.0, ground=False)


def call_mark(ui: Ui, id_: str, text: str, column: Box, y: float, *, missed: bool) -> SmallMark:
    """That one saw each other in a video call, or did not."""
    icon = "video-camera-slash" if missed else "video-camera"
    return _mark(ui, id_, text, icon, column, y, place=0.5, ground=True)
