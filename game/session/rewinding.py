"""Where a play can be taken up again: between commands, never in the middle of what one led to."""

from __future__ import annotations

from collections.abc import Sequence

from game.call.events import (
    Advised,
    Asked,
    ChatAccepted,
    ChatArrived,
    Demanded,
    DetailGiven,
    Dialled,
    Event,
    FactSet,
    Found,
    GaveUp,
    Granted,
    LeftAlone,
    NodeEntered,
    Noted,
    PaymentStopAsked,
    Reacted,
    Refused,
    Reported,
    Resumed,
    Scheduled,
    Settled,
    Started,
    TalkEnded,
    TimedOut,
    Told,
)
from game.call.state import State

_LEADS_ON = (Started, Dialled, NodeEntered, Reacted, TimedOut, LeftAlone)
"""Events after which another one of the same command always comes."""
_FOLLOWS = (
    Scheduled,
    Reacted,
    DetailGiven,
    Demanded,
    Refused,
    Asked,
    Noted,
    Told,
    Reported,
    PaymentStopAsked,
    Settled,
    GaveUp,
    FactSet,
    ChatArrived,
    Found,
)
"""Events with which no command begins (`Found` begins a guided look-up, whose end is as good)."""


def resting_point(events: Sequence[Event], states: Sequence[State], number: int) -> int:
    """The first event from `number` on after which the play waits for somebody; `states[n]`: after n events.

    A record does not say where a command ended, so this is told from the events themselves. Numbers outside the
    play are taken as its beginning or end.
    """
    last = len(events) - 1
    number = max(0, min(number, last))
    while number < last and _midway(events[number], states[number + 1], events[number + 1]):
        number += 1
    return number


def _midway(event: Event, state: State, following: Event) -> bool:
    if isinstance(event, _LEADS_ON) or isinstance(following, _FOLLOWS):
        return True
    if isinstance(event, ChatAccepted) and isinstance(following, Granted):
        return True
    if isinstance(event, Advised) and event.followed:
        return True
    if isinstance(event, Resumed | TalkEnded | Scheduled) and isinstance(following, NodeEntered):
        # What was granted while somebody waited leads on at once; a line that ends does so later.
        return event.at == following.at
    talk = state.talk
    # In a talk somebody speaks or the player has the floor; in between its rules are at work.
    speaking = {talk.last, state.said[-1][0]} if talk is not None and state.said else set()
    return talk is not None and not talk.floor and not (talk.turn and talk.turn[0] in speaking)
