"""Which calls there are, and how a play of one begins. The window gets it from outside, so that a test or a class
may give another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    # The rules of a call are loaded with the first call, after the first picture.
    from game.call.model import Scenario
    from game.call.wording import Wording
    from game.session.play import Play, Recorder


@dataclass(frozen=True, slots=True)
class CallTitle:
    """A row of the list of calls."""

    id: str
    title: str
    taken: bool = False


class RecorderMaker(Protocol):
    """Makes the recorder of a new play; None where nothing is kept."""

    def __call__(self, scenario: Scenario, seed: int, lang: str, spoken: str) -> Recorder | None: ...


class Shelf:
    """The scenarios at hand: those named by `ids` (None: the shipped ones) and those given whole.

    Loading one may fail: then it is left out, and the game goes on with the others.
    """

    def __init__(
        self,
        ids: tuple[str, ...] | None = (),
        *,
        seed: int | None = None,
        recorder: RecorderMaker | None = None,
        scenarios: tuple[Scenario, ...] = (),
    ) -> None:
        self._ids = ids
        self._seed = seed
        self._recorder = recorder
        self._open: dict[str, Scenario | None] = {s.id: s for s in scenarios}
        self._taken: set[str] = set()
        self.lang = "ja"
        self.loading = False
        """Whether somebody is still opening the scenarios: who wants them had better wait than open them as well."""
        self.troubles: list[str] = []

    def ids(self) -> tuple[str, ...]:
        """All ids, in a fixed order that tells nothing of their kind."""
        if self._ids is None:
            from game.scenario.library import shipped

            self._ids = shipped()
        return tuple(dict.fromkeys([*self._ids, *self._open]))

    def open(self, id_: str) -> Scenario | None:
        """The compiled scenario; None where it cannot be read, with the reason in `troubles`."""
        if id_ not in self._open:
            from game.scenario.library import BrokenScenario, NoSuchScenario, load

            try:
                self._open[id_] = load(id_)
            except (NoSuchScenario, BrokenScenario, OSError) as error:
                self._open[id_] = None
                self.troubles.append(f"{id_}: {error}")
        return self._open[id_]

    def calls(self, lang: str) -> list[CallTitle]:
        """The rows of the list, in the order of the stories' days: it tells nothing of their kind."""
        self.lang = lang
        found = [scenario for id_ in self.ids() if (scenario := self.open(id_)) is not None]
        found.sort(key=lambda scenario: (scenario.story.date, scenario.id))
        return [CallTitle(one.id, self.wording(one, lang, 0).text(one.title), one.id in self._taken) for one in found]

    def next_seed(self) -> int:
        """The seed of the next play: fixed if one was asked for, else fresh."""
        if self._seed is not None:
            return self._seed
        import secrets

        return secrets.randbelow(2**31)

    def wording(self, scenario: Scenario, lang: str, seed: int) -> Wording:
        """A scenario's words as a play with this seed will have them."""
        from game.call.rules import start
        from game.call.state import fold
        from game.call.wording import Wording

        # Easy Japanese is a language of the screens: the script is read as it was written.
        return Wording(scenario, "ja" if lang == "ja-easy" else lang, fold(scenario, start(scenario, seed)).variant)

    def spoken(self, scenario: Scenario, wanted: str) -> str:
        """The language that is spoken on the phone: the one wanted where the script has it, else its author's."""
        return wanted if wanted in scenario.langs else scenario.lang

    def play(self, scenario: Scenario, seed: int, spoken: str, *, helper: bool = False) -> Play:
        """A new play: the phone rings at once. The voice speaks the author's language where it lacks another.

        `helper`: beside a relative who holds the phone. Such a play is practice: the call counts as not yet taken.
        """
        from game.session.play import Play

        if not helper:
            self._taken.add(scenario.id)
        language = self.spoken(scenario, spoken)
        recorder = self._recorder(scenario, seed, self.lang, language) if self._recorder else None
        return Play(scenario, seed, spoken=language, recorder=recorder, helper=helper)
