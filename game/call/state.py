"""The state of a play: a fold over its events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from game.call.commands import App, Route
from game.call.events import (
    About,
    Advised,
    AppOpened,
    Asked,
    Blocked,
    ChatAccepted,
    ChatArrived,
    ChatDeclined,
    Chose,
    Declined,
    Demanded,
    DetailGiven,
    Dialled,
    Event,
    FactSet,
    Finished,
    FloorGiven,
    Found,
    GaveUp,
    Granted,
    Held,
    KeysPressed,
    LeftAlone,
    LineBegan,
    Missed,
    Moved,
    NodeEntered,
    Noted,
    PaymentStopAsked,
    Rang,
    Reacted,
    Refused,
    Reported,
    Resumed,
    Rewound,
    Scheduled,
    Settled,
    Source,
    Started,
    Stopped,
    TalkBegan,
    TalkEnded,
    TimedOut,
    Told,
    TurnedAway,
)
from game.call.model import RELATIVE, Detail, Scenario
from game.call.profile import Profile

HARMFUL = frozenset({"data", "money", "channel"})
"""Kinds of demand whose granting is harm (design.md 3)."""


@dataclass(frozen=True, slots=True)
class TalkState:
    """The contact that is going on."""

    talk: str
    entry: str
    route: Route | Literal["incoming"]
    began: int
    node: str = ""
    turn: tuple[str, ...] = ()
    """Lines still to be said, the current one first."""
    last: str = ""
    """The other person's line said last (or being said); empty before the first."""
    replies: tuple[str, ...] = ()
    """Open replies while the player has the floor."""
    floor: bool = False
    due: int = 0
    reaction_next: str = ""
    """Where the running reaction leads when it is over; empty: back to where the talk was."""
    reaction_ends: bool = False
    demands: tuple[str, ...] = ()
    """While it waits: the demands that stood open; they stand open again when the talk goes on."""
    met: tuple[str, ...] = ()
    """While it waits: the demands that were granted meanwhile; the talk goes on from there."""
    held_at: int = 0
    """While it waits: since when (play time)."""


@dataclass(frozen=True, slots=True)
class Pending:
    """Something that comes by itself: `ring` rings at play time `due`."""

    id: str
    ring: str
    due: int


@dataclass(frozen=True, slots=True)
class PastCall:
    """A row of the call history. Incoming rows show the caller ID as it appeared."""

    talk: str
    entry: str
    at: int
    how: str
    """incoming, missed, declined or dialled."""


@dataclass(frozen=True, slots=True)
class State:
    events: int = 0
    at: int = 0
    seed: int = 0
    take: int = 0
    started: bool = False
    finished: bool = False
    stopped: bool = False
    ending: str = ""
    timed: bool = False
    time_scale: int = 100
    variant: tuple[tuple[str, str], ...] = ()
    facts: frozenset[str] = frozenset()
    ringing: str = ""
    """Talk that is ringing; empty: none."""
    talk: TalkState | None = None
    held: TalkState | None = None
    """The one talk that waits."""
    on_hold: bool = False
    """The player put it on hold, and goes back to it or ends it; else another call came in between, and it goes on
    by itself after that one."""
    app: App = "home"
    page: str = ""
    """Browser: query or page; papers: paper; keypad: the entry whose number stands above the typed one."""
    pending: tuple[Pending, ...] = ()
    history: tuple[PastCall, ...] = ()
    found: tuple[tuple[str, Source], ...] = ()
    """(entry, source) pairs seen, oldest first."""
    chat: tuple[str, ...] = ()
    """Chat items that arrived, oldest first."""
    open_demands: tuple[str, ...] = ()
    """Demands of the present talk neither granted nor refused."""
    details: tuple[tuple[str, Detail], ...] = ()
    notes: tuple[tuple[str, Detail], ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    """(line or ``>reply`` id, speaker) in order: the transcript."""
    reactions: tuple[str, ...] = ()
    """Reactions used, in order; how often one was used is its count."""
    laters: tuple[str, ...] = ()
    """`Later` ids that were scheduled, one for each time."""
    profile: Profile | None = None
    """A helper's play: of the relative who holds the phone."""
    advice: tuple[About, ...] = ()
    """What kinds of advice the helper gave that may be hard to follow, oldest first."""
    alone: int = 0
    """How often the relative was left alone with a demand since they were last told to leave, refuse or ask."""

    def has(self, fact: str) -> bool:
        return fact in self.facts

    @property
    def idle(self) -> bool:
        """No talk and nothing ringing: the phone is free, though somebody may wait on hold."""
        return self.started and not self.finished and self.talk is None and not self.ringing

    @property
    def in_hand(self) -> bool:
        """The phone can be used and nobody talks: it is free, or it rings while an app is open, which stays open."""
        ringing_over_an_app = self.ringing and self.app != "home" and self.talk is None and not self.finished
        return self.idle or bool(ringing_over_an_app)


def _with(state: State, *facts: str) -> frozenset[str]:
    return state.facts.union(facts)


def apply(scenario: Scenario, state: State, event: Event) -> State:
    """The state after `event`. Total over every event that `decide` makes; reads no clock.

    `Rewound` needs the events before it and is handled by `fold`.
    """
    changes = _changes(scenario, state, event)
    return replace(state, events=state.events + 1, at=max(state.at, event.at), **changes)


def _changes(scenario: Scenario, state: State, event: Event) -> dict[str, Any]:
    match event:
        case Started(seed=seed, variant=variant, timed=timed, time_scale=scale, profile=profile):
            facts = []
            for slot, option in variant:
                facts.append(f"slot.{slot}.{option}")
                # Options that are texts of their own are named by their place, counted from 1.
                facts.append(f"slot.{slot}.{scenario.slots[slot].options.index(option) + 1}")
            return dict(
                started=True,
                seed=seed,
                variant=variant,
                timed=timed,
                time_scale=scale,
                profile=profile,
                facts=_with(state, *facts),
            )
        case Scheduled(id=id, ring=ring, due=due):
            return dict(pending=(*state.pending, Pending(id, ring, due)), laters=(*state.laters, id))
        case Rang(talk=talk):
            return dict(ringing=talk, pending=_still_pending(state, talk, event.at), facts=_with(state, f"rang.{talk}"))
        case TurnedAway(talk=talk):
            return dict(pending=_still_pending(state, talk, event.at))
        case Declined(talk=talk):
            return dict(
                ringing="",
                facts=_with(state, f"declined.{talk}"),
                history=(*state.history, PastCall(talk, "", event.at, "declined")),
            )
        case Missed(talk=talk):
            return dict(
                ringing="",
                facts=_with(state, f"missed.{talk}"),
                history=(*state.history, PastCall(talk, "", event.at, "missed")),
            )
        case Dialled(entry=entry):
            return dict(facts=_with(state, "dialled", *([f"dialled.{entry}"] if entry else [])))
        case TalkBegan(talk=talk, entry=entry, route=route):
            facts = [f"began.{talk}"]
            if entry:
                facts.append(f"reached.{entry}")
            how = "incoming" if route == "incoming" else "dialled"
            return dict(
                ringing="",
                talk=TalkState(talk, entry, route, event.at),
                held=_set_aside(state, event.at) if state.talk else state.held,
                facts=_with(state, *facts),
                history=(*state.history, PastCall(talk, entry, event.at, how)),
                open_demands=(),
            )
        case NodeEntered(node=node, turn=turn):
            return _talk(
                state,
                _with(state, f"at.{node}"),
                node=node,
                turn=turn,
                floor=False,
                replies=(),
                due=0,
                reaction_next="",
                reaction_ends=False,
            )
        case Reacted(reaction=reaction, turn=turn, next=next, ends=ends):
            changed = _talk(state, None, turn=turn, floor=False, due=0, reaction_next=next, reaction_ends=ends)
            return dict(changed, reactions=(*state.reactions, reaction))
        case LineBegan(line=line, by=by):
            assert state.talk is not None
            turn = state.talk.turn
            while turn and turn[0] != line:
                turn = turn[1:]
            # "Say that again" is said to the caller: what the relative whispered is not meant.
            last = state.talk.last if by == RELATIVE else line
            changed = _talk(state, _with(state, f"said.{line}"), turn=turn, last=last, floor=False)
            return dict(changed, said=(*state.said, (line, by)))
        case FloorGiven(replies=replies, due=due):
            return _talk(
                state,
                None,
                turn=(),
                replies=replies,
                floor=True,
                due=due,
                reaction_next="",
                reaction_ends=False,
            )
        case TimedOut():
            return _talk(state, None, due=0)
        case Demanded(demand=demand):
            rest_demands = tuple(d for d in state.open_demands if d != demand)
            return dict(open_demands=(*rest_demands, demand), facts=_with(state, f"demanded.{demand}"))
        case Granted(demand=demand):
            facts = [f"granted.{demand}"]
            if scenario.demands[demand].kind in HARMFUL:
                facts.append("harm")
            return dict(_answered(state, demand, granted=True), facts=_with(state, *facts))
        case Refused(demand=demand):
            return dict(_answered(state, demand, granted=False), facts=_with(state, f"refused.{demand}"))
        case DetailGiven(caller=caller, detail=detail):
            pair = (caller, detail)
            details = state.details if pair in state.details else (*state.details, pair)
            return dict(details=details, facts=_with(state, f"given.{caller}.{detail}"))
        case Chose(reply=reply):
            changed = _talk(state, _with(state, f"chose.{reply}"), replies=(), floor=False, due=0, turn=())
            return dict(changed, said=(*state.said, (f">{reply}", "player")))
        case Moved(move=move):
            return dict(facts=_with(state, f"moved.{move}"))
        case Asked():
            return dict(facts=_with(state, "asked"))
        case Noted(details=noted):
            new = tuple(pair for pair in noted if pair not in state.notes)
            return dict(notes=state.notes + new, facts=_with(state, "noted"))
        case Told(entry=entry):
            role = scenario.entries[entry].role if entry in scenario.entries else "other"
            return dict(facts=_with(state, "told", f"told.{role}"))
        case Reported():
            return dict(facts=_with(state, "reported"))
        case Settled():
            return dict(facts=_with(state, "settled"))
        case GaveUp():
            return dict(facts=_with(state, "gave-up"))
        case PaymentStopAsked():
            return dict(facts=_with(state, "stop-asked"))
        case FactSet(name=name):
            return dict(facts=_with(state, f"set.{name}"))
        case TalkEnded(talk=talk, by=by):
            facts = [f"ended.{talk}"]
            if by == "player":
                facts.append(f"left.{talk}")
            ended = dict(talk=None, open_demands=(), app="home", facts=_with(state, *facts))
            if state.talk is None:
                return dict(ended, held=None, on_hold=False)
            if state.held is None or state.on_hold:
                return ended
            return dict(_resumed(state.held, event.at), facts=_with(state, *facts))
        case Held():
            return dict(held=_set_aside(state, event.at), on_hold=True, talk=None, open_demands=(), app="home")
        case Resumed():
            assert state.held is not None
            return dict(_resumed(state.held, event.at), app="home")
        case AppOpened(app=app, page=page):
            return dict(app=app, page=page)
        case Found(entry=entry, source=source):
            seen = (entry, source)
            found = state.found if seen in state.found else (*state.found, seen)
            return dict(found=found, facts=_with(state, f"found.{entry}"))
        case ChatArrived(item=item):
            chat = state.chat if item in state.chat else (*state.chat, item)
            return dict(chat=chat, facts=_with(state, f"arrived.{item}"))
        case ChatAccepted(item=item):
            return dict(facts=_with(state, f"accepted.{item}"))
        case ChatDeclined(item=item):
            return dict(facts=_with(state, f"declined.{item}"))
        case Blocked(caller=caller):
            return dict(facts=_with(state, f"blocked.{caller}"))
        case Advised(about=about):
            if not about:
                return {}
            return dict(advice=(*state.advice, about), alone=state.alone if about == "give" else 0)
        case LeftAlone():
            return dict(alone=state.alone + bool(state.open_demands))
        case Finished(ending=ending):
            return dict(finished=True, ending=ending, ringing="", pending=())
        case Stopped():
            return dict(stopped=True)
        case KeysPressed():
            return {}
    raise TypeError(f"no rule for {type(event).__name__}")


def _still_pending(state: State, talk: str, at: int) -> tuple[Pending, ...]:
    """Whoever has two reasons to ring by now rings once."""
    return tuple(row for row in state.pending if row.ring != talk or row.due > at)


def _answered(state: State, demand: str, *, granted: bool) -> dict[str, Any]:
    """A demand that was granted or refused is open no longer, in a talk that waits neither.

    What is granted is news for whoever waits even where it was refused before.
    """
    held = state.held
    if held is not None and (granted or demand in held.demands):
        met = (*held.met, demand) if granted else held.met
        held = replace(held, demands=tuple(d for d in held.demands if d != demand), met=met)
    return dict(open_demands=tuple(d for d in state.open_demands if d != demand), held=held)


def _set_aside(state: State, at: int) -> TalkState:
    """The present talk, as it waits."""
    assert state.talk is not None
    return replace(state.talk, demands=state.open_demands, held_at=at)


def _resumed(held: TalkState, at: int) -> dict[str, Any]:
    """The talk that waits goes on where it was; a timed reply has the time left that it had then."""
    due = held.due + at - held.held_at if held.due else 0
    talk = replace(held, due=due, demands=(), met=(), held_at=0)
    return dict(talk=talk, held=None, on_hold=False, open_demands=held.demands)


def _talk(state: State, facts: frozenset[str] | None, **changes: Any) -> dict[str, Any]:
    assert state.talk is not None, "an event of a talk without a talk"
    talk = replace(state.talk, **changes)
    return {"talk": talk} if facts is None else {"talk": talk, "facts": facts}


def fold(scenario: Scenario, events: Iterable[Event]) -> State:
    """The state after all events, from nothing. A `Rewound` goes back without deleting anything."""
    states = [State()]
    for event in events:
        states.append(after(scenario, states, event))
    return states[-1]


def after(scenario: Scenario, states: list[State], event: Event) -> State:
    """The state after `event`, where `states[n]` is the state after n events (`states[0]`: none)."""
    present = states[-1]
    if isinstance(event, Rewound):
        past = states[event.to + 1]
        return replace(past, events=present.events + 1, at=max(present.at, event.at), take=event.take)
    return apply(scenario, present, event)


def facts_here(scenario: Scenario, state: State) -> frozenset[str]:
    """All facts that hold now, with those of the person being talked to."""
    here = {"holding"} if state.on_hold else set()
    entry = scenario.entries.get(state.talk.entry) if state.talk is not None else None
    if entry is not None:
        here |= {f"entry.{entry.id}", f"role.{entry.role}"}
        if entry.verdict:
            here.add(f"verdict.{entry.verdict}")
    return state.facts | here if here else state.facts
