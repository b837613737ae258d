"""How each role speaks in the voice pack, and the name that a sentence's sound has there.

The recipes lie in `recipes.toml` beside the sounds: a person who wants another voice edits that file and
renders again. A key needs the recipe and the text alone, never an engine, so a machine without one finds
every sentence; a key changes exactly when what is heard would.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from game.voice.reading import spoken
from game.voice.roles import Voice, base_language

FILE: Final = "recipes.toml"

# Part of every key: raise it when the studio itself changes what is heard.
_STUDIO = 1


class RecipeError(ValueError):
    """recipes.toml cannot be read, or says something that no studio can do; the message names the place."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one role is spoken in one language.

    `engine` names the synthesiser, `version` its package and version as pinned in the file. `style` blends the
    engine's speakers (name, part; parts add up to 1), empty for an engine with one. `tract` and `pitch_hz` are as in
    `roles.Voice`; 0 Hz leaves the speaker's own pitch. `pace` is the engine's own speed. `wide` says that the narrow
    band of a telephone would make it hard to understand. `names` are respelled before the engine reads them, since it
    knows no Japanese names.
    """

    engine: str
    version: str
    pace: float
    style: tuple[tuple[str, float], ...] = ()
    tract: float = 1.0
    pitch_hz: float = 0.0
    wide: bool = False
    names: tuple[tuple[str, str], ...] = ()

    def read(self, lang: str, sentence: str) -> str:
        """What the engine is given: names as they sound, numbers as people say them."""
        for name, said in self.names:
            sentence = re.sub(rf"\b{re.escape(name)}\b", said, sentence)
        return spoken(sentence, base_language(lang))

    def voice(self, lang: str) -> Voice:
        """What the engine is asked for."""
        return Voice(lang, self.pitch_hz, self.tract, self.pace, self.style)


@dataclass(frozen=True, slots=True)
class Recipes:
    """All of them: (language, role) -> recipe; empty where there is no pack."""

    table: dict[tuple[str, str], Recipe]

    def of(self, lang: str, role: str) -> Recipe | None:
        """The recipe of `role` in `lang` ("ja-easy" is spoken as "ja"), or None."""
        return self.table.get((base_language(lang), role))

    def languages(self) -> tuple[str, ...]:
        """The languages that any role speaks, sorted."""
        return tuple(sorted({lang for lang, _ in self.table}))


def key(lang: str, role: str, sentence: str, recipe: Recipe) -> str:
    """The name (24 hex digits) of one sentence's sound: of the language, the role, what the engine is given to
    read and the recipe; `wide` is left out, since it is applied when the sound is played.
    """
    base = base_language(lang)
    facts = (
        _STUDIO,
        base,
        role,
        recipe.read(base, sentence),
        recipe.engine,
        recipe.version,
        recipe.pace,
        recipe.style,
        recipe.tract,
        recipe.pitch_hz,
    )
    return hashlib.sha256(json.dumps(facts).encode("ascii")).hexdigest()[:24]


def load(folder: Path) -> Recipes:
    """The recipes in `folder`. No file: none. Raises RecipeError where one says what cannot be."""
    file = folder / FILE
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Recipes({})
    except (OSError, ValueError) as error:
        raise RecipeError(f"{file}: {error}") from error
    engines, names = found.pop("engines", {}), found.pop("names", {})
    table: dict[tuple[str, str], Recipe] = {}
    for lang, roles in found.items():
        if not isinstance(roles, dict):
            raise RecipeError(f"{file}: [{lang}] must hold a table for each role")
        for role, said in roles.items():
            recipe = _recipe(f"{file}: [{lang}.{role}]", said, engines)
            table[lang, role] = replace(recipe, names=_names(f"{file}: [names.{lang}]", names, lang))
    return Recipes(table)


def _names(where: str, names: Any, lang: str) -> tuple[tuple[str, str], ...]:
    own = names.get(lang, {}) if isinstance(names, dict) else None
    if not isinstance(own, dict) or not all(isinstance(said, str) for said in own.values()):
        raise RecipeError(f"{where} must hold how each name is spelled to be said")
    return tuple(own.items())


def _recipe(where: str, said: Any, engines: Any) -> Recipe:
    try:
        engine = str(said["engine"])
        style = {str(name): float(part) for name, part in said.get("style", {}).items()}
        unknown = sorted(set(said) - {"engine", "pace", "style", "tract", "pitch", "wide"})
        if unknown:
            raise RecipeError(f"{where} has {', '.join(unknown)}, which no recipe has")
        if engine not in engines:
            raise RecipeError(f'{where} names the engine "{engine}", which [engines] does not pin')
        if style and abs(sum(style.values()) - 1.0) > 1e-6:
            raise RecipeError(f"{where}: the parts of a style add up to 1, these to {sum(style.values()):g}")
        recipe = Recipe(
            engine=engine,
            version=str(engines[engine]),
            pace=float(said["pace"]),
            style=tuple(sorted(style.items())),
            tract=float(said.get("tract", 1.0)),
            pitch_hz=float(said.get("pitch", 0.0)),
            wide=bool(said.get("wide", False)),
        )
    except RecipeError:
        raise
    except KeyError as error:
        raise RecipeError(f"{where} lacks {error}") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise RecipeError(f"{where}: {error}") from error
    if not (0.3 <= recipe.pace <= 2.0 and 0.6 <= recipe.tract <= 1.3 and 0 <= recipe.pitch_hz <= 500):
        raise RecipeError(f"{where}: pace 0.3 to 2, tract 0.6 to 1.3, pitch 0 to 500 Hz")
    return recipe
