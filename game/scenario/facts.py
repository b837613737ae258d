"""Which facts a condition may name: the families of docs/scenario-format.md, for one scenario."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from game.call import model
from game.scenario.schema import ScenarioPart

PLAIN = ("asked", "told", "reported", "settled", "gave-up", "stop-asked", "harm", "noted", "dialled", "holding")

FAMILIES = frozenset(
    {
        "granted",
        "refused",
        "demanded",
        "told",
        "role",
        "reached",
        "found",
        "entry",
        "dialled",
        "said",
        "chose",
        "moved",
        "blocked",
        "accepted",
        "arrived",
        "declined",
        "given",
        "verdict",
        "slot",
        "set",
        "rang",
        "began",
        "ended",
        "left",
        "missed",
    }
)
"""The first words of facts that have a second part."""


def known_facts(part: ScenarioPart, lines: Iterable[str], replies: Iterable[str]) -> frozenset[str]:
    """Every fact that can hold in some play of the scenario."""
    nodes = [node for talk in part.talks.values() for node in talk.nodes.values()]
    every_reply = [reply for node in nodes for reply in node.replies]
    families: dict[str, Iterable[str]] = {
        "granted": part.demands,
        "refused": part.demands,
        "demanded": part.demands,
        "told": get_args(model.Role),
        "role": get_args(model.Role),
        "reached": part.entries,
        "found": part.entries,
        "entry": part.entries,
        "dialled": part.entries,
        "said": lines,
        "chose": replies,
        "moved": model.MOVES,
        "blocked": part.callers,
        "accepted": part.chat,
        "arrived": part.chat,
        "declined": [*part.chat, *part.talks],
        "given": [f"{caller}.{detail}" for caller in part.callers for detail in get_args(model.Detail)],
        "verdict": {entry.verdict for entry in part.entries.values()} - {""},
        "slot": _options(part),
        "set": {name for reply in every_reply for name in reply.sets}
        | {does.set for node in nodes for does in node.does if does.set},
    }
    for family in ("rang", "began", "ended", "left", "missed"):
        families[family] = part.talks
    return frozenset(PLAIN).union(f"{family}.{name}" for family, names in families.items() for name in names)


def _options(part: ScenarioPart) -> set[str]:
    """`slot.officer.mori`; an option without a name is counted: `slot.hour.2`."""
    found: set[str] = set()
    for slot, options in part.slots.items():
        found.update(f"{slot}.{option}" for option in options)
        found.update(f"{slot}.{number}" for number in range(1, len(options) + 1))
    return found
