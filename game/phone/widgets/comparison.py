"""Two telephone numbers digit under digit: a tick joins equal digits, a word stands where they differ."""

from dataclasses import dataclass

from game.phone.draw import Painter
from game.phone.geometry import Box
from game.phone.text import Type
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget

MARKS = "-+ "
TICK = 24.0
WIDEST, NARROWEST = 0.89, 0.66
"""Width of a digit's cell in letter heights: as the look asks for, and the least that keeps digits apart."""


@dataclass(frozen=True, kw_only=True)
class Comparison(Widget):
    """`parts`: the pieces of both numbers that stand under one another; two pairs where one is too wide.

    `ticks` is how many of the ticks have appeared yet. With an empty lower number only the upper is shown.
    """

    parts: tuple[tuple[str, str], ...]
    differs: str = ""
    """The word for digits that differ: never a colour alone."""
    ticks: int = 99
    cell: float = 64
    style: str = "numeral"
    role: Role = "image"
    reach: float = 6

    def draw(self, p: Painter, look: Look) -> None:
        height = pair_height(p.type, self.style, bool(self.parts[0][1]))
        shown = 0
        for i, (upper, lower) in enumerate(self.parts):
            shown = self._pair(p, upper, lower, self.rect.y + i * (height + 16 * p.type.factor), shown)

    def _pair(self, p: Painter, upper: str, lower: str, y: float, shown: int) -> int:
        c, size = p.palette, p.type.size(self.style)
        rows = (y + size * 0.5, y + pair_height(p.type, self.style, True) - size * 0.5)
        middle = (rows[0] + rows[1]) / 2
        run: list[float] = []
        for x, above, below in self._cells(p.type, upper, lower):
            p.text(above, self.style, x, rows[0], c.ink, align="centre", bold=True)
            p.text(below, self.style, x, rows[1], c.ink, align="centre", bold=True)
            if lower and above == below and above not in MARKS:
                self._differing(p, run, middle)
                shown += 1
                if shown <= self.ticks:
                    tick = TICK * p.type.factor**0.5
                    p.panel(Box.around(x, middle, 4, tick), c.accent, 2)
            elif lower and above != below:
                run.append(x)
        self._differing(p, run, middle)
        return shown

    def _cells(self, type_: Type, upper: str, lower: str) -> list[tuple[float, str, str]]:
        cells, x = [], self.rect.x
        for i in range(max(len(upper), len(lower))):
            above, below = upper[i : i + 1], lower[i : i + 1]
            w = self.cell if (above or below) not in MARKS else mark_width(self.cell)
            cells.append((x + w / 2, above, below))
            x += w
        return cells

    def _differing(self, p: Painter, run: list[float], middle: float) -> None:
        """The word under a run of digits that differ, or the sign where it would touch the ticks beside it."""
        if run:
            room = run[-1] - run[0] + min(1.9 * self.cell, 2 * self.cell - 20)
            word = self.differs if p.type.width(self.differs, "label") <= room else "≠"
            p.text(word, "label", (run[0] + run[-1]) / 2, middle, p.palette.ink, align="centre", bold=True)
        run.clear()


def mark_width(cell: float) -> float:
    """Width of the cell of a hyphen."""
    return cell * 0.625


def pair_height(type_: Type, style: str, both: bool) -> float:
    """Height of a pair of numbers (or of one alone)."""
    size = type_.size(style)
    return size * 2 + 40 * type_.factor**0.25 if both else size


def _width(number: str, cell: float) -> float:
    return sum(mark_width(cell) if char in MARKS else cell for char in number)


def comparison(
    ui: Ui,
    id_: str,
    upper: str,
    lower: str,
    x: float,
    y: float,
    most: float,
    *,
    name: str,
    ticks: int = 99,
    style: str = "numeral",
) -> Comparison:
    """As wide as its cells, at most `most`: they become narrower first; then there are two pairs."""
    size = ui.type.size(style)
    longest = max((upper, lower), key=len)
    cell = min(size * WIDEST, size * WIDEST * most / _width(longest, size * WIDEST))
    parts: tuple[tuple[str, str], ...] = ((upper, lower),)
    if cell < size * NARROWEST:
        parts = _cut(upper, lower)
        cell = min(size * WIDEST, most / max(len(pair[0]) for pair in parts))
    return _placed(ui, id_, parts, x, y, cell, style, name, ticks)


def _cut(upper: str, lower: str) -> tuple[tuple[str, str], ...]:
    """Both numbers cut after the hyphen nearest to their middle."""
    longest = max((upper, lower), key=len)
    hyphens = [i + 1 for i, char in enumerate(longest) if char in MARKS]
    at = min(hyphens, key=lambda i: abs(i - len(longest) / 2), default=len(longest) // 2)
    return ((upper[:at], lower[:at]), (upper[at:], lower[at:]))


def _placed(
    ui: Ui,
    id_: str,
    parts: tuple[tuple[str, str], ...],
    x: float,
    y: float,
    cell: float,
    style: str,
    name: str,
    ticks: int,
) -> Comparison:
    w = max(_width(max(pair, key=len), cell) for pair in parts)
    h = len(parts) * pair_height(ui.type, style, bool(parts[0][1]))
    h += (len(parts) - 1) * 16 * ui.layout.factor
    return Comparison(
        id=id_,
        rect=Box(x, y, w, h),
        parts=parts,
        differs=ui.t("debrief.number.differs"),
        ticks=ticks,
        cell=cell,
        style=style,
        name=name,
    )
