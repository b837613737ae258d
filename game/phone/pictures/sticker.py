"""Stickers of the chat app: an invented round bird in three poses. It is nobody's character, and no letter is on it."""

from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.call.model import StickerLook
from game.phone.draw import Painter
from game.phone.theme import Colour
from game.phone.widgets.base import Look, Role, Widget

SIDE = 200.0
"""The drawings' own units, both ways."""
LARGER = 4
BODY: Colour = (118, 162, 158)
WING: Colour = (78, 122, 122)
BELLY: Colour = (244, 235, 216)
BEAK: Colour = (217, 150, 60)
BEAK_2: Colour = (186, 120, 44)
EYE: Colour = (38, 40, 44)
CHEEK: Colour = (226, 168, 150)
CAP: Colour = (92, 84, 110)
CAP_2: Colour = (66, 60, 82)
MOVED: Colour = (170, 150, 120)


class _Pen:
    """Draws large, in the drawing's units, turned around the bird's middle by `angle` degrees."""

    def __init__(self, px: int) -> None:
        self.k = px * LARGER / SIDE
        self.s = pygame.Surface((px * LARGER, px * LARGER), pygame.SRCALPHA)
        self.s.fill((*BODY, 0))

    def oval(self, cx: float, cy: float, w: float, h: float, colour: Colour, angle: float = 0) -> None:
        k = self.k
        if not angle:
            pygame.draw.ellipse(self.s, colour, ((cx - w / 2) * k, (cy - h / 2) * k, w * k, h * k))
            return
        part = pygame.Surface((round(w * k), round(h * k)), pygame.SRCALPHA)
        part.fill((*colour, 0))
        pygame.draw.ellipse(part, colour, part.get_rect())
        turned = pygame.transform.rotate(part, angle)
        self.s.blit(turned, turned.get_rect(center=(round(cx * k), round(cy * k))))

    def shape(self, points: list[tuple[float, float]], colour: Colour) -> None:
        pygame.draw.polygon(self.s, colour, [(x * self.k, y * self.k) for x, y in points])

    def arc(self, cx: float, cy: float, w: float, h: float, start: float, stop: float, colour: Colour) -> None:
        k = self.k
        rect = pygame.Rect(round((cx - w / 2) * k), round((cy - h / 2) * k), round(w * k), round(h * k))
        pygame.draw.arc(self.s, colour, rect, start, stop, max(1, round(5 * k)))


def _bird(pen: _Pen, dy: float, *, asleep: bool, look: float = 0) -> None:
    """Feet, body, belly and face, the body `dy` lower than it stands; eyes closed when it bows."""
    for x in (82.0, 118.0):
        pen.shape([(x - 12, 184), (x + 12, 184), (x, 168)], BEAK_2)
    pen.oval(100, 112 + dy, 130, 128, BODY)
    pen.oval(100, 134 + dy, 88, 78, BELLY)
    pen.shape([(90, 52 + dy), (100, 26 + dy), (108, 52 + dy)], BODY)
    pen.shape([(102, 53 + dy), (118, 32 + dy), (118, 56 + dy)], WING)
    for x in (72.0, 128.0):
        if asleep:
            pen.arc(x, 92 + dy, 22, 18, 3.3, 6.1, EYE)
        else:
            pen.oval(x + look, 92 + dy, 14, 17, EYE)
            pen.oval(x + look + 3, 88 + dy, 5, 5, BELLY)
        pen.oval(x + (-12 if x < 100 else 12), 110 + dy, 20, 12, CHEEK)
    pen.shape([(86, 100 + dy), (114, 100 + dy), (100, 120 + dy)], BEAK)
    pen.shape([(89, 106 + dy), (111, 106 + dy), (100, 120 + dy)], BEAK_2)


@lru_cache(maxsize=8)
def _drawn(px: int, look: StickerLook) -> pygame.Surface:
    pen = _Pen(px)
    match look:
        case "salute":
            pen.oval(40, 128, 38, 66, WING, -18)
            _bird(pen, 4, asleep=False)
            # A plain cap of no service.
            pen.oval(100, 50, 92, 44, CAP)
            pen.shape([(50, 54), (150, 54), (156, 68), (44, 68)], CAP_2)
            pen.oval(152, 88, 34, 78, WING, 38)
        case "bow":
            for x in (24.0, 176.0):
                pen.arc(x, 150, 22, 44, 1.9 if x < 100 else -1.2, 4.4 if x < 100 else 1.2, MOVED)
            _bird(pen, 18, asleep=True)
            pen.oval(48, 142, 36, 66, WING, 24)
            pen.oval(152, 142, 36, 66, WING, -24)
        case _:
            pen.oval(42, 134, 36, 64, WING, -14)
            _bird(pen, 2, asleep=False, look=3)
            pen.oval(164, 74, 36, 72, WING, -34)
            for x, y in ((182.0, 30.0), (166.0, 16.0)):
                pen.oval(x, y, 8, 8, MOVED)
    return pygame.transform.smoothscale(pen.s, (px, px))


@dataclass(frozen=True, kw_only=True)
class Sticker(Widget):
    """A picture without a bubble, square."""

    look: StickerLook
    role: Role = "image"
    reach: float = 2

    def draw(self, p: Painter, look: Look) -> None:
        rect = p.rect(self.rect)
        p.surface.blit(_drawn(min(rect.w, rect.h), self.look), rect)
