"""What one play leaves behind: its header, its events, how it ended. Nothing here names a person.

The rows of a run form a hash chain. It starts from the header, goes through every event, and is sealed with
the run's state and summary; so any later change of a stored byte, a missing last event or a rewritten score
shows, which SQLite's own integrity check does not promise (it passed 167 of 300 single bit flips).
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

RunState = Literal["running", "finished", "stopped", "interrupted"]
"""`interrupted`: the game died in the middle; said so at the next start."""


@dataclass(frozen=True, slots=True)
class Header:
    """What was fixed when the play began."""

    format: int
    """Version of the compiled scenario's form (`game.call.model.FORMAT`)."""
    scenario: str
    scenario_hash: str
    seed: int
    variants: Mapping[str, str]
    """Slot -> option."""
    languages: Mapping[str, str]
    """``screen``, ``captions``, ``voice`` -> language; voice empty when there was none."""
    time_scale: int
    """Percent by which waiting times of timed replies are stretched."""
    version: str
    """Version of the game."""


@dataclass(frozen=True, slots=True)
class Row:
    """One event, as the store sees it."""

    at_ms: int
    """Play time without pauses."""
    take: int
    """0: the play itself; more: practice after a rewind."""
    actor: str
    kind: str
    data: Mapping[str, Any]
    """What else the event says; JSON values."""


@dataclass(frozen=True, slots=True)
class StoredEvent(Row):
    """A row as it was read back, `seq` counting from 0."""

    seq: int
    chain: str


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A run as it was read back."""

    id: str
    header: Header
    started_at: str
    """UTC, ISO 8601, ends in ``Z``."""
    state: RunState
    ended_at: str
    """As `started_at`; empty while running and for an interrupted play."""
    summary: Mapping[str, Any]
    """What ``play --json`` printed; empty unless the play reached its end."""
    events: int
    seal: str
    """Hash over header, events, state and summary."""


def canonical(value: object) -> str:
    """The one JSON spelling of `value`: sorted keys, no spaces, ASCII (a lone surrogate survives it)."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _link(previous: str, content: object) -> str:
    return sha256((previous + canonical(content)).encode("ascii")).hexdigest()


def origin(run: str, started_at: str, header: Header) -> str:
    """First link of the chain: everything that was fixed at the start."""
    return _link("", [run, started_at, *_header_values(header)])


def _header_values(header: Header) -> list[object]:
    return [
        header.format,
        header.scenario,
        header.scenario_hash,
        header.seed,
        dict(header.variants),
        dict(header.languages),
        header.time_scale,
        header.version,
    ]


def link(previous: str, run: str, seq: int, row: Row, data: str) -> str:
    """The next link; `data` is the text that is stored for ``row.data``."""
    return _link(previous, [run, seq, row.at_ms, row.take, row.actor, row.kind, data])


def seal(last: str, events: int, state: str, ended_at: str, summary: str) -> str:
    """The last link: how many events there are and how the play ended."""
    return _link(last, [events, state, ended_at, summary])


def mismatch(run: StoredRun, events: Iterable[StoredEvent]) -> str:
    """Say what in a run that was read back is not as it was written; empty when all is."""
    last = origin(run.id, run.started_at, run.header)
    count = 0
    for event in events:
        if event.seq != count:
            return f"event {count} is missing"
        last = link(last, run.id, event.seq, event, canonical(event.data))
        if event.chain != last:
            where = "event 0 or the header" if count == 0 else f"event {count}"
            return f"{where} is not as it was written"
        count += 1
    if count != run.events:
        return f"{count} events are there, {run.events} were written"
    summary = canonical(run.summary) if run.summary else ""
    if run.seal != seal(last, count, run.state, run.ended_at, summary):
        return "its end or its summary is not as it was written"
    return ""


class _Ids:
    """UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then random; rising within a process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def new(self) -> str:
        fresh = (time.time_ns() // 1_000_000 << 80) | int.from_bytes(os.urandom(10), "big")
        fresh = fresh & ~(0xF << 76) & ~(0x3 << 62) | (7 << 76) | (2 << 62)
        with self._lock:
            if fresh <= self._last:
                # The clock stood still or went back: ids still sort in the order of their making.
                fresh = self._last + 1
            self._last = fresh
        text = f"{fresh:032x}"
        return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


new_id = _Ids().new
"""A new run id; later ids sort after earlier ones."""
