"""What stands in the chat app: threads, and their entries in the order in which they came."""

from dataclasses import dataclass, field
from typing import Literal

from game.call.events import (
    AppOpened,
    ChatArrived,
    Chose,
    Declined,
    Held,
    LineBegan,
    Missed,
    Resumed,
    TalkBegan,
    TalkEnded,
)
from game.call.model import ChatItem, StickerLook
from game.phone.playing import Playing

Kind = Literal["request", "message", "badge", "warrant", "sticker", "mine", "video", "missed"]


@dataclass(slots=True)
class Entry:
    """One thing in a thread. `id` is a chat item's, or a line's, or a reply's."""

    kind: Kind
    id: str
    text: str
    at: int
    look: StickerLook | Literal[""] = ""
    read: int = -1
    """When the other side saw it (of `mine`), or the player did; play time in ms, -1: not yet."""
    lasted: int = -1
    """Of a video call: how long, in ms; -1: it goes on."""
    text_id: str = ""
    """Of its text in the scenario."""


@dataclass(slots=True)
class Thread:
    """All that came from one person."""

    caller: str
    name: str
    entries: list[Entry] = field(default_factory=list)

    def seen(self) -> dict[str, int]:
        """Entry id -> when it was seen, of the last of either side that was."""
        found: dict[str, int] = {}
        for mine in (True, False):
            last = next((e for e in reversed(self.entries) if (e.kind == "mine") == mine and e.read >= 0), None)
            if last is not None and last.kind not in ("video", "missed"):
                found[last.id] = last.read
        return found


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

    def look(at: int, *, mine: bool, caller: str = "") -> None:
        for thread in found.values():
            for entry in thread.entries:
                if (entry.kind == "mine") == mine and entry.read < 0 and caller in ("", thread.caller):
                    entry.read = at

    # `behind`: who was writing when a call came in between; the thread goes on after it.
    writer, behind, open_, calls = "", "", False, 0
    for event in playing.play.events:
        match event:
            case TalkBegan(talk=talk):
                caller, kind = scenario.talks[talk].caller, scenario.talks[talk].kind
                behind, writer = writer, caller if kind == "chat" else ""
                if kind == "video":
                    calls += 1
                    add(caller, Entry("video", f"video.{calls}", "", event.at))
                elif writer:
                    look(event.at, mine=False)
            case TalkEnded(talk=talk):
                writer, behind, open_ = behind, "", False
                thread = found.get(scenario.talks[talk].caller)
                if thread is not None and scenario.talks[talk].kind == "video":
                    for entry in thread.entries:
                        if entry.kind == "video" and entry.lasted < 0:
                            entry.lasted = event.at - entry.at
            case Missed(talk=talk) | Declined(talk=talk) if scenario.talks[talk].kind == "video":
                calls += 1
                add(scenario.talks[talk].caller, Entry("missed", f"video.{calls}", "", event.at))
            case Held() | Resumed():
                open_ = False
            case AppOpened(app=app):
                open_ = app == "chat"
                if open_:
                    look(event.at, mine=False)
            case ChatArrived(item=item) if item in state.chat:
                arrived = scenario.chat[item]
                read = event.at if open_ or writer else -1
                entry = Entry(
                    arrived.kind, item, wording.text(arrived.text), event.at, arrived.look, read, text_id=arrived.text
                )
                add(arrived.by, entry)
            case LineBegan(line=line) if writer:
                # Who answers has read what was written.
                look(event.at, mine=True, caller=writer)
                add(writer, Entry("message", line, wording.text(line), event.at, read=event.at, text_id=line))
            case Chose(reply=reply) if writer:
                add(writer, Entry("mine", f">{reply}", wording.text(reply), event.at, text_id=reply))
            case _:
                pass
    # A call alone makes no thread: the app lists what was written.
    return [t for t in found.values() if any(e.kind not in ("video", "missed") for e in t.entries)]


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
            if item.kind == "sticker":
                # It came in the thread; nothing was put down for it.
                continue
            return item if item.kind in ("badge", "warrant") else None
    return None
