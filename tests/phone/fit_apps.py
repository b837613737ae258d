"""The apps' own widgets: does their text fit where it stands? Beside `fit`, which knows the shared ones."""

from game.phone.scenes.app_parts import Fact
from game.phone.scenes.arrival import Notice
from game.phone.scenes.browser import PAD_X, AddressBar, Result
from game.phone.scenes.history import PAD, PastRow, sign_size
from game.phone.scenes.number_cells import CellField
from game.phone.scenes.paper_parts import NumberRow, stacked
from game.phone.scenes.reply_bubble import ReplyBubble
from game.phone.stage import Stage
from game.phone.text import Type
from game.phone.widgets.base import Widget
from game.phone.widgets.caption import CaptionCard, caption_pad
from game.phone.widgets.chat import SmallMark, bubble_step, mark_room
from game.phone.widgets.notice import PAD as NOTICE_PAD
from game.phone.widgets.notice import NoticeCard, sign_side
from game.phone.widgets.notice import arranged as arranged_notice
from tests.phone.fit import broken_words, problems


def all_problems(stage: Stage) -> list[str]:
    """Faults of shared and own widgets."""
    found = problems(stage)
    for widget in stage.widgets:
        found += [f"{stage.scene.name} {widget.id}: {fault}" for fault in spilled(widget, stage.ui.type)]
    return found + _covered_names(stage)


def _covered_names(stage: Stage) -> list[str]:
    """The speaker's name in a caption card must end before the button beside it begins."""
    by_id = {w.id: w for w in stage.widgets}
    card, button = by_id.get("call.caption"), by_id.get("call.transcript")
    if not isinstance(card, CaptionCard) or button is None or not card.header:
        return []
    end = card.rect.x + caption_pad(stage.ui.type.factor) + stage.ui.type.width(card.header, "label")
    if len(stage.ui.type.wrap(card.text, "caption", card.rect.w - 72)) > 2:
        return []
    return [f"{stage.scene.name}: {card.header!r} runs into the transcript"] if end > button.rect.x + 4 else []


def _high(needed: float, widget: Widget) -> list[str]:
    return [f"{needed:.0f} high in {widget.rect.h:.0f}"] if needed > widget.rect.h + 2 else []


def _wide(needed: float, room: float) -> list[str]:
    return [f"{needed:.0f} wide in {room:.0f}"] if needed > room + 2 else []


def spilled(widget: Widget, type_: Type) -> list[str]:
    """How a widget's text does not fit."""
    f = type_.factor
    match widget:
        case AddressBar():
            style, lines, sign = widget.arranged(type_)
            high = len(lines) * type_.line_h(style) * 0.84
            room = widget.rect.w - 52 - (sign + 12 if sign else 0)
            return _wide(max(type_.width(line, style) for line in lines), room) + _high(high, widget)
        case Result():
            w = widget.rect.w - 2 * PAD_X
            title = type_.wrap(widget.title, "body", w, True)
            tag = type_.width(widget.advert, "label") + 32 if widget.advert else 0.0
            below = bool(tag) and type_.width(widget.address, "label") > w - tag
            lines = type_.wrap(widget.address, "label", w if below else w - tag)
            high = (len(lines) + below) * type_.line_h("label") + (len(title) + 1) * type_.line_h("body")
            cut = [f"{word!r} is cut in two" for word in broken_words(title, widget.title)]
            return cut + _high(high, widget)
        case Fact():
            style = "number" if widget.strong else "body"
            bold = True if widget.strong else None
            lines = type_.wrap(widget.value, style, widget.rect.w, bold)
            return [f"{word!r} is cut in two" for word in broken_words(lines, widget.value)]
        case NumberRow():
            room = widget.rect.w - (34 * f**0.6 + 14 if widget.icon else 0)
            lines = type_.wrap(widget.text, "body", room)
            high = type_.line_h("body") * 0.8
            if stacked(type_, widget.text, widget.number, widget.rect.w, widget.icon):
                high = (len(lines) + 1) * type_.line_h("body")
            cut = [f"{word!r} is cut in two" for word in broken_words(lines, widget.text)]
            return cut + _wide(type_.width(widget.number, "body"), room) + _high(high, widget)
        case CellField():
            room = widget.rect.w - 2 * widget.pad - (0 if widget.stacked else widget.field_w)
            return _wide(type_.width(widget.number, "number", widget.bold or None), room)
        case PastRow():
            w = widget.rect.w - 2 * PAD - sign_size(f) - 16
            return [
                f"{word!r} is cut in two"
                for style, text in widget.lines
                for word in broken_words(type_.wrap(text, style, w), text)
            ]
        case ReplyBubble():
            lines = type_.wrap(widget.text, "body", widget.rect.w - 44 * (1 + (f - 1) * 0.7) - 44)
            return _high(len(lines) * bubble_step(type_, widget.text, widget.ruby), widget)
        case SmallMark():
            room = mark_room(widget.rect.w, f, widget.ground)
            lines = type_.wrap(widget.text, "label", room)
            cut = [f"{word!r} is cut in two" for word in broken_words(lines, widget.text)]
            return cut + _high(len(lines) * type_.line_h("label") * 0.9, widget)
        case NoticeCard():
            made = arranged_notice(
                type_, widget.rect.w, widget.title, widget.when, widget.text, widget.detail, widget.small
            )
            room = widget.rect.w - 2 * NOTICE_PAD - sign_side(f, widget.small) - 12
            style = "phone-name-small" if widget.small else "body"
            cut = [f"{word!r} is cut in two" for word in broken_words(made.text, widget.text)]
            wide = max(type_.width(line, style, True) for line in made.text)
            return cut + _wide(wide, room + 8) + _high(made.height, widget)
        case Notice():
            lines = type_.wrap(widget.text, "phone-label", widget.rect.w - 68)
            return _high(len(lines) * type_.line_h("phone-label") * 0.86, widget)
    return []
