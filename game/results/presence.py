"""Which games are alive on a results folder: each playing process holds one locked file in `playing/`.

An operating system lets go of a lock when its process dies, however it dies, and never gives it to a
stranger, as it may a process number. So a run whose file can be locked by somebody else was left by the dead.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path
from uuid import uuid4

FOLDER = "playing"


class FileLock:
    """An exclusive lock on a file, held from `take` to `release` or to the death of the process.

    The file descriptor is not inherited by child processes that are started with exec (PEP 446), so a voice
    worker that outlives its game does not keep the game's lock.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = -1

    def take(self) -> bool:
        """Try once. False: somebody else holds it. Raises OSError where the folder knows no locks."""
        while True:
            self._file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                if not _lock(self._file):
                    os.close(self._file)
                    self._file = -1
                    return False
                # Whoever swept the file away between our open and our lock holds nothing for us.
                if _same(self._file, self.path):
                    return True
            except OSError:
                os.close(self._file)
                self._file = -1
                raise
            os.close(self._file)

    def wait(self, seconds: float) -> bool:
        """Try until it is ours or the time is over. Raises as `take` does."""
        until = time.monotonic() + seconds
        while not self.take():
            if time.monotonic() > until:
                return False
            time.sleep(0.02)
        return True

    def release(self, remove: bool = False) -> None:
        """Let go of it; with `remove` the file goes as well. Never raises."""
        if self._file < 0:
            return
        with contextlib.suppress(OSError):
            if remove and sys.platform != "win32":
                # Before letting go: afterwards it might be somebody else's already.
                os.unlink(self.path)
        with contextlib.suppress(OSError):
            os.close(self._file)
        self._file = -1
        if remove and sys.platform == "win32":
            # Windows does not remove an open file.
            with contextlib.suppress(OSError):
                os.unlink(self.path)


def _same(file: int, path: Path) -> bool:
    try:
        there = os.stat(path)
    except FileNotFoundError:
        return False
    return os.path.samestat(os.fstat(file), there)


if sys.platform == "win32":
    import errno
    import msvcrt

    def _lock(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EDEADLK):
                return False
            raise
        return True

else:
    import fcntl

    def _lock(file: int) -> bool:
        # flock, not lockf: the latter belongs to the process, so a second store in the same game would pass.
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class Presence:
    """This game's own sign of life. `name` is what its runs carry."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER
        self.name = str(uuid4())
        self._lock: FileLock | None = None

    def hold(self) -> None:
        """Show that this game is alive. Raises OSError when the folder cannot be written or locked."""
        if self._lock is not None and self._lock.path.exists():
            return
        self.release()
        self._folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._folder / f"{self.name}.lock")
        lock.take()
        self._lock = lock

    def release(self) -> None:
        if self._lock is not None:
            self._lock.release(remove=True)
            self._lock = None


def alive(folder: Path, name: str) -> bool:
    """Whether the game with that name still lives; True as well where that cannot be known."""
    path = folder / FOLDER / f"{name}.lock"
    if not path.exists():
        return False
    lock = FileLock(path)
    try:
        if not lock.take():
            return True
    except OSError:
        return True
    lock.release(remove=True)
    return False
