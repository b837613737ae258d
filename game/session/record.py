"""Making a play durable: header, events and end, in the words of the results folder.

    with open_store(folder) as store:
        record = Record(store, scenario, screen="ja", captions="ja", voice="ja")
        play = Play(scenario, seed, recorder=record)
        ...
        play.durable          # the next screen may show
        play.close()
        record.wait(5)

A `Record` serves one play. Nothing in it raises or waits unless asked to.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, replace
from functools import partial
from hashlib import sha256
from typing import Any

import game
from game.call.codec import to_json
from game.call.events import Event, Finished, Started, event_to_json, first_take
from game.call.model import FORMAT, Scenario
from game.call.state import State
from game.results.recording import Recording, Ticket
from game.results.run import Header, Row, RunState, canonical
from game.results.store import Store
from game.session.play import Play
from game.session.summary import summary

STATE = "state"
"""Key under which a stored summary holds `state_digest`, beside what ``play --json`` prints."""


class Record:
    """The recorder of one play (`game.session.play.Recorder`)."""

    def __init__(self, store: Store, scenario: Scenario, *, screen: str, captions: str, voice: str) -> None:
        """`voice`: language spoken aloud, empty when captions run alone."""
        self.store = store
        self._scenario = scenario
        self._languages = {"screen": screen, "captions": captions, "voice": voice}
        self._recording: Recording | None = None
        self._last: Ticket | None = None

    @property
    def run(self) -> str:
        """The run's id; empty before the first event."""
        return self._recording.id if self._recording else ""

    def append(self, events: Sequence[Event], states: Sequence[State]) -> None:
        """Queue the events of one command; `states[n]` is the state after ``events[n]``."""
        if self._recording is None:
            self._recording = self.store.begin(self._header(events[0]), partial(compiled, self._scenario))
        rows = [row(event, state) for event, state in zip(events, states, strict=True)]
        self._last = self._recording.append(rows)

    def durable(self) -> bool:
        """Whether all so far is on the disk, or known not to get there now (`Store.trouble` says why)."""
        return self._last is None or self._last.done

    def wait(self, seconds: float) -> bool:
        """Wait for the acknowledgement of all so far. True: it is on the disk."""
        return self._last is None or self._last.wait(seconds)

    def close(self, play: Play) -> None:
        """Write how the play ended and what came of it."""
        if self._recording is not None:
            result = {**summary(play, self.run), STATE: state_digest(play.state)}
            # Of the first take, which is the result; practice may have ended otherwise.
            over = any(isinstance(event, Finished) for event in first_take(play.events))
            ended: RunState = "finished" if over else "stopped"
            self._last = self._recording.end(ended, result)

    def _header(self, first: Event) -> Header:
        # Every play begins with `Started`; a header without its seed could not be replayed.
        assert isinstance(first, Started)
        return Header(
            format=FORMAT,
            scenario=self._scenario.id,
            scenario_hash=self._scenario.hash,
            seed=first.seed,
            variants=dict(first.variant),
            languages=self._languages,
            time_scale=first.time_scale,
            version=game.__version__,
        )


def compiled(scenario: Scenario) -> bytes:
    """The scenario's JSON as it is stored: all that its hash covers, and the hash.

    Left out is where each text is written: the paths of an author's machine are nobody's business.
    """
    return json.dumps(to_json(replace(scenario, places={})), ensure_ascii=False, sort_keys=True).encode()


def row(event: Event, state: State) -> Row:
    """The event as a row of the results folder; `state` is the state after it."""
    data = event_to_json(event)
    kind, at, actor = data.pop("kind"), data.pop("at"), data.pop("actor")
    return Row(at, state.take, actor, kind, data)


def state_digest(state: State) -> dict[str, str]:
    """Each part of the state as the first 12 digits of its sha256: a few hundred bytes, and still one
    can say which part of a replayed state is another."""
    return {
        part.name: sha256(canonical(to_json(getattr(state, part.name))).encode("ascii")).hexdigest()[:12]
        for part in fields(state)
    }


def without_state(stored: dict[str, Any]) -> dict[str, Any]:
    """A stored summary as ``play --json`` printed it."""
    return {key: value for key, value in stored.items() if key != STATE}
