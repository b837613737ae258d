"""Conditions on the state of a play: ``granted.balance and not asked``.

The grammar is deliberately small, so that lint can resolve every name in it:

    condition := all ("or" all)*        all := one ("and" one)*
    one := "not" one | "(" condition ")" | fact

A fact is a dotted name (`game.scenario.facts` lists the families). Compiled, a condition is a tree of
tuples, which JSON keeps as lists.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

_TOKEN = re.compile(r"\s*(?:(?P<word>[a-z0-9][A-Za-z0-9_.#-]*)|(?P<mark>[()]))")


class ConditionError(ValueError):
    """A condition that cannot be read; `column` counts from 0 within its text."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column


@dataclass(frozen=True, slots=True)
class Condition:
    """One node of the tree: `fact` has a name, the others have parts."""

    op: Literal["fact", "not", "and", "or"]
    name: str = ""
    parts: tuple[Condition, ...] = ()

    def holds(self, facts: Collection[str]) -> bool:
        match self.op:
            case "fact":
                return self.name in facts
            case "not":
                return not self.parts[0].holds(facts)
            case "and":
                return all(part.holds(facts) for part in self.parts)
            case "or":
                return any(part.holds(facts) for part in self.parts)

    def names(self) -> Iterator[str]:
        """Every fact that the condition mentions."""
        if self.op == "fact":
            yield self.name
        for part in self.parts:
            yield from part.names()


def parse(text: str) -> Condition:
    """Read a condition. Raises `ConditionError` with the column of what does not fit."""
    tokens: list[tuple[str, int]] = []
    at = 0
    while text[at:].strip():
        found = _TOKEN.match(text, at)
        if found is None:
            at += len(text[at:]) - len(text[at:].lstrip())
            raise ConditionError(f"{text[at]!r} does not belong in a condition", at)
        tokens.append((found["word"] or found["mark"], found.start("word" if found["word"] else "mark")))
        at = found.end()
    reader = _Reader(tokens, len(text))
    condition = reader.any(0)
    if reader.tokens[reader.at :]:
        word, column = reader.tokens[reader.at]
        raise ConditionError(f"{word!r} was not expected here", column)
    return condition


class _Reader:
    def __init__(self, tokens: list[tuple[str, int]], end: int) -> None:
        self.tokens = tokens
        self.at = 0
        self.end = end

    def peek(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def any(self, depth: int) -> Condition:
        parts = [self.all(depth)]
        while self.peek() == "or":
            self.at += 1
            parts.append(self.all(depth))
        return parts[0] if len(parts) == 1 else Condition("or", parts=tuple(parts))

    def all(self, depth: int) -> Condition:
        parts = [self.one(depth)]
        while self.peek() == "and":
            self.at += 1
            parts.append(self.one(depth))
        return parts[0] if len(parts) == 1 else Condition("and", parts=tuple(parts))

    def one(self, depth: int) -> Condition:
        word = self.peek()
        column = self.tokens[self.at][1] if self.at < len(self.tokens) else self.end
        if depth > 16:
            raise ConditionError("the condition is nested too deeply", column)
        self.at += 1
        if word == "not":
            return Condition("not", parts=(self.one(depth + 1),))
        if word == "(":
            inner = self.any(depth + 1)
            if self.peek() != ")":
                raise ConditionError("a ')' is missing", self.end)
            self.at += 1
            return inner
        if word in ("", ")", "and", "or"):
            raise ConditionError("a fact is missing here", column)
        return Condition("fact", name=word)
