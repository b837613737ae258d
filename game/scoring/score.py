"""Verification steps, outcome, matter and discernment: a fold over events (design.md 3).

No script names a step. What counts is which demands were made, granted and refused, which numbers
were found where, and who was reached by which route. Only the first take counts; what follows a
rewind is practice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from game.call.events import (
    Asked,
    Declined,
    Demanded,
    Event,
    Finished,
    Found,
    GaveUp,
    Granted,
    LineBegan,
    PaymentStopAsked,
    Reported,
    Rewound,
    Settled,
    TalkBegan,
    TalkEnded,
    Told,
)
from game.call.model import Role, Scenario
from game.call.state import HARMFUL

Step = Literal[
    "distrust-caller-id",
    "ask-details",
    "disclose-nothing",
    "stay-on-this-line",
    "pay-nothing",
    "hang-up",
    "consult",
    "look-up",
    "dial-yourself",
    "report",
    "recover",
]
STEPS: tuple[Step, ...] = (
    "distrust-caller-id",
    "ask-details",
    "disclose-nothing",
    "stay-on-this-line",
    "pay-nothing",
    "hang-up",
    "consult",
    "look-up",
    "dial-yourself",
    "report",
    "recover",
)
Mark = Literal["met", "missed", "not_needed"]
Outcome = Literal["safe", "exposed", "lost"]
Matter = Literal["settled", "waiting", "given_up", "none"]
Discernment = Literal["hit", "miss", "correct", "false_alarm", "excluded"]

CONSULTED: frozenset[Role] = frozenset(
    {"police", "emergency", "hotline", "consumer", "consulate", "family", "friend"}
)
"""Whom telling about the call counts as consulting (sources 001-004)."""
POLICE: frozenset[Role] = frozenset({"police", "emergency", "hotline"})
BANK: frozenset[Role] = frozenset({"bank", "issuer"})
DIRECT = frozenset({"typed", "page", "paper", "contact"})
"""Routes on which the callee chose the number: typed, or tapped on an official page, paper or contact."""
INDEPENDENT = frozenset({"paper", "official", "contact"})
"""Sources of a number that the caller has no hand in."""


@dataclass(frozen=True, slots=True)
class Score:
    """What a play came to."""

    steps: Mapping[Step, Mark]
    score: float
    """met / (met + missed), 1.0 where nothing was missed."""
    outcome: Outcome
    matter: Matter
    discernment: Discernment
    disclosed: tuple[str, ...]
    """Harmful demands that were granted, in order: what is exposed or lost."""
    lost_yen: int
    stop_requested: bool
    left_at_ms: int | None
    """Play time at which the player left (or declined) the first contact; None: never did."""
    flags_passed: int
    """Different red flags that had been heard when the player left for good, or the play ended."""
    ending: str
    seen_at: Mapping[Step, int]
    """Step -> number of the event that decided it, for the debrief."""


@dataclass
class _Tally:
    demanded: set[str] = field(default_factory=set)
    granted: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    flags_at_leaving: int | None = None
    found: set[str] = field(default_factory=set)
    complied: bool = False
    harmed: bool = False
    answered: bool = False
    declined: bool = False
    contact_over: bool = False
    verified: bool = False
    looked_up: bool = False
    consulted: bool = False
    unsafe_route: bool = False
    asked: bool = False
    left_at: int | None = None
    over_before_complying: bool = False
    caller_ended_after_compliance: bool = False
    player_ended: bool = False
    reported: bool = False
    settled: bool = False
    gave_up: bool = False
    stop_asked: bool = False
    police_after: bool = False
    bank_after: bool = False
    mission_after: bool = False
    ending: str = ""
    seen: dict[Step, int] = field(default_factory=dict)


def score(scenario: Scenario, events: Iterable[Event]) -> Score:
    """Score the first take of a play. Pure; accepts any prefix of a record."""
    tally = _Tally()
    # Numbers on the sheet beside the phone and the help lines that everybody knows need no search.
    for paper in scenario.story.papers:
        if scenario.papers[paper].look == "memo":
            tally.found.update(scenario.papers[paper].entries)
    tally.found.update(entry.id for entry in scenario.entries.values() if entry.short)
    incoming: dict[str, bool] = {}
    for number, event in enumerate(events):
        if isinstance(event, Rewound):
            break
        _count(scenario, tally, incoming, number, event)
    return _result(scenario, tally)


def _count(scenario: Scenario, tally: _Tally, incoming: dict[str, bool], number: int, event: Event) -> None:
    match event:
        case Demanded(demand=demand):
            tally.demanded.add(demand)
        case Granted(demand=demand):
            kind = scenario.demands[demand].kind
            if demand not in tally.granted:
                tally.granted.append(demand)
            tally.complied = True
            tally.harmed = tally.harmed or kind in HARMFUL
            if kind == "key":
                tally.unsafe_route = True
                tally.seen.setdefault("dial-yourself", number)
            tally.seen.setdefault("distrust-caller-id", number)
            step = _step_of(kind)
            if step is not None:
                tally.seen[step] = number
        case Asked():
            tally.asked = True
            tally.seen.setdefault("ask-details", number)
        case LineBegan(line=line):
            tally.flags.update(scenario.line(line).flags)
        case Declined():
            tally.declined = True
            _over(tally, event.at, number)
        case TalkBegan(talk=talk, entry=entry, route=route):
            incoming[talk] = route == "incoming"
            if route == "incoming":
                tally.answered = True
                tally.contact_over = False
            elif entry:
                _reached(scenario, tally, number, entry, route)
        case TalkEnded(talk=talk, by=by):
            if incoming.get(talk, False):
                if by == "player":
                    tally.player_ended = True
                    tally.seen["hang-up"] = number
                    _over(tally, event.at, number)
                else:
                    if tally.complied:
                        tally.caller_ended_after_compliance = True
                        tally.seen.setdefault("hang-up", number)
                    if not tally.complied:
                        tally.over_before_complying = True
                        tally.seen.setdefault("distrust-caller-id", number)
        case Found(entry=entry, source=source):
            if source in INDEPENDENT:
                tally.found.add(entry)
        case Told(entry=entry, route=route):
            role = _role(scenario, entry)
            if role in CONSULTED and (route in DIRECT or route in ("nearby", "history")):
                tally.consulted = True
                tally.seen.setdefault("consult", number)
                _help_after_harm(tally, role, number)
        case Reported(entry=entry):
            role = _role(scenario, entry)
            if role is not None and role != "criminal":
                tally.reported = True
                tally.seen.setdefault("report", number)
                if role in CONSULTED:
                    tally.consulted = True
                    tally.seen.setdefault("consult", number)
                _help_after_harm(tally, role, number)
        case PaymentStopAsked(entry=entry):
            tally.stop_asked = True
            role = _role(scenario, entry)
            if role is not None:
                _help_after_harm(tally, role, number)
        case Settled():
            tally.settled = True
        case GaveUp():
            tally.gave_up = True
        case Finished(ending=ending):
            tally.ending = ending


def _role(scenario: Scenario, entry: str) -> Role | None:
    return scenario.entries[entry].role if entry in scenario.entries else None


def _help_after_harm(tally: _Tally, role: Role, number: int) -> None:
    if tally.harmed:
        tally.police_after = tally.police_after or role in POLICE
        tally.mission_after = tally.mission_after or role == "consulate"
        tally.bank_after = tally.bank_after or role in BANK
        tally.seen["recover"] = number


def _over(tally: _Tally, at: int, number: int) -> None:
    if tally.left_at is None:
        tally.left_at = at
    tally.flags_at_leaving = len(tally.flags)
    tally.seen.setdefault("hang-up", number)
    if not tally.complied:
        tally.over_before_complying = True
        tally.seen.setdefault("distrust-caller-id", number)


def _reached(scenario: Scenario, tally: _Tally, number: int, entry_id: str, route: str) -> None:
    entry = scenario.entries[entry_id]
    if entry.role == "criminal":
        tally.unsafe_route = True
        tally.seen.setdefault("dial-yourself", number)
        return
    # "Worked this time": history and given numbers are evidence for nothing, even where they are right.
    if route not in DIRECT:
        return
    if entry_id in tally.found and (entry.verifies or entry_id in scenario.verifies):
        tally.verified = tally.looked_up = True
        tally.seen["look-up"] = tally.seen["dial-yourself"] = number
        if not tally.complied:
            tally.over_before_complying = True


def _step_of(kind: str) -> Step | None:
    match kind:
        case "data":
            return "disclose-nothing"
        case "channel":
            return "stay-on-this-line"
        case "money":
            return "pay-nothing"
        case _:
            return None


def _result(scenario: Scenario, t: _Tally) -> Score:
    kinds = {id: scenario.demands[id].kind for id in t.demanded | set(t.granted)}

    def protects(kind: str) -> Mark:
        if any(kinds[id] == kind for id in t.granted):
            return "missed"
        return "met" if any(kinds[id] == kind for id in t.demanded) else "not_needed"

    met_contact = t.answered or t.declined
    helped = t.consulted or t.verified
    steps: dict[Step, Mark] = dict.fromkeys(STEPS, "not_needed")
    if t.over_before_complying:
        steps["distrust-caller-id"] = "met"
    elif t.complied:
        steps["distrust-caller-id"] = "missed"
    # Never asking or reporting is "still useful", which costs nothing to who gave nothing away (003).
    steps["ask-details"] = "met" if t.asked else ("missed" if t.complied else "not_needed")
    steps["disclose-nothing"] = protects("data")
    steps["stay-on-this-line"] = protects("channel")
    steps["pay-nothing"] = protects("money")
    if t.player_ended or t.declined:
        steps["hang-up"] = "met"
    elif t.caller_ended_after_compliance:
        steps["hang-up"] = "missed"
    if t.consulted:
        steps["consult"] = "met"
    elif t.complied and not t.verified:
        steps["consult"] = "missed"
    if t.verified:
        steps["look-up"] = steps["dial-yourself"] = "met"
    elif not t.consulted and (t.unsafe_route or t.complied):
        steps["look-up"] = steps["dial-yourself"] = "missed"
    steps["report"] = "met" if t.reported else ("missed" if t.complied else "not_needed")
    if t.harmed:
        steps["recover"] = "met" if _recovered(scenario, t) else "missed"
    met = sum(mark == "met" for mark in steps.values())
    missed = sum(mark == "missed" for mark in steps.values())
    harm = tuple(id for id in t.granted if kinds[id] in HARMFUL)
    lost = sum(scenario.demands[id].yen for id in harm if kinds[id] == "money")
    outcome: Outcome = "safe"
    if any(kinds[id] == "money" for id in harm):
        outcome = "lost"
    elif harm:
        outcome = "exposed"
    matter: Matter = "none"
    if scenario.kind == "genuine":
        matter = "settled" if t.settled else ("given_up" if t.gave_up else "waiting")
    return Score(
        steps=steps,
        score=met / (met + missed) if missed else 1.0,
        outcome=outcome,
        matter=matter,
        discernment=_discernment(scenario, t, bool(harm), met_contact, helped),
        disclosed=harm,
        lost_yen=lost,
        stop_requested=t.stop_asked,
        left_at_ms=t.left_at,
        flags_passed=len(t.flags) if t.flags_at_leaving is None else t.flags_at_leaving,
        ending=t.ending,
        seen_at=t.seen,
    )


def _recovered(scenario: Scenario, t: _Tally) -> bool:
    """Police, then bank or issuer where data or money went, and abroad the mission (facts.md 5).

    The order in which the player rings them is not held against anybody in the first hour.
    """
    kinds = {scenario.demands[id].kind for id in t.granted}
    needs_bank = bool(kinds & {"data", "money"})
    return (
        t.police_after and (t.bank_after or not needs_bank) and (t.mission_after or not scenario.story.abroad)
    )


def _discernment(scenario: Scenario, t: _Tally, harm: bool, met_contact: bool, helped: bool) -> Discernment:
    if scenario.kind == "genuine":
        if t.settled:
            return "correct"
        return "false_alarm" if t.answered else "excluded"
    if harm:
        return "miss"
    # A call that was never answered tells nothing, unless the player checked it all the same.
    if not t.answered:
        return "hit" if helped else "excluded"
    return "hit"
