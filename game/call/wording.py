"""The words of one play: a language of the string table with the play's slots filled in."""

from __future__ import annotations

import re

from game.call.model import Scenario

_PLACE = re.compile(r"\{([a-z0-9_-]+)\}")


class Wording:
    """Texts of `scenario` in `lang` for one variant. A missing translation shows the author's text."""

    def __init__(self, scenario: Scenario, lang: str, variant: tuple[tuple[str, str], ...] = ()) -> None:
        self.scenario = scenario
        self.lang = lang
        self._texts = scenario.texts.get(lang, {})
        self._first = scenario.texts[scenario.lang]
        self._options = dict(variant)

    @property
    def variant(self) -> tuple[tuple[str, str], ...]:
        """Which option fills each slot."""
        return tuple(self._options.items())

    def text(self, id: str) -> str:
        """What is shown. An unknown id is shown as itself, so that a fault is seen and not a crash."""
        return self.fill(self._texts.get(id) or self._first.get(id) or id)

    def say(self, id: str) -> str:
        """What is spoken: the spoken form where there is one, else the text."""
        own = self._texts.get(id)
        texts = self._texts if own else self._first
        return self.fill(texts.get(f"{id}#say") or own or self._first.get(id) or id, spoken=True)

    def fill(self, text: str, *, spoken: bool = False) -> str:
        """`text` with every ``{slot}`` replaced by this play's option."""

        def option(match: re.Match[str]) -> str:
            slot = match[1]
            if slot not in self._options:
                return match[0]
            chosen = self._options[slot]
            if self.scenario.slots[slot].literal:
                return chosen
            key = f"slot.{slot}.{chosen}"
            if spoken:
                said = self._texts.get(f"{key}#say") or self._first.get(f"{key}#say")
                if said and (self.lang == self.scenario.lang or f"{key}#say" in self._texts):
                    return said
            return self._texts.get(key) or self._first.get(key) or chosen

        return _PLACE.sub(option, text)

    def number(self, entry: str) -> str:
        """The telephone number of an entry, as printed."""
        return self.fill(self.scenario.entries[entry].number)

    def duration(self, line: str) -> int:
        """Nominal play time of a line in ms, from its spoken text in this language."""
        table = self.scenario.durations.get(self.lang) or self.scenario.durations[self.scenario.lang]
        return table.get(line) or self.scenario.durations[self.scenario.lang].get(line, 2000)
