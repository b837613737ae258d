"""The automatic player of random walks: it goes where no walk has been, and back to where something is open.

Pure chance rarely reaches what lies behind a dozen choices. So a walk may begin by repeating the way of an
earlier one to a situation where something was offered and never taken, and take that. Every walk is still a
whole play from the ring to its end, and its saved events reproduce it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from game.call.commands import Answer, Command, Finish, HangUp, Wait
from game.call.events import Chose, Finished, NodeEntered, Reacted
from game.call.model import Scenario
from game.call.offers import TYPED, Offer, offers
from game.call.state import State
from game.session.bots import Wanderer, fraction
from game.session.on_hold import Deed, deeds
from game.session.play import Play

Way = tuple[int, tuple[tuple[int, Command], ...]]
"""Seed of a play, and (events before it, command) in order."""


@dataclass
class Coverage:
    """What walks have reached, and how to come back to where something is open."""

    nodes: set[str] = field(default_factory=set)
    replies: set[str] = field(default_factory=set)
    reactions: set[str] = field(default_factory=set)
    endings: set[str] = field(default_factory=set)
    on_hold: Counter[Deed] = field(default_factory=Counter)
    """What was done with calls on hold -> in how many walks."""
    taken: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(situation, offer) -> how often over all walks."""
    ways: dict[str, Way] = field(default_factory=dict)
    """Situation -> the shortest way to it that a walk has found."""
    open: dict[tuple[str, str], None] = field(default_factory=dict)
    """(situation, offer) that was offered and not yet taken, oldest first."""

    def add(self, play: Play) -> None:
        """Count what a finished play reached."""
        self.on_hold.update(deeds(play))
        for event in play.events:
            match event:
                case NodeEntered(node=node):
                    self.nodes.add(node)
                case Chose(reply=reply):
                    self.replies.add(reply)
                case Reacted(reaction=reaction) if reaction:
                    self.reactions.add(reaction)
                case Finished(ending=ending):
                    self.endings.add(ending)

    def missed(self, scenario: Scenario) -> list[str]:
        """What no walk reached: ``file:line: kind id``, empty when everything was."""
        wanted = (
            ("node", [id for id in scenario.nodes if id not in self.nodes]),
            (
                "reply",
                [r.id for n in scenario.nodes.values() for r in n.replies if r.id not in self.replies],
            ),
            ("reaction", [id for id in scenario.reactions if id not in self.reactions]),
            ("ending", [e.id for e in scenario.endings if e.id not in self.endings]),
        )
        return [
            f"{scenario.places.get(id) or scenario.places.get(f'ending.{id}') or '?'}: {kind} {id}"
            for kind, ids in wanted
            for id in ids
        ]

    def goal(self, number: int) -> tuple[Way, str] | None:
        """The way to an open offer and the offer, for the walk with that number; None: nothing is open.

        Replies that no walk has chosen come first: they are what was written and may be unreachable.
        """
        fresh = [
            (where, offer)
            for where, offer in self.open
            if offer.startswith("reply.") and offer.removeprefix("reply.") not in self.replies
        ]
        # Replies that nobody has chosen are worth every second walk. The rest is worth every eighth; among this, what
        # comes by itself to who waits or answers, since chance rarely has the patience. Another eighth is for calls
        # on hold; among these, for who puts one on hold while another rings.
        rows = fresh
        if not rows and number % 8 == 1:
            rows = [row for row in self.open if row[1] in ("wait", "answer")] or list(self.open)
        elif not rows and number % 8 == 3:
            waiting = [row for row in self.open if row[1] in ("hold", "resume") or row[0].startswith("holding")]
            rows = [row for row in waiting if row[0].startswith("ringing")] or waiting
        if not rows:
            return None
        where, offer = rows[int(fraction(f"goal:{number}") * len(rows))]
        return self.ways[where], offer


class Explorer(Wanderer):
    """A wanderer that prefers what no walk has taken before."""

    def __init__(self, number: int, coverage: Coverage) -> None:
        goal = coverage.goal(number) if number % 2 else None
        way, self.aim = goal if goal else ((number, ()), "")
        super().__init__(way[0])
        self.number = number
        self.coverage = coverage
        self.ahead = list(way[1])
        self.done: list[tuple[int, Command]] = []
        self._where: tuple[State | None, str] = (None, "")

    def interrupts(self, scenario: Scenario, state: State) -> bool:
        if self.ahead:
            return self.ahead[0][0] == state.events
        return super().interrupts(scenario, state)

    def choose(self, scenario: Scenario, state: State) -> Command:
        where = self.where(state)
        known = self.coverage.ways.get(where)
        if known is None or len(self.done) < len(known[1]):
            self.coverage.ways[where] = (self.seed, tuple(self.done))
        for offer in offers(scenario, state):
            if _matters(offer) and not self.coverage.taken[where, offer.id]:
                self.coverage.open[where, offer.id] = None
        command = self._next(scenario, state)
        self.done.append((state.events, command))
        return command

    def _next(self, scenario: Scenario, state: State) -> Command:
        if self.ahead:
            self.count += 1
            command = self.ahead.pop(0)[1]
            if not self.ahead:
                # From here on chance is another one than that of the walk whose way this was.
                self.salt = f"{self.seed}/{self.number}"
            return command
        if self.aim:
            aim, self.aim = self.aim, ""
            offer = next((o for o in offers(scenario, state) if o.id == aim), None)
            if offer is not None:
                self.count += 1
                self.took(state, offer)
                return self.typed(scenario, state, offer)
        return super().choose(scenario, state)

    def took(self, state: State, offer: Offer) -> None:
        super().took(state, offer)
        where = self.where(state)
        self.coverage.taken[where, offer.id] += 1
        self.coverage.open.pop((where, offer.id), None)

    def willing(self, offer: Offer, state: State) -> bool:
        # Three in four may end early, as people do; the fourth goes on, into whatever comes late.
        return not isinstance(offer.command, Finish) or self.count > 40 or self.number % 4 != 0

    def weight(self, scenario: Scenario, state: State, offer: Offer) -> float:
        known = self.coverage.taken[self.where(state), offer.id]
        novelty = 8.0 if known == 0 else 1.0 + 3.0 / known
        return super().weight(scenario, state, offer) * novelty * self.temper(state, offer)

    def where(self, state: State) -> str:
        """The situation of a state; asked for each offer, worked out once."""
        if self._where[0] is not state:
            self._where = (state, situation(state))
        return self._where[1]

    def temper(self, state: State, offer: Offer) -> float:
        """Walks differ in temper: who always wavers rarely sees the end of a long refusal or a long yes,
        who never leaves late misses what the caller says to those who did."""
        leaving = isinstance(offer.command, HangUp)
        weight = 1.0
        if leaving and self.number % 2:
            weight = 0.05
        elif leaving and self.number % 4 == 2 and state.has("harm"):
            weight = 12.0
        if self.number % 3 == 1 and offer.grants:
            weight *= 6.0
        if self.number % 3 == 2 and offer.refuses and not leaving:
            weight *= 6.0
        if self.number % 5 < 2 and isinstance(offer.command, Wait | Answer):
            weight *= 6.0
        return weight


def _matters(offer: Offer) -> bool:
    """Whether taking it may lead to something that was written; apps and papers do not."""
    return offer.kind != "phone" or bool(offer.grants) or isinstance(offer.command, Wait) or offer.id == TYPED


def situation(state: State) -> str:
    """Where a play is, as far as it decides what can still come: the node, or the free phone after what."""
    given = " ".join(sorted(fact for fact in state.facts if fact.startswith(("granted.", "set."))))
    reached = " ".join(sorted(fact for fact in state.facts if fact.startswith("reached.")))
    if state.ringing:
        return f"ringing{'.app' if state.in_hand else ''} {state.ringing} {given} {reached}"
    if state.talk is not None:
        return f"{state.talk.node} {given}"
    left = " ".join(sorted(fact for fact in state.facts if fact.startswith(("left.", "missed."))))
    held = f"holding {state.held.node} " if state.held is not None else ""
    return f"{held}free.{state.app} {len(state.pending)} {left} {given} {reached}"
