"""What lint finds (`L`). Numbers that could ring somebody are errors; the rest can be played."""

from __future__ import annotations

from game.scenario.problems import rule, warning

CAPTION = warning(
    "L01",
    "caption-too-long",
    "a caption of {length} ({lang}), which holds {limit}",
    "Split the line in two, or say it shorter",
    "a line of 40 characters",
)
REPLY = warning(
    "L02",
    "reply-too-long",
    "a reply of {length} ({lang}), which holds {limit}{why}",
    "Say it shorter",
    "a reply of 30 characters",
)
NUMBER = rule(
    "L03",
    "number-may-ring",
    'the number "{number}", which could ring somebody',
    "Use 03-0xxx-xxxx (a 0 after any area code), US 555-01xx, France 01 99 00 xx xx, or a help line",
    'number: "03-3581-4321"',
)
NO_SOURCE = warning(
    "L04", "sign-without-source", 'that "{id}" names no source', "Add sources: [...]", "flags: {x: {text: X}}"
)
UNREACHED_NODE = warning(
    "L05",
    "unreached-node",
    'that nothing leads to the node "{node}"',
    "Lead to it, or delete it",
    "a node that no next names",
)
UNREACHED_TALK = warning(
    "L06",
    "unreached-talk",
    'that the talk "{talk}" never begins',
    "Let it ring (later, does), give its number to an entry, or delete it",
    "a talk that nothing rings",
)
MAYBE_SILENT = warning(
    "L07",
    "replies-may-all-be-closed",
    'that every reply of the node "{node}" has a condition, and nothing follows otherwise',
    'Give the node "next" or "end: true", or one reply no "when"',
    "replies: [{id: r, reply: Yes., when: asked, next: x}]",
)
MANY_REPLIES = warning(
    "L08",
    "more-than-three-replies",
    'that {count} replies of the node "{node}" are always open: a screen holds three',
    'Give some a "when", or put them into two nodes',
    "four replies",
)
NEVER_DEMANDED = warning(
    "L09",
    "never-demanded",
    'that nobody ever asks for the demand "{demand}"',
    'Put "demand: {demand}" at the line that asks for it, or delete it',
    "demands: {x: {kind: data}}",
)
IDLE_VERDICT = warning(
    "L10",
    "verdict-without-effect",
    'that the talk "{talk}" never asks for the verdict "{verdict}"',
    "{hint}",
    "verdict: no-such-oficer",
)
SPOILER = warning(
    "L11",
    "title-tells",
    'the word "{word}" in a text that is seen before the call',
    "Say it neutrally: before the debrief nothing tells a scam from a genuine call",
    "title: 詐欺の電話",
)
CALLER_ID = rule(
    "L12",
    "caller-id-and-owner",
    'that the caller ID of "{caller}" is {sort}, but {what}',
    "{hint}",
    "is: spoofed_genuine with another number than its owner's",
)
NO_SCHEMA = warning(
    "L13",
    "no-schema-line",
    "a first line that names no schema",
    'Begin the file with "# yaml-language-server: $schema=" and the path of scenarios/schema.json',
    "a file that begins with id:",
)
VOICE = warning("L14", "unknown-voice", 'the voice "{voice}", which is none of the roles', "{hint}", "voice: officier")
TWIN = warning(
    "L15",
    "twin",
    'that the twin "{twin}" {what}',
    "{hint}",
    "twin: no-such-scenario",
)
NOT_OFFICIAL = warning(
    "L16",
    "nobody-can-tell",
    'that the number of "{entry}", which can settle the matter, stands on no paper, official page or contact',
    "Put it on a paper or an official page: the player must be able to find it",
    "verifies: [an entry that no paper names]",
)
