"""What came while nobody looked: calls that were not taken, and what arrived in the chat app. As any phone notes it."""

from dataclasses import dataclass

from game.call.commands import App
from game.call.events import Declined, Missed
from game.phone.playing import Playing
from game.phone.scenes.app_parts import clock_at
from game.phone.theme import BODY, Colour
from game.phone.ui import Ui
from game.session.chat import unread
from game.session.play import Play


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that came: which app it leads to, and its words exactly as that app shows them."""

    app: App
    at: int
    """Play time in ms."""
    title: str
    name: str
    detail: str
    time: str

    @property
    def icon(self) -> str:
        """The picture of its app."""
        return "fill/phone" if self.app == "history" else "fill/chat-circle-dots"

    @property
    def colour(self) -> Colour:
        """The colour of its app."""
        return BODY.history if self.app == "history" else BODY.chat

    @property
    def spoken(self) -> str:
        """As it is read aloud."""
        return " ".join(filter(None, (self.title, self.time, self.name, self.detail)))


def notices(ui: Ui, playing: Playing) -> list[Notice]:
    """What was not looked at yet, newest first."""
    scenario, wording = playing.play.scenario, playing.wording
    found = []
    for call in _untaken(playing.play):
        name, number, place = called(ui, playing, call.talk)
        detail, time = " ".join(filter(None, (number, place))), clock_at(playing, call.at)
        how = "missed" if isinstance(call, Missed) else "declined"
        found.append(Notice("history", call.at, ui.t(f"history.{how}"), name, detail, time))
    for entry in unread(playing.play):
        words = wording.text(entry.text) if entry.kind == "message" else ui.t(f"chat.came-{entry.kind}")
        name, time = account(playing, scenario.chat[entry.id].by), clock_at(playing, entry.at)
        found.append(Notice("chat", entry.at, ui.t("app.chat"), name, words, time))
    return sorted(found, key=lambda notice: notice.at, reverse=True)


def count_new(playing: Playing, app: str) -> int:
    """How many things an app has that were not looked at."""
    return len(_untaken(playing.play)) if app == "history" else len(unread(playing.play)) if app == "chat" else 0


def called(ui: Ui, playing: Playing, talk: str) -> tuple[str, str, str]:
    """Name, number and place of a call as the caller made them appear; the number stands where no name does."""
    shows, wording = playing.shows(talk), playing.wording
    name = wording.text(shows.name) if shows and shows.name else ""
    number = wording.fill(shows.number) if shows else ""
    place = wording.text(shows.place) if shows and shows.place else ""
    if not name:
        return number or ui.t("ring.unknown"), "", place
    return name, number, place


def account(playing: Playing, caller: str) -> str:
    """The name that a caller's account shows: that of the caller ID where it has one."""
    person = playing.play.scenario.callers[caller]
    return playing.wording.text(person.shows.name if person.shows and person.shows.name else person.name)


def _untaken(play: Play) -> list[Missed | Declined]:
    """The calls that were not taken since the history was open last."""
    rows = {(row.talk, row.at) for row in play.state.history}
    calls: list[Missed | Declined] = []
    for event, state in zip(play.events, play.states[1:], strict=True):
        if state.app == "history":
            calls.clear()
        elif isinstance(event, Missed | Declined) and (event.talk, event.at) in rows:
            calls.append(event)
    return calls
