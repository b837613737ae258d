"""What can be wrong with the results folder, in one sentence that says what to do."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from game.results.schema import FILE, ForeignFile, NewerFile

TroubleKind = Literal["full", "read-only", "not-a-folder", "busy", "foreign", "newer", "damaged", "set-aside", "failed"]

_KEPT = "This play goes on and is kept in memory"
_SENTENCES: dict[TroubleKind, str] = {
    "full": _KEPT + ": the disk of {folder} is full; free some space and it is written at once.",
    "read-only": _KEPT + ": {folder} cannot be written to; allow writing there, or choose a folder with --results.",
    "not-a-folder": _KEPT + ": {folder} is no folder; choose another with --results.",
    "busy": _KEPT + " for the moment: another program is using {file}; close it if this lasts.",
    "foreign": _KEPT + ": {file} belongs to another program; choose another folder with --results.",
    "newer": _KEPT + ": {file} was made by a newer Kakenaoshi; use that one, or another folder with --results.",
    "damaged": _KEPT
    + ": {file} is damaged and could not be set aside ({detail}); choose another folder with --results.",
    "set-aside": "{file} was damaged: it was set aside as {detail}, and new results go to a new file; "
    "keep the old one for whoever looks after this machine.",
    "failed": _KEPT + ": {file} could not be written ({detail}); look at the disk, or choose a folder with --results.",
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """`kind` is the key for a translated message; str() is the English sentence."""

    kind: TroubleKind
    folder: Path
    detail: str = ""
    """set-aside: the new name of the damaged file; damaged, failed: what the system said."""

    def __str__(self) -> str:
        return _SENTENCES[self.kind].format(folder=self.folder, file=self.folder / FILE, detail=self.detail)


_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FORBIDDEN = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH}
_FULL_ERRNO = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN_ERRNO = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER_ERRNO = {errno.ENOTDIR, errno.EEXIST}
_FEW_BYTES = 256 << 10


def diagnose(error: Exception, folder: Path) -> Trouble:
    """Name the trouble behind an error of the database or of the file system."""
    detail = str(error) or type(error).__name__
    if isinstance(error, ForeignFile):
        return Trouble("foreign", folder)
    if isinstance(error, NewerFile):
        return Trouble("newer", folder)
    if isinstance(error, sqlite3.Error):
        # The low byte is the primary code; the bytes above it say more than we need.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in _DAMAGED:
            return Trouble("damaged", folder, detail)
        if code in _BUSY:
            return Trouble("busy", folder)
        if code == sqlite3.SQLITE_FULL or _no_room(folder):
            return Trouble("full", folder)
        if code in _FORBIDDEN:
            return Trouble("read-only", folder)
        return Trouble("failed", folder, detail)
    if isinstance(error, OSError):
        if error.errno in _FULL_ERRNO:
            return Trouble("full", folder)
        if error.errno in _FORBIDDEN_ERRNO:
            return Trouble("read-only", folder)
        if error.errno in _NO_FOLDER_ERRNO:
            return Trouble("not-a-folder", folder)
    return Trouble("failed", folder, detail)


def _no_room(folder: Path) -> bool:
    # A full disk sometimes reaches SQLite as a mere input/output error.
    try:
        return os.path.isdir(folder) and shutil.disk_usage(folder).free < _FEW_BYTES
    except OSError:
        return False
