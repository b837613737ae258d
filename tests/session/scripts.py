"""The shipped scenarios, each compiled once for all tests."""

from __future__ import annotations

from functools import cache

from game.call.model import Scenario
from game.scenario.library import load


@cache
def scenario(id: str) -> Scenario:
    return load(id)
