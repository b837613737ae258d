"""Opens the game's window: what `game.cli` calls.

The voice is a process of its own; it is started after the first picture and never waited for.
"""

from __future__ import annotations

import importlib
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from game import places
from game.phone.loop import Loop, open_window
from game.phone.scene import Scene
from game.phone.scenes.start import StartScene
from game.phone.shelf import RecorderMaker, Shelf
from game.phone.sound import RATE, Sound
from game.phone.speech import Mute, Voice
from game.phone.ui import Preferences, Ui
from game.phone.words import LANGUAGES

if TYPE_CHECKING:
    from game.call.model import Scenario
    from game.results.store import Store
    from game.session.play import Recorder

LATER = (
    "game.phone.scenes.calls",
    "game.phone.scenes.brief",
    "game.phone.scenes.ringing",
    "game.phone.scenes.in_call",
    "game.phone.scenes.free",
    "game.session.record",
    "game.results.store",
    "game.scenario.library",
)
"""Modules that the first picture does not need and the first call does."""


def narration(langs: tuple[str, ...], *, enabled: bool = True) -> Callable[[Sound], Voice]:
    """Makes the voice for a mixer, warming up these languages."""

    def make(sound: Sound) -> Voice:
        if not enabled:
            return Mute()
        from game.voice.client import Speaker
        from game.voice.narration import Narration

        speaker = Speaker(rate=RATE, channels=1, cache_folder=places.cache_folder() / "voice")
        speaker.start(langs)
        return Narration(speaker, sound)

    return make


def language(wanted: str | None) -> str:
    """The language of the screens: the one asked for, else the machine's, else Japanese."""
    if wanted in LANGUAGES:
        return wanted
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2].lower()
        if code in LANGUAGES:
            return code
    return "ja"


def recorder(opened: list[Store], results: Path | None) -> RecorderMaker:
    """Makes the recorder of each play. The results folder is opened once, into `opened`."""

    def make(scenario: Scenario, seed: int, lang: str, spoken: str) -> Recorder | None:
        from game.session.record import Record

        # Opened with the first play: the first picture does not wait for a disk.
        if not opened:
            from game.results.store import open_store

            opened.append(open_store(results))
        store = opened[0]
        return Record(store, scenario, screen=lang, captions=lang, voice=spoken)

    return make


def _load_the_rest() -> None:
    """Loads what the first picture did not need, while the person looks at it."""
    time.sleep(0.7)
    for name in LATER:
        with suppress(ImportError):
            importlib.import_module(name)


def run(
    ref: str | None = None,
    *,
    lang: str | None = None,
    voice: str | None = None,
    seed: int | None = None,
    results: Path | None = None,
    size: tuple[int, int] = (1280, 800),
    fullscreen: bool = False,
) -> int:
    """Plays until the window is closed; returns 0. `ref` names a scenario (id or folder) to go to at once.

    Raises NoDisplay where there is no screen, NoSuchScenario or BrokenScenario where `ref` cannot be played.
    """
    shown = language(lang)
    wishes = Preferences(lang=shown, voice=voice or ("ja" if shown == "ja-easy" else shown))
    named = None
    if ref:
        from game.scenario.library import load

        named = load(ref)
    surface = open_window(size, fullscreen=fullscreen)
    opened: list[Store] = []
    threading.Thread(target=_load_the_rest, name="load", daemon=True).start()
    try:
        given = (named,) if named is not None else ()
        shelf = Shelf(None, seed=seed, recorder=recorder(opened, results), scenarios=given)

        def first(ui: Ui) -> Scene:
            if named is None:
                return StartScene()
            from game.phone.scenes.brief import BriefScene

            return BriefScene(named)

        Loop(
            first,
            surface=surface,
            preferences=wishes,
            shelf=shelf,
            voice=narration((wishes.voice,), enabled=voice != "none"),
        ).run()
    finally:
        for store in opened:
            store.close()
    return 0
