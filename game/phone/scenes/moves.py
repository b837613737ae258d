"""The other moves of a call, behind "more": everything that a real phone and a calm person can do."""

from game.call.offers import KEYS
from game.phone.geometry import Box
from game.phone.scene import Pop, Press, Push, Replace, Transition, UiEvent
from game.phone.scenes.call_parts import move
from game.phone.scenes.in_call import add_call
from game.phone.scenes.over import OverScene
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Row, row_height

PLACES = (("over.keys", "dots-nine", "keys.title"), ("over.apps", "circles-four", "call.apps"))
ORDER = (
    "ask-details",
    "note",
    "repeat",
    "silence",
    "refuse",
    "call-back",
    "no-japanese",
    "breathe",
    "show-nearby",
)


class MovesScene(OverScene):
    """A list of every standing move, and the ways to keys, apps, transcript and memo."""

    name = "moves"

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Press):
            if event.id == "move.note":
                from game.phone.scenes.noted import write_down

                shown = write_down(ui, self.playing)
                return Replace(shown.scene) if shown is not None else Pop()
            if event.id.startswith("move."):
                self.playing.take(ui, event.id.removeprefix("move."))
                return Pop()
            if event.id.startswith("keys."):
                self.playing.take(ui, event.id)
                return Pop()
            if event.id == "over.apps":
                self.playing.apps_open = True
                return Pop()
            if event.id == "over.add":
                add_call(ui, self.playing)
                return Pop()
            if event.id == "over.speaker":
                ui.speak_aloud(not ui.loudspeaker)
                return Pop()
            if event.id == "over.mute":
                self.playing.mute(ui, not self.playing.muted)
                return Pop()
            if event.id == "over.keys":
                from game.phone.scenes.call_keys import CallKeysScene

                return Push(CallKeysScene(self.playing))
            if event.id == "over.transcript":
                from game.phone.scenes.transcript import TranscriptScene

                return Push(TranscriptScene(self.playing))
            if event.id == "over.memo":
                from game.phone.scenes.memo import MemoScene

                return Push(MemoScene(self.playing))
        return super().handle(event, ui)

    def footer(self, ui: Ui) -> list[tuple[str, str, str]]:
        return [(id_, icon, ui.t(key)) for id_, icon, key in self._places()] if self._wide(ui) else []

    def _places(self) -> list[tuple[str, str, str]]:
        """The keys are for who holds the phone."""
        return [place for place in PLACES if place[0] != "over.keys" or self.playing.offer(KEYS) is not None]

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
        moves = [move(ui, self.playing, id_) for id_ in ORDER if id_ in standing]
        entries = [(f"move.{one.id}", one.icon, one.word) for one in moves]
        for offer in self.playing.offers("phone"):
            if offer.id.startswith("keys.") and offer.id != "keys.typed":
                entries.append((offer.id, "dots-nine", self.playing.t(ui, "move.press-keys")))
        if not self._wide(ui):
            entries.extend((id_, icon, ui.t(key)) for id_, icon, key in self._places())
        entries += self._switches(ui)
        entries.append(("over.transcript", "list-bullets", ui.t("call.so-far")))
        if ui.layout.text == 200 or ui.layout.shape == "portrait":
            entries.append(("over.memo", "note", ui.t("top.memo")))
        return entries

    def _switches(self, ui: Ui) -> list[tuple[str, str, str]]:
        """What stands under the discs of a call, where these are not in view."""
        playing = self.playing
        entries: list[tuple[str, str, str]] = []
        if playing.written or (playing.screen() == "call" and ui.layout.call().whole and not playing.helper):
            return entries
        if playing.offer("hold") is not None:
            hold = move(ui, playing, "hold")
            entries.append(("move.hold", hold.icon, hold.word))
        if playing.helper:
            # Beside a relative the phone is on its loudspeaker anyway: one hears both.
            return entries
        if playing.offer("hold") is not None:
            entries.append(("over.add", "user-plus", ui.t("call.add-row")))
        icon, key = ("speaker-low", "off") if ui.loudspeaker else ("speaker-high", "on")
        entries.append(("over.speaker", icon, ui.t(f"call.speaker-{key}")))
        icon, key = ("microphone", "off") if playing.muted else ("microphone-slash", "on")
        entries.append(("over.mute", icon, ui.t(f"call.mute-{key}")))
        return entries
