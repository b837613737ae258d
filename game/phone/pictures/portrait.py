"""The caller's sign: the same for everybody who calls, known or unknown, so that it tells nothing."""

from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.phone import shapes
from game.phone.draw import Painter
from game.phone.theme import Colour
from game.phone.widgets.base import Look, Widget


@lru_cache(maxsize=24)
def _portrait(diameter: int, ground: Colour, figure: Colour) -> pygame.Surface:
    size = diameter * shapes.OVER
    k = size / 128
    large = pygame.Surface((size, size), pygame.SRCALPHA)
    large.fill((*ground, 0))
    pygame.draw.circle(large, ground, (size // 2, size // 2), size // 2)
    pygame.draw.circle(large, figure, (round(64 * k), round(50 * k)), round(22 * k))
    pygame.draw.ellipse(large, figure, (round(21.5 * k), round(81.5 * k), round(85 * k), round(86 * k)))
    mask = pygame.Surface((size, size), pygame.SRCALPHA)
    mask.fill((255, 255, 255, 0))
    pygame.draw.circle(mask, (255, 255, 255, 255), (size // 2, size // 2), size // 2)
    large.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return pygame.transform.smoothscale(large, (diameter, diameter))


@dataclass(frozen=True, kw_only=True)
class Portrait(Widget):
    """A head and shoulders in a disc. `rings` is 0 for none, else the phase 1 to 16 of the two breathing rings."""

    rings: int = 0
    reach: float = 50

    def draw(self, p: Painter, look: Look) -> None:
        cx, cy, d = self.rect.cx, self.rect.cy, self.rect.w
        if self.rings:
            # Sine without a clock: the phase is part of the widget, so equal widgets look the same.
            swing = (1.0, 0.85, 0.5, 0.15, 0.0, 0.15, 0.5, 0.85)[(self.rings - 1) // 2 % 8]
            for base, strength in ((172, 170), (220, 105)):
                p.ring(cx, cy, base - 6 * swing, 2, p.palette.portrait_ground, strength + round(50 * swing))
        px = p.px(d)
        picture = _portrait(px, p.palette.portrait_ground, p.palette.portrait_figure)
        p.surface.blit(picture, (round(cx * p.scale - px / 2), round(cy * p.scale - px / 2)))
