"""A paper that is sent as proof, and the head of a web page: invented layouts, 訓練 across the middle."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import pygame

from game.phone import shapes
from game.phone.draw import Painter
from game.phone.geometry import Box
from game.phone.kept import Making, stepwise
from game.phone.pictures.band import draw_band
from game.phone.text import line_surface
from game.phone.theme import Colour
from game.phone.widgets.base import Look, Role, Widget

LARGER = 3
BAND = 32
"""Rows of a picture that are made at a time."""
TABLE: Colour = (216, 205, 187)
PAPER: Colour = (250, 247, 239)
BAR: Colour = (160, 154, 146)
BAR_2: Colour = (198, 193, 184)
SEAL: Colour = (150, 120, 112)
INK: Colour = (32, 38, 43)
PAGE_RATIO = 130 / 456
WARRANT_RATIO = 420 / 392


class _Sheet:
    """A picture drawn three times as large, in coordinates that are `across` wide; a band of it at a time."""

    def __init__(self, w: int, h: int, across: float, ground: Colour, below: Colour | None = None) -> None:
        self.size = max(1, w), max(1, h)
        self.k = self.size[0] * LARGER / across
        self.down = across * self.size[1] / self.size[0]
        self._ground, self._below = ground, below or ground
        self._shapes: list[Callable[[pygame.Surface, int], object]] = []

    def rect(self, x: float, y: float, w: float, h: float, colour: Colour, radius: float = 0) -> None:
        k = self.k
        area = pygame.Rect(round(x * k), round(y * k), round(w * k), round(h * k))
        self._shapes.append(
            lambda s, dy: pygame.draw.rect(s, colour, area.move(0, dy), border_radius=round(radius * k))
        )

    def ellipse(self, cx: float, cy: float, w: float, h: float, colour: Colour) -> None:
        k = self.k
        area = pygame.Rect((cx - w / 2) * k, (cy - h / 2) * k, w * k, h * k)
        self._shapes.append(lambda s, dy: pygame.draw.ellipse(s, colour, area.move(0, dy)))

    def ring(self, cx: float, cy: float, d: float, width: float, colour: Colour) -> None:
        k = self.k
        x, y, line = int(cx * k), int(cy * k), max(1, round(width * k))
        self._shapes.append(lambda s, dy: pygame.draw.circle(s, colour, (x, y + dy), d * k / 2, line))

    def finish(self) -> Making[pygame.Surface]:
        w, h = self.size
        whole = pygame.Surface((w, h), pygame.SRCALPHA)
        for top in range(0, h, BAND):
            rows = min(BAND, h - top)
            large = pygame.Surface((w * LARGER, rows * LARGER), pygame.SRCALPHA)
            dy = -top * LARGER
            shapes.gradient(large, pygame.Rect(0, dy, w * LARGER, h * LARGER), self._ground, self._below)
            for draw in self._shapes:
                draw(large, dy)
            whole.blit(pygame.transform.smoothscale(large, (w, rows)), (0, top))
            yield
        return whole


def _printed(picture: pygame.Surface, text: str, cx: float, cy: float, w: float, px: float) -> None:
    """Words on a drawn paper, centred, as large as its width allows."""
    size = round(px)
    while size > 8 and line_surface(text, True, size, INK)[0].get_width() > w:
        size -= 1
    letters = line_surface(text, True, size, INK)[0]
    picture.blit(letters, (round(cx - letters.get_width() / 2), round(cy - letters.get_height() / 2)))


@stepwise
def _warrant(w: int, h: int, title: str, name: str) -> Making[pygame.Surface]:
    s = _Sheet(w, h, 392, TABLE)
    s.rect(33, 20, 326, s.down - 38, (203, 192, 173), 3)
    s.rect(30, 16, 332, s.down - 38, PAPER, 3)
    y, i = 148.0, 0
    while y < s.down - 112:
        s.rect(66, y, (260, 244, 260, 180)[i % 4], 8, BAR_2, 4)
        y, i = y + 24, i + 1
    s.rect(66, s.down - 94, 120, 8, BAR, 4)
    s.rect(66, s.down - 72, 86, 8, BAR_2, 4)
    s.ring(296, s.down - 78, 60, 4.5, SEAL)
    s.ring(296, s.down - 78, 40, 2.2, SEAL)
    picture = yield from s.finish()
    k = w / 392
    _printed(picture, title, 196 * k, 62 * k, 290 * k, 44 * k)
    if name:
        _printed(picture, name, 196 * k, 114 * k, 290 * k, 32 * k)
    return shapes.round_off(picture, round(14 * k))


@stepwise
def _page(w: int, h: int) -> Making[pygame.Surface]:
    s = _Sheet(w, h, 456, (214, 226, 235), (236, 241, 241))
    s.ellipse(90, 112, 300, 110, (199, 216, 208))
    s.ellipse(380, 116, 320, 120, (190, 209, 201))
    s.rect(0, s.down - 22, 456, 22, (208, 211, 209))
    s.rect(122, 22, 212, s.down - 44, (180, 191, 200), 3)
    s.rect(114, 14, 228, 12, (148, 163, 176), 3)
    for row in range(2):
        for i in range(6):
            if row == 0 or i not in (2, 3):
                s.rect(138 + i * 32, 36 + row * 34, 20, 24, (233, 239, 241), 2)
    s.rect(204, 70, 48, s.down - 92, (114, 131, 146), 3)
    for x in (58.0, 396.0):
        s.rect(x - 4, s.down - 48, 8, 28, (128, 114, 100))
        s.ellipse(x, s.down - 64, 54, 62, (150, 180, 163))
    picture = yield from s.finish()
    return shapes.round_off(picture, round(12 * w / 456))


@dataclass(frozen=True, kw_only=True)
class Proof(Widget):
    """`warrant`: a sheet with a heading and a name. `page`: a street with a plain building, the same on every page."""

    kind: Literal["warrant", "page"]
    mark: str
    title: str = ""
    detail: str = ""
    role: Role = "image"
    reach: float = 2

    def draw(self, p: Painter, look: Look) -> None:
        rect = p.rect(self.rect)
        if self.kind == "warrant":
            picture, thick, cy = _warrant(rect.w, rect.h, self.title, self.detail), self.rect.w * 0.14, 0.54
        else:
            picture, thick, cy = _page(rect.w, rect.h), self.rect.h * 0.3, 0.54
        p.surface.blit(picture, rect)
        draw_band(p, self.rect, self.mark, angle=12, thickness=thick, cy=cy, radius=12)


@dataclass(frozen=True, kw_only=True)
class SelfView(Widget):
    """The small window with one's own picture: a plain head and shoulders."""

    role: Role = "image"
    reach: float = 2
    radius: float = 14

    def draw(self, p: Painter, look: Look) -> None:
        p.panel(self.rect, p.palette.video_ink, self.radius)
        inner = self.rect.inset(3)
        p.panel(inner, p.palette.video, self.radius - 3)
        before = p.surface.get_clip()
        p.surface.set_clip(before.clip(p.rect(inner)))
        p.disc(inner.cx, inner.y + inner.h * 0.42, inner.w * 0.36, p.palette.portrait_ground)
        p.panel(
            Box.around(inner.cx, inner.bottom + inner.h * 0.16, inner.w * 0.74, inner.h * 0.8),
            p.palette.portrait_ground,
            inner.w * 0.36,
        )
        p.surface.set_clip(before)
