"""Who is on the line: when a contact that rang was answered, and how it came to its end.

A contact is whoever rings in the matter of the scenario: in a scam the criminals, in a genuine one the callers.
While such a talk is on hold for another one, the contact goes on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from game.call.events import Declined, Event, LineBegan, TalkBegan, TalkEnded, first_take
from game.call.model import Scenario

Turn = Literal["", "answered", "left", "ended", "declined"]
"""What an event meant for the contact. `left`: the player put the receiver down; `ended`: the other person did."""


class Contacts:
    """Follows a play's talks, event by event."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._line: list[bool] = []
        """The talks on the line, the present one last: whether each is a contact that rang."""

    @property
    def open(self) -> bool:
        """Whether a contact that rang is on the line, perhaps on hold."""
        return any(self._line)

    @property
    def talking(self) -> bool:
        """Whether the present talk is one that rang."""
        return bool(self._line) and self._line[-1]

    def take(self, event: Event) -> Turn:
        """The event's meaning for the contact; empty where it has none."""
        match event:
            case TalkBegan(talk=talk, route=route):
                self._line.append(route == "incoming" and self._of_the_matter(talk))
                return "answered" if self._line[-1] else ""
            case TalkEnded(by=by) if self._line:
                if self._line.pop() and not self.open:
                    return "left" if by == "player" else "ended"
            case Declined(talk=talk) if not self.open and self._of_the_matter(talk):
                return "declined"
        return ""

    def _of_the_matter(self, talk: str) -> bool:
        caller = self._scenario.callers[self._scenario.talks[talk].caller]
        return self._scenario.kind == "genuine" or caller.origin == "criminal"


@dataclass(frozen=True, slots=True)
class Leaving:
    """When the player first got out of a contact."""

    at: int
    """ms of play time."""
    event: int
    """Number of the event."""
    flags: int
    """Different red flags that had been heard by then."""
    declined: bool
    """No contact was ever answered."""


def leaving(scenario: Scenario, events: Iterable[Event]) -> Leaving | None:
    """When the player first hung up on a contact or, where none was answered, first declined one; None: never.

    Of the first take. What rang again later does not change it.
    """
    contacts = Contacts(scenario)
    flags: set[str] = set()
    declined: Leaving | None = None
    answered = False
    for number, event in enumerate(first_take(events)):
        if isinstance(event, LineBegan):
            flags.update(scenario.line(event.line).flags)
        match contacts.take(event):
            case "answered":
                answered = True
            case "left":
                return Leaving(event.at, number, len(flags), declined=False)
            case "declined" if declined is None:
                declined = Leaving(event.at, number, len(flags), declined=True)
    return None if answered else declined
