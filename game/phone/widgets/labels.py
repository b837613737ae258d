"""Text, icons and plain surfaces: what is only read."""

import math
from dataclasses import dataclass

from game.phone import furigana
from game.phone.draw import CARD_SHADOW, Align, Painter
from game.phone.geometry import Box
from game.phone.text import Type
from game.phone.theme import RADIUS_CARD, Palette
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget
from game.scenario.readings import Ruby

Tint = str
"""A palette's field: "ink", "ink2", "accent" ..."""


def tint(palette: Palette, name: Tint) -> tuple[int, int, int]:
    """The colour that a palette has under a name."""
    colour: tuple[int, int, int] = getattr(palette, name)
    return colour


@dataclass(frozen=True, kw_only=True)
class Label(Widget):
    """Lines of text in a box, wrapped to its width; upper left unless told otherwise."""

    text: str
    style: str = "body"
    tint: Tint = "ink"
    align: Align = "left"
    bold: bool | None = None
    middle: bool = False
    """Centred down the box, too."""
    ruby: tuple[Ruby, ...] = ()
    """Readings above the kanji of a text at the upper left."""
    role: Role = "label"
    reach: float = 6

    def cut(self, type_: Type, y: float) -> float:
        # Between two of its lines.
        step = type_.line_h(self.style, self.text)
        if self.ruby:
            step = furigana.line_step(type_, self.style, self.text)
        return self.rect.y + math.floor((y - self.rect.y) / step + 0.05) * step

    def draw(self, p: Painter, look: Look) -> None:
        lines = p.type.wrap(self.text, self.style, self.rect.w, self.bold)
        if self.ruby:
            step = furigana.line_step(p.type, self.style, self.text)
            colour = tint(p.palette, self.tint)
            furigana.draw_lines(
                p, lines, self.text, self.ruby, self.style, self.rect.x, self.rect.y, colour, step, self.bold
            )
            return
        x = {"left": self.rect.x, "centre": self.rect.cx, "right": self.rect.right}[self.align]
        top = self.rect.y
        if self.middle:
            top = self.rect.cy - len(lines) * p.type.line_h(self.style, self.text) / 2
        p.lines(lines, self.style, x, top, tint(p.palette, self.tint), align=self.align, bold=self.bold)


def label(
    ui: Ui,
    id_: str,
    text: str,
    x: float,
    y: float,
    w: float,
    style: str = "body",
    *,
    tint: Tint = "ink",
    align: Align = "left",
    bold: bool | None = None,
    role: Role = "label",
    ruby: tuple[Ruby, ...] = (),
) -> Label:
    """A label as high as its wrapped text: its `rect.bottom` is where the next thing may begin."""
    h = ui.type.height(text, style, w, bold)
    if ruby:
        h = len(ui.type.wrap(text, style, w, bold)) * furigana.line_step(ui.type, style, text)
    return Label(
        id=id_,
        rect=Box(x, y, w, h),
        text=text,
        name=text,
        style=style,
        tint=tint,
        align=align,
        bold=bold,
        role=role,
        ruby=ruby,
    )


@dataclass(frozen=True, kw_only=True)
class Card(Widget):
    """A slab with a soft shadow under it, for other things to stand on."""

    tint: Tint = "sheet"
    radius: float = RADIUS_CARD
    shadow: bool = True
    border: Tint = ""
    reach: float = 44

    def draw(self, p: Painter, look: Look) -> None:
        p.panel(
            self.rect,
            tint(p.palette, self.tint),
            self.radius,
            border=p.outline(tint(p.palette, self.border) if self.border else None),
            shadow=CARD_SHADOW if self.shadow else (),
        )


@dataclass(frozen=True, kw_only=True)
class Rule(Widget):
    """A hairline: ornament."""

    tint: Tint = "line"
    reach: float = 2

    def draw(self, p: Painter, look: Look) -> None:
        p.fill(self.rect, tint(p.palette, self.tint))


@dataclass(frozen=True, kw_only=True)
class Picture(Widget):
    """An icon, perhaps in a soft disc."""

    icon: str
    size: float = 40
    tint: Tint = "accent"
    ground: Tint = ""
    reach: float = 4

    def cut(self, type_: Type, y: float) -> float:
        # Half a sign says as little as half a line.
        return self.rect.y

    def draw(self, p: Painter, look: Look) -> None:
        if self.ground:
            p.disc(self.rect.cx, self.rect.cy, self.rect.w, tint(p.palette, self.ground))
        p.icon(self.icon, self.rect.cx, self.rect.cy, self.size, tint(p.palette, self.tint))


@dataclass(frozen=True, kw_only=True)
class Mark(Widget):
    """訓練 / TRAINING: on every screen, always in the same place. The only spaced letters."""

    text: str
    reach: float = 4

    def draw(self, p: Painter, look: Look) -> None:
        p.frame(self.rect, p.palette.ink2, 10 * p.type.factor**0.5, 2 * p.type.factor)
        spacing = 2 * p.type.factor
        widths = [p.type.width(c, "label", True) for c in self.text]
        x = self.rect.cx - (sum(widths) + spacing * (len(widths) - 1)) / 2
        for char, w in zip(self.text, widths, strict=True):
            p.text(char, "label", x, self.rect.cy, p.palette.ink2, bold=True)
            x += w + spacing


def mark_width(ui: Ui, text: str) -> float:
    """How wide the training mark is in this language and size."""
    f = ui.layout.factor
    return sum(ui.type.width(c, "label", True) for c in text) + 2 * f * (len(text) - 1) + 32 * math.sqrt(f)
