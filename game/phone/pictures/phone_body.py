"""The phone: a rounded slab with a slate rim, a speaker slit in it, a teal key at the side. One drawing, any size."""

from dataclasses import dataclass
from typing import Literal

import pygame

from game.phone import shapes
from game.phone.draw import PHONE_SHADOW, Painter
from game.phone.geometry import Box
from game.phone.kept import Making, stepwise
from game.phone.theme import BODY, Colour, Palette, mixed
from game.phone.widgets.base import Look, Widget

Ground = Literal["screen", "home", "wallpaper", "video", "net", "chat", "bank", "plain", "off"]
FAR_W = 336.0
BARE_RIM = 8.0


def screen_of(phone: Box) -> Box:
    """The screen inside a phone's outline."""
    inset = 12 * phone.w / FAR_W if phone.w != 176 else 7.0
    return phone.inset(inset)


def corner_of(phone: Box) -> float:
    """The radius of a phone's outline."""
    return 32.0 if phone.w == 176 else 56.0 * phone.w / FAR_W


def _slab(s: pygame.Surface, rect: pygame.Rect, radius: int, rim: int) -> None:
    """Rim and bezel: the rim is lighter at its sides, as if light fell on a rounded edge."""
    left, right = (True, False, True, False), (False, True, False, True)
    side = pygame.Rect(rect.x, rect.y, radius, rect.h)
    shapes.gradient(s, side, BODY.rim, BODY.slab, radius, left, across=True)
    s.fill(BODY.slab, (rect.x + radius, rect.y, rect.w - 2 * radius, rect.h))
    side.right = rect.right
    shapes.gradient(s, side, BODY.slab, BODY.rim, radius, right, across=True)
    shapes.rounded(s, rect.inflate(-2 * rim, -2 * rim), radius - rim, BODY.bezel)


HILLS = (
    (
        (0, 418),
        [(40, 383, 65, 367, 98, 367), (152, 367, 190, 438, 253, 438), (280, 438, 300, 420, 313, 408)],
    ),
    (
        (0, 492),
        [(36, 468, 62, 462, 88, 462), (150, 462, 190, 514, 250, 514), (282, 514, 300, 504, 313, 494)],
    ),
    (
        (0, 575),
        [(36, 558, 66, 552, 100, 552), (162, 552, 196, 588, 250, 588), (282, 588, 300, 582, 313, 575)],
    ),
)
"""Crests on a screen of 312 by 664."""


@stepwise
def _crest(hill: int, w: int, h: int, colour: Colour) -> Making[tuple[pygame.Surface, int]]:
    """The strip of a hill that is not plain, for a screen of `w` by `h`; how far below the screen's top it ends."""
    points = [(x * w / 312, y * h / 664) for x, y in shapes.curve(*HILLS[hill])]
    top, foot = int(min(y for _, y in points)) - 1, round(max(y for _, y in points)) + 1
    strip = shapes.blank(w, foot - top, colour)
    outline = [*points, (w + 2, foot), (-2, foot)]
    yield from shapes.polygon(strip, [(x, y - top) for x, y in outline], colour)
    return strip, foot


def _wallpaper(s: pygame.Surface, rect: pygame.Rect, radius: int, palette: Palette) -> None:
    """Sky, sun and three hills."""
    kx, ky = rect.w / 312, rect.h / 664
    strips = [_crest(hill, rect.w, rect.h, colour) for hill, colour in enumerate(palette.hills)]
    feet = [rect.y + foot for _, foot in strips]
    before = s.get_clip()
    s.set_clip(before.clip(rect.x, rect.y, rect.w, feet[-1] - rect.y))
    shapes.gradient(s, rect, palette.sky_top, palette.sky_bottom, radius)
    s.set_clip(before)
    diameter = round(80 * kx)
    sun = shapes.disc(diameter, palette.sun)
    s.blit(sun, (rect.x + round(232 * kx - diameter / 2), rect.y + round(340 * ky - diameter / 2)))
    for (strip, _), foot, end, colour in zip(strips, feet, [*feet[1:], rect.bottom], palette.hills, strict=True):
        s.blit(strip, (rect.x, foot - strip.get_height()))
        s.set_clip(before.clip(rect.x, foot - 1, rect.w, end - foot + 1))
        shapes.rounded(s, rect, radius, colour)
        s.set_clip(before)


def _ground(s: pygame.Surface, kind: Ground, rect: pygame.Rect, radius: int, palette: Palette) -> None:
    """The screen's ground with round corners."""
    if kind == "wallpaper":
        _wallpaper(s, rect, radius, palette)
    elif kind == "screen":
        shapes.gradient(s, rect, palette.screen_top, palette.screen_bottom, radius)
    elif kind == "home":
        shapes.gradient(s, rect, palette.sky_top, palette.sky_bottom, radius)
    else:
        flat: dict[str, Colour] = {
            "video": palette.video,
            "net": palette.net,
            "chat": palette.plum_ground,
            "bank": palette.bank_ground,
            "plain": palette.paper,
            "off": BODY.bezel,
        }
        shapes.rounded(s, rect, radius, flat[kind])


@dataclass(frozen=True, kw_only=True)
class PhoneBody(Widget):
    """The phone with an empty screen, its status bar and the small bar at its foot."""

    ground: Ground = "screen"
    time: str = ""
    """The story's time in the status bar; "" where the screen shows it larger."""
    status: bool = True
    foot: bool = True
    reach: float = 84

    def draw(self, p: Painter, look: Look) -> None:
        phone = self.rect
        k = 1.0 if phone.w == 176 else phone.w / FAR_W
        small = phone.w == 176
        radius = corner_of(phone)
        p.shadow(phone, radius, PHONE_SHADOW, p.palette.phone_shadow)
        key = Box(
            phone.right - 2,
            phone.y + (79 if small else 151 * k),
            5 if small else 2 + 3.2 * k,
            38 if small else 75 * k,
        )
        p.panel(key, BODY.key, 3)
        rect = p.rect(phone)
        rim = p.px(2.4 if small else 4 * k)
        _slab(p.surface, rect, p.px(radius), rim)
        slit_w, slit_h = (28.0, 2.0) if small else (54 * k, 3.4 * k)
        p.panel(Box.around(phone.cx, phone.y + (4 if small else 7.8 * k), slit_w, slit_h), BODY.slit, 2 * k)
        screen = screen_of(phone)
        spot = p.rect(screen)
        inner = p.px(radius - (screen.x - phone.x))
        _ground(p.surface, self.ground, spot, inner, p.palette)
        ink = p.palette.video_ink if self.ground == "video" else p.palette.ink2
        if self.status and not small:
            self._status(p, screen, k, ink)
        if self.foot and not small:
            light = self.ground == "wallpaper"
            colour = (255, 255, 255) if light else mixed(ink, p.palette.screen_bottom, 0.25)
            p.panel(Box.around(screen.cx, phone.bottom - 27 * k, 112 * k, 6 * k), colour, 3 * k)

    def _status(self, p: Painter, screen: Box, k: float, ink: Colour) -> None:
        role = "micro" if k < 1.3 else "status"
        y = screen.y + 24 * k if k < 1.3 else screen.y + 32
        if self.time:
            p.text(self.time, role, screen.x + 24.5 * k, y, ink)
        size = 28 if k < 1.3 else 38
        x = screen.right - 24 * k
        p.icon("battery-high", x - size / 2 + 1, y, size, ink)
        p.icon("cell-signal-full", x - size * 1.5 - 1, y - 2 * k, size * 0.9, ink)


@dataclass(frozen=True, kw_only=True)
class BareScreen(Widget):
    """The phone so near that only its screen is in view, with a narrow rim: for large letters."""

    ground: Ground = "plain"
    reach: float = 84
    radius: float = 24

    def draw(self, p: Painter, look: Look) -> None:
        p.panel(self.rect, BODY.bezel, self.radius, shadow=PHONE_SHADOW)
        spot = p.rect(self.rect.inset(BARE_RIM))
        _ground(p.surface, self.ground, spot, 0, p.palette)
