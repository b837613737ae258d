"""Checking merged files against the schema: pydantic's complaints as problems with a place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from game.scenario import file_problems as fp
from game.scenario.layers import Merged, did_you_mean
from game.scenario.problems import Problem, excerpt
from game.scenario.reader import Path as Keys
from game.scenario.schema import ScenarioPart, json_schema

_FORMS = (
    # A part of the pattern; what the text should look like; an example as the mend.
    ("{2,3}(-", "a language", 'Write "ja", "en", "fr"'),
    ("20\\d\\d", "a date", 'Write it as "2026-04-14"'),
    ("[01]\\d|2[0-3]", "a time of day", 'Write it as "09:05", or as a slot "{hour}"'),
    ("example", "a web address of the game", 'End it in ".example", without https://'),
    ("#*", "telephone keys", "Use only 0-9, # and *"),
    ("https?", "an address of a source", 'Begin it with "https://"'),
    ("[a-z0-9]", "an id", "Use lower-case Latin letters, digits, - and ., beginning with a letter or digit"),
)
_NAMES = {
    "string_type": "a text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
}


def check(merged: Merged) -> tuple[ScenarioPart | None, list[Problem]]:
    """The typed form of the merged files, and what does not fit.

    With problems the typed form holds what is in order, if that is a scenario at all: references
    are then still checked in the same go.
    """
    try:
        return ScenarioPart.model_validate(merged.value), []
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
    problems: dict[Problem, None] = {}
    for fault in faults:
        problems[_problem(merged, fault["type"], fault["loc"], fault.get("ctx", {}))] = None
    return _what_fits(merged, [_path(merged.value, fault["loc"]) for fault in faults]), list(problems)


def _what_fits(merged: Merged, bad: list[Keys]) -> ScenarioPart | None:
    """The scenario without the keys at fault; None if it cannot do without them."""
    value = _copy(merged.value)
    for path in bad:
        parent: Any = value
        for step in path[:-1]:
            parent = _below(parent, step)
        if path and isinstance(parent, dict):
            parent.pop(path[-1], None)
    try:
        return ScenarioPart.model_validate(value)
    except ValidationError:
        return None


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(part) for key, part in value.items()}
    return [_copy(part) for part in value] if isinstance(value, list) else value


_NOTHING = object()


def _below(value: Any, step: str | int) -> Any:
    """What stands in `value` under `step`; `_NOTHING` if nothing does."""
    if isinstance(value, dict):
        return value.get(step, _NOTHING)
    if isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
        return value[step]
    return _NOTHING


def _path(value: Any, loc: Iterable[str | int]) -> Keys:
    """`loc` as a path of the files: without steps that a short form or a model adds."""
    path: list[str | int] = []
    steps = list(loc)
    while steps:
        step = steps.pop(0)
        if isinstance(value, list) and step == "turns" and steps:
            steps.pop(0)
            continue
        if isinstance(value, list) and isinstance(step, str) and step.isdigit():
            step = int(step) - 1  # a slot's options are counted from 1
        below = _below(value, step)
        if below is not _NOTHING:
            value = below
            path.append(step)
    return tuple(path)


def _value(merged: Merged, path: Keys) -> Any:
    value: Any = merged.value
    for step in path:
        value = value[step]
    return value


def _problem(merged: Merged, kind: str, loc: tuple[str | int, ...], context: dict[str, Any]) -> Problem:
    path = _path(merged.value, loc)
    value = _value(merged, path)
    shown = excerpt(str(value)) if isinstance(value, str | int | float) else ""
    if kind == "extra_forbidden" or loc[-1] == "[key]":
        hint = _likely_key(merged, path)
        return merged.problem(fp.UNKNOWN_KEY, path, of_key=True, key=excerpt(str(path[-1])), hint=hint)
    if kind == "missing":
        return merged.problem(fp.MISSING_KEY, path, key=loc[-1])
    if kind in _NAMES:
        expected = _NAMES[kind]
        quotes = expected == "a text" and isinstance(value, int | float)
        hint = "Put it in quotes" if quotes else f"Write {expected}"
        return merged.problem(fp.WRONG_TYPE, path, found=_described(value), expected=expected, hint=hint)
    if kind == "literal_error":
        expected = str(context["expected"])
        options = re.findall(r"'([^']*)'", expected)
        hint = did_you_mean(shown, options) if options else f"Write {expected}"
        listed = ", ".join(options) or expected.lower()
        return merged.problem(fp.NOT_ONE_OF, path, value=shown, expected=listed, hint=hint)
    if kind == "string_too_short":
        return merged.problem(fp.EMPTY_TEXT, path)
    if kind in ("too_short", "too_long"):
        limit = context.get("min_length", context.get("max_length"))
        words = f"at least {limit}" if kind == "too_short" else f"at most {limit}"
        return merged.problem(fp.WRONG_COUNT, path, count=context["actual_length"], expected=words)
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        form, hint = next((form, hint) for part, form, hint in _FORMS if part in pattern)
        return merged.problem(fp.WRONG_FORM, path, value=shown, expected=form, hint=hint)
    bounds = {"greater_than_equal": "at least {ge}", "less_than_equal": "at most {le}"}
    words = bounds.get(kind, "another").format(**context)
    return merged.problem(fp.OUT_OF_RANGE, path, value=shown, expected=words)


def _described(value: Any) -> str:
    if isinstance(value, bool):
        return f'the truth value "{str(value).lower()}"'
    if isinstance(value, int | float):
        return f'the number "{value}"'
    if isinstance(value, str):
        return f'the text "{excerpt(value)}"'
    return "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else "nothing"


def _likely_key(merged: Merged, path: Keys) -> str:
    """The key that was probably meant, from the keys that the schema knows at this place."""
    if path[-1] == "on":
        return 'Did you mean "granted"?'
    schema = json_schema()
    here: list[Any] = [schema]
    for step in path[:-1]:
        below: list[Any] = []
        for part in _alternatives(schema, here):
            if isinstance(step, int):
                below.append(part.get("items"))
            else:
                named = part.get("properties", {}).get(step)
                below += [named] if named else [*part.get("patternProperties", {}).values()]
                below.append(part.get("additionalProperties"))
        here = below
    known = [key for part in _alternatives(schema, here) for key in _keys(part)]
    return did_you_mean(str(path[-1]), known)


def _keys(part: dict[str, Any]) -> list[str]:
    names = part.get("propertyNames", {})
    return [*part.get("properties", {}), *names.get("enum", [])]


def _alternatives(schema: dict[str, Any], parts: list[Any]) -> list[dict[str, Any]]:
    """`parts` with references followed and alternatives spread out."""
    found: list[dict[str, Any]] = []
    waiting = [part for part in parts if isinstance(part, dict)]
    while waiting:
        part = waiting.pop()
        if "$ref" in part:
            waiting.append(schema["definitions"][part["$ref"].rsplit("/", 1)[-1]])
        elif "anyOf" in part:
            waiting += part["anyOf"]
        else:
            found.append(part)
    return found
