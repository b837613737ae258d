"""Measures the contrast of what is drawn: each line of text and each icon against the pixels it is drawn onto.

The tables of `test_theme` say what the colours promise; this says which pairs the screens really use.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pygame

from dev.widgets import contrast
from game.phone.draw import Painter
from game.phone.text import Type
from game.phone.theme import Colour


def _grounds(surface: pygame.Surface, rect: pygame.Rect) -> set[Colour]:
    """Colours at a few places under a rectangle, as far as it is being drawn."""
    seen = rect.clip(surface.get_clip())
    if seen.w < 2 or seen.h < 2:
        return set()
    xs = [seen.x + round((seen.w - 1) * i / 8) for i in range(9)]
    ys = [seen.y + round((seen.h - 1) * i / 4) for i in range(5)]
    colours = (surface.get_at((x, y)) for x in xs for y in ys)
    return {(colour.r, colour.g, colour.b) for colour in colours}


class Meter:
    """Pairs found so far: what was drawn (text, or an icon's name), its colour, the least contrast."""

    def __init__(self) -> None:
        self.texts: dict[tuple[str, Colour], float] = {}
        self.icons: dict[tuple[str, Colour], float] = {}

    def note(self, kept: dict[tuple[str, Colour], float], what: str, colour: Colour, grounds: set[Colour]) -> None:
        """Keeps the worst contrast of one drawing."""
        if grounds:
            worst = min(contrast(colour, ground) for ground in grounds)
            key = (what, colour)
            kept[key] = min(worst, kept.get(key, 99.0))


@contextmanager
def measured() -> Iterator[Meter]:
    """Everything drawn meanwhile is measured."""
    meter = Meter()
    text, sized, icon = Painter.text, Painter._sized, Painter.icon

    def rect(p: Painter, line: str, sample: str, role: str, x: float, cy: float, align: str, w: float) -> pygame.Rect:
        size = p.type.size(role, sample)
        left = x - {"left": 0.0, "centre": w / 2, "right": w}[align]
        s = p.scale
        return pygame.Rect(round(left * s), round((cy - size * 0.4) * s), round(w * s), round(size * 0.8 * s))

    def on_text(p: Painter, line: str, role: str, x: float, cy: float, colour: Colour, **how: object) -> None:
        if line:
            align, bold = str(how.get("align", "left")), how.get("bold")
            w = p.type.width(line, role, bold)  # type: ignore[arg-type]
            meter.note(meter.texts, line, colour, _grounds(p.surface, rect(p, line, line, role, x, cy, align, w)))
        text(p, line, role, x, cy, colour, **how)  # type: ignore[arg-type]

    def on_sized(
        p: Painter, line: str, sample: str, role: str, x: float, cy: float, colour: Colour, align: str, bold: bool
    ) -> None:
        if line:
            w = Type.width(p.type, line, role, bold)
            meter.note(meter.texts, line, colour, _grounds(p.surface, rect(p, line, sample, role, x, cy, align, w)))
        sized(p, line, sample, role, x, cy, colour, align, bold)  # type: ignore[arg-type]

    def on_icon(p: Painter, name: str, cx: float, cy: float, size: float, colour: Colour) -> None:
        s, half = p.scale, size * 0.3
        box = pygame.Rect(round((cx - half) * s), round((cy - half) * s), round(2 * half * s), round(2 * half * s))
        meter.note(meter.icons, name, colour, _grounds(p.surface, box))
        icon(p, name, cx, cy, size, colour)

    Painter.text, Painter._sized, Painter.icon = on_text, on_sized, on_icon  # type: ignore[method-assign,assignment]
    try:
        yield meter
    finally:
        Painter.text, Painter._sized, Painter.icon = text, sized, icon  # type: ignore[method-assign]


def low(meter: Meter, part: float) -> list[str]:
    """What is paler than it may be: text below 7:1, icons below `part`."""
    texts = [f"{what!r} {value:.2f}" for (what, _), value in meter.texts.items() if value < 7]
    return texts + [f"icon {what} {value:.2f}" for (what, _), value in meter.icons.items() if value < part]
