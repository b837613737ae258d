"""Checking merged files against the schema: pydantic's complaints as problems with a place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from game.scenario import file_problems as fp
from game.scenario.layers import Merged, did_you_mean
from game.scenario.placeholder import is_required, known_keys, placeholder
from game.scenario.problems import Problem, excerpt
from game.scenario.reader import Path as Keys
from game.scenario.schema import ScenarioPart

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


@dataclass(frozen=True, slots=True)
class Shaped:
    """The typed form of the merged files, and what does not fit.

    With problems the typed form holds what is in order, so that references are still checked in the
    same go; None if that is no scenario at all.
    """

    part: ScenarioPart | None
    problems: tuple[Problem, ...] = ()
    whole: bool = True
    """Nothing in the typed form only stands in for what is missing."""


def check(merged: Merged) -> Shaped:
    """Check the merged files against the schema. Never raises."""
    try:
        return Shaped(ScenarioPart.model_validate(merged.value))
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
    problems: dict[Problem, None] = {}
    for fault in faults:
        problems[_problem(merged, fault["type"], fault["loc"], fault.get("ctx", {}))] = None
    bad = [
        (_path(merged.value, fault["loc"]), str(fault["loc"][-1]) if fault["type"] == "missing" else "")
        for fault in faults
    ]
    part, whole = _what_fits(merged, bad)
    return Shaped(part, tuple(problems), whole)


def _what_fits(merged: Merged, bad: list[tuple[Keys, str]]) -> tuple[ScenarioPart | None, bool]:
    """The scenario with what is at fault left out, or stood in for; whether nothing was stood in for."""
    value = _copy(merged.value)
    whole = True
    for path, missing in bad:
        where = (*path, missing) if missing else path
        if not where:
            return None, False
        parent: Any = value
        for step in where[:-1]:
            parent = _below(parent, step)
        last = where[-1]
        if isinstance(parent, list) and isinstance(last, int) and last < len(parent):
            parent[last] = placeholder(where)
            whole = False
        elif isinstance(parent, dict):
            parent.pop(last, None)
            if is_required(where):
                parent[last] = placeholder(where)
                whole = False
    try:
        return ScenarioPart.model_validate(value), whole
    except ValidationError:
        return None, False


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
        hint = _likely_key(path)
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


def _likely_key(path: Keys) -> str:
    """The key that was probably meant, of those that the schema knows at this place."""
    if path[-1] == "on":
        return 'Did you mean "granted"?'
    return did_you_mean(str(path[-1]), known_keys(path[:-1]))
