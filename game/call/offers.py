"""What can be done now: the one list that phone, guided list, bots, walks, votes, plans and lint use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.call.commands import (
    AcceptRequest,
    Answer,
    App,
    Block,
    Choose,
    Command,
    Decline,
    DeclineRequest,
    Dial,
    Finish,
    HangUp,
    Hold,
    LetRing,
    LookUp,
    Make,
    OpenApp,
    OpenPage,
    OpenPaper,
    PressKeys,
    Resume,
    Search,
    StayQuiet,
    Transfer,
    Wait,
)
from game.call.model import MOVES, Entry, Line, Node, Reply, Scenario
from game.call.seeds import order
from game.call.state import State, facts_here

OfferKind = Literal["reply", "standing", "phone", "guided"]
TYPED = "dial.typed"
"""Id of the offer to type a number; its command carries no digits yet."""
KEYS = "keys.typed"
QUIET = "stay-quiet"
"""Id of the helper's offer to say nothing, so that the relative answers alone."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be done now."""

    id: str
    command: Command
    label: str
    """Text id of the scenario, or a key of the screen's own words (``move.refuse``)."""
    kind: OfferKind
    grants: tuple[str, ...] = ()
    """Demands that taking it grants."""
    refuses: tuple[str, ...] = ()
    does: tuple[str, ...] = ()
    """What it leads to, for automatic players: asks, tells, reports, settles, gives-up, stops-payment."""


def open_replies(scenario: Scenario, state: State, node: Node) -> tuple[Reply, ...]:
    """The replies of a node whose condition holds, in the order that the seed gives."""
    facts = facts_here(scenario, state)
    open_ = [r for r in node.replies if r.when is None or r.when.holds(facts)]
    return tuple(open_[i] for i in order(state.seed, node.id, len(open_)))


def says(scenario: Scenario, state: State, line: Line) -> str:
    """Id of whoever says a line in the present talk. Needs a talk."""
    assert state.talk is not None
    if line.by != "@caller":
        return line.by
    return scenario.nodes[state.talk.node].speaker or scenario.talks[state.talk.talk].caller


def nearby(scenario: Scenario) -> Entry | None:
    """The person in the same room, if the story has one."""
    return scenario.entries.get(scenario.story.nearby)


def offers(scenario: Scenario, state: State) -> tuple[Offer, ...]:
    """Everything that can be done now, in the order in which a screen may list it.

    Who offers and who decides ask for the same state, one after the other; the last answer is kept.
    """
    global _last
    kept = _last
    if kept is None or kept[0] is not scenario or kept[1] is not state:
        # Put together before it is kept: another thread never sees the offers of a state that is not its own.
        _last = kept = (scenario, state, _offers(scenario, state))
    return kept[2]


_last: tuple[Scenario, State, tuple[Offer, ...]] | None = None


def _offers(scenario: Scenario, state: State) -> tuple[Offer, ...]:
    if not state.started or state.finished or state.stopped:
        return ()
    out: list[Offer] = []
    if state.ringing:
        out += [
            Offer("answer", Answer(), "ring.answer", "standing"),
            Offer("decline", Decline(), "ring.decline", "standing"),
            Offer("let-ring", LetRing(), "ring.let", "standing"),
        ]
    if state.talk is not None:
        out += _talking(scenario, state)
    elif state.held is not None and not state.ringing:
        out.append(Offer("resume", Resume(), "move.resume", "standing"))
        out.append(Offer("hang-up", HangUp(), "move.hang-up", "standing", refuses=state.held.demands))
    if state.talk is not None or state.in_hand:
        out += _phone(scenario, state)
    if state.in_hand:
        out += _free(scenario, state)
    return tuple(out)


def _reply_offer(reply: Reply) -> Offer:
    does = [
        name
        for name, held in (
            ("asks", reply.asks),
            ("tells", reply.tells),
            ("reports", reply.reports),
            ("settles", reply.settles),
            ("gives-up", reply.gives_up),
            ("stops-payment", reply.stops_payment),
        )
        if held
    ]
    return Offer(
        f"reply.{reply.id}",
        Choose(reply.id),
        reply.id,
        "reply",
        grants=reply.grants,
        refuses=reply.refuses,
        does=tuple(does),
    )


def _talking(scenario: Scenario, state: State) -> list[Offer]:
    assert state.talk is not None
    node = scenario.nodes[state.talk.node]
    replies = {reply.id: reply for reply in node.replies}
    out = [_reply_offer(replies[id]) for id in state.talk.replies]
    if state.profile is not None and state.talk.floor:
        out.append(Offer(QUIET, StayQuiet(), "move.stay-quiet", "standing"))
    out.append(Offer("hang-up", HangUp(), "move.hang-up", "standing", refuses=state.open_demands))
    alone = nearby(scenario) is None
    for move in MOVES:
        if move == "show-nearby" and alone:
            continue
        if move == "repeat" and not state.talk.last:
            continue
        does: tuple[str, ...] = ()
        if move == "ask-details":
            does = ("asks",)
        elif move == "show-nearby":
            does = ("tells",)
        refuses = state.open_demands if move == "refuse" else ()
        out.append(Offer(move, Make(move), f"move.{move}", "standing", refuses=refuses, does=does))
    if state.held is None and scenario.talks[state.talk.talk].kind == "call":
        # One call waits at a time; a picture or a chat cannot be put on hold.
        out.append(Offer("hold", Hold(), "move.hold", "standing"))
    for id in state.open_demands:
        demand = scenario.demands[id]
        if demand.kind == "key":
            out.append(Offer(f"keys.{id}", PressKeys(demand.keys), "move.press-keys", "phone", grants=(id,)))
    if state.profile is None:
        # Beside a relative, the phone is not in the adviser's hand.
        out.append(Offer(KEYS, PressKeys(""), "move.keys", "phone"))
    return out


def _phone(scenario: Scenario, state: State) -> list[Offer]:
    """What the phone's apps offer during a call and after it."""
    out: list[Offer] = []
    apps: list[App] = ["home", "contacts", "history", "browser", "papers", "chat", "notes"]
    if state.talk is None:
        apps.append("keypad")
    if scenario.story.bank:
        apps.append("bank")
    out += [Offer(f"app.{app}", OpenApp(app), f"app.{app}", "phone") for app in apps if app != state.app]
    out += [Offer(f"paper.{id}", OpenPaper(id), scenario.papers[id].title, "phone") for id in scenario.story.papers]
    if state.app == "browser":
        out += [
            Offer(f"search.{query.id}", Search(query.id), query.text, "phone") for query in scenario.queries.values()
        ]
        if state.page in scenario.queries:
            out += [
                Offer(f"page.{id}", OpenPage(id), scenario.pages[id].title, "phone")
                for id in scenario.queries[state.page].pages
            ]
        elif state.page in scenario.pages:
            # Back to the results, or across to a neighbour, is one step on a real phone too.
            out += [
                Offer(f"page.{id}", OpenPage(id), scenario.pages[id].title, "phone")
                for query in scenario.queries.values()
                if state.page in query.pages
                for id in query.pages
                if id != state.page
            ]
    for id in state.chat:
        item = scenario.chat[id]
        if item.kind == "request" and not (state.has(f"accepted.{id}") or state.has(f"declined.{id}")):
            granted = (item.demand,) if item.demand else ()
            out.append(Offer(f"accept.{id}", AcceptRequest(id), "chat.accept", "phone", grants=granted))
            out.append(Offer(f"decline.{id}", DeclineRequest(id), "chat.decline", "phone", refuses=granted))
    if scenario.story.bank:
        for id, demand in scenario.demands.items():
            if demand.payee and state.has(f"demanded.{id}") and not state.has(f"granted.{id}"):
                out.append(Offer(f"transfer.{id}", Transfer(id), "bank.transfer", "phone", grants=(id,)))
    return out


def _free(scenario: Scenario, state: State) -> list[Offer]:
    """What a free phone offers: dialling, guided options, and while nothing rings waiting and the end."""
    out: list[Offer] = [Offer(TYPED, Dial("typed", ""), "keypad.dial", "phone")]
    out += [
        Offer(f"dial.contact.{entry.id}", Dial("contact", entry.id), entry.name, "phone")
        for entry in scenario.entries.values()
        if entry.contact
    ]
    if state.app == "browser" and state.page in scenario.pages:
        page = scenario.pages[state.page]
        route: Literal["page", "link"] = "page" if page.kind == "official" else "link"
        out.append(Offer(f"dial.{route}.{page.id}", Dial(route, page.id), page.title, "phone"))
    if state.app == "papers" and state.page in scenario.papers:
        out += [
            Offer(f"dial.paper.{id}", Dial("paper", id), scenario.entries[id].name, "phone")
            for id in scenario.papers[state.page].entries
        ]
    for caller, detail in state.details:
        direct = scenario.callers[caller].direct
        if detail == "number" and direct:
            out.append(Offer(f"dial.given.{caller}", Dial("given", caller), scenario.entries[direct].name, "phone"))
    out += _history(scenario, state)
    facts = facts_here(scenario, state)
    for option in scenario.guided:
        if option.when is not None and not option.when.holds(facts):
            continue
        match option.kind:
            case "look-up":
                command: LookUp | Dial | Finish = LookUp(option.entry)
            case "call":
                command = Dial(_guided_route(scenario, option.entry), option.entry)
            case "finish":
                continue
        out.append(Offer(f"guided.{option.id}", command, option.label, "guided"))
    if not state.idle:
        return out
    if state.pending and state.held is None:
        # While somebody waits on hold, nobody else rings.
        out.append(Offer("wait", Wait(), "free.wait", "phone"))
    out.append(Offer("finish", Finish(), "free.finish", "guided"))
    return out


def _history(scenario: Scenario, state: State) -> list[Offer]:
    """Ringing back and blocking, newest first; each talk and caller once, named as the history shows them."""
    out: dict[str, Offer] = {}
    for row in reversed(state.history):
        caller = scenario.callers[scenario.talks[row.talk].caller]
        shows = caller.shows
        if row.entry or (shows and shows.owner):
            name = scenario.entries[row.entry].name if row.entry else (shows and shows.name) or caller.name
            redial = Offer(f"dial.history.{row.talk}", Dial("history", row.talk), name, "phone")
            out.setdefault(redial.id, redial)
        if not row.entry and shows and not state.has(f"blocked.{caller.id}"):
            block = Offer(f"block.{caller.id}", Block(caller.id), "history.block", "phone")
            out.setdefault(block.id, block)
    return list(out.values())


def _guided_route(scenario: Scenario, entry: str) -> Literal["contact", "paper"]:
    return "contact" if scenario.entries[entry].contact else "paper"
