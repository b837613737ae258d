"""One play that is being recorded: what the game holds of it until the disk has it all."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol

from game.results.run import (
    Header,
    Row,
    RunState,
    StoredEvent,
    StoredRun,
    canonical,
    link,
    new_id,
    origin,
    seal,
)


class Ticket:
    """The acknowledgement: `done` once it is on the disk, or known not to get there for now."""

    def __init__(self) -> None:
        self._done = threading.Event()
        self.durable = False
        """Meaningful when `done`: it is on the disk. False: the trouble is in `Store.trouble`."""

    @property
    def done(self) -> bool:
        return self._done.is_set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait at most `timeout` seconds. True when the events are durable."""
        self._done.wait(timeout)
        return self.done and self.durable

    def settle(self, durable: bool) -> None:
        """The writer's word."""
        self.durable = durable
        self._done.set()


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of a play there is, or how much of it is on the disk."""

    begun: bool = False
    events: int = 0
    ended: bool = False

    def covers(self, other: Extent) -> bool:
        return self.begun >= other.begun and self.events >= other.events and self.ended >= other.ended


class Hand(Protocol):
    """Whoever takes a recording to the disk."""

    def take(self, recording: Recording, upto: Extent) -> Ticket: ...


def utc_now() -> str:
    """The present second: UTC, ISO 8601, ``Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(slots=True, eq=False)
class Recording:
    """Use it from one thread; the writer only reads what the player's side wrote."""

    header: Header
    make: Callable[[], bytes]
    """Makes the compiled scenario's JSON. That takes as long as a picture, so it is made where it is written."""
    hand: Hand
    id: str = field(default_factory=new_id)
    started_at: str = field(default_factory=utc_now)
    events: list[StoredEvent] = field(default_factory=list)
    state: RunState = "running"
    ended_at: str = ""
    summary: Mapping[str, Any] = field(default_factory=dict)
    wanted: Extent = field(default_factory=Extent)
    """The writer's: what was handed over so far."""
    saved: Extent = field(default_factory=Extent)
    """The writer's: what is on the disk."""
    copied: bool = False
    """The writer's: the file copy is there."""
    _compiled: bytes = b""

    def compiled(self) -> bytes:
        """The compiled scenario's JSON."""
        if not self._compiled:
            self._compiled = self.make()
        return self._compiled

    def begin(self) -> Ticket:
        return self.hand.take(self, Extent(begun=True))

    def append(self, rows: Iterable[Row]) -> Ticket:
        """Hand over the events of one command: all of them get to the disk, or none. Returns at once."""
        last = self._last(len(self.events))
        for row in rows:
            seq = len(self.events)
            last = link(last, self.id, seq, row, canonical(row.data))
            self.events.append(StoredEvent(row.at_ms, row.take, row.actor, row.kind, row.data, seq, last))
        # Practice after the end stays part of an ended run.
        return self.hand.take(self, Extent(True, len(self.events), self.state != "running"))

    def end(self, state: RunState, summary: Mapping[str, Any]) -> Ticket:
        """The play is over; `summary` is what ``play --json`` prints. Returns at once."""
        # A copy of its own: the writer must not see what the caller changes later.
        self.state, self.ended_at, self.summary = state, utc_now(), json.loads(canonical(summary))
        return self.hand.take(self, Extent(True, len(self.events), True))

    def stored(self, upto: Extent) -> StoredRun:
        """The run's row as it is to stand on the disk when `upto` has got there."""
        state: RunState = self.state if upto.ended else "running"
        ended_at = self.ended_at if upto.ended else ""
        summary = self.summary if upto.ended else {}
        text = canonical(summary) if summary else ""
        sealed = seal(self._last(upto.events), upto.events, state, ended_at, text)
        return StoredRun(self.id, self.header, self.started_at, state, ended_at, summary, upto.events, sealed)

    def _last(self, events: int) -> str:
        return self.events[events - 1].chain if events else origin(self.id, self.started_at, self.header)
