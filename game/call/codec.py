"""Frozen dataclasses to JSON values and back, by their type hints.

One codec serves the compiled scenario, events and state, so that a record, a cache and the JSON
round-trip tests cannot disagree. Fields at their default are left out.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, TypeVar, Union

T = TypeVar("T")
JsonValue = dict[str, "JsonValue"] | list["JsonValue"] | str | int | float | bool | None


class CodecError(ValueError):
    """A JSON value that is not what its type says; the message names the place."""


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


@cache
def _fields(kind: type) -> tuple[tuple[str, bool, object, Any], ...]:
    """Each field: name, whether it may be left out, its default, its type."""
    if not dataclasses.is_dataclass(kind):
        raise TypeError(f"{kind!r} is not a dataclass")
    hints = _hints(kind)
    rows = []
    for field in dataclasses.fields(kind):
        default: object = dataclasses.MISSING
        if field.default is not dataclasses.MISSING:
            default = field.default
        elif field.default_factory is not dataclasses.MISSING:
            default = field.default_factory()
        rows.append((field.name, default is not dataclasses.MISSING, default, hints[field.name]))
    return tuple(rows)


def to_json(value: object) -> Any:
    """The JSON form of a value: dataclasses as objects, tuples as lists, sets as sorted lists."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        out: dict[str, Any] = {}
        for name, optional, default, _ in _fields(type(value)):
            part = getattr(value, name)
            if not (optional and part == default):
                out[name] = to_json(part)
        return out
    if isinstance(value, Mapping):
        return {str(key): to_json(part) for key, part in value.items()}
    if isinstance(value, frozenset):
        return sorted(to_json(part) for part in value)
    if isinstance(value, tuple | list):
        return [to_json(part) for part in value]
    raise TypeError(f"no JSON form for {type(value).__name__}")


def from_json(kind: type[T], value: Any, where: str = "$") -> T:
    """Build `kind` from its JSON form. Raises `CodecError` naming the place that does not fit."""
    return typing.cast(T, _build(kind, value, where))


def _build(kind: Any, value: Any, where: str) -> Any:
    if dataclasses.is_dataclass(kind):
        assert isinstance(kind, type)
        if not isinstance(value, dict):
            raise CodecError(f"{where}: expected an object for {kind.__name__}")
        parts: dict[str, Any] = {}
        for name, optional, _, hint in _fields(kind):
            if name in value:
                parts[name] = _build(hint, value[name], f"{where}.{name}")
            elif not optional:
                raise CodecError(f"{where}: {name!r} is missing in {kind.__name__}")
        unknown = value.keys() - {row[0] for row in _fields(kind)}
        if unknown:
            raise CodecError(f"{where}: unknown {sorted(unknown)} in {kind.__name__}")
        return kind(**parts)
    origin = typing.get_origin(kind)
    arguments = typing.get_args(kind)
    if origin is Literal:
        if value not in arguments:
            raise CodecError(f"{where}: {value!r} is none of {arguments}")
        return value
    if origin in (Union, types.UnionType):
        return _build_union(arguments, value, where)
    if origin is tuple:
        if not isinstance(value, list):
            raise CodecError(f"{where}: expected a list")
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return tuple(_build(arguments[0], part, f"{where}[{i}]") for i, part in enumerate(value))
        if len(value) != len(arguments):
            raise CodecError(f"{where}: expected {len(arguments)} values")
        return tuple(
            _build(hint, part, f"{where}[{i}]") for i, (hint, part) in enumerate(zip(arguments, value, strict=True))
        )
    if origin is frozenset:
        if not isinstance(value, list):
            raise CodecError(f"{where}: expected a list")
        return frozenset(_build(arguments[0], part, where) for part in value)
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(value, dict):
            raise CodecError(f"{where}: expected an object")
        return {key: _build(arguments[1], part, f"{where}.{key}") for key, part in value.items()}
    if kind is type(None):
        if value is not None:
            raise CodecError(f"{where}: expected null")
        return None
    if kind is int and isinstance(value, bool):
        raise CodecError(f"{where}: expected int, found {value!r}")
    if not isinstance(value, kind):
        raise CodecError(f"{where}: expected {kind.__name__}, found {value!r}")
    return value


def _build_union(arguments: tuple[Any, ...], value: Any, where: str) -> Any:
    if value is None and type(None) in arguments:
        return None
    errors: list[CodecError] = []
    for argument in arguments:
        if argument is not type(None):
            try:
                return _build(argument, value, where)
            except CodecError as error:
                errors.append(error)
    raise errors[0]
