"""Automatic players. Generic: they see offers and what these grant or refuse, never ids or plans."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import Literal, Protocol, get_args

from game.call.commands import (
    Answer,
    Command,
    Decline,
    Dial,
    Finish,
    HangUp,
    LookUp,
    Make,
    OpenApp,
    OpenPage,
    OpenPaper,
    PressKeys,
    Resume,
    Search,
    StayQuiet,
    Wait,
)
from game.call.directory import bound
from game.call.model import Entry, Scenario
from game.call.offers import KEYS, TYPED, Offer, offers
from game.call.state import State

BotName = Literal["protocol", "obeys", "hang-up", "ask-then-hang-up", "random", "quiet"]
BOTS: tuple[BotName, ...] = get_args(BotName)
ADVISERS: frozenset[BotName] = frozenset({"quiet"})
"""Who plays only beside a relative (`game.call.advice`); the others play either way."""
PATIENCE = 400
"""Commands after which any bot puts the receiver down and finishes."""


class Bot(Protocol):
    def choose(self, scenario: Scenario, state: State) -> Command:
        """The next command; called whenever no line is waited for, or to interrupt one."""

    def interrupts(self, scenario: Scenario, state: State) -> bool:
        """Whether the bot acts although a line is being said."""


def make_bot(name: BotName, seed: int) -> Bot:
    match name:
        case "protocol":
            return Protocolist()
        case "obeys":
            return Obeyer()
        case "hang-up":
            return Leaver(asks=False)
        case "ask-then-hang-up":
            return Leaver(asks=True)
        case "random":
            return Wanderer(seed)
        case "quiet":
            return Silent()


def fraction(key: str) -> float:
    """A number from 0 to below 1 drawn from `key`: unlike `random`, the same on every Python."""
    return int.from_bytes(sha256(key.encode()).digest()[:7], "big") / (1 << 56)


def leave(state: State) -> Command:
    """The way out of wherever the play is."""
    if state.ringing:
        return Decline()
    return HangUp() if state.talk is not None else Finish()


WRONG = "03-0999-9999"
"""A number that nobody in any world has."""


def world_numbers(scenario: Scenario, state: State) -> tuple[str, ...]:
    """Every number of the world, as a player may type it."""
    return tuple(bound(entry.number, state.variant) for entry in scenario.entries.values())


class Leaver:
    """Hangs up at once, or asks for the details first; rung again, it declines."""

    def __init__(self, *, asks: bool) -> None:
        self.asks = asks

    def interrupts(self, scenario: Scenario, state: State) -> bool:
        return not self.asks

    def choose(self, scenario: Scenario, state: State) -> Command:
        if state.ringing and not state.history:
            return Answer()
        if state.talk is not None and self.asks and not state.has("asked"):
            return Make("ask-details")
        return leave(state)


class Obeyer:
    """Does whatever is asked; never leaves by itself, and takes every call."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()

    def interrupts(self, scenario: Scenario, state: State) -> bool:
        return False

    def choose(self, scenario: Scenario, state: State) -> Command:
        if state.ringing:
            return Answer()
        if sum(self.taken.values()) > PATIENCE:
            return leave(state)
        able = offers(scenario, state)
        asked = set(state.open_demands)
        granting = [o for o in able if o.grants and (o.kind == "reply" or set(o.grants) & asked)]
        granting += [o for o in able if o.grants and o not in granting]
        if granting:
            return self._take(granting[0])
        replies = [o for o in able if o.kind == "reply"]
        if replies:
            # What was said least often comes first, so that no ring of replies holds it for ever.
            return self._take(min(replies, key=lambda o: (self.taken[o.id], _resistance(o))))
        if state.talk is not None:
            return self._take_command("silence", Make("silence"))
        if state.held is not None:
            # Whoever obeys keeps nobody waiting.
            return self._take_command("resume", Resume())
        return Wait() if state.pending else Finish()

    def _take(self, offer: Offer) -> Command:
        return self._take_command(offer.id, offer.command)

    def _take_command(self, id: str, command: Command) -> Command:
        self.taken[id] += 1
        return command


def _resistance(offer: Offer) -> int:
    if "settles" in offer.does:
        return 0
    return 1 + 2 * bool(offer.refuses) + 2 * bool(set(offer.does) & {"asks", "gives-up"})


class Protocolist:
    """What the authorities advise: ask, hang up, look the number up, dial it, tell, report."""

    def __init__(self) -> None:
        self.dialled: set[str] = set()
        self.taken: Counter[str] = Counter()

    def interrupts(self, scenario: Scenario, state: State) -> bool:
        return False

    def choose(self, scenario: Scenario, state: State) -> Command:
        if sum(self.taken.values()) > PATIENCE:
            return leave(state)
        if state.ringing:
            return Decline() if state.history else Answer()
        if state.talk is None:
            return self._free(scenario, state)
        self.taken["turn"] += 1
        if not state.talk.entry:
            return HangUp() if state.has("asked") else Make("ask-details")
        return self._with_owner(scenario, state)

    def _free(self, scenario: Scenario, state: State) -> Command:
        done = state.has("settled") if scenario.kind == "genuine" else bool(self.dialled)
        target = None if done else self._next(scenario)
        if target is None:
            return Finish()
        if not state.has(f"found.{target.id}"):
            self.taken["look"] += 1
            look_up = LookUp(target.id)
            guided = any(offer.command == look_up for offer in offers(scenario, state))
            return look_up if guided else self._search(scenario, state, target)
        self.dialled.add(target.id)
        return Dial("typed", bound(target.number, state.variant))

    def _search(self, scenario: Scenario, state: State, target: Entry) -> Command:
        """Without guided options: the paper that shows the number, else the official page."""
        for paper in scenario.story.papers:
            if target.id in scenario.papers[paper].entries:
                return OpenPaper(paper)
        if state.app != "browser":
            return OpenApp("browser")
        for query in scenario.queries.values():
            for id in query.pages:
                page = scenario.pages[id]
                if page.kind == "official" and page.entry == target.id:
                    return OpenPage(id) if state.page == query.id else Search(query.id)
        self.dialled.add(target.id)
        return Finish()

    def _next(self, scenario: Scenario) -> Entry | None:
        for id in scenario.verifies:
            if id not in self.dialled:
                return scenario.entries[id]
        return None

    def _with_owner(self, scenario: Scenario, state: State) -> Command:
        replies = [o for o in offers(scenario, state) if o.kind == "reply" and not o.grants]
        if not replies:
            return HangUp()
        best = min(replies, key=lambda o: (self.taken[o.id], _usefulness(o)))
        self.taken[best.id] += 1
        return best.command


def _usefulness(offer: Offer) -> int:
    for rank, name in enumerate(("settles", "reports", "tells", "asks")):
        if name in offer.does:
            return rank
    return 9 if "gives-up" in offer.does else 4


class Silent:
    """Beside a relative: lets them answer alone, from the first call to the last."""

    def interrupts(self, scenario: Scenario, state: State) -> bool:
        return False

    def choose(self, scenario: Scenario, state: State) -> Command:
        if state.ringing:
            return Answer()
        if state.talk is not None:
            return StayQuiet()
        return Wait() if state.pending else Finish()


class Wanderer:
    """Takes any offer; digits come from the world. Prefers what it has not taken yet."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.salt = str(seed)
        """What every draw of chance is made from, with the count of commands."""
        self.count = 0
        self.taken: Counter[str] = Counter()

    def interrupts(self, scenario: Scenario, state: State) -> bool:
        # A second call that rings is hard to overhear.
        often = 0.5 if state.ringing else 0.15
        return fraction(f"{self.salt}:interrupt:{self.count}:{state.events}") < often

    def choose(self, scenario: Scenario, state: State) -> Command:
        self.count += 1
        if self.count > PATIENCE:
            return leave(state)
        able = [o for o in offers(scenario, state) if self.willing(o, state)]
        weights = [self.weight(scenario, state, o) for o in able]
        at = fraction(f"{self.salt}:{self.count}") * sum(weights)
        chosen = able[-1]
        for offer, weight in zip(able, weights, strict=True):
            at -= weight
            if at < 0:
                chosen = offer
                break
        self.took(state, chosen)
        return self.typed(scenario, state, chosen)

    def took(self, state: State, offer: Offer) -> None:
        """Remember what was chosen."""
        self.taken[offer.id] += 1

    def willing(self, offer: Offer, state: State) -> bool:
        return not isinstance(offer.command, Finish) or self.count > 6

    def weight(self, scenario: Scenario, state: State, offer: Offer) -> float:
        often = 1 / (1 + self.taken[offer.id])
        return often * (3.0 if offer.kind == "reply" else 0.5 if offer.kind == "phone" else 1.0)

    def typed(self, scenario: Scenario, state: State, offer: Offer) -> Command:
        """The offer's command, with digits from the world where it wants some."""
        if offer.id not in (TYPED, KEYS):
            return offer.command
        numbers = world_numbers(scenario, state)
        care = fraction(f"{self.salt}:care:{self.count}")
        if care < 0.25:
            numbers = (WRONG,)
        elif care < 0.75 and state.app == "keypad" and state.page in scenario.entries:
            # Who looked a number up mostly types that one.
            numbers = (bound(scenario.entries[state.page].number, state.variant),)
        number = numbers[int(fraction(f"{self.salt}:digits:{self.count}") * len(numbers))]
        return Dial("typed", number) if offer.id == TYPED else PressKeys(number[:4])
