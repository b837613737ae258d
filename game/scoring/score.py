"""Verification steps, outcome, matter and discernment: a fold over events (design.md 3).

No script names a step. What counts is which demands were made, granted and refused, which numbers
were found where, and who was reached by which route. Only the first take counts; what follows a
rewind is practice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from game.call.events import (
    Asked,
    Demanded,
    Event,
    Finished,
    Found,
    GaveUp,
    Granted,
    LineBegan,
    PaymentStopAsked,
    Reported,
    Settled,
    Stopped,
    TalkBegan,
    Told,
    first_take,
)
from game.call.model import Role, Scenario
from game.call.state import HARMFUL
from game.scoring.contacts import Contacts, leaving

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
STEPS: tuple[Step, ...] = get_args(Step)
Mark = Literal["met", "missed", "not_needed"]
Outcome = Literal["safe", "exposed", "lost"]
Matter = Literal["settled", "waiting", "given_up", "none"]
Discernment = Literal["hit", "miss", "correct", "false_alarm", "excluded"]

CONSULTED: frozenset[Role] = frozenset({"police", "emergency", "hotline", "consumer", "consulate", "family", "friend"})
"""Whom telling about the call counts as consulting (sources 001-004)."""
POLICE: frozenset[Role] = frozenset({"police", "emergency", "hotline"})
BANK: frozenset[Role] = frozenset({"bank", "issuer"})
REPORTED_TO: frozenset[Role] = POLICE | {"consumer", "consulate", "agency"}
"""Who takes a report of an attempt (sources 003, 004). Family and friends are told, not reported to."""
TOLD_IS_REPORTED: frozenset[Role] = frozenset({"police", "hotline"})
"""Whom telling about an attempt is reporting it: the advice is to tell the police the facts (003, 004), and a station
or #9110 writes down what it is told. An emergency line sends on what is none; the others take a report when asked."""
INDEPENDENT = frozenset({"paper", "official", "contact"})
"""Sources of a number that the caller has no hand in."""
OWN_CHOICE = frozenset({"page", "paper", "contact"})
"""Routes on which the callee taps a number where it stands: official page, paper, contacts."""
UNSAFE = frozenset({"given", "link"})
"""Routes that lead where the caller, or whoever paid for the advertisement, wants."""


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
    """Play time at which the player first hung up on a contact (or declined the only ones); None: never did."""
    flags_passed: int
    """Different red flags that had been heard by then; of the whole play where the player never left."""
    ending: str
    seen_at: Mapping[Step, int]
    """Step -> number of the event that decided it, for the debrief."""


@dataclass
class _Tally:
    scenario: Scenario
    contacts: Contacts
    known: set[str]
    """Entries whose number was found independently."""
    demanded: set[str] = field(default_factory=set)
    granted: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    reached: set[str] = field(default_factory=set)
    """Entries that were reached independently."""
    helped_after: set[Role] = field(default_factory=set)
    """Who was told, or asked to act, after harm."""
    distrust: Mark = "not_needed"
    hang_up: Mark = "not_needed"
    complied: bool = False
    harmed: bool = False
    answered: bool = False
    verified: bool = False
    consulted: bool = False
    unsafe_route: bool = False
    worked_this_time: bool = False
    """Redialling what was displayed reached its owner: noted, not missed."""
    asked: bool = False
    reported: bool = False
    settled: bool = False
    gave_up: bool = False
    stop_asked: bool = False
    stopped: bool = False
    ending: str = ""
    seen: dict[Step, int] = field(default_factory=dict)

    def independent(self, entry: str, route: str) -> bool:
        """Whether the player came to this person by a number that the caller had no hand in."""
        if route in OWN_CHOICE or route == "nearby":
            return True
        return entry in (self.known if route == "typed" else self.reached if route == "history" else ())

    def helper(self, entry: str, route: str) -> Role | None:
        """The role of whom the player turned to; None where that is evidence for nothing."""
        found = self.scenario.entries.get(entry)
        if found is None or found.role == "criminal" or route in UNSAFE or route == "incoming":
            return None
        return found.role


def at_hand(scenario: Scenario) -> set[str]:
    """Entries whose number needs no search: on the sheet beside the phone, or a line that everybody knows."""
    memos = [scenario.papers[paper] for paper in scenario.story.papers if scenario.papers[paper].look == "memo"]
    short = {entry.id for entry in scenario.entries.values() if entry.short}
    return short.union(*(memo.entries for memo in memos))


def score(scenario: Scenario, events: Iterable[Event]) -> Score:
    """Score the first take of a play. Pure; accepts any prefix of a record."""
    played = list(first_take(events))
    tally = _Tally(scenario, Contacts(scenario), at_hand(scenario))
    for number, event in enumerate(played):
        _count_contact(tally, number, event)
        _count(tally, number, event)
    return _result(tally, played)


def _count_contact(t: _Tally, number: int, event: Event) -> None:
    """Whether a contact is over, and who ended it. One that rings again was not over."""
    match t.contacts.take(event):
        case "answered":
            t.answered = True
            if not t.verified:
                t.distrust = "not_needed"
        case "left" | "declined":
            t.hang_up = "met"
            t.seen["hang-up"] = number
            _careful(t, number)
        case "ended":
            if t.complied:
                t.hang_up = "missed"
                t.seen["hang-up"] = number
            _careful(t, number)


def _careful(t: _Tally, number: int) -> None:
    """The contact is over, or its owner was asked: if nothing was granted, the caller ID deceived nobody."""
    if not t.complied:
        t.distrust = "met"
        t.seen.setdefault("distrust-caller-id", number)


def _count(t: _Tally, number: int, event: Event) -> None:
    match event:
        case Demanded(demand=demand):
            t.demanded.add(demand)
        case Granted(demand=demand):
            _granted(t, number, demand)
        case Asked() if t.contacts.talking:
            t.asked = True
            t.seen.setdefault("ask-details", number)
        case LineBegan(line=line):
            t.flags.update(t.scenario.line(line).flags)
        case TalkBegan(entry=entry, route=route) if entry:
            _reached(t, number, entry, route)
        case Found(entry=entry, source=source) if source in INDEPENDENT:
            t.known.add(entry)
        case Told(entry=entry, route=route):
            _told(t, number, entry, route)
        case Reported(entry=entry, route=route):
            if t.helper(entry, route) in REPORTED_TO:
                _reported(t, number)
            _told(t, number, entry, route)
        case PaymentStopAsked(entry=entry):
            role = t.helper(entry, "")
            if role in BANK | POLICE:
                t.stop_asked = True
                _help_after_harm(t, role, number)
        case Settled():
            t.settled = True
        case GaveUp():
            t.gave_up = True
        case Finished(ending=ending):
            t.ending = ending
        case Stopped():
            t.stopped = True


def _granted(t: _Tally, number: int, demand: str) -> None:
    kind = t.scenario.demands[demand].kind
    if demand not in t.granted:
        t.granted.append(demand)
    t.complied = True
    t.harmed = t.harmed or kind in HARMFUL
    if t.distrust != "met":
        t.distrust = "missed"
        t.seen["distrust-caller-id"] = number
    if kind == "key":
        t.unsafe_route = True
        t.seen.setdefault("dial-yourself", number)
    if kind == "money":
        # What was asked for before this money went cannot stop it.
        t.stop_asked = False
    step = _step_of(kind)
    if step is not None:
        t.seen[step] = number


def _told(t: _Tally, number: int, entry: str, route: str) -> None:
    role = t.helper(entry, route)
    if role is None:
        return
    # Police count as found independently (001-004); of family and help lines everybody has the number.
    if role in CONSULTED and (role != "police" or t.independent(entry, route)):
        t.consulted = True
        t.seen.setdefault("consult", number)
    if role in TOLD_IS_REPORTED and t.scenario.kind == "scam":
        _reported(t, number)
    _help_after_harm(t, role, number)


def _reported(t: _Tally, number: int) -> None:
    t.reported = True
    t.seen.setdefault("report", number)


def _help_after_harm(t: _Tally, role: Role | None, number: int) -> None:
    if t.harmed and role is not None:
        t.helped_after.add(role)
        if role in POLICE | BANK | {"consulate"}:
            t.seen["recover"] = number


def _reached(t: _Tally, number: int, entry: str, route: str) -> None:
    role = t.scenario.entries[entry].role
    if role == "criminal" or route in UNSAFE:
        t.unsafe_route = True
        t.seen.setdefault("dial-yourself", number)
    elif t.independent(entry, route):
        t.reached.add(entry)
        # A history only repeats: it shows neither looking up nor dialling oneself.
        if route != "history" and (t.scenario.entries[entry].verifies or entry in t.scenario.verifies):
            t.verified = True
            t.seen["look-up"] = t.seen["dial-yourself"] = number
            _careful(t, number)
    elif route == "history":
        t.worked_this_time = True


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


def _result(t: _Tally, played: list[Event]) -> Score:
    scenario = t.scenario
    kinds = {id: scenario.demands[id].kind for id in t.demanded | set(t.granted)}

    def protects(kind: str) -> Mark:
        if any(kinds[id] == kind for id in t.granted):
            return "missed"
        return "met" if any(kinds[id] == kind for id in t.demanded) else "not_needed"

    def useful(done: bool) -> Mark:
        # Never asking or reporting is "still useful", which costs nothing to who gave nothing away (003).
        return "met" if done else ("missed" if t.complied else "not_needed")

    steps: dict[Step, Mark] = dict.fromkeys(STEPS, "not_needed")
    steps["distrust-caller-id"] = "missed" if t.complied and t.distrust != "met" else t.distrust
    steps["ask-details"] = useful(t.asked)
    steps["disclose-nothing"] = protects("data")
    steps["stay-on-this-line"] = protects("channel")
    steps["pay-nothing"] = protects("money")
    steps["hang-up"] = t.hang_up
    unchecked = t.complied and not (t.verified or t.consulted or t.worked_this_time)
    if t.consulted:
        steps["consult"] = "met"
    elif unchecked:
        steps["consult"] = "missed"
    if t.verified:
        steps["look-up"] = steps["dial-yourself"] = "met"
    elif unchecked or (t.unsafe_route and not t.consulted):
        steps["look-up"] = steps["dial-yourself"] = "missed"
    steps["report"] = useful(t.reported)
    if t.harmed:
        steps["recover"] = "met" if _recovered(t) else "missed"
    met = sum(mark == "met" for mark in steps.values())
    missed = sum(mark == "missed" for mark in steps.values())
    harm = tuple(id for id in t.granted if kinds[id] in HARMFUL)
    outcome: Outcome = "safe"
    if any(kinds[id] == "money" for id in harm):
        outcome = "lost"
    elif harm:
        outcome = "exposed"
    matter: Matter = "none"
    if scenario.kind == "genuine":
        matter = "settled" if t.settled else ("given_up" if t.gave_up else "waiting")
    left = leaving(scenario, played)
    return Score(
        steps=steps,
        score=met / (met + missed) if missed else 1.0,
        outcome=outcome,
        matter=matter,
        discernment=_discernment(t),
        disclosed=harm,
        lost_yen=sum(scenario.demands[id].yen for id in harm if kinds[id] == "money"),
        stop_requested=t.stop_asked,
        left_at_ms=left.at if left else None,
        flags_passed=left.flags if left else len(t.flags),
        ending=t.ending,
        seen_at=t.seen,
    )


def _recovered(t: _Tally) -> bool:
    """Police, then bank or issuer where data or money went, and abroad the mission (facts.md 5).

    The order in which the player rings them is not held against anybody in the first hour.
    """
    kinds = {t.scenario.demands[id].kind for id in t.granted}
    helped = t.helped_after
    return (
        bool(helped & POLICE)
        and (bool(helped & BANK) or not kinds & {"data", "money"})
        and ("consulate" in helped or not t.scenario.story.abroad)
    )


def _discernment(t: _Tally) -> Discernment:
    if t.scenario.kind == "genuine":
        if t.settled:
            return "correct"
        # A play that was broken off was not finished with the matter open.
        return "false_alarm" if t.answered and not t.stopped else "excluded"
    if t.harmed:
        return "miss"
    checked = t.consulted or t.verified or t.worked_this_time
    # A call that was never answered, or is still going on, tells nothing unless the player checked it.
    if not t.answered or t.contacts.open:
        return "hit" if checked else "excluded"
    return "hit"
