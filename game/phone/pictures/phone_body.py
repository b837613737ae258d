"""The phone: a rounded slab with a slate rim, a speaker slit in it, a teal key at the side. One drawing, any size."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import pygame

from game.phone import shapes
from game.phone.draw import PHONE_SHADOW, Painter
from game.phone.geometry import Box
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


@lru_cache(maxsize=12)
def _slab(w: int, h: int, radius: int, rim: int) -> pygame.Surface:
    """Rim and bezel: the rim is lighter at its sides, as if light fell on a rounded edge."""
    picture = pygame.Surface((w, h), pygame.SRCALPHA)
    picture.blit(shapes.gradient(radius, h, BODY.rim, BODY.slab, True), (0, 0))
    picture.fill(BODY.slab, (radius, 0, w - 2 * radius, h))
    picture.blit(shapes.gradient(radius, h, BODY.slab, BODY.rim, True), (w - radius, 0))
    shapes.round_off(picture, radius)
    shapes.rounded(picture, pygame.Rect(rim, rim, w - 2 * rim, h - 2 * rim), radius - rim, BODY.bezel)
    return picture


@lru_cache(maxsize=12)
def _wallpaper(w: int, h: int, palette: Palette) -> pygame.Surface:
    """Sky, sun and three hills, drawn for a screen of 312 by 664."""
    picture = pygame.Surface((w, h), pygame.SRCALPHA)
    picture.blit(shapes.gradient(w, h, palette.sky_top, palette.sky_bottom), (0, 0))
    kx, ky = w / 312, h / 664
    diameter = round(80 * kx)
    sun = shapes.disc(diameter, palette.sun)
    picture.blit(sun, (round(232 * kx - diameter / 2), round(340 * ky - diameter / 2)))
    hills = (
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
    for (start, segments), colour in zip(hills, palette.hills, strict=True):
        points = [(x * kx, y * ky) for x, y in shapes.curve(start, segments)]
        # Only the strip with the crest is drawn smoothly; below it the hill is plain.
        foot = round(max(y for _, y in points)) + 1
        shapes.polygon(picture, [*points, (w + 2, foot), (-2, foot)], colour)
        picture.fill(colour, (0, foot - 1, w, h - foot + 1))
    return picture


@lru_cache(maxsize=24)
def _ground(kind: Ground, w: int, h: int, radius: int, palette: Palette) -> pygame.Surface:
    picture = pygame.Surface((w, h), pygame.SRCALPHA)
    if kind == "wallpaper":
        picture.blit(_wallpaper(w, h, palette), (0, 0))
    elif kind in ("screen", "home"):
        first, last = (
            (palette.screen_top, palette.screen_bottom) if kind == "screen" else (palette.sky_top, palette.sky_bottom)
        )
        picture.blit(shapes.gradient(w, h, first, last), (0, 0))
    else:
        flat: dict[str, Colour] = {
            "video": palette.video,
            "net": palette.net,
            "chat": palette.plum_ground,
            "bank": palette.bank_ground,
            "plain": palette.paper,
            "off": BODY.bezel,
        }
        picture.fill((*flat[kind], 255))
    return shapes.round_off(picture, radius)


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
        p.surface.blit(_slab(rect.w, rect.h, p.px(radius), rim), rect)
        slit_w, slit_h = (28.0, 2.0) if small else (54 * k, 3.4 * k)
        p.panel(Box.around(phone.cx, phone.y + (4 if small else 7.8 * k), slit_w, slit_h), BODY.slit, 2 * k)
        screen = screen_of(phone)
        spot = p.rect(screen)
        inner = p.px(radius - (screen.x - phone.x))
        p.surface.blit(_ground(self.ground, spot.w, spot.h, inner, p.palette), spot)
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
        p.surface.blit(_ground(self.ground, spot.w, spot.h, 0, p.palette), spot)
