"""What a player, a bot, a relative or a class may do. Only `Dial` and `PressKeys` carry something typed.

A command becomes an `Act` by getting a time (ms of play time, pauses left out) and an actor. Every
command except the three of the machinery (`LineDone`, `Tick`, `Stop`) is accepted only when
`game.call.offers.offers` lists it, plus typed digits; `Advise` when it lists the offer that is advised.
In a helper's play the relative speaks: what only they can do is advised (`game.call.advice`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.call.model import Move

Actor = Literal["player", "relative", "class", "bot", "clock"]
Route = Literal["typed", "contact", "history", "page", "paper", "link", "given"]
App = Literal["home", "keypad", "contacts", "history", "browser", "papers", "chat", "bank", "notes"]


@dataclass(frozen=True, slots=True)
class Answer:
    pass


@dataclass(frozen=True, slots=True)
class Decline:
    pass


@dataclass(frozen=True, slots=True)
class LetRing:
    """Do nothing until the ringing stops."""


@dataclass(frozen=True, slots=True)
class Choose:
    reply: str


@dataclass(frozen=True, slots=True)
class Make:
    """A standing move of a talk."""

    move: Move


@dataclass(frozen=True, slots=True)
class HangUp:
    pass


@dataclass(frozen=True, slots=True)
class Hold:
    """Put the call on hold: the other person waits, and the phone is free for another call."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go back to the call that the player put on hold."""


@dataclass(frozen=True, slots=True)
class PressKeys:
    """Keys pressed inside a call, e.g. ``110#``."""

    keys: str


@dataclass(frozen=True, slots=True)
class OpenApp:
    app: App


@dataclass(frozen=True, slots=True)
class Search:
    query: str


@dataclass(frozen=True, slots=True)
class OpenPage:
    page: str


@dataclass(frozen=True, slots=True)
class OpenPaper:
    paper: str


@dataclass(frozen=True, slots=True)
class LookUp:
    """Guided: find the number of an entry at its best source and open the keypad beside it."""

    entry: str


@dataclass(frozen=True, slots=True)
class Dial:
    """`ref`: digits (typed), entry (contact, paper), page (page, link), caller (given), talk (history)."""

    route: Route
    ref: str


@dataclass(frozen=True, slots=True)
class AcceptRequest:
    item: str


@dataclass(frozen=True, slots=True)
class DeclineRequest:
    item: str


@dataclass(frozen=True, slots=True)
class Block:
    """Block the number or account that a caller showed."""

    caller: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """Confirm a transfer in the bank app."""

    demand: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Let the time pass until the next thing that comes by itself."""


@dataclass(frozen=True, slots=True)
class Advise:
    """The helper's command: tell the relative to take this offer."""

    offer: str


@dataclass(frozen=True, slots=True)
class StayQuiet:
    """The helper's command: say nothing; the relative answers as they see fit."""


@dataclass(frozen=True, slots=True)
class Finish:
    pass


@dataclass(frozen=True, slots=True)
class LineDone:
    """Machinery: the line was said to its end (or skipped)."""

    line: str


@dataclass(frozen=True, slots=True)
class Tick:
    """Machinery: time has come to `Act.at`; fires what is due."""


@dataclass(frozen=True, slots=True)
class Stop:
    """The player leaves the game."""


Command = (
    Answer
    | Decline
    | LetRing
    | Choose
    | Make
    | HangUp
    | Hold
    | Resume
    | PressKeys
    | OpenApp
    | Search
    | OpenPage
    | OpenPaper
    | LookUp
    | Dial
    | AcceptRequest
    | DeclineRequest
    | Block
    | Transfer
    | Wait
    | Advise
    | StayQuiet
    | Finish
    | LineDone
    | Tick
    | Stop
)


@dataclass(frozen=True, slots=True)
class Act:
    """A command with who gave it and when."""

    command: Command
    at: int
    """ms of play time, pauses left out; never earlier than the act before."""
    actor: Actor = "player"
    votes: tuple[int, ...] = ()
    """A class's counts for each open offer, in their order; empty otherwise."""
