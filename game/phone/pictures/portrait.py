"""The caller's sign: the same for everybody who calls, known or unknown, so that it tells nothing."""

from dataclasses import dataclass

import pygame

from game.phone import shapes
from game.phone.draw import Painter
from game.phone.kept import Making, stepwise
from game.phone.theme import Colour
from game.phone.widgets.base import Look, Widget


@stepwise
def _portrait(diameter: int, ground: Colour, figure: Colour) -> Making[pygame.Surface]:
    def draw(s: pygame.Surface, k: int, dx: int, dy: int) -> None:
        size = diameter * k
        u = size / 128
        middle = (size // 2 + dx, size // 2 + dy)
        pygame.draw.circle(s, ground, middle, size // 2)
        pygame.draw.circle(s, figure, (round(64 * u) + dx, round(50 * u) + dy), round(22 * u))
        shoulders = (round(21.5 * u) + dx, round(81.5 * u) + dy, round(85 * u), round(86 * u))
        pygame.draw.ellipse(s, figure, shoulders)
        _outside(s, middle, size // 2, ground)

    return (yield from shapes.smooth(diameter, diameter, ground, draw))


def _outside(s: pygame.Surface, middle: tuple[int, int], radius: int, ground: Colour) -> None:
    """Empties what lies outside a circle: its square and more, less its rows."""
    mask = shapes.blank(*s.get_size(), (255, 255, 255))
    pygame.draw.circle(mask, (255, 255, 255, 255), middle, radius)
    s.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)


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
