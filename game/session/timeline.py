"""A call as a row of moments: what was said that matters, and what the player did.

Most lines of a call say little; kept are those that carry a sign for the first time, or a demand.
Texts are ids of the scenario's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from game.call.events import (
    AppOpened,
    Asked,
    Blocked,
    ChatAccepted,
    ChatDeclined,
    Chose,
    Declined,
    Event,
    Found,
    GaveUp,
    Granted,
    Held,
    LineBegan,
    Missed,
    Moved,
    PaymentStopAsked,
    Rang,
    Refused,
    Reported,
    Resumed,
    Settled,
    TalkBegan,
    TalkEnded,
    Told,
    first_take,
)
from game.call.model import Move, Scenario
from game.call.state import HARMFUL
from game.scoring.contacts import Contacts
from game.scoring.score import INDEPENDENT, OWN_CHOICE, UNSAFE, at_hand

Deed = Literal[
    "said",
    "rang",
    "answered",
    "declined",
    "let-ring",
    "asked",
    "noted",
    "silent",
    "refused",
    "call-back",
    "no-japanese",
    "breathed",
    "showed",
    "granted",
    "hung-up",
    "held",
    "resumed",
    "caller-ended",
    "read-paper",
    "read-page",
    "looked-up",
    "dialled",
    "dialled-nobody",
    "told",
    "reported",
    "stop-asked",
    "settled",
    "gave-up",
    "accepted",
    "not-accepted",
    "blocked",
]
"""`said`: by the other person. Everything else but `rang` and `caller-ended` was done by the player."""
Note = Literal["", "safe-now", "safe-from-here", "nothing-given", "own-number", "history", "given-number"]
MOVES: dict[Move, Deed] = {
    "note": "noted",
    "silence": "silent",
    "call-back": "call-back",
    "no-japanese": "no-japanese",
    "breathe": "breathed",
    "show-nearby": "showed",
}


@dataclass(frozen=True, slots=True)
class Sign:
    """A red flag or a mark of genuineness that a line carries."""

    kind: Literal["flag", "mark"]
    id: str
    """Of `Scenario.flags` or `Scenario.marks`."""


@dataclass(frozen=True, slots=True)
class Row:
    """One moment of the timeline."""

    at: int
    """ms of play time."""
    event: int
    """Number of the event."""
    deed: Deed
    line: str = ""
    """Text id of what was said: by the other person, or as the player's reply."""
    by: str = ""
    """Caller id of who said it."""
    name: str = ""
    """Text id: who was dialled or told, which paper or page was read."""
    demand: str = ""
    signs: tuple[Sign, ...] = ()
    note: Note = ""

    @property
    def mine(self) -> bool:
        """Whether the player did it."""
        return self.deed not in ("said", "rang", "caller-ended")


def timeline(scenario: Scenario, events: Iterable[Event]) -> tuple[Row, ...]:
    """The rows of a play's first take, oldest first."""
    rows: list[Row] = []
    writer = _Writer(scenario)
    for number, event in enumerate(first_take(events)):
        row = writer.row(number, event)
        if row is None:
            continue
        if row.deed == "hung-up":
            # Hanging up refuses whatever stood open: one row says both.
            while rows and rows[-1].deed == "refused" and rows[-1].at == row.at and not rows[-1].line:
                rows.pop()
        if rows and _one(rows[-1], row):
            rows[-1] = row
        else:
            rows.append(row)
    return tuple(rows)


def _one(last: Row, row: Row) -> bool:
    """Whether a row only says the one before once more, or says it better."""
    if replace(last, at=row.at, event=row.event) == row:
        return True
    same_time = last.at == row.at and last.name == row.name
    return same_time and (last.deed, row.deed) in (("told", "reported"), ("read-page", "looked-up"))


class _Writer:
    """Goes through the events once; remembers what a row needs to know of those before."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.route: dict[str, str] = {}
        self.reply = ("", -1)
        self.seen = ("", -1)
        """The number seen last, and when."""
        self.harmed = False
        self.signs: set[Sign] = set()
        self.contacts = Contacts(scenario)
        self.found = at_hand(scenario)

    def row(self, number: int, event: Event) -> Row | None:
        """The row of one event, if it has one."""
        self.contacts.take(event)
        if isinstance(event, Found):
            self.seen = (event.entry, event.at)
            if event.source in INDEPENDENT:
                self.found.add(event.entry)
        talked = self._of_talk(number, event)
        return talked if talked is not None else self._of_phone(number, event)

    def _reply(self, event: Event) -> str:
        """What the player said at this very time, if this event comes of it."""
        return self.reply[0] if self.reply[1] == event.at else ""

    def _of_talk(self, number: int, event: Event) -> Row | None:
        at = event.at
        match event:
            case Rang():
                return Row(at, number, "rang")
            case Declined():
                return Row(at, number, "declined", note=self._safe())
            case Missed():
                return Row(at, number, "let-ring", note=self._safe())
            case TalkBegan(talk=talk, entry=entry, route=route):
                self.route[talk] = route
                return (
                    Row(at, number, "answered") if route == "incoming" else self._dialled(number, event, entry, route)
                )
            case LineBegan(line=id, by=by):
                line = self.scenario.line(id)
                signs = (*(Sign("flag", f) for f in line.flags), *(Sign("mark", m) for m in line.marks))
                fresh = set(signs) - self.signs
                self.signs |= fresh
                if not fresh and not line.demand:
                    return None
                return Row(at, number, "said", id, by, demand=line.demand, signs=signs)
            case Chose(reply=reply):
                self.reply = (reply, at)
            case Asked():
                return Row(at, number, "asked", self._reply(event))
            case Moved(move=move) if move in MOVES:
                return Row(at, number, MOVES[move])
            case Refused(demand=demand):
                return Row(at, number, "refused", self._reply(event), demand=demand)
            case Granted(demand=demand):
                self.harmed = self.harmed or self.scenario.demands[demand].kind in HARMFUL
                return Row(at, number, "granted", self._reply(event), demand=demand)
            case Held():
                return Row(at, number, "held")
            case Resumed():
                return Row(at, number, "resumed")
            case TalkEnded(talk=talk, by=by) if self.route.get(talk) == "incoming":
                if by == "player":
                    return Row(at, number, "hung-up", note=self._safe())
                return Row(at, number, "caller-ended", note="" if self.harmed else self._given_nothing())
        return None

    def _of_phone(self, number: int, event: Event) -> Row | None:
        at, scenario = event.at, self.scenario
        match event:
            case AppOpened(app="papers", page=page) if page in scenario.papers:
                return Row(at, number, "read-paper", name=scenario.papers[page].title)
            case AppOpened(app="browser", page=page) if page in scenario.pages:
                return Row(at, number, "read-page", name=scenario.pages[page].title)
            case AppOpened(app="keypad", page=page) if self.seen == (page, at):
                # A guided look-up. Opening the keypad later shows the last number again, and is none.
                return Row(at, number, "looked-up", name=scenario.entries[page].name)
            case Told(entry=entry):
                return Row(at, number, "told", name=self._name(entry))
            case Reported(entry=entry):
                return Row(at, number, "reported", name=self._name(entry))
            case PaymentStopAsked(entry=entry):
                return Row(at, number, "stop-asked", name=self._name(entry))
            case Settled():
                return Row(at, number, "settled")
            case GaveUp():
                return Row(at, number, "gave-up")
            case ChatAccepted(item=item) if not scenario.chat[item].demand:
                return Row(at, number, "accepted")
            case ChatDeclined():
                return Row(at, number, "not-accepted")
            case Blocked():
                return Row(at, number, "blocked")
        return None

    def _dialled(self, number: int, event: Event, entry: str, route: str) -> Row:
        if not entry:
            return Row(event.at, number, "dialled-nobody")
        note: Note = ""
        if route in OWN_CHOICE or (route == "typed" and entry in self.found):
            note = "own-number"
        elif route == "history":
            note = "history"
        elif route in UNSAFE:
            note = "given-number"
        return Row(event.at, number, "dialled", name=self._name(entry), note=note)

    def _name(self, entry: str) -> str:
        found = self.scenario.entries.get(entry)
        return found.name if found else ""

    def _safe(self) -> Note:
        # A call on hold goes on: nobody is safe yet who only left the one that came in between.
        if self.scenario.kind == "genuine" or self.contacts.open:
            return ""
        return "safe-from-here" if self.harmed else "safe-now"

    def _given_nothing(self) -> Note:
        return "" if self.scenario.kind == "genuine" else "nothing-given"
