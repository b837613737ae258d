"""The replies as a full sheet, where they do not fit beside the call: larger letters, two lines if need be.

So are the ways to act on a second call that rings meanwhile.
"""

from game.call.offers import QUIET
from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Back, Pop, Press, Scene, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.call_parts import move_rows
from game.phone.scenes.replies import open_replies, reply_height, reply_ruby
from game.phone.scenes.second_ring import WAYS, second_ring
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Reply, reply_room
from game.phone.widgets.sheet import Cover, rise
from game.phone.widgets.topbar import top_bar


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
            self.playing.take(ui, event.id)
            return Pop()
        if isinstance(event, Press) and event.id.startswith("move."):
            self.playing.take(ui, event.id.removeprefix("move."))
            return Pop()
        return doors.bar(event, ui, self.playing)

    def build(self, ui: Ui) -> list[Widget]:
        title = self.playing.title(ui)
        stage = ui.layout.stage
        widgets: list[Widget] = [
            Cover(id="cover", rect=ui.layout.window),
            *top_bar(ui, title, pause=True),
        ]
        row_h = max({100: 80.0, 150: 112.0, 200: 136.0}[ui.layout.text], ui.layout.target)
        box = Box(stage.x, stage.y + 16, stage.w, stage.h - row_h - 48).moved(dy=rise(ui, self.opened))
        widgets.extend(second_ring(ui, self.playing, box) if self._rings else self._replies(ui, box))
        narrow = ui.layout.text == 200 and ui.layout.shape == "portrait"
        names = ["back", "hang-up"] if narrow else ["back", "hang-up", "repeat"]
        row = Box(stage.x, stage.bottom - row_h, stage.w, row_h)
        widgets.extend(move_rows(ui, self.playing, row, [names], row_h))
        return widgets

    def _replies(self, ui: Ui, box: Box) -> list[Widget]:
        """One below the other, as a list where they are too many."""
        texts = open_replies(ui, self.playing)
        inner = Box(box.x + 12, box.y + 12, box.w - 24, box.h)
        lines = [len(ui.type.wrap(text, "body", reply_room(ui, inner.w))) for _, text in texts]
        least = max({100: 88.0, 150: 112.0, 200: 136.0}[ui.layout.text], ui.layout.target)
        ruby = [reply_ruby(ui, self.playing, id_, text) for id_, text in texts]
        heights = [
            reply_height(ui, n, least, ruby=True) if read else max(least, n * ui.type.line_h("body") * 0.86 + 36)
            for n, read in zip(lines, ruby, strict=True)
        ]
        total = sum(heights) + 24 * (len(heights) - 1) + 24
        if total <= box.h + 13:
            inner = Box(box.x, box.y, box.w, box.h)
        y = inner.y
        children: list[Widget] = []
        for i, ((id_, text), h, read) in enumerate(zip(texts, heights, ruby, strict=True), 1):
            rect = Box(inner.x, y, inner.w, h)
            children.append(Reply(id=id_, rect=rect, text=text, name=text, number=str(i), keys=(str(i),), ruby=read))
            y += h + 24
        if total <= box.h + 13:
            return children
        return ui.scrolled("replies.list", box, y - box.y, children, name=ui.t("call.reply"))
