"""After harm: what to do now, in order. Late is better than never; nobody promises the money back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from game.call.events import Event, Granted, PaymentStopAsked, Reported, Told
from game.call.model import DemandKind, Role, Scenario
from game.call.state import HARMFUL
from game.scoring.score import BANK, CONSULTED, POLICE

RecoveryStep = Literal[
    "stop", "police", "bank", "bank-told", "card", "consulate", "block", "passwords", "trusted", "again"
]


@dataclass(frozen=True, slots=True)
class Recovery:
    """One thing to do, and whether the player did it in the play."""

    id: RecoveryStep
    done: bool = False
    helplines: tuple[str, ...] = ()
    """Verified numbers and pages to show beside it, as `helplines.yaml` names them."""


POLICE_LINES = {
    "japan": ("110", "#9110"),
    "us": ("911", "reportfraud.ftc.gov", "ic3.gov"),
    "france": ("17", "17cyber.gouv.fr"),
}


def recovery(scenario: Scenario, events: Iterable[Event], place: str = "") -> tuple[Recovery, ...]:
    """The list for what was given in these events; empty where nothing was. `place`: the country whose lines are named,
    where it is another than the story's, since the list is for the player's own life.

    Police come first and the bank right after (government advice); passwords and devices the same day.
    """
    kinds: set[DemandKind] = set()
    helped: set[Role] = set()
    for event in events:
        if isinstance(event, Granted):
            kind = scenario.demands[event.demand].kind
            kinds |= {kind} & HARMFUL
        elif kinds and isinstance(event, Told | Reported | PaymentStopAsked):
            entry = scenario.entries.get(event.entry)
            if entry is not None:
                helped.add(entry.role)
    if not kinds:
        return ()
    roles = {entry.role for entry in scenario.entries.values()}
    steps = [
        Recovery("stop"),
        Recovery("police", bool(helped & POLICE), POLICE_LINES[place or scenario.story.place]),
    ]
    if kinds & {"money", "data"}:
        done = "bank" in helped or ("issuer" not in roles and bool(helped & BANK))
        steps.append(Recovery("bank" if "money" in kinds else "bank-told", done))
    if "data" in kinds and "issuer" in roles:
        steps.append(Recovery("card", "issuer" in helped))
    if scenario.story.abroad and place != "japan":
        steps.append(Recovery("consulate", "consulate" in helped))
    if "channel" in kinds:
        steps.append(Recovery("block"))
    if kinds & {"data", "channel"}:
        steps.append(Recovery("passwords"))
    steps.append(Recovery("trusted", bool(helped & CONSULTED)))
    steps.append(Recovery("again"))
    return tuple(steps)
