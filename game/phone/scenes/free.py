"""The phone's home: its apps, the papers at hand, and the end. Also during a call, with the call beside it."""

from datetime import date

from game.call.model import Paper
from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Press, Push, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.near_parts import near_event, near_frame
from game.phone.scenes.notices import count_new
from game.phone.theme import BODY, Colour
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import AppIcon, Button, Row, row_height
from game.phone.widgets.labels import Label, label

APPS: tuple[tuple[str, str, Colour], ...] = (
    ("keypad", "fill/phone", BODY.phone),
    ("contacts", "fill/address-book", BODY.contacts),
    ("history", "bold/clock-counter-clockwise", BODY.history),
    ("browser", "fill/globe", BODY.net),
    ("chat", "fill/chat-circle-dots", BODY.chat),
    ("bank", "fill/bank", BODY.bank),
    ("notes", "fill/note-pencil", BODY.notes),
    ("papers", "fill/newspaper", BODY.camera),
)
"""Every app with a picture. An app that the story does not have is not offered, and so not shown."""

SETTINGS = "phone.settings"
"""No app of the story: it opens the game's own settings, as the key F2 does."""
GUIDED = "guided.back"

PAPER_LOOKS = {
    "memo": ("note", "memo"),
    "leaflet": ("newspaper", "leaflet"),
    "card": ("identification-card", "sheet"),
}

LOW = 3.5
"""Lines of text: a screen that is lower than that has no room for the way back to the call above the apps."""


class FreeScene(doors.PlayScene):
    """Home. What can be opened comes from the play's offers alone."""

    name = "free"
    screen = "app.home"

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        found = near_event(self, event, ui)
        if found is not None or not isinstance(event, Press):
            return found
        if event.id == SETTINGS:
            from game.phone.scenes.settings import SettingsScene

            return Push(SettingsScene(self.playing))
        if event.id == GUIDED:
            self.playing.guided = True
            return self.tick(ui)
        return None

    def build(self, ui: Ui) -> list[Widget]:
        talking = self.playing.play.state.talk is not None
        large = not talking and ui.layout.near(talking=False).pose == "near"
        near = near_frame(ui, self.playing, ground="home", back=False, memo=talking, clock=not large)
        widgets = near.widgets
        widgets.extend(self._screen(ui, near.screen, talking))
        if near.beside is not None:
            widgets.extend(papers_beside(ui, self.playing, near.beside))
        return widgets

    def _screen(self, ui: Ui, screen: Box, talking: bool) -> list[Widget]:
        widgets: list[Widget] = []
        f = ui.layout.factor
        top = screen.y
        low = False
        if talking:
            text = f"{ui.t('free.in-call')}  {self.playing.talk_time(ui)}"
            if ui.type.width(text, "label", True) > screen.w - 150:
                text = ui.t("free.in-call")
            low = screen.h < LOW * ui.type.line_h("body")
            rect = Box(screen.x + 24, top + 8, screen.w - 48, max(72 * f**0.5 if not low else 80.0, ui.layout.target))
            back = Button(
                id="near.call",
                rect=rect,
                name=ui.t("free.in-call"),
                text=text,
                icon="fill/phone",
                kind="call",
                style="label",
            )
            widgets.append(back)
            top = rect.bottom + 20
        elif ui.layout.near(talking=False).pose == "near":
            widgets.extend(self._clock(ui, screen))
            top += 128
        available = {offer.id.removeprefix("app.") for offer in self.playing.offers() if offer.id.startswith("app.")}
        apps = [entry for entry in APPS if entry[0] in available]
        if not apps:
            # The play has just ended: this screen is about to give way.
            return widgets
        apps.append(("settings", "fill/gear-six", BODY.settings))
        columns = Box(screen.x + 16, top, screen.w - 32, 0).row([1, 1, 1], 8)
        names_fit = all(ui.type.width(ui.t(f"app.{app}"), "label") <= columns[0].w for app, _, _ in apps)
        pitch = min(158.0, (screen.bottom + 16 - top) / -(-len(apps) // 3))
        if f > 1 or not names_fit or pitch < 144:
            if low:
                # Under a caption in the largest letters the way back is the list's first row.
                return self._app_list(ui, apps, Box(screen.x, screen.y, screen.w, screen.h), tuple(widgets))
            return [*widgets, *self._app_list(ui, apps, Box(screen.x, top, screen.w, screen.bottom - top))]
        for i, (app, icon, colour) in enumerate(apps):
            column = columns[i % 3]
            rect = Box(column.x, top + (i // 3) * pitch, column.w, pitch - 8)
            new = count_new(self.playing, app)
            name = ui.t(f"app.{app}")
            widgets.append(
                AppIcon(
                    id=_id(app), rect=rect, icon=icon, text=name, name=_named(ui, name, new), colour=colour, count=new
                )
            )
        return widgets

    def _app_list(
        self, ui: Ui, apps: list[tuple[str, str, Colour]], area: Box, before: tuple[Widget, ...] = ()
    ) -> list[Widget]:
        """Large text: two columns with the names beside, in a list that scrolls. `before`: what stands above them."""
        box = area if not before else area.below(before[-1].rect.bottom + 8 - area.y)
        f = ui.layout.factor
        names = [ui.t(f"app.{app}") for app, _, _ in apps]
        # Where a caption or the call's buttons leave little, smaller pictures leave room for a row more.
        side = max(88.0 if before or box.h < 420 else 80 * f**0.5, ui.layout.target)
        widest = max(ui.type.width(name, "body") for name in names)
        columns = 2 if (box.w - 72) / 2 >= side + 20 + widest else 1
        row_h = side + 28
        cells = Box(box.x + 24, box.y, box.w - 48, 0).row([1] * columns, 24)
        children: list[Widget] = list(before)
        for i, ((app, icon, colour), name) in enumerate(zip(apps, names, strict=True)):
            cell = cells[i % columns]
            rect = Box(cell.x, box.y + (12 if not before else 0) + (i // columns) * row_h, cell.w, side)
            children.append(
                AppIcon(
                    id=_id(app),
                    rect=rect,
                    icon=icon,
                    text=name,
                    name=_named(ui, name, count_new(self.playing, app)),
                    colour=colour,
                    side=side,
                    beside=True,
                    count=count_new(self.playing, app),
                )
            )
        height = box.y - area.y + -(-len(apps) // columns) * row_h + 24
        return ui.scrolled("free.apps", area, height, children, name=ui.t("call.apps"))

    def _clock(self, ui: Ui, screen: Box) -> list[Widget]:
        time = self.playing.story_time(ui)
        day = story_date(ui, self.playing)
        return [
            Label(
                id="free.time",
                rect=Box(screen.x, screen.y + 2, screen.w, 66),
                text=time,
                name=time,
                style="home-clock",
                align="centre",
                middle=True,
            ),
            Label(
                id="free.date",
                rect=Box(screen.x, screen.y + 68, screen.w, 44),
                text=day,
                name=day,
                style="phone-label",
                tint="ink2",
                align="centre",
                middle=True,
            ),
        ]


def _id(app: str) -> str:
    return SETTINGS if app == "settings" else f"app.{app}"


def _named(ui: Ui, name: str, new: int) -> str:
    """An app's name as it is read aloud, with how much is new in it."""
    return ui.t("free.unread", app=name, count=new) if new else name


def papers_beside(ui: Ui, playing: Playing, box: Box) -> list[Widget]:
    """Papers at hand beside the phone, and the way to guided play: for that there is always room."""
    title = label(ui, "free.papers", ui.t("free.papers"), box.x, box.y, box.w, "label", tint="ink2")
    widgets: list[Widget] = [title]
    text, wording = ui.t("guided.back"), playing.wording
    last_h = row_height(ui, box.w, text, least=72)
    room = box.bottom - last_h - title.rect.bottom - 8
    papers = [playing.play.scenario.papers[id_] for id_ in playing.play.scenario.story.papers]
    least, gap = 112.0, 16.0

    def height(paper: Paper) -> float:
        return row_height(ui, box.w, wording.text(paper.title), wording.text(paper.where), least=least, indent=36)

    if sum(height(paper) + gap for paper in papers) > room:
        least, gap = 96.0, 10.0
    while papers and sum(height(paper) + gap for paper in papers) > room:
        # The app of papers has them all.
        papers.pop()
    y = title.rect.bottom + 8
    for paper in papers:
        name, where = wording.text(paper.title), wording.text(paper.where)
        icon, ground = PAPER_LOOKS[paper.look]
        widgets.append(
            Row(
                id=f"paper.{paper.id}",
                rect=Box(box.x, y, box.w, height(paper)),
                text=name,
                name=f"{name} {where}",
                detail=where,
                icon=icon,
                ground=ground,
                border="",
                shadow=True,
                radius=10,
                indent=36,
            )
        )
        y += height(paper) + gap
    rect = Box(box.x, y, box.w, last_h)
    return [*widgets, Row(id=GUIDED, rect=rect, text=text, name=text, icon="list-bullets", border="")]


def story_date(ui: Ui, playing: Playing) -> str:
    """The story's day as people of the language write it."""
    try:
        day = date.fromisoformat(playing.play.scenario.story.date)
    except ValueError:
        return playing.play.scenario.story.date
    weekday = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[day.weekday()]
    return ui.t(
        "date.line",
        month=day.month,
        day=day.day,
        weekday=ui.t(f"day.{weekday}"),
        monthname=ui.t(f"month.{day.month}"),
    )
