"""Boxes, in units: the window is always 800 units high (800 wide in portrait), whatever its pixels."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in units; `x`, `y` is its upper left corner."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The first x to the right of the box."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The first y below the box."""
        return self.y + self.h

    @property
    def cx(self) -> float:
        """The middle, across."""
        return self.x + self.w / 2

    @property
    def cy(self) -> float:
        """The middle, down."""
        return self.y + self.h / 2

    @classmethod
    def around(cls, cx: float, cy: float, w: float, h: float) -> Self:
        """A box of that size around a middle."""
        return cls(cx - w / 2, cy - h / 2, w, h)

    def inset(self, dx: float, dy: float | None = None) -> "Box":
        """Smaller by `dx` on the left and right and `dy` (or `dx`) above and below; negative makes it larger."""
        dy = dx if dy is None else dy
        return Box(self.x + dx, self.y + dy, max(0.0, self.w - 2 * dx), max(0.0, self.h - 2 * dy))

    def moved(self, dx: float = 0, dy: float = 0) -> "Box":
        """The same size, elsewhere."""
        return Box(self.x + dx, self.y + dy, self.w, self.h)

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share any area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def meet(self, other: "Box") -> "Box":
        """What the two share; of no size if nothing."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Box(x, y, max(0.0, min(self.right, other.right) - x), max(0.0, min(self.bottom, other.bottom) - y))

    def hull(self, other: "Box") -> "Box":
        """The smallest box around both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def top(self, h: float) -> "Box":
        """The uppermost `h` units."""
        return Box(self.x, self.y, self.w, h)

    def below(self, dy: float) -> "Box":
        """What is left under the uppermost `dy` units."""
        return Box(self.x, self.y + dy, self.w, max(0.0, self.h - dy))

    def row(self, weights: "tuple[float, ...] | list[float]", gap: float) -> list["Box"]:
        """Cut across into parts of these relative widths, `gap` between them."""
        room = self.w - gap * (len(weights) - 1)
        total = sum(weights)
        boxes, x = [], self.x
        for weight in weights:
            w = room * weight / total
            boxes.append(Box(x, self.y, w, self.h))
            x += w + gap
        return boxes

    def column(self, count: int, gap: float, h: float | None = None) -> list["Box"]:
        """Cut down into `count` boxes of height `h`, or of all the height there is."""
        each = (self.h - gap * (count - 1)) / count if h is None and count else (h or 0)
        return [Box(self.x, self.y + i * (each + gap), self.w, each) for i in range(count)]
