"""The widget: an immutable description with a place, a name and a picture.

A scene builds a list of them whenever something changed; the stage compares it with the last list and draws again
only what differs. So a widget holds nothing that changes, and draws from its own fields and its `Look` alone.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

from game.phone.draw import Look as Look
from game.phone.draw import Painter
from game.phone.geometry import Box
from game.phone.text import Type
from game.phone.theme import FOCUS_OFFSET, FOCUS_WIDTH, Colour

Role = Literal[
    "button",
    "label",
    "heading",
    "image",
    "list",
    "field",
    "caption",
    "dialog",
    "group",
    "link",
    "progress",
    "switch",
    "slider",
    "choice",
    "tab",
]


PLAIN = Look()


@dataclass(frozen=True, kw_only=True)
class Widget:
    """`id` is unique on a screen and stable; `name` is what is read aloud; `rect` is in units."""

    id: str
    rect: Box
    name: str = ""
    role: Role = "image"
    focusable: bool = False
    enabled: bool = True
    keys: tuple[str, ...] = ()
    """Keys that press it, as `inputs` names them ("1", "#")."""
    said: str = ""
    """The value of a switch, a slider or a field in words, as it is read aloud after the name."""
    steps: int = 0
    """Of a slider: how many steps lead from its least to its most. 0: this is pressed, not set."""
    at: int = 0
    """Of a slider: the step at which it stands."""
    repeats: bool = False
    """Whether it may be pressed again at once: a key of a keypad, never a move."""
    in_a_row: bool = False
    """Whether people tap it again and again: a tap too many must not press what stands in its place by then."""
    clip: Box | None = None
    """The part of the window in which it may be seen, for lists that scroll."""
    reach: float = 12
    """How far its picture (shadow, focus ring) goes beyond `rect`."""
    radius: float = 20
    """Of its outline, which the focus ring follows."""
    leads: bool = False
    """Of what is no heading by its role: a list does not end between it and what stands under it, either."""
    late: bool = False
    """Read and reached after everything else, though drawn before it: a screen's last row of buttons."""

    hides: ClassVar[bool] = False
    """Whether nothing beneath its `rect` can be seen."""

    def checked(self) -> bool | None:
        """Whether it is the chosen one, or on; None for what is never either."""
        return None

    @property
    def extent(self) -> Box:
        """Everything that its picture may touch."""
        box = self.rect.inset(-self.reach)
        return box if self.clip is None else box.meet(self.clip.inset(-2))

    def changed(self, before: "Widget") -> Box:
        """The part of its picture that differs from `before`, which stood in the same place."""
        return self.extent

    def hit(self, x: float, y: float) -> bool:
        """Whether a pointer there means this widget."""
        return self.rect.contains(x, y) and (self.clip is None or self.clip.contains(x, y))

    def step_at(self, x: float) -> int:
        """Of a slider: the step that a pointer at `x` means."""
        return self.at

    def cut(self, type_: Type, y: float) -> float:
        """The lowest place, not below `y`, at which a list may cut it: above it, unless it says nothing."""
        return self.rect.y if self.name or self.focusable else y

    def draw(self, p: Painter, look: Look) -> None:
        """Its picture, the focus ring aside."""
        raise NotImplementedError

    def focus_colour(self, p: Painter) -> Colour:
        """The ring's colour: the accent, unless the ground is."""
        return p.palette.accent

    def paint(self, p: Painter, look: Look) -> None:
        """Its picture with the focus ring, inside its clip."""
        before = p.surface.get_clip()
        if self.clip is not None:
            p.surface.set_clip(before.clip(p.rect(self.clip)))
        p.within = self.clip
        self.draw(p, look)
        if look.focus:
            out = FOCUS_OFFSET + FOCUS_WIDTH
            p.frame(self.rect.inset(-out), self.focus_colour(p), self.radius + out, FOCUS_WIDTH)
        if self.clip is not None:
            p.surface.set_clip(before)


@dataclass(frozen=True, kw_only=True)
class ScrollRegion(Widget):
    """Marks a list that scrolls. Draws its bar; the stage keeps how far it was scrolled."""

    content_h: float
    offset: float
    reach: float = 0

    @property
    def furthest(self) -> float:
        """The largest offset."""
        return max(0.0, self.content_h - self.rect.h)

    def draw(self, p: Painter, look: Look) -> None:
        if self.furthest <= 0:
            return
        track = Box(self.rect.right - 12, self.rect.y + 8, 8, self.rect.h - 16)
        thumb_h = max(48.0, track.h * self.rect.h / self.content_h)
        y = track.y + (track.h - thumb_h) * min(1.0, self.offset / self.furthest)
        p.panel(Box(track.x, y, track.w, thumb_h), p.palette.edge, 4)
