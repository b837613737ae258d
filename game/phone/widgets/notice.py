"""A notification: the app's sign, what came and when, from whom. On the lock screen it is a button that leads there."""

from dataclasses import dataclass

from game.phone.draw import CARD_SHADOW, Painter, lit
from game.phone.geometry import Box
from game.phone.text import Type
from game.phone.theme import BODY, Colour, mixed
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget

PAD = 16.0


@dataclass(frozen=True, kw_only=True)
class NoticeCard(Widget):
    """A sheet with a heading and the time, a name in bold, and a line beneath. `small`: on the far phone."""

    title: str
    when: str
    text: str
    detail: str = ""
    icon: str = ""
    colour: Colour = BODY.history
    small: bool = False
    role: Role = "label"
    radius: float = 22
    reach: float = 40

    def draw(self, p: Painter, look: Look) -> None:
        c = p.palette
        p.panel(self.rect, lit(c.sheet, look), self.radius, shadow=CARD_SHADOW)
        ink, ink2 = c.ink, c.ink2
        if not self.enabled:
            ink, ink2 = mixed(ink, c.paper, 0.45), mixed(ink2, c.paper, 0.45)
        side = sign_side(p.type.factor, self.small)
        pad = PAD if not self.small else 12.0
        x, y = self.rect.x + pad, self.rect.y + pad
        square = Box(x, y, side, side)
        p.panel(square, self.colour, side / 4)
        p.icon(self.icon, square.cx, square.cy, side * 0.62, BODY.app_ink)
        left = square.right + 12
        made = arranged(p.type, self.rect.w, self.title, self.when, self.text, self.detail, self.small)
        small = "phone-label" if self.small else "label"
        head_h = p.type.line_h(small) * LEADING
        for i, line in enumerate(made.title):
            p.text(line, small, left, y + (i + 0.5) * head_h, ink2)
        right = self.rect.right - pad
        top = y + len(made.title) * head_h
        if made.beside:
            p.text(self.when, small, right, y + head_h / 2, ink2, align="right")
        elif self.when:
            p.text(self.when, small, left, top + head_h / 2, ink2)
            top += head_h
        name = "phone-name-small" if self.small else "body"
        step = p.type.line_h(name) * LEADING
        top = p.lines(made.text, name, left, top, ink, bold=True, step=step)
        p.lines(made.detail, small, left, top, ink2, step=head_h)


LEADING = 0.92
"""Lines of a notification stand a little closer than those of a text."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """Lines of the parts; whether the time stands beside the heading; the height of all."""

    title: tuple[str, ...]
    beside: bool
    text: tuple[str, ...]
    detail: tuple[str, ...]
    height: float


def sign_side(factor: float, small: bool) -> float:
    """The app's sign, in units."""
    return 40.0 if small else 52.0 * factor**0.6


def arranged(type_: Type, w: float, title: str, when: str, text: str, detail: str, small: bool = False) -> Arranged:
    """How a notification's words stand in a card of this width."""
    pad = 12.0 if small else PAD
    room = w - 2 * pad - sign_side(type_.factor, small) - 12
    label, name = ("phone-label", "phone-name-small") if small else ("label", "body")
    aside = type_.width(when, label) + 16 if when else 0.0
    beside = type_.width(title, label) <= room - aside
    heads = type_.wrap(title, label, room - aside if beside else room)
    names = type_.wrap(text, name, room, True)
    details = type_.wrap(detail, label, room) if detail else ()
    rows = len(heads) + (0 if beside or not when else 1) + len(details)
    h = (rows * type_.line_h(label) + len(names) * type_.line_h(name)) * LEADING + 2 * pad
    return Arranged(heads, beside, names, details, max(h, sign_side(type_.factor, small) + 2 * pad))


def notice_card(
    ui: Ui,
    id_: str,
    box: Box,
    title: str,
    when: str,
    text: str,
    detail: str = "",
    *,
    icon: str,
    colour: Colour,
    name: str,
    small: bool = False,
    focusable: bool = True,
) -> NoticeCard:
    """A notification as high as its words, at the top of `box`."""
    h = arranged(ui.type, box.w, title, when, text, detail, small).height
    if focusable:
        h = max(h, ui.layout.target)
    return NoticeCard(
        id=id_,
        rect=Box(box.x, box.y, box.w, h),
        title=title,
        when=when,
        text=text,
        detail=detail,
        icon=icon,
        colour=colour,
        name=name,
        small=small,
        focusable=focusable,
        role="button" if focusable else "label",
    )
