"""Guided play: after a call, what could be done next, in a few plain words. The same offers as the free phone's.

For who holds such a phone for the first time, and for kiosks. Nothing says which of them is wise; the list
follows from the story's place and hour.
"""

from game.call.commands import Dial, LookUp
from game.call.offers import Offer
from game.phone.geometry import Box
from game.phone.scene import Press, Push, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.dialling import dialled
from game.phone.scenes.finishing import FinishingScene
from game.phone.scenes.free import story_date
from game.phone.scenes.start import wallpaper_phone
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button, Row, button_width, row_height
from game.phone.widgets.labels import label
from game.phone.widgets.topbar import top_bar

FREE, DONE = "guided.free", "guided.done"


class GuidedScene(doors.PlayScene):
    """The list beside the phone at rest."""

    name = "guided"
    screen = "guided"

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Press):
            if event.id == FREE:
                self.playing.guided = False
                return self.tick(ui)
            if event.id == DONE:
                return Push(FinishingScene(self.playing))
            ringing_out = dialled(self.playing, event)
            if ringing_out is not None:
                return ringing_out
            if self.playing.offer(event.id) is not None:
                self.playing.take(ui, event.id)
                return self.tick(ui)
        return doors.bar(event, ui, self.playing)

    def build(self, ui: Ui) -> list[Widget]:
        playing = self.playing
        widgets = top_bar(ui, playing.title(ui), memo=True)
        column = ui.layout.stage
        if ui.layout.shape == "wide" and ui.layout.text == 100:
            phone = ui.layout.call().phone
            widgets.extend(wallpaper_phone(ui, phone, playing.story_time(ui), story_date(ui, playing)))
            column = ui.layout.beside(phone)
        off = label(ui, "guided.off", ui.t("free.off"), column.x, column.y, column.w, tint="ink2")
        text = playing.t(ui, "guided.title")
        heading = label(ui, "guided.title", text, column.x, off.rect.bottom, column.w, "title", role="heading")
        widgets += [off, heading]
        widgets += self._ways_out(ui, Box(column.x, ui.layout.footer.y, column.w, ui.layout.footer.h))
        top = heading.rect.bottom + 8
        box = Box(column.x, top, column.w, ui.layout.footer.y - 16 - top)
        inner = Box(box.x, box.y + 8, box.w, 0)
        rows: list[Widget] = []
        y = inner.y
        for id_, icon, text in self._choices(ui):
            h = row_height(ui, inner.w, text, least=74)
            rect = Box(inner.x, y, inner.w, h)
            rows.append(Row(id=id_, rect=rect, text=text, name=text, icon=icon))
            y += h + 14
        return [*widgets, *ui.scrolled("guided.list", ui.roomy(box), y - box.y, rows)]

    @staticmethod
    def _ways_out(ui: Ui, box: Box) -> list[Widget]:
        """The bare phone instead, or the end: always in sight."""
        ways = [(FREE, "circles-four", ui.t("guided.free")), (DONE, "check", ui.t("free.finish"))]
        widths = [button_width(ui, text, icon, pad=36) for _, icon, text in ways]
        if sum(widths) + 16 > box.w:
            ways[0] = (FREE, "circles-four", ui.t("guided.free-short"))
            widths[0] = button_width(ui, ways[0][2], "circles-four", pad=24)
        if sum(widths) + 16 > box.w:
            # The largest letters in a narrow window: the shortest words, without their signs.
            ways = [(FREE, "", ui.t("call.apps")), (DONE, "", ui.t("free.finish"))]
            widths = [button_width(ui, text, pad=20) for _, _, text in ways]
        left = Box(box.x, box.y, widths[0], box.h)
        right = Box(box.right - widths[1], box.y, widths[1], box.h)
        return [
            Button(id=id_, rect=rect, text=text, name=text, icon=icon, late=True)
            for (id_, icon, text), rect in zip(ways, (left, right), strict=True)
        ]

    def _choices(self, ui: Ui) -> list[tuple[str, str, str]]:
        """(id, icon, text) of every row."""
        text = self.playing.wording.text
        rows = [
            (offer.id, _icon(offer), text(offer.label))
            for offer in self.playing.offers("guided")
            if isinstance(offer.command, LookUp | Dial)
        ]
        if self.playing.offer("wait") is not None:
            rows.append(("wait", "clock", ui.t("free.wait")))
        return rows


def _icon(offer: Offer) -> str:
    return "magnifying-glass" if isinstance(offer.command, LookUp) else "phone"
