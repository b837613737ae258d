"""What stands in the chat app and who has seen it: a fold over a play, without a word of text.

    for thread in threads(play):           # the one with the newest entry last
        thread.entries                     # in the order in which they came
        thread.seen()                      # what was seen last of either side, and when
    unread(play)                           # what came and was not looked at

The chat is looked at while its app is open, or while somebody writes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from game.call.events import ChatArrived, Chose, Declined, LineBegan, Missed, TalkBegan, TalkEnded
from game.call.model import ChatItem, Scenario, StickerLook
from game.call.state import State
from game.session.play import Play

Kind = Literal["request", "message", "badge", "warrant", "sticker", "mine", "video", "missed"]
CALLS = frozenset({"video", "missed"})


@dataclass(slots=True)
class Entry:
    """One thing in a thread."""

    kind: Kind
    id: str
    """Of a chat item, of a line, or (after ``>``) of a reply; what is said once more has a number after it."""
    at: int
    """Play time in ms."""
    text: str = ""
    """Text id; calls have none."""
    look: StickerLook | Literal[""] = ""
    read: int = -1
    """When the other side saw it (of `mine`), or the player did; -1: not yet."""
    lasted: int = -1
    """Of a video call: how long, in ms; -1: it goes on."""


@dataclass(slots=True)
class Thread:
    """All that came from one person."""

    caller: str
    entries: list[Entry] = field(default_factory=list)

    def seen(self) -> dict[str, int]:
        """Entry id -> when it was seen, of the last of either side that was."""
        found: dict[str, int] = {}
        for mine in (True, False):
            last = next((e for e in reversed(self.entries) if (e.kind == "mine") == mine and e.read >= 0), None)
            if last is not None and last.kind not in CALLS:
                found[last.id] = last.read
        return found


def threads(play: Play) -> list[Thread]:
    """Every thread, the one with the newest entry last."""
    scenario, end = play.scenario, play.state
    found: dict[str, Thread] = {}
    times: Counter[str] = Counter()

    def add(caller: str, entry: Entry) -> None:
        times[entry.id] += 1
        if times[entry.id] > 1:
            entry.id = f"{entry.id}.{times[entry.id]}"
        thread = found.pop(caller, None) or Thread(caller)
        thread.entries.append(entry)
        found[caller] = thread

    def look(at: int, *, mine: bool, caller: str = "") -> None:
        for thread in found.values():
            for entry in thread.entries:
                if (entry.kind == "mine") == mine and entry.read < 0 and caller in ("", thread.caller):
                    entry.read = at

    for number, event in enumerate(play.events):
        before, after = play.states[number], play.states[number + 1]
        writer = _writer(scenario, after)
        match event:
            case TalkBegan(talk=talk) if scenario.talks[talk].kind == "video":
                add(scenario.talks[talk].caller, Entry("video", "video", event.at))
            case TalkEnded(talk=talk) if scenario.talks[talk].kind == "video":
                for entry in found[scenario.talks[talk].caller].entries:
                    if entry.kind == "video" and entry.lasted < 0:
                        entry.lasted = event.at - entry.at
            case Missed(talk=talk) | Declined(talk=talk) if scenario.talks[talk].kind == "video":
                add(scenario.talks[talk].caller, Entry("missed", "missed", event.at))
            case ChatArrived(item=item) if item in end.chat and item not in before.chat:
                came = scenario.chat[item]
                add(came.by, Entry(came.kind, item, event.at, came.text, came.look))
            case LineBegan(line=line) if writer:
                # Who answers has read what was written.
                look(event.at, mine=True, caller=writer)
                add(writer, Entry("message", line, event.at, line))
            case Chose(reply=reply) if writer:
                add(writer, Entry("mine", f">{reply}", event.at, reply))
            case _:
                pass
        if writer or after.app == "chat":
            look(event.at, mine=False)
    # A call alone makes no thread: the app lists what was written.
    return [thread for thread in found.values() if any(entry.kind not in CALLS for entry in thread.entries)]


def _writer(scenario: Scenario, state: State) -> str:
    """Who is being written with; empty: nobody."""
    talk = scenario.talks.get(state.talk.talk) if state.talk is not None else None
    return talk.caller if talk is not None and talk.kind == "chat" else ""


def unread(play: Play) -> list[Entry]:
    """What came from others and was neither looked at nor answered, oldest first."""
    state = play.state
    waiting = [
        entry
        for thread in threads(play)
        for entry in thread.entries
        if entry.kind not in ("mine", *CALLS) and entry.read < 0
        if not (state.has(f"accepted.{entry.id}") or state.has(f"declined.{entry.id}"))
    ]
    return sorted(waiting, key=lambda entry: entry.at)


def held_up(play: Play) -> ChatItem | None:
    """The badge or paper that was shown last in the present talk."""
    for event in reversed(play.events):
        if isinstance(event, TalkBegan):
            return None
        if isinstance(event, ChatArrived):
            item = play.scenario.chat[event.item]
            if item.kind == "sticker":
                # It came in the thread; nothing was put down for it.
                continue
            return item if item.kind in ("badge", "warrant") else None
    return None
