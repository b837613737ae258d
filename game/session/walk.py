"""Random walks over a scenario: does every play end, and is everything that was written reachable?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game import places
from game.call.codec import from_json, to_json
from game.call.commands import Answer, Finish, HangUp, Wait
from game.call.events import (
    Chose,
    Finished,
    NodeEntered,
    Reacted,
    event_from_json,
    event_to_json,
)
from game.call.model import Scenario
from game.call.offers import Offer, offers
from game.call.state import State
from game.session.bots import Wanderer
from game.session.headless import run
from game.session.play import Play


@dataclass
class Coverage:
    """What walks have reached."""

    nodes: set[str] = field(default_factory=set)
    replies: set[str] = field(default_factory=set)
    reactions: set[str] = field(default_factory=set)
    endings: set[str] = field(default_factory=set)
    taken: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(node or app, offer) -> how often over all walks."""

    def add(self, play: Play) -> None:
        """Count what a finished play reached."""
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
        """What no walk reached: ``kind id (file:line)``, empty when everything was."""
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


class Explorer(Wanderer):
    """A wanderer that prefers what no walk has taken before."""

    def __init__(self, seed: int, coverage: Coverage) -> None:
        super().__init__(seed)
        self.coverage = coverage

    def took(self, state: State, offer: Offer) -> None:
        super().took(state, offer)
        self.coverage.taken[_where(state), offer.id] += 1

    def willing(self, offer: Offer, state: State) -> bool:
        # Three in four may end early, as people do; the fourth goes on, into whatever comes late.
        return not isinstance(offer.command, Finish) or self.count > 40 or self.seed % 4 != 0

    def weight(self, scenario: Scenario, state: State, offer: Offer) -> float:
        known = self.coverage.taken[_where(state), offer.id]
        novelty = 8.0 if known == 0 else 1.0 + 3.0 / known
        return super().weight(scenario, state, offer) * novelty * self.temper(state, offer)

    def temper(self, state: State, offer: Offer) -> float:
        """Seeds differ in temper: who always wavers rarely sees the end of a long refusal or a long yes,
        who never leaves late misses what the caller says to those who did."""
        leaving = isinstance(offer.command, HangUp)
        weight = 1.0
        if leaving and self.seed % 2:
            weight = 0.05
        elif leaving and self.seed % 4 == 2 and state.has("harm"):
            weight = 12.0
        if self.seed % 3 == 1 and offer.grants:
            weight *= 6.0
        if self.seed % 3 == 2 and offer.refuses and not leaving:
            weight *= 6.0
        if self.seed % 5 < 2 and isinstance(offer.command, Wait | Answer):
            weight *= 6.0
        return weight


def _where(state: State) -> str:
    return state.talk.node if state.talk else f"free.{state.app}"


@dataclass(frozen=True, slots=True)
class Failure:
    """A walk that broke a promise."""

    seed: int
    error: str
    events: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What `walk` prints."""

    scenario: str
    runs: int
    seed: int
    missed: tuple[str, ...]
    failures: tuple[Failure, ...]
    outcomes: dict[str, int]
    longest: int
    """Events of the longest walk."""


def walk(
    scenario: Scenario, runs: int, seed: int, progress: Callable[[int], None] = lambda done: None
) -> Report:
    """Walk `runs` times with seeds `seed`, `seed + 1` ... and report what was missed or broke.

    Every walk must end with a score within bounds; every hundredth also goes through JSON and back,
    events and state, after each command.
    """
    coverage = Coverage()
    failures: list[Failure] = []
    outcomes: Counter[str] = Counter()
    longest = 0
    for n in range(runs):
        play = Play(scenario, seed + n)
        try:
            run(play, Explorer(seed + n, coverage))
            _check(play, round_trip=n % 100 == 0)
        except Exception as error:
            # A walk is there to find faults of any kind; the seed and the events reproduce it.
            events = tuple(event_to_json(event) for event in play.events)
            failures.append(Failure(seed + n, f"{type(error).__name__}: {error}", events))
            if len(failures) >= 5:
                break
            continue
        coverage.add(play)
        outcomes[play.score().outcome] += 1
        longest = max(longest, len(play.events))
        progress(n + 1)
    return Report(
        scenario.id, runs, seed, tuple(coverage.missed(scenario)), tuple(failures), dict(outcomes), longest
    )


def _check(play: Play, *, round_trip: bool) -> None:
    result = play.score()
    if not 0.0 <= result.score <= 1.0:
        raise AssertionError(f"score {result.score} out of bounds")
    if not play.state.ending:
        raise AssertionError("finished without an ending")
    if offers(play.scenario, play.state):
        raise AssertionError("a finished play still offers something")
    if round_trip:
        for event in play.events:
            if event_from_json(event_to_json(event)) != event:
                raise AssertionError(f"{event} changes on its way through JSON")
        for state in play.states:
            if from_json(State, to_json(state)) != state:
                raise AssertionError("a state changes on its way through JSON")


def save(scenario: str, failure: Failure, folder: Path | None = None) -> Path:
    """Write a failing walk where it can be looked at (default: the folder of logs). Raises OSError."""
    folder = folder or places.logs()
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"walk-{scenario}-{failure.seed}.json"
    value = {"scenario": scenario, "seed": failure.seed, "error": failure.error, "events": failure.events}
    file.write_text(json.dumps(value, indent=1), encoding="utf-8")
    return file
