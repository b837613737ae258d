"""What the apps have in common: notes beside the phone, rows of facts, the story's clock."""

from dataclasses import dataclass, replace

from game.call.model import Detail
from game.call.wording import Wording
from game.phone import furigana
from game.phone.draw import Painter
from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.text import Type
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget
from game.phone.widgets.buttons import Button
from game.phone.widgets.labels import Card, Label, Picture, label
from game.scenario.readings import Ruby

DETAILS: tuple[Detail, ...] = ("name", "section", "extension", "number")
PAD = 24.0


def inner(ui: Ui, screen: Box) -> Box:
    """The part of a phone's screen in which an app puts its things: 24 from the sides, 16 where it is narrow."""
    side = 24.0 if screen.w > 440 else 12.0
    return Box(screen.x + side, screen.y + 12, screen.w - 2 * side, max(0.0, screen.h - 12))


def clock_at(playing: Playing, ms: int) -> str:
    """The story's clock at a play time, H:MM."""
    start = playing.wording.fill(playing.play.scenario.story.time)
    try:
        hours, minutes = (int(part) for part in start.split(":"))
    except ValueError:
        return start
    total = hours * 60 + minutes + ms // 60_000
    return f"{total // 60 % 24}:{total % 60:02d}"


def money(ui: Ui, yen: int) -> str:
    """An amount as the language writes it."""
    digits = f"{yen:,}"
    if ui.words.lang == "fr":
        digits = digits.replace(",", "\u202f")
    return ui.t("bank.yen", amount=digits)


def noted(playing: Playing) -> list[tuple[str, str, list[tuple[Detail, str]]]]:
    """(caller id, name, [(detail, text)]) of what the player wrote down, in the order of writing."""
    callers = playing.play.scenario.callers
    found: dict[str, list[tuple[Detail, str]]] = {}
    for caller, detail in playing.play.state.notes:
        text = callers[caller].details.get(detail)
        if text:
            found.setdefault(caller, []).append((detail, playing.wording.text(text)))
    return [
        (id_, playing.wording.text(callers[id_].name), sorted(rows, key=lambda row: DETAILS.index(row[0])))
        for id_, rows in found.items()
    ]


@dataclass(frozen=True, kw_only=True)
class Fact(Widget):
    """A field name and its value: side by side, or under one another where that is too wide."""

    field: str
    value: str
    field_w: float = 136
    right: bool = False
    """The value at the right end."""
    strong: bool = False
    rule: bool = False
    ruby: tuple[Ruby, ...] = ()
    """Readings above a value of one line."""
    role: Role = "label"
    reach: float = 4

    def draw(self, p: Painter, look: Look) -> None:
        c = p.palette
        style = "number" if self.strong else "body"
        lines, stacked = _fact_lines(p.type, self.field, self.value, style, self.rect.w, self.field_w, self.right)
        step = p.type.line_h(style) if len(lines) == 1 else p.type.line_h(style) * 0.9
        field_h = p.type.line_h("label")
        top = self.rect.y + (self.rect.h - len(lines) * step - (field_h if stacked else 0)) / 2
        if stacked:
            p.text(self.field, "label", self.rect.x, top + field_h / 2, c.ink2)
            top += field_h
        else:
            p.text(self.field, "label", self.rect.x, top + step / 2 + 1, c.ink2)
        for i, line in enumerate(lines):
            cy = top + (i + 0.5) * step
            if self.right:
                p.text(line, style, self.rect.right, cy, c.ink, align="right", bold=self.strong or None)
            else:
                x = self.rect.x if stacked else self.rect.x + self.field_w
                if self.ruby and len(lines) == 1:
                    furigana.draw_line(p, line, self.ruby, style, x, cy, c.ink)
                else:
                    p.text(line, style, x, cy, c.ink, bold=self.strong or None)
        if self.rule:
            p.fill(Box(self.rect.x, self.rect.bottom - 2, self.rect.w, 2), c.memo_rule)


def _fact_lines(
    type_: Type, field: str, value: str, style: str, w: float, field_w: float, right: bool
) -> tuple[tuple[str, ...], bool]:
    bold = style == "number" or None
    needed = max(field_w, type_.width(field, "label") + 16)
    if needed <= field_w and type_.width(value, style, bold) <= w - field_w:
        return (value,), False
    if right and type_.width(field, "label") + 20 + type_.width(value, style, bold) <= w and needed <= field_w:
        return (value,), False
    return type_.wrap(value, style, w, bold), True


def fact(
    ui: Ui,
    id_: str,
    field: str,
    value: str,
    x: float,
    y: float,
    w: float,
    *,
    field_w: float = 136,
    right: bool = False,
    strong: bool = False,
    rule: bool = False,
    least: float = 56,
    ruby: tuple[Ruby, ...] = (),
) -> Fact:
    """A fact as high as it must be."""
    style = "number" if strong else "body"
    field_w *= ui.layout.factor
    if right and ui.type.width(field, "label") + 20 + ui.type.width(value, style, strong or None) <= w:
        # A value at the right end needs no column of its own: it stands beside its name where both fit.
        field_w = ui.type.width(field, "label") + 17
    lines, stacked = _fact_lines(ui.type, field, value, style, w, field_w, right)
    step = ui.type.line_h(style) * (1 if len(lines) == 1 else 0.9)
    if ruby and len(lines) == 1:
        step = furigana.line_step(ui.type, style, value)
    h = max(least, len(lines) * step + (ui.type.line_h("label") + 8 if stacked else 0) + (8 if rule else 0))
    return Fact(
        id=id_,
        rect=Box(x, y, w, h),
        field=field,
        value=value,
        name=f"{field} {value}",
        field_w=field_w,
        right=right and not stacked,
        strong=strong,
        rule=rule,
        ruby=ruby,
    )


def field_width(ui: Ui, fields: list[str]) -> float:
    """One width for the field names of a card, at 100%: values stand under one another."""
    widest = max((ui.type.width(field, "label") for field in fields), default=0.0) / ui.layout.factor
    return min(220.0, max(112.0, widest + 24))


def notes_card(ui: Ui, playing: Playing, x: float, y: float, w: float, most: float) -> list[Widget]:
    """What was written down of the last caller, as a card; nothing where nothing was.

    Two facts share a line where it would be higher than `most`. It may still be: then it has to be scrolled.
    """
    people = noted(playing)
    return _person(ui, playing.wording, "noted", people[-1][2], x, y, w, most) if people else []


def notes_cards(ui: Ui, playing: Playing, x: float, y: float, w: float) -> list[Widget]:
    """All that was written down, the last caller first, a card each; the first widget's rect is the first card's."""
    widgets: list[Widget] = []
    for n, (_, _, rows) in enumerate(reversed(noted(playing))):
        made = _person(ui, playing.wording, f"noted-{n}", rows, x, y, w, 10_000)
        widgets += made
        y = made[0].rect.bottom + 20
    return widgets


def _person(
    ui: Ui, wording: Wording, id_: str, rows: list[tuple[Detail, str]], x: float, y: float, w: float, most: float
) -> list[Widget]:
    title = ui.t("notes.title")
    size = 32.0 * ui.layout.factor**0.6
    title_x = x + PAD + size + 10
    title_h = ui.type.height(title, "label", x + w - PAD - title_x)
    heading_h = title_h + 4
    inside = w - 2 * PAD
    pairs = [(ui.t(f"note.{detail}"), text) for detail, text in rows]
    least = max(56.0, ui.type.line_h("body"))
    if fy_of(y, heading_h) + len(pairs) * least + 16 > y + most:
        pairs = _joined(ui, rows)
    facts: list[Widget] = []
    wide = field_width(ui, [field for field, _ in pairs])
    fy = fy_of(y, heading_h)
    for i, (field, text) in enumerate(pairs):
        ruby = furigana.ruby_for(ui, wording, text)
        made = fact(ui, f"{id_}.{i}", field, text, x + PAD, fy, inside, field_w=wide, ruby=ruby)
        facts.append(made)
        fy = made.rect.bottom
    line_h = ui.type.line_h("label")
    sign = Box(x + PAD, y + 20 + (line_h - size) / 2, size, size)
    return [
        Card(id=f"{id_}.card", rect=Box(x, y, w, fy + 16 - y)),
        Picture(id=f"{id_}.sign", rect=sign, icon="note-pencil", size=size - 2, tint="ink2"),
        Label(
            id=f"{id_}.title",
            rect=Box(title_x, y + 20, x + w - PAD - title_x, title_h),
            text=title,
            name=title,
            style="label",
            tint="ink2",
            role="heading",
        ),
        *facts,
    ]


def fy_of(y: float, heading_h: float) -> float:
    """Where the facts of a card begin that stands at `y`."""
    return y + 20 + heading_h


def _joined(ui: Ui, rows: list[tuple[Detail, str]]) -> list[tuple[str, str]]:
    """The rows with section and extension in one, where there is little room."""
    texts = dict(rows)
    if "section" not in texts or "extension" not in texts:
        return [(ui.t(f"note.{detail}"), text) for detail, text in rows]
    field = (
        f"{ui.t('note.section')}・{ui.t('note.extension')}" if ui.words.lang.startswith("ja") else ui.t("note.section")
    )
    joined = [(field, f"{texts['section']}  {texts['extension']}")]
    others: dict[str, list[tuple[str, str]]] = {
        detail: [(ui.t(f"note.{detail}"), texts[detail])] for detail in ("name", "number") if detail in texts
    }
    return [*others.get("name", []), *joined, *others.get("number", [])]


def grown(ui: Ui, button: Button) -> Button:
    """The button as high as its words need: without its icon first, then on several lines."""
    made = button.arranged(ui.type)
    if len(made.lines) > 1 and button.icon:
        bare = replace(button, icon="")
        if len(bare.arranged(ui.type).lines) < len(made.lines):
            button, made = bare, bare.arranged(ui.type)
    needed = len(made.lines) * made.step + 20 if len(made.lines) > 1 else 0.0
    r = button.rect
    return replace(button, rect=Box(r.x, r.y, r.w, max(r.h, needed)))


def practice_line(ui: Ui, x: float, y: float, w: float) -> Label:
    """That all pages and numbers are for practice."""
    return label(ui, "apps.practice", ui.t("apps.practice"), x, y, w, "label", tint="ink2")


def notes_beside(ui: Ui, playing: Playing, beside: Box | None) -> list[Widget]:
    """The column beside an app of the free phone: notes, and that all numbers are for practice."""
    if beside is None:
        return []
    line_h = ui.type.height(ui.t("apps.practice"), "label", beside.w - 2 * PAD)
    room = beside.top(beside.h - line_h - 32)
    widgets = notes_card(ui, playing, room.x, room.y, room.w, room.h)
    bottom = max((widget.rect.bottom for widget in widgets), default=room.y - 24)
    if bottom > room.bottom:
        widgets = ui.scrolled("noted.beside", room, bottom + 8 - room.y, widgets, name=ui.t("notes.title"))
        bottom = room.bottom
    y = bottom + 24 if widgets else beside.y
    return [*widgets, practice_line(ui, beside.x + (PAD if widgets else 0), y, beside.w - 2 * PAD)]


def empty_app(ui: Ui, id_: str, text: str, box: Box, icon: str) -> list[Widget]:
    """What an app says that has nothing to show."""
    size = 72 * ui.layout.factor**0.5
    y = box.y + min(80.0, box.h * 0.12)
    picture = Picture(
        id=f"{id_}.sign",
        rect=Box.around(box.cx, y + size / 2, size, size),
        icon=icon,
        size=size * 0.5,
        tint="ink2",
        ground="sand",
    )
    note = label(ui, id_, text, box.x + 12, y + size + 20, box.w - 24, tint="ink2", align="centre")
    if note.rect.bottom > box.bottom:
        # Between large letters and a low screen the sign gives way.
        return [label(ui, id_, text, box.x + 12, box.y, box.w - 24, tint="ink2", align="centre")]
    return [picture, note]
