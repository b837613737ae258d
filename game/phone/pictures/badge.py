"""An invented badge and an invented paper, each with 訓練 across the middle: they resemble no real document."""

from dataclasses import dataclass

import pygame

from game.phone import shapes
from game.phone.draw import Painter
from game.phone.kept import Making, picture, stepwise
from game.phone.pictures.band import draw_band
from game.phone.widgets.base import Look, Role, Widget

TABLE = (216, 205, 187)
LEATHER = (59, 43, 42)
LEATHER_2 = (74, 57, 53)
CARD = (238, 232, 216)
PHOTO = (185, 199, 201)
FIGURE = (86, 104, 108)
BAR = (110, 98, 86)
BAR_2 = (166, 154, 138)
GOLD = (198, 160, 78)
GOLD_2 = (140, 108, 42)
SEAL = (150, 120, 112)


def _slab(
    s: pygame.Surface,
    k: float,
    box: tuple[float, float, float, float],
    r: float,
    colour: tuple[int, int, int],
) -> None:
    x, y, w, h = (round(v * k) for v in box)
    shapes.rounded(s, pygame.Rect(x, y, w, h), round(r * k), colour)


def _shield(
    s: pygame.Surface, k: float, cx: float, top: float, w: float, h: float, colour: tuple[int, int, int]
) -> Making[None]:
    left, right = cx - w / 2, cx + w / 2
    outline = shapes.curve(
        (cx, top),
        [
            (cx + w * 0.2, top + h * 0.1, right - 4, top + h * 0.14, right, top + h * 0.16),
            (right, top + h * 0.62, cx + w * 0.3, top + h * 0.86, cx, top + h),
            (cx - w * 0.3, top + h * 0.86, left, top + h * 0.62, left, top + h * 0.16),
            (left + 4, top + h * 0.14, cx - w * 0.2, top + h * 0.1, cx, top),
        ],
    )
    yield from shapes.polygon(s, [(x * k, y * k) for x, y in outline], colour)


def _wallet(s: pygame.Surface, k: float, x: float, y: float) -> Making[None]:
    """The opened wallet, 344 by 176 units, on any surface."""
    _slab(s, k, (x, y, 344, 176), 10, LEATHER)
    _slab(s, k, (x + 12, y + 12, 320, 76), 5, CARD)
    _slab(s, k, (x + 12, y + 92, 320, 72), 5, LEATHER_2)
    _slab(s, k, (x + 28, y + 22, 48, 56), 3, PHOTO)
    head = shapes.disc(round(22 * k), FIGURE)
    s.blit(head, (round((x + 41) * k), round((y + 33) * k)))
    _slab(s, k, (x + 32, y + 58, 40, 20), 10, FIGURE)
    _slab(s, k, (x + 92, y + 28, 150, 11), 5.5, BAR)
    _slab(s, k, (x + 92, y + 48, 208, 8), 4, BAR_2)
    _slab(s, k, (x + 92, y + 64, 150, 8), 4, BAR_2)
    yield from _shield(s, k, x + 172, y + 98, 60, 62, GOLD)
    yield from _shield(s, k, x + 172, y + 108, 40, 42, GOLD_2)


@stepwise
def _badge(w: int, h: int) -> Making[pygame.Surface]:
    s = pygame.Surface((w, h), pygame.SRCALPHA)
    s.fill((*TABLE, 255))
    k = min(w / 392, h / 208)
    yield
    yield from _wallet(s, k, (w / k - 344) / 2, (h / k - 176) / 2)
    return shapes.round_off(s, round(14 * k))


@picture
def _paper(w: int, h: int) -> pygame.Surface:
    s = pygame.Surface((w, h), pygame.SRCALPHA)
    s.fill((*TABLE, 255))
    k = w / 392
    page_h = h / k - 32
    _slab(s, k, (46, 16, 300, page_h), 4, (250, 247, 239))
    _slab(s, k, (126, 40, 140, 16), 3, BAR)
    for i in range(5):
        _slab(s, k, (76, 80 + 22 * i, 240 - 40 * (i == 4), 8), 4, BAR_2)
    ring = shapes.ring(round(46 * k), max(2, round(4 * k)), SEAL)
    s.blit(ring, (round(276 * k), round((page_h - 50) * k)))
    return shapes.round_off(s, round(14 * k))


@dataclass(frozen=True, kw_only=True)
class Badge(Widget):
    """A photograph of a badge (or of a paper), 392 by 208 in proportion, with the band `mark` across it."""

    mark: str
    paper: bool = False
    role: Role = "image"
    reach: float = 2

    def draw(self, p: Painter, look: Look) -> None:
        rect = p.rect(self.rect)
        p.surface.blit(_paper(rect.w, rect.h) if self.paper else _badge(rect.w, rect.h), rect)
        draw_band(p, self.rect, self.mark, angle=14, thickness=self.rect.h * 0.27, radius=14)
