"""How the screen's widgets are said: a name, what it is, and how it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.phone.ui import Ui
    from game.phone.widgets.base import Widget

KINDS = ("button", "choice", "switch", "slider", "tab", "link", "field")
"""Roles that are named after the name: the others are plain from the words themselves."""
CLOCK = re.compile(r"\d+:\d\d")
BAR = "top."
"""Ids of the bar that stands on every screen: reached by keys, but not read on each arrival."""
STORY = "top.title"
CAPTIONS = ("call.caption", "listen.caption")
"""Ids of what is being said: read as the talk goes, never as a part of the screen."""


def spoken(ui: Ui, widget: Widget) -> str:
    """The whole of what is said when this widget is in focus."""
    name = " ".join(widget.name.split())
    number = next((key for key in widget.keys if key.isdigit()), "")
    if number and number != name:
        # A reply's number is also its key.
        name = f"{number}{ui.t('aloud.pause')}{name}"
    kind = "button" if widget.focusable and widget.role in ("label", "image", "group", "heading") else widget.role
    words = [name, ui.t(f"aloud.{kind}") if kind in KINDS else "", state(ui, widget)]
    return ui.t("aloud.pause").join(word for word in words if word)


def state(ui: Ui, widget: Widget) -> str:
    """How it stands: chosen, on, at which step, out of reach; empty where there is nothing to tell."""
    words = [widget.said]
    if widget.checked() and not widget.said:
        words.append(ui.t("aloud.chosen"))
    if widget.focusable and not widget.enabled:
        words.append(ui.t("aloud.disabled"))
    return ui.t("aloud.pause").join(word for word in words if word)


def timeless(name: str) -> str:
    """A name without the time that runs in it."""
    return CLOCK.sub("", name)


def readable(widgets: Iterable[Widget]) -> list[Widget]:
    """What the reading arrows visit: all that has a name, but for pictures of lists."""
    return [w for w in widgets if w.name and w.role not in ("list", "dialog")]


def is_text(widget: Widget) -> bool:
    """Whether it is words of the screen itself, to be read when the screen comes."""
    if widget.focusable or not widget.name or widget.role in ("list", "dialog", "field"):
        return False
    return not widget.id.startswith(BAR) and widget.id not in CAPTIONS


def appears(widget: Widget) -> bool:
    """Whether a button that comes by itself is worth a word: not the quiet ones."""
    quiet = getattr(widget, "kind", "") in ("quiet", "plain")
    return widget.focusable and widget.enabled and not (quiet or widget.late or widget.id.startswith(BAR))
