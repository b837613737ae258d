"""Strict YAML: bytes in; plain values, their places and every problem of the file out.

YAML guesses. `0110` becomes 72, `NO` becomes false, `number: #9110` becomes nothing, a chain of
merges keeps a parser busy for a minute. Authors of scenarios type all of these. So this reader
walks libyaml's events itself and refuses whatever could mean two things; what is left means the
same to every YAML program:

* quoted text is a string;
* plain numbers are `int` or `float` (20000, 0.5), plain `true` and `false` are `bool`;
* every other plain text is a string, unless some program would take it for something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from yaml import CSafeLoader, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from game.scenario import problems as p
from game.scenario.problems import Kind, Problem, excerpt
from game.scenario.scalars import meaning, suspect

SIZE_LIMIT = 1_048_576
"""Bytes of a file."""
DEPTH_LIMIT = 24
"""Levels of lists and mappings inside each other."""
PROBLEM_LIMIT = 100
"""Problems of one file after which reading stops."""

Path: TypeAlias = tuple[str | int, ...]
"""Where a value stands: keys and positions from the top, ("talks", "opening", 3, "text")."""

# Where one value stands: libyaml's marks of its key and of itself, and the same for what is inside
# it. In a list, the item's mark stands for the key's.
_Spot: TypeAlias = tuple[Any, Any, Any]

_GIVE_UP_DEPTH = 64  # what is too deep is still read for its other problems, but only so far
_DROPPED = "\0"  # the key of a value that has none: no key of a file can be this

# Control characters but tab, LF and CR; zero-width and bidirectional ones; line separators, which
# editors and libyaml count differently; tags. U+200C and U+200D stay: scripts and emoji need them.
_INVISIBLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)
_FORBIDDEN = re.compile(f"[{_INVISIBLE}]|\r(?!\n)")
# Searching bytes is ten times faster; only a file that may hold one of them is searched as text.
_CONTROL_BYTES = bytes([*range(9), 0x0B, 0x0C, 0x0D, *range(0x0E, 0x20), 0x7F])
_LEADING_BYTES = (b"\xc2", b"\xd8\x9c", b"\xe2\x80", b"\xe2\x81", b"\xef\xbb", b"\xef\xbf", b"\xf3\xa0")
_SCHEMA_LINE = re.compile(rb"(?:\xef\xbb\xbf)?# yaml-language-server: \$schema=\S*schema\.json[ \t]*\r?\n")
# What YAML takes for a comment though it does not look like one: "#9110".
_LOST = re.compile(r"[ \t]+#(?=[^\s#])")


@dataclass(frozen=True, slots=True)
class Place:
    """Line and column of a character, counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read.

    `value` holds dicts with string keys, lists, str, int, float and bool. With problems it is as much as
    could be understood (None for what could not), so that later checks can still report theirs.
    """

    path: str
    value: object
    problems: tuple[Problem, ...]
    complete: bool
    """Whether the whole text was understood; if not, what seems missing may only be unread."""
    _top: _Spot | None = field(repr=False, compare=False)
    names_schema: bool = False
    """The first line names a schema for editors."""

    @property
    def ok(self) -> bool:
        return not self.problems

    def place(self, path: Path) -> Place:
        """Where the value at `path` begins; its nearest parent's place if it does not exist."""
        return self._find(path)[1]

    def key_place(self, path: Path) -> Place:
        """Where the key of `path` begins; in a list, where the item begins."""
        return self._find(path)[0]

    def _find(self, path: Path) -> tuple[Place, Place]:
        if self._top is None:
            return Place(1, 1), Place(1, 1)
        key, value, inside = self._top
        for step in path:
            try:
                key, value, inside = inside[step]
            except (KeyError, IndexError, TypeError):
                break
        return Place(key.line + 1, key.column + 1), Place(value.line + 1, value.column + 1)


def read(data: bytes, path: str) -> Document:
    """Read one YAML file strictly.

    `path` is only for messages. The result has every problem of the file, in the order of the
    text. Never raises, whatever `data` holds.
    """
    return _Reading(path).document(data)


class _StopReading(Exception):
    """The file has more problems, or nests deeper, than anybody wants to hear about."""


class _Reading:
    """The reading of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.lost: dict[int, list[tuple[int, int, str]]] = {}
        """Lost text by line: columns where its blanks and where its "#" begin, and the text."""

    def document(self, data: bytes) -> Document:
        top: list[Any] = []
        spots: list[_Spot] = []
        complete = False
        try:
            text = self._decode(data)
            if text is not None:
                self._walk(self._clean(text), top, spots)
                complete = True
                if not top and not self.problems:
                    self._report(p.BLANK, 0, 0)
        except _StopReading:
            pass
        except YAMLError as error:
            self._syntax(error)
        problems = tuple(sorted(set(self.problems)))
        if not top:
            return Document(self.path, None, problems, complete, None)
        named = _SCHEMA_LINE.match(data) is not None
        return Document(self.path, top[0], problems, complete, spots[0], named)

    def _report(self, kind: Kind, line: int, column: int, **fields: object) -> None:
        """Note a problem; `line` and `column` count from 0, as libyaml's marks do."""
        if len(self.problems) >= PROBLEM_LIMIT:
            self.problems.append(p.MANY.at(self.path, line + 1, column + 1, limit=PROBLEM_LIMIT))
            raise _StopReading
        self.problems.append(kind.at(self.path, line + 1, column + 1, **fields))

    def _syntax(self, error: YAMLError) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        said = [getattr(error, "problem", None), getattr(error, "context", None)]
        what = ", ".join(str(part) for part in said if part) or "it cannot be read"
        self.problems.append(p.SYNTAX.at(self.path, line + 1, column + 1, what=what))

    def _decode(self, data: bytes) -> str | None:
        """The text without its byte order mark; None, after saying why, if there is none."""
        if len(data) > SIZE_LIMIT:
            self._report(p.SIZE, 0, 0, size=len(data), limit=SIZE_LIMIT)
            return None
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            # "utf-8-sig" counts from after the mark.
            start = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
            start = min(start, len(data) - 1)
            before = data[:start].decode("utf-8-sig", "replace")
            column = len(before) - (before.rfind("\n") + 1)
            guess = _guess(data)
            self._report(p.ENCODING, before.count("\n"), column, byte=data[start], guess=guess)
            return None

    def _clean(self, text: str) -> bytes:
        """Bytes that libyaml can read to the end, after noting what it would stop at or lose."""
        data = text.encode()
        hidden = len(data.translate(None, _CONTROL_BYTES)) < len(data) or any(
            lead in data for lead in _LEADING_BYTES
        )
        if hidden and _FORBIDDEN.search(text):
            for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
                for found in _FORBIDDEN.finditer(line):
                    self._report(p.CHARACTER, number, found.start(), point=ord(found.group()))
            text = _FORBIDDEN.sub(" ", text)
            data = text.encode()
        if _LOST.search(text):
            for number, line in enumerate(text.split("\n")):
                for hit in _LOST.finditer(line):
                    lost = (hit.start(), hit.end() - 1, line[hit.end() - 1 :].rstrip())
                    self.lost.setdefault(number, []).append(lost)
        return data

    def _walk(self, data: bytes, top: list[Any], top_spots: list[_Spot]) -> None:
        """Fill `top` with the value of the document and `top_spots` with its places.

        One loop, and no call for an ordinary scalar: this is nearly the whole cost of reading.
        """
        next_event: Callable[[], Any] = CSafeLoader(data).get_event
        scalar, is_suspect = ScalarEvent, suspect
        decorated = b"&" in data or b"!" in data
        escaped = b"\\" in data
        safe: set[str] = set()  # plain texts that were found to be in order
        outer: list[tuple[Any, Any, bool, str | None, Any]] = []
        box: Any = top  # what is being filled,
        spots: Any = top_spots  # its places,
        in_mapping = False
        key: str | None = None  # and the key that waits for its value
        key_mark: Any = None
        documents = 0
        while (event := next_event()) is not None:
            kind = event.__class__
            if kind is scalar:
                mark = event.start_mark
                value = event.value
                if decorated and (event.anchor is not None or event.tag is not None):
                    self._decoration(event)
                if in_mapping and key is None:
                    if event.style:
                        if escaped:
                            self._escapes(value, mark)
                    elif value not in safe:
                        if is_suspect(value):
                            value = self._plain_key(event)
                        else:
                            safe.add(value)
                    if value in box:
                        value = self._duplicate(value, mark, spots[value][0])
                    key, key_mark = value, mark
                    continue
                if event.style:
                    if escaped:
                        self._escapes(value, mark)
                elif self.lost or value not in safe:
                    if self.lost or is_suspect(value):
                        value = self._plain(event, key_mark if in_mapping else None)
                    else:
                        safe.add(value)
                if in_mapping:
                    box[key] = value
                    spots[key] = (key_mark, mark, None)
                    key = None
                else:
                    box.append(value)
                    spots.append((mark, mark, None))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                mark = event.start_mark
                if decorated and (event.anchor is not None or event.tag is not None):
                    self._decoration(event)
                if len(outer) == DEPTH_LIMIT:
                    self._report(p.DEPTH, mark.line, mark.column, limit=DEPTH_LIMIT)
                elif len(outer) > _GIVE_UP_DEPTH:
                    raise _StopReading
                is_mapping = kind is MappingStartEvent
                new_box: Any = {} if is_mapping else []
                new_spots: Any = {} if is_mapping else []
                key_after = None
                if not in_mapping:
                    box.append(new_box)
                    spots.append((mark, mark, new_spots))
                elif key is None:
                    what = "a mapping" if is_mapping else "a list"
                    self._report(p.KEY, mark.line, mark.column, what=what)
                    key_after = _DROPPED
                else:
                    box[key] = new_box
                    spots[key] = (key_mark, mark, new_spots)
                outer.append((box, spots, in_mapping, key_after, mark))
                box, spots, in_mapping, key = new_box, new_spots, is_mapping, None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                if in_mapping:
                    box.pop(_DROPPED, None)
                    spots.pop(_DROPPED, None)
                box, spots, in_mapping, key, key_mark = outer.pop()
            elif kind is AliasEvent:
                mark = event.start_mark
                self._report(p.ALIAS, mark.line, mark.column, name=excerpt(event.anchor))
                if not in_mapping:
                    box.append(None)
                    spots.append((mark, mark, None))
                elif key is None:
                    key, key_mark = _DROPPED, mark
                else:
                    box[key] = None
                    spots[key] = (key_mark, mark, None)
                    key = None
            elif kind is DocumentStartEvent:
                mark = event.start_mark
                documents += 1
                if event.version or event.tags:
                    self._report(p.DIRECTIVE, mark.line, mark.column)
                if documents > 1:
                    self._report(p.DOCUMENTS, mark.line, mark.column)

    def _duplicate(self, key: str, mark: Any, first: Any) -> str:
        if key != _DROPPED:
            shown = excerpt(key)
            self._report(p.DUPLICATE, mark.line, mark.column, key=shown, first=first.line + 1)
        return _DROPPED

    def _decoration(self, event: Any) -> None:
        line, column = event.start_mark.line, event.start_mark.column
        if event.anchor is not None:
            self._report(p.ANCHOR, line, column, name=excerpt(event.anchor))
        if event.tag is not None:
            self._report(p.TAG, line, column, name=excerpt(event.tag))

    def _escapes(self, value: str, mark: Any) -> None:
        """Refuse what a double-quoted text may not smuggle in by `\\u202e`."""
        found = _FORBIDDEN.search(value)
        if found:
            self._report(p.CHARACTER, mark.line, mark.column, point=ord(found.group()))

    def _plain_key(self, event: Any) -> str:
        """The name that a doubtful plain key stands for, or `_DROPPED` after saying why not."""
        line, column, text = event.start_mark.line, event.start_mark.column, event.value
        value = meaning(text)
        if text == "<<":
            self._report(p.MERGE, line, column)
            return _DROPPED
        if isinstance(value, Kind):
            if value is p.EMPTY:
                self._report(p.KEY, line, column, what="empty")
                return _DROPPED
            self._report(value, line, column, value=excerpt(text))
        elif not isinstance(value, str):
            self._report(p.KEY, line, column, what=f'the number or truth value "{text}"')
        return str(text)

    def _plain(self, event: Any, key_mark: Any) -> object:
        """The value of a doubtful plain text; its text (None if empty) after saying what it is."""
        mark, text = event.start_mark, event.value
        value = meaning(text)
        lost = self._lost_after(event, key_mark) if self.lost else None
        if lost:
            self._report(p.COMMENT, lost[0], lost[1], lost=excerpt(lost[2]))
        elif isinstance(value, Kind):
            self._report(value, mark.line, mark.column, value=excerpt(text))
        return (text or None) if isinstance(value, Kind) else value

    def _lost_after(self, event: Any, key_mark: Any) -> tuple[int, int, str] | None:
        """Line, column and text of a comment that was surely meant as part of this value."""
        if event.value:
            line, column = event.end_mark.line, event.end_mark.column
            hits = [hit for hit in self.lost.get(line, ()) if hit[0] == column]
        else:
            # libyaml puts an empty value wherever the next thing begins: look beside its key.
            start = key_mark or event.start_mark
            line = start.line
            hits = [hit for hit in self.lost.get(line, ()) if hit[0] > start.column - 1]
        return (line, hits[0][1], hits[0][2]) if hits else None


def _guess(data: bytes) -> str:
    """What the encoding seems to be instead, as a part of a sentence."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "; it looks like UTF-16"
    try:
        text = data.decode("cp932")
    except UnicodeDecodeError:
        return ""
    kana = any("\u3040" <= character <= "\u30ff" for character in text)
    return "; it looks like Shift_JIS" if kana else ""
