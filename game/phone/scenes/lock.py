"""The phone as it lies there: locked, with the story's clock and day, and what came meanwhile.

It lies so from the beginning, until somebody takes it in hand: answers, opens an app, or opens the phone itself. That
is a matter of the window alone; nothing of it is recorded.
"""

from dataclasses import replace

from game.phone.geometry import Box
from game.phone.pictures.phone_body import Ground
from game.phone.scene import Press, Swiped, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.free import GUIDED, papers_beside, story_date
from game.phone.scenes.near_parts import near_event, near_frame
from game.phone.scenes.notices import Notice, notices
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button, button_width
from game.phone.widgets.labels import Label, label
from game.phone.widgets.notice import notice_card

OPEN = "lock.open"
CARD = "lock.notice."
LYING = "lying."


class LockScene(doors.PlayScene):
    """A clock, cards, and one plain way to open the phone: a button, Enter, or a swipe."""

    name = "lock"
    screen = "lock"

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        playing = self.playing
        if (isinstance(event, Press) and event.id == OPEN) or (isinstance(event, Swiped) and event.way == "up"):
            playing.locked = False
            return self.tick(ui)
        if isinstance(event, Press) and event.id.startswith(CARD):
            found = notices(ui, playing)
            number = int(event.id.removeprefix(CARD))
            if number < len(found):
                playing.take(ui, f"app.{found[number].app}")
            return self.tick(ui)
        if isinstance(event, Press) and event.id == GUIDED:
            playing.guided = True
            return self.tick(ui)
        return near_event(self, event, ui)

    def build(self, ui: Ui) -> list[Widget]:
        large = ui.layout.factor > 1
        ground: Ground = "home" if large else "wallpaper"
        near = near_frame(ui, self.playing, ground=ground, back=False, clock=False)
        screen, widgets = near.screen, near.widgets
        if not self.playing.offers():
            # The play has just ended: this screen is about to give way.
            return widgets
        side = 20.0 if screen.w > 440 else 12.0
        button = self._button(ui, widgets, screen, side, near.bare)
        bottom = screen.bottom if button.late else button.rect.y - 8
        area = Box(screen.x, screen.y, screen.w, bottom - screen.y)
        children, end = self._shown(ui, area, side)
        shown = ui.scrolled("lock.list", area, end - area.y, children, name=ui.t("lock.list"))
        if button.late:
            # Read and reached before the way out beside it.
            return [*[w for w in widgets if not w.late], *shown, button, *[w for w in widgets if w.late]]
        if near.beside is not None:
            shown = [*shown, button, *papers_beside(ui, self.playing, near.beside)]
            return [*widgets, *shown]
        return [*widgets, *shown, button]

    def _button(self, ui: Ui, widgets: list[Widget], screen: Box, side: float, bare: bool) -> Button:
        """The way into the phone: at the screen's foot, or, where only the screen is in view, in the row below it: that
        leaves the screen to what came."""
        name = text = ui.t("lock.open")
        h = max(80.0 if ui.layout.text == 100 else ui.layout.list_h, ui.layout.target)
        rect = Box(screen.x + side, screen.bottom - h - 4, screen.w - 2 * side, h)
        after = next((w.rect for w in widgets if w.id == "near.finish"), None)
        below = False
        if bare and after is not None:
            row = Box(ui.layout.stage.x, after.y, after.x - 16 - ui.layout.stage.x, after.h)
            text = text if button_width(ui, text, pad=12) <= row.w else ui.t("lock.open-short")
            below = button_width(ui, text, pad=12) <= row.w
            rect = row if below else rect
        if not below and button_width(ui, name, pad=12) > rect.w:
            text = ui.t("lock.open-short")
        icon = "arrow-up" if button_width(ui, text, "arrow-up", pad=16) <= rect.w else ""
        return Button(id=OPEN, rect=rect, text=text, name=name, icon=icon, kind="outline", keys=("enter",), late=below)

    def _shown(self, ui: Ui, area: Box, side: float) -> tuple[list[Widget], float]:
        """Clock, day and cards from the top of the area, and where they end."""
        time, day = self.playing.story_time(ui), story_date(ui, self.playing)
        found = notices(ui, self.playing)
        large = ui.layout.factor > 1
        clock = "display" if large else "clock"
        clock_h = ui.type.line_h(clock)
        top = area.y + (8 if large or area.h < 420 else 20)
        widgets: list[Widget] = []
        x, w = area.x + side, area.w - 2 * side
        if large and ui.type.width(time, clock) + ui.type.width(day, "body") + 40 <= w:
            # Side by side: large letters leave the height to what came.
            first = Box(x + 8, top, ui.type.width(time, clock) + 8, clock_h)
            second = Box(first.right + 24, top, x + w - first.right - 24, clock_h)
            widgets.append(Label(id="lock.time", rect=first, text=time, name=time, style=clock, middle=True))
            widgets.append(Label(id="lock.date", rect=second, text=day, name=day, middle=True))
            y = first.bottom
        else:
            rect = Box(x, top, w, clock_h)
            widgets.append(
                Label(id="lock.time", rect=rect, text=time, name=time, style=clock, align="centre", middle=True)
            )
            widgets.append(label(ui, "lock.date", day, x, rect.bottom + (0 if large else 6), w, align="centre"))
            y = widgets[-1].rect.bottom
        y += 16 if large else 28
        for number, notice in enumerate(found):
            card = _card(ui, number, notice, Box(x, y, w, 0))
            widgets.append(card)
            y = card.rect.bottom + 12
        return widgets, y


def _card(ui: Ui, number: int, notice: Notice, box: Box) -> Widget:
    return notice_card(
        ui,
        f"{CARD}{number}",
        box,
        notice.title,
        notice.time,
        notice.name,
        notice.detail,
        icon=notice.icon,
        colour=notice.colour,
        name=notice.spoken,
    )


def lying_phone(ui: Ui, phone: Box, found: list[Notice]) -> list[Widget]:
    """The newest notices on the far phone that lies beside a list of options; each leads to its app."""
    widgets: list[Widget] = []
    y = phone.y + 284.0
    for number, notice in enumerate(found[:2]):
        card = notice_card(
            ui,
            f"{LYING}{number}",
            Box(phone.x + 24, y, phone.w - 48, 0),
            notice.title,
            notice.time,
            notice.name,
            notice.detail,
            icon=notice.icon,
            colour=notice.colour,
            name=notice.spoken,
            small=True,
        )
        if card.rect.bottom > phone.bottom - 60:
            break
        widgets.append(replace(card, radius=18))
        y = card.rect.bottom + 10
    return widgets
