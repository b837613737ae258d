"""Smooth shapes, in pixels: drawn once at four times the size, reduced, kept.

Only corners and edges are ever drawn large; sides and middles are plain fills. So a rounded slab of any size costs
four small blits after its first corner is made, and a large shape as many small drawings as its edge is long.
"""

from collections.abc import Callable, Sequence
from typing import Literal

import pygame

from game.phone.kept import Making, kept, picture, stepwise
from game.phone.theme import Colour, mixed

OVER = 4
SIDE = 128
"""Pixels of a shadow's straight side that are drawn at a time."""
TILE = 64
"""Pixels: shapes larger than this are made smooth a square at a time, and only where their edge is."""
FLIPS = ((False, False), (True, False), (False, True), (True, True))


def blank(w: int, h: int, colour: Colour) -> pygame.Surface:
    """A transparent picture for a shape of this colour."""
    surface = pygame.Surface((max(1, w), max(1, h)), pygame.SRCALPHA)
    # Transparent, but of the shape's own colour: reducing mixes no other colour into the edge.
    surface.fill((*colour, 0))
    return surface


Draw = Callable[[pygame.Surface, int, int, int], None]
"""Draws a shape onto a surface, `k` times as large, moved by so many (large) pixels: `draw(surface, k, dx, dy)`."""


def smooth(w: int, h: int, colour: Colour, draw: Draw) -> Making[pygame.Surface]:
    """What `draw` draws, `w` by `h`, on transparent ground of `colour`, with smooth edges.

    It is drawn as it is first; then every square in which that differs from its neighbourhood is drawn once more,
    large, and reduced. So nothing in it may be thinner than a pixel.
    """
    small = blank(w, h, colour)
    whole = small.get_rect()
    draw(small, 1, 0, 0)
    for tile in [tile for tile in _tiles(w, h) if not _uniform(small, tile.inflate(4, 4).clip(whole), "RGBA")]:
        _reduced(tile, colour, draw, small.subsurface(tile))
        yield
    return small


def _tiles(w: int, h: int) -> list[pygame.Rect]:
    whole = pygame.Rect(0, 0, w, h)
    return [pygame.Rect(x, y, TILE, TILE).clip(whole) for y in range(0, h, TILE) for x in range(0, w, TILE)]


@kept(1)
def _scratch() -> pygame.Surface:
    return pygame.Surface((TILE * OVER, TILE * OVER), pygame.SRCALPHA)


def _reduced(tile: pygame.Rect, colour: Colour, draw: Draw, into: pygame.Surface | None = None) -> pygame.Surface:
    """A square of what `draw` draws, smooth."""
    large = _scratch().subsurface((0, 0, tile.w * OVER, tile.h * OVER))
    large.fill((*colour, 0))
    draw(large, OVER, -tile.x * OVER, -tile.y * OVER)
    if into is None:
        return pygame.transform.smoothscale(large, tile.size)
    return pygame.transform.smoothscale(large, tile.size, into)


def _uniform(surface: pygame.Surface, area: pygame.Rect, layout: Literal["RGBA", "P"]) -> bool:
    """Whether all pixels of an area are alike."""
    pixels = pygame.image.tobytes(surface.subsurface(area), layout)
    size = len(layout)
    return pixels == pixels[:size] * (len(pixels) // size)


@stepwise
def _corner(radius: int, colour: Colour) -> Making[tuple[pygame.Surface, ...]]:
    def draw(s: pygame.Surface, k: int, dx: int, dy: int) -> None:
        pygame.draw.circle(s, (*colour, 255), (radius * k + dx, radius * k + dy), radius * k)

    first = yield from smooth(radius, radius, colour, draw)
    return tuple(pygame.transform.flip(first, x, y) for x, y in FLIPS)


Point = tuple[float, float]
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


@picture
def _frame_corner(radius: int, width: int, colour: Colour) -> tuple[pygame.Surface, ...]:
    large = blank(radius * OVER, radius * OVER, colour)
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


def disc(diameter: int, colour: Colour) -> pygame.Surface:
    """A filled circle."""
    return ring(diameter, diameter, colour)


def mirrored(quarter: pygame.Surface, colour: Colour) -> pygame.Surface:
    """A square picture in `colour` from its upper left quarter."""
    side = quarter.get_width()
    whole = blank(2 * side, 2 * side, colour)
    for x, y in FLIPS:
        # Laid side by side as they are: blending would weaken them.
        whole.blit(pygame.transform.flip(quarter, x, y), (side * x, side * y), special_flags=pygame.BLEND_RGBA_MAX)
    return whole


@stepwise
def ring(diameter: int, width: int, colour: Colour, alpha: int = 255) -> Making[pygame.Surface]:
    """A circle's outline, `width` pixels inward."""
    # One quarter is made smooth, the others are its mirror images.
    radius = max(1, (diameter + 1) // 2)

    def draw(s: pygame.Surface, k: int, dx: int, dy: int) -> None:
        centre = (radius * k + dx, radius * k + dy)
        pygame.draw.circle(s, (*colour, alpha), centre, radius * k)
        if radius > width:
            pygame.draw.circle(s, (*colour, 0), centre, (radius - width) * k)

    quarter = yield from smooth(radius, radius, colour, draw)
    return mirrored(quarter, colour)


@picture
def _shades(length: int, first: Colour, last: Colour) -> tuple[tuple[int, int, Colour], ...]:
    """A gradient along `length` pixels as (begin, end, colour) of each run of one colour."""
    runs: list[tuple[int, int, Colour]] = []
    begin, colour = 0, first
    for i in range(length):
        shade = mixed(first, last, i / max(1, length - 1))
        if shade != colour:
            runs.append((begin, i, colour))
            begin, colour = i, shade
    return *runs, (begin, length, colour)


def gradient(
    target: pygame.Surface,
    rect: pygame.Rect,
    first: Colour,
    last: Colour,
    radius: int = 0,
    corners: Corners = ALL,
    *,
    across: bool = False,
) -> None:
    """A rectangle, perhaps with round corners, from `first` above (or left) to `last` below (or right)."""
    round_ones = tuple(on and radius > 0 for on in corners)
    length = rect.w if across else rect.h
    whole = [rect]
    if any(round_ones):
        # Around the round corners: the rows of the upper ones, what lies between, the rows of the lower ones.
        left = [radius if round_ones[i] else 0 for i in (0, 2)]
        right = [radius if round_ones[i] else 0 for i in (1, 3)]
        whole = [
            pygame.Rect(rect.x + left[0], rect.y, rect.w - left[0] - right[0], radius),
            pygame.Rect(rect.x, rect.y + radius, rect.w, rect.h - 2 * radius),
            pygame.Rect(rect.x + left[1], rect.bottom - radius, rect.w - left[1] - right[1], radius),
        ]
    clip = target.get_clip()
    for begin, end, colour in _shades(length, first, last):
        run = (rect.x + begin, rect.y, end - begin, rect.h) if across else (rect.x, rect.y + begin, rect.w, end - begin)
        if clip.colliderect(run):
            for part in whole:
                target.fill(colour, part.clip(run))
    if any(round_ones):
        pieces = _shaded_corners(length, first, last, radius, across)
        for piece, spot, on in zip(pieces, _spots(rect, radius), round_ones, strict=True):
            if on:
                target.blit(piece, spot)


@picture
def _shaded_corners(length: int, first: Colour, last: Colour, radius: int, across: bool) -> tuple[pygame.Surface, ...]:
    """The four round corners of a gradient."""
    pieces: list[pygame.Surface] = []
    for right, below in FLIPS:
        piece = pygame.Surface((radius, radius), pygame.SRCALPHA)
        begin = length - radius if (right if across else below) else 0
        whole = (-begin, 0, length, radius) if across else (0, -begin, radius, length)
        gradient(piece, pygame.Rect(whole), first, last, across=across)
        corner = _corner(radius, (255, 255, 255))[2 * below + right]
        piece.blit(corner, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        pieces.append(piece)
    return tuple(pieces)


def _blur_of(blur: int) -> tuple[int, int, int]:
    """How much smaller a shadow of this softness may be drawn, its blur there, and how far it goes there.

    pygame's blur fades out at twice its radius.
    """
    step = max(1, blur // 5)
    spread = max(1, round(blur * 0.6 / step))
    return step, spread, 2 * spread + 1


@picture
def _shadow_patch(radius: int, blur: int, colour: Colour, alpha: int) -> pygame.Surface:
    """A square whose quarters are the corners of a blurred slab; its middle row and column are the sides."""
    step, spread, reach = _blur_of(blur)
    inner = max(1, -(-radius // step)) + reach
    half = inner + reach
    # One corner is blurred, with as much of its sides as reaches into it; the others are its mirror images.
    corner = blank(half + reach, half + reach, colour)
    solid = pygame.Rect(reach, reach, 2 * inner, 2 * inner)
    pygame.draw.rect(corner, (*colour, alpha), solid, border_radius=max(1, radius // step))
    if blur > 1:
        corner = pygame.transform.gaussian_blur(corner, spread)
    small = mirrored(corner.subsurface((0, 0, half, half)), colour)
    return pygame.transform.smoothscale(small, (2 * half * step, 2 * half * step)) if step > 1 else small


@picture
def _shadow_sides(radius: int, blur: int, colour: Colour, alpha: int) -> tuple[pygame.Surface, pygame.Surface]:
    """A piece of the shadow's upper and lower side, and of its left and right one: middle column and row, repeated."""
    patch = _shadow_patch(radius, blur, colour, alpha)
    size = patch.get_width()
    column, row = patch.subsurface((size // 2, 0, 1, size)), patch.subsurface((0, size // 2, size, 1))
    return pygame.transform.scale(column, (SIDE, size)), pygame.transform.scale(row, (size, SIDE))


def shadow(
    target: pygame.Surface, slab: pygame.Rect, radius: int, blur: int, dy: int, colour: Colour, alpha: int
) -> None:
    """The blurred shadow of a rounded slab that is drawn next, `dy` pixels lower. Where the slab will hide it, nothing.

    The corners are those of one blurred patch, the sides its middle row and column, as often as it takes.
    """
    patch = _shadow_patch(radius, blur, colour, alpha)
    step, _, small_reach = _blur_of(blur)
    reach = small_reach * step
    whole = slab.inflate(2 * reach, 2 * reach).move(0, dy)
    before = target.get_clip()
    # A round corner leaves open less than a third of its radius, diagonally.
    hidden = slab.inflate(-2 * (radius // 3 + 1), -2 * (radius // 3 + 1))
    above, below = hidden.y - whole.y, whole.bottom - hidden.bottom
    beside = hidden.x - whole.x
    for seen in (
        pygame.Rect(whole.x, whole.y, whole.w, above),
        pygame.Rect(whole.x, hidden.y, beside, hidden.h),
        pygame.Rect(whole.right - beside, hidden.y, beside, hidden.h),
        pygame.Rect(whole.x, whole.bottom - below, whole.w, below),
    ):
        clip = before.clip(seen)
        if clip.w and clip.h:
            target.set_clip(clip)
            _lay_shadow(target, clip, whole, patch, _shadow_sides(radius, blur, colour, alpha))
    target.set_clip(before)


def _lay_shadow(
    target: pygame.Surface,
    seen: pygame.Rect,
    whole: pygame.Rect,
    patch: pygame.Surface,
    sides: tuple[pygame.Surface, pygame.Surface],
) -> None:
    size = patch.get_width()
    w, h = min(size // 2, whole.w // 2), min(size // 2, whole.h // 2)
    right, bottom = whole.right - w, whole.bottom - h
    for x, px in ((whole.x, 0), (right, size - w)):
        for y, py in ((whole.y, 0), (bottom, size - h)):
            if seen.colliderect(x, y, w, h):
                target.blit(patch, (x, y), (px, py, w, h))
    along, upright = sides
    for y, py in ((whole.y, 0), (bottom, size - h)):
        if seen.top < y + h and seen.bottom > y:
            for x in range(whole.x + w, right, SIDE):
                if seen.left < x + SIDE and seen.right > x:
                    target.blit(along, (x, y), (0, py, min(SIDE, right - x), h))
    for x, px in ((whole.x, 0), (right, size - w)):
        if seen.left < x + w and seen.right > x:
            for y in range(whole.y + h, bottom, SIDE):
                if seen.top < y + SIDE and seen.bottom > y:
                    target.blit(upright, (x, y), (px, 0, w, min(SIDE, bottom - y)))


def round_off(picture: pygame.Surface, radius: int, of: pygame.Rect | None = None) -> pygame.Surface:
    """Makes the corners of a picture with alpha transparent; returns it. `of`: it is a part of a picture there."""
    area = of or picture.get_rect()
    radius = min(radius, area.w // 2, area.h // 2)
    if radius > 0:
        for piece, spot in zip(_corner(radius, (255, 255, 255)), _spots(area, radius), strict=True):
            picture.blit(piece, spot, special_flags=pygame.BLEND_RGBA_MULT)
    return picture


def polygon(target: pygame.Surface, points: Sequence[Point], colour: Colour) -> Making[None]:
    """A filled polygon with smooth edges, in pixels of `target`, in steps."""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, bottom = max(x for x, _ in points), max(y for _, y in points)
    x0, y0 = int(left) - 1, int(top) - 1
    w, h = int(right) + 2 - x0, int(bottom) + 2 - y0

    def draw(s: pygame.Surface, k: int, dx: int, dy: int) -> None:
        # Whole pixels before moving: a corner lies at the same place in every square. And only the rows that are seen:
        # pygame looks at every edge in every row of the whole.
        corners = [(int((x - x0) * k) + dx, int((y - y0) * k) + dy) for x, y in points]
        seen = _above(_above(corners, s.get_height() + 2), 2, below=True)
        if len(seen) > 2:
            pygame.draw.polygon(s, colour if k > 1 else 1, seen)

    rough = pygame.Surface((w, h), depth=8)
    draw(rough, 1, 0, 0)
    whole = rough.get_rect()
    for tile in _tiles(w, h):
        if not _uniform(rough, tile.inflate(4, 4).clip(whole), "P"):
            target.blit(_reduced(tile, colour, draw), (x0 + tile.x, y0 + tile.y))
            yield
        elif rough.get_at_mapped(tile.topleft):
            target.fill(colour, tile.move(x0, y0))


def _above(points: list[tuple[int, int]], limit: int, *, below: bool = False) -> list[tuple[int, int]]:
    """The part of a polygon above (smaller y than) a limit, or below its negative."""
    sign = -1 if below else 1
    left: list[tuple[int, int]] = []
    ax, ay = points[-1] if points else (0, 0)
    for bx, by in points:
        if (ay * sign <= limit) != (by * sign <= limit):
            y = limit * sign
            left.append((round(ax + (bx - ax) * (y - ay) / (by - ay)), y))
        if by * sign <= limit:
            left.append((bx, by))
        ax, ay = bx, by
    return left


def curve(
    start: Point,
    segments: Sequence[tuple[float, float, float, float, float, float]],
    steps: int = 24,
) -> list[Point]:
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
