"""The shipped sounds as the game reads them: a file for each sentence, found by its key alone.

    assets/voices/recipes.toml
    assets/voices/ja/index.tsv       key, role, milliseconds, sentence: for people and for `voices check`
    assets/voices/ja/<key>.opus      mono speech at -20 LUFS, without a telephone

Whatever is wrong with the folder, the answer is "not here": the voice goes on with the next best.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

from game.voice.pack.recipes import Recipe, RecipeError, Recipes, key, load
from game.voice.timing import sentences

SUFFIX: Final = ".opus"
INDEX: Final = "index.tsv"

_log = logging.getLogger("kakenaoshi.voice")


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

    def speaks(self, lang: str) -> bool:
        """Whether any role has a recipe in `lang`."""
        return any(known == lang for known in self._loaded().languages())

    def find(self, lang: str, role: str, text: str) -> list[tuple[str, bytes]] | None:
        """Each sentence of `text` with its sound as bytes (empty for one with nothing to say), or None where any is
        missing: half a line by another voice would be another person.
        """
        recipe = self.recipe(lang, role)
        if recipe is None or self._folder is None:
            return None
        found: list[tuple[str, bytes]] = []
        for sentence in sentences(text, lang):
            if not any(char.isalnum() for char in sentence):
                found.append((sentence, b""))
                continue
            try:
                found.append((sentence, self._file(lang, key(lang, role, sentence, recipe)).read_bytes()))
            except OSError:
                return None
        return found

    def _file(self, lang: str, name: str) -> Path:
        assert self._folder is not None
        return self._folder / lang / f"{name}{SUFFIX}"

    def _loaded(self) -> Recipes:
        if self._recipes is None:
            try:
                self._recipes = Recipes({}) if self._folder is None else load(self._folder)
            except RecipeError as error:
                _log.warning("voice pack: %s", error)
                self._recipes = Recipes({})
        return self._recipes
