"""What a person does, free of pygame: places in pixels, keys by name."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class PointerDown:
    """A mouse button or a finger goes down."""

    x: float
    y: float
    touch: bool = False


@dataclass(frozen=True, slots=True)
class PointerMove:
    """A mouse or a finger moves; `held` while it is down."""

    x: float
    y: float
    held: bool = False


@dataclass(frozen=True, slots=True)
class PointerUp:
    """It goes up."""

    x: float
    y: float
    touch: bool = False


@dataclass(frozen=True, slots=True)
class Wheel:
    """The wheel turns by `steps`; positive is towards the beginning."""

    x: float
    y: float
    steps: float


@dataclass(frozen=True, slots=True)
class KeyDown:
    """A key by name: "tab", "enter", "space", "escape", "up" ... or the character it types."""

    key: str
    shift: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """Assistive technology means a widget by its id: "press", or only "focus"; of a slider "more" or "less"."""

    id: str
    what: Literal["press", "focus", "more", "less"]


@dataclass(frozen=True, slots=True)
class Resized:
    """The window has another size, in pixels."""

    w: int
    h: int


@dataclass(frozen=True, slots=True)
class Closed:
    """The window is closed from outside."""


Input = PointerDown | PointerMove | PointerUp | Wheel | KeyDown | Asked | Resized | Closed
