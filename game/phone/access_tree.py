"""The screen as assistive technology reads it: a tree of entries, free of pygame and of any package.

    tree = access_tree(stage)
    tree[ROOT].children       # ids in reading order; a list or a dialog has children of its own

What lies beneath an open sheet is left out, as it can be neither pressed nor reached.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from game.phone.geometry import Box
from game.phone.stage import Stage
from game.phone.widgets.base import ScrollRegion, Widget

ROOT = "(window)"
DIALOG = "(dialog)"
"""Ids of entries that are no widgets."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on the screen. `role` is a widget's, "window" or "dialog"; `rect` is in pixels of the window."""

    id: str
    role: str
    name: str
    rect: Box
    focusable: bool = False
    enabled: bool = True
    checked: bool | None = None
    said: str = ""
    """A value in words, beside the name."""
    at: int = 0
    steps: int = 0
    """Of a slider: where it stands, of how many."""
    announced: bool = False
    """Whether a change of its name is to be read out by itself: a caption that no voice speaks."""
    children: tuple[str, ...] = ()


def access_tree(stage: Stage, *, title: str = "") -> dict[str, Entry]:
    """Every entry by its id. `title` is the window's."""
    ui = stage.ui
    # A call's own voice is louder than any reader: while it speaks, its captions are there to be read, not announced.
    silent = ui.voice.finished() is None
    widgets = [w for w in stage.foremost if w.name or w.focusable or isinstance(w, ScrollRegion)]
    lists = [w for w in widgets if isinstance(w, ScrollRegion)]
    entries: dict[str, Entry] = {}
    inside: dict[str, list[str]] = {region.id: [] for region in lists}
    outer: list[str] = []
    for widget in widgets:
        if isinstance(widget, ScrollRegion):
            continue
        region = next((r for r in lists if widget.clip is not None and widget.clip == r.rect), None)
        if region is None:
            outer.append(widget.id)
        else:
            if not inside[region.id]:
                # A list stands where its first child does.
                outer.append(region.id)
            inside[region.id].append(widget.id)
        entries[widget.id] = _entry(widget, ui.layout.scale, announced=silent and widget.role == "caption")
    for region in lists:
        if inside[region.id]:
            name = region.name or _heading(entries.values())
            rect = _pixels(region.rect, ui.layout.scale)
            entries[region.id] = Entry(region.id, "list", name, rect, children=tuple(inside[region.id]))
    window = _pixels(ui.layout.window, ui.layout.scale)
    if stage.scene.over:
        name = _heading(entries.values()) or title
        entries[DIALOG] = Entry(DIALOG, "dialog", name, window, children=tuple(outer))
        outer = [DIALOG]
    entries[ROOT] = Entry(ROOT, "window", title, window, children=tuple(outer))
    return entries


def _entry(widget: Widget, scale: float, *, announced: bool) -> Entry:
    return Entry(
        widget.id,
        "button" if widget.focusable and widget.role in ("label", "image", "group", "heading") else widget.role,
        " ".join(widget.name.split()),
        _pixels(widget.rect, scale),
        widget.focusable,
        widget.enabled,
        widget.checked(),
        widget.said,
        widget.at,
        widget.steps,
        announced,
    )


def _pixels(box: Box, scale: float) -> Box:
    return Box(box.x * scale, box.y * scale, box.w * scale, box.h * scale)


def _heading(entries: Iterable[Entry]) -> str:
    return next((entry.name for entry in entries if entry.role == "heading"), "")
