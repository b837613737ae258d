"""The string table: every text of a scenario under its id, in the language of its author."""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.scenario.reader import Path as Keys

PLACE = re.compile(r"\{([A-Za-z0-9_.-]*)\}")
"""A slot's place in a text: ``{officer}``."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text; `say` is its spoken form where that differs."""

    id: str
    text: str
    say: str
    path: Keys
    """Where it is written."""
    shared: bool = False
    """It stands in a file of `common`: its translation does as well."""

    @property
    def slots(self) -> frozenset[str]:
        return frozenset(PLACE.findall(self.text)) | frozenset(PLACE.findall(self.say))

    @property
    def universal(self) -> bool:
        """Digits, signs and slots only: the same in every language, nothing to translate."""
        return not any(character.isalpha() for character in PLACE.sub("", self.text))
