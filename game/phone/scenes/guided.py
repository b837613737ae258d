"""Guided play: after a call, what could be done next, in a few plain words. The same offers as the free phone's.

For who holds such a phone for the first time, and for kiosks. Nothing says which of them is wise; the list
follows from the story's place and hour.
"""

from game.call.commands import Dial, LookUp
from game.call.events import TalkBegan
from game.call.offers import Offer
from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Press, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.dialling import dialled
from game.phone.scenes.finishing import done
from game.phone.scenes.free import story_date
from game.phone.scenes.lock import LYING, lying_phone
from game.phone.scenes.notices import notices
from game.phone.scenes.on_hold import held_line, how_it_stands
from game.phone.scenes.start import wallpaper_phone
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.button_row import Wish, share
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
                return done(ui, self.playing)
            if event.id.startswith(LYING):
                found = notices(ui, self.playing)
                number = int(event.id.removeprefix(LYING))
                if number < len(found):
                    self.playing.take(ui, f"app.{found[number].app}")
                return self.tick(ui)
            ringing_out = dialled(self.playing, event)
            if ringing_out is not None:
                return ringing_out
            if self.playing.offer(event.id) is not None:
                self.playing.take(ui, event.id)
                return self.tick(ui)
        return doors.bar(event, ui, self.playing)

    def build(self, ui: Ui) -> list[Widget]:
        playing = self.playing
        widgets = top_bar(ui, playing.title(ui), memo=True, pause=True)
        column = ui.layout.stage
        if ui.layout.shape == "wide" and ui.layout.text == 100:
            phone = ui.layout.call().phone
            widgets.extend(wallpaper_phone(ui, phone, playing.story_time(ui), story_date(ui, playing)))
            widgets.extend(lying_phone(ui, phone, notices(ui, playing)))
            column = ui.layout.beside(phone)
        y = column.y
        off = how_it_stands(ui, playing)
        held = held_line(ui, playing, "guided.off", Box(column.x, y, column.w, 0))
        if held is not None:
            widgets.append(held)
            y = held.rect.bottom + 8
        elif ui.layout.text < 200:
            # The largest letters need the room for what can be chosen.
            widgets.append(label(ui, "guided.off", off, column.x, y, column.w, tint="ink2"))
            y = widgets[-1].rect.bottom
        style = "title" if ui.layout.text < 200 else "body"
        text = playing.t(ui, "guided.title")
        heading = label(ui, "guided.title", text, column.x, y, column.w, style, bold=True, role="heading")
        widgets.append(heading)
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

    def _ways_out(self, ui: Ui, box: Box) -> list[Widget]:
        """The bare phone instead, or the look back: always in sight."""
        free, apps = ui.t("guided.free"), ui.t("call.apps")
        done_, done_short = ui.t("free.finish"), ui.t("free.finish-short")
        if rang_somebody(self.playing):
            # The look back is the first of the list.
            (part,) = share(ui, [Wish(free, apps, "circles-four")], box.w)
            rect = Box(box.x, box.y, part.width, box.h)
            return [Button(id=FREE, rect=rect, text=part.word, name=free, icon=part.icon, late=True)]
        # Of two long words the look back is shortened first, and signs go before the last words.
        words = [(free, done_, True), (free, done_short, True), (free, done_short, False), (apps, done_short, False)]
        for one, other, icon in words:
            widths = [
                button_width(ui, word, sign if icon else "", pad=24 if icon else 16)
                for word, sign in ((one, "circles-four"), (other, "check"))
            ]
            if sum(widths) + 16 <= box.w:
                break
        left = Box(box.x, box.y, widths[0], box.h)
        right = Box(box.right - widths[1], box.y, widths[1], box.h)
        return [
            Button(id=FREE, rect=left, text=one, name=free, icon="circles-four" if icon else "", late=True),
            Button(id=DONE, rect=right, text=other, name=done_, icon="check" if icon else "", late=True),
        ]

    def _choices(self, ui: Ui) -> list[tuple[str, str, str]]:
        """(id, icon, text) of every row."""
        text = self.playing.wording.text
        rows = [
            (offer.id, _icon(offer), text(offer.label))
            for offer in self.playing.offers("guided")
            if isinstance(offer.command, LookUp | Dial)
        ]
        if self.playing.offer("resume") is not None:
            rows = [
                ("resume", "phone-call", self.playing.t(ui, "move.resume")),
                ("hang-up", "phone-disconnect", self.playing.t(ui, "move.hang-up")),
                *rows,
            ]
        if self.playing.offer("wait") is not None:
            rows.append(("wait", "clock", ui.t("free.wait")))
        if rang_somebody(self.playing):
            rows.insert(0, (DONE, "check", ui.t("free.finish")))
        return rows


def rang_somebody(playing: Playing) -> bool:
    """Whether the player rang somebody and the talk is over, whoever it was: the look back then comes first.

    Not while somebody waits on hold.
    """
    if playing.play.state.on_hold:
        return False
    return any(isinstance(e, TalkBegan) and e.entry and e.route != "incoming" for e in playing.play.events)


def _icon(offer: Offer) -> str:
    return "magnifying-glass" if isinstance(offer.command, LookUp) else "phone"
