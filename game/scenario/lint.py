"""Lint: what can be played and should still be mended."""

from __future__ import annotations

from game.scenario.compiler import Script
from game.scenario.problems import Problem
from game.scenario.translations import Translated


def lint(script: Script, translated: Translated) -> list[Problem]:
    """All findings of lint for one scenario."""
    return []
