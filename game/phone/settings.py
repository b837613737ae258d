"""A person's wishes, kept between plays: one small TOML file. Nothing about plays, nothing typed.

A file that cannot be read, or says something else, is taken as if it were not there; one that cannot be written costs
nothing but the memory of the wish.
"""

import logging
import os
import tomllib
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

from game.phone.metrics import TEXT_SIZES
from game.phone.theme import PALETTES
from game.phone.ui import HANDS, PACE, Preferences
from game.phone.whereabouts import PLACES
from game.phone.words import LANGUAGES

FILE = "phone.toml"
_SWITCHES = frozenset(field.name for field in fields(Preferences) if isinstance(field.default, bool))
_log = logging.getLogger("kakenaoshi.phone")


def load(file: Path) -> dict[str, Any]:
    """The wishes in the file that make sense, by their field in `Preferences`."""
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        if not isinstance(error, FileNotFoundError):
            _log.warning("settings not read: %s", error)
        return {}
    return {name: value for name, value in found.items() if _sensible(name, value)}


def _sensible(name: str, value: object) -> bool:
    match name:
        case "lang":
            return value in LANGUAGES
        case "voice":
            return value in LANGUAGES and value != "ja-easy"
        case "text":
            return type(value) is int and value in TEXT_SIZES
        case "theme":
            return value in PALETTES
        case "hand":
            return value in HANDS
        case "place":
            return value == "" or value in PLACES
        case "volume" | "background" | "effects":
            return _between(value, 0, 1)
        case "pace":
            return _between(value, *PACE)
    return name in _SWITCHES and isinstance(value, bool)


def _between(value: object, least: float, most: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most


def save(file: Path, wishes: Preferences) -> bool:
    """Writes them, whole or not at all. False where it could not be done."""
    lines = []
    for field in fields(wishes):
        value = getattr(wishes, field.name)
        if isinstance(value, bool):
            lines.append(f"{field.name} = {str(value).lower()}")
        elif isinstance(value, str):
            lines.append(f'{field.name} = "{value}"')
        else:
            lines.append(f"{field.name} = {value}")
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        os.replace(beside, file)
    except OSError as error:
        _log.warning("settings not kept: %s", error)
        with suppress(OSError):
            beside.unlink()
        return False
    return True
