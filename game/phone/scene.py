"""A scene: one screen's state. It builds widgets, hears what was pressed, and returns where to go.

Only the stage touches the stack. A scene never draws, never loads a file, never waits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from game.phone.widgets.base import Widget

if TYPE_CHECKING:
    from game.phone.ui import Ui


@dataclass(frozen=True, slots=True)
class Press:
    """A widget was pressed, by whatever means."""

    id: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A character was typed that no widget claims; "backspace" too."""

    char: str


@dataclass(frozen=True, slots=True)
class Back:
    """Esc was pressed."""


@dataclass(frozen=True, slots=True)
class Slid:
    """A slider was set to a step, by whatever means."""

    id: str
    step: int


@dataclass(frozen=True, slots=True)
class Swiped:
    """A pointer or finger was drawn across the screen, where nothing scrolls or slides. Whatever it does, a button does
    as well."""

    way: Literal["up", "down"]
    over: tuple[str, ...] = ()
    """Ids of all that lay where it began."""


UiEvent = Press | Typed | Back | Slid | Swiped


@dataclass(frozen=True, slots=True)
class Push:
    """Put a scene above this one."""

    scene: "Scene"


@dataclass(frozen=True, slots=True)
class Pop:
    """Back to the scene below."""


@dataclass(frozen=True, slots=True)
class Replace:
    """This scene gives its place to another; whatever lay above it goes too."""

    scene: "Scene"


@dataclass(frozen=True, slots=True)
class Reset:
    """All scenes go; this one begins anew."""

    scene: "Scene"


@dataclass(frozen=True, slots=True)
class Uncover:
    """Whatever lies above this scene goes; it stays as it is."""


@dataclass(frozen=True, slots=True)
class Quit:
    """The game ends."""


Transition = Push | Pop | Replace | Reset | Uncover | Quit


class Scene:
    """One screen. Subclasses give `name` and `build`, and whatever else they need."""

    name = "scene"
    """Stable; tests and pictures use it."""
    over = False
    """Whether the scene below stays visible, and goes on ticking, beneath this one."""

    def enter(self, ui: "Ui") -> None:
        """It has come to the top: start sounds and clocks here, not in `__init__`."""

    def leave(self, ui: "Ui") -> None:
        """It is no longer on the stack."""

    def closed(self, ui: "Ui") -> None:
        """The game closes, by its own button or the window's."""

    def build(self, ui: "Ui") -> Sequence[Widget]:
        """All widgets, in drawing order, which is also the reading order."""
        raise NotImplementedError

    def handle(self, event: UiEvent, ui: "Ui") -> Transition | None:
        """Answers one event."""
        return Pop() if isinstance(event, Back) else None

    def tick(self, ui: "Ui") -> Transition | None:
        """Time has passed: called once a frame. Call `ui.refresh()` if the picture should be built again."""
        return None

    def ahead(self, ui: "Ui") -> Sequence["Scene"]:
        """Scenes likely to come next: their pictures are prepared while nothing happens."""
        return ()
