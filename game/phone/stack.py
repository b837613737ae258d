"""The scenes of a window that lie above one another, and the ways from one to the next."""

from collections.abc import Iterable

from game.phone.scene import Pop, Push, Quit, Replace, Reset, Scene, Transition, Uncover
from game.phone.ui import Ui
from game.phone.widgets.base import ScrollRegion, Widget


class Stack:
    """Never empty while the game runs."""

    def __init__(self, ui: Ui, first: Scene) -> None:
        self._ui = ui
        self._scenes = [first]
        self._lists: dict[int, set[str]] = {}
        """The ids of the lists that each scene has shown."""
        self.running = True
        first.enter(ui)

    @property
    def top(self) -> Scene:
        """The scene on top."""
        return self._scenes[-1]

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """All of them, lowest first."""
        return tuple(self._scenes)

    @property
    def visible(self) -> list[Scene]:
        """The top one, and what is seen beneath it."""
        lowest = len(self._scenes) - 1
        while lowest > 0 and self._scenes[lowest].over:
            lowest -= 1
        return self._scenes[lowest:]

    def showed(self, scene: Scene, widgets: Iterable[Widget]) -> None:
        """Which lists a scene shows: when it leaves, they go back to their beginning."""
        self._lists.setdefault(id(scene), set()).update(w.id for w in widgets if isinstance(w, ScrollRegion))

    def go(self, transition: Transition | None, asker: Scene) -> bool:
        """Does what a scene asks for; whether that is anything. One that has left asks for the top one."""
        if transition is None:
            return False
        place = self._scenes.index(asker) if asker in self._scenes else len(self._scenes) - 1
        match transition:
            case Push(scene):
                self._put(scene)
            case Pop():
                if place == 0:
                    self.running = False
                self._drop(place)
            case Replace(scene):
                self._drop(place)
                self._put(scene)
            case Reset(scene):
                self._drop(0)
                self._put(scene)
            case Uncover():
                if place == len(self._scenes) - 1:
                    return False
                self._drop(place + 1)
            case Quit():
                self.running = False
        return True

    def _put(self, scene: Scene) -> None:
        self._scenes.append(scene)
        scene.enter(self._ui)

    def _drop(self, place: int) -> None:
        while len(self._scenes) > place and (len(self._scenes) > 1 or place == 0):
            if len(self._scenes) == 1 and not self.running:
                return
            left = self._scenes.pop()
            left.leave(self._ui)
            # Whoever comes again begins at the top.
            lists = self._lists.pop(id(left), set())
            self._ui.forget_scrolling(lists.difference(*self._lists.values()))

    def close(self) -> None:
        """Lets every scene leave."""
        while self._scenes:
            scene = self._scenes.pop()
            scene.leave(self._ui)
            scene.closed(self._ui)
