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

import gc
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
_BREAKS = "\r\x85\u2028\u2029"
# Looking for single bytes is a hundred times faster: only a file that may hold one is searched.
_CONTROL_BYTES = bytes([*range(9), 0x0B, 0x0C, 0x0D, *range(0x0E, 0x20), 0x7F])
_LEADING_BYTES = (b"\xc2", b"\xd8", b"\xe2", b"\xf3", b"\xef\xbb\xbf", b"\xef\xbf")
_MARK = b"\xef\xbb\xbf"
_SCHEMA_LINE = re.compile(rb"(?:\xef\xbb\xbf)?# yaml-language-server: \$schema=\S*schema\.json[ \t]*\r?\n")
# What YAML takes for a comment though it does not look like one: "#9110".
_HASH = re.compile(r"#[^\s#]")
_LOST_HERE = re.compile(r"[ \t]+(#[^\s#].{0,80})")
_LOST_LATER = re.compile(r"[ \t](#[^\s#].{0,80})")


_SAFE: set[str] = set()
_SAFE_LIMIT, _SAFE_LENGTH = 20_000, 80
"""Of remembered texts: how many, and how long each. Other texts are looked at every time."""


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
        self.rows: list[str] = []
        """The lines of the text, if YAML may take a part of them for comments against all intents."""

    def document(self, data: bytes) -> Document:
        top: list[Any] = []
        spots: list[_Spot] = []
        complete = False
        try:
            text = self._decode(data)
            if text is not None:
                clean = self._clean(text, data.removeprefix(_MARK))
                # Events and places are many and hold no cycles: a collector that looks through them
                # again and again takes a fifth of the time.
                collecting = gc.isenabled()
                gc.disable()
                try:
                    self._walk(clean, top, spots)
                finally:
                    if collecting:
                        gc.enable()
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
            return data.removeprefix(_MARK).decode()
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode()
            column = len(before) - (before.rfind("\n") + 1)
            byte = error.object[error.start]
            self._report(p.ENCODING, before.count("\n"), column, byte=byte, guess=_guess(data))
            return None

    def _clean(self, text: str, data: bytes) -> bytes:
        """Bytes that libyaml can read to the end, after noting what it would stop at or lose."""
        hidden = len(data.translate(None, _CONTROL_BYTES)) < len(data) or any(lead in data for lead in _LEADING_BYTES)
        if hidden and _FORBIDDEN.search(text):
            for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
                for found in _FORBIDDEN.finditer(line):
                    self._report(p.CHARACTER, number, found.start(), point=ord(found.group()))
            # In its place stands something of the same length that leads to no second problem.
            text = _FORBIDDEN.sub(lambda found: " " if found[0] in _BREAKS else "\ufffd", text)
            data = text.encode()
        if any(at and text[at - 1] in " \t" for at in map(re.Match.start, _HASH.finditer(text))):
            self.rows = text.split("\n")
        return data

    def _walk(self, data: bytes, top: list[Any], top_spots: list[_Spot]) -> None:
        """Fill `top` with the value of the document and `top_spots` with its places.

        One loop, and no call for an ordinary scalar: this is nearly the whole cost of reading.
        """
        next_event: Callable[[], Any] = CSafeLoader(data).get_event
        scalar, is_suspect = ScalarEvent, suspect
        mapping_start, mapping_end = MappingStartEvent, MappingEndEvent
        sequence_start, sequence_end = SequenceStartEvent, SequenceEndEvent
        decorated = b"&" in data or b"!" in data
        escaped = b"\\" in data
        rows = self.rows
        # Plain texts that were found to be in order, here or in another file: what a text is depends on nothing else.
        safe = _SAFE if len(_SAFE) < _SAFE_LIMIT else set()
        outer: list[tuple[Any, Any, bool, str | None]] = []
        box: Any = top  # what is being filled,
        spots: Any = top_spots  # its places,
        in_mapping = False
        key: str | None = None  # and the key that waits for its value
        key_mark: Any = None
        documents = 0
        while (event := next_event()) is not None:
            kind = event.__class__
            if kind is scalar:
                value = event.value
                if decorated and (event.anchor is not None or event.tag is not None):
                    self._decoration(event)
                if in_mapping and key is None:
                    if event.style:
                        if escaped:
                            self._escapes(event)
                    elif value not in safe:
                        if is_suspect(value):
                            value = self._plain_key(event)
                        elif len(value) <= _SAFE_LENGTH:
                            safe.add(value)
                    if value in box:
                        value = self._duplicate(event, value, spots[value][0])
                    key, key_mark = value, event.start_mark
                    continue
                if event.style:
                    if escaped:
                        self._escapes(event)
                elif rows or value not in safe:
                    if rows or is_suspect(value):
                        value = self._plain(event, key_mark if in_mapping else None)
                    elif len(value) <= _SAFE_LENGTH:
                        safe.add(value)
                if in_mapping:
                    box[key] = value
                    spots[key] = (key_mark, event.start_mark, None)
                    key = None
                else:
                    box.append(value)
                    mark = event.start_mark
                    spots.append((mark, mark, None))
            elif kind is mapping_start or kind is sequence_start:
                if decorated and (event.anchor is not None or event.tag is not None):
                    self._decoration(event)
                if len(outer) >= DEPTH_LIMIT:
                    self._deep(event, len(outer))
                inner: Any
                inner_spots: Any
                if kind is mapping_start:
                    inner, inner_spots = {}, {}
                else:
                    inner, inner_spots = [], []
                if not in_mapping:
                    box.append(inner)
                    mark = event.start_mark
                    spots.append((mark, mark, inner_spots))
                    outer.append((box, spots, False, None))
                elif key is not None:
                    box[key] = inner
                    spots[key] = (key_mark, event.start_mark, inner_spots)
                    outer.append((box, spots, True, None))
                else:
                    what = "a mapping" if kind is mapping_start else "a list"
                    self._at(event, p.KEY, what=what)
                    outer.append((box, spots, True, _DROPPED))
                box, spots, in_mapping, key = inner, inner_spots, kind is mapping_start, None
            elif kind is mapping_end or kind is sequence_end:
                if in_mapping and self.problems:
                    box.pop(_DROPPED, None)
                    spots.pop(_DROPPED, None)
                box, spots, in_mapping, key = outer.pop()
            elif kind is AliasEvent:
                self._at(event, p.ALIAS, name=excerpt(event.anchor))
                mark = event.start_mark
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
                documents += 1
                if event.version or event.tags:
                    self._at(event, p.DIRECTIVE)
                if documents > 1:
                    self._at(event, p.DOCUMENTS)

    def _at(self, event: Any, kind: Kind, **fields: object) -> None:
        self._report(kind, event.start_mark.line, event.start_mark.column, **fields)

    def _deep(self, event: Any, depth: int) -> None:
        if depth == DEPTH_LIMIT:
            self._at(event, p.DEPTH, limit=DEPTH_LIMIT)
        elif depth > _GIVE_UP_DEPTH:
            raise _StopReading

    def _duplicate(self, event: Any, key: str, first: Any) -> str:
        if key != _DROPPED:
            self._at(event, p.DUPLICATE, key=excerpt(key), first=first.line + 1)
        return _DROPPED

    def _decoration(self, event: Any) -> None:
        if event.anchor is not None:
            self._at(event, p.ANCHOR, name=excerpt(event.anchor))
        if event.tag is not None:
            self._at(event, p.TAG, name=excerpt(event.tag))

    def _escapes(self, event: Any) -> None:
        """Refuse what a double-quoted text may not smuggle in by `\\u202e`."""
        found = _FORBIDDEN.search(event.value) if event.style == '"' else None
        if found:
            self._at(event, p.CHARACTER, point=ord(found.group()))

    def _plain_key(self, event: Any) -> str:
        """The name that a doubtful plain key stands for, or `_DROPPED` after saying why not."""
        text: str = event.value
        value = meaning(text)
        if text == "<<":
            self._at(event, p.MERGE)
            return _DROPPED
        if value is p.EMPTY:
            self._at(event, p.KEY, what="empty")
            return _DROPPED
        if isinstance(value, Kind):
            self._at(event, value, value=excerpt(text))
        elif not isinstance(value, str):
            self._at(event, p.KEY, what=f'the number or truth value "{text}"')
        return text

    def _plain(self, event: Any, key: Any) -> object:
        """The value of a doubtful plain text; its text (None if empty) after saying what it is."""
        text = event.value
        value = meaning(text)
        lost = self._lost_after(event, key) if self.rows else None
        if lost:
            self._report(p.COMMENT, lost[0], lost[1], lost=excerpt(lost[2]))
        elif isinstance(value, Kind):
            self._at(event, value, value=excerpt(text))
        return (text or None) if isinstance(value, Kind) else value

    def _lost_after(self, event: Any, key: Any) -> tuple[int, int, str] | None:
        """Line, column and text of a comment that was surely meant as part of this value."""
        if event.value:
            mark = event.end_mark
            found = _LOST_HERE.match(self.rows[mark.line], mark.column)
        else:
            # libyaml puts an empty value wherever the next thing begins: look beside its key.
            mark = key or event.start_mark
            found = _LOST_LATER.search(self.rows[mark.line], max(mark.column - 1, 0))
        return (mark.line, found.start(1), found[1].rstrip()) if found else None


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
