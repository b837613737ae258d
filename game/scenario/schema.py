"""The shape of a scenario's files, as typed models: docs/scenario-format.md in code.

One model describes a whole scenario after its files and `common` were merged. `check` turns what
does not fit into problems with a place.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from game.call import model

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
Text = Annotated[str, Field(min_length=1)]
Number = Annotated[str, Field(min_length=1)]
Lang = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[a-z]{2,8})?$")]
Ms = Annotated[int, Field(ge=0, le=3_600_000)]


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


Ids = Annotated[
    list[Id],
    BeforeValidator(_one_or_many),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": "^[a-z0-9][a-z0-9.-]*$"},
                {"type": "array", "items": {"type": "string", "pattern": "^[a-z0-9][a-z0-9.-]*$"}},
            ]
        }
    ),
]


class Part(BaseModel):
    """Every mapping of the format: unknown keys are refused, numbers are no texts."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=True)


class LinePart(Part):
    """One sentence that somebody says."""

    id: Id | None = None
    line: Text
    by: Id = ""
    say: str = ""
    flag: Ids = Field(default_factory=list)
    mark: Ids = Field(default_factory=list)
    demand: Id = ""
    gives: list[model.Detail] = Field(default_factory=list)
    holds: bool = False
    when: str = ""


class ReplyPart(Part):
    """One thing that the player may say, with its effects."""

    id: Id | None = None
    reply: Text
    say: str = ""
    next: Id = ""
    when: str = ""
    grants: Ids = Field(default_factory=list)
    refuses: Ids = Field(default_factory=list)
    asks: bool = False
    tells: bool = False
    reports: bool = False
    settles: bool = False
    gives_up: bool = False
    stops_payment: bool = False
    sets: Ids = Field(default_factory=list)


class ReactionPart(Part):
    """How a caller answers a standing move, turn after turn. A list of lines is one turn."""

    turns: Annotated[list[list[LinePart]], Field(min_length=1)]
    next: Id = ""
    end: bool = False


def _short_reaction(value: object) -> object:
    return {"turns": [value]} if isinstance(value, list) else value


Reaction = Annotated[ReactionPart, BeforeValidator(_short_reaction)]
Reactions: TypeAlias = dict[model.Move, Reaction]


class DoesPart(Part):
    """What happens in the world when a node is entered: one of the four."""

    ring: Id = ""
    chat: Id = ""
    settle: Literal[True] | None = None
    set: Id = ""
    ms: Ms = 0


class TimeoutPart(Part):
    ms: Annotated[int, Field(ge=1000, le=600_000)]
    next: Id


class StartPart(Part):
    node: Id
    when: str = ""


class NodePart(Part):
    turn: list[LinePart] = Field(default_factory=list)
    replies: list[ReplyPart] = Field(default_factory=list)
    does: list[DoesPart] = Field(default_factory=list)
    granted: dict[Id, Id] = Field(default_factory=dict)
    next: Id = ""
    end: bool = False
    reactions: Reactions = Field(default_factory=dict)
    timeout: TimeoutPart | None = None


def _short_start(value: object) -> object:
    return [{"node": value}] if isinstance(value, str) else value


class TalkPart(Part):
    kind: model.TalkKind = "call"
    caller: Id
    line: model.LineKind | None = None
    around: model.Around | None = None
    start: Annotated[list[StartPart], BeforeValidator(_short_start), Field(min_length=1)]
    nodes: Annotated[dict[Id, NodePart], Field(min_length=1)]
    reactions: Reactions = Field(default_factory=dict)


class ShowsPart(Part):
    """The caller ID as the caller makes it appear, and what it really is."""

    number: str = ""
    name: str = ""
    place: str = ""
    is_: Annotated[model.Authenticity, Field(alias="is")]
    owner: Id = ""


class DetailsPart(Part):
    name: str = ""
    section: str = ""
    extension: str = ""
    number: str = ""


def _set_of_reactions(value: object) -> object:
    return {"use": value} if isinstance(value, str) else value


class CallerReactions(Part):
    """A set of common/reactions by name, and what this caller does otherwise."""

    use: Id = ""
    ask_details: Annotated[Reaction | None, Field(alias="ask-details")] = None
    refuse: Reaction | None = None
    silence: Reaction | None = None
    repeat: Reaction | None = None
    call_back: Annotated[Reaction | None, Field(alias="call-back")] = None
    no_japanese: Annotated[Reaction | None, Field(alias="no-japanese")] = None
    breathe: Reaction | None = None
    show_nearby: Annotated[Reaction | None, Field(alias="show-nearby")] = None
    note: Reaction | None = None
    hold: Reaction | None = None

    def own(self) -> dict[model.Move, ReactionPart]:
        """The reactions that are written at the caller itself."""
        found = ((move, getattr(self, move.replace("-", "_"))) for move in model.ANSWERED)
        return {move: reaction for move, reaction in found if reaction is not None}


class CallerPart(Part):
    name: Text
    origin: Literal["criminal", "genuine"]
    voice: Id
    line: model.LineKind | None = None
    around: model.Around | None = None
    shows: ShowsPart | None = None
    details: DetailsPart = Field(default_factory=DetailsPart)
    direct: Id = ""
    reactions: Annotated[CallerReactions, BeforeValidator(_set_of_reactions)] = Field(default_factory=CallerReactions)


class DemandPart(Part):
    kind: model.DemandKind
    yen: Annotated[int, Field(ge=0, le=1_000_000_000)] = 0
    keys: Annotated[str, Field(pattern=r"^[0-9#*]{0,12}$")] = ""
    payee: str = ""


class EntryPart(Part):
    name: Text
    number: Number
    role: model.Role
    talk: Id
    verdict: Id = ""
    contact: bool = False
    short: bool = False


class PaperPart(Part):
    look: Literal["memo", "leaflet", "card"]
    title: Text
    where: str = ""
    entries: list[Id] = Field(default_factory=list)
    notes: list[Text] = Field(default_factory=list)


class PagePart(Part):
    kind: model.PageKind
    title: Text
    address: Annotated[str, Field(pattern=r"^[a-z0-9.-]+\.example(/[a-z0-9./-]*)?$")]
    entry: Id
    notes: list[Text] = Field(default_factory=list)


class QueryPart(Part):
    text: Text
    pages: Annotated[list[Id], Field(min_length=1)]


class ChatPart(Part):
    kind: Literal["request", "message", "badge", "warrant", "sticker"]
    by: Id
    text: Text
    demand: Id = ""
    look: model.StickerLook | Literal[""] = ""


class LaterPart(Part):
    id: Id
    after: model.After
    of: Id = ""
    ms: Ms
    ring: Id
    times: Annotated[int, Field(ge=1, le=9)] = 1
    when: str = ""


class GuidedPart(Part):
    id: Id
    look_up: Annotated[Id, Field(alias="look-up")] = ""
    call: Id = ""
    finish: Literal[True] | None = None
    label: str = ""
    when: str = ""


class EndingPart(Part):
    id: Id
    when: str = ""
    text: Text


class ItemPart(Part):
    """A picture sign with a short text: of the brief, of the player's card."""

    icon: Id
    text: Text


class StoryPart(Part):
    place: Literal["japan", "us", "france"]
    date: Annotated[str, Field(pattern=r"^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
    time: Annotated[str, Field(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|\{[a-z0-9-]+\})$")]
    you: Text
    brief: Annotated[list[ItemPart], Field(min_length=1, max_length=3)]
    card: list[ItemPart] = Field(default_factory=list)
    papers: list[Id] = Field(default_factory=list)
    nearby: Id = ""
    bank: str = ""
    balance: Annotated[int, Field(ge=0, le=1_000_000_000)] = 0


class SignPart(Part):
    """A red flag or a mark of genuineness, with what an authority says about it."""

    text: Text
    tactic: Id = ""
    sentence: str = ""
    sources: list[Id] = Field(default_factory=list)


class SentencePart(Part):
    text: Text
    authority: Text
    date: str = ""
    sources: list[Id] = Field(default_factory=list)


class SourcePart(Part):
    title: Text
    url: Annotated[str, Field(pattern=r"^https?://\S+$")]
    date: str = ""
    grade: Literal["A", "B", "C", "seed"]


class HelplinePart(Part):
    """A real number or page of help: the only ones that the game shows."""

    place: Literal["japan", "us", "france"]
    name: Text
    use: Text
    hours: str = ""
    source: Id


class StepPart(Part):
    name: Text
    advice: Text
    still_useful: Text
    sources: list[Id] = Field(default_factory=list)


def _short_option(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


class OptionPart(Part):
    """One thing that a slot may hold; `say` is how it is spoken."""

    text: Text
    say: str = ""


def _counted_options(value: object) -> object:
    """A list has the same text in every language; its options are counted from 1."""
    if not isinstance(value, list):
        return value
    return {str(number): option for number, option in enumerate(value, start=1)}


Option = Annotated[OptionPart, BeforeValidator(_short_option)]
SlotPart = Annotated[dict[Id, Option], BeforeValidator(_counted_options), Field(min_length=1)]


class SayingPart(Part):
    """Something that the relative of a helper's play says to the adviser."""

    id: Id
    line: Text
    say: str = ""


Sayings = Annotated[list[SayingPart], Field(min_length=1)]


class DoubtPart(Part):
    """What is said when advice is hard to follow, at the first time, the second ...: by one who believes the
    caller, by one who is afraid."""

    trust: Sayings
    worry: Sayings


class DoubtsPart(Part):
    """By what was advised: to hang up, to refuse, to ask back or show somebody, to give what is asked for."""

    leave: DoubtPart
    refuse: DoubtPart
    ask: DoubtPart
    give: DoubtPart


class RelativePart(Part):
    """Who holds the phone in the helper's play."""

    name: Text
    voice: Id
    doubts: DoubtsPart


class ScenarioPart(Part):
    """A whole scenario: its own files over those of `common`."""

    id: Id
    kind: model.Kind
    title: Text
    lang: Lang = "ja"
    twin: Id = ""
    use: list[str] = Field(default_factory=list)
    include: list[str] = Field(default_factory=list)
    opening: Id
    verifies: list[Id] = Field(default_factory=list)
    wrong_number: Id = "wrong-number"
    story: StoryPart
    slots: dict[Id, SlotPart] = Field(default_factory=dict)
    demands: dict[Id, DemandPart] = Field(default_factory=dict)
    callers: dict[Id, CallerPart] = Field(default_factory=dict)
    talks: dict[Id, TalkPart] = Field(default_factory=dict)
    entries: dict[Id, EntryPart] = Field(default_factory=dict)
    papers: dict[Id, PaperPart] = Field(default_factory=dict)
    queries: dict[Id, QueryPart] = Field(default_factory=dict)
    pages: dict[Id, PagePart] = Field(default_factory=dict)
    chat: dict[Id, ChatPart] = Field(default_factory=dict)
    later: list[LaterPart] = Field(default_factory=list)
    guided: list[GuidedPart] = Field(default_factory=list)
    endings: Annotated[list[EndingPart], Field(min_length=1)]
    words: Annotated[list[Text], Field(min_length=1)]
    cautions: dict[Id, Text] = Field(default_factory=dict)
    reactions: dict[Id, Reactions] = Field(default_factory=dict)
    flags: dict[Id, SignPart] = Field(default_factory=dict)
    marks: dict[Id, SignPart] = Field(default_factory=dict)
    tactics: dict[Id, Text] = Field(default_factory=dict)
    sentences: dict[str, SentencePart] = Field(default_factory=dict)
    sources: dict[Id, SourcePart] = Field(default_factory=dict)
    helplines: dict[str, HelplinePart] = Field(default_factory=dict)
    steps: dict[Id, StepPart] = Field(default_factory=dict)
    relative: RelativePart | None = None
