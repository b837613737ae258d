"""What the debrief tells: a fold over the events of a play, without a word of text.

    found = debrief(play.scenario, play.events)
    found.ending            # text id of the first sentence, which begins with what went well
    found.number            # the displayed number and its owner's, for a comparison digit by digit
    found.moments           # at most three lines with their flag (or mark of genuineness)
    found.rows              # the call as a timeline: what was said, what the player did
    found.steps             # verification steps: done, or useful next time; never "missed"

Texts are ids of the scenario's; what a screen says itself it finds by the deeds' names. Only the first take
counts, as in the score.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from game.call.directory import bound
from game.call.events import Declined, Demanded, Event, LineBegan, Started, TalkBegan, first_take
from game.call.model import Flag, Role, Scenario
from game.scoring.contacts import Leaving, leaving
from game.scoring.score import STEPS, Score, Step, score
from game.session.recovery import Recovery, recovery
from game.session.timeline import Row, Sign, timeline

__all__ = ["Debrief", "Leaving", "Moment", "NumberStory", "Row", "Sign", "StepRow", "debrief", "sign_of"]

NumberKind = Literal["spoofed_genuine", "look_alike", "own", "foreign", "withheld", "genuine"]
"""What the displayed number was. `own`: the criminals' own number, like nobody else's."""
MOST_MOMENTS = 3
ALIKE = 0.7
"""Share of equal digits from which one number can be taken for another."""
IMPERSONATED: frozenset[Role] = frozenset({"police", "agency", "bank"})
"""Whose numbers a look-alike imitates."""


@dataclass(frozen=True, slots=True)
class NumberStory:
    """The number on the screen and, where there is one, the true number that stands under it."""

    kind: NumberKind
    shown: str
    """As it was displayed; empty when withheld."""
    entry: str = ""
    """Directory entry of the true owner or, for a look-alike, of whom it resembles; may be empty."""
    number: str = ""
    """That entry's number; empty where there is nothing to compare."""

    @property
    def differing(self) -> int:
        """How many digits differ."""
        pairs = zip(self.shown, self.number, strict=False)
        return sum(a != b for a, b in pairs) + abs(len(self.shown) - len(self.number)) if self.number else 0


@dataclass(frozen=True, slots=True)
class Moment:
    """A line that shows best how the call worked on the listener, or how one knows a genuine one."""

    at: int
    """ms of play time."""
    event: int
    line: str
    by: str
    """Caller id."""
    sign: Sign


@dataclass(frozen=True, slots=True)
class StepRow:
    """A verification step on the card."""

    step: Step
    done: bool
    name: str
    """Text id of its name."""
    text: str
    """Text id: what the authorities advise (done), or what makes it useful next time."""
    event: int | None
    """Number of the event that decided it."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """All that the debrief shows of one play."""

    genuine: bool
    ending: str
    """Text id; empty where the play has no ending."""
    number: NumberStory | None
    moments: tuple[Moment, ...]
    words: tuple[str, ...]
    """Text ids of the sentences to say next time, the most fitting first."""
    rows: tuple[Row, ...]
    steps: tuple[StepRow, ...]
    """What was done first, then what is useful next time."""
    leaving: Leaving | None
    kept: tuple[str, ...]
    """Demands that were made and never granted: what stayed safe."""
    given: tuple[str, ...]
    """Harmful demands that were granted."""
    recovery: tuple[Recovery, ...]
    """What to do now, in order; empty where nothing was given."""
    sources: tuple[str, ...]
    """Source ids, in the order in which they are first needed."""
    score: Score


def debrief(scenario: Scenario, events: Iterable[Event], place: str = "") -> Debrief:
    """The debrief of a play. Accepts any prefix of a record. `place`: the player's country ("": the story's)."""
    played = list(first_take(events))
    result = score(scenario, played)
    left = leaving(scenario, played)
    rows = timeline(scenario, played)
    moments = _moments(scenario, played, left, result, frozenset(row.event for row in rows if row.signs))
    genuine = scenario.kind == "genuine"
    ending = next((e.text for e in scenario.endings if e.id == result.ending), "")
    demanded = dict.fromkeys(e.demand for e in played if isinstance(e, Demanded))
    granted = {row.demand for row in rows if row.deed == "granted"}
    signs = [moment.sign for moment in moments] + [sign for row in rows for sign in row.signs]
    return Debrief(
        genuine=genuine,
        ending=ending,
        number=_number(scenario, played),
        moments=moments,
        words=_words(scenario, result),
        rows=rows,
        steps=_steps(scenario, result),
        leaving=left,
        kept=tuple(id for id in demanded if id not in granted),
        given=result.disclosed,
        recovery=recovery(scenario, played, place),
        sources=tuple(dict.fromkeys(s for sign in signs for s in sign_of(scenario, sign).sources)),
        score=result,
    )


def sign_of(scenario: Scenario, sign: Sign) -> Flag:
    """The flag or mark itself, with its text, tactic, official sentence and sources."""
    return (scenario.flags if sign.kind == "flag" else scenario.marks)[sign.id]


# The displayed number


def _number(scenario: Scenario, events: list[Event]) -> NumberStory | None:
    """The most telling of the caller IDs that appeared: one that copies a true number before any other."""
    variant = next((e.variant for e in events if isinstance(e, Started)), ())
    talks = dict.fromkeys(
        [
            scenario.opening,
            *(e.talk for e in events if isinstance(e, TalkBegan) and e.route == "incoming"),
            *(e.talk for e in events if isinstance(e, Declined)),
        ]
    )
    order = ("spoofed_genuine", "genuine", "look_alike", "foreign", "withheld")
    shown = [s for talk in talks if (s := scenario.callers[scenario.talks[talk].caller].shows)]
    if not shown:
        return None
    best = min(shown, key=lambda s: order.index(s.authenticity))
    number = bound(best.number, variant)
    if best.authenticity in ("spoofed_genuine", "genuine"):
        owner = scenario.entries.get(best.owner)
        true = bound(owner.number, variant) if owner else ""
        return NumberStory(best.authenticity, number, best.owner, true)
    if best.authenticity == "look_alike":
        alike = _alike(scenario, number, variant)
        if alike:
            return NumberStory("look_alike", number, alike, bound(scenario.entries[alike].number, variant))
        return NumberStory("own", number)
    return NumberStory(best.authenticity, number)


def _alike(scenario: Scenario, number: str, variant: tuple[tuple[str, str], ...]) -> str:
    """The true entry whose number the shown one resembles, digit by digit; empty where none does."""

    def share(other: str) -> float:
        if len(other) != len(number) or any((a == "-") != (b == "-") for a, b in zip(other, number, strict=True)):
            return 0.0
        digits = [(a, b) for a, b in zip(other, number, strict=True) if a != "-"]
        return sum(a == b for a, b in digits) / len(digits)

    shares = {
        id: share(bound(scenario.entries[id].number, variant))
        for id in scenario.verifies
        if scenario.entries[id].role in IMPERSONATED
    }
    best = max(shares, key=lambda id: shares[id], default="")
    return best if best and ALIKE <= shares[best] < 1 else ""


# Moments


def _moments(
    scenario: Scenario, events: list[Event], left: Leaving | None, result: Score, rows: frozenset[int]
) -> tuple[Moment, ...]:
    """At most three lines, each with another sign and, where possible, another tactic and sentence.

    What weighs: what was asked for (most of all if it was given), an official sentence about it, and nearness
    to the moment of leaving, since that is what the player remembers. `rows`: the events that the timeline shows
    with a sign; a sign stands beside the same words in both.
    """
    kind: Literal["flag", "mark"] = "mark" if scenario.kind == "genuine" else "flag"
    heard: list[Moment] = []
    for number, event in enumerate(events):
        if isinstance(event, LineBegan) and number in rows:
            line = scenario.line(event.line)
            ids = line.flags if kind == "flag" else line.marks
            heard += [Moment(event.at, number, event.line, event.by, Sign(kind, id)) for id in ids]
    end = left.event if left else len(events)
    before = [n for n, moment in enumerate(heard) if moment.event < end]
    nearest = before[-1] if before else 0

    def weight(place: int, moment: Moment) -> float:
        demand = scenario.line(moment.line).demand
        near = 2 * (1 - abs(nearest - place) / max(1, len(heard)))
        asked = (4.0 if demand in result.disclosed else 2.0) if demand else 0.0
        return near + asked + (1.0 if sign_of(scenario, moment.sign).sentence else 0.0)

    weights = [weight(place, moment) for place, moment in enumerate(heard)]
    chosen: list[int] = []
    while len(chosen) < MOST_MOMENTS:
        taken = {heard[n].sign.id for n in chosen}
        lines = {heard[n].line for n in chosen}
        told = {text for n in chosen for text in _about(scenario, heard[n])}
        rest = [n for n, m in enumerate(heard) if m.sign.id not in taken and m.line not in lines]
        # What says only what was said already is left out.
        rest = [n for n in rest if not _about(scenario, heard[n]) <= told or not told]
        if not rest:
            break
        fresh = [n for n in rest if not told & _about(scenario, heard[n])]
        chosen.append(max(fresh or rest, key=lambda n: weights[n]))
    return tuple(heard[n] for n in sorted(chosen))


def _about(scenario: Scenario, moment: Moment) -> set[str]:
    """Tactic and official sentence of a moment."""
    sign = sign_of(scenario, moment.sign)
    return {sign.tactic, sign.sentence} - {""}


# Steps and words


def _steps(scenario: Scenario, result: Score) -> tuple[StepRow, ...]:
    genuine = scenario.kind == "genuine"
    helped = "met" in (result.steps["consult"], result.steps["look-up"])
    done = [step for step in STEPS if result.steps[step] == "met"]
    useful: list[Step] = []
    for step in STEPS:
        mark = result.steps[step]
        # Nothing wrong was done by who neither asked nor reported, but it helps; and who only hung up can
        # still look the number up and call.
        helps = (
            step == "ask-details"
            or (step == "report" and not genuine)
            or (step in ("look-up", "dial-yourself") and not helped)
        )
        if mark == "missed" or (mark == "not_needed" and helps):
            useful.append(step)
    if genuine:
        useful = [step for step in useful if step not in ("report", "recover", "consult")]

    def row(step: Step, met: bool) -> StepRow:
        text = scenario.cautions.get(step) or f"step.{step}.{'advice' if met else 'still'}"
        return StepRow(step, met, f"step.{step}.name", text, result.seen_at.get(step))

    return (*(row(step, True) for step in done), *(row(step, False) for step in useful))


def _words(scenario: Scenario, result: Score) -> tuple[str, ...]:
    """Scripts put the general sentence first, the sharper one after it for who gave something."""
    words = scenario.words
    sharper = result.outcome != "safe" or (scenario.kind == "genuine" and result.matter == "waiting")
    return (*words[1:], *words[:1]) if sharper else words
