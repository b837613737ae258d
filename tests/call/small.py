"""A scam and its genuine twin, small enough to read, built without YAML."""

from __future__ import annotations

from typing import Literal

from game.call.condition import parse
from game.call.model import (
    RELATIVE,
    Caller,
    ChatItem,
    Demand,
    Does,
    Ending,
    Entry,
    Flag,
    Guided,
    Kind,
    Later,
    Line,
    Node,
    Page,
    Paper,
    Query,
    Reaction,
    Relative,
    Reply,
    Scenario,
    Shows,
    Slot,
    Start,
    Story,
    Talk,
    Timeout,
)

DEMANDS = {
    "balance": Demand("balance", "data"),
    "transfer": Demand("transfer", "money", yen=1_200_000, payee="demand.transfer.payee"),
    "add-chat": Demand("add-chat", "channel"),
    "keys": Demand("keys", "key", keys="110#"),
    "secret": Demand("secret", "secrecy"),
}
MOVES = {
    move: f"{move}.mori"
    for move in ("ask-details", "refuse", "silence", "call-back", "no-japanese", "show-nearby", "hold")
}


def _reactions() -> dict[str, Reaction]:
    said = {f"{move}.mori": Reaction(f"{move}.mori", ((Line(f"m-{move}", "@caller"),),)) for move in MOVES}
    said["ask-details.mori"] = Reaction(
        "ask-details.mori",
        (
            (Line("m-ask-1", "@caller", gives=("name", "section", "extension")),),
            (Line("m-ask-2", "@caller", gives=("number",), flags=("direct-number",)),),
        ),
    )
    said["refuse.mori"] = Reaction(
        "refuse.mori",
        ((Line("m-refuse-1", "@caller"),), (Line("m-refuse-2", "@caller"),)),
        ends=True,
    )
    return said


def _signs(*ids: str) -> dict[str, Flag]:
    return {id: Flag(id, f"flag.{id}.text", "", "", ()) for id in ids}


def _scam_nodes() -> dict[str, Node]:
    nodes = [
        Node(
            "first/hello",
            (Line("s1", "@caller", flags=("knows-name",)), Line("s2", "@caller")),
            (Reply("r1", "first/ask"), Reply("r2", "first/hello", asks=True)),
            reactions=MOVES,
            timeout=Timeout(15_000, "first/ask"),
        ),
        Node(
            "first/ask",
            (Line("s3", "@caller", flags=("asks-balance",), demand="balance"),),
            (
                Reply("r3", "first/secret", grants=("balance",)),
                Reply("r4", "first/secret", refuses=("balance",)),
            ),
            reactions=MOVES,
        ),
        Node(
            "first/secret",
            (Line("s4", "@caller", demand="secret"), Line("s5", "@caller", demand="keys")),
            (
                Reply("r5", "first/chat", grants=("secret",)),
                Reply("r6", "first/chat", refuses=("secret", "keys")),
            ),
            reactions=MOVES,
            on={"keys": "first/chat"},
        ),
        Node(
            "first/chat",
            (Line("s6", "@caller", demand="transfer"),),
            (Reply("r7", "first/bye"), Reply("r8", "first/bye", refuses=("transfer", "add-chat"))),
            does=(Does("chat", "add"),),
            reactions=MOVES,
            on={"transfer": "first/bye", "add-chat": "first/video"},
        ),
        Node("first/video", (Line("s8", "@caller"),), next="first/bye", does=(Does("ring", "video", 3000),)),
        Node("first/bye", (Line("s7", "@caller"),), ends=True),
        Node(
            "video/badge",
            (Line("v1", "@caller", flags=("badge",)),),
            (Reply("v2", "video/badge-end"),),
            reactions=MOVES,
        ),
        Node("video/badge-end", (Line("v3", "@caller"),), ends=True),
        Node("again/hello", (Line("a1", "@caller"),), (Reply("a2", "again/end"),), reactions=MOVES),
        Node("again/end", ends=True, lines=(Line("a3", "@caller"),)),
    ]
    return {node.id: node for node in nodes}


def _genuine_nodes() -> dict[str, Node]:
    nodes = [
        Node(
            "first/hello",
            (Line("s1", "@caller", marks=("expected",)), Line("s2", "@caller")),
            (Reply("r1", "first/item"), Reply("r2", "first/hello", asks=True)),
            reactions=MOVES,
        ),
        Node(
            "first/item",
            (Line("s3", "@caller", marks=("invites-call-back",)),),
            (
                Reply("r3", "first/bye", settles=True),
                Reply("r4", "first/bye"),
                Reply("r9", "first/bye", gives_up=True),
            ),
            reactions=MOVES,
        ),
        Node("first/bye", (Line("s7", "@caller"),), ends=True),
    ]
    return {node.id: node for node in nodes}


def _owners() -> dict[str, Node]:
    nodes = [
        Node("desk/hello", (Line("d1", "@caller"),), (Reply("d2", "desk/verdict", tells=True),)),
        Node(
            "desk/verdict",
            (Line("d3", "@caller", when=parse("verdict.none")), Line("d4", "@caller")),
            (
                Reply("d5", "desk/bye", reports=True, when=parse("verdict.none and not reported")),
                Reply("d6", "desk/bye", settles=True, when=parse("verdict.found")),
                Reply("d7", "desk/bye"),
            ),
        ),
        Node("desk/bye", (Line("d8", "@caller"),), ends=True),
        Node(
            "son/hello",
            (Line("f1", "@caller"),),
            (Reply("f2", "son/bye", tells=True), Reply("f3", "son/bye")),
        ),
        Node("son/bye", (Line("f4", "@caller"),), ends=True),
        Node(
            "bank/hello",
            (Line("b1", "@caller"),),
            (Reply("b2", "bank/bye", stops_payment=True, when=parse("harm")), Reply("b3", "bank/bye")),
        ),
        Node("bank/bye", (Line("b4", "@caller"),), ends=True),
        Node("wrong/hello", (Line("w1", "@caller"),), ends=True),
        Node(
            "false/hello",
            (Line("x1", "@caller", demand="balance"),),
            (Reply("x2", "false/bye", grants=("balance",)), Reply("x3", "false/bye", refuses=("balance",))),
        ),
        Node("false/bye", (Line("x4", "@caller"),), ends=True),
    ]
    return {node.id: node for node in nodes}


def small(kind: Kind = "scam", *, nearby: str = "tamura", abroad: bool = False) -> Scenario:
    """The small scenario: a fake officer at the station's own number, or the officer himself."""
    scam = kind == "scam"
    origin: Literal["criminal", "genuine"] = "criminal" if scam else "genuine"
    shows = Shows("spoofed_genuine" if scam else "genuine", "03-0346-0110", "caller.mori.shows.name", "", "station")
    callers = [
        Caller("mori", "caller.mori.name", origin, "senior-officer", shows, direct="false-desk"),
        Caller("desk", "caller.desk.name", "genuine", "desk-officer"),
        Caller("son", "caller.son.name", "genuine", "family"),
        Caller("bank", "caller.bank.name", "genuine", "clerk"),
        Caller("robot", "caller.robot.name", "genuine", "robot"),
        Caller("false", "caller.false.name", "criminal", "junior-officer"),
    ]
    talks = [
        Talk("first", "call", "mori", (Start("first/hello"),)),
        Talk("video", "video", "mori", (Start("video/badge"),)),
        Talk("again", "call", "mori", (Start("again/hello"),)),
        Talk("desk", "call", "desk", (Start("desk/hello"),)),
        Talk("son", "call", "son", (Start("son/hello"),)),
        Talk("bank", "call", "bank", (Start("bank/hello"),)),
        Talk("wrong", "call", "robot", (Start("wrong/hello"),)),
        Talk("false", "call", "false", (Start("false/hello"),)),
    ]
    entries = [
        Entry("station", "entry.station.name", "03-0346-0110", "police", "desk", verifies=True,
              verdict="none" if scam else "found"),
        Entry("son", "entry.son.name", "06-0417-2280", "family", "son", contact=True),
        Entry("tamura", "entry.tamura.name", "03-0777-0001", "friend", "son"),
        Entry("bank", "entry.bank.name", "03-0521-7300", "bank", "bank"),
        Entry("h9110", "entry.h9110.name", "#9110", "hotline", "desk", short=True),
        Entry("consulate", "entry.consulate.name", "212-555-0101", "consulate", "desk"),
        Entry("false-desk", "entry.false-desk.name", "03-0871-4402", "criminal", "false"),
    ]  # fmt: skip
    nodes = {**(_scam_nodes() if scam else _genuine_nodes()), **_owners()}
    doubts = {
        f"{topic}.{reason}": tuple(Line(f"a-{topic}-{reason}-{n}", RELATIVE) for n in (1, 2))
        for topic in ("leave", "refuse", "ask", "give")
        for reason in ("trust", "worry")
    }
    if not scam:
        talks = [talk for talk in talks if talk.id not in ("video", "again")]
    lines = [line.id for node in nodes.values() for line in node.lines]
    lines += [line.id for said in doubts.values() for line in said]
    lines += [line.id for r in _reactions().values() for turn in r.turns for line in turn]
    return Scenario(
        id=f"small-{kind}",
        kind=kind,
        title="title",
        lang="ja",
        langs=("ja",),
        opening="first",
        verifies=("station",),
        story=Story(
            "us" if abroad else "japan",
            "2026-04-14",
            "10:24",
            "story.you",
            (),
            ("memo", "leaflet"),
            nearby=nearby,
            balance=3_200_000,
            bank="bank",
            abroad=abroad,
        ),
        slots={
            "officer": Slot("officer", ("mori", "tani", "kuji", "oka")),
            "extension": Slot("extension", ("2214", "3107", "4415", "5120"), literal=True),
        },
        demands=DEMANDS,
        callers={caller.id: caller for caller in callers},
        talks={talk.id: talk for talk in talks},
        nodes=nodes,
        reactions=_reactions(),
        entries={entry.id: entry for entry in entries},
        papers={
            "memo": Paper("memo", "memo", "paper.memo.title", "", ("station", "son", "bank", "h9110")),
            "leaflet": Paper("leaflet", "leaflet", "paper.leaflet.title", "", ("station", "consulate")),
        },
        pages={
            "ad": Page("ad", "advertisement", "page.ad.title", "annai.example", "false-desk"),
            "site": Page("site", "official", "page.site.title", "station.example", "station"),
        },
        queries={"police": Query("police", "query.police", ("ad", "site"))},
        chat={"add": ChatItem("add", "request", "mori", "chat.add", "add-chat")} if scam else {},
        later=(Later("again", "left", "first", 20_000, "again"),) if scam else (),
        guided=(
            Guided("g1", "look-up", "station", "guided.g1"),
            Guided("g2", "call", "son", "guided.g2"),
            Guided("g3", "finish"),
        ),
        endings=(
            Ending("harm", "ending.harm", parse("harm")),
            Ending("settled", "ending.settled", parse("settled")),
            Ending("open", "ending.open"),
        ),
        flags=_signs("knows-name", "asks-balance", "direct-number", "badge"),
        marks=_signs("expected", "invites-call-back"),
        words=("words.1",),
        wrong_number="wrong",
        texts={"ja": {"title": "電話", "slot.officer.mori": "森"}},
        durations={"ja": dict.fromkeys(lines, 2000)},
        sources={},
        relative=Relative("relative.name", "family", doubts),
    )
