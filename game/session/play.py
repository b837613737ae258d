"""One play: the scenario, its events so far, and the only door through which commands go in.

The window, the headless runner and the tests drive the same object. It holds no clock: whoever
drives it says what time it is (ms of play time, pauses left out).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from game.call.advice import advised
from game.call.commands import Act, Actor, Command, LineDone, Stop, Tick
from game.call.events import Event, Rewound
from game.call.model import Line, Scenario
from game.call.offers import Offer, offers
from game.call.rules import Refusal, start, step
from game.call.state import State, after
from game.call.wording import Wording
from game.scoring.score import Score, score
from game.session.rewinding import resting_point


class Recorder(Protocol):
    """Where events become durable. Never raises; a play goes on without its record."""

    def append(self, events: Sequence[Event], states: Sequence[State]) -> None:
        """Queue the events of one command as one transaction."""

    def durable(self) -> bool:
        """Whether everything queued so far has been acknowledged (or is known to be lost for good)."""

    def close(self, play: Play) -> None:
        """The play is over: write its summary and mark how it ended."""


class Play:
    """A play of a scenario. `states[n]` is the state after n events."""

    def __init__(
        self,
        scenario: Scenario,
        seed: int,
        *,
        spoken: str = "ja",
        recorder: Recorder | None = None,
        timed: bool = False,
        time_scale: int = 100,
        helper: bool = False,
    ) -> None:
        """`helper`: a relative holds the phone, and the player advises (`game.call.advice`)."""
        self.scenario = scenario
        self.seed = seed
        self.spoken = spoken
        self.recorder = recorder
        self.events: list[Event] = []
        self.states: list[State] = [State()]
        self._closed = False
        self.practice_of: int | None = None
        """Of a practice: the number of the event after which it was taken up."""
        for event in start(scenario, seed, timed=timed, time_scale=time_scale, helper=helper):
            self._take((event,), [after(scenario, self.states, event)])
        self._spoken = Wording(scenario, spoken, self.state.variant)

    @property
    def state(self) -> State:
        return self.states[-1]

    @property
    def line(self) -> Line | None:
        """The line being said, if one is."""
        talk = None if self.state.stopped or self.state.finished else self.state.talk
        return self.scenario.line(talk.turn[0]) if talk and talk.turn else None

    @property
    def line_ms(self) -> int:
        """Nominal duration of the line being said, in the spoken language."""
        line = self.line
        return self._spoken.duration(line.id) if line else 0

    @property
    def durable(self) -> bool:
        """The next screen may show: every event so far is on disk, or cannot be."""
        return self.recorder is None or self.recorder.durable()

    @property
    def helper(self) -> bool:
        """Whether the player advises a relative who holds the phone."""
        return self.state.profile is not None

    def offers(self) -> tuple[Offer, ...]:
        return offers(self.scenario, self.state)

    def offer(self, id: str) -> Offer | None:
        return next((offer for offer in self.offers() if offer.id == id), None)

    def wording(self, lang: str) -> Wording:
        """The play's words in a language."""
        return Wording(self.scenario, lang, self.state.variant)

    def do(
        self, command: Command, at: int, actor: Actor = "player", votes: tuple[int, ...] = ()
    ) -> tuple[Event, ...] | Refusal:
        """Decide a command and take its events. A refusal changes nothing."""
        made = step(self.scenario, self.state, Act(command, at, actor, votes))
        if isinstance(made, Refusal):
            return made
        events = tuple(event for event, _ in made)
        self._take(events, [state for _, state in made])
        return events

    def bring_about(
        self, command: Command, at: int, actor: Actor = "player", votes: tuple[int, ...] = ()
    ) -> tuple[Event, ...] | Refusal:
        """As `do`; in a helper's play what only the relative can do is advised."""
        return self.do(advised(self.scenario, self.state, command), at, actor, votes)

    def line_done(self, at: int) -> tuple[Event, ...]:
        """The line being said is over (spoken to its end, or skipped)."""
        line = self.line
        if line is None:
            return ()
        made = self.do(LineDone(line.id), at, "clock")
        return () if isinstance(made, Refusal) else made

    def tick(self, at: int) -> tuple[Event, ...]:
        """Time has come to `at`: fire what is due."""
        made = self.do(Tick(), at, "clock")
        return () if isinstance(made, Refusal) else made

    def rewind(self, to: int, at: int) -> None:
        """Open a new take from event number `to` and all that its command led to. Such takes are practice."""
        take = 1 + sum(isinstance(event, Rewound) for event in self.events)
        event = Rewound(at, "player", (), resting_point(self.events, self.states, to), take)
        self._take((event,), [after(self.scenario, self.states, event)])

    def resting(self, to: int) -> int:
        """The first event from number `to` on after which the play waits for somebody."""
        return resting_point(self.events, self.states, to)

    def practice(self, to: int) -> Play:
        """A play of its own that begins where this one stood after event `to` and all that its command led to.

        It is practice: nothing of it is recorded, and this play stays as it is. Its clock goes on from that moment, so
        that its debrief tells one call. (`rewind` does the same inside a record that is still open.)
        """
        end = self.resting(to)
        play = Play(self.scenario, self.seed, spoken=self.spoken)
        play.events, play.states = self.events[: end + 1], self.states[: end + 2]
        play._spoken = Wording(self.scenario, self.spoken, play.state.variant)
        play.practice_of = end
        return play

    def stop(self, at: int) -> None:
        """The player leaves, whatever is going on."""
        if not (self.state.finished or self.state.stopped):
            self.do(Stop(), at)
        self.close()

    def close(self) -> None:
        """Write the end of the record; harmless when called again."""
        if self.recorder is not None and not self._closed:
            self._closed = True
            self.recorder.close(self)

    def score(self) -> Score:
        return score(self.scenario, self.events)

    def _take(self, events: Sequence[Event], states: Sequence[State]) -> None:
        self.events += events
        self.states += states
        if self.recorder is not None and events:
            self.recorder.append(events, states)
