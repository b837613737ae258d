"""The other moves of a call, behind "more": everything that a real phone and a calm person can do."""

from collections.abc import Sequence

from game.call.model import MOVES
from game.phone.geometry import Box
from game.phone.scene import Pop, Press, Replace, Transition, UiEvent
from game.phone.scenes.call_parts import move
from game.phone.scenes.in_call import call_event
from game.phone.scenes.noted import write_down
from game.phone.scenes.over import OverScene
from game.phone.scenes.switches import switches
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Row, row_height
from game.phone.widgets.topbar import MEMO

PLACES = ("disc.keys", "disc.apps")
"""Ways to other places, beside the way back where there is room."""
ACTS = ("disc.hold", "disc.add", "disc.speaker", "disc.mute")


class MovesScene(OverScene):
    """A list of every standing move, and the ways to keys, apps, transcript and memo."""

    name = "moves"

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Press):
            if event.id == "move.note":
                shown = write_down(ui, self.playing)
                return Replace(shown.scene) if shown is not None else Pop()
            if event.id.startswith(("move.", "disc.", "keys.", "call.")):
                return call_event(self.playing, event, ui) or Pop()
        return super().handle(event, ui)

    def footer(self, ui: Ui) -> list[tuple[str, str, str]]:
        return self._rows(ui, PLACES) if self._wide(ui) else []

    def _rows(self, ui: Ui, wanted: Sequence[str]) -> list[tuple[str, str, str]]:
        """(id, icon, words) of those switches that can be pressed now, in the order in which they are `wanted`."""
        found = {one.id: (one.id, one.row_icon, one.row) for one in switches(ui, self.playing) if one.enabled}
        return [found[id_] for id_ in wanted if id_ in found]

    @staticmethod
    def _wide(ui: Ui) -> bool:
        """Whether there is room for the ways to other places beside the way back."""
        return ui.layout.text == 100 and ui.layout.shape != "portrait"

    def content(self, ui: Ui, box: Box) -> list[Widget]:
        entries = self._entries(ui)
        columns = 1 if ui.layout.text > 100 or ui.layout.shape == "portrait" else 3 if box.w > 1000 else 2
        cells = Box(box.x, box.y, box.w, 0).row([1] * columns, 16)
        children: list[Widget] = []
        y = box.y + 8
        for i in range(0, len(entries), columns):
            row = entries[i : i + columns]
            h = max(row_height(ui, cells[0].w, text, least=72, gap=18, pad=10) for _, _, text in row)
            for cell, (id_, icon, text) in zip(cells, row, strict=False):
                rect = Box(cell.x, y, cell.w, h)
                children.append(Row(id=id_, rect=rect, text=text, name=text, icon=icon, ground="sand", border=""))
            y += h + 8
        title = self.playing.t(ui, "move.more-title")
        return ui.scrolled("moves.list", ui.roomy(box), y - 8 - box.y, children, name=title)

    def _entries(self, ui: Ui) -> list[tuple[str, str, str]]:
        standing = {offer.id for offer in self.playing.offers("standing")}
        moves = [move(ui, self.playing, id_) for id_ in MOVES if id_ in standing]
        entries = [(f"move.{one.id}", one.icon, one.word) for one in moves]
        for offer in self.playing.offers("phone"):
            if offer.id.startswith("keys.") and offer.id != "keys.typed":
                entries.append((offer.id, "dots-nine", self.playing.t(ui, "move.press-keys")))
        if not self._wide(ui):
            entries += self._rows(ui, PLACES)
        if not self._discs_in_view(ui):
            entries += self._rows(ui, ACTS)
        entries.append(("call.transcript", "list-bullets", ui.t("call.so-far")))
        if ui.layout.text == 200 or ui.layout.shape == "portrait":
            entries.append((MEMO, "note", ui.t("top.memo")))
        return entries

    def _discs_in_view(self, ui: Ui) -> bool:
        """Whether the switches stand under the call's discs, or there is nothing to switch, since nobody is heard."""
        playing = self.playing
        return playing.written or (playing.screen() == "call" and ui.layout.call().whole and not playing.helper)
