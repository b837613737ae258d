"""What came while nobody looked: calls that were not taken, and what arrived in the chat app. As any phone notes it."""

from dataclasses import dataclass

from game.call.commands import App
from game.call.events import AppOpened, ChatArrived, Declined, Held, Missed, Resumed, TalkEnded
from game.phone.playing import Playing
from game.phone.scenes.app_parts import clock_at
from game.phone.scenes.chat_parts import thread_name
from game.phone.theme import BODY, Colour
from game.phone.ui import Ui


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
    calls, items = _unseen(playing)
    scenario, wording = playing.play.scenario, playing.wording
    found = []
    for talk, at, how in calls:
        name, number, place = called(ui, playing, talk)
        title = ui.t(f"history.{how}")
        found.append(Notice("history", at, title, name, " ".join(filter(None, (number, place))), clock_at(playing, at)))
    for item, at in items:
        arrived = scenario.chat[item]
        words = wording.text(arrived.text) if arrived.kind == "message" else ui.t(f"chat.came-{arrived.kind}")
        found.append(
            Notice("chat", at, ui.t("app.chat"), thread_name(playing, arrived.by), words, clock_at(playing, at))
        )
    return sorted(found, key=lambda notice: notice.at, reverse=True)


def unread(playing: Playing, app: str) -> int:
    """How many things an app has that were not looked at."""
    calls, items = _unseen(playing)
    return len(calls) if app == "history" else len(items) if app == "chat" else 0


def called(ui: Ui, playing: Playing, talk: str) -> tuple[str, str, str]:
    """Name, number and place of a call as the caller made them appear; the number stands where no name does."""
    shows, wording = playing.shows(talk), playing.wording
    name = wording.text(shows.name) if shows and shows.name else ""
    number = wording.fill(shows.number) if shows else ""
    place = wording.text(shows.place) if shows and shows.place else ""
    if not name:
        return number or ui.t("ring.unknown"), "", place
    return name, number, place


def _unseen(playing: Playing) -> tuple[list[tuple[str, int, str]], list[tuple[str, int]]]:
    """Calls (talk, play time, how) and chat items (id, play time) that came since their app was open last."""
    state = playing.play.state
    rows = {(row.talk, row.at) for row in state.history}
    calls: list[tuple[str, int, str]] = []
    items: list[tuple[str, int]] = []
    app = "home"
    for event in playing.play.events:
        match event:
            case AppOpened(app=opened):
                app = opened
                if app == "history":
                    calls.clear()
                elif app == "chat":
                    items.clear()
            case TalkEnded() | Held() | Resumed():
                app = "home"
            case Missed(talk=talk) | Declined(talk=talk) if app != "history" and (talk, event.at) in rows:
                calls.append((talk, event.at, "missed" if isinstance(event, Missed) else "declined"))
            case ChatArrived(item=item) if app != "chat" and item in state.chat:
                if not (state.has(f"accepted.{item}") or state.has(f"declined.{item}")):
                    items.append((item, event.at))
            case _:
                pass
    return calls, items
