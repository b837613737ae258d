"""Which parts of the picture have to be drawn again, and the drawing of them."""

from collections.abc import Sequence

import pygame

from game.phone.draw import Painter
from game.phone.geometry import Box
from game.phone.theme import FOCUS_OFFSET, FOCUS_WIDTH
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Widget

MOST_AREAS = 8
RING = FOCUS_OFFSET + FOCUS_WIDTH + 2


class Canvas:
    """Remembers what it drew last, widget by widget."""

    def __init__(self) -> None:
        self._drawn: dict[str, tuple[Widget, Look]] = {}
        self._all = True
        self._hands: tuple[object, object] = (None, None)

    def forget(self) -> None:
        """Have everything drawn again: the window was covered, has another size, or its surface is new."""
        self._all = True

    def draw(self, surface: pygame.Surface, ui: Ui, shown: dict[str, tuple[Widget, Look]]) -> list[pygame.Rect]:
        """Draws what differs from the last time; returns those pixels. Nothing changed: nothing is touched."""
        # Equal widgets look otherwise in other colours and letters.
        hands = (ui.palette, ui.type.factor)
        if hands != self._hands:
            self._hands, self._all = hands, True
        # Another order means that something now lies above what it lay below: rare, and then all is drawn.
        kept = [id_ for id_ in shown if id_ in self._drawn]
        if self._all or kept != [id_ for id_ in self._drawn if id_ in shown]:
            areas = [ui.layout.window]
        else:
            areas = self._changed(shown)
        self._drawn, self._all = shown, False
        painter = Painter(surface, ui.palette, ui.type)
        whole = surface.get_rect()
        rects: list[pygame.Rect] = []
        for area in areas:
            rect = painter.rect(area).inflate(2, 2).clip(whole)
            if rect.w <= 0 or rect.h <= 0:
                continue
            surface.set_clip(rect)
            surface.fill(ui.palette.paper)
            # The pixels reach a little beyond the area: what stands there is cleared, and drawn again, too.
            for widget, look in _seen(shown, area.inset(-2 / painter.scale)):
                widget.paint(painter, look)
            rects.append(rect)
        surface.set_clip(None)
        return rects

    def _changed(self, shown: dict[str, tuple[Widget, Look]]) -> list[Box]:
        areas: list[Box] = []
        for id_, (widget, look) in shown.items():
            before = self._drawn.get(id_)
            now = _extent(widget, look)
            if before is None:
                areas.append(now)
            elif before != (widget, look):
                was = _extent(*before)
                moved = was != now
                areas.append(now if moved or before[1] != look else widget.changed(before[0]))
                if moved:
                    areas.append(was)
        areas.extend(_extent(*drawn) for id_, drawn in self._drawn.items() if id_ not in shown)
        # What is scrolled away changes nothing that is seen.
        return _merged([area for area in areas if area.w > 0 and area.h > 0])


def _seen(shown: dict[str, tuple[Widget, Look]], area: Box) -> list[tuple[Widget, Look]]:
    """What has to be drawn in an area, in drawing order: nothing that is scrolled away, or that a sheet hides."""
    seen: list[tuple[Widget, Look]] = []
    covers: list[Box] = []
    for widget, look in reversed(shown.values()):
        part = _extent(widget, look).meet(area)
        if part.w > 0 and part.h > 0 and not any(cover.meet(part) == part for cover in covers):
            seen.append((widget, look))
            if widget.hides:
                covers.append(widget.rect)
    return seen[::-1]


def _extent(widget: Widget, look: Look) -> Box:
    """What its picture touches; a text on which the reading stands has the focus ring around it, too."""
    if not look.focus or widget.reach >= RING:
        return widget.extent
    box = widget.rect.inset(-RING)
    return box if widget.clip is None else box.meet(widget.clip.inset(-2))


def _merged(areas: Sequence[Box]) -> list[Box]:
    """Fewer areas: those that touch become one; too many become their hull."""
    merged: list[Box] = []
    for area in areas:
        grown = area
        while True:
            touching = next((m for m in merged if m.overlaps(grown)), None)
            if touching is None:
                break
            merged.remove(touching)
            grown = touching.hull(grown)
        merged.append(grown)
    while len(merged) > MOST_AREAS:
        merged = [merged[0].hull(merged[1]), *merged[2:]]
    return merged
