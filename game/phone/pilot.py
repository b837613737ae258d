"""A pilot that presses, types and reads the screen without a window, on a clock of its own."""

from collections.abc import Callable

import pygame

from game.phone.inputs import KeyDown, PointerDown, PointerUp, Resized
from game.phone.scene import Scene
from game.phone.shelf import Shelf
from game.phone.sound import Silent
from game.phone.stage import Node, Stage
from game.phone.theme import COOL_DOWN_MS
from game.phone.ui import Preferences, Ui


class NotThere(LookupError):
    """No such widget on the screen; the message lists what there is."""


class Pilot:
    """Plays scenes. `drawn` gives it a surface, so that `picture` works; without, nothing is drawn."""

    def __init__(
        self,
        first: Callable[[Ui], Scene],
        *,
        size: tuple[int, int] = (1280, 800),
        preferences: Preferences | None = None,
        drawn: bool = False,
        shelf: Shelf | None = None,
    ) -> None:
        pygame.font.init()
        self.now = 1000
        self.sound = Silent()
        self.ui = Ui(size, preferences or Preferences(), self.sound, lambda: self.now, shelf=shelf)
        surface = pygame.Surface(size) if drawn else None
        self.stage = Stage(self.ui, first(self.ui), surface, strict=True)

    @property
    def scene(self) -> Scene:
        """The scene on top."""
        return self.stage.scene

    def wait(self, ms: int, step: int = 100) -> None:
        """Lets time pass in steps, as frames would."""
        end = self.now + ms
        while self.now < end:
            self.now = min(end, self.now + step)
            self.stage.advance()

    def tree(self) -> list[Node]:
        """The access tree."""
        return self.stage.tree()

    def names(self) -> list[str]:
        """The names of all that can be pressed, in reading order."""
        return [n.name for n in self.tree() if n.focusable and n.enabled]

    def find(self, what: str) -> Node:
        """The node with this id, or this name. Raises NotThere."""
        nodes = self.tree()
        for node in nodes:
            if what in (node.id, node.name):
                return node
        raise NotThere(f"{what!r} is not on {self.scene.name}: " + ", ".join(n.id for n in nodes))

    def press(self, what: str, *, touch: bool = False) -> None:
        """Clicks (or touches) the middle of a widget found by id or name, past the cool-down."""
        node = self.find(what)
        if not node.enabled:
            raise NotThere(f"{what!r} on {self.scene.name} cannot be pressed now")
        self.wait(COOL_DOWN_MS + 10)
        self.stage._focus(node.id)
        if self.ui.take_stale():
            self.ui.refresh()
            self.stage.advance()
        box = self.find(node.id).rect
        widget = next(w for w in self.stage.widgets if w.id == node.id)
        if widget.clip is not None:
            box = box.meet(widget.clip)
        x, y = box.cx * self.ui.layout.scale, box.cy * self.ui.layout.scale
        self.stage.feed(PointerDown(x, y, touch))
        self.stage.feed(PointerUp(x, y, touch))

    def key(self, *names: str, shift: bool = False) -> None:
        """Presses keys, past the cool-down each."""
        for name in names:
            self.wait(COOL_DOWN_MS + 10)
            self.stage.feed(KeyDown(name, shift))

    def type(self, digits: str) -> None:
        """Types characters quickly, as on a keypad."""
        for char in digits:
            self.wait(60)
            self.stage.feed(KeyDown(char))

    def resize(self, w: int, h: int) -> None:
        """Another window size."""
        if self.stage.surface is not None:
            self.stage.surface = pygame.Surface((w, h))
        self.stage.feed(Resized(w, h))

    def picture(self) -> pygame.Surface:
        """The screen as it looks now. Needs `drawn`."""
        if self.stage.surface is None:
            raise RuntimeError("this pilot draws nothing: make it with drawn=True")
        self.stage.advance()
        self.stage.draw()
        return self.stage.surface

    def save(self, path: str) -> None:
        """The picture as a PNG file."""
        pygame.image.save(self.picture(), path)
