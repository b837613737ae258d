"""Tabs: one of several pages. The open one stands on the sheet's ground with a strong bar, never colour alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.phone.draw import Painter, lit
from game.phone.geometry import Box
from game.phone.theme import GAP_RELATED, RADIUS_QUIET, mixed
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget
from game.phone.widgets.buttons import icon_gap, icon_size


@dataclass(frozen=True, kw_only=True)
class Tab(Widget):
    """A page's name with its picture."""

    text: str
    opened: bool = False
    icon: str = ""
    style: str = "body"
    upright: bool = False
    """One under another at the side: the word begins at the left and the bar stands before it."""
    focusable: bool = True
    role: Role = "tab"
    radius: float = RADIUS_QUIET

    def checked(self) -> bool:
        return self.opened

    def draw(self, p: Painter, look: Look) -> None:
        c, f = p.palette, p.type.factor
        ground = lit(c.sheet if self.opened else c.paper, look)
        border = c.edge if self.opened else c.line
        size, gap = icon_size(self.style, f), icon_gap(self.style, f)
        word = p.type.width(self.text, self.style, self.opened or None)
        icon = self.icon if size + gap + word + 40 <= self.rect.w else ""
        w = word + (size + gap if icon else 0)
        x = self.rect.x + 32 if self.upright else self.rect.cx - w / 2
        if self.upright and not icon:
            x = self.rect.x + 24
        ink = c.ink if self.opened else c.ink2
        if not self.enabled:
            ink, border = mixed(ink, c.paper, 0.45), c.line
        p.panel(self.rect, ground, self.radius, border=border)
        if icon:
            p.icon(icon, x + size / 2, self.rect.cy, size, ink)
            x += size + gap
        p.text(self.text, self.style, x, self.rect.cy, ink, bold=self.opened or None)
        if self.opened:
            if self.upright:
                bar = Box(self.rect.x + 10, self.rect.y + 14, 8, self.rect.h - 28)
            else:
                bar = Box(self.rect.x + 20, self.rect.bottom - (12 if f == 1 else 9), self.rect.w - 40, 6)
            p.panel(bar, c.accent if self.enabled else c.line, 3)


def tab_width(ui: Ui, text: str, icon: bool = True, style: str = "body") -> float:
    """The least width of a tab, with its picture or without."""
    f = ui.type.factor
    w = ui.type.width(text, style, True) + 40
    return w + (icon_size(style, f) + icon_gap(style, f) + 8 if icon else 0)


def tabs(ui: Ui, entries: Sequence[tuple[str, str, str]], opened: str, box: Box, *, upright: bool) -> list[Widget]:
    """Tabs (id, icon, word) down the left side of `box`, or along its top: in the letters of labels where those of the
    body do not stand in one row, and in two rows where these do not either."""
    h = max(ui.layout.target, {100: 72.0, 150: 84.0, 200: 96.0}[ui.layout.text])
    style = "body"
    places: list[Box] = []
    if upright:
        places = box.column(len(entries), GAP_RELATED, max(h, {100: 72.0, 150: 88.0, 200: 104.0}[ui.layout.text]))
    else:
        room = box.w - GAP_RELATED * (len(entries) - 1)
        least = [tab_width(ui, word, False) for _, _, word in entries]
        if sum(least) > room:
            style = "label"
            least = [tab_width(ui, word, False, style) for _, _, word in entries]
        rows = 1 if sum(least) <= room else 2
        each = -(-len(entries) // rows)
        for row in range(rows):
            part = least[row * each : (row + 1) * each]
            spare = (box.w - GAP_RELATED * (len(part) - 1) - sum(part)) / len(part)
            x = box.x
            for w in part:
                places.append(Box(x, box.y + row * (h + GAP_RELATED), w + spare, h))
                x += w + spare + GAP_RELATED
    return [
        Tab(id=id_, rect=rect, text=word, name=word, icon=icon, style=style, opened=id_ == opened, upright=upright)
        for (id_, icon, word), rect in zip(entries, places, strict=True)
    ]
