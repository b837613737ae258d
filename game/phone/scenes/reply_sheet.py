"""The replies as a full sheet, where they do not fit beside the call: what is answered above
them, larger letters, two lines if need be. So are the ways to act on a second call that rings meanwhile.
"""

from dataclasses import dataclass, replace
from typing import Literal

from game.call.offers import QUIET
from game.phone.furigana import line_step
from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Back, Pop, Press, Scene, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.call_parts import caller_now, move_rows
from game.phone.scenes.in_call import caption_card
from game.phone.scenes.incoming import WAYS
from game.phone.scenes.replies import open_replies, reply_height, reply_ruby
from game.phone.scenes.second_ring import second_ring
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Reply, reply_room
from game.phone.widgets.caption import caption_lines
from game.phone.widgets.labels import Picture, label
from game.phone.widgets.sheet import Cover, rise
from game.phone.widgets.topbar import top_bar

Asked = Literal["caption", "body", "label"]


@dataclass(frozen=True, slots=True)
class Spacing:
    """Of replies: how high one line of each size of letters is at least, what is left around several, the gap."""

    least: dict[int, float]
    pad: float
    gap: float


WIDE = Spacing({100: 88.0, 150: 112.0, 200: 136.0}, 36.0, 24.0)
CLOSE = Spacing({100: 72.0, 150: 88.0, 200: 108.0}, 20.0, 12.0)


class ReplySheet(Scene):
    """Opens with the player's turn and closes with it."""

    name = "replies"
    over = True

    def __init__(self, playing: Playing) -> None:
        self.playing = playing
        self.opened = -10_000

    def enter(self, ui: Ui) -> None:
        self.opened = ui.now

    def tick(self, ui: Ui) -> Transition | None:
        return None if self._rings or open_replies(ui, self.playing) else Pop()

    @property
    def _rings(self) -> bool:
        """Whether a second call rings: it comes before the caller's question."""
        return bool(self.playing.play.state.ringing)

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Back) or (isinstance(event, Press) and event.id == "move.back"):
            return Pop()
        if isinstance(event, Press) and event.id.startswith(("reply.", QUIET, *WAYS)):
            if not self.playing.meant(ui, event.id):
                return None
            self.playing.take(ui, event.id)
            return Pop()
        if isinstance(event, Press) and event.id.startswith("move."):
            self.playing.take(ui, event.id.removeprefix("move."))
            return Pop()
        return doors.bar(event, ui, self.playing)

    def build(self, ui: Ui) -> list[Widget]:
        title = self.playing.title(ui)
        stage, footer = ui.layout.stage, ui.layout.footer
        room = Box(stage.x, stage.y, stage.w, footer.y - 16 - stage.y).moved(dy=rise(ui, self.opened))
        narrow = ui.layout.text == 200 and ui.layout.shape == "portrait"
        names = ["back", "hang-up"] if narrow else ["back", "hang-up", "repeat"]
        return [
            Cover(id="cover", rect=ui.layout.window),
            *top_bar(ui, title, pause=True),
            *(second_ring(ui, self.playing, room.below(16)) if self._rings else self._asked_and_replies(ui, room)),
            *move_rows(ui, self.playing, footer, [names], footer.h),
        ]

    def _asked_and_replies(self, ui: Ui, room: Box) -> list[Widget]:
        """What was asked, in the largest letters that leave every reply in view, and the replies under it."""
        ways: list[tuple[Asked, Spacing]] = [("caption", WIDE), ("caption", CLOSE), ("body", CLOSE), ("label", CLOSE)]
        for how, spacing in ways:
            asked, top = self._asked(ui, room, how)
            replies, bottom = self._replies(ui, Box(room.x, top, room.w, 0), spacing)
            if bottom <= room.bottom + 1:
                return [*asked, *replies]
        # Where what was asked takes too much of the room, it is scrolled with the replies.
        kept = top - room.y <= 0.35 * room.h
        box = room.below(top - room.y) if kept else room
        replies, bottom = self._replies(ui, Box(room.x, top + 8, room.w, 0), CLOSE)
        rows = replies if kept else [*asked, *replies]
        listed = ui.scrolled("replies.list", ui.roomy(box), bottom + 8 - box.y, rows, name=ui.t("call.reply"))
        return [*asked, *listed] if kept else listed

    def _asked(self, ui: Ui, room: Box, how: Asked) -> tuple[list[Widget], float]:
        """The caller's last words, as the call's own caption or as plain lines; and where the replies begin."""
        card = caption_card(ui, self.playing, room, caller_now(ui, self.playing, ""), named=False, plain=True)
        if card.quiet:
            return [], room.y + 16
        if how == "caption":
            step = ui.type.line_h("caption", card.text)
            if card.ruby:
                step = line_step(ui.type, "caption", card.text)
            h = caption_lines(ui, card.text, room.w) * step + 24 * ui.layout.factor**0.5
            return [replace(card, rect=room.top(h))], room.y + h + 16
        size, line_h = 36.0 * ui.layout.factor**0.8, ui.type.line_h(how, card.text)
        x = room.x + size + 16
        w = room.right - x
        asked = label(ui, card.id, card.text, x, room.y, w, how, tint="ink2", role="caption", ruby=card.ruby)
        # Beside the first line's letters; readings stand above these.
        first = line_step(ui.type, how, card.text) if card.ruby else line_h
        sign = Box(room.x, room.y + first - (line_h + size) / 2, size, size)
        picture = Picture(id="replies.asked-sign", rect=sign, icon="waveform", size=size, tint="ink2")
        return [picture, replace(asked, name=card.name)], asked.rect.bottom + 8

    def _replies(self, ui: Ui, box: Box, spacing: Spacing) -> tuple[list[Widget], float]:
        """The replies under one another, and where they end."""
        least = max(spacing.least[ui.layout.text], ui.layout.target)
        replies: list[Widget] = []
        y = box.y
        for i, (id_, text) in enumerate(open_replies(ui, self.playing), 1):
            ruby = reply_ruby(ui, self.playing, id_, text)
            lines = len(ui.type.wrap(text, "body", reply_room(ui, box.w)))
            h = max(least, lines * ui.type.line_h("body") * 0.86 + spacing.pad)
            if ruby:
                h = reply_height(ui, lines, least, ruby=True)
            rect = Box(box.x, y, box.w, h)
            replies.append(Reply(id=id_, rect=rect, text=text, name=text, number=str(i), keys=(str(i),), ruby=ruby))
            y += h + spacing.gap
        return replies, y - spacing.gap
