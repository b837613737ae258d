"""What stands in the chat app: threads, and their entries in the order in which they came."""

from dataclasses import dataclass, field
from typing import Literal

from game.call.events import AppOpened, ChatArrived, Chose, LineBegan, TalkBegan
from game.call.model import ChatItem
from game.phone.playing import Playing

Kind = Literal["request", "message", "badge", "warrant", "mine"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a thread. `id` is a chat item's, or a line's, or a reply's."""

    kind: Kind
    id: str
    text: str
    at: int


@dataclass(slots=True)
class Thread:
    """All that came from one person."""

    caller: str
    name: str
    entries: list[Entry] = field(default_factory=list)


def thread_name(playing: Playing, caller: str) -> str:
    """The name that the account shows: that of its caller ID where it has one."""
    person = playing.play.scenario.callers[caller]
    shown = person.shows.name if person.shows and person.shows.name else person.name
    return playing.wording.text(shown)


def threads(playing: Playing) -> list[Thread]:
    """Every thread, the one with the newest entry last."""
    scenario, wording, state = playing.play.scenario, playing.wording, playing.play.state
    found: dict[str, Thread] = {}

    def add(caller: str, entry: Entry) -> None:
        thread = found.pop(caller, None) or Thread(caller, thread_name(playing, caller))
        thread.entries.append(entry)
        found[caller] = thread

    writer = ""
    for event in playing.play.events:
        match event:
            case TalkBegan(talk=talk):
                writer = scenario.talks[talk].caller if scenario.talks[talk].kind == "chat" else ""
            case ChatArrived(item=item) if item in state.chat:
                arrived = scenario.chat[item]
                add(arrived.by, Entry(arrived.kind, item, wording.text(arrived.text), event.at))
            case LineBegan(line=line) if writer:
                add(writer, Entry("message", line, wording.text(line), event.at))
            case Chose(reply=reply) if writer:
                add(writer, Entry("mine", f">{reply}", wording.text(reply), event.at))
            case _:
                pass
    return list(found.values())


def unseen(playing: Playing) -> ChatItem | None:
    """The newest thing that came since the chat app was open last; None where all was seen or answered."""
    state = playing.play.state
    for event in reversed(playing.play.events):
        if isinstance(event, AppOpened) and event.app == "chat":
            return None
        if isinstance(event, ChatArrived):
            answered = state.has(f"accepted.{event.item}") or state.has(f"declined.{event.item}")
            return None if answered else playing.play.scenario.chat[event.item]
    return None


def held_up(playing: Playing) -> ChatItem | None:
    """The badge or paper that was shown last in the present talk."""
    for event in reversed(playing.play.events):
        if isinstance(event, TalkBegan):
            return None
        if isinstance(event, ChatArrived):
            item = playing.play.scenario.chat[event.item]
            return item if item.kind in ("badge", "warrant") else None
    return None
