"""Finds what does not fit on a screen: text cut or broken inside a word, overlap, small or nameless targets.

assert problems(pilot.stage) == []
"""

import re
from collections import Counter

from game.phone.furigana import line_step
from game.phone.geometry import Box
from game.phone.scenes.near_parts import AppHeader
from game.phone.stage import Stage
from game.phone.text import Type
from game.phone.typeface import has_cjk, is_cjk, missing_glyphs, runs
from game.phone.widgets.base import ScrollRegion, Widget
from game.phone.widgets.buttons import AppIcon, Button, Disc, Reply, Row, reply_places
from game.phone.widgets.caption import CaptionCard, caption_pad
from game.phone.widgets.chat import PAD_X, Bubble, bubble_step
from game.phone.widgets.choice import Choice
from game.phone.widgets.field import PAD, Field
from game.phone.widgets.keypad import Key
from game.phone.widgets.labels import Label, Mark
from game.phone.widgets.more import MoreSign
from game.phone.widgets.slider import Slider
from game.phone.widgets.switch import Switch, arranged
from game.phone.widgets.tabs import Tab

GRACE = 2.0

RAW_KEY = re.compile(r"(?<![\w./-])[a-z]+(?:\.[\w#-]+)+(?![\w.]*/)")
"""What a text's key looks like, where the text itself was wanted."""
SLOT = re.compile(r"\{\w*\}")
"""What a slot looks like that nobody filled."""
PAGES = re.compile(r"\.(?:gov|fr|jp|example|com|org|toml|html)$")


def problems(stage: Stage) -> list[str]:
    """One sentence for each fault of the screen as it stands."""
    wish = stage.ui.preferences
    scene = f"{stage.scene.name} {wish.lang} {wish.text}% {stage.ui.layout.pixels}"
    widgets = [w for w in stage.widgets if not re.match(r"\d+/", w.id)]
    found = [f"{id_} stands twice" for id_, n in Counter(w.id for w in widgets).items() if n > 1]
    window = stage.ui.layout.window
    for widget in widgets:
        found += _placed(widget, window, stage.ui.layout.target)
        found += [f"{widget.id}: {fault}" for fault in spilled(widget, stage.ui.type)]
        said = {widget.name, getattr(widget, "text", "") or "", getattr(widget, "detail", "") or ""}
        keys = {key for text in said for key in RAW_KEY.findall(text) if not PAGES.search(key)}
        found += [f"{widget.id} shows the key {key}" for key in sorted(keys)]
        found += [f"{widget.id} leaves {slot} unfilled" for text in said for slot in SLOT.findall(text)]
        found += [f"{widget.id}: wide apostrophe in {text!r}" for text in said if wide_apostrophe(text)]
        if missing_glyphs(widget.name):
            found.append(f"{widget.id}: no font draws {missing_glyphs(widget.name)!r}")
    found += _overlaps([w for w in widgets if (w.focusable and w.enabled) or isinstance(w, Mark)])
    return [f"{scene}: {fault}" for fault in found]


def wide_apostrophe(text: str) -> bool:
    """Whether an apostrophe within a Latin word is drawn by a Japanese font, half a square wide."""
    before = ""
    for family, part in runs(text):
        if part.startswith("’") and family != "NotoSans" and before.isalnum() and not is_cjk(before):
            return True
        if family != "NotoSans" and re.search("[A-Za-z]’", part):
            return True
        before = part[-1]
    return False


def _placed(widget: Widget, window: Box, target: float) -> list[str]:
    found = []
    seen = widget.rect if widget.clip is None else widget.rect.meet(widget.clip)
    if widget.focusable:
        if not widget.name:
            found.append(f"{widget.id} has no name")
        if widget.rect.w < target - 0.5 or widget.rect.h < target - 0.5:
            found.append(f"{widget.id} is only {widget.rect.w:.0f} x {widget.rect.h:.0f}")
    if widget.focusable or isinstance(widget, Label | CaptionCard):
        out = seen.w > 0 and (seen.x < -1 or seen.right > window.right + 1)
        if out or (widget.clip is None and (seen.y < -1 or seen.bottom > window.bottom + 1)):
            found.append(f"{widget.id} lies outside the window")
        if widget.clip is not None and (widget.rect.x < widget.clip.x - 1 or widget.rect.right > widget.clip.right + 1):
            found.append(f"{widget.id} is cut by its list at the side")
    return found


def _overlaps(widgets: list[Widget]) -> list[str]:
    found = []
    for i, a in enumerate(widgets):
        for b in widgets[i + 1 :]:
            first = a.rect if a.clip is None else a.rect.meet(a.clip)
            second = b.rect if b.clip is None else b.rect.meet(b.clip)
            shared = first.inset(1).meet(second.inset(1))
            if shared.w > 0 and shared.h > 0:
                found.append(f"{a.id} and {b.id} overlap")
    return found


def broken_words(lines: tuple[str, ...], text: str) -> list[str]:
    """Latin words that were cut in two; addresses may be, and any word after a hyphen."""
    words = [w for w in re.split(r"[\s\u00a0\u202f]+", text) if w and not has_cjk(w) and "." not in w[:-1]]
    parts = [part for word in words for part in re.split(r"(?<=\w-)(?=\w)", word)]
    return [part for part in parts if not any(part in line for line in lines)]


def _box(lines: tuple[str, ...], text: str, widths: list[float], step: float, w: float, h: float) -> list[str]:
    found = [f"{word!r} is cut in two" for word in broken_words(lines, text)]
    if widths and max(widths) > w + GRACE:
        found.append(f"{text!r} is {max(widths):.0f} wide in {w:.0f}")
    if len(lines) * step > h + GRACE:
        found.append(f"{text!r} is {len(lines) * step:.0f} high in {h:.0f}")
    return found


def spilled(widget: Widget, type_: Type) -> list[str]:
    """How a widget's text does not fit its place; empty for widgets without text of their own."""
    f = type_.factor
    match widget:
        case Label():
            lines = type_.wrap(widget.text, widget.style, widget.rect.w, widget.bold)
            widths = [type_.width(line, widget.style, widget.bold) for line in lines]
            step = type_.line_h(widget.style, widget.text)
            high = widget.rect.h if len(lines) > 1 else max(widget.rect.h, step)
            return _box(lines, widget.text, widths, step, widget.rect.w, high)
        case Button():
            made = widget.arranged(type_)
            step = made.step if len(made.lines) > 1 else 0.72 * made.step
            return _box(made.lines, widget.text, [made.width], step, made.room, widget.rect.h)
        case Reply():
            _, _, x = reply_places(f, widget.rect)
            room = widget.rect.right - 20 - x
            lines = type_.wrap(widget.text, "body", room)
            step = type_.line_h("body") * (0.86 if len(lines) > 1 else 0.8)
            if widget.ruby:
                step = line_step(type_, "body", widget.text)
            return _box(lines, widget.text, [type_.width(line, "body") for line in lines], step, room, widget.rect.h)
        case Row():
            return _row(widget, type_)
        case Choice():
            room = widget.rect.w - (24 * f**0.6 + 36 * f**0.6 + 32 * f**0.6)
            return _box((widget.text,), widget.text, [type_.width(widget.text, "body")], 40, room, widget.rect.h)
        case CaptionCard():
            room = widget.rect.w - 2 * caption_pad(f)
            lines = type_.wrap(widget.text, "caption", room)
            least = 1.1 * type_.size("caption", widget.text)
            widths = [type_.width(line, "caption") for line in lines]
            return _box(lines, widget.text, widths, least, room, widget.rect.h)
        case Bubble():
            room = widget.rect.w - 2 * PAD_X
            lines = type_.wrap(widget.text, "body", room)
            return _box(lines, widget.text, [], bubble_step(type_, widget.text, widget.ruby), room, widget.rect.h)
        case Disc():
            strong = widget.ground in ("red", "green") or None
            return _box(
                (widget.text,),
                widget.text,
                [type_.width(widget.text, "disc", strong)],
                28,
                widget.rect.w + 28,
                900,
            )
        case AppIcon():
            room = widget.rect.w + 8 if not widget.beside else widget.rect.w - widget.side - 20
            style = "body" if widget.beside else "label"
            return _box((widget.text,), widget.text, [type_.width(widget.text, style)], 28, room, 900)
        case AppHeader():
            style, lines = widget.arranged(type_)
            k = f**0.5
            room = widget.rect.w - 48 - 36 * k * widget.back - (52 * k if widget.icon else 0)
            widths = [type_.width(line, style, True) for line in lines]
            return _box(lines, widget.text, widths, 0.82 * type_.line_h(style), room, widget.rect.h)
        case Switch():
            made_ = arranged(type_, widget.rect.w, widget.text, widget.detail, widget.said)
            widths = [type_.width(line, "body") for line in made_.lines]
            found = _box(made_.lines, widget.text, widths, 1, made_.room, widget.rect.h)
            found += [f"{word!r} is cut in two" for word in broken_words(made_.details, widget.detail)]
            if made_.height > widget.rect.h + GRACE:
                found.append(f"{widget.text!r} is {made_.height:.0f} high in {widget.rect.h:.0f}")
            return found
        case Tab():
            width, step = type_.width(widget.text, widget.style, widget.opened or None), type_.size(widget.style)
            return _box((widget.text,), widget.text, [width], 0.8 * step, widget.rect.w - 24, widget.rect.h)
        case Field():
            lines = type_.wrap(widget.text or widget.hint, "body", widget.rect.w - 2 * PAD)
            high = widget.rect.h - type_.line_h("label")
            widths = [type_.width(line, "body") for line in lines]
            found = _box(lines, widget.text, widths, type_.line_h("body"), widget.rect.w - 2 * PAD, high)
            return found + _box((widget.label,), "", [type_.width(widget.label, "label")], 1, widget.rect.w, 900)
        case Slider():
            return [] if widget.rect.w >= 44 * (widget.steps + 1) / 3 else ["its steps are too close together"]
        case MoreSign():
            return [] if widget.worded(type_) else [f"{widget.text!r} has no room beside its arrow"]
        case Key() | ScrollRegion():
            return []
    return []


def _row(widget: Row, type_: Type) -> list[str]:
    f = type_.factor
    x = widget.rect.x + widget.indent * f**0.5
    size = 40 * (1 + (f - 1) * 0.7)
    if widget.icon:
        x += size + (18 if not widget.shadow else 28) * f**0.5
    right = widget.rect.right - 28 * f**0.5
    if widget.after:
        right -= size + 8
    if widget.value:
        right -= type_.width(widget.value, "label") + 16
    lines = type_.wrap(widget.text, "body", max(10.0, right - x))
    small = type_.wrap(widget.detail, "label", max(10.0, right - x)) if widget.detail else ()
    high = len(lines) * type_.line_h("body") * (0.86 if len(lines) + len(small) > 1 else 0.8)
    found = _box(lines, widget.text, [type_.width(line, "body") for line in lines], 1, right - x, 900)
    found += [f"{word!r} is cut in two" for word in broken_words(small, widget.detail)]
    total = high + len(small) * type_.line_h("label")
    if total > widget.rect.h + GRACE:
        found.append(f"{widget.text!r} is {total:.0f} high in {widget.rect.h:.0f}")
    return found
