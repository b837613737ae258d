"""What the debrief is made of: moments of a call, chips, steps, the words to say."""

import math
from dataclasses import dataclass
from typing import Literal

from game.phone.draw import CARD_SHADOW, Painter
from game.phone.geometry import Box
from game.phone.shapes import polygon
from game.phone.text import Type
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
    """The sign of a moment on the thread: an open ring for what was said, a disc for what the player did."""

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
    style: str = "body"
    role: Role = "label"
    reach: float = 4

    def draw(self, p: Painter, look: Look) -> None:
        c, f = p.palette, p.type.factor
        size = 36 * f**0.7
        cy = self.rect.y + p.type.line_h(self.style) / 2
        cx = self.rect.x + size / 2 + 4
        if self.done:
            p.disc(cx, cy, size, c.accent)
            p.icon("bold/check", cx, cy, size * 0.6, c.on_accent)
        else:
            p.icon("circle-dashed", cx, cy if not self.detail else self.rect.cy, size * 1.18, c.ink2)
        x = self.rect.x + size + 24
        lines = p.type.wrap(self.text, self.style, self.rect.right - x)
        y = p.lines(lines, self.style, x, self.rect.y, c.ink)
        if self.detail:
            small = p.type.wrap(self.detail, "label", self.rect.right - x)
            p.lines(small, "label", x, y - 6 * f, c.ink2)


def step(
    ui: Ui,
    id_: str,
    text: str,
    done: bool,
    x: float,
    y: float,
    w: float,
    detail: str = "",
    style: str = "body",
) -> Step:
    """A step as high as its words."""
    room = w - 36 * ui.layout.factor**0.7 - 24
    h = ui.type.height(text, style, room) + (ui.type.height(detail, "label", room) if detail else 0)
    name = f"{text} {detail}".strip()
    return Step(id=id_, rect=Box(x, y, w, h), text=text, name=name, done=done, detail=detail, style=style)


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
class Balloon(Widget):
    """The sentence to say next time, in an accent balloon; its opening quote hangs before the first line."""

    text: str
    style: str = "words"
    role: Role = "label"
    reach: float = 48
    radius: float = 32

    def draw(self, p: Painter, look: Look) -> None:
        c, box = p.palette, self.rect
        p.panel(box, c.accent, self.radius, shadow=CARD_SHADOW)
        s = p.scale
        tail = [(box.x + 64, box.bottom - 2), (box.x + 128, box.bottom - 2), (box.x + 76, box.bottom + 38)]
        for _ in polygon(p.surface, [(x * s, y * s) for x, y in tail], c.accent):
            pass
        quote, rest = opening_quote(self.text)
        inset = balloon_inset(p.type, self.text, self.style)
        x = box.x + inset
        lines = p.type.wrap(rest, self.style, box.w - inset - 40, True)
        step = p.type.line_h(self.style, self.text)
        top = box.cy - len(lines) * step / 2
        if quote:
            w = p.type.width(quote, self.style, True)
            p.text(quote, self.style, x - w, top + step / 2, c.on_accent, bold=True)
        p.lines(lines, self.style, x, top, c.on_accent, bold=True)


def opening_quote(text: str) -> tuple[str, str]:
    """A sentence's opening mark (with its space) and the rest."""
    for mark in ("「", "『", "«\u202f", "«\u00a0", "“", '"'):
        if text.startswith(mark):
            return mark, text[len(mark) :]
    return "", text


def balloon_inset(type_: Type, text: str, style: str) -> float:
    """How far from the balloon's left edge the words begin: its opening mark hangs before them."""
    return max(64.0, type_.width(opening_quote(text)[0], style, True) + 28)


def balloon_height(ui: Ui, text: str, width: float, style: str = "words") -> float:
    """How high a balloon must be for its sentence."""
    _, rest = opening_quote(text)
    room = width - balloon_inset(ui.type, text, style) - 40
    lines = len(ui.type.wrap(rest, style, room, True))
    # Around large letters there is less room, and they need less of it.
    return math.ceil(lines * ui.type.line_h(style, text)) + {100: 80, 150: 64}.get(ui.layout.text, 48)
