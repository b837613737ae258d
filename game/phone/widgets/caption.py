"""The caption card: who speaks and what is said. It never changes its height and stays until the next."""

from dataclasses import dataclass
from typing import NamedTuple

from game.phone import furigana
from game.phone.draw import CARD_SHADOW, Painter
from game.phone.geometry import Box
from game.phone.text import Type
from game.phone.theme import RADIUS_CARD, mixed
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget
from game.phone.widgets.buttons import Button, icon_gap, icon_size
from game.scenario.readings import Ruby

FADE_STEPS = 4


@dataclass(frozen=True, kw_only=True)
class CaptionCard(Widget):
    """`header` (with `aside` at its right end) stands above the lines while these are at most two."""

    text: str
    header: str = ""
    aside: str = ""
    wave: bool = True
    fade: int = FADE_STEPS
    """How far the text has appeared, 0 to 4."""
    ruby: tuple[Ruby, ...] = ()
    """Readings above the kanji."""
    quiet: bool = False
    """What the player said last, or nothing: lighter than what is being said."""
    role: Role = "caption"
    reach: float = 44
    radius: float = RADIUS_CARD

    def changed(self, before: Widget) -> Box:
        # Other words on the same card: its shadow stays as it is.
        return self.rect if before.rect == self.rect else self.extent

    def arranged(self, type_: Type) -> "_Arranged":
        """Where the words stand. The speaker's row gives way to a third line, to readings, and to a name too long."""
        f, box = type_.factor, self.rect
        lines = type_.wrap(self.text, "caption", box.w - 2 * caption_pad(f))
        step = type_.line_h("caption", self.text)
        if self.ruby:
            step = furigana.line_step(type_, "caption", self.text)
        cy = box.y + {1.0: 44.0, 1.5: 46.0}.get(f, 57.0)
        room_top = cy + 24 * f
        header = len(lines) <= 2 and box.h >= 200 * f**0.5 and header_fits(type_, self)
        if header and not (self.ruby and box.bottom - 12 * f - room_top < 2 * step - 0.5):
            return _Arranged(lines, step, room_top + (box.bottom - 12 * f - room_top - 2 * step) / 2, cy)
        # A third line moves the lines closer together: the card keeps its height, the letters their size.
        step = max(min(step, (box.h - 16) / len(lines)), 1.14 * type_.size("caption", self.text))
        return _Arranged(lines, step, box.cy - len(lines) * step / 2, None)

    def draw(self, p: Painter, look: Look) -> None:
        c, f, box = p.palette, p.type.factor, self.rect
        p.panel(box, c.sheet, self.radius, shadow=CARD_SHADOW)
        pad = caption_pad(f)
        a = self.arranged(p.type)
        if a.header_cy is not None:
            x = box.x + pad
            if self.wave:
                size = icon_size("label", f) * 1.05
                p.icon("waveform", x + size / 2, a.header_cy, size, c.ink2)
                x += size + icon_gap("label", f)
            p.text(self.header, "label", x, a.header_cy, c.ink2)
            if self.aside:
                p.text(self.aside, "label", box.right - pad, a.header_cy, c.ink2, align="right")
        ink = mixed(c.sheet, c.ink2 if self.quiet else c.ink, self.fade / FADE_STEPS)
        if self.ruby:
            furigana.draw_lines(p, a.lines, self.text, self.ruby, "caption", box.x + pad, a.top, ink, a.step)
        else:
            p.lines(a.lines, "caption", box.x + pad, a.top, ink, step=a.step)


class _Arranged(NamedTuple):
    """Lines, their step and the first one's top; the middle of the speaker's row, None where there is none."""

    lines: tuple[str, ...]
    step: float
    top: float
    header_cy: float | None


def header_fits(type_: Type, card: CaptionCard) -> bool:
    """Whether the speaker's row has room for its words; else it is left out, as it is for a third line."""
    f = type_.factor
    wave = icon_size("label", f) * 1.05 + icon_gap("label", f) if card.wave else 0.0
    aside = type_.width(card.aside, "label") + 16 if card.aside else 0.0
    room = card.rect.w - 2 * caption_pad(f) - wave - aside
    return bool(card.header) and type_.width(card.header, "label") <= room


def caption_pad(factor: float) -> float:
    """The card's inner margin, left and right."""
    return {1.0: 24.0, 1.5: 32.0}.get(factor, 36.0)


def caption_lines(ui: Ui, text: str, width: float) -> int:
    """How many lines a caption needs in a card of `width`."""
    return len(ui.type.wrap(text, "caption", width - 2 * caption_pad(ui.layout.factor)))


def transcript_button(ui: Ui, card: Box, *, words: bool = True) -> Button:
    """The button at the card's upper right that opens what was said so far; without its word where it is narrow."""
    f = ui.layout.factor
    text = ui.t("call.so-far") if words else ""
    size = icon_size("label", f)
    w = size + 32 + (icon_gap("label", f) + ui.type.width(text, "label") if text else 24)
    h = max(56 * f**0.5, ui.layout.target)
    w = max(w, ui.layout.target)
    pad = caption_pad(f)
    return Button(
        id="call.transcript",
        rect=Box(card.right - pad - w + 14, card.y + 44 * f**0.5 - h / 2, w, h),
        name=ui.t("call.so-far"),
        text=text,
        icon="list-bullets",
        kind="plain",
        style="label",
        radius=16,
    )
