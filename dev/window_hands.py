"""One way each to act on a window from outside, and nothing but it: mouse, keyboard or finger.

    hand = Mouse(display)
    hand.press(screen, node)      # goes there and presses it
    hand.inputs                   # clicks, turns of the wheel, key presses or touches so far

Places are pixels of the display. A hand looks at the screen only through the function it is given.
"""

import os
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field

from dev.touch_screen import BEGIN, END, MOVE, TouchScreen

MOST_TABS = 90


@dataclass(frozen=True)
class Node:
    """One thing on the screen, as a screen reader gets it: id, role, name, place in pixels of the window."""

    id: str
    role: str
    name: str
    x: int
    y: int
    w: int
    h: int
    focusable: bool
    focused: bool
    enabled: bool
    within: "Node | None" = None
    """The list that holds it."""

    def seen(self) -> tuple[int, int, int, int] | None:
        """The part that can be seen (x, y, w, h); None if its list hides it, or nearly."""
        box = self.within
        if box is None:
            return self.x, self.y, self.w, self.h
        top, bottom = max(self.y, box.y), min(self.y + self.h, box.y + box.h)
        return (self.x, top, self.w, bottom - top) if bottom - top >= min(40, self.h) else None


Screen = list[Node]
Look = Callable[[], Screen]


class CannotReach(RuntimeError):
    """This way does not lead to a thing that is on the screen."""


def find(screen: Screen, id_: str) -> Node | None:
    """The node of that id that can be pressed."""
    return next((node for node in screen if node.id == id_ and node.focusable and node.enabled), None)


@dataclass
class Hand(ABC):
    """What all three have in common."""

    display: str
    look: Look
    at: tuple[int, int] = (0, 0)
    """Where the window is."""
    inputs: int = 0
    longest: tuple[int, str] = (0, "")
    """The most inputs that one press took, and which."""
    kinds: dict[str, int] = field(default_factory=dict)
    """How many of each."""

    def count(self, kind: str, number: int = 1) -> None:
        """Notes inputs."""
        self.inputs += number
        self.kinds[kind] = self.kinds.get(kind, 0) + number

    def press(self, id_: str) -> None:
        """Presses what has this id. Raises CannotReach."""
        before = self.inputs
        self._press(id_)
        if self.inputs - before > self.longest[0]:
            self.longest = (self.inputs - before, id_)

    @abstractmethod
    def _press(self, id_: str) -> None: ...

    def type(self, digits: str) -> None:
        """Types on the keypad that is open."""
        for digit in digits:
            self.press(f"key.{ {'*': 'star', '#': 'hash'}.get(digit, digit) }")

    def xdotool(self, *words: object) -> None:
        """Acts on the display."""
        env = {**os.environ, "DISPLAY": self.display}
        subprocess.run(["xdotool", *(str(word) for word in words)], env=env, check=True, capture_output=True)


class Pointing(Hand):
    """A hand that goes to a place on the screen."""

    def in_sight(self, id_: str) -> tuple[int, int]:
        """Where to press it, in pixels of the display, scrolled into view if need be."""
        for _ in range(25):
            node = find(self.look(), id_)
            if node is None:
                raise CannotReach(f"{id_} went away")
            part = node.seen()
            if part is not None:
                x, y, w, h = part
                return self.at[0] + x + w // 2, self.at[1] + y + h // 2
            box = node.within
            assert box is not None
            middle = (self.at[0] + box.x + box.w // 2, self.at[1] + box.y + box.h // 2)
            self.scroll(*middle, box.h, down=node.y > box.y)
            time.sleep(0.25)
        raise CannotReach(f"{id_} cannot be scrolled into view")

    @abstractmethod
    def scroll(self, x: int, y: int, h: int, *, down: bool) -> None:
        """Scrolls the list around this place, `h` pixels high."""


class Mouse(Pointing):
    """Moves and clicks; the wheel for lists."""

    def _press(self, id_: str) -> None:
        x, y = self.in_sight(id_)
        self.xdotool("mousemove", x, y, "sleep", 0.05, "click", 1)
        self.count("click")

    def scroll(self, x: int, y: int, h: int, *, down: bool) -> None:
        self.xdotool("mousemove", x, y, "click", 5 if down else 4)
        self.count("wheel")


class Keys(Hand):
    """Tab, Shift+Tab, Enter, digits and Escape."""

    by_digit = True
    """Answers by their number, as long as it is on."""

    def _press(self, id_: str) -> None:
        screen = self.look()
        if find(screen, id_) is None:
            raise CannotReach(f"{id_} went away")
        focus = next((node.id for node in screen if node.focused and node.id != "(window)"), "")
        if id_ == "call.skip" and not focus:
            self._keys("Return")
            return
        if id_ in ("over.close", "move.back", "near.back", "near.step-back"):
            self._keys("Escape")
            return
        replies = [node.id for node in screen if node.id.startswith("reply.")]
        if self.by_digit and id_ in replies:
            self._keys(str(replies.index(id_) + 1))
            return
        self._go(id_)
        self._keys("Return")

    def _go(self, id_: str) -> None:
        """Tab by Tab, the shorter way round."""
        for _ in range(12):
            screen = self.look()
            order = [n.id for n in screen if n.focusable and n.enabled and n.role != "frame"]
            focus = next((n.id for n in screen if n.focused and n.id in order), "")
            if focus == id_:
                return
            if id_ not in order:
                raise CannotReach(f"{id_} went away")
            there, size = order.index(id_), len(order)
            here = order.index(focus) if focus else -1
            onward = (there - here) % size if focus else there + 1
            back = (here - there) % size if focus else size - there
            keys = ["Tab"] * onward if onward <= back else ["shift+Tab"] * back
            if len(keys) > MOST_TABS:
                break
            self._keys(*keys)
            time.sleep(0.15)
        raise CannotReach(f"Tab does not lead to {id_}")

    def _keys(self, *names: str) -> None:
        self.xdotool("key", "--delay", 35, *names)
        for name in names:
            self.count("digit" if len(name) == 1 else name)

    def type(self, digits: str) -> None:
        self._keys(*({"*": "asterisk", "#": "numbersign"}.get(digit, digit) for digit in digits))


class Finger(Pointing):
    """Touches and draws on a touch screen."""

    screen: TouchScreen

    def _press(self, id_: str) -> None:
        x, y = self.in_sight(id_)
        self.screen.touch(BEGIN, x, y)
        time.sleep(0.06)
        # No finger holds still.
        self.screen.touch(MOVE, x + 2, y + 1)
        time.sleep(0.03)
        self.screen.touch(END, x + 2, y + 1)
        self.count("touch")

    def scroll(self, x: int, y: int, h: int, *, down: bool) -> None:
        way = -int(h * 0.3) if down else int(h * 0.3)
        self.screen.touch(BEGIN, x, y)
        for part in range(1, 9):
            time.sleep(0.02)
            self.screen.touch(MOVE, x, y + way * part // 8)
        self.screen.touch(END, x, y + way)
        self.count("drag")
