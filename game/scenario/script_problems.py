"""What can be wrong between the parts of a script (`C`): these keep it from being played."""

from __future__ import annotations

from game.scenario.problems import rule

UNKNOWN_NAME = rule("C01", "unknown-name", 'no {what} is named "{name}"', "{hint}", "next: a node that is not there")
SAME_ID = rule(
    "C02",
    "same-id",
    'the id "{id}" a second time (first in {where})',
    "Give one of them another id; leave translated ones alone",
    "two lines with the id l1",
)
NO_ID = rule(
    "C03",
    "no-id",
    "a {what} without an id",
    'Write one, or let "lint --fix-ids" do it',
    "- line: Hello.",
)
DEAD_END = rule(
    "C04",
    "dead-end",
    'that nothing follows the node "{node}"',
    'Give it replies, "next" or "end: true"',
    "a node with only a turn",
)
REPLY_DEAD_END = rule(
    "C05",
    "reply-without-next",
    'that nothing follows the reply "{reply}"',
    'Give the reply or its node a "next"',
    "a reply without next in a node without next",
)
NO_REACTION = rule(
    "C06",
    "no-reaction",
    'that "{caller}" has no answer to {moves} in the talk "{talk}"',
    "Write them at the caller, or name a set of common/reactions",
    "a caller without reactions",
)
CONDITION = rule(
    "C07",
    "condition",
    'a condition that cannot be read: {why} (character {column} of "{text}")',
    'Join facts by "and", "or", "not" and brackets',
    "when: granted.x and",
)
UNKNOWN_FACT = rule(
    "C08",
    "unknown-fact",
    'the fact "{fact}", which can never hold',
    "{hint}",
    "when: granted.no-such-demand",
)
UNKNOWN_SLOT = rule(
    "C09",
    "unknown-slot",
    'the place "{{{slot}}}" in a text, but no slot of that name',
    "{hint}",
    'line: "I am {nobody}."',
)
OTHER_FOLDER = rule(
    "C10",
    "id-is-not-the-folder",
    'the id "{id}" in the folder "{folder}"',
    "Make them the same: the id is how the scenario is found",
    "id: other",
)
LOOP = rule(
    "C11",
    "endless-loop",
    'that the node "{node}" comes back to itself without asking the player anything',
    'Put replies on the way, or "end: true"',
    "two nodes whose next is each other",
)
ONE_OF = rule(
    "C12",
    "one-of",
    "{count} of {names}",
    "Write exactly one of them here",
    "guided: [{id: g1, label: Home}]",
)
ENDINGS = rule(
    "C13",
    "last-without-condition",
    "{what}",
    "{hint}",
    "endings: [{id: e, text: Over., when: asked}]",
)
NO_CALLER_ID = rule(
    "C14",
    "no-caller-id",
    'that the talk "{talk}" rings, but its caller "{caller}" shows nothing',
    'Give the caller "shows: {{is: ..., number: ...}}"',
    "an opening talk whose caller has no shows",
)
DEMAND = rule(
    "C15",
    "demand-and-kind",
    'that the demand "{demand}" of kind "{sort}" {what}',
    "{hint}",
    "x: {kind: money}",
)
END_AND_NEXT = rule(
    "C16",
    "end-and-next",
    'that the node "{node}" has both "end: true" and {other}',
    "Keep one of the two",
    "end: true beside next",
)
GIVES = rule(
    "C17",
    "gives-without-detail",
    'that the line gives a {detail}, but "{caller}" has none',
    "Write it under the caller's details",
    "gives: [section] by a caller without one",
)
CHAT = rule(
    "C18",
    "chat-and-demand",
    'that "{item}" {what}',
    "{hint}",
    "a request without demand",
)
RING = rule(
    "C19",
    "never-rings",
    'that the talk "{talk}" starts with conditions only',
    'Give the last of its starts no "when"',
    "start: [{node: a, when: asked}]",
)
CONTRADICTION = rule(
    "C20",
    "grants-and-refuses",
    'that the reply "{reply}" both grants and refuses "{demand}"',
    "Keep one of the two",
    "{grants: x, refuses: x}",
)
