"""Whom a number reaches, and where a number is found. Pure."""

from __future__ import annotations

from game.call.commands import Route
from game.call.events import Source
from game.call.model import Scenario
from game.call.state import State


def reached(scenario: Scenario, state: State, route: Route, ref: str) -> str:
    """The entry that answers when `ref` is dialled by `route`; empty: nobody has that number."""
    match route:
        case "typed":
            return entry_of_digits(scenario, state, ref)
        case "contact" | "paper":
            return ref
        case "page" | "link":
            return scenario.pages[ref].entry
        case "given":
            return scenario.callers[ref].direct
        case "history":
            return _redialled(scenario, state, ref)


def entry_of_digits(scenario: Scenario, state: State, digits: str) -> str:
    """The entry that answers typed digits; empty: nobody has that number."""
    wanted = digits_of(digits)
    for entry in scenario.entries.values():
        if digits_of(bound(entry.number, state.variant)) == wanted:
            return entry.id
    return ""


def digits_of(text: str) -> str:
    """Only what a telephone network sees: digits, ``*``, ``#`` and a leading ``+``."""
    return "".join(c for c in text if c in "0123456789*#+")


def bound(text: str, variant: tuple[tuple[str, str], ...]) -> str:
    """A number with its literal slots filled in."""
    for slot, option in variant:
        text = text.replace("{" + slot + "}", option)
    return text


def _redialled(scenario: Scenario, state: State, talk: str) -> str:
    """Redialling resolves the number that was displayed: a spoofed one reaches its real owner."""
    for row in reversed(state.history):
        if row.talk == talk and row.entry:
            return row.entry
    shows = scenario.callers[scenario.talks[talk].caller].shows
    return shows.owner if shows else ""


def best_source(scenario: Scenario, entry: str) -> tuple[Source, str]:
    """Where guided play looks a number up: a paper at hand, else the official page, else contacts."""
    for id in scenario.story.papers:
        if entry in scenario.papers[id].entries:
            return "paper", id
    for page in scenario.pages.values():
        if page.entry == entry and page.kind == "official":
            return "official", page.id
    return "contact", entry
