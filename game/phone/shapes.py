"""Smooth shapes, in pixels: drawn once at four times the size, reduced, kept.

Only corners are ever drawn large; sides and middles are plain fills. So a rounded slab of any size costs four small
blits after its first corner is made.
"""

from collections.abc import Sequence
from functools import lru_cache

import pygame

from game.phone.theme import Colour

OVER = 4
FLIPS = ((False, False), (True, False), (False, True), (True, True))


def _blank(w: int, h: int, colour: Colour) -> pygame.Surface:
    surface = pygame.Surface((max(1, w), max(1, h)), pygame.SRCALPHA)
    # Transparent, but of the shape's own colour: reducing mixes no other colour into the edge.
    surface.fill((*colour, 0))
    return surface


@lru_cache(maxsize=512)
def _corner(radius: int, colour: Colour) -> tuple[pygame.Surface, ...]:
    large = _blank(radius * OVER, radius * OVER, colour)
    pygame.draw.circle(large, (*colour, 255), (radius * OVER, radius * OVER), radius * OVER)
    first = pygame.transform.smoothscale(large, (radius, radius))
    return tuple(pygame.transform.flip(first, x, y) for x, y in FLIPS)


Corners = tuple[bool, bool, bool, bool]
ALL: Corners = (True, True, True, True)
"""Which corners are round: upper left, upper right, lower left, lower right."""


def rounded(target: pygame.Surface, rect: pygame.Rect, radius: int, colour: Colour, corners: Corners = ALL) -> None:
    """A filled rectangle with round corners."""
    radius = min(radius, rect.w // 2, rect.h // 2)
    if radius <= 0:
        target.fill(colour, rect)
        return
    target.fill(colour, (rect.x + radius, rect.y, rect.w - 2 * radius, radius))
    target.fill(colour, (rect.x, rect.y + radius, rect.w, rect.h - 2 * radius))
    target.fill(colour, (rect.x + radius, rect.bottom - radius, rect.w - 2 * radius, radius))
    pieces = _corner(radius, colour)
    spots = _spots(rect, radius)
    for piece, spot, on in zip(pieces, spots, corners, strict=True):
        if on:
            target.blit(piece, spot)
        else:
            target.fill(colour, (*spot, radius, radius))


def _spots(rect: pygame.Rect, radius: int) -> tuple[tuple[int, int], ...]:
    right, bottom = rect.right - radius, rect.bottom - radius
    return (rect.x, rect.y), (right, rect.y), (rect.x, bottom), (right, bottom)


@lru_cache(maxsize=256)
def _frame_corner(radius: int, width: int, colour: Colour) -> tuple[pygame.Surface, ...]:
    large = _blank(radius * OVER, radius * OVER, colour)
    centre = (radius * OVER, radius * OVER)
    pygame.draw.circle(large, (*colour, 255), centre, radius * OVER)
    pygame.draw.circle(large, (*colour, 0), centre, max(0, radius - width) * OVER)
    first = pygame.transform.smoothscale(large, (radius, radius))
    return tuple(pygame.transform.flip(first, x, y) for x, y in FLIPS)


def frame(target: pygame.Surface, rect: pygame.Rect, radius: int, width: int, colour: Colour) -> None:
    """An outline with round corners, `width` pixels, drawn inside `rect`; its middle is left as it is."""
    radius = min(radius, rect.w // 2, rect.h // 2)
    if radius <= width:
        pygame.draw.rect(target, colour, rect, width)
        return
    for piece, spot in zip(_frame_corner(radius, width, colour), _spots(rect, radius), strict=True):
        target.blit(piece, spot)
    across, down = rect.w - 2 * radius, rect.h - 2 * radius
    target.fill(colour, (rect.x + radius, rect.y, across, width))
    target.fill(colour, (rect.x + radius, rect.bottom - width, across, width))
    target.fill(colour, (rect.x, rect.y + radius, width, down))
    target.fill(colour, (rect.right - width, rect.y + radius, width, down))


@lru_cache(maxsize=256)
def disc(diameter: int, colour: Colour) -> pygame.Surface:
    """A filled circle."""
    return ring(diameter, diameter, colour)


@lru_cache(maxsize=512)
def ring(diameter: int, width: int, colour: Colour, alpha: int = 255) -> pygame.Surface:
    """A circle's outline, `width` pixels inward."""
    # One quarter is drawn large, the others are its mirror images: a ring around a portrait takes 1 ms, not 10.
    radius = max(1, (diameter + 1) // 2)
    large = _blank(radius * OVER, radius * OVER, colour)
    centre = (radius * OVER, radius * OVER)
    pygame.draw.circle(large, (*colour, alpha), centre, radius * OVER)
    inner = (radius - width) * OVER
    if inner > 0:
        pygame.draw.circle(large, (*colour, 0), centre, inner)
    quarter = pygame.transform.smoothscale(large, (radius, radius))
    whole = _blank(2 * radius, 2 * radius, colour)
    for x, y in FLIPS:
        # Laid side by side as they are: blending would weaken them.
        spot = (radius if x else 0, radius if y else 0)
        whole.blit(pygame.transform.flip(quarter, x, y), spot, special_flags=pygame.BLEND_RGBA_MAX)
    return whole


@lru_cache(maxsize=48)
def gradient(w: int, h: int, first: Colour, last: Colour, across: bool = False) -> pygame.Surface:
    """From `first` above (or left) to `last` below (or right)."""
    length = max(2, w if across else h)
    strip = pygame.Surface((length, 1) if across else (1, length))
    for i in range(length):
        t = i / (length - 1)
        shade = tuple(round(a + (b - a) * t) for a, b in zip(first, last, strict=True))
        strip.set_at((i, 0) if across else (0, i), shade)
    scaled = pygame.transform.scale(strip, (max(1, w), max(1, h)))
    return scaled.convert() if pygame.display.get_init() and pygame.display.get_surface() else scaled


def _blur_of(blur: int) -> tuple[int, int, int]:
    """How much smaller a shadow of this softness may be drawn, its blur there, and how far it goes there.

    pygame's blur fades out at twice its radius.
    """
    step = max(1, blur // 5)
    spread = max(1, round(blur * 0.6 / step))
    return step, spread, 2 * spread + 1


@lru_cache(maxsize=64)
def _shadow_patch(radius: int, blur: int, colour: Colour, alpha: int) -> pygame.Surface:
    """A square whose quarters are the corners of a blurred slab; its middle row and column are the sides."""
    step, spread, reach = _blur_of(blur)
    inner = max(1, -(-radius // step)) + reach
    half = inner + reach
    small = _blank(2 * half, 2 * half, colour)
    solid = pygame.Rect(reach, reach, 2 * inner, 2 * inner)
    pygame.draw.rect(small, (*colour, alpha), solid, border_radius=max(1, radius // step))
    if blur > 1:
        small = pygame.transform.gaussian_blur(small, spread)
    return pygame.transform.smoothscale(small, (2 * half * step, 2 * half * step)) if step > 1 else small


@lru_cache(maxsize=96)
def shadow(
    w: int, h: int, radius: int, blur: int, colour: Colour, alpha: int
) -> tuple[tuple[pygame.Surface, tuple[int, int]], ...]:
    """The blurred shadow of a rounded slab of `w` by `h`, as pieces with places relative to the slab's corner.

    The nine parts of one blurred patch, stretched; the middle is left out where the slab will cover it.
    """
    patch = _shadow_patch(radius, blur, colour, alpha)
    half = patch.get_width() // 2
    step, _, small_reach = _blur_of(blur)
    reach = small_reach * step
    left = min(half, (w + 2 * reach) // 2)
    top = min(half, (h + 2 * reach) // 2)
    mid_w, mid_h = w + 2 * reach - 2 * left, h + 2 * reach - 2 * top
    size = patch.get_width()
    pieces: list[tuple[pygame.Surface, tuple[int, int]]] = []
    columns = (
        (0, left, -reach, left),
        (half, 1, left - reach, mid_w),
        (size - left, left, w + reach - left, left),
    )
    rows = ((0, top, -reach, top), (half, 1, top - reach, mid_h), (size - top, top, h + reach - top, top))
    for j, (sy, sh, ty, th) in enumerate(rows):
        for i, (sx, sw, tx, tw) in enumerate(columns):
            if (i == 1 and j == 1) or tw <= 0 or th <= 0:
                continue
            part = patch.subsurface((sx, sy, sw, sh))
            pieces.append((part if (tw, th) == (sw, sh) else pygame.transform.scale(part, (tw, th)), (tx, ty)))
    return tuple(pieces)


def forget_shapes() -> None:
    """Drops every kept picture, for when pygame is closed or the display's format changes."""
    for kept in (_corner, _frame_corner, disc, ring, gradient, _shadow_patch, shadow):
        kept.cache_clear()


def round_off(picture: pygame.Surface, radius: int, corners: Corners = ALL) -> pygame.Surface:
    """Makes the corners of a picture with alpha transparent; returns it."""
    w, h = picture.get_size()
    radius = min(radius, w // 2, h // 2)
    if radius <= 0:
        return picture
    for piece, spot, on in zip(
        _corner(radius, (255, 255, 255)), _spots(picture.get_rect(), radius), corners, strict=True
    ):
        if on:
            picture.blit(piece, spot, special_flags=pygame.BLEND_RGBA_MULT)
    return picture


def polygon(target: pygame.Surface, points: list[tuple[float, float]], colour: Colour, alpha: int = 255) -> None:
    """A filled polygon with smooth edges, in pixels of `target`."""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, bottom = max(x for x, _ in points), max(y for _, y in points)
    x0, y0 = int(left) - 1, int(top) - 1
    w, h = int(right) + 2 - x0, int(bottom) + 2 - y0
    large = _blank(w * OVER, h * OVER, colour)
    pygame.draw.polygon(large, (*colour, alpha), [((x - x0) * OVER, (y - y0) * OVER) for x, y in points])
    target.blit(pygame.transform.smoothscale(large, (w, h)), (x0, y0))


def curve(
    start: tuple[float, float],
    segments: Sequence[tuple[float, float, float, float, float, float]],
    steps: int = 24,
) -> list[tuple[float, float]]:
    """Points along cubic Bezier segments (two control points and an end each)."""
    points = [start]
    for ax, ay, bx, by, ex, ey in segments:
        sx, sy = points[-1]
        for i in range(1, steps + 1):
            t = i / steps
            u = 1 - t
            points.append(
                (
                    u**3 * sx + 3 * u * u * t * ax + 3 * u * t * t * bx + t**3 * ex,
                    u**3 * sy + 3 * u * u * t * ay + 3 * u * t * t * by + t**3 * ey,
                )
            )
    return points
