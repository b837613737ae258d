"""Who waits on hold, told wherever there is room: above the replies, on the phone's own screen."""

from dataclasses import dataclass

from game.phone.draw import Painter
from game.phone.geometry import Box
from game.phone.metrics import CallRegions
from game.phone.playing import Playing
from game.phone.theme import RADIUS_QUIET
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget

ICON = "fill/phone-pause"
IN_CALL = 3
"""Lines of letters that a long name may take above the replies."""
CLOCK_W, SIGNS_W = 128.0, 130.0
"""What hour and signs take of the near phone's status bar, from its left and its right end."""


def waiting(ui: Ui, playing: Playing) -> str:
    """Who waits on hold, as the phone names them; empty: nobody, or a call that goes on by itself."""
    held = playing.play.state.held
    if held is None or not playing.play.state.on_hold:
        return ""
    name, number, _ = playing.who(held)
    return name or number or ui.t("ring.unknown")


def how_it_stands(ui: Ui, playing: Playing) -> str:
    """What is said of the phone while nobody talks: who waits on hold, that a call has ended, that none was taken."""
    held = waiting(ui, playing)
    if held:
        return ui.t("call.waiting", name=held)
    talked = any(row.how in ("incoming", "dialled") for row in playing.play.state.history)
    return ui.t("free.off" if talked else "free.none")


@dataclass(frozen=True, kw_only=True)
class HeldLine(Widget):
    """Sign and words on a ground of their own."""

    lines: tuple[str, ...]
    role: Role = "label"
    reach: float = 2
    radius: float = RADIUS_QUIET

    def draw(self, p: Painter, look: Look) -> None:
        c, f = p.palette, p.type.factor
        p.panel(self.rect, c.accent_soft, min(self.radius, self.rect.h / 2), border=p.outline())
        size, x = _sign(f), self.rect.x + 16
        p.icon(ICON, x + size / 2, self.rect.cy, size, c.ink)
        step = p.type.line_h("label") * 0.84
        for i, line in enumerate(self.lines):
            cy = self.rect.cy + (i + 0.5 - len(self.lines) / 2) * step
            p.text(line, "label", x + size + 10, cy, c.ink)


def _sign(factor: float) -> float:
    return 30.0 * (1 + (factor - 1) * 0.7)


def _room(ui: Ui, w: float) -> float:
    """The width of the words in a line `w` wide."""
    return w - 16 - _sign(ui.layout.factor) - 10 - 16


def held_line(ui: Ui, playing: Playing, id_: str, box: Box, *, most: int = 2) -> HeldLine | None:
    """The line at the top of `box`, as high as it needs; None while nobody waits. In a narrow and high window a long
    name takes up to `most` lines; where that is not enough, how many wait stands in its place, and a reader says who.
    """
    who = waiting(ui, playing)
    if not who:
        return None
    whole, room = ui.t("call.waiting", name=who), _room(ui, box.w)
    lines = ui.type.wrap(whole, "label", room)
    if len(lines) > (most if ui.layout.shape == "portrait" else 1):
        lines = (ui.t("call.waiting-one"),)
    h = {100: 44.0, 150: 48.0, 200: 64.0}[ui.layout.text] + (len(lines) - 1) * ui.type.line_h("label") * 0.84
    return HeldLine(id=id_, rect=box.top(h), lines=lines, name=whole)


def held_pill(ui: Ui, playing: Playing, screen: Box, time: str) -> HeldLine | None:
    """In the near phone's status bar, as phones do it: beside the hour, or in its place. None while nobody waits, or
    where there is no room: the column beside the phone tells it too.
    """
    who = waiting(ui, playing)
    if not who:
        return None
    right, whole = screen.right - SIGNS_W, ui.t("call.waiting", name=who)
    beside = screen.x + (CLOCK_W if time else 24)
    for text, left in ((whole, beside), (whole, screen.x + 24), (ui.t("call.waiting-short"), beside)):
        w = ui.type.width(text, "label") + 16 + _sign(1.0) + 10 + 18
        if left + w <= right:
            return HeldLine(id="near.held", rect=Box(left, screen.y + 10, w, 44), lines=(text,), name=whole, radius=22)
    return None


def held_height(ui: Ui, playing: Playing) -> float:
    """How high the line in a call's column is, 0 while nobody waits."""
    regions = ui.layout.call()
    w = regions.caption.w if regions.arrangement == "sheet" else regions.replies.w
    made = held_line(ui, playing, "", Box(0, 0, w, 0), most=IN_CALL)
    return 0.0 if made is None else made.rect.h


def told_between(ui: Ui, playing: Playing, regions: CallRegions) -> list[Widget]:
    """The line between caption and replies, where there is one."""
    made = None if regions.line is None else held_line(ui, playing, "call.held", regions.line, most=IN_CALL)
    return [] if made is None else [made]
