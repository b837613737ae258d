"""Buttons of every kind: one class each look, all with the same states."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from game.phone import furigana
from game.phone.draw import ICON_SHADOW, Painter, Shadow, lit, pressed
from game.phone.geometry import Box
from game.phone.text import Type
from game.phone.theme import BODY, RADIUS_REPLY, Colour, mixed
from game.phone.typeface import has_cjk
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget
from game.phone.widgets.labels import Tint, tint
from game.scenario.readings import Ruby

ButtonKind = Literal["primary", "move", "outline", "quiet", "plain", "call", "decline"]
DiscGround = Literal["sheet", "red", "green", "video"]

PAPER_SHADOW = (Shadow(1, 3, 0.08), Shadow(4, 12, 0.08))


def _ground(p: Painter, base: Colour, look: Look, enabled: bool) -> Colour:
    if not enabled:
        return mixed(base, p.palette.paper, 0.5)
    return lit(base, look)


@dataclass(frozen=True, kw_only=True)
class Button(Widget):
    """Icon and word. `kind` sets ground and weight; there is at most one primary on a screen, none in a call.

    primary: accent. move: sand, no outline. outline: sheet with an edge. quiet: the top bar's. plain: nothing but
    icon and word. call: green, dials and answers. decline: red.
    """

    text: str
    icon: str = ""
    after: str = ""
    """An icon behind the word, or at the right end of a primary that is wider than its word."""
    kind: ButtonKind = "move"
    style: str = "body"
    align: Literal["centre", "left"] = "centre"
    focusable: bool = True
    role: Role = "button"
    radius: float = RADIUS_REPLY

    def draw(self, p: Painter, look: Look) -> None:
        c = p.palette
        base, ink, border = {
            "primary": (c.accent, c.on_accent, None),
            "move": (c.sand, c.ink, p.outline()),
            "outline": (c.sheet, c.ink, c.edge),
            "quiet": (c.paper, c.ink2, c.line),
            "plain": (c.sheet, c.ink2, None),
            "call": (c.green, c.on_disc, None),
            "decline": (c.red, c.on_disc, None),
        }[self.kind]
        if not self.enabled:
            ink = mixed(ink, c.paper, 0.45)
        ground = _ground(p, base, look, self.enabled)
        if self.kind != "plain" or look.hover or look.pressed:
            p.panel(self.rect, ground, self.radius, border=border)
        self._content(p, ink)

    def arranged(self, type_: Type) -> "_Arranged":
        """Where icon and words go. An icon gives way before a word is cut in two or a line is broken."""
        f = type_.factor
        bold = self.kind in ("primary", "call", "decline") or None
        size, gap = icon_size(self.style, f), icon_gap(self.style, f)
        aside = self.align == "left"
        edge = 44 * f**0.5 if aside else 8.0
        longest = type_.width(self.text, self.style, bold)
        if longest > self.rect.w - 2 * edge or "\n" in self.text:
            longest = max((type_.width(word, self.style, bold) for word in _words(self.text)), default=0.0)
        for icon, after in ((True, True), (True, False), (False, False)):
            pre = size + gap if icon and self.icon else 0.0
            post = size + gap if after and self.after else 0.0
            room = self.rect.w - 2 * edge - pre - post
            if longest <= room or not (icon or after):
                break
        if longest > room and aside:
            edge, room = 12.0, self.rect.w - 24
        lines = type_.wrap(self.text, self.style, max(10.0, room), bold)
        step = type_.line_h(self.style, self.text) * (0.84 if len(lines) > 1 else 1)
        width = max((type_.width(line, self.style, bold) for line in lines), default=0.0)
        return _Arranged(lines, bold, step, width, room, edge, size, pre, post)

    def _content(self, p: Painter, ink: Colour) -> None:
        a = self.arranged(p.type)
        icon_ink = p.palette.ink2 if self.kind in ("move", "outline") and self.enabled else ink
        x = self.rect.x + a.edge
        if self.align == "centre":
            x = self.rect.cx - (a.pre + a.width + a.post) / 2
        if a.pre:
            p.icon(self.icon, x + a.size / 2, self.rect.cy, a.size, icon_ink)
        top = self.rect.cy - a.step * len(a.lines) / 2
        for i, line in enumerate(a.lines):
            p.text(line, self.style, x + a.pre, top + (i + 0.5) * a.step, ink, bold=a.bold)
        if a.post:
            after_x = x + a.pre + a.width + a.post - a.size / 2
            if self.align == "left":
                after_x = self.rect.right - a.edge - a.size / 2
            p.icon(self.after, after_x, self.rect.cy, a.size, ink)


class _Arranged(NamedTuple):
    """A button's content: lines, their weight, height and width; room; margin; icon; room before and behind."""

    lines: tuple[str, ...]
    bold: bool | None
    step: float
    width: float
    room: float
    edge: float
    size: float
    pre: float
    post: float


def _words(text: str) -> list[str]:
    """The parts of a text that must not be cut: Latin words; Japanese may break anywhere."""
    return [word for word in text.split() if not has_cjk(word)]


def icon_size(style: str, factor: float) -> float:
    """How large the icon beside a word of this role is."""
    return {"label": 30.0, "title": 48.0, "option": 52.0}.get(style, 36.0) * (1 + (factor - 1) * 0.8)


def icon_gap(style: str, factor: float) -> float:
    """Between icon and word."""
    return {"label": 9.0, "title": 24.0}.get(style, 12.0) * (1 + (factor - 1) * 0.5)


def button_width(ui: Ui, text: str, icon: str = "", style: str = "body", pad: float = 32, bold: bool = False) -> float:
    """The least width of a button that shows its word in one line."""
    f = ui.layout.factor
    w = ui.type.width(text, style, bold or None) + 2 * pad * (1 + (f - 1) * 0.3)
    return w + (icon_size(style, f) + icon_gap(style, f) if icon else 0.0)


@dataclass(frozen=True, kw_only=True)
class Reply(Widget):
    """What the player can say: a number cap, which is also the key, and the sentence. All weigh the same."""

    text: str
    number: str
    ruby: tuple[Ruby, ...] = ()
    """Readings above the kanji."""
    focusable: bool = True
    role: Role = "button"

    def draw(self, p: Painter, look: Look) -> None:
        c = p.palette
        ground = c.sand if look.pressed else _ground(p, c.sheet, look, self.enabled)
        p.panel(self.rect, ground, self.radius, border=c.edge)
        cap, x, text_x = reply_places(p.type.factor, self.rect)
        cap_ground = pressed(c.sand) if look.pressed else c.sand
        p.panel(Box(x, self.rect.cy - cap / 2, cap, cap), cap_ground, 10 * p.type.factor**0.5)
        ink = c.ink if self.enabled else mixed(c.ink, c.paper, 0.45)
        p.text(self.number, "label", x + cap / 2, self.rect.cy, c.ink2, align="centre", bold=True)
        lines = p.type.wrap(self.text, "body", self.rect.right - 20 - text_x)
        if self.ruby:
            step = furigana.line_step(p.type, "body", self.text)
            top = self.rect.cy - len(lines) * step / 2
            furigana.draw_lines(p, lines, self.text, self.ruby, "body", text_x, top, ink, step)
            return
        step = p.type.line_h("body") * (0.86 if len(lines) > 1 else 1)
        for i, line in enumerate(lines):
            p.text(line, "body", text_x, self.rect.cy + (i + 0.5 - len(lines) / 2) * step, ink)


def reply_places(factor: float, rect: Box) -> tuple[float, float, float]:
    """The cap's size, its x, and the sentence's x."""
    cap, inset, text = {1.0: (44.0, 16.0, 76.0), 1.5: (56.0, 26.0, 106.0)}.get(factor, (84.0, 34.0, 150.0))
    return min(cap, rect.h - 20), rect.x + inset, rect.x + text


def reply_room(ui: Ui, width: float) -> float:
    """The width that a reply's sentence has in a button of `width`."""
    return width - 20 - {1.0: 76.0, 1.5: 106.0}.get(ui.layout.factor, 150.0)


@dataclass(frozen=True, kw_only=True)
class Row(Widget):
    """A wide button: icon, word, and perhaps a second line or a word at the right end."""

    text: str
    icon: str = ""
    detail: str = ""
    """A second line, smaller."""
    value: str = ""
    """At the right end."""
    after: str = ""
    ground: Tint = "sheet"
    border: Tint = "edge"
    shadow: bool = False
    selected: bool = False
    indent: float = 26
    focusable: bool = True
    role: Role = "button"
    reach: float = 20

    def checked(self) -> bool | None:
        return True if self.selected else None

    def cut(self, type_: Type, y: float) -> float:
        if self.icon or self.value or not self.detail:
            return self.rect.y
        # Its first words are better than a gap where it would be: what it is, if not how much.
        f = type_.factor
        size = 40 * (1 + (f - 1) * 0.7) + 8 if self.after else 0.0
        room = max(10.0, self.rect.w - self.indent * f**0.5 - 28 * f**0.5 - size)
        h, small = type_.line_h("body") * 0.86, type_.line_h("label")
        lines = len(type_.wrap(self.text, "body", room))
        words = lines * h + len(type_.wrap(self.detail, "label", room)) * small
        end = self.rect.cy - words / 2 + lines * h
        return end if end <= y else self.rect.y

    def draw(self, p: Painter, look: Look) -> None:
        c, f = p.palette, p.type.factor
        ground = _ground(p, tint(c, self.ground), look, self.enabled)
        border = c.accent if self.selected else tint(c, self.border) if self.border else p.outline()
        p.panel(
            self.rect,
            ground,
            self.radius,
            border=border,
            border_w=4 if self.selected else 2,
            shadow=PAPER_SHADOW if self.shadow else (),
        )
        ink = c.ink if self.enabled else mixed(c.ink, c.paper, 0.45)
        size = 40 * (1 + (f - 1) * 0.7)
        x = self.rect.x + self.indent * f**0.5
        if self.icon:
            p.icon(self.icon, x + size / 2, self.rect.cy, size, ink)
            x += size + (18 if not self.shadow else 28) * f**0.5
        right = self.rect.right - 28 * f**0.5
        if self.after:
            p.icon(self.after, right - size / 2 + 6, self.rect.cy, size * 0.9, c.ink2)
            right -= size + 8
        if self.value:
            p.text(self.value, "label", right, self.rect.cy, c.ink2, align="right")
            right -= p.type.width(self.value, "label") + 16
        lines = p.type.wrap(self.text, "body", max(10.0, right - x))
        h = p.type.line_h("body") * 0.86
        small = p.type.line_h("label")
        detail = p.type.wrap(self.detail, "label", max(10.0, right - x)) if self.detail else ()
        top = self.rect.cy - (len(lines) * h + len(detail) * small) / 2
        for i, line in enumerate(lines):
            p.text(line, "body", x, top + (i + 0.5) * h, ink)
        for i, line in enumerate(detail):
            p.text(line, "label", x, top + len(lines) * h + (i + 0.5) * small, c.ink2)


def row_height(
    ui: Ui,
    width: float,
    text: str,
    detail: str = "",
    *,
    icon: bool = True,
    least: float = 72,
    gap: float = 28,
    indent: float = 26,
    pad: float = 18,
) -> float:
    """How high a `Row` must be for its words at this width (without `value`); `pad` is what is left around them."""
    f = ui.layout.factor
    x = indent * f**0.5 + (40 * (1 + (f - 1) * 0.7) + gap * f**0.5 if icon else 0)
    room = max(10.0, width - x - 28 * f**0.5)
    lines = len(ui.type.wrap(text, "body", room))
    small = len(ui.type.wrap(detail, "label", room)) if detail else 0
    return max(
        ui.layout.target,
        least * (1 + (f - 1) * 0.6),
        lines * ui.type.line_h("body") * 0.86 + small * ui.type.line_h("label") + pad,
    )


@dataclass(frozen=True, kw_only=True)
class Disc(Widget):
    """A round button on the phone's screen, its word beneath it. `rect` is the disc with the word."""

    icon: str
    text: str = ""
    diameter: float = 72
    ground: DiscGround = "sheet"
    ringed: bool = False
    """A light ring, for dark pictures."""
    on: bool | None = None
    """Of what can be on or off. On is the other way round: light on dark, with a ring."""
    focusable: bool = True
    role: Role = "button"
    radius: float = 30

    def checked(self) -> bool | None:
        return self.on

    def draw(self, p: Painter, look: Look) -> None:
        c = p.palette
        base = {"sheet": c.sheet, "red": c.red, "green": c.green, "video": mixed(c.video, c.video_ink, 0.22)}[
            self.ground
        ]
        ink = {"sheet": c.ink, "red": c.on_disc, "green": c.on_disc, "video": c.video_ink}[self.ground]
        if self.on:
            base, ink = c.ink, c.sheet
        cx, cy = self.rect.cx, self.rect.y + self.diameter / 2
        if self.on:
            # The darkest colour shows a press by becoming lighter.
            part = 0.0 if not self.enabled else 0.24 if look.pressed else 0.12 if look.hover else 0.0
            p.disc(cx, cy, self.diameter, mixed(base, ink, part) if self.enabled else mixed(base, c.paper, 0.5))
            p.ring(cx, cy, self.diameter - 8, 2, ink)
        elif self.ringed or (c.ringed and self.ground in ("red", "green")):
            p.disc(cx, cy, self.diameter, c.video_ink)
            p.disc(cx, cy, self.diameter - 6, _ground(p, base, look, self.enabled))
        else:
            p.disc(cx, cy, self.diameter, _ground(p, base, look, self.enabled))
            if c.outlined and self.ground == "sheet":
                p.ring(cx, cy, self.diameter, 2, c.edge)
        p.icon(self.icon, cx, cy, self.diameter * 0.5, ink)
        if self.text:
            strong = self.ground in ("red", "green")
            word_ink = c.video_ink if self.ground == "video" else c.ink
            if not self.enabled:
                word_ink = mixed(word_ink, c.paper, 0.45)
            p.text(self.text, "disc", cx, self.rect.bottom - 6, word_ink, align="centre", bold=strong or None)

    def paint(self, p: Painter, look: Look) -> None:
        super().paint(p, look._replace(focus=False))
        if look.focus:
            p.ring(self.rect.cx, self.rect.y + self.diameter / 2, self.diameter + 16, 4, p.palette.accent)


@dataclass(frozen=True, kw_only=True)
class AppIcon(Widget):
    """An app: a coloured square with a white picture, its name beneath. `rect` holds both."""

    icon: str
    text: str
    colour: Colour = BODY.history
    side: float = 96
    beside: bool = False
    """The name to the right instead, for large text."""
    count: int = 0
    """How much is new in it, in a small disc at its corner; 0: none."""
    focusable: bool = True
    role: Role = "button"
    reach: float = 20

    def draw(self, p: Painter, look: Look) -> None:
        y = self.rect.y if not self.beside else self.rect.cy - self.side / 2
        x = self.rect.cx - self.side / 2 if not self.beside else self.rect.x
        square = Box(x, y, self.side, self.side)
        ground = pressed(self.colour) if look.pressed else mixed(self.colour, (255, 255, 255), 0.06 * look.hover)
        ink = p.palette.ink
        if not self.enabled:
            ground, ink = mixed(ground, p.palette.paper, 0.5), mixed(ink, p.palette.paper, 0.45)
        p.panel(square, ground, self.side / 4, shadow=ICON_SHADOW)
        p.icon(self.icon, square.cx, square.cy, self.side * 0.56, BODY.app_ink)
        if self.count:
            d = 40.0 * p.type.factor**0.6
            cx, cy = square.right - d * 0.2, square.y + d * 0.2
            p.disc(cx, cy, d + 6, p.palette.sheet)
            p.disc(cx, cy, d, p.palette.accent)
            p.text(str(self.count), "count", cx, cy, p.palette.on_accent, align="centre")
        if self.beside:
            p.text(self.text, "body", square.right + 20, self.rect.cy, ink)
        else:
            # A long name takes the letters of labels, before its neighbours are touched.
            role = "body" if p.type.width(self.text, "body") <= self.rect.w + 4 else "label"
            cy = square.bottom + 31 * p.type.factor
            p.text(self.text, role, self.rect.cx, cy, ink, align="centre")
