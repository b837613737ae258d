"""What opens over a screen of a play: a cover, the caption if a call goes on, content, a row of buttons below.

The play goes on beneath: its scene ticks, and when another screen is due it takes the place of both.
"""

from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Back, Pop, Press, Scene, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.call_parts import caller_now, move
from game.phone.scenes.in_call import caption_card
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.button_row import Wish, share
from game.phone.widgets.buttons import Button, button_width
from game.phone.widgets.sheet import Cover, rise
from game.phone.widgets.topbar import top_bar

CLOSE = "over.close"
HANG_UP = "move.hang-up"


class OverScene(Scene):
    """A full sheet. Subclasses give `content`; `footer` may add buttons."""

    over = True
    captioned = True
    """Whether what is said stays in sight while a call goes on beneath."""

    def __init__(self, playing: Playing) -> None:
        self.playing = playing
        self.opened = -10_000

    def enter(self, ui: Ui) -> None:
        self.opened = ui.now

    def footer(self, ui: Ui) -> list[tuple[str, str, str]]:
        """Further buttons below, (id, icon, word), before the one that closes."""
        return []

    def content(self, ui: Ui, box: Box) -> list[Widget]:
        """The widgets of the sheet inside `box`."""
        raise NotImplementedError

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Back) or (isinstance(event, Press) and event.id == CLOSE):
            return Pop()
        if isinstance(event, Press) and event.id == HANG_UP:
            self.playing.take(ui, "hang-up")
            return Pop()
        return doors.bar(event, ui, self.playing)

    def build(self, ui: Ui) -> list[Widget]:
        layout = ui.layout
        title = self.playing.title(ui)
        widgets: list[Widget] = [Cover(id="cover", rect=layout.window), *top_bar(ui, title, pause=True)]
        stage = layout.stage
        if self.captioned and self.playing.play.state.talk is not None and layout.text == 100:
            # Somebody goes on talking: what is said stays in sight.
            band = stage.top(120 if ui.layout.touch else 152)
            caller = caller_now(ui, self.playing, "")
            widgets.append(caption_card(ui, self.playing, band, caller, named=False, plain=True))
            stage = stage.below(band.h + (16 if ui.layout.touch else 24))
        lines = self._lines(ui, stage.w)
        heights = [self._height(ui, line, stage.w) for line in lines]
        high = sum(heights) + 12 * (len(lines) - 1)
        box = Box(stage.x, stage.y, stage.w, stage.bottom - high - 24 - stage.y).moved(dy=rise(ui, self.opened))
        widgets.extend(self.content(ui, box))
        y = stage.bottom - high
        for line, h in zip(lines, heights, strict=True):
            x = stage.x
            given = share(ui, [Wish(text, icon=icon) for _, icon, text in line], stage.w, fill=len(lines) > 1)
            for (id_, _, text), part in zip(line, given, strict=True):
                rect = Box(x, y, part.width, h)
                widgets.append(Button(id=id_, rect=rect, name=text, text=part.word, icon=part.icon))
                x = rect.right + 16
            y += h + 12
        return widgets

    @staticmethod
    def _height(ui: Ui, line: list[tuple[str, str, str]], width: float) -> float:
        """How high a line of buttons is: a word alone that is too long for it stands in two lines."""
        rows = len(ui.type.wrap(line[0][2], "body", width - 16)) if len(line) == 1 else 1
        return max(ui.layout.footer.h, rows * ui.type.line_h("body") * 0.84 + 24)

    def _lines(self, ui: Ui, width: float) -> list[list[tuple[str, str, str]]]:
        """The buttons below, (id, icon, word): beside each other, or one above the other where that is too narrow."""
        close = (CLOSE, "arrow-left", ui.t("common.back"))
        further = self.footer(ui)
        if self.playing.offer("hang-up") is None:
            return [[close, *further]]
        # A call can be left at every moment, whatever lies above it.
        leave = move(ui, self.playing, "hang-up")
        hang_up = (HANG_UP, leave.icon, leave.word)
        # Where the row is too narrow, these two are what must stay.
        for line in ([close, hang_up, *further], [close, hang_up]):
            if sum(button_width(ui, word, pad=12) + 16 for _, _, word in line) - 16 <= width:
                return [line]
        return [[close], [hang_up]]
