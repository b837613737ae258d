"""A switch: a wish that is on or off. The knob's side, a tick and a word say which, never colour alone."""

from dataclasses import dataclass

from game.phone.draw import Painter, lit
from game.phone.geometry import Box
from game.phone.text import Type
from game.phone.theme import mixed
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget


@dataclass(frozen=True, kw_only=True)
class Switch(Widget):
    """A row: what is wished, perhaps a line about it, the word for its state (`said`) and the switch itself."""

    text: str
    on: bool
    detail: str = ""
    focusable: bool = True
    role: Role = "switch"

    def checked(self) -> bool:
        return self.on

    def draw(self, p: Painter, look: Look) -> None:
        c = p.palette
        p.panel(self.rect, lit(c.sheet, look), self.radius, border=c.edge if self.enabled else c.line)
        ink = c.ink if self.enabled else mixed(c.ink, c.paper, 0.45)
        quiet = c.ink2 if self.enabled else mixed(c.ink2, c.paper, 0.45)
        a = arranged(p.type, self.rect.w, self.text, self.detail, self.said)
        x, top = self.rect.x + a.pad, self.rect.cy - a.height / 2
        middle = top + a.upper / 2 if a.under else self.rect.cy
        words_top = middle - len(a.lines) * a.step / 2 if a.under else top
        for i, line in enumerate(a.lines):
            p.text(line, "body", x, words_top + (i + 0.5) * a.step, ink)
        top += a.upper
        for i, line in enumerate(a.details):
            p.text(line, "label", x, top + (i + 0.5) * a.small, quiet)
        track = Box(self.rect.right - a.pad - a.track_w, middle - a.track_h / 2, a.track_w, a.track_h)
        if a.worded:
            p.text(self.said, "label", track.x - 14, middle, quiet, align="right")
        self._track(p, track)

    def _track(self, p: Painter, track: Box) -> None:
        c = p.palette
        full, off = (c.accent, c.sand) if self.enabled else (mixed(c.accent, c.paper, 0.5), c.sheet)
        edge = c.edge if self.enabled else c.line
        knob = track.h - 12
        if self.on:
            p.panel(track, full, track.h / 2)
            cx = track.right - track.h / 2
            p.disc(cx, track.cy, knob, c.on_accent)
            p.icon("bold/check", cx, track.cy, knob * 0.62, full)
        else:
            p.panel(track, off, track.h / 2, border=edge, border_w=2.5)
            p.disc(track.x + track.h / 2, track.cy, knob, edge)


@dataclass(frozen=True, slots=True)
class _Arranged:
    """Lines of word and detail, their heights, the margin, and the switch's size."""

    lines: tuple[str, ...]
    details: tuple[str, ...]
    step: float
    small: float
    pad: float
    track_w: float
    track_h: float
    worded: bool
    room: float
    under: bool
    """Whether the details have the whole width, under word and switch: where the room beside it is narrow."""

    @property
    def upper(self) -> float:
        """Height of the part with the word."""
        high = len(self.lines) * self.step
        return max(high, self.track_h + 12) if self.under else high

    @property
    def height(self) -> float:
        return self.upper + len(self.details) * self.small


def arranged(type_: Type, width: float, text: str, detail: str, said: str) -> _Arranged:
    """Where a switch's words go in a row this wide. The word for the state gives way before a word is cut."""
    f = type_.factor
    pad = 24 * f**0.5
    track_w, track_h = 84 * f**0.5, 48 * f**0.5
    longest = max((type_.width(word, "body") for word in text.split()), default=0.0)
    state = type_.width(said, "label") + 14 if said else 0.0
    room = width - 2 * pad - track_w - 20
    worded = bool(said) and (room - state >= type_.width(text, "body") or room - state >= max(longest, 0.5 * room))
    if worded:
        room -= state
    lines = type_.wrap(text, "body", max(10.0, room))
    under = bool(detail) and room < 360 * f
    details = type_.wrap(detail, "label", width - 2 * pad if under else max(10.0, room)) if detail else ()
    step = type_.line_h("body") * 0.86
    return _Arranged(lines, details, step, type_.line_h("label") * 0.92, pad, track_w, track_h, worded, room, under)


def switch(ui: Ui, id_: str, text: str, on: bool, x: float, y: float, w: float, detail: str = "") -> Switch:
    """A switch as high as its words need."""
    said = ui.t("settings.on") if on else ui.t("settings.off")
    least = ui.layout.list_h
    h = max(least, arranged(ui.type, w, text, detail, said).height + 24)
    name = f"{text} {detail}".strip()
    return Switch(id=id_, rect=Box(x, y, w, h), text=text, detail=detail, name=name, on=on, said=said)
