"""The database file: its tables, its settings, how it is opened for writing.

`journal_mode=DELETE` with `synchronous=EXTRA`: a commit that was acknowledged survives a crash and a power
cut. WAL would be five times faster and is not used: between 3.7.0 and 3.51.2 SQLite could corrupt a WAL file
that had two connections, and most machines carry such a version.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

FILE = "results.db"
APPLICATION = 0x4B4B4E53
"""SQLite's `application_id`: "KKNS"."""
BUSY_S = 5.0
"""How long to wait for another game that is writing."""
CHECKED_BYTES = 64 << 20
"""Files up to this size are read through at the start; larger ones are checked as they are used."""

_LEAST_BYTES = 512
"""SQLite would take a file of a single byte for an empty one, and write over it."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE scenarios (
            hash TEXT PRIMARY KEY,
            format INTEGER NOT NULL,
            compiled BLOB NOT NULL
        )""",
        """CREATE TABLE runs (
            id TEXT PRIMARY KEY,
            format INTEGER NOT NULL,
            scenario TEXT NOT NULL,
            scenario_hash TEXT NOT NULL,
            seed TEXT NOT NULL,
            variants TEXT NOT NULL,
            languages TEXT NOT NULL,
            time_scale INTEGER NOT NULL,
            version TEXT NOT NULL,
            started_at TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'stopped', 'interrupted')),
            ended_at TEXT NOT NULL,
            summary TEXT NOT NULL,
            events INTEGER NOT NULL,
            seal TEXT NOT NULL,
            player TEXT NOT NULL
        )""",
        """CREATE TABLE events (
            run TEXT NOT NULL,
            seq INTEGER NOT NULL,
            at_ms INTEGER NOT NULL,
            take INTEGER NOT NULL,
            actor TEXT NOT NULL,
            kind TEXT NOT NULL,
            data TEXT NOT NULL,
            chain TEXT NOT NULL,
            PRIMARY KEY (run, seq)
        ) WITHOUT ROWID""",
    ),
)
"""Statements that lead from version n to n + 1 (`user_version`); once released, only added to."""


class ForeignFile(Exception):
    """The file is a database, but not one of ours; it is left alone."""


class NewerFile(Exception):
    """The file was made by a newer version of the game; it is left alone."""


def connect(path: Path, busy_s: float = BUSY_S) -> sqlite3.Connection:
    """Open or make the database at `path` for writing, brought to the present version.

    Raises sqlite3.Error (also when a check finds damage), `ForeignFile`, `NewerFile`.
    """
    if path.exists() and 0 < path.stat().st_size < _LEAST_BYTES:
        raise damage("the file is too short for a database")
    connection = sqlite3.connect(path, timeout=busy_s, isolation_level=None)
    try:
        _settle(connection)
        _version(connection)
        if path.stat().st_size <= CHECKED_BYTES:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise damage(f"quick_check: {found}")
        _migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def damage(message: str) -> sqlite3.DatabaseError:
    """The error that SQLite raises for a damaged file, for damage that we see ourselves."""
    error = sqlite3.DatabaseError(message)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def damaged_text(raw: bytes) -> str:
    """Stored text; bytes that are none stay visible as such instead of stopping the whole reading."""
    return raw.decode("utf-8", "surrogateescape")


def _settle(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    connection.execute("PRAGMA synchronous=EXTRA")
    # A file that somebody hands over must not run SQL of its own through views and triggers.
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.text_factory = damaged_text


def _version(connection: sqlite3.Connection) -> int:
    """The file's version, 0 when it is new. Raises `ForeignFile`, `NewerFile`, sqlite3.Error."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if application != APPLICATION and {"runs", "events", "scenarios"} <= tables:
        raise damage("the file's mark is not ours, but its tables are")
    if application != APPLICATION and (tables or version or application):
        raise ForeignFile
    if version > len(MIGRATIONS):
        raise NewerFile
    return version


def _migrate(connection: sqlite3.Connection) -> None:
    if _version(connection) == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again inside the transaction: another game may have been faster.
        for statements in MIGRATIONS[_version(connection) :]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id={APPLICATION}")
        connection.execute(f"PRAGMA user_version={len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
