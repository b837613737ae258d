"""How commands speak: results to stdout, words to people to stderr."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.call.model import Scenario


def say(text: str) -> None:
    """To people: what went on, beside what is printed for programs."""
    print(text, file=sys.stderr)


def print_json(value: object) -> None:
    """One JSON value, in ASCII, so that it survives any console and pipe."""
    print(json.dumps(value, indent=2))


def find_scenario(ref: str) -> Scenario | None:
    """The compiled scenario, or None after saying why not."""
    from game.scenario.library import BrokenScenario, NoSuchScenario, load

    try:
        return load(ref)
    except NoSuchScenario as why:
        say(str(why))
    except BrokenScenario as broken:
        for problem in broken.problems:
            say(str(problem))
    return None
