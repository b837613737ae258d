"""The thread that writes. Whatever the disk does, it answers every ticket and goes on.

Recordings stay in memory until the disk has all of them. So when the file cannot be written they are written
later, from the start if need be; when it was moved, deleted or damaged they go whole into the next file.
"""

from __future__ import annotations

import contextlib
import os
import queue
import sqlite3
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from game.results import copies, schema, writing
from game.results.presence import FileLock, Presence
from game.results.recording import Extent, Recording, Ticket
from game.results.trouble import Trouble, diagnose

RETRY_S = 1.0
"""While there is trouble: how long to leave the disk alone before the next attempt."""
_BUSY_AGAIN_S = 0.2
"""Once another program held the file for all of `schema.BUSY_S`, screens do not wait that long again."""
_MOVES = 3

Job = tuple[Recording, Extent, Ticket]


class Writer:
    """Owns the only connection that writes. `take` and `close` are for the game's threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.trouble: Trouble | None = None
        self.aside: Trouble | None = None
        """A damaged file was set aside; stays for the rest of the session."""
        self.recordings: dict[str, Recording] = {}
        """Plays that are not yet wholly on the disk, by id."""
        self.ready = threading.Event()
        """Set once the folder was opened, or known not to open."""
        self._path = folder / schema.FILE
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._connection: sqlite3.Connection | None = None
        self._file: os.stat_result | None = None
        self._presence = Presence(folder)
        self._tried = -RETRY_S
        self._closing = False
        # A daemon: a disk that hangs must not keep the game from closing.
        self._thread = threading.Thread(target=self._serve, name="results", daemon=True)
        self._thread.start()

    def take(self, recording: Recording, upto: Extent) -> Ticket:
        """Queue a play's progress. Never blocks, never raises."""
        ticket = Ticket()
        if self._closing:
            ticket.settle(False)
        else:
            self._jobs.put((recording, upto, ticket))
        return ticket

    def close(self, timeout: float) -> bool:
        """Write what is left and let go of the folder. True when it was done in time."""
        if not self._closing:
            self._closing = True
            self._jobs.put(None)
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _serve(self) -> None:
        self._attempt()
        self.ready.set()
        closing = False
        while not closing:
            jobs = self._next()
            closing = None in jobs
            handed = [job for job in jobs if job is not None]
            for recording, upto, _ in handed:
                self.recordings[recording.id] = recording
                recording.wanted = upto
                recording.copied = False
            rested = time.monotonic() - self._tried >= RETRY_S
            if closing or self.trouble is None or rested:
                self._attempt()
            for recording, upto, ticket in handed:
                ticket.settle(recording.saved.covers(upto))
        self._disconnect()
        self._presence.release()
        while not self._jobs.empty():
            late = self._jobs.get_nowait()
            if late is not None:
                late[2].settle(False)

    def _next(self) -> list[Job | None]:
        """Everything that waits: several commands may share a commit, none is ever split."""
        jobs: list[Job | None] = []
        try:
            jobs.append(self._jobs.get(timeout=RETRY_S if self.trouble else None))
            while True:
                jobs.append(self._jobs.get_nowait())
        except queue.Empty:
            return jobs

    def _attempt(self) -> None:
        """Bring the disk up to date. Never raises: `trouble` says why it could not."""
        self._tried = time.monotonic()
        try:
            try:
                self._save()
            except sqlite3.Error as error:
                if diagnose(error, self.folder).kind != "damaged":
                    raise
                try:
                    self._set_aside()
                except OSError as hindrance:
                    raise error from hindrance
                self._save()
            self.trouble = None
        except Exception as error:
            # Any error: this thread is where the disk's faults end, and the play must go on.
            self.trouble = diagnose(error, self.folder)
            self._disconnect()
            with contextlib.suppress(OSError):
                self._copy_ended()

    def _save(self) -> None:
        for _ in range(_MOVES):
            connection = self._connection or self._connect()
            if not self._moved():
                self._write(connection)
                # Asked again: what was written after the file was moved away has to be written once more.
                if not self._moved():
                    self._copy_ended()
                    return
            self._disconnect()
        raise OSError("the file keeps being moved away")

    def _connect(self) -> sqlite3.Connection:
        self.folder.mkdir(parents=True, exist_ok=True)
        busy_s = schema.BUSY_S if self.trouble is None else _BUSY_AGAIN_S
        connection = schema.connect(self._path, busy_s)
        try:
            # After the transaction that may have been cut short nobody knows what is there: write all again.
            for recording in self.recordings.values():
                recording.saved = Extent()
            writing.take_in_copies(connection, self.folder)
            left = writing.mark_interrupted(connection, self.folder)
            writing.copy_out(connection, self.folder, left)
            self._file = os.stat(self._path)
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        return connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _moved(self) -> bool:
        """Whether the file we write is no longer at its path: moved, deleted, set aside by another game."""
        try:
            return self._file is None or not os.path.samestat(self._file, os.stat(self._path))
        except FileNotFoundError:
            return True

    def _write(self, connection: sqlite3.Connection) -> None:
        behind = [r for r in self.recordings.values() if not r.saved.covers(r.wanted)]
        if not behind:
            return
        # Where a folder knows no locks the file alone stays, and nobody takes this game for dead.
        with contextlib.suppress(OSError):
            self._presence.hold()
        with writing.transaction(connection):
            for recording in behind:
                if not recording.saved.begun:
                    head = recording.header
                    writing.insert_scenario(connection, head.scenario_hash, head.format, recording.compiled())
                    writing.insert_run(connection, recording.stored(Extent(begun=True)), self._presence.name)
                fresh = recording.events[recording.saved.events : recording.wanted.events]
                writing.insert_events(connection, recording.id, fresh)
                writing.update_run(connection, recording.stored(recording.wanted))
        for recording in behind:
            recording.saved = recording.wanted

    def _copy_ended(self) -> None:
        """Write the file copies of plays that are over; a play that is wholly on the disk is let go."""
        for recording in [r for r in self.recordings.values() if r.wanted.ended]:
            if not recording.copied:
                copies.write_scenario(self.folder, recording.header.scenario_hash, recording.compiled())
                copies.write_run(self.folder, recording.stored(recording.wanted), recording.events)
                recording.copied = True
            if recording.saved.covers(recording.wanted):
                del self.recordings[recording.id]

    def _set_aside(self) -> None:
        """Rename the damaged file, its journal with it. Nothing is deleted. Raises OSError."""
        self._disconnect()
        damaged = os.stat(self._path)
        lock = FileLock(self.folder / "mending.lock")
        # Without locks two games may both try; the second then finds no file to rename.
        with contextlib.suppress(OSError):
            lock.wait(schema.BUSY_S)
        try:
            if not self._path.exists() or not os.path.samestat(damaged, os.stat(self._path)):
                return  # another game was faster
            aside = _free_name(self._path)
            # The journal first: beside a new database it would be rolled back into that.
            for suffix in ("-journal", "-wal", "-shm", ""):
                with contextlib.suppress(FileNotFoundError):
                    os.rename(f"{self._path}{suffix}", f"{aside}{suffix}")
            self.aside = Trouble("set-aside", self.folder, aside.name)
        finally:
            lock.release(remove=True)


def _free_name(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = path.with_name(f"{path.name}.broken-{stamp}")
    number = 2
    while aside.exists():
        aside = path.with_name(f"{path.name}.broken-{stamp}-{number}")
        number += 1
    return aside
