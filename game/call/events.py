"""What happened in a play. State, score, debrief and report are folds over these and nothing else.

No event holds digits, queries or messages that somebody typed: only which entry of the world's
directory was reached and that something was disclosed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from game.call.codec import CodecError, from_json, to_json
from game.call.commands import Actor, App, Route
from game.call.model import Detail, Move
from game.call.profile import Profile

EndedBy = Literal["player", "caller"]
About = Literal["leave", "refuse", "ask", "give"]
"""Advice that may be hard to follow: hang up or put on hold, say no, ask back (or show somebody), give what is asked
for."""
Source = Literal["paper", "official", "advertisement", "look_alike", "contact"]


@dataclass(frozen=True, slots=True)
class Event:
    """Every event: when (ms of play time), by whom."""

    at: int
    actor: Actor
    votes: tuple[int, ...]
    """A class's counts for the offers that were open; empty otherwise."""


@dataclass(frozen=True, slots=True)
class Started(Event):
    seed: int
    variant: tuple[tuple[str, str], ...]
    """(slot, option), sorted by slot."""
    timed: bool = False
    """Timed replies are on."""
    time_scale: int = 100
    """Percent by which waiting times of timed replies are stretched."""
    profile: Profile | None = None
    """A helper's play: of the relative who holds the phone; None: the player holds it."""


@dataclass(frozen=True, slots=True)
class Scheduled(Event):
    id: str
    ring: str
    due: int


@dataclass(frozen=True, slots=True)
class Rang(Event):
    talk: str


@dataclass(frozen=True, slots=True)
class Declined(Event):
    talk: str


@dataclass(frozen=True, slots=True)
class Missed(Event):
    talk: str


@dataclass(frozen=True, slots=True)
class TurnedAway(Event):
    """A blocked caller rang: the phone stayed silent, and the player did nothing."""

    talk: str


@dataclass(frozen=True, slots=True)
class Dialled(Event):
    """A number was dialled and `entry` of the directory reached; empty: nobody has that number."""

    route: Route
    entry: str


@dataclass(frozen=True, slots=True)
class TalkBegan(Event):
    talk: str
    entry: str
    """Directory entry reached by dialling; empty for incoming talks."""
    route: Route | Literal["incoming"]


@dataclass(frozen=True, slots=True)
class NodeEntered(Event):
    node: str
    turn: tuple[str, ...]
    """Ids of the lines that will be said."""


@dataclass(frozen=True, slots=True)
class Reacted(Event):
    """The other person answers a standing move; the rest of the turn follows."""

    reaction: str
    turn: tuple[str, ...]
    next: str = ""
    ends: bool = False


@dataclass(frozen=True, slots=True)
class LineBegan(Event):
    line: str
    by: str


@dataclass(frozen=True, slots=True)
class FloorGiven(Event):
    """The turn is over; the player may reply."""

    replies: tuple[str, ...]
    """Ids of the open replies, in the order that the seed gives them."""
    due: int = 0
    """Play time at which a timed reply runs out; 0: never."""


@dataclass(frozen=True, slots=True)
class TimedOut(Event):
    node: str


@dataclass(frozen=True, slots=True)
class Demanded(Event):
    demand: str


@dataclass(frozen=True, slots=True)
class Granted(Event):
    demand: str


@dataclass(frozen=True, slots=True)
class Refused(Event):
    demand: str


@dataclass(frozen=True, slots=True)
class DetailGiven(Event):
    caller: str
    detail: Detail


@dataclass(frozen=True, slots=True)
class Chose(Event):
    reply: str


@dataclass(frozen=True, slots=True)
class Moved(Event):
    move: Move


@dataclass(frozen=True, slots=True)
class Asked(Event):
    pass


@dataclass(frozen=True, slots=True)
class Noted(Event):
    details: tuple[tuple[str, Detail], ...]
    """(caller, detail) pairs that are now on the notepad."""


@dataclass(frozen=True, slots=True)
class Told(Event):
    """Told somebody about the call. `entry` is whom; `route` how they were reached."""

    entry: str
    route: Route | Literal["incoming", "nearby"]


@dataclass(frozen=True, slots=True)
class Reported(Event):
    entry: str
    route: Route | Literal["incoming", "nearby"]


@dataclass(frozen=True, slots=True)
class Settled(Event):
    pass


@dataclass(frozen=True, slots=True)
class GaveUp(Event):
    pass


@dataclass(frozen=True, slots=True)
class PaymentStopAsked(Event):
    entry: str


@dataclass(frozen=True, slots=True)
class FactSet(Event):
    name: str


@dataclass(frozen=True, slots=True)
class TalkEnded(Event):
    talk: str
    by: EndedBy


@dataclass(frozen=True, slots=True)
class Held(Event):
    """The player put the talk on hold."""

    talk: str


@dataclass(frozen=True, slots=True)
class Resumed(Event):
    """The player went back to the talk on hold."""

    talk: str


@dataclass(frozen=True, slots=True)
class AppOpened(Event):
    app: App
    page: str = ""
    """Browser: query or page id; papers: paper id."""


@dataclass(frozen=True, slots=True)
class Found(Event):
    """A number was seen at a source."""

    entry: str
    source: Source


@dataclass(frozen=True, slots=True)
class ChatArrived(Event):
    item: str


@dataclass(frozen=True, slots=True)
class ChatAccepted(Event):
    item: str


@dataclass(frozen=True, slots=True)
class ChatDeclined(Event):
    item: str


@dataclass(frozen=True, slots=True)
class Blocked(Event):
    caller: str


@dataclass(frozen=True, slots=True)
class KeysPressed(Event):
    """Keys inside a call that nobody asked for; which keys is not kept."""


@dataclass(frozen=True, slots=True)
class Advised(Event):
    """The helper advised an offer; `followed` tells whether the relative did it."""

    offer: str
    followed: bool
    about: About | Literal[""] = ""
    """What kind of advice it was; empty: nothing to hesitate about."""


@dataclass(frozen=True, slots=True)
class LeftAlone(Event):
    """The helper said nothing; what follows is the relative's own answer."""


@dataclass(frozen=True, slots=True)
class Rewound(Event):
    """A new take from the state after event number `to` (counted from 0; -1: before the first)."""

    to: int
    take: int


@dataclass(frozen=True, slots=True)
class Finished(Event):
    ending: str


@dataclass(frozen=True, slots=True)
class Stopped(Event):
    pass


EVENTS: tuple[type[Event], ...] = (
    Started,
    Scheduled,
    Rang,
    Declined,
    Missed,
    TurnedAway,
    Dialled,
    TalkBegan,
    NodeEntered,
    Reacted,
    LineBegan,
    FloorGiven,
    TimedOut,
    Demanded,
    Granted,
    Refused,
    DetailGiven,
    Chose,
    Moved,
    Asked,
    Noted,
    Told,
    Reported,
    Settled,
    GaveUp,
    PaymentStopAsked,
    FactSet,
    TalkEnded,
    Held,
    Resumed,
    AppOpened,
    Found,
    ChatArrived,
    ChatAccepted,
    ChatDeclined,
    Blocked,
    KeysPressed,
    Advised,
    LeftAlone,
    Rewound,
    Finished,
    Stopped,
)
KINDS: dict[str, type[Event]] = {kind.__name__: kind for kind in EVENTS}


def first_take(events: Iterable[Event]) -> Iterator[Event]:
    """The events before the first rewind: what is scored and told. All that follows is practice."""
    for event in events:
        if isinstance(event, Rewound):
            return
        yield event


def event_to_json(event: Event) -> dict[str, Any]:
    """``{"kind": "Granted", "at": 1200, "actor": "player", ...}``; fields at their default left out."""
    return {"kind": type(event).__name__, **to_json(event)}


def event_from_json(value: dict[str, Any]) -> Event:
    """The event again. Raises `CodecError` for an unknown kind or fields that do not fit."""
    parts = dict(value)
    name = parts.pop("kind", "")
    kind = KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise CodecError(f"unknown kind of event: {value.get('kind')!r}")
    return from_json(kind, parts)
