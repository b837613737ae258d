"""Dialling out: the number, the ringback, and a moment to think again before anybody answers."""

from game.call.commands import Command, Dial
from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Back, Press, Replace, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.call_parts import Caller, phone_with_caller, place_discs
from game.phone.scenes.number_cells import as_typed
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Row
from game.phone.widgets.caption import CaptionCard
from game.phone.widgets.labels import label
from game.phone.widgets.topbar import top_bar

RINGS_MS = 2000
"""How long it rings at the other end. The call is made when somebody answers, not before."""
RINGBACK = {"japan": "ringback-ja", "us": "ringback-us", "france": "ringback-fr"}


class DiallingScene(doors.PlayScene):
    """Takes the place of the app that dialled, and gives it to the call. Hanging up here leaves no trace."""

    name = "dialling"

    def __init__(self, playing: Playing, command: Dial) -> None:
        super().__init__(playing)
        self.command = command
        self._began = 0
        self._paused = False
        self.shown_name, self.shown_number = shown(playing, command)

    def enter(self, ui: Ui) -> None:
        self._began = self.playing.at(ui)
        self.playing.foresee(ui, self.command)
        ui.sound.tone(RINGBACK[self.playing.play.scenario.story.place])

    def leave(self, ui: Ui) -> None:
        ui.sound.tone("")

    def tick(self, ui: Ui) -> Transition | None:
        # The play stands still meanwhile: whoever rings just now would find the line engaged.
        if self.playing.at(ui) - self._began < RINGS_MS:
            return None
        self.playing.dialled = self.shown_number
        self.playing.take(ui, self.command)
        return Replace(doors.for_play(self.playing))

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        pressed = isinstance(event, Press) and event.id in ("dial.cancel", "disc.cancel")
        if pressed or isinstance(event, Back):
            ui.sound.effect("hang-up")
            return Replace(doors.for_play(self.playing))
        return doors.bar(event, ui, self.playing)

    def build(self, ui: Ui) -> list[Widget]:
        title = self.playing.title(ui)
        state = ui.t("dialling.state")
        regions = ui.layout.call()
        far = regions.arrangement == "far"
        caller = Caller(state, self.shown_name, self.shown_number, "", self.playing.story_time(ui))
        phone = regions.phone
        discs = place_discs(ui, phone, [("disc.cancel", "fill/phone-disconnect", ui.t("call.hang-up-disc"), "red", 88)])
        widgets = top_bar(ui, title, memo=True, pause=True)
        widgets.extend(phone_with_caller(ui, regions, caller, discs=discs if far else ()))
        hang_up = ui.t("move.hang-up")
        row_h = max({100: 88.0, 150: 112.0, 200: 136.0}[ui.layout.text], ui.layout.target)
        if far and ui.layout.shape != "portrait":
            column = regions.column
            heading = label(
                ui, "dial.heading", ui.t("dialling.heading"), column.x, 184, column.w, "title", role="heading"
            )
            to = "  ".join(filter(None, (self.shown_name, self.shown_number)))
            number = label(ui, "dial.number", to, column.x, heading.rect.bottom + 8, column.w, tint="ink2")
            top = max(344.0, number.rect.bottom + 24)
            rect = Box(column.x, top, column.w, row_h)
            row = Row(id="dial.cancel", rect=rect, text=hang_up, name=hang_up, icon="phone-disconnect")
            return [*widgets, heading, number, row]
        text = "\n".join(filter(None, (self.shown_name, self.shown_number)))
        widgets.append(
            CaptionCard(
                id="call.caption",
                rect=regions.caption,
                text=text,
                name=f"{state} {text}",
                header=state,
                wave=False,
            )
        )
        room = ui.layout.beside(phone, 32) if regions.arrangement == "sheet" else regions.column
        rect = Box(room.x, regions.caption.bottom + 24, room.w, row_h)
        widgets.append(Row(id="dial.cancel", rect=rect, text=hang_up, name=hang_up, icon="phone-disconnect"))
        return widgets


def shown(playing: Playing, command: Dial) -> tuple[str, str]:
    """Name and number as the phone shows them while it rings: a name only where the phone, or the sheet, has one."""
    scenario, wording = playing.play.scenario, playing.wording
    match command.route:
        case "typed":
            return "", as_typed(command.ref, "", scenario.story.place)
        case "contact" | "paper":
            entry = command.ref
        case "page" | "link":
            entry = scenario.pages[command.ref].entry
        case "given":
            entry = scenario.callers[command.ref].direct
        case "history":
            return past_caller(playing, command.ref)
    return wording.text(scenario.entries[entry].name), wording.number(entry)


def past_caller(playing: Playing, talk: str) -> tuple[str, str]:
    """Name and number of a row of the history: a caller ID as it appeared, or the entry that was dialled."""
    scenario, wording = playing.play.scenario, playing.wording
    for row in reversed(playing.play.state.history):
        if row.talk == talk and row.entry:
            return wording.text(scenario.entries[row.entry].name), wording.number(row.entry)
    shows = playing.shows(talk)
    if shows is None:
        return "", ""
    return wording.text(shows.name) if shows.name else "", wording.fill(shows.number)


def dialled(playing: Playing, event: UiEvent) -> Transition | None:
    """The way to the dialling screen, where a press means an offer that dials; None for everything else."""
    if not isinstance(event, Press):
        return None
    offer = playing.offer(event.id)
    command: Command | None = offer.command if offer is not None else None
    if isinstance(command, Dial) and command.ref:
        return Replace(DiallingScene(playing, command))
    return None
