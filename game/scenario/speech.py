"""What a scenario can have said aloud, by whom: every text that its voice pack needs.

A walk over what each talk can reach, so that a line shared by many ("@caller") is listed once for each role that may
say it, and a line with slots once for each combination of their options. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

from game.call.model import Line, Node, Scenario, Talk
from game.call.wording import Wording

NARRATOR: Final = "narrator"
_PLACE = re.compile(r"\{([a-z0-9_-]+)\}")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text as it is handed to the voice. `id` is the text's id in the scenario, for messages."""

    lang: str
    role: str
    text: str
    id: str


def spoken_texts(scenario: Scenario, langs: tuple[str, ...] | None = None) -> Iterator[Spoken]:
    """Every text that a play of `scenario` can have spoken in `langs` (default: all of its own), without repeats."""
    seen: set[tuple[str, str, str]] = set()
    for lang in langs or scenario.langs:
        for role, id_ in _parts(scenario):
            for text in _expanded(scenario, lang, id_):
                if (lang, role, text) not in seen:
                    seen.add((lang, role, text))
                    yield Spoken(lang, role, text, id_)


def _parts(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """(role, text id): what the narrator reads, then the talks."""
    story = scenario.story
    yield NARRATOR, story.you
    yield from ((NARRATOR, item.text) for item in story.brief)
    yield from ((NARRATOR, ending.text) for ending in scenario.endings)
    yield from ((NARRATOR, word) for word in scenario.words)
    if scenario.relative is not None:
        for said in scenario.relative.doubts.values():
            yield from ((scenario.relative.voice, line.id) for line in said)
    for talk in scenario.talks.values():
        if talk.kind == "chat":
            continue  # written, not spoken
        for line in _lines(scenario, talk):
            speaker = scenario.callers[talk.caller if line.by == "@caller" else line.by]
            yield speaker.voice, line.id


def _lines(scenario: Scenario, talk: Talk) -> Iterator[Line]:
    waiting = [start.node for start in talk.starts]
    reached: set[str] = set()
    while waiting:
        id_ = waiting.pop()
        if id_ in reached or id_ not in scenario.nodes:
            continue
        reached.add(id_)
        node = scenario.nodes[id_]
        yield from node.lines
        for reaction_id in node.reactions.values():
            reaction = scenario.reactions[reaction_id]
            for turn in reaction.turns:
                yield from turn
            waiting.append(reaction.next)
        waiting.extend(_next(node))


def _next(node: Node) -> Iterator[str]:
    yield node.next
    yield from (reply.next for reply in node.replies)
    yield from node.on.values()
    if node.timeout is not None:
        yield node.timeout.next


def _expanded(scenario: Scenario, lang: str, id_: str) -> Iterator[str]:
    """What is said for `id_`, once for each combination of the slots in it."""
    said = Wording(scenario, lang).say(id_)
    names = [name for name in dict.fromkeys(_PLACE.findall(said)) if name in scenario.slots]
    for options in product(*(scenario.slots[name].options for name in names)):
        yield Wording(scenario, lang, tuple(zip(names, options, strict=True))).say(id_)
