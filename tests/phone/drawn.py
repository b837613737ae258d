"""Where every line of text really lands: read off the drawing itself, so that a new widget is checked unasked.

A painter that paints nothing notes each line with its place. What is cut, what lies over something else and what no
font can draw is found from these notes, whatever drew it.

    assert misdrawn(pilot.stage) == []
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.phone.draw import Painter
from game.phone.geometry import Box
from game.phone.scenes.arrival import Notice
from game.phone.stage import Stage
from game.phone.typeface import has_cjk, missing_glyphs
from game.phone.widgets.base import PLAIN, ScrollRegion, Widget
from game.phone.widgets.buttons import AppIcon, Disc

GRACE = 3.0
"""Units by which ink may leave its widget: what no eye sees."""
TAILS = set("gjpqyQç,;()[]{}/|_@§&")
"""Letters that hang below the line."""


ILL_SET = re.compile(r"(?<!\u202f)[;!?»](?![\w=&/])|(?<!\u00a0):(?=\s|$)|[ \u202f]:|«(?!\u202f)")
"""A French mark without the no-break space that belongs before it (or after «), or with another one."""


def ill_set(text: str) -> bool:
    """Whether a French text breaks the rules of its marks."""
    return "://" not in text and bool(ILL_SET.search(text.replace("?!", "?")))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as it is drawn; `ink` is what its letters cover, in units."""

    of: str
    text: str
    ink: Box
    clip: Box | None
    """The part of the window in which it can be seen."""


class Noting(Painter):
    """Paints nothing, notes every line."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(pygame.Surface((1, 1)), stage.ui.palette, stage.ui.type)
        self.noted: list[tuple[str, str, float, float, str, str, bool | None]] = []

    def fill(self, *_: object, **__: object) -> None: ...
    def gradient(self, *_: object, **__: object) -> None: ...
    def shadow(self, *_: object, **__: object) -> None: ...
    def panel(self, *_: object, **__: object) -> None: ...
    def frame(self, *_: object, **__: object) -> None: ...
    def disc(self, *_: object, **__: object) -> None: ...
    def ring(self, *_: object, **__: object) -> None: ...
    def icon(self, *_: object, **__: object) -> None: ...

    def text(
        self,
        text: str,
        role: str,
        x: float,
        cy: float,
        colour: object,
        *,
        align: str = "left",
        bold: bool | None = None,
    ) -> None:
        if text:
            self.noted.append((text, role, x, cy, align, text, bold))

    def _sized(
        self, line: str, sample: str, role: str, x: float, cy: float, colour: object, align: str, bold: bool | None
    ) -> None:
        if line:
            self.noted.append((line, role, x, cy, align, sample, bold))


def lines_of(stage: Stage, widget: Widget) -> list[Line]:
    """The lines that a widget draws."""
    p = Noting(stage)
    widget.draw(p, PLAIN)
    found = []
    for text, role, x, cy, align, sample, bold in p.noted:
        size = p.type.size(role, sample)
        w = p.type.width(text, role, bold) * (size / p.type.size(role, text))
        left = x - {"left": 0.0, "centre": w / 2, "right": w}[align]
        tail = 0.2 if TAILS & set(text) else 0.1 if has_cjk(text) else 0.02
        top, bottom = cy - 0.37 * size, cy + (0.375 + tail) * size
        found.append(Line(widget.id, text, Box(left, top, w, bottom - top), widget.clip))
    return found


def misdrawn(stage: Stage) -> list[str]:
    """One sentence for each line that is cut, covered or cannot be drawn on the screen as it stands."""
    wish = stage.ui.preferences
    scene = f"{stage.scene.name} {wish.lang} {wish.text}% {stage.ui.layout.pixels}"
    # A notice lies over the phone on purpose, for as long as it is not pressed.
    shown = [w for w in stage.foremost if not isinstance(w, ScrollRegion | Notice)]
    lines = {w.id: lines_of(stage, w) for w in shown}
    # The sheet of somebody who rings lies over the app: what is under it is not read.
    sheet = next((i for i, w in enumerate(shown) if w.id == "ring.sheet"), 0)
    under = [w.id for w in shown[:sheet]]
    for id_ in under:
        lines[id_] = [line for line in lines[id_] if not line.ink.overlaps(shown[sheet].rect)]
    found: list[str] = []
    for widget in shown:
        for line in lines[widget.id]:
            found += [f"{widget.id}: {fault}" for fault in _cut(stage, widget, line)]
    found += _low_lists(stage)
    found += _collisions(stage, shown, lines)
    return [f"{scene}: {fault}" for fault in found]


def _cut(stage: Stage, widget: Widget, line: Line) -> list[str]:
    found = []
    ink, rect = line.ink, widget.rect
    if stage.ui.words.lang == "fr" and ill_set(line.text):
        found.append(f"{line.text!r} lacks a no-break space")
    if missing_glyphs(line.text):
        found.append(f"no font draws {missing_glyphs(line.text)!r}")
    grace = max(GRACE, 0.04 * ink.h)
    # The word of a round button hangs on its lower edge and may be a little wider than it.
    aside, below = (14.0, 12.0) if isinstance(widget, Disc) else (grace, grace)
    if isinstance(widget, AppIcon):
        # The count of what is new sits on its corner.
        grace = aside = 8.0
    if ink.x < rect.x - aside or ink.right > rect.right + aside:
        found.append(f"{line.text!r} leaves its place at the side by {max(rect.x - ink.x, ink.right - rect.right):.0f}")
    if line.text != "*" and (ink.y < rect.y - grace or ink.bottom > rect.bottom + below):
        found.append(f"{line.text!r} leaves its place by {max(rect.y - ink.y, ink.bottom - rect.bottom):.0f}")
    regions = [r for r in stage.widgets if isinstance(r, ScrollRegion)]
    listed = any(widget.clip == r.rect for r in regions)
    window = stage.ui.layout.window
    place = window if widget.clip is None or listed else window.meet(widget.clip)
    if listed and widget.clip is not None:
        # A list shows its lines one after the other: only its sides can cut them.
        place = Box(place.x, ink.y, place.w, ink.h).meet(Box(widget.clip.x, ink.y, widget.clip.w, ink.h))
        if widget.rect.h < 0.6 * widget.clip.h and ink.y + grace < widget.clip.bottom < ink.bottom - grace:
            found.append(f"{line.text!r} is cut in two where its list ends")
    seen = ink.meet(place)
    if (seen.w < ink.w - GRACE or seen.h < ink.h - GRACE) and (seen.w > 1 and seen.h > 1):
        found.append(f"{line.text!r} is cut: {seen.w:.0f} x {seen.h:.0f} of {ink.w:.0f} x {ink.h:.0f} is seen")
    return found


def _low_lists(stage: Stage) -> list[str]:
    """Lists in which one cannot read: each shows two lines of its letters, or all that it has."""
    least = 2 * stage.ui.type.line_h("label") + 8
    if any(w.id == "ring.sheet" for w in stage.foremost):
        # It is the sheet that is to be read now.
        return []
    return [
        f"{r.id} shows {r.rect.h:.0f} of {r.content_h:.0f}: less than two lines"
        for r in stage.foremost
        if isinstance(r, ScrollRegion) and r.furthest > 0 and r.rect.h < least
    ]


def _collisions(stage: Stage, shown: Sequence[Widget], lines: dict[str, list[Line]]) -> list[str]:
    """Lines that lie over other lines, or over something to press that is not their own."""
    found = []
    for i, a in enumerate(shown):
        for b in shown[i + 1 :]:
            if not a.rect.inset(-20).overlaps(b.rect.inset(-20)):
                continue
            # The words of round buttons side by side may reach towards each other, as long as they do not touch.
            round_ = isinstance(a, Disc) and isinstance(b, Disc)
            for first in lines[a.id]:
                for second in lines[b.id]:
                    if _meet(first.ink, first.clip, second.ink, second.clip):
                        found.append(f"{a.id} {first.text!r} lies over {b.id} {second.text!r}")
                if b.focusable and not round_ and _meet(first.ink, first.clip, b.rect, b.clip):
                    found.append(f"{a.id} {first.text!r} lies under the button {b.id}")
            if a.focusable and not round_:
                found += [
                    f"{b.id} {second.text!r} lies on the button {a.id}"
                    for second in lines[b.id]
                    if _meet(second.ink, second.clip, a.rect, a.clip)
                ]
    return found


def _meet(a: Box, a_clip: Box | None, b: Box, b_clip: Box | None) -> bool:
    """Whether two things share more than a hair. Two of one list are compared where they stand in it."""
    if a_clip != b_clip:
        a = a if a_clip is None else a.meet(a_clip)
        b = b if b_clip is None else b.meet(b_clip)
    shared = a.meet(b)
    return shared.w > GRACE and shared.h > GRACE
