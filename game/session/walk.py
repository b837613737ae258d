"""Random walks over a scenario: does every play end, and is everything that was written reachable?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game import places
from game.call.codec import from_json, to_json
from game.call.events import event_from_json, event_to_json
from game.call.model import Scenario
from game.call.offers import offers
from game.call.state import State, fold
from game.scoring.score import score
from game.session.explorer import Coverage, Explorer
from game.session.headless import run
from game.session.on_hold import DEEDS
from game.session.play import Play


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
    on_hold: dict[str, int]
    """What was done with calls on hold (`game.session.on_hold`) -> in how many walks."""


def walk(
    scenario: Scenario,
    runs: int,
    seed: int,
    progress: Callable[[int], None] = lambda done: None,
    *,
    helper: bool = False,
) -> Report:
    """Walk `runs` times with seeds `seed`, `seed + 1` ... and report what was missed or broke.

    Every walk must end with a score within bounds; every hundredth also goes through JSON and back,
    events and state, after each command, and its events make the same play again. `helper`: beside a relative who
    holds the phone.
    """
    coverage = Coverage()
    failures: list[Failure] = []
    outcomes: Counter[str] = Counter()
    longest = 0
    for n in range(runs):
        explorer = Explorer(seed + n, coverage)
        play = Play(scenario, explorer.seed, helper=helper)
        try:
            run(play, explorer)
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
        scenario.id,
        runs,
        seed,
        tuple(coverage.missed(scenario)),
        tuple(failures),
        dict(outcomes),
        longest,
        {deed: coverage.on_hold[deed] for deed in DEEDS},
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
        again = [event_from_json(event_to_json(event)) for event in play.events]
        for event, read in zip(play.events, again, strict=True):
            if read != event:
                raise AssertionError(f"{event} changes on its way through JSON")
        if fold(play.scenario, again) != play.state or score(play.scenario, again) != result:
            raise AssertionError("the events do not make the same play again")
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
