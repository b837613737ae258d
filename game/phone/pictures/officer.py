"""Who is seen in the video call: an officer with a plain cap, or somebody in a suit. Flat drawings that speak by brows
and mouth alone. No real uniform is drawn; 訓練 stands across them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import pygame

from game.phone.draw import Painter
from game.phone.geometry import Box
from game.phone.kept import Making, picture, stepwise
from game.phone.pictures import suited
from game.phone.pictures.band import draw_band
from game.phone.pictures.pen import Pen
from game.phone.theme import Colour
from game.phone.widgets.base import Look, Role, Widget

Mouth = Literal["closed", "small", "open"]
Brows = Literal["calm", "stern", "raised"]
Person = Literal["cap", "suit"]
"""Who is in the picture: somebody in a plain cap and jacket, or somebody older in a suit, in another room."""

WALL: Colour = (217, 226, 225)
WALL_2: Colour = (196, 210, 208)
SHELF: Colour = (178, 196, 194)
FRAME: Colour = (190, 205, 203)
NAVY: Colour = (47, 62, 92)
NAVY_2: Colour = (34, 45, 68)
VISOR: Colour = (24, 29, 42)
SKIN: Colour = (236, 192, 156)
SKIN_2: Colour = (222, 172, 134)
HAIR: Colour = (58, 50, 46)
INK: Colour = (42, 36, 34)
LIP: Colour = (156, 84, 70)
SHIRT: Colour = (246, 243, 238)
COAT: Colour = (62, 76, 96)
BRASS: Colour = (196, 168, 104)


@stepwise
def _figure(w: int, h: int, person: Person, badge: bool) -> Making[pygame.Surface]:
    """The picture without brows and mouth."""
    s = pygame.Surface((w, h))
    s.fill(WALL if person == "cap" else suited.WALL)
    pen = Pen(s, w / 312)
    if person == "cap":
        _room(pen)
        yield
        yield from _body(pen)
        yield from _head(pen)
        _eyes(pen)
        yield from _cap(pen)
    else:
        suited.room(pen)
        yield
        yield from suited.jacket(pen)
        yield from suited.head(pen)
        _eyes(pen)
        yield
        suited.glasses(pen)
    if badge:
        yield from _hand_with_badge(pen)
    return s


BROWS_AT = Box(100, 146, 96, 30)
MOUTH_AT = Box(122, 222, 54, 30)


@picture
def _brows(w: int, h: int, person: Person, badge: bool, brows: Brows) -> tuple[pygame.Surface, tuple[int, int]]:
    """The part of the picture around the brows, with them."""
    return _part(_figure(w, h, person, badge), BROWS_AT, lambda pen: _draw_brows(pen, brows))


@picture
def _mouth(w: int, h: int, person: Person, badge: bool, mouth: Mouth) -> tuple[pygame.Surface, tuple[int, int]]:
    """The part of the picture around the mouth, with it."""
    return _part(_figure(w, h, person, badge), MOUTH_AT, lambda pen: _draw_mouth(pen, mouth))


def _part(whole: pygame.Surface, at: Box, draw: Callable[[Pen], None]) -> tuple[pygame.Surface, tuple[int, int]]:
    k = whole.get_width() / 312
    area = pygame.Rect(round(at.x * k), round(at.y * k), round(at.w * k), round(at.h * k)).clip(whole.get_rect())
    part = whole.subsurface(area).copy()
    draw(Pen(part, k, area.x, area.y))
    return part, area.topleft


def _room(pen: Pen) -> None:
    pen.slab(28, 26, 96, 128, 4, FRAME)
    pen.slab(36, 34, 80, 112, 2, (232, 238, 237))
    for i in range(3):
        pen.slab(44, 50 + 20 * i, 60 - 14 * (i == 2), 4, 2, FRAME)
    pen.slab(204, 0, 108, 396, 0, WALL_2)
    for y in (52, 114, 176):
        pen.slab(204, y, 108, 4, 0, SHELF)
    for x, y, bw, bh, colour in (
        (216, 14, 16, 38, (126, 146, 146)),
        (254, 10, 18, 42, (126, 146, 146)),
        (218, 76, 20, 38, (168, 138, 112)),
        (242, 84, 14, 30, (126, 146, 146)),
        (260, 80, 16, 34, (106, 126, 134)),
    ):
        pen.slab(x, y, bw, bh, 2, colour)
    pen.slab(0, 306, 312, 90, 0, (200, 214, 212))


def _body(pen: Pen) -> Making[None]:
    yield from pen.shape(
        (2, 400),
        [(8, 330, 54, 302, 104, 290), (128, 284, 170, 284, 194, 290), (246, 302, 288, 330, 294, 400)],
        COAT,
    )
    yield from pen.poly([(112, 240), (186, 240), (190, 312), (148, 348), (108, 312)], SKIN_2)
    yield from pen.poly([(92, 288), (112, 276), (148, 330), (132, 384), (104, 330)], SHIRT)
    yield from pen.poly([(204, 288), (186, 276), (148, 330), (166, 384), (192, 330)], SHIRT)
    yield from pen.poly([(140, 330), (156, 330), (162, 344), (156, 400), (140, 400), (134, 344)], NAVY_2)


def _head(pen: Pen) -> Making[None]:
    pen.slab(89, 110, 118, 62, 10, HAIR)
    pen.slab(77, 174, 26, 40, 13, SKIN_2)
    pen.slab(193, 174, 26, 40, 13, SKIN_2)
    yield from pen.shape(
        (92, 120),
        [
            (92, 150, 90, 190, 98, 220),
            (106, 248, 126, 264, 148, 264),
            (170, 264, 190, 248, 198, 220),
            (206, 190, 204, 150, 204, 120),
            (170, 112, 126, 112, 92, 120),
        ],
        SKIN,
    )


def _eyes(pen: Pen) -> None:
    for x in (124, 172):
        pen.slab(x - 5, 177, 10, 13, 5, INK)
    pen.stroke((148, 186), [(146, 198, 142, 208, 141, 214), (142, 217, 148, 217, 154, 215)], 2.6, (204, 150, 112))


def _draw_brows(pen: Pen, brows: Brows) -> None:
    inner, outer = {"calm": (164, 164), "stern": (169, 161), "raised": (157, 160)}[brows]
    pen.stroke((110, outer + 2), [(116, outer - 4, 130, inner - 5, 138, inner)], 4.5, INK)
    pen.stroke((186, outer + 2), [(180, outer - 4, 166, inner - 5, 158, inner)], 4.5, INK)


def _draw_mouth(pen: Pen, mouth: Mouth) -> None:
    if mouth == "closed":
        pen.stroke((130, 236), [(138, 240, 158, 240, 167, 236)], 4, LIP)
    elif mouth == "small":
        pen.slab(135, 232, 27, 9, 4.5, LIP)
        pen.slab(139, 234, 19, 4, 2, (96, 44, 40))
    else:
        pen.slab(134, 228, 29, 18, 9, LIP)
        pen.slab(138, 231, 21, 11, 5.5, (88, 38, 36))
        pen.slab(141, 231, 15, 4, 2, SHIRT)


def _cap(pen: Pen) -> Making[None]:
    yield from pen.shape(
        (74, 116),
        [(72, 62, 104, 32, 148, 32), (192, 32, 224, 62, 222, 116), (190, 100, 106, 100, 74, 116)],
        NAVY,
    )
    yield from pen.shape(
        (74, 116),
        [(106, 94, 190, 94, 222, 116), (222, 122, 220, 126, 218, 130), (186, 108, 110, 108, 78, 130)],
        NAVY_2,
    )
    yield from pen.shape(
        (78, 116),
        [
            (110, 100, 186, 100, 218, 116),
            (220, 124, 216, 132, 210, 132),
            (176, 122, 120, 122, 86, 132),
            (80, 132, 76, 124, 78, 116),
        ],
        VISOR,
    )
    pen.disc(148, 70, 26, BRASS)
    pen.disc(148, 70, 12, (150, 122, 66))


def _hand_with_badge(pen: Pen) -> Making[None]:
    pen.slab(224, 194, 80, 104, 7, (59, 43, 42))
    pen.slab(231, 201, 66, 44, 4, (238, 232, 216))
    pen.disc(248, 217, 16, (86, 104, 108))
    pen.slab(238, 226, 22, 16, 8, (86, 104, 108))
    pen.slab(265, 211, 27, 6, 3, (110, 98, 86))
    pen.slab(265, 222, 20, 5, 2.5, (166, 154, 138))
    yield from pen.shape(
        (264, 254),
        [
            (272, 258, 276, 260, 280, 260),
            (280, 278, 272, 288, 264, 292),
            (256, 288, 248, 278, 248, 260),
            (252, 260, 258, 258, 264, 254),
        ],
        BRASS,
    )
    yield from pen.shape(
        (176, 380),
        [(186, 330, 204, 300, 214, 268), (234, 266, 238, 286, 236, 304), (230, 330, 222, 356, 218, 380)],
        SKIN_2,
    )
    for i in range(3):
        pen.slab(208, 260 + 13 * i, 44 - 6 * i, 13, 6.5, SKIN if i != 1 else SKIN_2)


@dataclass(frozen=True, kw_only=True)
class Officer(Widget):
    """The picture of the video call, in proportion 312 by 396; `mark` is the band's text (訓練・絵)."""

    mark: str
    person: Person = "cap"
    mouth: Mouth = "closed"
    brows: Brows = "calm"
    badge: bool = False
    role: Role = "image"
    reach: float = 2

    def changed(self, before: Widget) -> Box:
        # A face that speaks: the room behind it stays as it is.
        if not isinstance(before, Officer) or replace(before, mouth=self.mouth, brows=self.brows) != self:
            return self.extent
        k, parts = self.rect.w / 312, MOUTH_AT if before.brows == self.brows else MOUTH_AT.hull(BROWS_AT)
        return Box(self.rect.x + parts.x * k, self.rect.y + parts.y * k, parts.w * k, parts.h * k).inset(-1)

    def draw(self, p: Painter, look: Look) -> None:
        rect = p.rect(self.rect)
        whole = rect.w, rect.h, self.person, self.badge
        p.surface.blit(_figure(*whole), rect)
        for part, (x, y) in (_brows(*whole, self.brows), _mouth(*whole, self.mouth)):
            p.surface.blit(part, (rect.x + x, rect.y + y))
        draw_band(p, self.rect, self.mark, angle=10, thickness=54 * self.rect.w / 312, cy=0.85)


def mouth_for(loudness: float) -> Mouth:
    """Which mouth goes with a voice as loud as this, 0 to 1 of its line's loudest moment."""
    return "closed" if loudness < 0.16 else "small" if loudness < 0.5 else "open"


def mouth_at(ms: int) -> Mouth:
    """Which mouth a speaking face has at a time: an uneven chatter, the same for every speaker."""
    step = ms // 110
    return ("open", "small", "closed", "small", "open", "closed", "small")[(step * 5 + step // 3) % 7]
