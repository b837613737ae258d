"""A slider: a wish of degrees, set in steps by dragging, by a press on the line, by arrows, or by the buttons − and +.

The buttons are there for fingers that tremble: whoever cannot drag, or has keys alone, reaches every step.
"""

from dataclasses import dataclass

from game.phone.draw import Align, Painter, lit
from game.phone.geometry import Box
from game.phone.theme import RADIUS_QUIET, mixed
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget
from game.phone.widgets.labels import Label


@dataclass(frozen=True, kw_only=True)
class Slider(Widget):
    """A line with a mark at each step and a thumb at step `at` of `steps`; `said` is the value in words."""

    focusable: bool = True
    role: Role = "slider"
    radius: float = RADIUS_QUIET

    def _track(self) -> Box:
        return Box(self.rect.x + 22, self.rect.cy - 6, self.rect.w - 44, 12)

    def step_at(self, x: float) -> int:
        track = self._track()
        part = (x - track.x) / max(1.0, track.w)
        return min(self.steps, max(0, round(part * self.steps)))

    def draw(self, p: Painter, look: Look) -> None:
        c = p.palette
        track = self._track()
        accent = c.accent if self.enabled else mixed(c.accent, c.paper, 0.5)
        edge = c.edge if self.enabled else c.line
        x = track.x + track.w * self.at / max(1, self.steps)
        p.panel(track, c.sand, 6, border=edge)
        if x > track.x + 6:
            p.panel(Box(track.x, track.y, x - track.x, track.h), accent, 6)
        for i in range(self.steps + 1):
            mark = track.x + track.w * i / max(1, self.steps)
            p.fill(Box(mark - 1.5, track.bottom + 8, 3, 8), edge)
        size = 44.0
        p.disc(x, track.cy, size, c.paper)
        p.disc(x, track.cy, size - 4, lit(accent, look) if self.enabled else accent)
        p.disc(x, track.cy, 12, c.on_accent)


@dataclass(frozen=True, kw_only=True)
class StepButton(Widget):
    """− or + at a slider's end."""

    icon: str
    focusable: bool = True
    repeats: bool = True
    role: Role = "button"
    radius: float = RADIUS_QUIET

    def draw(self, p: Painter, look: Look) -> None:
        c = p.palette
        border = c.edge if self.enabled else c.line
        ink = c.ink if self.enabled else mixed(c.ink, c.paper, 0.45)
        p.panel(self.rect, lit(c.sheet, look) if self.enabled else c.paper, self.radius, border=border)
        p.icon(self.icon, self.rect.cx, self.rect.cy, min(self.rect.w, self.rect.h) * 0.44, ink)


LESS, MORE = ":less", ":more"
"""What the ids of the two buttons end in; the rest is the slider's id."""


def slider(ui: Ui, id_: str, text: str, said: str, at: int, steps: int, x: float, y: float, w: float) -> list[Widget]:
    """What is wished and its value in words above, the line between its two buttons below."""
    f = ui.type.factor
    value_w = ui.type.width(said, "body", True)
    beside = ui.type.width(text, "body") + value_w + 32 <= w
    name_h = ui.type.height(text, "body", w - value_w - 32 if beside else w)
    name = Box(x, y, w - value_w - 32 if beside else w, name_h)
    widgets: list[Widget] = [Label(id=f"{id_}.name", rect=name, text=text, name="", leads=True)]
    line = ui.type.line_h("body")
    rect = Box(x + w - value_w - 1, y, value_w + 1, line) if beside else Box(x, y + name_h, w, line)
    align: Align = "right" if beside else "left"
    widgets.append(Label(id=f"{id_}.value", rect=rect, text=said, align=align, bold=True, leads=True))
    top = rect.bottom + 6
    size = max(ui.layout.target, 64.0 * f**0.4)
    less = Box(x, top, size, size)
    more = Box(x + w - size, top, size, size)
    track = Box(less.right + 16, top, more.x - less.right - 32, size)
    widgets += [
        StepButton(id=id_ + LESS, rect=less, icon="bold/minus", name=ui.t("settings.less", what=text), enabled=at > 0),
        Slider(id=id_, rect=track, name=text, said=said, at=at, steps=steps),
        StepButton(
            id=id_ + MORE, rect=more, icon="bold/plus", name=ui.t("settings.more", what=text), enabled=at < steps
        ),
    ]
    return widgets
