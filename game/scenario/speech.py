"""What a scenario can have said aloud, by whom: every text that its voice pack needs.

A walk over what each talk can reach, so that a line shared by many ("@caller") is listed once for each role that may
say it, and a line with slots once for each combination of their options. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import Final

from game.call.model import Line, Node, Scenario, Talk
from game.call.wording import Wording

NARRATOR: Final = "narrator"
SAMPLE: Final = "clerk"
"""The role in which the settings let a voice be heard."""
_PLACE = re.compile(r"\{([a-z0-9_-]+)\}")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text as it is handed to the voice. `id` is the text's id in the scenario, for messages."""

    lang: str
    role: str
    text: str
    id: str


def brief_text(wording: Wording) -> str:
    """Who the player is today, as the narrator reads it: every part a sentence of its own."""
    story = wording.scenario.story
    parts = [wording.say(id_).strip() for id_ in (story.you, *(item.text for item in story.brief))]
    stop, gap = ("。", "") if wording.lang.startswith("ja") else (".", " ")
    return gap.join(part if part.endswith(("。", ".", "!", "?", "！", "？")) else f"{part}{stop}" for part in parts)


def spoken_texts(scenario: Scenario, langs: tuple[str, ...] | None = None) -> Iterator[Spoken]:
    """Every text that a play of `scenario` can have spoken in `langs` (default: all of its own), without repeats."""
    seen: set[tuple[str, str, str]] = set()
    for lang in langs or scenario.langs:
        for role, id_, say in _parts(scenario):
            for text in _expanded(scenario, lang, say):
                if (lang, role, text) not in seen:
                    seen.add((lang, role, text))
                    yield Spoken(lang, role, text, id_)


_Say = Callable[[Wording], str]


def _parts(scenario: Scenario) -> Iterator[tuple[str, str, _Say]]:
    """(role, text id, how it is said): what the narrator reads, then the talks."""
    yield NARRATOR, scenario.story.you, brief_text
    for id_ in (*(ending.text for ending in scenario.endings), *scenario.words):
        yield NARRATOR, id_, partial(_said, id_)
    for role, id_ in _by_callers(scenario):
        yield role, id_, partial(_said, id_)


def _said(id_: str, wording: Wording) -> str:
    return wording.say(id_)


def _by_callers(scenario: Scenario) -> Iterator[tuple[str, str]]:
    if scenario.relative is not None:
        for said in scenario.relative.doubts.values():
            yield from ((scenario.relative.voice, line.id) for line in said)
    for talk in scenario.talks.values():
        if talk.kind == "chat":
            continue  # written, not spoken
        for line, speaks in _lines(scenario, talk):
            speaker = scenario.callers[speaks if line.by == "@caller" else line.by]
            yield speaker.voice, line.id


def _lines(scenario: Scenario, talk: Talk) -> Iterator[tuple[Line, str]]:
    """Every line that a talk can reach, and who says it where that is left open."""
    waiting = [start.node for start in talk.starts]
    reached: set[str] = set()
    while waiting:
        id_ = waiting.pop()
        if id_ in reached or id_ not in scenario.nodes:
            continue
        reached.add(id_)
        node = scenario.nodes[id_]
        speaks = node.speaker or talk.caller
        yield from ((line, speaks) for line in node.lines)
        for reaction_id in node.reactions.values():
            reaction = scenario.reactions[reaction_id]
            for turn in reaction.turns:
                yield from ((line, speaks) for line in turn)
            waiting.append(reaction.next)
        waiting.extend(_next(node))


def _next(node: Node) -> Iterator[str]:
    yield node.next
    yield from (reply.next for reply in node.replies)
    yield from node.on.values()
    if node.timeout is not None:
        yield node.timeout.next


def _expanded(scenario: Scenario, lang: str, say: _Say) -> Iterator[str]:
    """What is said, once for each combination of the slots in it."""
    names = [name for name in dict.fromkeys(_PLACE.findall(say(Wording(scenario, lang)))) if name in scenario.slots]
    for options in product(*(scenario.slots[name].options for name in names)):
        yield say(Wording(scenario, lang, tuple(zip(names, options, strict=True))))
