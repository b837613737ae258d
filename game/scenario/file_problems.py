"""What can be wrong with the files of a scenario: how they are laid out and shaped (`S`)."""

from __future__ import annotations

from game.scenario.problems import rule

UNKNOWN_KEY = rule(
    "S01",
    "unknown-key",
    'an unknown key, "{key}"',
    "{hint}",
    "talk: {}",
)
MISSING_KEY = rule(
    "S02",
    "missing-key",
    'that "{key}" is missing',
    "Add it",
    "title left out",
)
WRONG_TYPE = rule(
    "S03",
    "wrong-type",
    "{found} where {expected} belongs",
    "{hint}",
    "line: 110",
)
NOT_ONE_OF = rule(
    "S04",
    "not-one-of",
    'that "{value}" is none of {expected}',
    "{hint}",
    "kind: scamm",
)
WRONG_COUNT = rule(
    "S05",
    "wrong-count",
    "{count} items where {expected} belong",
    "Add or remove some",
    "brief: []",
)
WRONG_FORM = rule(
    "S06",
    "wrong-form",
    'that "{value}" does not look like {expected}',
    "{hint}",
    'time: "24:10"',
)
OUT_OF_RANGE = rule(
    "S07",
    "out-of-range",
    "the number {value}, which should be {expected}",
    "Change it",
    "ms: -1",
)
NOT_A_MAPPING = rule(
    "S08",
    "not-a-mapping",
    "a file that does not begin with a key",
    'Begin it with "id: ..." or another key of docs/scenario-format.md',
    "- a list",
)
EMPTY_TEXT = rule(
    "S09",
    "empty-text",
    "an empty text",
    "Write it, or leave the key out",
    'title: ""',
)
UNREADABLE = rule(
    "S10",
    "unreadable-file",
    "a file that cannot be read: {why}",
    "Check that it exists and may be read",
    "a folder without scenario.yaml",
)
NO_FILE = rule(
    "S11",
    "no-such-file",
    'no file "{name}"',
    "{hint}",
    "use: [worlds/tokio]",
)
INCLUDE = rule(
    "S12",
    "include-elsewhere",
    '"{name}", which is no other YAML file of this folder',
    "Put the file beside scenario.yaml and name it without a path",
    "include: [../other.yaml]",
)
GIVEN_TWICE = rule(
    "S13",
    "given-twice",
    '"{name}" a second time (first in {where})',
    "Keep one of them: files of one scenario do not override each other",
    "title: in scenario.yaml and in an included file",
)
