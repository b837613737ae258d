"""Spoken lines on disk, so that a line is synthesised once on a machine. Nothing that happens to the disk
matters: a clip that cannot be read is made again, one that cannot be written is made again next time.
"""

from __future__ import annotations

import contextlib
import logging
import os
import tempfile
from pathlib import Path

from game.voice.clip import Clip, CorruptClipError, decoded

LIMIT_BYTES = 200_000_000
"""About an hour and three quarters of speech."""

_SUFFIX = ".clip"
_log = logging.getLogger("kakenaoshi.voice")


class Cache:
    """Clips by key (hex) in `folder`, made when first needed; None keeps nothing. The clips longest unused go
    when all together are larger than `limit_bytes`. For use by one thread.
    """

    def __init__(self, folder: Path | None, limit_bytes: int = LIMIT_BYTES) -> None:
        self._folder = folder
        self._limit = limit_bytes
        self._total: int | None = None  # unknown until something is written
        self._said = False

    def get(self, key: str) -> Clip | None:
        """The clip, or None if it is not there or damaged."""
        if self._folder is None:
            return None
        path = self._folder / f"{key}{_SUFFIX}"
        try:
            clip = decoded(path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, CorruptClipError) as error:
            self._tell(f"cannot read {path.name}: {error}")
            with contextlib.suppress(OSError):
                path.unlink()
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # lately used
        return clip

    def put(self, key: str, clip: Clip) -> None:
        """Keep `clip`, whole or not at all."""
        if self._folder is None:
            return
        data = clip.encoded()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(suffix=".part", dir=self._folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                os.replace(temporary, self._folder / f"{key}{_SUFFIX}")
            except BaseException:
                with contextlib.suppress(OSError):
                    os.unlink(temporary)
                raise
            self._trim(len(data))
        except OSError as error:
            self._tell(f"cannot keep spoken lines: {error}")

    def _trim(self, added: int) -> None:
        assert self._folder is not None
        if self._total is not None:
            self._total += added
            if self._total <= self._limit:
                return
        files: list[tuple[float, int, str]] = []
        for entry in os.scandir(self._folder):
            with contextlib.suppress(OSError):
                if entry.name.endswith((_SUFFIX, ".part")) and entry.is_file(follow_symlinks=False):
                    stat = entry.stat(follow_symlinks=False)
                    files.append((stat.st_mtime, stat.st_size, entry.path))
        total = sum(size for _, size, _ in files)
        if total > self._limit:
            for _, size, path in sorted(files):
                with contextlib.suppress(OSError):
                    os.unlink(path)
                    total -= size
                if total <= self._limit * 9 // 10:
                    break
        self._total = total

    def _tell(self, trouble: str) -> None:
        """One line in the log, however often it happens."""
        if not self._said:
            self._said = True
            _log.warning("voice cache: %s", trouble)
