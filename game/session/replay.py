"""Playing a record again, without sound, screen or script.

The compiled scenario is taken from the results folder by its hash, so the YAML may have been edited or
deleted since. The events are folded once more, and state and score must come out as they did live.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from game.call.codec import CodecError, from_json, to_json
from game.call.events import Event, Started, event_from_json
from game.call.model import FORMAT, Scenario
from game.call.state import State, after
from game.results.run import StoredEvent, StoredRun
from game.results.store import Results
from game.scenario.fingerprint import fingerprint
from game.session.play import Play
from game.session.record import STATE, state_digest, without_state
from game.session.summary import summary


class ReplayError(ValueError):
    """The record cannot be played at all; the message says why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Replay:
    """A record played again."""

    run: StoredRun
    play: Play
    """The play as it stood at its end, made from the record alone; `play.score()` scores it anew."""
    differences: tuple[str, ...]
    """What is not as it was live, one clause each; empty: proved equal."""
    proved: bool
    """The live play's state and score were there to compare with (a play that was interrupted has none)."""


def replay(results: Results, id: str) -> Replay:
    """Fold a run, by its id or the beginning of it. Raises `ReplayError`, `results.reading.Unreadable`."""
    run = results.run(id)
    differences: list[str] = []
    fault = results.verify(run.id)
    if fault:
        differences.append(f"record: {fault}")
    scenario = _scenario(results, run, differences)
    stored = results.events(run.id)
    if not stored:
        raise ReplayError(f"run {run.id} has no events: it broke off before the first was on the disk")
    events = [_event(run, event) for event in stored]
    # Practice after the end is kept with the run; what was summed up is what came before it.
    upto = run.summary.get("events")
    play = _played(scenario, run, events[:upto] if isinstance(upto, int) and upto >= 0 else events)
    differences += _header_differences(run, events[0])
    if run.summary:
        # Records from before the helper's play do not say that they are none.
        live = {"helper": False, **without_state(dict(run.summary))}
        differences += _different("", live, json.loads(json.dumps(summary(play, run.id))))
        digest = run.summary.get(STATE)
        differences += _state_differences(digest if isinstance(digest, Mapping) else {}, play.state)
    return Replay(run, play, tuple(differences), bool(run.summary))


def _scenario(results: Results, run: StoredRun, differences: list[str]) -> Scenario:
    if run.header.format != FORMAT:
        raise ReplayError(
            f"run {run.id} was played with scenario format {run.header.format}; this version plays format {FORMAT}"
        )
    try:
        scenario = from_json(Scenario, json.loads(results.scenario(run.header.scenario_hash)))
    except (CodecError, ValueError, RecursionError) as error:
        raise ReplayError(f"the stored scenario of run {run.id} cannot be read: {error}") from error
    if fingerprint(scenario) != run.header.scenario_hash:
        differences.append("scenario: the stored scenario is not the one that was played (another hash)")
    return scenario


def _event(run: StoredRun, stored: StoredEvent) -> Event:
    try:
        return event_from_json({"kind": stored.kind, "at": stored.at_ms, "actor": stored.actor, **stored.data})
    except CodecError as error:
        raise ReplayError(f"event {stored.seq} of run {run.id} cannot be read: {error}") from error


def _played(scenario: Scenario, run: StoredRun, events: list[Event]) -> Play:
    states = [State()]
    for number, event in enumerate(events):
        try:
            states.append(after(scenario, states, event))
        except Exception as error:
            # Events that no play could have made (a changed record) may break any rule of the fold.
            what = f"event {number} of run {run.id} ({type(event).__name__})"
            raise ReplayError(f"{what} does not follow from those before it") from error
    play = Play(scenario, run.header.seed)
    play.events, play.states = events, states
    return play


def _header_differences(run: StoredRun, first: Event) -> Iterator[str]:
    if not isinstance(first, Started):
        yield f"header: the first event is {type(first).__name__} and not Started"
        return
    header = run.header
    live = {"seed": header.seed, "variants": dict(header.variants)}
    yield from _different("header.", live, {"seed": first.seed, "variants": dict(first.variant)})


def _different(where: str, live: Mapping[str, Any], again: Mapping[str, Any]) -> Iterator[str]:
    for key in dict.fromkeys([*live, *again]):
        was, now = live.get(key), again.get(key)
        if isinstance(was, Mapping) and isinstance(now, Mapping):
            yield from _different(f"{where}{key}.", was, now)
        elif was != now:
            yield f"{where}{key}: live {was!r}, replayed {now!r}"


def _state_differences(live: Mapping[str, str], state: State) -> Iterator[str]:
    # Of a part that the live play's version had not yet the record holds nothing; one that this version has no
    # longer cannot be compared.
    empty = state_digest(State())
    for part, again in state_digest(state).items():
        if live.get(part, empty[part]) != again:
            yield f"state.{part}: replayed {to_json(getattr(state, part))!r} is not what it was live"
