"""The compiled scenario: frozen, fully resolved, without a word of text in its rules.

Everything a play can do is in here; every reference (node, caller, entry, demand, reaction) names
something that exists, because the compiler refuses a scenario where one does not. Texts live in one
string table (`Scenario.texts`), keyed by language and text id, so the rules never speak and a
translation never changes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game.call.condition import Condition

FORMAT = 1
"""Version of the compiled form; part of the scenario's hash."""

Kind = Literal["scam", "genuine"]
DemandKind = Literal["data", "money", "channel", "key", "secrecy"]
Authenticity = Literal["spoofed_genuine", "look_alike", "foreign", "withheld", "genuine"]
Role = Literal[
    "police",
    "emergency",
    "hotline",
    "consumer",
    "consulate",
    "family",
    "friend",
    "bank",
    "issuer",
    "carrier",
    "agency",
    "criminal",
    "other",
]
TalkKind = Literal["call", "video", "chat"]
LineKind = Literal["mobile", "landline", "video", "in-person"]
"""What a talk is heard over, as `game.voice.telephone` names it."""
Around = Literal["radio", "office", "street", "none"]
"""What is heard around the caller: a sound `around-<name>` of assets/sounds."""
Move = Literal[
    "ask-details",
    "refuse",
    "silence",
    "repeat",
    "call-back",
    "no-japanese",
    "breathe",
    "show-nearby",
    "note",
    "hold",
]
MOVES: tuple[Move, ...] = (
    "ask-details",
    "note",
    "repeat",
    "silence",
    "refuse",
    "call-back",
    "no-japanese",
    "breathe",
    "show-nearby",
)
"""Standing moves, offered at every moment of a talk, in the order in which a screen shows them."""
ANSWERED: tuple[Move, ...] = (*MOVES, "hold")
"""What a script may answer: the standing moves, and having been put on hold, answered when the call goes on."""
Detail = Literal["name", "section", "extension", "number"]
PageKind = Literal["official", "advertisement", "look_alike"]
DoesKind = Literal["ring", "chat", "settle", "set"]
After = Literal["left", "ended", "missed", "declined", "harm"]


@dataclass(frozen=True, slots=True)
class Demand:
    """A caller's request for something protected. Granting it is compliance (design.md 3)."""

    id: str
    kind: DemandKind
    yen: int = 0
    """Money only: how much, in yen."""
    keys: str = ""
    """Key demands only: what is to be pressed, e.g. ``110#``."""
    payee: str = ""
    """Money only: text id of the payee's line in the bank app; empty when money is not sent by app."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of at most two captions, said by one person."""

    id: str
    by: str
    """Caller id, or ``@caller``: whoever speaks in the node (for lines shared by many callers)."""
    flags: tuple[str, ...] = ()
    """Red flags (ids of `Scenario.flags`); passed when the line begins."""
    marks: tuple[str, ...] = ()
    """Marks of genuineness (ids of `Scenario.marks`)."""
    demand: str = ""
    gives: tuple[Detail, ...] = ()
    """Details of the speaker that this line states."""
    holds: bool = False
    """After it the other side puts the call on hold for a moment: music, where there is sound."""
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """One thing that the player may say when the floor is given."""

    id: str
    next: str
    """Node to go to; always set (the compiler fills the node's own `next`)."""
    when: Condition | None = None
    grants: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()
    asks: bool = False
    """Asks for name, section or extension."""
    tells: bool = False
    """Tells the other person about the call: consulting, where that person may be consulted."""
    reports: bool = False
    settles: bool = False
    gives_up: bool = False
    stops_payment: bool = False
    sets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Does:
    """What happens in the world when a node is entered."""

    kind: DoesKind
    target: str = ""
    """ring: talk id; chat: chat item id; set: fact name (``set.`` prefix left out)."""
    ms: int = 0
    """ring: play time until it rings."""


@dataclass(frozen=True, slots=True)
class Timeout:
    """What the caller does when nobody answers; used only where a play has timed replies."""

    ms: int
    next: str


@dataclass(frozen=True, slots=True)
class Reaction:
    """How a caller answers a standing move: the n-th use says the n-th turn, then the last again."""

    id: str
    turns: tuple[tuple[Line, ...], ...]
    next: str = ""
    """Node to go to after the last turn was said; empty: the talk goes on where it was."""
    ends: bool = False
    """The caller hangs up after the last turn."""


@dataclass(frozen=True, slots=True)
class Node:
    """A turn of the other person and what may follow it."""

    id: str
    """``talk/node``."""
    lines: tuple[Line, ...] = ()
    replies: tuple[Reply, ...] = ()
    next: str = ""
    ends: bool = False
    """The other person ends the talk after the turn (when no reply is offered and `next` is empty)."""
    does: tuple[Does, ...] = ()
    on: Mapping[str, str] = field(default_factory=dict)
    """Demand id -> node to enter when it is granted by a deed (keys, chat request, transfer)."""
    reactions: Mapping[str, str] = field(default_factory=dict)
    """Move -> reaction id, resolved node > talk > caller > common."""
    timeout: Timeout | None = None
    speaker: str = ""
    """Caller who has taken over from the talk's own; empty: the talk's own speaks."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a talk begins: the first whose condition holds."""

    node: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """One contact: incoming or dialled call, video call, chat."""

    id: str
    kind: TalkKind
    caller: str
    starts: tuple[Start, ...]
    line: LineKind = "mobile"
    """What it is heard over. A video talk of an older version's record says "mobile" here: see `heard_over`."""
    around: Around = "none"

    @property
    def heard_over(self) -> LineKind:
        """The kind of line that colours the voices."""
        return "video" if self.kind == "video" and self.line == "mobile" else self.line


@dataclass(frozen=True, slots=True)
class Shows:
    """The caller ID: what appears on the callee's screen, and what it really is."""

    authenticity: Authenticity
    number: str = ""
    """Digits with hyphens, may hold a ``{slot}``; empty when withheld."""
    name: str = ""
    """Text id; empty: no name appears."""
    place: str = ""
    owner: str = ""
    """Entry that redialling the displayed number reaches; empty: nobody."""


@dataclass(frozen=True, slots=True)
class Caller:
    """A person (or recording) that speaks in a talk."""

    id: str
    name: str
    """Text id of the name that the screen shows beside what they say."""
    origin: Literal["criminal", "genuine"]
    voice: str
    """Role of the voice (`game.voice.roles`)."""
    shows: Shows | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    """Detail -> text id (name, section, extension, number)."""
    direct: str = ""
    """Entry of the "direct number" that the caller gives."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A telephone number of the world and who really answers it."""

    id: str
    name: str
    """Text id."""
    number: str
    """Digits with hyphens, may hold a ``{slot}``."""
    role: Role
    talk: str
    """Talk that begins when the number is dialled."""
    contact: bool = False
    """Stands in the phone's contacts."""
    verifies: bool = False
    """Can say whether the matter is true: the institution itself, or whoever holds the thing."""
    verdict: str = ""
    """What this desk finds out; the fact ``verdict.<verdict>`` holds during its talk."""
    short: bool = False
    """A help line that everybody knows (110, #9110, 188 ...)."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet at hand: memo, leaflet, back of a card. As good a source as the web."""

    id: str
    look: Literal["memo", "leaflet", "card"]
    title: str
    where: str
    entries: tuple[str, ...]
    notes: tuple[str, ...] = ()
    """Text ids of further lines printed on it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A result of a search, and the page behind it."""

    id: str
    kind: PageKind
    title: str
    address: str
    """Ends in ``.example``."""
    entry: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A search that the browser offers; there is no free text."""

    id: str
    text: str
    pages: tuple[str, ...]


StickerLook = Literal["salute", "bow", "wave"]
"""What the bird on a sticker does."""


@dataclass(frozen=True, slots=True)
class ChatItem:
    """Something that arrives in the chat app."""

    id: str
    kind: Literal["request", "message", "badge", "warrant", "sticker"]
    by: str
    text: str
    """Of a picture: what is seen on it, in words."""
    demand: str = ""
    """Requests: the channel demand that accepting grants."""
    look: StickerLook | Literal[""] = ""
    """Stickers: which."""


@dataclass(frozen=True, slots=True)
class Later:
    """A contact that comes by itself: "rings again in 20 s"."""

    id: str
    after: After
    of: str
    """Talk id that this follows; empty: any."""
    ms: int
    ring: str
    times: int = 1
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Guided:
    """One plain option of guided play."""

    id: str
    kind: Literal["look-up", "call", "finish"]
    entry: str = ""
    label: str = ""
    """Text id; empty for `finish`."""
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """How the story stands when the play is over; the first whose condition holds."""

    id: str
    text: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """A red flag (or a mark of genuineness) with the sentence that an authority says about it."""

    id: str
    text: str
    tactic: str
    """Text id of the tactic's name; empty for marks."""
    sentence: str
    """Text id of the official sentence; empty where none exists."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BriefItem:
    icon: str
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """Who the player is today. A scam and its genuine twin share it."""

    place: Literal["japan", "us", "france"]
    date: str
    """ISO date of the story."""
    time: str
    """HH:MM at the ring; may hold a ``{slot}``."""
    you: str
    brief: tuple[BriefItem, ...]
    papers: tuple[str, ...]
    card: tuple[BriefItem, ...] = ()
    """Fictional data of the player (account, card): text ids."""
    nearby: str = ""
    """Entry id of a person in the same room; empty: alone, `show-nearby` is not offered."""
    balance: int = 0
    """Yen in the bank app."""
    bank: str = ""
    """Text id of the bank's name; empty: no bank app."""
    abroad: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """Something that differs between plays: officer's name, displayed number, hour."""

    id: str
    options: tuple[str, ...]
    """Option ids. The text of one is ``slot.<id>.<option>``."""
    literal: bool = False
    """Digits or times: the option itself is the text in every language."""


RELATIVE = "@relative"
"""Speaker of the lines that the relative of a helper's play says to the adviser."""


@dataclass(frozen=True, slots=True)
class Relative:
    """Who holds the phone in a helper's play, and what they answer to advice that is hard to follow."""

    name: str
    """Text id of the name beside the caption."""
    voice: str
    """Role of the voice (`game.voice.roles`)."""
    doubts: Mapping[str, tuple[Line, ...]]
    """``about.reason`` (`game.call.advice`) -> what is said at the first hesitation, the second; the last again."""


@dataclass(frozen=True, slots=True)
class Scenario:
    id: str
    kind: Kind
    title: str
    lang: str
    """The author's language: every text exists in it."""
    langs: tuple[str, ...]
    """Languages with a complete translation, the author's first."""
    opening: str
    """Talk that rings first."""
    verifies: tuple[str, ...]
    """Entries that can settle whether the call was genuine, best first."""
    story: Story
    slots: Mapping[str, Slot]
    demands: Mapping[str, Demand]
    callers: Mapping[str, Caller]
    talks: Mapping[str, Talk]
    nodes: Mapping[str, Node]
    reactions: Mapping[str, Reaction]
    entries: Mapping[str, Entry]
    papers: Mapping[str, Paper]
    pages: Mapping[str, Page]
    queries: Mapping[str, Query]
    chat: Mapping[str, ChatItem]
    later: tuple[Later, ...]
    guided: tuple[Guided, ...]
    endings: tuple[Ending, ...]
    flags: Mapping[str, Flag]
    marks: Mapping[str, Flag]
    words: tuple[str, ...]
    """Text ids of the sentences to say next time."""
    wrong_number: str
    """Talk that answers a number nobody has."""
    texts: Mapping[str, Mapping[str, str]]
    """Language -> text id -> text (with ``{slot}`` places); spoken forms under ``<id>#say``."""
    durations: Mapping[str, Mapping[str, int]]
    """Language -> line id -> nominal duration in ms of play time."""
    sources: Mapping[str, str]
    """Source id -> where it can be read."""
    twin: str = ""
    """Id of the scenario that opens alike and is the other kind."""
    cautions: Mapping[str, str] = field(default_factory=dict)
    """Verification step -> text id of a scenario's own advice in the debrief."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Text, node or reaction id -> ``file:line`` in the script; for messages only."""
    relative: Relative | None = None
    """None: the relative of a helper's play hesitates without a word."""
    hash: str = ""
    """sha256 of everything above, as the record names it."""

    def line(self, id: str) -> Line:
        """The line with that id. Raises KeyError when there is none."""
        return _lines(self)[id]


_line_tables: dict[int, tuple[Scenario, dict[str, Line]]] = {}


def _lines(scenario: Scenario) -> dict[str, Line]:
    # A frozen scenario cannot carry its own index; one table per object is kept beside it.
    found = _line_tables.get(id(scenario))
    if found is None or found[0] is not scenario:
        table = {line.id: line for node in scenario.nodes.values() for line in node.lines}
        for reaction in scenario.reactions.values():
            table.update({line.id: line for turn in reaction.turns for line in turn})
        if scenario.relative is not None:
            table.update({line.id: line for lines in scenario.relative.doubts.values() for line in lines})
        if len(_line_tables) > 64:
            _line_tables.clear()
        found = _line_tables[id(scenario)] = (scenario, table)
    return found[1]
