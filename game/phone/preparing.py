"""Making the shapes and texts of coming scenes while nothing happens, in slices of a few milliseconds."""

import time
from collections import deque
from collections.abc import Iterable

import pygame

from game.phone.draw import Painter
from game.phone.kept import Enough, at_most
from game.phone.scene import Scene
from game.phone.ui import Ui
from game.phone.widgets.base import PLAIN, Widget

SLICE_S = 0.002
"""A slice ends with the first thing made after so much time. Nothing is to take longer than as much again."""
MOST_TRIES = 300
"""Slices for one widget: whoever needs more needs more than can be kept."""


class Preparing:
    """A queue of scenes, each prepared once for a window size and a person's wishes."""

    def __init__(self) -> None:
        self._queue: deque[Scene | Widget] = deque()
        self._done: set[tuple[str, object]] = set()
        self._tries = 0
        self.last = ""
        """What the last slice ended with: a scene or a kind of widget, for measuring."""

    def clear(self) -> None:
        """What was asked for is no longer likely to come."""
        self._queue.clear()

    def forget(self) -> None:
        """Everything has another size now."""
        self._queue.clear()
        self._done.clear()

    def ask(self, ui: Ui, scenes: Iterable[Scene]) -> None:
        """These may come next. Ignored while others are being prepared."""
        if not self._queue:
            self._queue.extend(scene for scene in scenes if self._recipe(ui, scene) not in self._done)

    @staticmethod
    def _recipe(ui: Ui, scene: Scene) -> tuple[str, object]:
        return scene.name, (ui.layout, ui.preferences)

    def slice(self, ui: Ui) -> bool:
        """One slice of at most 4 ms. False when there is nothing to do."""
        if not self._queue:
            return False
        until = time.perf_counter() + SLICE_S
        try:
            while self._queue and time.perf_counter() < until:
                self._tries += 1
                with at_most(until):
                    self._next(ui)
                self._tries = 0
        except Enough:
            # What was made is kept: the same once more gets further.
            if self._tries > MOST_TRIES:
                self._queue.popleft()
                self._tries = 0
        return True

    def _next(self, ui: Ui) -> None:
        task = self._queue[0]
        self.last = task.name if isinstance(task, Scene) else type(task).__name__
        if isinstance(task, Scene):
            # By services of its own: no list that is shown is moved by it, and nothing is built again for it.
            widgets = task.build(ui.aside())
            self._done.add(self._recipe(ui, task))
            self._queue.popleft()
            self._queue.extendleft(reversed(widgets))
        else:
            # Onto nothing: what is wanted is that shapes and lines are made and kept.
            task.paint(Painter(pygame.Surface((1, 1)), ui.palette, ui.type), PLAIN)
            self._queue.popleft()
