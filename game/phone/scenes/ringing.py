"""The phone rings: what the caller makes appear, and three ways to act. Nothing tells a scam from a genuine call."""

from collections.abc import Sequence

from game.phone.geometry import Box
from game.phone.scene import Scene, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.call_parts import caller_now, phone_with_caller, place_discs
from game.phone.scenes.incoming import WAYS, is_video, ring_event
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Row, row_height
from game.phone.widgets.caption import CaptionCard, caption_lines
from game.phone.widgets.labels import label
from game.phone.widgets.topbar import top_bar


class RingingScene(doors.PlayScene):
    """Rings until something is done. Both the phone's discs and the rows beside it act."""

    name = "ringing"
    screen = "ringing"

    def enter(self, ui: Ui) -> None:
        ui.sound.tone("ringtone")

    def leave(self, ui: Ui) -> None:
        ui.sound.tone("")

    def ahead(self, ui: Ui) -> Sequence[Scene]:
        from game.phone.scenes.in_call import InCallScene
        from game.phone.scenes.video import VideoScene

        return (VideoScene(self.playing) if is_video(self.playing) else InCallScene(self.playing),)

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if ring_event(self.playing, event, ui):
            return self.tick(ui)
        return doors.bar(event, ui, self.playing)

    def build(self, ui: Ui) -> list[Widget]:
        title = self.playing.title(ui)
        caller = caller_now(ui, self.playing, ui.t("ring.video" if is_video(self.playing) else "ring.state"))
        regions = ui.layout.call()
        widgets = top_bar(ui, title, memo=True, pause=True)
        far = regions.arrangement == "far"
        discs = place_discs(
            ui,
            regions.phone,
            [
                ("disc.decline", "fill/phone-x", ui.t("ring.decline"), "red", 88),
                ("disc.answer", "fill/phone", ui.t("ring.answer"), "green", 88),
            ],
        )
        widgets.extend(phone_with_caller(ui, regions, caller, rings=True, discs=discs if far else ()))
        if far and ui.layout.shape != "portrait":
            widgets.extend(self._beside(ui, regions.column))
        else:
            text = caller.name + ("\n" + caller.number if caller.number else "")
            card = regions.caption
            if regions.arrangement == "sheet" and caption_lines(ui, text, card.w) <= 2:
                card = card.top({100: 208.0, 150: 264.0, 200: 336.0}[ui.layout.text])
            widgets.append(
                CaptionCard(
                    id="call.caption",
                    rect=card,
                    text=text,
                    name=" ".join(filter(None, (caller.state, caller.name, caller.number, caller.place))),
                    header=caller.state,
                    aside=caller.place,
                    wave=False,
                )
            )
            top = card.bottom + 24
            bottom = ui.layout.stage.bottom
            if regions.arrangement == "sheet":
                rest = ui.layout.beside(regions.phone, 32)
                box = Box(rest.x, top, rest.w, bottom - top)
            else:
                box = Box(regions.column.x, top, regions.column.w, bottom - top)
            widgets.extend(self._rows(ui, box, 16))
        return widgets

    def _beside(self, ui: Ui, column: Box) -> list[Widget]:
        rings, calmly = self.playing.t(ui, "ring.heading"), self.playing.t(ui, "ring.calm")
        heading = label(ui, "ring.heading", rings, column.x, 184, column.w, "title", role="heading")
        calm = label(ui, "ring.calm", calmly, column.x, heading.rect.bottom + 8, column.w, tint="ink2")
        top = max(344.0, calm.rect.bottom + 24)
        rows = self._rows(ui, Box(column.x, top, column.w, 308), 16)
        return [heading, calm, *rows]

    def _rows(self, ui: Ui, box: Box, gap: float) -> list[Widget]:
        if (box.h - 2 * gap) / 3 < ui.layout.target:
            gap = 8
        h = min(max({100: 88.0, 150: 112.0, 200: 136.0}[ui.layout.text], ui.layout.target), (box.h - 2 * gap) / 3)
        for short in (False, True):
            words = [self._word(ui, key, short=short) for _, key in WAYS.values()]
            needed = [row_height(ui, box.w, word, gap=18, least=0) for word in words]
            if max(needed) <= h + 14 * ui.layout.factor:
                places = zip(WAYS, words, box.column(3, gap, h), strict=True)
                return [self._row(ui, id_, word, rect) for id_, word, rect in places]
        inner = Box(box.x + 12, box.y + 12, box.w - 44, 0)
        rows: list[Widget] = []
        y = inner.y
        for id_, (_, key) in WAYS.items():
            word = self._word(ui, key)
            each = max(88.0, row_height(ui, inner.w, word, gap=18))
            rows.append(self._row(ui, id_, word, Box(inner.x, y, inner.w, each)))
            y += each + gap
        return ui.scrolled("ring.list", box, y - box.y, rows, name=self.playing.t(ui, "ring.heading"))

    def _word(self, ui: Ui, key: str, *, short: bool = False) -> str:
        """What a choice is called; of some there is a shorter word."""
        found = self.playing.t(ui, f"{key}-short") if short else ""
        return self.playing.t(ui, key) if found in ("", f"{key}-short") else found

    def _row(self, ui: Ui, id_: str, word: str, rect: Box) -> Row:
        icon, key = WAYS[id_]
        return Row(id=id_, rect=rect, text=word, name=self.playing.t(ui, key), icon=icon)
