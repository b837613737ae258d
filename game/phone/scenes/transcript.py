"""What was said so far, oldest first; it opens at its end."""

from game.call.model import RELATIVE
from game.phone.draw import Align
from game.phone.furigana import ruby_for
from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Press, Transition, UiEvent
from game.phone.scenes.over import OverScene
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.chat import bubble
from game.phone.widgets.labels import label


class TranscriptScene(OverScene):
    """The whole play's words: the caller's at the left, the player's at the right."""

    name = "transcript"

    def __init__(self, playing: Playing) -> None:
        super().__init__(playing)
        self._rows = 0

    def footer(self, ui: Ui) -> list[tuple[str, str, str]]:
        if not self.playing.caption.line:
            return []
        narrow = ui.layout.text > 100 or ui.layout.stage.w < 1000
        return [("over.again", "speaker-high", ui.t("move.repeat-short" if narrow else "transcript.again"))]

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Press) and event.id == "over.again":
            self.playing.again(ui)
            return None
        return super().handle(event, ui)

    def content(self, ui: Ui, box: Box) -> list[Widget]:
        rows = transcript(self.playing)
        if not rows:
            return [label(ui, "transcript.empty", ui.t("transcript.empty"), box.x, box.y + 16, box.w, tint="ink2")]
        column = Box(box.x + 8, box.y, box.w - 40, box.h)
        children: list[Widget] = []
        y, before = box.y + 8, None
        for i, (speaker, text, mine) in enumerate(rows):
            who = speaker or ui.t("call.you") if mine else speaker
            if who != before:
                align: Align = "right" if mine else "left"
                head = label(ui, f"said.{i}.who", who, column.x, y, column.w, "label", tint="ink2", align=align)
                children.append(head)
                y = head.rect.bottom + 4
                before = who
            ruby = ruby_for(ui, self.playing.wording, text)
            made = bubble(ui, f"said.{i}", text, column, y, mine=mine, speaker=who, ruby=ruby)
            children.append(made)
            y = made.rect.bottom + 12
        # At its end the list begins with a whole row: room is left below for what that takes.
        high = y - box.y
        furthest = high - ui.rows_place(box, high).h
        if furthest > 0:
            high += next((c.rect.y - box.y - furthest for c in children if c.rect.y - box.y >= furthest), 0.0)
        if len(rows) != self._rows:
            self._rows = len(rows)
            ui.scroll_to("transcript.list", high)
        return ui.scrolled("transcript.list", box, high, children, name=ui.t("call.so-far"))


def transcript(playing: Playing) -> list[tuple[str, str, bool]]:
    """(speaker, text, said by who holds the phone) of the whole play so far, oldest first."""
    relative = playing.play.scenario.relative
    beside = playing.wording.text(relative.name) if relative is not None and playing.helper else ""
    rows: list[tuple[str, str, bool]] = []
    for id_, by in playing.play.state.said:
        if id_.startswith(">"):
            rows.append((beside, playing.wording.text(id_[1:]), True))
            continue
        if by == RELATIVE:
            rows.append((beside, playing.wording.text(id_), True))
            continue
        caller = playing.play.scenario.callers.get(by)
        rows.append((playing.wording.text(caller.name) if caller else by, playing.wording.text(id_), False))
    return rows
