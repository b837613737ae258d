"""A pen for flat drawings of people: slabs, curves and strokes in the picture's own units, 312 wide and 396 high."""

import pygame

from game.phone import shapes
from game.phone.kept import Making
from game.phone.theme import Colour

Point = tuple[float, float]


class Pen:
    """Draws on a `surface` that begins at `left`, `top` (pixels) of the picture; `k` is pixels per unit."""

    def __init__(self, surface: pygame.Surface, k: float, left: int = 0, top: int = 0) -> None:
        self.s, self.k, self.left, self.top = surface, k, left, top

    def slab(self, x: float, y: float, w: float, h: float, r: float, colour: Colour) -> None:
        k = self.k
        rect = pygame.Rect(
            round(x * k) - self.left, round(y * k) - self.top, max(1, round(w * k)), max(1, round(h * k))
        )
        shapes.rounded(self.s, rect, round(r * k), colour)

    def shape(
        self, start: Point, segments: list[tuple[float, float, float, float, float, float]], colour: Colour
    ) -> Making[None]:
        yield from self.poly(shapes.curve(start, segments), colour)

    def poly(self, points: list[Point], colour: Colour) -> Making[None]:
        yield from shapes.polygon(self.s, [(x * self.k, y * self.k) for x, y in points], colour)

    def disc(self, cx: float, cy: float, d: float, colour: Colour) -> None:
        px = max(2, round(d * self.k))
        self.s.blit(shapes.disc(px, colour), (round(cx * self.k - px / 2), round(cy * self.k - px / 2)))

    def stroke(
        self,
        start: Point,
        segments: list[tuple[float, float, float, float, float, float]],
        w: float,
        colour: Colour,
    ) -> None:
        """A line of even width with round ends along a curve, drawn large and reduced."""
        points = shapes.curve(start, segments, 20)
        k = self.k
        x0, y0 = min(x for x, _ in points) - w, min(y for _, y in points) - w
        x1, y1 = max(x for x, _ in points) + w, max(y for _, y in points) + w
        size = (round((x1 - x0) * k) + 2, round((y1 - y0) * k) + 2)
        big = k * shapes.OVER
        large = pygame.Surface((size[0] * shapes.OVER, size[1] * shapes.OVER), pygame.SRCALPHA)
        large.fill((*colour, 0))
        left, top = round(x0 * k), round(y0 * k)
        for x, y in points:
            spot = ((x * k - left) * shapes.OVER, (y * k - top) * shapes.OVER)
            pygame.draw.circle(large, (*colour, 255), spot, max(1.0, w * big / 2))
        self.s.blit(pygame.transform.smoothscale(large, size), (left - self.left, top - self.top))
