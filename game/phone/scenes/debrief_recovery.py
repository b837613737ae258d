"""The debrief's page after harm: what to do if it happens for real, in order."""

from game.phone.geometry import Box
from game.phone.scenes.debrief_parts import LookBack
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.labels import label
from game.phone.widgets.ordinal import Ordinal, ordinal_size
from game.session.recovery import Recovery

GAP = 8.0


def recovery(ui: Ui, look: LookBack, box: Box, first: int, last: int) -> tuple[list[Widget], float]:
    """Entries `first` to `last` - 1, the first of them under the heading; a tick where the player did it.

    Later pages say in small letters what they go on with.
    """
    widgets: list[Widget] = []
    y = box.y
    if first == 0 and (last == 0 or not _apart(ui, look)):
        widgets, y = _heading(ui, box)
    else:
        text = ui.t("debrief.recovery")
        widgets = [label(ui, "recovery.title", text, box.x, box.y, box.w, "label", tint="ink2", role="heading")]
        y = widgets[0].rect.bottom + GAP
    for i, item in enumerate(look.found.recovery[first:last], first + 1):
        made, y = _entry(ui, look, item, i, Box(box.x, y, box.w, 0))
        widgets += made
        y += GAP
    return widgets, y - GAP


def _heading(ui: Ui, box: Box) -> tuple[list[Widget], float]:
    text, calm_text = ui.t("debrief.recovery"), ui.t("debrief.recovery-calm")
    heading = label(ui, "recovery.title", text, box.x, box.y, box.w, "title", role="heading")
    calm = label(ui, "recovery.calm", calm_text, box.x, heading.rect.bottom, box.w, tint="ink2")
    return [heading, calm], calm.rect.bottom + 16


def _apart(ui: Ui, look: LookBack) -> bool:
    """Whether the heading needs a page of its own: the first entry would not fit under it."""
    sheet = ui.layout.sheet
    _, y = _heading(ui, sheet)
    return _entry(ui, look, look.found.recovery[0], 1, Box(sheet.x, y, sheet.w, 0))[1] > sheet.bottom + 8


def by_page(ui: Ui, look: LookBack) -> list[tuple[int, int]]:
    """As many entries to a page as can be read without scrolling: (first, one after the last)."""
    sheet, count = ui.layout.sheet, len(look.found.recovery)
    if not count:
        return []
    pages: list[tuple[int, int]] = [(0, 0)] if _apart(ui, look) else []
    first = 0
    while first < count:
        last = count
        while last > first + 1 and recovery(ui, look, sheet, first, last)[1] > sheet.bottom + 8:
            last -= 1
        pages.append((first, last))
        first = last
    return pages


def spoken_list(ui: Ui, look: LookBack, first: int, last: int) -> str:
    """The entries as they are read aloud."""
    steps = [ui.t(f"debrief.recovery.{item.id}") for item in look.found.recovery[first:last]]
    intro = [ui.t("debrief.recovery"), ui.t("debrief.recovery-calm")] if first == 0 else []
    return " ".join([*intro, *steps])


def _entry(ui: Ui, look: LookBack, item: Recovery, number: int, box: Box) -> tuple[list[Widget], float]:
    id_ = f"recovery.{item.id}"
    disc = ordinal_size(ui)
    x, w = box.x + disc + 20, box.w - disc - 20
    text = label(ui, id_, ui.t(f"debrief.recovery.{item.id}"), x, box.y, w)
    done = ui.t("debrief.recovery.done")
    sign = Ordinal(
        id=f"{id_}.number",
        rect=Box(box.x, box.y + (ui.type.line_h("body") - disc) / 2, disc, disc),
        number=number,
        done=item.done,
        name=done if item.done else str(number),
    )
    widgets: list[Widget] = [sign, text]
    y = text.rect.bottom
    small = [helpline(ui, look, number_) for number_ in item.helplines]
    for n, line in enumerate([*small, done] if item.done else small):
        widgets.append(label(ui, f"{id_}.{n}", line, x, y, w, "label", tint="ink2"))
        y = widgets[-1].rect.bottom
    return widgets, y


def helpline(ui: Ui, look: LookBack, number: str) -> str:
    """A help line and what it is for."""
    return ui.t("debrief.helpline", number=number, use=look.text(ui, f"helpline.{number}.use"))
