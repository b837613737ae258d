"""The tilted band with 訓練 across every picture that could be taken for a real document or person."""

import math

import pygame

from game.phone import shapes
from game.phone.draw import Painter
from game.phone.geometry import Box
from game.phone.kept import Making, stepwise
from game.phone.text import line_surface
from game.phone.theme import Colour
from game.phone.typeface import has_cjk

PAPER: Colour = (255, 253, 249)
INK: Colour = (32, 38, 43)
OPAQUE = 232


@stepwise
def _band(
    size: tuple[int, int], middle: int, thickness: int, px: int, text: str, angle: float, radius: int
) -> Making[tuple[pygame.Surface, int]]:
    """The rows that the band reaches of a picture of `size` with round corners, if its middle lies `middle` below the
    picture's top; and how far below it they begin. In pixels and degrees."""
    w, h = size
    tilt = math.radians(angle)
    while True:
        glyphs = [line_surface(char, True, px, INK)[0] for char in text if not char.isspace()]
        gap = round(px * (0.42 if has_cjk(text) else 0.14))
        total = sum(g.get_width() for g in glyphs) + gap * (len(glyphs) - 1)
        # The mark is never cut: a long word is set smaller, down to what can still be read.
        if total <= w * 0.94 or px <= 10:
            break
        px -= 1
    yield
    length = 2 * math.ceil(w / 2 / math.cos(tilt) + thickness * math.tan(tilt)) + 2
    strip = pygame.Surface((length, thickness), pygame.SRCALPHA)
    strip.fill((*PAPER, OPAQUE))
    x = (length - total) // 2
    for glyph in glyphs:
        strip.blit(glyph, (x, (thickness - glyph.get_height()) // 2))
        x += glyph.get_width() + gap
    turned = pygame.transform.rotozoom(strip, angle, 1.0)
    yield
    top = middle - turned.get_height() // 2
    rows = pygame.Rect(0, top, w, turned.get_height()).clip(0, 0, w, h)
    out = shapes.blank(*rows.size, PAPER)
    out.blit(turned, ((w - turned.get_width()) // 2, top - rows.y))
    return shapes.round_off(out, radius, of=pygame.Rect(0, -rows.y, w, h)), rows.y


def draw_band(
    p: Painter,
    box: Box,
    text: str,
    *,
    angle: float = 12,
    thickness: float = 56,
    cy: float = 0.5,
    radius: float = 0,
) -> None:
    """Draws the band across `box`, its middle at `cy` of the height; corners rounded like the picture's."""
    rect = p.rect(box)
    px = max(10, round(thickness * 0.68 * p.scale))
    middle = round(rect.h * cy)
    band, below = _band(rect.size, middle, p.px(thickness), px, text, angle, p.px(radius))
    p.surface.blit(band, (rect.x, rect.y + below))
