"""Making the shapes and texts of coming scenes while nothing happens, in slices of a few milliseconds."""

from collections import deque
from collections.abc import Iterable

import pygame

from game.phone.draw import Painter
from game.phone.scene import Scene
from game.phone.ui import Ui
from game.phone.widgets.base import PLAIN, Widget


class Preparing:
    """A queue of scenes, each prepared once for a window size and a person's wishes."""

    def __init__(self) -> None:
        self._queue: deque[Scene | list[Widget]] = deque()
        self._done: set[tuple[str, object]] = set()

    def clear(self) -> None:
        """What was asked for is no longer likely to come."""
        self._queue.clear()

    def forget(self) -> None:
        """Everything has another size now."""
        self._done.clear()

    def ask(self, ui: Ui, scenes: Iterable[Scene]) -> None:
        """These may come next. Ignored while others are being prepared."""
        if not self._queue:
            self._queue.extend(scene for scene in scenes if self._recipe(ui, scene) not in self._done)

    @staticmethod
    def _recipe(ui: Ui, scene: Scene) -> tuple[str, object]:
        return scene.name, (ui.layout, ui.preferences)

    def slice(self, ui: Ui) -> bool:
        """One small step. False when there is nothing to do."""
        if not self._queue:
            return False
        task = self._queue.popleft()
        if isinstance(task, Scene):
            self._done.add(self._recipe(ui, task))
            stale = ui.take_stale()
            self._queue.appendleft(list(task.build(ui)))
            ui.take_stale()
            ui.take_moving()
            if stale:
                ui.refresh()
        elif task:
            # Onto nothing: what is wanted is that shapes and lines are made and kept.
            nowhere = pygame.Surface((1, 1))
            task.pop(0).paint(Painter(nowhere, ui.palette, ui.type), PLAIN)
            self._queue.appendleft(task)
        return True
