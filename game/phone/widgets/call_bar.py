"""A whole call as one bar: a place for each moment, by its time, told apart by shapes, and a thumb on one of them.

ring        something was said
flag, seal  it carried a red flag, or a mark of genuineness
disc        the player did it
tall disc   the player left the call
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from game.phone.draw import Painter, lit
from game.phone.geometry import Box
from game.phone.theme import RADIUS_QUIET, mixed
from game.phone.widgets.base import Look, Role, Widget

Shape = Literal["said", "flag", "mark", "did", "left"]
ICON: dict[Shape, str] = {
    "flag": "bold/flag",
    "mark": "bold/seal-check",
    "did": "bold/user",
    "left": "bold/phone-disconnect",
}
END = 26.0
"""From the bar's end to its first and its last moment."""
GAP = 34.0
"""Least distance of two moments, where there is room for it: so that none hides another."""


def places(times: Sequence[int], w: float, gap: float = GAP) -> list[float]:
    """Where moments at `times` (ms, ascending) stand on a line `w` long: by their time, in order, and never nearer
    than `gap`, or than an equal share of the line where there are too many for that.
    """
    if not times:
        return []
    first, span = times[0], max(1, times[-1] - times[0])
    least = min(gap, w / max(1, len(times) - 1))
    xs: list[float] = []
    for n, at in enumerate(times):
        x = w * (at - first) / span
        xs.append(min(max(x, xs[-1] + least if xs else 0.0), w - least * (len(times) - 1 - n)))
    return xs


@dataclass(frozen=True, kw_only=True)
class CallBar(Widget):
    """`shapes` of its moments and `xs`, where they stand from the line's left end; `steps` is their number less 1."""

    shapes: tuple[Shape, ...]
    xs: tuple[float, ...]
    focusable: bool = True
    role: Role = "slider"
    radius: float = RADIUS_QUIET

    def _x(self, n: int) -> float:
        return self.rect.x + END + self.xs[n]

    def step_at(self, x: float) -> int:
        return min(range(len(self.xs)), key=lambda n: abs(self._x(n) - x), default=0)

    def draw(self, p: Painter, look: Look) -> None:
        c = p.palette
        accent = c.accent if self.enabled else mixed(c.accent, c.paper, 0.5)
        line = self.rect.cy + 12
        p.panel(Box(self.rect.x + 6, line - 4, self.rect.w - 12, 8), c.line, 4)
        reached = self._x(self.at)
        p.panel(Box(self.rect.x + 6, line - 4, reached - self.rect.x - 6, 8), accent, 4)
        for n, shape in enumerate(self.shapes):
            if n != self.at:
                self._moment(p, shape, self._x(n), line)
        # The thumb: a stalk and a large disc with the sign of the moment in it.
        shape = self.shapes[self.at]
        p.fill(Box(reached - 2, self.rect.y + 4, 4, line - self.rect.y + 18), accent)
        p.disc(reached, line, 50, c.paper)
        p.disc(reached, line, 46, lit(accent, look) if self.enabled else accent)
        p.icon(ICON.get(shape, "bold/waveform"), reached, line, 28, c.on_accent)

    def _moment(self, p: Painter, shape: Shape, x: float, line: float) -> None:
        c = p.palette
        if shape == "left":
            p.fill(Box(x - 2, self.rect.y + 4, 4, line - self.rect.y), c.ink)
        if shape in ("did", "left"):
            size = 34 if shape == "left" else 24
            p.disc(x, line, size, c.accent)
            p.icon(ICON[shape], x, line, size * 0.62, c.on_accent)
            return
        p.disc(x, line, 20, c.ink2)
        p.disc(x, line, 13, c.sheet)
        if shape in ("flag", "mark"):
            p.icon(ICON[shape], x, line - 32, 28, c.ink)
