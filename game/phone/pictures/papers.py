"""Papers: the memo sheet with its tape and ruling, on which numbers one keeps at home are written."""

import math
from dataclasses import dataclass

from game.phone import furigana
from game.phone.draw import CARD_SHADOW, Painter
from game.phone.geometry import Box
from game.phone.text import Type
from game.phone.theme import RADIUS_MEMO
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget
from game.phone.widgets.labels import Tint, tint
from game.scenario.readings import Ruby

HEAD_H, ROW_H, PAD = 80.0, 64.0, 32.0


@dataclass(frozen=True, kw_only=True)
class MemoSheet(Widget):
    """A ruled paper: title, a note that all is practice, rows of name and number, further lines."""

    title: str
    note: str
    rows: tuple[tuple[str, str], ...]
    extra: tuple[str, ...] = ()
    ruby: tuple[tuple[Ruby, ...], ...] = ()
    """Readings above the rows' names."""
    ground: Tint = "memo"
    tape: bool = True
    role: Role = "group"
    reach: float = 44
    radius: float = RADIUS_MEMO

    def draw(self, p: Painter, look: Look) -> None:
        c, f, box = p.palette, p.type.factor, self.rect
        p.panel(box, tint(c, self.ground), self.radius, shadow=CARD_SHADOW)
        if self.tape:
            p.fill(Box(box.cx - 56, box.y - 14, 112, 28), c.tape)
        x, w = box.x + PAD, box.w - 2 * PAD
        y = box.y + 16 * f
        title_h = p.type.line_h("body") * 1.12
        beside = p.type.width(self.title, "body", True) + p.type.width(self.note, "label") + 24 <= w
        lines = p.type.wrap(self.title, "body", w, True)
        y = p.lines(lines, "body", x, y + 12 * f**0.5, c.ink, bold=True)
        if beside:
            p.text(self.note, "label", x + w, y - title_h * 0.46, c.ink2, align="right")
        else:
            y = p.lines(p.type.wrap(self.note, "label", w), "label", x, y, c.ink2)
        for i, (name, number) in enumerate(self.rows):
            h = _row_need(p.type, name, number, w)
            mid = y + h - row_h(f) / 2 - 2
            if _stacked(p.type, name, number, w):
                p.lines(p.type.wrap(name, "body", w), "body", x, y + 4, c.ink)
            else:
                furigana.draw_line(p, name, self.ruby[i] if self.ruby else (), "body", x, mid, c.ink)
            p.text(number, "body", x + w, mid, c.ink, align="right")
            y += h
            p.fill(Box(x, y - 2, w, 2), c.memo_rule)
        for text in self.extra:
            y = p.lines(p.type.wrap(text, "label", w), "label", x, y + 8, c.ink)


def row_h(factor: float) -> float:
    """Height of one row at a text size."""
    return ROW_H * (1 + (factor - 1) * 0.85)


def _stacked(type_: Type, name: str, number: str, w: float) -> bool:
    return type_.width(name, "body") + type_.width(number, "body") + 24 > w


def _row_need(type_: Type, name: str, number: str, w: float) -> float:
    """Height of a row: a long name stands on lines of its own above its number."""
    above = type_.height(name, "body", w) if _stacked(type_, name, number, w) else 0.0
    return row_h(type_.factor) + above


def memo_height(
    ui: Ui, title: str, note: str, rows: tuple[tuple[str, str], ...], extra: tuple[str, ...], width: float
) -> float:
    """How high a memo sheet must be."""
    f, w = ui.layout.factor, width - 2 * PAD
    beside = ui.type.width(title, "body", True) + ui.type.width(note, "label") + 24 <= w
    h = 16 * f + 12 * math.sqrt(f) + ui.type.height(title, "body", w, True)
    h += 0 if beside else ui.type.height(note, "label", w)
    for name, number in rows:
        h += _row_need(ui.type, name, number, w)
    for text in extra:
        h += ui.type.height(text, "label", w) + 8
    return h + 24


def memo_sheet(
    ui: Ui,
    id_: str,
    title: str,
    rows: tuple[tuple[str, str], ...],
    x: float,
    y: float,
    w: float,
    *,
    extra: tuple[str, ...] = (),
    ground: Tint = "memo",
    tape: bool = True,
    ruby: tuple[tuple[Ruby, ...], ...] = (),
) -> MemoSheet:
    """A sheet as high as what is written on it."""
    note = ui.t("common.fictional")
    name = "、".join([title, note, *(f"{n} {number}" for n, number in rows), *extra])
    return MemoSheet(
        id=id_,
        rect=Box(x, y, w, memo_height(ui, title, note, rows, extra, w)),
        title=title,
        note=note,
        rows=rows,
        extra=extra,
        ground=ground,
        tape=tape,
        ruby=ruby,
        name=name,
    )
