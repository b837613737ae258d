"""Finds what cannot be reached by Tab, has no name for a screen reader, or is reached in another order than it is read.

assert unreachable(pilot) == []
"""

import re
from itertools import pairwise

from game.phone.access import ROLES
from game.phone.access_tree import ROOT, Entry, access_tree
from game.phone.geometry import Box
from game.phone.inputs import KeyDown
from game.phone.pilot import Pilot
from game.phone.widgets.base import Widget

PRESSED = {"button", "choice", "link", "switch", "slider", "tab"}
ORNAMENT = {"start.time", "start.day"}
"""Words on the sleeping phone beside a title: part of its picture."""

LEFT_OUT = re.compile(r"\b(helpline|sentence|words|step|page|aloud)\.[#\w-]+\.?\w*$")
"""A text that does not exist is shown as its id."""


def unreachable(pilot: Pilot) -> list[str]:
    """One sentence for each fault of the screen as it stands. Leaves the focus where it ends up."""
    stage = pilot.stage
    tree = access_tree(stage, title="t")
    read = [tree[id_] for id_ in _flat(tree, ROOT)]
    found = [f"{e.id} has no name" for e in read if not e.name]
    found += [f"{e.id} says an id: {e.name!r}" for e in read if LEFT_OUT.search(e.name)]
    found += [f"{e.id}: {e.role} is no role of the tree" for e in read if e.role not in ROLES]
    found += [f"{e.id} is a {e.role} that Tab passes by" for e in read if e.role in PRESSED and not e.focusable]
    told = {word for e in read for word in (e.name, e.said)}
    found += [
        f"{w.id} shows {text!r} and says nothing"
        for w in stage.foremost
        if (text := getattr(w, "text", "")) and w.id not in tree and w.id not in ORNAMENT and text not in told
    ]
    wanted = [e.id for e in read if e.focusable and e.enabled]
    visited, hidden = _tabbed(pilot, len(wanted))
    found += [f"Tab never reaches {id_}" for id_ in wanted if id_ not in visited]
    found += [f"{id_} has the focus out of sight" for id_ in hidden]
    if not found and visited != wanted:
        found.append(f"Tab goes {visited}, read is {wanted}")
    by_id = {w.id: w for w in stage.foremost}
    found += [
        f"{b} is reached after {a}, which stands below or right of it"
        for a, b in pairwise(wanted)
        if _backwards(by_id[a], by_id[b])
    ]
    wish = stage.ui.preferences
    return [f"{stage.scene.name} {wish.lang} {wish.text}%: {fault}" for fault in found]


def _flat(tree: dict[str, Entry], id_: str) -> list[str]:
    return [id_, *(below for child in tree[id_].children for below in _flat(tree, child))]


def _tabbed(pilot: Pilot, count: int) -> tuple[list[str], list[str]]:
    """Where Tab leads, from the beginning; and what of it stays out of sight."""
    stage = pilot.stage
    stage.focus = None
    visited: list[str] = []
    hidden: list[str] = []
    for _ in range(count):
        stage.feed(KeyDown("tab"))
        if stage.focus is None:
            break
        visited.append(stage.focus)
        widget = next(w for w in stage.widgets if w.id == stage.focus)
        if not _in_sight(widget, stage.ui.layout.window):
            hidden.append(widget.id)
    return visited, hidden


def _in_sight(widget: Widget, window: Box) -> bool:
    place = window if widget.clip is None else window.meet(widget.clip)
    seen = widget.rect.meet(place)
    # What is higher than its list begins in sight.
    return seen.w > 0 and seen.h >= min(widget.rect.h, place.h) * 0.9 - 14


def _backwards(a: Widget, b: Widget) -> bool:
    """Whether `b` stands before `a` to the eye: above it in the same column, or left of it in the same row."""
    if a.clip != b.clip or a.late != b.late:
        return False
    first, second = a.rect, b.rect
    beside = min(first.right, second.right) - max(first.x, second.x) > 0.5 * min(first.w, second.w)
    level = min(first.bottom, second.bottom) - max(first.y, second.y) > 0.5 * min(first.h, second.h)
    return (beside and second.bottom <= first.y + 1) or (level and second.right <= first.x + 1)
