"""The results folder of one machine: plays are recorded here, and read again.

    store = open_store(folder)
    recording = store.begin(header, compiled)  # its header is on the way to the disk
    ticket = recording.append(rows)            # the events of one command
    ticket.wait(5)                             # then the next screen
    recording.end("finished", summary)
    store.close()

Nothing on the recording side raises and nothing blocks: a disk that is full, read-only, damaged or gone
leaves the play in memory, and `store.trouble` says in one sentence what is wrong and what to do. The reading
side (`runs`, `events`, `scenario`, `verify`) works on a folder that cannot be written and beside other games.
`sqlite3` is imported when a store is opened, not when the game starts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from game.results.recording import Extent, Recording, Ticket
from game.results.run import Header, RunState, StoredEvent, StoredRun, mismatch

if TYPE_CHECKING:
    from game.results.trouble import Trouble

__all__ = ["Header", "Recording", "RunState", "Store", "StoredEvent", "StoredRun", "Ticket", "open_store"]

_OPENING_S = 15.0


class Results:
    """A results folder for reading only; nothing in it is made, mended or marked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.damaged = 0
        """How many runs the last `runs()` had to leave out."""

    def runs(self) -> tuple[StoredRun, ...]:
        """All runs, newest first; empty where there are none. Raises `reading.Unreadable`."""
        from game.results import reading, schema

        if not (self.folder / schema.FILE).exists():
            return ()
        with reading.reading(self.folder) as connection:
            found, self.damaged = reading.all_runs(connection)
        return found

    def run(self, id: str) -> StoredRun:
        """One run, by its id or by a beginning of it that no other has. Raises `reading.Unreadable`."""
        from game.results.reading import Unreadable

        found = [run for run in self.runs() if run.id.startswith(id.lower())]
        if len(found) != 1 or not id:
            raise Unreadable(f"there is no run {id}" if not found else f"{len(found)} runs begin with {id}")
        return found[0]

    def events(self, run: str) -> tuple[StoredEvent, ...]:
        """The run's events in order. Raises `reading.Unreadable`."""
        from game.results import reading

        with reading.reading(self.folder) as connection:
            return reading.run_events(connection, run)

    def scenario(self, hash: str) -> bytes:
        """The compiled scenario's JSON, from the database or its file copy. Raises `reading.Unreadable`."""
        from game.results import copies, reading

        try:
            with reading.reading(self.folder) as connection:
                return reading.compiled_scenario(connection, hash)
        except reading.Unreadable:
            copy = copies.read_scenario(self.folder, hash)
            if copy is None:
                raise
            return copy

    def verify(self, run: str) -> str:
        """What in the run is not as it was written, as one clause; empty when all is."""
        from game.results import reading

        try:
            with reading.reading(self.folder) as connection:
                return reading.fault(connection, run)
        except reading.Unreadable as error:
            return str(error)


class Store(Results):
    """A results folder that records. Opening it returns at once; a thread makes and mends the folder."""

    def __init__(self, folder: Path) -> None:
        from game.results.writer import Writer

        super().__init__(folder)
        self._writer = Writer(folder)

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong now, or that a damaged file was set aside in this session; str() is a sentence."""
        return self._writer.trouble or self._writer.aside

    def begin(self, header: Header, compiled: Callable[[], bytes]) -> Recording:
        """Begin to record a play; `compiled` makes the JSON of the scenario of that hash, in another thread."""
        recording = Recording(header, compiled, self._writer)
        recording.begin()
        return recording

    def close(self, timeout: float = 10.0) -> bool:
        """Write what is left. True when it was done in time. A play that was not ended stays marked `running`
        and is `interrupted` at the next start."""
        return self._writer.close(timeout)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def runs(self) -> tuple[StoredRun, ...]:
        """As `Results.runs`, with the plays that only memory has. A damaged file counts as empty."""
        from game.results.reading import Unreadable

        memory = self._memory()
        try:
            disk = super().runs()
        except Unreadable:
            disk = ()
        known = {run.id for run in disk}
        unsaved = [play.stored(play.wanted) for play in memory.values() if play.id not in known]
        return tuple(sorted([*disk, *unsaved], key=lambda run: run.id, reverse=True))

    def events(self, run: str) -> tuple[StoredEvent, ...]:
        play = self._memory().get(run)
        return tuple(play.events) if play is not None else super().events(run)

    def scenario(self, hash: str) -> bytes:
        for play in self._memory().values():
            if play.header.scenario_hash == hash:
                return play.compiled()
        return super().scenario(hash)

    def verify(self, run: str) -> str:
        play = self._memory().get(run)
        if play is None or play.saved.covers(play.wanted):
            return super().verify(run)
        return mismatch(play.stored(play.wanted), play.events[: play.wanted.events])

    def _memory(self) -> Mapping[str, Recording]:
        """What is not wholly on the disk; waits for the opening, so that a reader sees a mended folder."""
        self._writer.ready.wait(_OPENING_S)
        return {id: play for id, play in dict(self._writer.recordings).items() if play.wanted != Extent()}


def open_store(folder: Path | None = None) -> Store:
    """Open a results folder to record and read; without one, this person's own. Never raises."""
    if folder is None:
        from game import places

        folder = places.results()
    return Store(folder.absolute())
