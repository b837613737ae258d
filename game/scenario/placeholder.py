"""Stand-ins for what is missing or misshapen in a script, so that the rest can be checked in the same go.

They are never played: a script that needs one has an error.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from game.scenario.json_schema import whole_schema
from game.scenario.reader import Path as Keys

# A text for each pattern of the schema: the first that matches is taken.
_TEXTS = ("x", "en", "2026-01-01", "00:00", "x.example", "https://x.example", "")


@cache
def _schema() -> dict[str, Any]:
    return whole_schema()


def parts_at(path: Keys) -> list[dict[str, Any]]:
    """What the schema says of the values at `path`, alternatives spread out."""
    here = _spread([_schema()])
    for step in path:
        below: list[Any] = []
        for part in here:
            if isinstance(step, int):
                below.append(part.get("items"))
                continue
            named = part.get("properties", {}).get(step)
            below += [named] if named else [*part.get("patternProperties", {}).values()]
            below.append(part.get("additionalProperties"))
        here = _spread(below)
    return here


def _spread(parts: list[Any]) -> list[dict[str, Any]]:
    """`parts` with references followed and alternatives side by side."""
    found: list[dict[str, Any]] = []
    waiting = [part for part in reversed(parts) if isinstance(part, dict)]
    while waiting:
        part = waiting.pop()
        if "$ref" in part:
            waiting.append(_schema()["definitions"][part["$ref"].rsplit("/", 1)[-1]])
        elif "anyOf" in part:
            waiting += reversed(part["anyOf"])
        else:
            found.append(part)
    return found


def known_keys(path: Keys) -> list[str]:
    """The keys that the mapping at `path` may have."""
    return [
        key
        for part in parts_at(path)
        for key in (*part.get("properties", {}), *part.get("propertyNames", {}).get("enum", []))
    ]


def is_required(path: Keys) -> bool:
    """Whether the mapping above `path` cannot do without its last key."""
    return bool(path) and any(path[-1] in part.get("required", ()) for part in parts_at(path[:-1]))


def placeholder(path: Keys) -> Any:
    """The plainest value that the schema takes at `path`."""
    parts = parts_at(path)
    return _plainest(parts[0]) if parts else None


def _plainest(part: dict[str, Any]) -> Any:
    if "const" in part:
        return part["const"]
    if "enum" in part:
        return part["enum"][0]
    kind = part.get("type")
    if kind == "object":
        inside = part.get("properties", {})
        made = {key: _plainest(_spread([inside[key]])[0]) for key in part.get("required", ())}
        named = next(iter(part.get("patternProperties", {}).values()), None)
        if not made and named and part.get("minProperties"):
            made["x"] = _plainest(_spread([named])[0])
        return made
    if kind == "array":
        return [_plainest(_spread([part["items"]])[0])] * part.get("minItems", 0)
    if kind in ("integer", "number"):
        return part.get("minimum", 0)
    if kind == "boolean":
        return False
    pattern = re.compile(part.get("pattern", ""))
    short = part.get("minLength", 0)
    return next((text for text in _TEXTS if len(text) >= short and pattern.search(text)), "x")
