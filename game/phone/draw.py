"""The painter: shapes, text and icons in units, onto one surface."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

import pygame

from game.phone import shapes
from game.phone.geometry import Box
from game.phone.icons import icon
from game.phone.shapes import ALL, Corners
from game.phone.text import BASELINE, Type, line_surface
from game.phone.theme import Colour, Palette, mixed

Align = Literal["left", "centre", "right"]


class Look(NamedTuple):
    """What the pointer and the keyboard do to a widget right now."""

    hover: bool = False
    pressed: bool = False
    focus: bool = False


@dataclass(frozen=True, slots=True)
class Shadow:
    """Offset down, blur (both units) and strength, 0 to 1."""

    dy: float
    blur: float
    alpha: float


CARD_SHADOW = (Shadow(2, 4, 0.06), Shadow(8, 24, 0.10))
PHONE_SHADOW = (Shadow(4, 8, 0.18), Shadow(20, 40, 0.22))
ICON_SHADOW = (Shadow(4, 10, 0.16),)


class Painter:
    """Draws in units. Nothing here decides what to draw or remembers what was drawn."""

    def __init__(self, surface: pygame.Surface, palette: Palette, type_: Type) -> None:
        self.surface = surface
        self.palette = palette
        self.type = type_
        self.scale = type_.scale
        self.within: Box | None = None
        """The list in which is being drawn. What it would cut in two of a text, lengthwise, is left out."""

    def px(self, units: float) -> int:
        """Whole pixels of a length; never 0 for a length that is not."""
        return max(1, round(units * self.scale)) if units > 0 else 0

    def rect(self, box: Box) -> pygame.Rect:
        """The pixels of a box: neighbouring boxes stay neighbours."""
        x, y = round(box.x * self.scale), round(box.y * self.scale)
        return pygame.Rect(x, y, round(box.right * self.scale) - x, round(box.bottom * self.scale) - y)

    def fill(self, box: Box, colour: Colour) -> None:
        """A plain rectangle."""
        self.surface.fill(colour, self.rect(box))

    def gradient(self, box: Box, first: Colour, last: Colour, radius: float = 0, *, across: bool = False) -> None:
        """A slab with round corners from `first` above (or left) to `last`."""
        shapes.gradient(self.surface, self.rect(box), first, last, self.px(radius), across=across)

    def shadow(self, box: Box, radius: float, layers: tuple[Shadow, ...], colour: Colour) -> None:
        """The soft shadow of a slab that is drawn next."""
        rect = self.rect(box)
        for layer in layers:
            dy, strength = self.px(layer.dy), round(layer.alpha * 255)
            shapes.shadow(self.surface, rect, self.px(radius), self.px(layer.blur), dy, colour, strength)

    def panel(
        self,
        box: Box,
        colour: Colour,
        radius: float = 0,
        *,
        border: Colour | None = None,
        border_w: float = 2,
        shadow: tuple[Shadow, ...] = (),
        corners: Corners = ALL,
    ) -> None:
        """A slab with round corners, perhaps outlined, perhaps with a shadow."""
        if shadow:
            self.shadow(box, radius, shadow, self.palette.shadow)
            border = self.outline(border)
        rect, r = self.rect(box), self.px(radius)
        if border is None:
            shapes.rounded(self.surface, rect, r, colour, corners)
            return
        w = self.px(border_w)
        shapes.rounded(self.surface, rect, r, border, corners)
        shapes.rounded(self.surface, rect.inflate(-2 * w, -2 * w), max(0, r - w), colour, corners)

    def outline(self, border: Colour | None = None) -> Colour | None:
        """The outline that a ground has: `border`, and in high contrast always one."""
        return self.palette.edge if border is None and self.palette.outlined else border

    def frame(self, box: Box, colour: Colour, radius: float, width: float) -> None:
        """An outline only, `width` units inside the box."""
        shapes.frame(self.surface, self.rect(box), self.px(radius), self.px(width), colour)

    def disc(self, cx: float, cy: float, diameter: float, colour: Colour) -> None:
        """A filled circle around a middle."""
        picture = shapes.disc(self.px(diameter), colour)
        self._centred(picture, cx, cy)

    def ring(self, cx: float, cy: float, diameter: float, width: float, colour: Colour, alpha: int = 255) -> None:
        """A circle's outline around a middle."""
        self._centred(shapes.ring(self.px(diameter), self.px(width), colour, alpha), cx, cy)

    def icon(self, name: str, cx: float, cy: float, size: float, colour: Colour) -> None:
        """An icon around a middle; `name` as in `icons`."""
        self._centred(icon(name, self.px(size), colour), cx, cy)

    def _centred(self, picture: pygame.Surface, cx: float, cy: float) -> None:
        w, h = picture.get_size()
        self.surface.blit(picture, (round(cx * self.scale - w / 2), round(cy * self.scale - h / 2)))

    def cuts(self, cy: float, size: float) -> bool:
        """Whether a line of letters `size` high, its middle at `cy`, would be seen in part only: half letters are not
        to be read, and may be read as others."""
        if self.within is None:
            return False
        return cy - 0.34 * size < self.within.y or cy + 0.39 * size > self.within.bottom

    def text(
        self,
        text: str,
        role: str,
        x: float,
        cy: float,
        colour: Colour,
        *,
        align: Align = "left",
        bold: bool | None = None,
    ) -> None:
        """One line whose middle is at `cy`; `x` is its left end, middle or right end by `align`."""
        if not text or self.cuts(cy, self.type.size(role, text)):
            return
        px = self.type.px(role, text)
        picture, ascent = line_surface(text, self.type.bold(role, bold), px, colour)
        w = picture.get_width()
        left = round(x * self.scale) - (0 if align == "left" else w if align == "right" else w // 2)
        baseline = round(cy * self.scale + BASELINE * px)
        self.surface.blit(picture, (left, baseline - ascent))

    def lines(
        self,
        lines: tuple[str, ...],
        role: str,
        x: float,
        top: float,
        colour: Colour,
        *,
        align: Align = "left",
        bold: bool | None = None,
        step: float | None = None,
    ) -> float:
        """Lines under one another from `top`, `step` apart (the role's own unless given); returns where the next
        would begin."""
        # One size and line height for the whole text, even where one line of it has no Japanese letter.
        sample = "".join(lines)
        step = self.type.line_h(role, sample) if step is None else step
        for i, line in enumerate(lines):
            self._sized(line, sample, role, x, top + (i + 0.5) * step, colour, align, bold)
        return top + len(lines) * step

    def _sized(
        self,
        line: str,
        sample: str,
        role: str,
        x: float,
        cy: float,
        colour: Colour,
        align: Align,
        bold: bool | None,
    ) -> None:
        if not line or self.cuts(cy, self.type.size(role, sample)):
            return
        px = self.type.px(role, sample)
        picture, ascent = line_surface(line, self.type.bold(role, bold), px, colour)
        w = picture.get_width()
        left = round(x * self.scale) - (0 if align == "left" else w if align == "right" else w // 2)
        self.surface.blit(picture, (left, round(cy * self.scale + BASELINE * px) - ascent))


def _dark(colour: Colour) -> bool:
    """Whether it is the ground of a dark theme; the accent and the apps' colours are not as dark."""
    return 2 * colour[0] + 5 * colour[1] + colour[2] < 8 * 58


def pressed(colour: Colour) -> Colour:
    """A ground while it is pressed: a little darker, or lighter where it is dark; to be felt and never a flash."""
    return mixed(colour, (255, 255, 255), 0.14) if _dark(colour) else mixed(colour, (0, 0, 0), 0.06)


def lit(colour: Colour, look: Look) -> Colour:
    """A ground as the pointer makes it look."""
    if look.pressed:
        return pressed(colour)
    if look.hover:
        return mixed(colour, (255, 255, 255), 0.07) if _dark(colour) else mixed(colour, (0, 0, 0), 0.025)
    return colour
