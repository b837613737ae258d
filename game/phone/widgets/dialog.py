"""A dialog: one question on a card over a quiet ground, and its answers. The way that changes nothing comes first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from game.phone.draw import Painter
from game.phone.geometry import Box
from game.phone.theme import RADIUS_CARD, mixed
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget
from game.phone.widgets.button_row import Wish, share
from game.phone.widgets.buttons import Button, button_width
from game.phone.widgets.labels import Card, label


@dataclass(frozen=True, kw_only=True)
class Quiet(Widget):
    """The ground of a dialog: what lies beneath is out of play, and out of sight."""

    role: Role = "dialog"
    reach: float = 0

    def draw(self, p: Painter, look: Look) -> None:
        p.fill(self.rect, mixed(p.palette.paper, p.palette.sand, 0.7))


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the id of its button, its icon and word, and whether it is the accented one."""

    id: str
    icon: str
    word: str
    kind: Literal["primary", "move", "outline"] = "move"


def dialog(ui: Ui, title: str, text: str, answers: Sequence[Answer]) -> list[Widget]:
    """The question in the middle of the stage, its answers side by side, or one under another where they do not fit."""
    stage, f = ui.layout.stage, ui.layout.factor
    w = min(stage.w, 820.0 * f**0.6)
    pad = 40.0 if ui.layout.text == 100 else 28.0
    inner = w - 2 * pad
    gap, h = 16.0, ui.layout.move_h
    across = sum(button_width(ui, a.word, pad=24, bold=a.kind == "primary") for a in answers)
    wide = across + gap * (len(answers) - 1) <= inner
    buttons_h = h if wide else len(answers) * (h + gap) - gap
    title_h = ui.type.height(title, "title", inner)
    text_h = ui.type.height(text, "body", inner)
    # In large type the question alone says enough, and its answers must be in reach.
    told = bool(text) and 2 * pad + title_h + 12 + text_h + 28 + buttons_h <= stage.h
    card_h = 2 * pad + title_h + (12 + text_h if told else 0) + 28 + buttons_h
    card = Box(stage.cx - w / 2, max(stage.y, stage.cy - card_h / 2), w, card_h)
    x, y = card.x + pad, card.y + pad
    widgets: list[Widget] = [
        Quiet(id="dialog.ground", rect=ui.layout.window),
        Card(id="dialog.card", rect=card, radius=RADIUS_CARD, name=title, role="dialog"),
        label(ui, "dialog.title", title, x, y, inner, "title", role="heading"),
    ]
    y += title_h
    if told:
        widgets.append(label(ui, "dialog.text", text, x, y + 12, inner, tint="ink2"))
        y += 12 + text_h
    y += 28
    places: list[tuple[Box, str]] = []
    if wide:
        given = share(ui, [Wish(a.word, icon=a.icon, bold=a.kind == "primary") for a in answers], inner, gap, fill=True)
        for part in given:
            places.append((Box(x, y, part.width, h), part.icon))
            x += part.width + gap
    else:
        for i, answer in enumerate(answers):
            places.append((Box(x, y + i * (h + gap), inner, h), answer.icon))
    widgets.extend(
        Button(id=a.id, rect=rect, text=a.word, name=a.word, icon=icon, kind=a.kind)
        for a, (rect, icon) in zip(answers, places, strict=True)
    )
    return widgets
