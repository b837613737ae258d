"""The notice on the phone that something came in the chat app: as any phone shows it, while one talks."""

from dataclasses import dataclass

from game.phone.draw import CARD_SHADOW, Painter, pressed
from game.phone.geometry import Box
from game.phone.metrics import CallRegions
from game.phone.playing import Playing
from game.phone.theme import BODY
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget
from game.session.chat import unread

ID = "app.chat"
"""Pressing the notice opens the chat app: it has the id of that offer."""


@dataclass(frozen=True, kw_only=True)
class Notice(Widget):
    """A small sheet at the top of the far phone's screen."""

    text: str
    focusable: bool = True
    role: Role = "button"
    radius: float = 18
    reach: float = 40

    def draw(self, p: Painter, look: Look) -> None:
        c = p.palette
        ground = pressed(c.sheet) if look.pressed else c.sheet
        p.panel(self.rect, ground, self.radius, shadow=CARD_SHADOW)
        square = Box(self.rect.x + 10, self.rect.cy - 20, 40, 40)
        p.panel(square, BODY.chat, 12)
        p.icon("fill/chat-circle-dots", square.cx, square.cy, 26, BODY.app_ink)
        x = square.right + 10
        lines = p.type.wrap(self.text, "phone-label", self.rect.right - 8 - x)
        step = p.type.line_h("phone-label") * 0.86
        for i, line in enumerate(lines):
            p.text(line, "phone-label", x, self.rect.cy + (i + 0.5 - len(lines) / 2) * step, c.ink)


def arrival(ui: Ui, playing: Playing, regions: CallRegions) -> list[Widget]:
    """The notice, where the whole phone is in view, something came, and it was not looked at yet."""
    if regions.arrangement != "far" or playing.offer(ID) is None or not (came := unread(playing.play)):
        return []
    text = ui.t(f"chat.came-{came[-1].kind}")
    phone = regions.phone
    w = phone.w - 44
    lines = len(ui.type.wrap(text, "phone-label", w - 68))
    high = max(64.0, ui.layout.target, lines * ui.type.line_h("phone-label") * 0.86 + 24)
    # It covers the state of the call, not the number below.
    rect = Box(phone.x + 22, phone.y + 20, w, high)
    return [Notice(id=ID, rect=rect, text=text, name=text, clip=regions.phone_window)]
