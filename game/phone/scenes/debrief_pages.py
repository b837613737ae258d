"""The pages of the short debrief. Each gives its widgets inside a box and says where they end."""

from dataclasses import dataclass, replace
from typing import Literal

from game.phone.geometry import Box
from game.phone.scenes.debrief_parts import LookBack, span
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.comparison import comparison
from game.phone.widgets.labels import Card, Label, label
from game.phone.widgets.timeline import Balloon, balloon_height
from game.session.debrief import NumberStory

LABEL_COLUMN, WIDER_COLUMN = 340.0, 440.0
"""Beside the digits, for the numbers' names: the wider one where a name would take three lines."""
Parts = Literal["both", "digits", "meaning"]
STYLES = ("numeral", "number", "body")
"""Letters of the two numbers, the largest that leaves room for what they mean."""


def summary(
    ui: Ui, look: LookBack, box: Box, *, sentence: bool = True, rest: bool = True
) -> tuple[list[Widget], float]:
    """The first sentence, large, and the rest of the ending; or one of them alone."""
    first, more = look.ending(ui)
    widgets: list[Widget] = []
    y = box.y + 4
    for style in ("title", "body"):
        widgets, y = [], box.y + 4
        if sentence:
            ruby = look.ruby(ui, first)
            heading = label(ui, "debrief.first", first, box.x, y, box.w, style, bold=True, role="heading", ruby=ruby)
            widgets, y = [heading], heading.rect.bottom + 4
        if rest and more:
            tint, ruby = "ink2" if sentence else "ink", look.ruby(ui, more)
            told = label(ui, "debrief.rest", more, box.x, y, box.w, tint=tint, ruby=ruby)
            widgets, y = [*widgets, told], told.rect.bottom
        if y <= box.bottom + 8:
            break
    return widgets, y


def in_two(ui: Ui, look: LookBack) -> bool:
    """Whether the ending needs a page for each of its halves."""
    sheet = ui.layout.sheet
    return bool(look.ending(ui)[1]) and summary(ui, look, sheet)[1] > sheet.bottom + 8


def number_text(ui: Ui, look: LookBack, *, short: bool = False) -> str:
    """What the displayed number was, in one or two sentences."""
    found = look.found.number
    if found is None:
        return ""
    name = look.wording(ui).text(look.playing.play.scenario.entries[found.entry].name) if found.entry else ""
    key = f"debrief.number.{found.kind}{'-short' if short else ''}"
    return ui.t(key, name=name, count=found.differing)


def number(ui: Ui, look: LookBack, box: Box, ticks: int, parts: Parts = "both") -> tuple[list[Widget], float]:
    """The displayed number over its owner's, digit under digit, and what that means; or one of the two alone.

    Where that does not fit, the explanation is shorter, then the digits are smaller.
    """
    found = look.found.number
    if found is None:
        return [], box.y
    for style in STYLES if found.shown else STYLES[:1]:
        cells, y = _cells(ui, look, box, ticks, style) if found.shown and parts != "meaning" else ([], box.y)
        if parts == "digits":
            if y <= box.bottom + 8:
                break
            continue
        for short in (False, True):
            text = number_text(ui, look, short=short)
            told = label(ui, "debrief.number", text, box.x, y + (16 if ui.layout.text < 200 else 10), box.w)
            if told.rect.bottom <= box.bottom + 8:
                return [*cells, told], told.rect.bottom
    return (cells, y) if parts == "digits" else ([*cells, told], told.rect.bottom)


def _cells(ui: Ui, look: LookBack, box: Box, ticks: int, style: str) -> tuple[list[Widget], float]:
    """Both numbers on a card: their names beside them, or above and below where that is too narrow."""
    found = look.found.number
    assert found is not None
    shown, owner = ui.t("debrief.number.shown"), ""
    if found.number:
        name = look.wording(ui).text(look.playing.play.scenario.entries[found.entry].name)
        # A look-alike imitates no one office: beside it stands a number of the kind that it is taken for.
        owner = ui.t("debrief.number.like" if found.kind == "look_alike" else "debrief.number.of", name=name)
    cells = Cells(shown, owner, f"{shown} {found.shown}. {owner} {found.number}".strip(), ticks)
    return (
        _beside(ui, cells, found, box, style, LABEL_COLUMN, 2)
        or _beside(ui, cells, found, box, style, WIDER_COLUMN, 2)
        or _beside(ui, cells, found, box, style, LABEL_COLUMN, 3)
        or _stacked(ui, cells, found, box, style)
    )


@dataclass(frozen=True, slots=True)
class Cells:
    """The names of both numbers, what is read aloud, and how many ticks have appeared."""

    shown: str
    owner: str
    spoken: str
    ticks: int


def _beside(
    ui: Ui, cells: Cells, found: NumberStory, box: Box, style: str, column_w: float, lines: int
) -> tuple[list[Widget], float] | None:
    """None where a name takes more than `lines` lines, or the numbers have no room in one piece."""
    pad = 40.0 if ui.layout.text == 100 else 32.0
    inner = box.w - 2 * pad
    most = inner - column_w * ui.layout.factor**0.4
    made = comparison(
        ui,
        "debrief.cells",
        found.shown,
        found.number,
        box.x,
        box.y,
        most,
        name=cells.spoken,
        ticks=cells.ticks,
        style=style,
    )
    column = inner - made.rect.w - 24
    words = [text for text in (cells.shown, cells.owner) if text]
    heights = [ui.type.height(text, "label", column) for text in words]
    card = Card(id="debrief.card", rect=Box(box.x, box.y, box.w, made.rect.h + 1.4 * pad))
    if max(len(ui.type.wrap(text, "label", column)) for text in words) > lines:
        return None
    if len(made.parts) > 1 or sum(heights) > card.rect.h - 16 or max(heights) > 0.75 * made.rect.h:
        return None
    top = box.y + 0.7 * pad
    made = replace(made, rect=Box(box.right - pad - made.rect.w, top, made.rect.w, made.rect.h))
    half = ui.type.size(style) / 2
    middles = (top + half, made.rect.bottom - half)
    labels = []
    for i, (text, h, middle) in enumerate(zip(words, heights, middles, strict=False)):
        # Two lines of a name may reach above or below the digits, never beyond the card.
        y = min(max(middle - h / 2, card.rect.y + 8), card.rect.bottom - 8 - h)
        rect = Box(box.x + pad, y, column, h)
        labels.append(Label(id=f"debrief.cells-{i}", rect=rect, text=text, name=text, style="label"))
    return [card, *labels, made], card.rect.bottom


def _stacked(ui: Ui, cells: Cells, found: NumberStory, box: Box, style: str) -> tuple[list[Widget], float]:
    pad = 32.0
    inner = box.w - 2 * pad
    above = label(ui, "debrief.cells-0", cells.shown, box.x + pad, box.y + 8, inner, "label")
    made = comparison(
        ui,
        "debrief.cells",
        found.shown,
        found.number,
        box.x + pad,
        above.rect.bottom + 4,
        inner,
        name=cells.spoken,
        ticks=cells.ticks,
        style=style,
    )
    widgets: list[Widget] = [above, made]
    bottom = made.rect.bottom
    if cells.owner:
        below = label(ui, "debrief.cells-1", cells.owner, box.x + pad, bottom + 4, inner, "label")
        widgets.append(below)
        bottom = below.rect.bottom
    card = Card(id="debrief.card", rect=Box(box.x, box.y, box.w, bottom + 12 - box.y))
    return [card, *widgets], card.rect.bottom


WORDS = ("words", "title", "body")


def words(ui: Ui, look: LookBack, box: Box) -> tuple[list[Widget], float]:
    """The sentence to say next time, to be said aloud: as large as the page allows."""
    tries = [(style, "body", aloud) for style in WORDS for aloud in (True, False)]
    tries += [(style, "label", False) for style in WORDS]
    for style, intro, aloud in tries:
        widgets, bottom = _words(ui, look, box, style, intro=intro, aloud=aloud)
        if bottom <= box.bottom + 8:
            break
    return widgets, bottom


def _words(ui: Ui, look: LookBack, box: Box, style: str, *, intro: str, aloud: bool) -> tuple[list[Widget], float]:
    """`intro`: the letters of the heading; whether the advice to say it aloud stands below."""
    small = intro == "label"
    top = box.y + (0 if small else 8)
    heading = label(ui, "words.title", ui.t("debrief.words"), box.x, top, box.w, intro, role="heading")
    widgets: list[Widget] = [heading]
    y = heading.rect.bottom + (4 if small else 16)
    text = look.quote(ui, look.found.words[0])
    tail = 48.0
    indent = 152 if ui.layout.text == 100 else 120
    below = ui.type.height(ui.t("debrief.aloud"), "body", box.w - indent) if aloud else 0
    least = balloon_height(ui, text, box.w, style)
    h = max(least, min(least + 90, box.bottom - y - tail - below))
    balloon = Balloon(id="words.balloon", rect=Box(box.x, y, box.w, h), text=text, name=text, style=style)
    widgets.append(balloon)
    bottom = balloon.rect.bottom + tail
    if aloud:
        told = label(
            ui,
            "words.aloud",
            ui.t("debrief.aloud"),
            box.x + indent,
            bottom - 16,
            box.w - indent,
            tint="ink2",
        )
        widgets.append(told)
        bottom = told.rect.bottom
    return widgets, bottom


def leaving(ui: Ui, look: LookBack) -> list[str]:
    """When the player left and what had been heard by then; how the matter of a genuine call stands."""
    found = look.found
    parts = []
    if found.leaving is not None:
        how = "declined" if found.leaving.declined else "hung-up"
        parts.append(ui.t(f"debrief.leaving.{how}", time=span(ui, found.leaving.at)))
        if not found.genuine and not found.leaving.declined:
            flags = found.leaving.flags
            parts.append(ui.t("debrief.leaving.flags", count=flags) if flags else ui.t("debrief.leaving.early"))
    if found.genuine:
        parts.append(ui.t(f"debrief.matter.{found.score.matter}"))
    return parts
