"""The debrief's page of moments: what was said, which sign it was, how it works, what authorities say."""

from collections.abc import Sequence

from game.phone.geometry import Box
from game.phone.scenes.debrief_parts import LookBack
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.labels import Card, Rule, label
from game.phone.widgets.timeline import chip
from game.session.debrief import Moment

SHARES = (0.43, 0.5, 0.57)
"""Parts of a card's width for what was said: whichever makes the page shortest is taken."""
LARGE, FULL, SIGN, QUOTE = 3, 2, 1, 0
"""How much a card tells: all, in letters as large as those of what was said; all; the sign and the sentence about it
left to "more"; with a smaller heading, too."""
GAP = 12.0
TIGHT = 4.0
"""How much less room there may be around and between cards, where that saves a page."""


def moments(ui: Ui, look: LookBack, box: Box, shown: Sequence[Moment]) -> tuple[list[Widget], float]:
    """The cards of one page. Where not all can be read at once, a single card tells less."""
    levels = () if len(shown) > 1 else (SIGN, QUOTE)
    made, bottom = _page(ui, look, box, shown, LARGE)
    for level, less in [(FULL, 0.0), (FULL, TIGHT), *((level, TIGHT * (level == QUOTE)) for level in levels)]:
        if bottom <= box.bottom + 8:
            break
        made, bottom = _page(ui, look, box, shown, level, less)
    return made, bottom


def title(ui: Ui, look: LookBack) -> str:
    """What the page is called."""
    return ui.t("debrief.marks" if look.found.genuine else "debrief.moments")


def by_page(ui: Ui, look: LookBack) -> list[tuple[int, int]]:
    """As many moments to a page as can be read without scrolling: (first, one after the last)."""
    shown, sheet = look.found.moments, ui.layout.sheet
    pages: list[tuple[int, int]] = []
    first = 0
    while first < len(shown):
        last = len(shown)
        while last > first + 1 and moments(ui, look, sheet, shown[first:last])[1] > sheet.bottom + 8:
            last -= 1
        pages.append((first, last))
        first = last
    return pages


def _page(
    ui: Ui, look: LookBack, box: Box, shown: Sequence[Moment], level: int, less: float = 0.0
) -> tuple[list[Widget], float]:
    widgets: list[Widget] = []
    y = box.y + 4
    # The top bar has room for a title at 100% only.
    if ui.layout.text > 100:
        style = "body" if level != QUOTE else "label"
        heading = label(ui, "debrief.moments", title(ui, look), box.x, y, box.w, style, bold=True, role="heading")
        widgets.append(heading)
        y = heading.rect.bottom + (8 if level != QUOTE else 2)
    wide = ui.layout.text == 100 and ui.layout.shape == "wide"
    area = Box(box.x, y, box.w, 0)
    tries = [_cards(ui, look, area, shown, level, share, less) for share in (SHARES if wide else (1.0,))]
    made, bottom = min(tries, key=lambda one: one[1])
    return [*widgets, *made], bottom


def _cards(
    ui: Ui, look: LookBack, box: Box, shown: Sequence[Moment], level: int, share: float, less: float
) -> tuple[list[Widget], float]:
    widgets: list[Widget] = []
    y = box.y
    for moment in shown:
        made, y = _card(ui, look, moment, Box(box.x, y, box.w, 0), level, share, less)
        widgets += made
        y += GAP - less
    return widgets, y - GAP + less


def _card(
    ui: Ui, look: LookBack, moment: Moment, box: Box, level: int, share: float, less: float
) -> tuple[list[Widget], float]:
    """One card; `share` is the part of its width for what was said, 1 where the rest stands below."""
    id_ = f"moment.{moment.event}.{moment.sign.id}"
    # Where no authority says anything about it, the one line stands below, not alone in half a card.
    pad, wide = 24.0, share < 1 and bool(look.official(ui, moment.sign))
    share = share if wide else 1.0
    left = Box(box.x + pad, box.y + 10 - less, (box.w - 2 * pad) * share, 0)
    said = look.quote(ui, moment.line)
    quote = label(ui, f"{id_}.quote", said, left.x, left.y, left.w, ruby=look.ruby(ui, said))
    text, mood = look.sign(ui, moment.sign)
    sign = chip(ui, f"{id_}.sign", text, mood, left.x, quote.rect.bottom + 6, left.w)
    bottom = sign.rect.bottom
    right = Box(left.x, bottom + 12, left.w, 0)
    if wide:
        right = Box(left.right + 48, left.y, box.right - pad - left.right - 48, 0)
    told: list[Widget] = []
    if level >= FULL:
        told = _told(ui, look, moment, id_, right, "body" if level == LARGE else "label")
        bottom = max(bottom, told[-1].rect.bottom) if told else bottom
    bottom += 12 - less
    card = Card(id=f"{id_}.card", rect=Box(box.x, box.y, box.w, bottom - box.y), radius=20)
    rule: list[Widget] = []
    if wide and told:
        rule = [Rule(id=f"{id_}.rule", rect=Box(right.x - 25, box.y + 20, 2, card.rect.h - 40))]
    return [card, quote, sign, *rule, *told], card.rect.bottom


def _told(ui: Ui, look: LookBack, moment: Moment, id_: str, box: Box, style: str) -> list[Widget]:
    told: list[Widget] = []
    y = box.y
    tactic, official = look.tactic(ui, moment), look.official(ui, moment.sign)
    if tactic:
        told.append(label(ui, f"{id_}.tactic", tactic, box.x, y, box.w, style, bold=True))
        y = told[-1].rect.bottom
    if official:
        told.append(label(ui, f"{id_}.official", official, box.x, y, box.w, style, tint="ink2"))
    return told
