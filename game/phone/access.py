"""Gives the screen to screen readers through the package accesskit: UI Automation on Windows, NSAccessibility on
macOS, AT-SPI on Linux. Where package, service or reader are absent, nothing happens and nothing is lost.

    access = Access()
    access.attach()            # on Windows and macOS while the window is still hidden
    ...each round...
    for asked in access.asked():
        stage.feed(asked)
    access.show(stage)         # sends what changed, if anybody reads

The package calls the handlers below in a thread of its own, holding a lock that every method of its adapter wants.
So they only leave a note; and since Python's own lock is held while a method waits, the adapter is left alone until
well after it said that somebody reads. Otherwise the two threads could wait for each other for ever.
"""

import logging
import os
import sys
from collections import deque
from typing import Any, Literal

import pygame

from game.phone.access_tree import DIALOG, ROOT, Entry, access_tree
from game.phone.inputs import Asked
from game.phone.stage import Stage

OFF = "KAKENAOSHI_ACCESS"
"""An environment variable: "off" keeps the package unloaded."""
SETTLED = 10
"""Rounds of the loop between a reader's arrival and the first tree; each of them sleeps."""
ROLES = {
    "window": "WINDOW",
    "dialog": "DIALOG",
    "button": "BUTTON",
    "choice": "RADIO_BUTTON",
    "switch": "SWITCH",
    "slider": "SLIDER",
    "tab": "TAB",
    "link": "LINK",
    "label": "LABEL",
    "caption": "LABEL",
    "heading": "HEADING",
    "image": "IMAGE",
    "list": "LIST",
    "field": "TEXT_INPUT",
    "group": "GROUP",
    "progress": "PROGRESS_INDICATOR",
}
"""accesskit's name of each role."""
ACTIONS: dict[str, Literal["press", "focus", "more", "less"]] = {
    "CLICK": "press",
    "FOCUS": "focus",
    "SCROLL_INTO_VIEW": "focus",
    "INCREMENT": "more",
    "DECREMENT": "less",
}
"""What its actions mean here."""

_log = logging.getLogger("kakenaoshi.phone")


def before_showing() -> bool:
    """Whether this system wants the adapter before the window is first seen."""
    return sys.platform in ("win32", "darwin")


class Access:
    """One window's bridge to assistive technology. No method raises."""

    def __init__(self, title: str = "かけ直し Kakenaoshi") -> None:
        self._title = title
        self._kit: Any = None
        self._adapter: Any = None
        self._asked: deque[tuple[int, str]] = deque()
        self._readers = False
        """Whether somebody reads; set by the package's thread."""
        self._rounds = 0
        self._sent: dict[str, Entry] = {}
        self._sent_focus = ""
        self._built: tuple[object, str | None, bool] | None = None
        self._numbers: dict[str, int] = {ROOT: 0}
        self._names = [ROOT]
        self._window_focus: bool | None = None

    @property
    def attached(self) -> bool:
        """Whether a screen reader could be served."""
        return self._adapter is not None

    def attach(self) -> bool:
        """Makes the adapter for pygame's window, once. Loads the package: some 2 ms."""
        if self._adapter is not None:
            return True
        if os.environ.get(OFF) == "off" or pygame.display.get_driver() == "dummy":
            return False
        try:
            import accesskit

            self._kit = accesskit
            self._adapter = self._made()
        except ImportError:
            _log.info("access: the package accesskit is not there; screen readers are not served")
        except BaseException as error:
            # A panic of the package's is no Exception; it must not cost the game.
            if isinstance(error, KeyboardInterrupt | SystemExit):
                raise
            _log.warning("access: no adapter (%s)", error)
        return self._adapter is not None

    def _made(self) -> Any:
        if sys.platform == "darwin":
            # SDL keeps the focus on the window, readers ask its view.
            self._kit.macos.add_focus_forwarder_to_window_class("SDLWindow")
            window = pygame.display.get_wm_info()["window"]
            return self._kit.macos.SubclassingAdapter.for_window(window, self._activated, self._acted)
        if sys.platform == "win32":
            window = pygame.display.get_wm_info()["window"]
            return self._kit.windows.SubclassingAdapter(window, self._activated, self._acted)
        return self._kit.unix.Adapter(self._activated, self._acted, self._deactivated)

    # Called by the package, perhaps in another thread: leave a note and go.

    def _activated(self) -> None:
        self._readers = True

    def _deactivated(self) -> None:
        self._readers = False

    def _acted(self, request: Any) -> None:
        self._asked.append((request.target, str(request.action)))

    # Called by the loop

    def asked(self) -> list[Asked]:
        """What a reader's user did since the last call."""
        found: list[Asked] = []
        while self._asked:
            number, action = self._asked.popleft()
            if 0 <= number < len(self._names):
                what = ACTIONS.get(action.rpartition(".")[2])
                if what is not None:
                    found.append(Asked(self._names[number], what))
        return found

    def show(self, stage: Stage) -> bool:
        """Sends what changed, if somebody reads. Call it once a round; True if something was sent."""
        if self._adapter is None:
            return False
        if not self._readers:
            self._rounds, self._sent, self._built, self._window_focus = 0, {}, None, None
            return False
        self._rounds += 1
        if self._rounds < SETTLED:
            return False
        try:
            return self._show(stage)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt | SystemExit):
                raise
            _log.warning("access: given up (%s)", error)
            self._adapter = None
            return False

    def _show(self, stage: Stage) -> bool:
        focused = bool(pygame.key.get_focused())
        if focused != self._window_focus:
            self._window_focus = focused
            self._tell_focus(focused)
        built = (stage.widgets, stage.focus, stage.ui.voice.finished() is None)
        if self._built is not None and built[0] is self._built[0] and built[1:] == self._built[1:]:
            return False
        self._built = built
        tree = access_tree(stage, title=self._title)
        focus = stage.focus if stage.focus in tree else DIALOG if DIALOG in tree else ROOT
        assert focus is not None
        changed = [entry for id_, entry in tree.items() if self._sent.get(id_) != entry]
        if not changed and focus == self._sent_focus:
            return False
        first = not self._sent
        self._sent, self._sent_focus = tree, focus
        events = self._adapter.update_if_active(lambda: self._update(changed, focus, whole=first))
        if events is not None:
            events.raise_events()
        return True

    def _tell_focus(self, focused: bool) -> None:
        if sys.platform == "darwin":
            events = self._adapter.update_view_focus_state(focused)
            if events is not None:
                events.raise_events()
        elif sys.platform != "win32":
            self._adapter.update_window_focus_state(focused)

    def _update(self, entries: list[Entry], focus: str, *, whole: bool) -> Any:
        """An update with these entries, which the package asks for."""
        update = self._kit.TreeUpdate(self._number(focus))
        for entry in entries:
            update.nodes.append((self._number(entry.id), node(self._kit, entry, self._number)))
        if whole:
            tree = self._kit.Tree(self._number(ROOT))
            tree.toolkit_name = "pygame-ce"
            tree.toolkit_version = pygame.version.ver
            update.tree = tree
        return update

    def _number(self, id_: str) -> int:
        """The package's number of an entry, the same as long as the window lives."""
        if id_ not in self._numbers:
            self._numbers[id_] = len(self._names)
            self._names.append(id_)
        return self._numbers[id_]

    def close(self) -> None:
        """Lets the adapter go."""
        self._adapter = None


def node(kit: Any, entry: Entry, number: Any) -> Any:
    """The package's node of an entry; `number` gives the number of an id."""
    made = kit.Node(getattr(kit.Role, ROLES[entry.role]))
    made.set_bounds(kit.Rect(entry.rect.x, entry.rect.y, entry.rect.right, entry.rect.bottom))
    made.set_author_id(entry.id)
    if entry.role in ("label", "caption"):
        # A text's words are its value.
        made.set_value(entry.name)
    else:
        made.set_label(entry.name)
        if entry.said:
            made.set_value(entry.said)
    if entry.role == "heading":
        made.set_level(1)
    elif entry.role == "field":
        made.set_read_only()
    elif entry.role == "dialog":
        made.set_modal()
    if entry.announced:
        made.set_live(kit.Live.POLITE)
    if entry.role in ("choice", "switch"):
        made.set_toggled(kit.Toggled.TRUE if entry.checked else kit.Toggled.FALSE)
    elif entry.checked is not None:
        made.set_selected(entry.checked)
    if entry.steps:
        made.set_min_numeric_value(0)
        made.set_max_numeric_value(entry.steps)
        made.set_numeric_value(entry.at)
        made.set_numeric_value_step(1)
    if not entry.enabled:
        made.set_disabled()
    elif entry.focusable:
        made.add_action(kit.Action.FOCUS)
        for action in (kit.Action.INCREMENT, kit.Action.DECREMENT) if entry.steps else (kit.Action.CLICK,):
            made.add_action(action)
    if entry.children:
        made.set_children([number(child) for child in entry.children])
    return made
