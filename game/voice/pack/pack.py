"""The shipped sounds as the game reads them: a file for each sentence, found by its key alone.

    assets/voices/recipes.toml
    assets/voices/ja/index.tsv       key, role, milliseconds, sentence: for people and for `voices check`
    assets/voices/ja/<key>.opus      mono speech at -20 LUFS, without a telephone

Whatever is wrong with the folder, the answer is "not here": the voice goes on with the next best.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.voice.pack.recipes import Recipe, RecipeError, Recipes, key, load
from game.voice.roles import base_language

SUFFIX: Final = ".opus"
INDEX: Final = "index.tsv"

_log = logging.getLogger("kakenaoshi.voice")


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the pack: its bytes, and whether its voice needs a wide line."""

    data: bytes
    wide: bool


class Pack:
    """The sounds in `folder`; None: none. The recipes are read at the first question, in about 5 ms. For use by one
    thread.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._recipes: Recipes | None = None

    def recipe(self, lang: str, role: str) -> Recipe | None:
        """How `role` is spoken in `lang`, or None."""
        return self._loaded().of(lang, role)

    def languages(self) -> tuple[str, ...]:
        """The languages that have recipes, sorted."""
        return self._loaded().languages()

    def speaks(self, lang: str) -> bool:
        """Whether anything was spoken ahead in `lang`."""
        return self._folder is not None and lang in self.languages() and (self._folder / lang).is_dir()

    def find(self, lang: str, role: str, sentence: str) -> Found | None:
        """The sound of one sentence, or None."""
        base = base_language(lang)
        recipe = self.recipe(base, role)
        if recipe is None or self._folder is None:
            return None
        try:
            name = f"{key(base, role, sentence, recipe)}{SUFFIX}"
            return Found((self._folder / base / name).read_bytes(), recipe.wide)
        except OSError:
            return None

    def _loaded(self) -> Recipes:
        if self._recipes is None:
            try:
                self._recipes = Recipes({}) if self._folder is None else load(self._folder)
            except RecipeError as error:
                _log.warning("voice pack: %s", error)
                self._recipes = Recipes({})
        return self._recipes
