"""`lint --fix-ids`: missing ids of lines and replies, written into the text of the files.

Nothing else of a file changes, not even a comment or a line ending.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.scenario.reader import Document, read
from game.scenario.reader import Path as Keys


@dataclass(frozen=True, slots=True)
class Fixed:
    """One file that got ids."""

    path: Path
    ids: tuple[str, ...]


class CannotFix(ValueError):
    """A file has problems of its own: mend these first. The message names the first."""


def fix_folder(folder: Path, taken: set[str] | None = None) -> list[Fixed]:
    """Write the missing ids into all YAML files of a folder, `plans` left out.

    The files of `common` lie in folders by kind; their ids begin with the file's name. `taken` are
    ids that are given elsewhere. Raises `CannotFix` (before anything is written), or `OSError` where
    a file cannot be read or written.
    """
    files = sorted(file for file in folder.rglob("*.yaml") if "plans" not in file.relative_to(folder).parts)
    documents = [(file, file.read_bytes()) for file in files]
    parsed = [(file, data, read(data, str(file))) for file, data in documents]
    for _, _, document in parsed:
        if document.problems:
            raise CannotFix(str(document.problems[0]))
    used = set(taken or ())
    for _, _, document in parsed:
        used.update(id for _, _, id in _items(document) if id)
    shared = not (folder / "scenario.yaml").is_file()
    fixed: list[Fixed] = []
    for file, data, document in parsed:
        text, ids = _with_ids(data, document, used, f"{file.stem}." if shared else "")
        if ids:
            _replace(file, text)
            fixed.append(Fixed(file, tuple(ids)))
    return fixed


def _items(document: Document) -> Iterator[tuple[Keys, str, str]]:
    """Every line and reply of a file: where it stands, which of the two, its id if it has one."""

    def walk(value: Any, path: Keys) -> Iterator[tuple[Keys, str, str]]:
        if isinstance(value, dict):
            kind = "line" if "line" in value else "reply" if "reply" in value else ""
            if kind and isinstance(value[kind], str) and path and isinstance(path[-1], int):
                yield path, kind, str(value.get("id", ""))
            for key, part in value.items():
                yield from walk(part, (*path, key))
        elif isinstance(value, list):
            for at, part in enumerate(value):
                yield from walk(part, (*path, at))

    return walk(document.value, ())


def _with_ids(data: bytes, document: Document, used: set[str], prefix: str) -> tuple[bytes, list[str]]:
    """The bytes of the file with ids, and the ids that were given."""
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    rows = data[len(mark) :].decode().splitlines(keepends=True)
    newline = "\r\n" if rows and rows[0].endswith("\r\n") else "\n"
    edits: list[tuple[int, int, str]] = []
    for path, kind, id in _items(document):
        if id:
            continue
        new = _free(f"{prefix}{'r' if kind == 'reply' and not prefix else '' if prefix else 'l'}", used)
        used.add(new)
        place = document.place(path)
        edits.append((place.line - 1, place.column - 1, new))
    for line, column, new in sorted(edits, reverse=True):
        row = rows[line]
        if row[column] == "{":
            rows[line] = f"{row[: column + 1]}id: {new}, {row[column + 1 :].lstrip(' ')}"
        else:
            rows[line] = f"{row[:column]}id: {new}{newline}{' ' * column}{row[column:]}"
    return mark + "".join(rows).encode(), [new for _, _, new in sorted(edits)]


def _free(prefix: str, used: set[str]) -> str:
    number = 1
    while f"{prefix}{number}" in used:
        number += 1
    return f"{prefix}{number}"


def _replace(file: Path, data: bytes) -> None:
    temporary = file.with_name(f"{file.name}.new")
    temporary.write_bytes(data)
    os.replace(temporary, file)
