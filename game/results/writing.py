"""The statements that write; each runs inside the caller's transaction, unless it says otherwise."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeGuard

from game.results import copies
from game.results.presence import alive
from game.results.reading import Unreadable, fault, one_run, run_events
from game.results.run import StoredEvent, StoredRun, canonical, mismatch, origin, seal

_NAME = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, durable when it returns. Raises sqlite3.Error: nothing, or who knows what."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def insert_scenario(connection: sqlite3.Connection, hash: str, format: int, compiled: bytes) -> None:
    connection.execute(
        "INSERT INTO scenarios (hash, format, compiled) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (hash, format, zlib.compress(compiled)),
    )


def insert_run(connection: sqlite3.Connection, run: StoredRun, player: str) -> None:
    """`player` is the name of the game that plays it (`game.results.presence`)."""
    header = run.header
    connection.execute(
        "INSERT INTO runs (id, format, scenario, scenario_hash, seed, variants, languages, time_scale,"
        " version, started_at, state, ended_at, summary, events, seal, player)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        (
            run.id,
            header.format,
            header.scenario,
            header.scenario_hash,
            str(header.seed),
            canonical(dict(header.variants)),
            canonical(dict(header.languages)),
            header.time_scale,
            header.version,
            run.started_at,
            run.state,
            run.ended_at,
            canonical(run.summary) if run.summary else "",
            run.events,
            run.seal,
            player,
        ),
    )


def insert_events(connection: sqlite3.Connection, run: str, events: Iterable[StoredEvent]) -> None:
    # "Do nothing": after an input/output error nobody knows whether a commit had got through.
    connection.executemany(
        "INSERT INTO events (run, seq, at_ms, take, actor, kind, data, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        (
            (
                run,
                event.seq,
                event.at_ms,
                event.take,
                event.actor,
                event.kind,
                canonical(event.data),
                event.chain,
            )
            for event in events
        ),
    )


def update_run(connection: sqlite3.Connection, run: StoredRun) -> None:
    summary = canonical(run.summary) if run.summary else ""
    connection.execute(
        "UPDATE runs SET state = ?, ended_at = ?, summary = ?, events = ?, seal = ? WHERE id = ?",
        (run.state, run.ended_at, summary, run.events, run.seal, run.id),
    )


def mark_interrupted(connection: sqlite3.Connection, folder: Path) -> list[str]:
    """Mark what dead games left behind, in a transaction of its own; returns the ids of the whole ones."""
    if not connection.execute("SELECT count(*) FROM runs WHERE state = 'running'").fetchone()[0]:
        return []
    left: list[str] = []
    # The lives are asked for inside the transaction: no game can begin a run in between.
    with transaction(connection):
        rows = connection.execute("SELECT rowid, id, player FROM runs WHERE state = 'running'").fetchall()
        dead = {player for player in {row[2] for row in rows} if not (_named(player) and alive(folder, player))}
        for rowid, id, player in rows:
            if player not in dead:
                continue
            connection.execute("UPDATE runs SET state = 'interrupted' WHERE rowid = ?", (rowid,))
            # A run that is not as it was written keeps its old seal, so that the fault goes on to show.
            if _named(id) and _whole_but_for_state(connection, id):
                run = one_run(connection, id)
                events = run_events(connection, id)
                last = events[-1].chain if events else origin(run.id, run.started_at, run.header)
                connection.execute(
                    "UPDATE runs SET seal = ? WHERE rowid = ?",
                    (seal(last, run.events, run.state, "", ""), rowid),
                )
                left.append(id)
    return left


def _named(id: object) -> TypeGuard[str]:
    """Whether a stored name is still one: damaged bytes may not even be text."""
    return isinstance(id, str) and _NAME.fullmatch(id) is not None


def _whole_but_for_state(connection: sqlite3.Connection, id: str) -> bool:
    try:
        return not mismatch(replace(one_run(connection, id), state="running"), run_events(connection, id))
    except Unreadable:
        return False


def copy_out(connection: sqlite3.Connection, folder: Path, ids: Iterable[str]) -> None:
    """Write the file copies of runs that are whole. Raises OSError, sqlite3.Error."""
    for id in ids:
        with contextlib.suppress(Unreadable):
            if not fault(connection, id):
                copies.write_run(folder, one_run(connection, id), run_events(connection, id))


def take_in_copies(connection: sqlite3.Connection, folder: Path) -> int:
    """Take in runs of which only the file copy is there, in a transaction of its own; returns how many.

    They come from a database that was damaged or could not be written. Whoever means to remove a run removes
    its copy as well.
    """
    there = copies.run_ids(folder)
    missing = there - {row[0] for row in connection.execute("SELECT id FROM runs")} if there else there
    count = 0
    if missing:
        with transaction(connection):
            for run, events in copies.read_runs(folder, missing):
                compiled = copies.read_scenario(folder, run.header.scenario_hash)
                if compiled is not None:
                    insert_scenario(connection, run.header.scenario_hash, run.header.format, compiled)
                insert_run(connection, run, "")
                insert_events(connection, run.id, events)
                count += 1
    return count
