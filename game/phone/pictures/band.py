"""The tilted band with 訓練 across every picture that could be taken for a real document or person."""

from functools import lru_cache

import pygame

from game.phone import shapes
from game.phone.draw import Painter
from game.phone.geometry import Box
from game.phone.text import line_surface
from game.phone.theme import Colour
from game.phone.typeface import has_cjk

PAPER: Colour = (255, 253, 249)
INK: Colour = (32, 38, 43)


@lru_cache(maxsize=16)
def _band(w: int, h: int, thickness: int, px: int, text: str, angle: float, opaque: int) -> pygame.Surface:
    """The whole picture's size, transparent but for the band, so that it can be clipped like the picture."""
    length = round((w * w + h * h) ** 0.5) + 2 * thickness
    strip = pygame.Surface((length, thickness), pygame.SRCALPHA)
    strip.fill((*PAPER, opaque))
    while True:
        glyphs = [line_surface(char, True, px, INK)[0] for char in text if not char.isspace()]
        gap = round(px * (0.42 if has_cjk(text) else 0.14))
        total = sum(g.get_width() for g in glyphs) + gap * (len(glyphs) - 1)
        # The mark is never cut: a long word is set smaller, down to what can still be read.
        if total <= w * 0.94 or px <= 10:
            break
        px -= 1
    x = (length - total) // 2
    for glyph in glyphs:
        strip.blit(glyph, (x, (thickness - glyph.get_height()) // 2))
        x += glyph.get_width() + gap
    turned = pygame.transform.rotozoom(strip, angle, 1.0)
    out = pygame.Surface((w, h), pygame.SRCALPHA)
    out.fill((*PAPER, 0))
    out.blit(turned, ((w - turned.get_width()) // 2, (h - turned.get_height()) // 2))
    return out


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
    h = round(rect.h * 2 * max(cy, 1 - cy))
    picture = _band(rect.w, h, p.px(thickness), max(10, round(thickness * 0.68 * p.scale)), text, angle, 232)
    top = rect.y + round(rect.h * cy) - h // 2
    before = p.surface.get_clip()
    p.surface.set_clip(before.clip(rect))
    if radius:
        picture = shapes.round_off(picture.copy(), p.px(radius))
    p.surface.blit(picture, (rect.x, top))
    p.surface.set_clip(before)
