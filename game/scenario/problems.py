"""What can be wrong with an author's file: every problem's code, words and mend.

A `Kind` is one rule. Its code is stable: authors search for it, `tests/bad/` holds one file for
each, docs/scenario-format.md lists them. `Problem` is one place where a rule was broken.

Letters: `Y` the YAML text, `S` the shape of a file, `C` references between files, `L` lint,
`T` translations.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module

REGISTRY: dict[str, Kind] = {}
"""Kinds of problem by their codes, filled by `rule` as modules are imported."""


def every_kind() -> tuple[Kind, ...]:
    """All kinds of problem, by code: what tests and documentation read."""
    for module in ("file_problems", "script_problems", "lint_problems", "translation_problems"):
        import_module(f"game.scenario.{module}")
    return tuple(REGISTRY[code] for code in sorted(REGISTRY))


class Severity(StrEnum):
    """An error keeps a scenario from being played; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Kind:
    """One rule. `found` and `mend` are sentences with `{fields}`; `example` breaks the rule."""

    code: str
    name: str
    severity: Severity
    found: str
    mend: str
    example: str

    def at(self, path: str, line: int, column: int, /, **fields: object) -> Problem:
        """The problem at one place; line and column count from 1 (0, 0: the file as a whole)."""
        return Problem(path, line, column, self.code, self.found.format(**fields), self.mend.format(**fields))


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One broken rule: `path:line:col: CODE what was found. Mend.`"""

    path: str
    line: int
    column: int
    code: str
    found: str
    mend: str

    def __str__(self) -> str:
        stop = "" if self.mend.endswith("?") else "."
        return f"{self.path}:{self.line}:{self.column}: {self.code} {self.found}. {self.mend}{stop}"

    @property
    def severity(self) -> Severity:
        return REGISTRY[self.code].severity

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def to_json(self) -> dict[str, str | int]:
        """The problem as `lint --json` prints it."""
        return {
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "code": self.code,
            "severity": str(self.severity),
            "found": self.found,
            "mend": self.mend,
        }


def rule(code: str, name: str, found: str, mend: str, example: str, severity: Severity = Severity.ERROR) -> Kind:
    """Enter a kind of problem in the registry. A code is given once."""
    if code in REGISTRY:
        raise ValueError(f"problem code {code} is given twice")
    kind = Kind(code, name, severity, found, mend, example)
    REGISTRY[code] = kind
    return kind


def warning(code: str, name: str, found: str, mend: str, example: str) -> Kind:
    """A rule whose breach does not keep the scenario from being played."""
    return rule(code, name, found, mend, example, Severity.WARNING)


def excerpt(text: str, longest: int = 40) -> str:
    """`text` as a message may show it: one line, no invisible character, cut at `longest`."""
    shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text[: longest + 1])
    return shown if len(text) <= longest else shown[:longest] + "..."


# Y: the YAML text. Found by `reader`.

ANCHOR = rule(
    "Y01",
    "anchor",
    'an anchor, "&{name}"',
    "Write the value out where it is needed; common parts belong in scenarios/common",
    "a: &x 1",
)
ALIAS = rule(
    "Y02",
    "alias",
    'an alias, "*{name}"',
    'Write the value out; a text that begins with "*" needs quotes',
    "a: *x",
)
TAG = rule(
    "Y03",
    "tag",
    'a tag, "{name}"',
    'Remove it; a text that begins with "!" needs quotes',
    "a: !!str 1",
)
MERGE = rule(
    "Y04",
    "merge-key",
    'a merge key, "<<"',
    "Write the keys out; common parts belong in scenarios/common",
    "<<: {a: 1}",
)
DUPLICATE = rule(
    "Y05",
    "duplicate-key",
    'the key "{key}" a second time (first in line {first})',
    "Remove one of the two, or give it another name",
    "a: 1\na: 2",
)
DOCUMENTS = rule(
    "Y06",
    "second-document",
    'a second document after "---"',
    "Put it in a file of its own",
    "a: 1\n---\nb: 2",
)
DEPTH = rule(
    "Y07",
    "too-deep",
    "more than {limit} levels inside each other",
    "Write it flatter; nothing in the format goes that deep",
    "[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]",
)
SIZE = rule(
    "Y08",
    "too-large",
    "a file of {size} bytes, more than {limit}",
    "Split it; a scenario of an hour is a tenth of that",
    "a comment of more than one megabyte",
)
ENCODING = rule(
    "Y09",
    "not-utf-8",
    "a byte that is not UTF-8, 0x{byte:02x}{guess}",
    "Save the file again with the encoding UTF-8",
    "a file saved as Shift_JIS",
)
SYNTAX = rule(
    "Y10",
    "syntax",
    "something that is not YAML: {what}",
    "Mend this first, what follows was not read; a text with any of {{ }} [ ] , : # in it needs quotes",
    "a: [1, 2",
)
CHARACTER = rule(
    "Y11",
    "forbidden-character",
    "the character U+{point:04X}, which cannot be seen or turns text around",
    "Delete it and type the text anew",
    'a: "\\u202e"',
)
COMMENT = rule(
    "Y12",
    "lost-as-comment",
    'that "{lost}" is taken for a comment and lost',
    'Put the value in quotes; for a real comment write "# " with a space',
    "number: #9110",
)
BOOLEAN = rule(
    "Y13",
    "yes-or-no",
    'that "{value}" could mean true or false, or the word itself',
    "Put it in quotes for the word; write true or false for the other",
    "country: NO",
)
NUMBER = rule(
    "Y14",
    "ambiguous-number",
    'that "{value}" could be a text or another number (0110 is 72 to some programs)',
    "Put it in quotes; only plain numbers such as 20000 or 0.5 go without",
    "number: 0110",
)
TIME = rule(
    "Y15",
    "ambiguous-time",
    'that "{value}" could be a time or a number (1:30 is 90 to some programs)',
    "Put it in quotes",
    "at: 1:30",
)
DATE = rule(
    "Y16",
    "ambiguous-date",
    'that "{value}" could be a date or a text',
    "Put it in quotes",
    "on: 2026-04-01",
)
NULL = rule(
    "Y17",
    "null",
    'that "{value}" could mean "nothing" or the word itself',
    "Put it in quotes for the word; leave the key out for nothing",
    "a: null",
)
EMPTY = rule(
    "Y18",
    "no-value",
    "no value where one must stand",
    'Write the value, or leave the key out; an empty text is ""',
    "a:",
)
KEY = rule(
    "Y19",
    "key-not-text",
    "a key that is {what}",
    "A key is a text: put it in quotes or write it in one word",
    "[a, b]: 1",
)
DIRECTIVE = rule(
    "Y20",
    "directive",
    'a line that begins with "%"',
    "Remove it; these files need none",
    "%YAML 1.2\n---\na: 1",
)
BLANK = rule(
    "Y21",
    "blank-file",
    "a file without any content",
    "Write it, or delete the file",
    "# only a comment",
)
MANY = rule(
    "Y22",
    "too-many-problems",
    "more than {limit} problems; the rest of the file was not read",
    "Mend the first ones and check again",
    "a list of 101 times NO",
)
