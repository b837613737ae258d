"""Sheets with numbers on them, each number a row that can be pressed: memo, leaflet, back of a card."""

from dataclasses import dataclass

from game.phone import furigana
from game.phone.draw import CARD_SHADOW, Painter, pressed
from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.text import Type
from game.phone.theme import RADIUS_MEMO, mixed
from game.phone.typeface import has_cjk
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget
from game.phone.widgets.labels import Tint, label, tint
from game.scenario.readings import Ruby

GROUNDS: dict[str, Tint] = {"memo": "memo", "leaflet": "leaflet", "card": "sheet"}
PAD = 32.0
GAP = 20.0


@dataclass(frozen=True, kw_only=True)
class Sheet(Widget):
    """An empty paper with its shadow, perhaps held by a piece of tape."""

    ground: Tint
    tape: bool
    role: Role = "group"
    reach: float = 44
    radius: float = RADIUS_MEMO

    def draw(self, p: Painter, look: Look) -> None:
        p.panel(self.rect, tint(p.palette, self.ground), self.radius, shadow=CARD_SHADOW)
        if self.tape:
            p.fill(Box(self.rect.cx - 56, self.rect.y - 14, 112, 28), p.palette.tape)


@dataclass(frozen=True, kw_only=True)
class NumberRow(Widget):
    """A name and its number over a ruled line; with a handset where pressing it dials."""

    text: str
    number: str
    ground: Tint = "memo"
    icon: str = ""
    chosen: bool = False
    ruby: tuple[Ruby, ...] = ()
    """Readings above the name."""
    role: Role = "label"
    reach: float = 12
    radius: float = 8

    def checked(self) -> bool | None:
        return True if self.chosen else None

    def draw(self, p: Painter, look: Look) -> None:
        c, f = p.palette, p.type.factor
        if self.focusable:
            base = tint(c, self.ground)
            if look.pressed or look.hover or self.chosen:
                shade = pressed(base) if look.pressed else mixed(base, c.ink, 0.05)
                p.panel(self.rect.inset(-10, 1), shade, 8)
        size = 34 * f**0.6 if self.icon else 0.0
        right = self.rect.right - (size + 14 if size else 0)
        if size:
            p.icon(self.icon, self.rect.right - size / 2, self.rect.cy, size, c.ink2)
        if stacked(p.type, self.text, self.number, self.rect.w, self.icon):
            lines = p.type.wrap(self.text, "body", right - self.rect.x)
            y = p.lines(lines, "body", self.rect.x, self.rect.y + 4, c.ink)
            p.text(self.number, "body", right, y + p.type.line_h("body") / 2, c.ink, align="right")
        else:
            furigana.draw_line(p, self.text, self.ruby, "body", self.rect.x, self.rect.cy, c.ink)
            p.text(self.number, "body", right, self.rect.cy, c.ink, align="right")
        p.fill(Box(self.rect.x, self.rect.bottom - 2, self.rect.w, 2), c.memo_rule)


def stacked(type_: Type, text: str, number: str, width: float, icon: str) -> bool:
    """Whether name and number do not fit beside one another."""
    room = width - (34 * type_.factor**0.6 + 14 if icon else 0)
    return type_.width(text, "body") + type_.width(number, "body") + GAP > room


def _word_too_long(type_: Type, text: str, width: float, icon: str) -> bool:
    """Whether the handset would cut a word of the name in two: then it is left out."""
    room = width - (34 * type_.factor**0.6 + 14 if icon else 0)
    return any(room < type_.width(word, "body") <= width for word in text.split() if not has_cjk(word))


def number_row_h(ui: Ui, text: str, number: str, width: float, icon: str) -> float:
    """How high a row must be: never less than a finger needs."""
    least = max(64 * (1 + (ui.layout.factor - 1) * 0.7), ui.layout.target)
    if not stacked(ui.type, text, number, width, icon):
        return least
    room = width - (34 * ui.layout.factor**0.6 + 14 if icon else 0)
    return max(least, ui.type.height(text, "body", room) + ui.type.line_h("body") + 12)


def paper_sheet(
    ui: Ui,
    playing: Playing,
    paper: str,
    x: float,
    y: float,
    w: float,
    *,
    prefix: str,
    able: frozenset[str],
    icon: str = "",
    chosen: str = "",
    said: str = "",
) -> list[Widget]:
    """The sheet and what stands on it. Rows whose entry is in `able` can be pressed; their id is `prefix` + entry.

    `said` is the verb that is read aloud before the name. The first widget is the sheet itself, for its height.
    """
    scenario, wording = playing.play.scenario, playing.wording
    sheet = scenario.papers[paper]
    pad = PAD if w > 480 else 20.0
    inside = w - 2 * pad
    title, note = wording.text(sheet.title), ui.t("common.fictional")
    beside = ui.type.width(title, "body", True) + ui.type.width(note, "label") + 24 <= inside
    top = y + 24
    heading = label(ui, f"paper.title.{paper}", title, x + pad, top, inside, "body", bold=True, role="heading")
    widgets: list[Widget] = [heading]
    if beside:
        note_y = heading.rect.cy - ui.type.line_h("label") / 2 + 2
        widgets.append(
            label(ui, f"paper.note.{paper}", note, x + pad, note_y, inside, "label", tint="ink2", align="right")
        )
        top = heading.rect.bottom + 2
    else:
        made = label(ui, f"paper.note.{paper}", note, x + pad, heading.rect.bottom, inside, "label", tint="ink2")
        widgets.append(made)
        top = made.rect.bottom + 6
    ground = GROUNDS[sheet.look]
    for entry in sheet.entries:
        text, number = wording.text(scenario.entries[entry].name), wording.number(entry)
        pressable = entry in able
        sign = icon if pressable and not _word_too_long(ui.type, text, inside, icon) else ""
        h = number_row_h(ui, text, number, inside, sign)
        widgets.append(
            NumberRow(
                id=f"{prefix}{entry}",
                rect=Box(x + pad, top, inside, h),
                text=text,
                number=number,
                ground=ground,
                icon=sign,
                chosen=entry == chosen,
                ruby=furigana.ruby_for(ui, wording, text),
                name=f"{said} {text} {number}".strip() if pressable else f"{text} {number}",
                focusable=pressable,
                role="button" if pressable else "label",
            )
        )
        top += h
    for i, extra in enumerate(sheet.notes):
        made = label(ui, f"paper.extra-{i}", wording.text(extra), x + pad, top + 10, inside, "label")
        widgets.append(made)
        top = made.rect.bottom
    h = top + 20 - y
    back = Sheet(id=f"paper.sheet.{paper}", rect=Box(x, y, w, h), ground=ground, tape=sheet.look == "memo", name=title)
    return [back, *widgets]
