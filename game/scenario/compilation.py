"""What every part of the compiler uses: the files, the problems, the tables that are being filled."""

from __future__ import annotations

from collections.abc import Collection

from game.call import model
from game.call.condition import Condition, ConditionError, parse
from game.scenario import script_problems as sp
from game.scenario.layers import Merged, did_you_mean
from game.scenario.problems import Kind, Problem, excerpt
from game.scenario.reader import Path as Keys
from game.scenario.schema import ScenarioPart
from game.scenario.strings import Text


class Compilation:
    """One compilation. The parts of the compiler report here and fill the tables."""

    def __init__(self, merged: Merged, part: ScenarioPart) -> None:
        self.merged = merged
        self.part = part
        self.problems: list[Problem] = []
        self.texts: dict[str, Text] = {}
        self.places: dict[str, str] = {}
        """Text, node or reaction id -> file:line."""
        self.lines: dict[str, model.Line] = {}
        self.replies: dict[str, model.Reply] = {}
        self.reactions: dict[str, model.Reaction] = {}
        self.own_reactions = {id: caller.reactions.own() for id, caller in part.callers.items()}
        self.conditions: list[tuple[Condition, Keys]] = []

    def report(self, kind: Kind, path: Keys, of_key: bool = False, **fields: object) -> None:
        self.problems.append(self.merged.problem(kind, path, of_key, **fields))

    def known(self, what: str, name: str, names: Collection[str], path: Keys) -> str:
        """`name`, after saying so if there is none of that name."""
        if name not in names:
            hint = did_you_mean(name, names)
            self.report(sp.UNKNOWN_NAME, path, what=what, name=excerpt(name), hint=hint)
        return name

    def maybe(self, what: str, name: str, names: Collection[str], path: Keys) -> str:
        return self.known(what, name, names, path) if name else ""

    def text(self, id: str, text: str, path: Keys, say: str = "") -> str:
        """Enter a text in the table; returns its id, or "" for no text."""
        if not text:
            return ""
        spot = self.merged.spot(path)
        if id in self.texts:
            first = self.texts[id]
            if spot.layer.common and not first.shared:
                # The author can change only the scenario's own.
                self.report(sp.SAME_ID, first.path, id=id, where=spot)
            else:
                self.report(sp.SAME_ID, path, id=id, where=self.places[id])
            return id
        self.texts[id] = Text(id, text, say, path, spot.layer.common)
        self.places[id] = str(spot)
        return id

    def condition(self, text: str, path: Keys) -> Condition | None:
        if not text:
            return None
        try:
            condition = parse(text)
        except ConditionError as error:
            self.report(sp.CONDITION, path, why=error, column=error.column + 1, text=excerpt(text))
            return None
        self.conditions.append((condition, path))
        return condition
