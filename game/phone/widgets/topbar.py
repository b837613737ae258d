"""The top bar: 訓練, a neutral title, and on the right the same buttons in the same places everywhere."""

from dataclasses import dataclass

from game.phone.geometry import Box
from game.phone.theme import RADIUS_QUIET
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button, icon_gap, icon_size
from game.phone.widgets.labels import Label, Mark, mark_width

MEMO, HELP, STOP, PAUSE = "top.memo", "top.help", "top.stop", "top.pause"
"""Ids of its buttons, which every scene's `handle` passes on."""
_SIGNS = ((PAUSE,), (PAUSE, MEMO), (STOP,), (PAUSE, MEMO, STOP))
"""Which buttons show their sign alone, when room lacks; the word for help stays longest."""


@dataclass(frozen=True, slots=True)
class _Wish:
    id: str
    icon: str
    full: str
    short: str


def top_bar(ui: Ui, title: str = "", *, memo: bool = False, pause: bool = False) -> list[Widget]:
    """The bar's widgets. `memo`, `pause`: on screens of a play, whose time goes on.

    A title of several lines is given in several wordings: the first that fits is shown.
    What does not fit gives way in this order: the title, long words, pictures, the words of pause, memo and stop, the
    memo, which is among the other moves and the papers too, all words.
    """
    bar = ui.layout.top_bar
    f = ui.layout.factor
    mark = ui.t("training.mark")
    mark_w = mark_width(ui, mark)
    mark_h = {100: 44.0, 150: 64.0, 200: 80.0}[ui.layout.text]
    widgets: list[Widget] = [
        Mark(
            id="top.mark",
            rect=Box(bar.right - mark_w if ui.layout.hand == "left" else bar.x, bar.cy - mark_h / 2, mark_w, mark_h),
            text=mark,
            name=mark,
            role="label",
        )
    ]
    wishes = [
        _Wish(HELP, "lifebuoy", ui.t("top.help"), ui.t("top.help-short")),
        _Wish(STOP, "x", ui.t("top.stop"), ui.t("top.stop-short")),
    ]
    if memo:
        long = ui.t("top.memo") if ui.layout.text == 100 else ui.t("top.memo-short")
        wishes.insert(0, _Wish(MEMO, "note", long, ui.t("top.memo-short")))
    if pause:
        wishes.insert(0, _Wish(PAUSE, "pause", ui.t("top.pause"), ui.t("top.pause")))
    gap = 8.0 if ui.layout.text == 200 else 8 * f
    room = bar.w - mark_w - 16
    texts, bare = _words(ui, wishes, gap, room)
    if memo and (_total(ui, texts, gap, bare) > room or not any(texts)):
        wishes = [w for w in wishes if w.id != MEMO]
        texts, bare = _words(ui, wishes, gap, room)
    left = ui.layout.hand == "left"
    x = bar.x + _total(ui, texts, gap, bare) if left else bar.right
    buttons: list[Widget] = []
    for wish, text in zip(reversed(wishes), reversed(texts), strict=True):
        w = _width(ui, text, bare)
        x -= w
        rect = Box(x, bar.y, w, bar.h)
        buttons.insert(
            0,
            Button(
                id=wish.id,
                rect=rect,
                name=wish.full,
                text=text,
                icon="" if bare and text else wish.icon,
                kind="quiet",
                style="label",
                radius=RADIUS_QUIET,
            ),
        )
        x -= gap
    title_w = bar.w - mark_w - 20 - _total(ui, texts, gap, bare) - 3 * gap
    title = next((one for one in title.split("\n") if ui.type.width(one, "label") <= title_w), "")
    if title and ui.layout.text == 100:
        wide = ui.type.width(title, "label") + 1
        box = Box(bar.right - mark_w - 20 - wide if left else bar.x + mark_w + 20, bar.y, wide, bar.h)
        widgets.append(
            Label(
                id="top.title",
                rect=box,
                text=title,
                name=title,
                style="label",
                tint="ink2",
                middle=True,
                role="heading",
            )
        )
    return [*widgets, *buttons]


def _words(ui: Ui, wishes: list[_Wish], gap: float, room: float) -> tuple[list[str], bool]:
    """As many words as there is room for, empty where the sign alone stands; whether words go without their signs.

    A word says more than its picture.
    """
    short = [w.short for w in wishes]
    choices = [
        ([w.full for w in wishes], False),
        ([w.full if w.id == HELP else w.short for w in wishes], False),
        (short, False),
        (short, True),
    ]
    for signs in _SIGNS:
        texts = ["" if w.id in signs else w.short for w in wishes]
        choices += [(texts, False), (texts, True)]
    choices.append(([""] * len(wishes), False))
    return next(((t, bare) for t, bare in choices if _total(ui, t, gap, bare) <= room), choices[-1])


def _width(ui: Ui, text: str, bare: bool = False) -> float:
    f = ui.layout.factor
    icon = 0.0 if bare and text else icon_size("label", f) + (icon_gap("label", f) if text else 0)
    inside = icon + ui.type.width(text, "label") + 36 * f if text else icon + 16 * f
    return max(56.0 + 48 * (f - 1), ui.layout.target, inside)


def _total(ui: Ui, texts: list[str], gap: float, bare: bool = False) -> float:
    return sum(_width(ui, text, bare) for text in texts) + gap * (len(texts) - 1)
