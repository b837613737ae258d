"""The pages of the short debrief. Each gives its widgets inside a box and says where they end."""

from collections.abc import Sequence

from game.phone.geometry import Box
from game.phone.scenes.debrief_parts import LookBack, clock
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.comparison import comparison
from game.phone.widgets.labels import Card, Label, Rule, label
from game.phone.widgets.ordinal import Ordinal, ordinal_size
from game.phone.widgets.timeline import Balloon, balloon_height, chip
from game.session.debrief import Moment

LABEL_COLUMN = 340.0


def summary(ui: Ui, look: LookBack, box: Box) -> tuple[list[Widget], float]:
    """The first sentence, large, and the rest of it; in a genuine call how the matter stands."""
    first, rest = look.ending(ui)
    heading = label(ui, "debrief.first", first, box.x, box.y + 4, box.w, "title", role="heading")
    widgets: list[Widget] = [heading]
    y = heading.rect.bottom
    if rest:
        more = label(ui, "debrief.rest", rest, box.x, y + 4, box.w, tint="ink2")
        widgets.append(more)
        y = more.rect.bottom
    return widgets, y


def number_text(ui: Ui, look: LookBack, *, short: bool = False) -> str:
    """What the displayed number was, in one or two sentences."""
    found = look.found.number
    if found is None:
        return ""
    name = look.wording(ui).text(look.playing.play.scenario.entries[found.entry].name) if found.entry else ""
    key = f"debrief.number.{found.kind}{'-short' if short else ''}"
    return ui.t(key, name=name, count=found.differing)


def number(ui: Ui, look: LookBack, box: Box, ticks: int) -> tuple[list[Widget], float]:
    """The displayed number over its owner's, digit under digit, and what that means.

    Where the longer explanation would not fit, the shorter one is shown.
    """
    found = look.found.number
    if found is None:
        return [], box.y
    widgets, y = _cells(ui, look, box, ticks) if found.shown else ([], box.y)
    text = number_text(ui, look)
    if y + 16 + ui.type.height(text, "body", box.w) > box.bottom + 8:
        text = number_text(ui, look, short=True)
    told = label(ui, "debrief.number", text, box.x, y + 16, box.w)
    return [*widgets, told], told.rect.bottom


def _cells(ui: Ui, look: LookBack, box: Box, ticks: int) -> tuple[list[Widget], float]:
    found = look.found.number
    assert found is not None
    f = ui.layout.factor
    pad = 40.0 if ui.layout.text == 100 else 32.0
    shown, owner = ui.t("debrief.number.shown"), ""
    if found.number:
        name = look.wording(ui).text(look.playing.play.scenario.entries[found.entry].name)
        owner = ui.t("debrief.number.of", name=name)
    spoken = f"{shown} {found.shown}. {owner} {found.number}".strip()
    inner = box.w - 2 * pad
    beside = comparison(
        ui,
        "debrief.cells",
        found.shown,
        found.number,
        box.x,
        box.y,
        inner - LABEL_COLUMN * f**0.4,
        name=spoken,
    )
    column = inner - beside.rect.w - 24
    words = [text for text in (shown, owner) if text]
    if len(beside.parts) == 1 and all(len(ui.type.wrap(text, "label", column)) <= 2 for text in words):
        card_h = beside.rect.h + 2 * pad * 0.7
        top = box.y + (card_h - beside.rect.h) / 2
        cells = comparison(
            ui,
            "debrief.cells",
            found.shown,
            found.number,
            box.right - pad - beside.rect.w,
            top,
            inner - LABEL_COLUMN * f**0.4,
            name=spoken,
            ticks=ticks,
        )
        row_h = ui.type.size(cells.style)
        rows = [Box(box.x + pad, top, column, row_h)]
        rows.append(Box(box.x + pad, cells.rect.bottom - row_h, column, row_h))
        labels = [
            Label(id=f"debrief.cells-{i}", rect=row, text=text, name=text, style="label", middle=True)
            for i, (text, row) in enumerate(zip(words, rows, strict=False))
        ]
        card = Card(id="debrief.card", rect=Box(box.x, box.y, box.w, card_h))
        return [card, *labels, cells], card.rect.bottom
    above = label(ui, "debrief.cells-0", shown, box.x + pad, box.y + pad * 0.5, inner, "label")
    cells = comparison(
        ui,
        "debrief.cells",
        found.shown,
        found.number,
        box.x + pad,
        above.rect.bottom + 8,
        inner,
        name=spoken,
        ticks=ticks,
    )
    bottom = cells.rect.bottom
    stacked: list[Widget] = [above, cells]
    if owner:
        below = label(ui, "debrief.cells-1", owner, box.x + pad, bottom + 8, inner, "label")
        stacked.append(below)
        bottom = below.rect.bottom
    card = Card(id="debrief.card", rect=Box(box.x, box.y, box.w, bottom + pad * 0.5 - box.y))
    return [card, *stacked], card.rect.bottom


def moments(ui: Ui, look: LookBack, box: Box, shown: Sequence[Moment]) -> tuple[list[Widget], float]:
    """What was said, what sign it is, how it works on people, and what an authority says about it."""
    title = ui.t("debrief.marks" if look.found.genuine else "debrief.moments")
    heading = label(ui, "debrief.moments", title, box.x, box.y, box.w, bold=True, role="heading")
    widgets: list[Widget] = [heading]
    y = heading.rect.bottom + 8
    for moment in shown:
        made, y = _moment(ui, look, moment, Box(box.x, y, box.w, 0))
        widgets += made
        y += 16
    return widgets, y - 16


def _moment(ui: Ui, look: LookBack, moment: Moment, box: Box) -> tuple[list[Widget], float]:
    id_ = f"moment.{moment.event}.{moment.sign.id}"
    f = ui.layout.factor
    pad = 24.0
    wide = ui.layout.text == 100 and ui.layout.shape != "portrait"
    left = Box(box.x + pad, box.y + 16, (box.w - 2 * pad) * (0.5 if wide else 1), 0)
    quote = label(ui, f"{id_}.quote", look.quote(ui, moment.line), left.x, left.y, left.w)
    text, mood = look.sign(ui, moment.sign)
    sign = chip(ui, f"{id_}.sign", text, mood, left.x, quote.rect.bottom + 8, left.w)
    bottom = sign.rect.bottom
    right = (
        Box(left.right + 40, left.y, box.right - pad - left.right - 40, 0)
        if wide
        else Box(left.x, bottom + 16, left.w, 0)
    )
    told: list[Widget] = []
    y = right.y
    tactic, official = look.tactic(ui, moment), look.official(ui, moment.sign)
    if tactic:
        told.append(label(ui, f"{id_}.tactic", tactic, right.x, y, right.w, "label", bold=True))
        y = told[-1].rect.bottom
    if official:
        told.append(label(ui, f"{id_}.official", official, right.x, y, right.w, "label", tint="ink2"))
        y = told[-1].rect.bottom
    bottom = max(bottom, y) + 16
    card = Card(id=f"{id_}.card", rect=Box(box.x, box.y, box.w, bottom - box.y), radius=20)
    rule: list[Widget] = []
    if wide and told:
        rule = [Rule(id=f"{id_}.rule", rect=Box(right.x - 22 * f, box.y + 20, 2, card.rect.h - 40))]
    return [card, quote, sign, *rule, *told], card.rect.bottom


def recovery(ui: Ui, look: LookBack, box: Box) -> tuple[list[Widget], float]:
    """What to do if it happens for real, in order; what the player did in the practice has a tick."""
    heading = label(
        ui, "recovery.title", ui.t("debrief.recovery"), box.x, box.y, box.w, "title", role="heading"
    )
    calm = label(
        ui, "recovery.calm", ui.t("debrief.recovery-calm"), box.x, heading.rect.bottom, box.w, tint="ink2"
    )
    widgets: list[Widget] = [heading, calm]
    y = calm.rect.bottom + 16
    disc = ordinal_size(ui)
    x = box.x + disc + 20
    for i, item in enumerate(look.found.recovery, 1):
        id_ = f"recovery.{item.id}"
        text = label(ui, id_, ui.t(f"debrief.recovery.{item.id}"), x, y, box.right - x)
        widgets.append(
            Ordinal(
                id=f"{id_}.number",
                rect=Box(box.x, y + (ui.type.line_h("body") - disc) / 2, disc, disc),
                number=i,
                done=item.done,
                name=ui.t("debrief.recovery.done") if item.done else str(i),
            )
        )
        widgets.append(text)
        y = text.rect.bottom
        small = [helpline(ui, look, number) for number in item.helplines]
        if item.done:
            small.append(ui.t("debrief.recovery.done"))
        for n, line in enumerate(small):
            widgets.append(label(ui, f"{id_}.{n}", line, x, y, box.right - x, "label", tint="ink2"))
            y = widgets[-1].rect.bottom
        y += 8
    return widgets, y - 8


def recovery_text(ui: Ui, look: LookBack) -> str:
    """The list as it is read aloud."""
    steps = [ui.t(f"debrief.recovery.{item.id}") for item in look.found.recovery]
    return " ".join([ui.t("debrief.recovery"), ui.t("debrief.recovery-calm"), *steps])


def helpline(ui: Ui, look: LookBack, number: str) -> str:
    """A help line and what it is for."""
    return ui.t("debrief.helpline", number=number, use=look.text(ui, f"helpline.{number}.use"))


def words(ui: Ui, look: LookBack, box: Box) -> tuple[list[Widget], float]:
    """The sentence to say next time, to be said aloud."""
    intro = label(ui, "words.title", ui.t("debrief.words"), box.x, box.y + 8, box.w, role="heading")
    text = look.quote(ui, look.found.words[0])
    top = intro.rect.bottom + 16
    tail = 48.0
    aloud_h = ui.type.height(ui.t("debrief.aloud"), "body", box.w - 152)
    room = box.bottom - top - aloud_h - tail
    least = balloon_height(ui, text, box.w)
    balloon = Balloon(
        id="words.balloon",
        rect=Box(box.x, top, box.w, max(least, min(room, least + 90))),
        text=text,
        name=text,
    )
    indent = 152 if ui.layout.text == 100 else 96
    aloud = label(
        ui,
        "words.aloud",
        ui.t("debrief.aloud"),
        box.x + indent,
        balloon.rect.bottom + tail * 0.65,
        box.w - indent,
        tint="ink2",
    )
    return [intro, balloon, aloud], aloud.rect.bottom


def leaving(ui: Ui, look: LookBack) -> str:
    """When the player left and what had been heard by then; how the matter of a genuine call stands."""
    found = look.found
    parts = []
    if found.leaving is not None:
        how = "declined" if found.leaving.declined else "hung-up"
        parts.append(ui.t(f"debrief.leaving.{how}", time=clock(found.leaving.at)))
        if not found.genuine and not found.leaving.declined:
            flags = found.leaving.flags
            parts.append(
                ui.t("debrief.leaving.flags", count=flags) if flags else ui.t("debrief.leaving.early")
            )
    if found.genuine:
        parts.append(ui.t(f"debrief.matter.{found.score.matter}"))
    return (" " if ui.words.lang in ("en", "fr") else "").join(parts)
