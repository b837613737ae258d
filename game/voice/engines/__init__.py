"""The engines that can speak, in order of preference, and what each of them promises.

A new engine is one small file with a class like those beside this one, and an entry in `all_engines`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from typing import Protocol

from game.voice.roles import Voice, base_language
from game.voice.samples import Pcm


class EngineError(Exception):
    """The engine could not say this. The message is for the log, not for a player."""


class Engine(Protocol):
    """A speech synthesiser. Only `load` and `synthesise` may be slow; they run in the worker process."""

    @property
    def name(self) -> str:
        """What it is called in the log, in `doctor` and in cache keys."""

    @property
    def wide(self) -> bool:
        """Whether a telephone's narrow band makes it hard to understand, so that its line must be a wide
        one.
        """

    def available(self) -> bool:
        """Whether its packages are installed. Loads nothing."""

    def version(self) -> str:
        """Its version, for cache keys: a new version speaks every line anew."""

    def languages(self) -> frozenset[str]:
        """The languages ("ja", "en", "fr") that it speaks well enough to be understood by telephone. Before
        `load` this is what may be expected; after it, what is there.
        """

    def load(self) -> None:
        """Get ready to speak. Raises EngineError."""

    def synthesise(self, text: str, voice: Voice) -> Pcm:
        """`text` as mono int16 at samples.RATE. Raises EngineError; never returns silence."""


def all_engines() -> tuple[Engine, ...]:
    """One of each engine, the best first. Nothing is loaded yet."""
    from game.voice.engines.hibari import Hibari
    from game.voice.engines.openjtalk import OpenJTalk
    from game.voice.engines.pico import Pico
    from game.voice.engines.system import System

    return (OpenJTalk(), Hibari(), Pico(), System())


def speakers(engines: Iterable[Engine], lang: str) -> Sequence[Engine]:
    """Those of `engines` that are installed and speak `lang`, in their order."""
    base = base_language(lang)
    return [engine for engine in engines if engine.available() and base in engine.languages()]


@cache
def installed(*modules: str) -> bool:
    """Whether every one of `modules` could be imported. Imports none of them."""
    try:
        return all(find_spec(module) is not None for module in modules)
    except (ImportError, ValueError):
        return False


@cache
def version_of(*distributions: str) -> str:
    """The version of the first of `distributions` that is installed, or "0"."""
    for name in distributions:
        try:
            return metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return "0"
