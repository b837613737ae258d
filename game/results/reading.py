"""Reading a results folder: also one that cannot be written, and beside games that are writing."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from game.results.run import Header, RunState, StoredEvent, StoredRun, canonical, mismatch
from game.results.schema import BUSY_S, FILE, damaged_text

_STATES: tuple[RunState, ...] = ("running", "finished", "stopped", "interrupted")
_RUN = (
    "SELECT id, started_at, state, ended_at, summary, events, seal, format, scenario, scenario_hash, seed,"
    " variants, languages, time_scale, version FROM runs"
)

_UNFIT_FOR_ROLLBACK = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR)


class Unreadable(ValueError):
    """What is stored is damaged or not there; the message says which."""


@contextmanager
def reading(folder: Path) -> Iterator[sqlite3.Connection]:
    """A connection that reads. Raises `Unreadable` when there is nothing readable, here and within."""
    path = folder / FILE
    if not path.is_file():
        raise Unreadable(f"{folder} holds no results")
    try:
        with tempfile.TemporaryDirectory() as spare:
            connection = _connect(path, Path(spare))
            try:
                yield connection
            finally:
                # Before the spare folder goes: Windows removes no open file.
                connection.close()
    except (sqlite3.Error, OSError) as error:
        raise Unreadable(f"{path} cannot be read: {error}") from error


def _connect(path: Path, spare: Path) -> sqlite3.Connection:
    # Not ``mode=ro``: a game that died may have left a journal that has to be rolled back first.
    connection = _reader(path)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        connection.close()
        journal = path.with_name(f"{path.name}-journal")
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if not journal.exists() or code not in _UNFIT_FOR_ROLLBACK:
            raise
        # That journal lies in a folder we cannot write: roll it back in a copy.
        for source in (path, journal):
            shutil.copyfile(source, spare / source.name)
        connection = _reader(spare / path.name)
    return connection


def _reader(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
    connection.execute("PRAGMA query_only=ON")
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.text_factory = damaged_text
    return connection


def all_runs(connection: sqlite3.Connection) -> tuple[tuple[StoredRun, ...], int]:
    """Every run that can be read, newest first, and how many rows could not."""
    runs: list[StoredRun] = []
    damaged = 0
    for row in connection.execute(f"{_RUN} ORDER BY id DESC"):
        try:
            runs.append(_run(row))
        except Unreadable:
            damaged += 1
    return tuple(runs), damaged


def one_run(connection: sqlite3.Connection, id: str) -> StoredRun:
    """Raises `Unreadable` when there is no such run, or its row is damaged."""
    row = connection.execute(f"{_RUN} WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise Unreadable(f"there is no run {id}")
    return _run(row)


def run_events(connection: sqlite3.Connection, id: str) -> tuple[StoredEvent, ...]:
    """The run's events in order. Raises `Unreadable` when one of them cannot be read."""
    rows = connection.execute(
        "SELECT seq, at_ms, take, actor, kind, data, chain FROM events WHERE run = ? ORDER BY seq", (id,)
    )
    return tuple(_event(id, row) for row in rows)


def compiled_scenario(connection: sqlite3.Connection, hash: str) -> bytes:
    """The compiled scenario's JSON. Raises `Unreadable` when it is not there or damaged."""
    row = connection.execute("SELECT compiled FROM scenarios WHERE hash = ?", (hash,)).fetchone()
    if row is None:
        raise Unreadable(f"the scenario {hash} is not stored")
    try:
        return zlib.decompress(row[0])
    except (zlib.error, TypeError) as error:
        raise Unreadable(f"the stored scenario {hash} is damaged: {error}") from error


def fault(connection: sqlite3.Connection, id: str) -> str:
    """What of a run is not as it was written; empty when all is."""
    try:
        return mismatch(one_run(connection, id), run_events(connection, id))
    except Unreadable as error:
        return str(error)


def _run(row: tuple[Any, ...]) -> StoredRun:
    (
        id,
        started,
        state,
        ended,
        summary,
        events,
        seal,
        format,
        scenario,
        hash,
        seed,
        variants,
        languages,
        scale,
        version,
    ) = row
    texts = (id, started, state, ended, summary, seal, scenario, hash, seed, variants, languages, version)
    numbers = (events, format, scale)
    if not all(isinstance(text, str) for text in texts) or not all(isinstance(n, int) for n in numbers):
        raise Unreadable(f"the row of run {id!r} is damaged")
    if state not in _STATES or not seed.lstrip("-").isdecimal() or str(int(seed)) != seed:
        raise Unreadable(f"the row of run {id!r} is damaged")
    header = Header(format, scenario, hash, int(seed), _object(id, variants), _object(id, languages), scale, version)
    found = _object(id, summary) if summary else {}
    return StoredRun(id, header, started, cast(RunState, state), ended, found, events, seal)


def _event(run: str, row: tuple[Any, ...]) -> StoredEvent:
    seq, at_ms, take, actor, kind, data, chain = row
    whole = all(isinstance(number, int) for number in (seq, at_ms, take))
    if not whole or not all(isinstance(text, str) for text in (actor, kind, data, chain)):
        raise Unreadable(f"event {seq!r} of run {run} is damaged")
    return StoredEvent(at_ms, take, actor, kind, _object(run, data), seq, chain)


def _object(run: str, text: str) -> dict[str, Any]:
    """Stored JSON. Spelt in another way than ours it was changed, even where it means the same."""
    try:
        value = json.loads(text)
        if isinstance(value, dict) and canonical(value) == text:
            return value
    except (ValueError, RecursionError):
        pass
    raise Unreadable(f"a text of run {run} is damaged")
