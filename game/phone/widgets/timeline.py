"""What the debrief is made of: moments of a call, chips, steps, numbers digit under digit, the words to say."""

import math
from dataclasses import dataclass
from typing import Literal

from game.phone.draw import CARD_SHADOW, Painter
from game.phone.geometry import Box
from game.phone.shapes import polygon
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget

Mood = Literal["flag", "mark", "well"]
CHIP_ICON = {"flag": "bold/flag", "mark": "bold/seal-check", "well": "bold/check"}


@dataclass(frozen=True, kw_only=True)
class Chip(Widget):
    """A short judgement, only ever in the debrief: an icon and a word on its ground, never colour alone."""

    text: str
    mood: Mood
    role: Role = "label"
    reach: float = 4
    radius: float = 10

    def draw(self, p: Painter, look: Look) -> None:
        c = p.palette
        ground = {"flag": c.mark_ground, "mark": c.blue_ground, "well": c.accent_soft}[self.mood]
        p.panel(self.rect, ground, self.radius)
        size = 28 * p.type.factor**0.7
        p.icon(
            CHIP_ICON[self.mood],
            self.rect.x + 12 + size / 2,
            self.rect.y + p.type.line_h("body") * 0.47,
            size,
            c.ink,
        )
        lines = p.type.wrap(self.text, "body", self.rect.w - size - 32)
        step = p.type.line_h("body") * 0.92
        for i, line in enumerate(lines):
            p.text(line, "body", self.rect.x + size + 20, self.rect.y + (i + 0.5) * step, c.ink)


def chip(ui: Ui, id_: str, text: str, mood: Mood, x: float, y: float, most: float) -> Chip:
    """A chip as wide as its word, at most `most`."""
    size = 28 * ui.layout.factor**0.7
    lines = ui.type.wrap(text, "body", most - size - 32)
    w = max(ui.type.width(line, "body") for line in lines) + size + 34
    h = len(lines) * ui.type.line_h("body") * 0.92
    return Chip(id=id_, rect=Box(x, y, min(w, most), h), text=text, name=text, mood=mood)


@dataclass(frozen=True, kw_only=True)
class Dot(Widget):
    """The sign of a moment on the thread: an open ring for what was said, a filled disc for what the player did."""

    icon: str = "bold/waveform"
    mine: bool = False
    thread: float = 0
    """How far the thread goes down to the next dot; 0 for the last."""
    reach: float = 4

    @property
    def extent(self) -> Box:
        box = Box(self.rect.x - 4, self.rect.y - 4, self.rect.w + 8, self.rect.h + 8 + self.thread)
        return box if self.clip is None else box.meet(self.clip)

    def draw(self, p: Painter, look: Look) -> None:
        c, r = p.palette, self.rect
        if self.thread:
            p.fill(Box(r.cx - 2, r.bottom - 4, 4, self.thread + 8), c.line)
        if self.mine:
            p.disc(r.cx, r.cy, r.w, c.accent)
            p.icon(self.icon, r.cx, r.cy, r.w * 0.58, c.on_accent)
        else:
            p.disc(r.cx, r.cy, r.w, c.ink2)
            p.disc(r.cx, r.cy, r.w - 6, c.sheet)
            p.icon(self.icon, r.cx, r.cy, r.w * 0.5, c.ink2)


@dataclass(frozen=True, kw_only=True)
class Step(Widget):
    """A verification step: done (a filled tick) or still useful (a dashed ring and a word that says so)."""

    text: str
    done: bool
    detail: str = ""
    role: Role = "label"
    reach: float = 4

    def draw(self, p: Painter, look: Look) -> None:
        c, f = p.palette, p.type.factor
        size = 36 * f**0.7
        cy = self.rect.y + p.type.line_h("body") / 2
        cx = self.rect.x + size / 2 + 4
        if self.done:
            p.disc(cx, cy, size, c.accent)
            p.icon("bold/check", cx, cy, size * 0.6, c.on_accent)
        else:
            p.icon("circle-dashed", cx, cy if not self.detail else self.rect.cy, size * 1.18, c.ink2)
        x = self.rect.x + size + 24
        lines = p.type.wrap(self.text, "body", self.rect.right - x)
        y = p.lines(lines, "body", x, self.rect.y, c.ink)
        if self.detail:
            small = p.type.wrap(self.detail, "label", self.rect.right - x)
            p.lines(small, "label", x, y - 6 * f, c.ink2)


def step(ui: Ui, id_: str, text: str, done: bool, x: float, y: float, w: float, detail: str = "") -> Step:
    """A step as high as its words."""
    room = w - 36 * ui.layout.factor**0.7 - 24
    h = ui.type.height(text, "body", room) + (ui.type.height(detail, "label", room) if detail else 0)
    return Step(
        id=id_, rect=Box(x, y, w, h), text=text, name=f"{text} {detail}".strip(), done=done, detail=detail
    )


@dataclass(frozen=True, kw_only=True)
class Dots(Widget):
    """Which page of how many: a pill among dots, and the numbers."""

    page: int
    """From 1."""
    pages: int
    role: Role = "progress"
    reach: float = 4

    def draw(self, p: Painter, look: Look) -> None:
        f = p.type.factor**0.5
        x = self.rect.x
        for i in range(1, self.pages + 1):
            w = (40 if i == self.page else 14) * f
            colour = p.palette.accent if i == self.page else p.palette.dot
            p.panel(Box(x, self.rect.cy - 7 * f, w, 14 * f), colour, 7 * f)
            x += w + 12 * f
        p.text(f"{self.page} / {self.pages}", "label", x + 8 * f, self.rect.cy, p.palette.ink2)


@dataclass(frozen=True, kw_only=True)
class NumberCells(Widget):
    """Two numbers, digit under digit, with a tick between equal digits and a gap where they differ.

    `ticks` is how many of the ticks have appeared yet.
    """

    upper: str
    lower: str
    ticks: int = 99
    cell: float = 64
    dash: float = 40
    role: Role = "image"
    reach: float = 6

    def draw(self, p: Painter, look: Look) -> None:
        c = p.palette
        k = min(1.0, self.rect.w / cells_width(self.upper, self.lower, self.cell, self.dash))
        x = self.rect.x
        size = p.type.size("numeral")
        rows = (self.rect.y + size * 0.62, self.rect.bottom - size * 0.62)
        shown = 0
        for i in range(max(len(self.upper), len(self.lower))):
            above, below = self.upper[i : i + 1], self.lower[i : i + 1]
            w = (self.cell if (above or below) not in "-+ " else self.dash) * k
            for char, cy in ((above, rows[0]), (below, rows[1])):
                p.text(char, "numeral", x + w / 2, cy, c.ink, align="centre", bold=True)
            if above == below and above not in "-+ ":
                shown += 1
                if shown <= self.ticks:
                    p.panel(Box.around(x + w / 2, self.rect.cy, 4, 24), c.accent, 2)
            x += w


def cells_width(upper: str, lower: str, cell: float = 64, dash: float = 40) -> float:
    """How wide the cells of two numbers are."""
    longer = upper if len(upper) >= len(lower) else lower
    return sum(dash if char in "-+ " else cell for char in longer)


@dataclass(frozen=True, kw_only=True)
class Balloon(Widget):
    """The sentence to say next time, in an accent balloon; its opening quote hangs before the first line."""

    text: str
    role: Role = "label"
    reach: float = 48
    radius: float = 32

    def draw(self, p: Painter, look: Look) -> None:
        c, box = p.palette, self.rect
        p.panel(box, c.accent, self.radius, shadow=CARD_SHADOW)
        s = p.scale
        tail = [(box.x + 64, box.bottom - 2), (box.x + 128, box.bottom - 2), (box.x + 76, box.bottom + 38)]
        polygon(p.surface, [(x * s, y * s) for x, y in tail], c.accent)
        quote, rest = opening_quote(self.text)
        x = box.x + 64
        lines = p.type.wrap(rest, "words", box.w - 64 - 40)
        step = p.type.line_h("words", self.text)
        top = box.cy - len(lines) * step / 2
        if quote:
            p.text(quote, "words", x - p.type.width(quote, "words"), top + step / 2, c.on_accent, bold=True)
        p.lines(lines, "words", x, top, c.on_accent)


def opening_quote(text: str) -> tuple[str, str]:
    """A sentence's opening mark (with its space) and the rest."""
    for mark in ("「", "『", "«\u202f", "«\u00a0", "“", '"'):
        if text.startswith(mark):
            return mark, text[len(mark) :]
    return "", text


def balloon_height(ui: Ui, text: str, width: float) -> float:
    """How high a balloon must be for its sentence."""
    _, rest = opening_quote(text)
    lines = len(ui.type.wrap(rest, "words", width - 104))
    return math.ceil(lines * ui.type.line_h("words", text)) + 80 * math.sqrt(ui.layout.factor)
