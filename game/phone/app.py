"""Opens the game's window: what `game.cli` calls.

The voice is a process of its own; it is started after the first picture and never waited for.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game import places
from game.phone import scenes, settings
from game.phone.access import Access
from game.phone.loop import Loop, open_window
from game.phone.scene import Scene
from game.phone.scenes.start import StartScene
from game.phone.shelf import Shelf
from game.phone.sound import RATE
from game.phone.speech import Mute, Voice
from game.phone.ui import Preferences, Ui, own_voice
from game.phone.words import LANGUAGES

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from game.call.model import Scenario
    from game.results.store import Store
    from game.session.play import Recorder
    from game.voice.client import Speaker

SILENT = "off"
"""In place of a language: no voice, captions alone."""

PATIENCE_S = 20.0
"""How long the reader waits for its voice: there is no caption that keeps the time."""

FIRST = tuple(f"game.phone.scenes.{name}" for name in ("calls", "brief", "ringing", "in_call", "free"))
COMPILING_S = 60.0
"""How long scenarios that are compiled beside the game are waited for before they are compiled when opened."""
LATER = ("game.session.record", "game.results.store", "game.scenario.library", "game.scenario.reader")
"""Modules that the first picture does not need and the first call does; the other scenes come after them."""


def narration(langs: tuple[str, ...], closers: list[Callable[[], None]], *, enabled: bool) -> Callable[[Ui], Voice]:
    """Makes the voice for a window, warming up these languages; how to end it is put into `closers`."""

    def make(ui: Ui) -> Voice:
        if not enabled:
            return Mute()
        from game.voice.client import Speaker
        from game.voice.narration import Narration

        speaker = Speaker(
            rate=RATE,
            channels=1,
            cache_folder=places.cache_folder() / "voice",
            pack=places.assets() / "voices",
            decode=ui.sound.decode,
        )
        speaker.start(langs)
        closers.append(speaker.close)
        ui.voices = speaker.voices
        voice = Narration(speaker, ui.sound)
        voice.wish(ui.preferences.pace, ui.preferences.clear_voice)
        return voice

    return make


def reader(closers: list[Callable[[], None]]) -> Callable[[Ui], None]:
    """Gives a window the voice that reads it aloud. It has a worker of its own, begun when it is first wished: so
    no line of the call waits for it, and it waits for none."""

    def join(ui: Ui) -> None:
        made: list[tuple[str, Speaker]] = []

        def make(lang: str) -> Voice:
            import pygame

            from game.phone.aside import Aside
            from game.voice.client import Speaker
            from game.voice.narration import Narration

            rate, _, channels = pygame.mixer.get_init() or (RATE, -16, 1)
            speaker = Speaker(
                rate=rate,
                channels=channels,
                cache_folder=places.cache_folder() / "voice",
                pack=places.assets() / "voices",
                decode=ui.sound.decode,
                patience_s=PATIENCE_S,
            )
            speaker.start((lang,), live=True)
            for _, old in made:
                threading.Thread(target=old.close, name="reader ends", daemon=True).start()
            made[:] = [(lang, speaker)]
            closers.append(speaker.close)
            return Narration(speaker, Aside(ui))

        def speaks() -> bool | None:
            if ui.sound.device != "sound":
                return False
            if not made:
                return None
            lang, speaker = made[-1]
            speaker.speed = ui.preferences.pace
            voices = speaker.voices()
            return voices[lang] is not None if lang in voices else None

        ui.aloud.make, ui.aloud.speaks = make, speaks

    return join


def language(wanted: str | None) -> str:
    """The language of the screens: the one asked for, else the machine's, else Japanese."""
    if wanted in LANGUAGES:
        return wanted
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2].lower()
        if code in LANGUAGES:
            return code
    return "ja"


def wished(kept: dict[str, Any], lang: str | None, voice: str | None) -> Preferences:
    """What was asked for now, else what was kept from the last time, else what the machine suggests."""
    if lang is None:
        lang = kept.get("lang")
    shown = language(lang)
    if voice is None or voice == SILENT:
        voice = kept.get("voice") if lang == kept.get("lang") else None
    kept = {"guided": True, **kept, "lang": shown, "voice": voice or own_voice(shown)}
    return Preferences(**kept)


class Records:
    """The results folder. It is opened after the first picture, which waits for no disk; opening marks the
    plays that an earlier process left unfinished."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._store: Store | None = None

    def open(self) -> Store:
        """The store, opened by whoever asks first."""
        from game.results.store import open_store

        with self._lock:
            if self._store is None:
                self._store = open_store(self._folder)
            return self._store

    def __call__(self, scenario: Scenario, seed: int, lang: str, spoken: str) -> Recorder:
        """The recorder of a new play."""
        from game.session.record import Record

        return Record(self.open(), scenario, screen=lang, captions=lang, voice=spoken)

    def close(self) -> None:
        """Waits until all is written."""
        with self._lock:
            if self._store is not None:
                self._store.close()


def load_the_rest(shelf: Shelf, records: Records | None = None) -> None:
    """Loads what the first picture did not need, so that no later one waits for it: scenes, scenarios, records."""
    compiling = _compile_beside()
    others = (f"game.phone.scenes.{module.name}" for module in pkgutil.iter_modules(scenes.__path__))
    for name in (*FIRST, *LATER):
        with suppress(ImportError):
            importlib.import_module(name)
    if records is not None:
        records.open()
    if compiling is not None:
        compiling.join(COMPILING_S)
    for id_ in shelf.ids():
        shelf.open(id_)
    shelf.loading = False
    for name in others:
        with suppress(ImportError):
            importlib.import_module(name)


def _compile_beside() -> BaseProcess | None:
    """On the first start of a version, scenarios are compiled in a process of its own: what that takes of memory is
    given back, and no picture waits for it. Where that cannot be, they are compiled when they are opened."""
    import multiprocessing

    from game.scenario.library import keep_everything, waiting

    with suppress(OSError, ValueError):
        if waiting():
            beside = multiprocessing.get_context("spawn").Process(target=keep_everything, daemon=True)
            beside.start()
            return beside
    return None


def _load_later(shelf: Shelf, records: Records) -> None:
    """While the person looks at the first picture."""
    try:
        time.sleep(0.7)
        load_the_rest(shelf, records)
    finally:
        shelf.loading = False


def run(
    ref: str | None = None,
    *,
    lang: str | None = None,
    voice: str | None = None,
    seed: int | None = None,
    results: Path | None = None,
    helper: bool = False,
    size: tuple[int, int] = (1280, 800),
    fullscreen: bool = False,
) -> int:
    """Plays until the window is closed; returns 0. `ref` names a scenario (id or folder) to go to at once,
    `helper` with a relative who holds the phone.

    Raises NoDisplay where there is no screen, NoSuchScenario or BrokenScenario where `ref` cannot be played.
    """
    file = places.settings() / settings.FILE
    wishes = wished(settings.load(file), lang, voice)
    named = None
    if ref:
        from game.scenario.library import load

        named = load(ref)
    access = Access()
    surface = open_window(size, fullscreen=fullscreen, access=access)
    records = Records(results)
    closers: list[Callable[[], None]] = []
    given = (named,) if named is not None else ()
    shelf = Shelf(None, seed=seed, recorder=records, scenarios=given)
    shelf.loading = True
    threading.Thread(target=_load_later, args=(shelf, records), name="load", daemon=True).start()
    try:

        def first(ui: Ui) -> Scene:
            ui.keep = partial(settings.save, file)
            if named is None:
                return StartScene()
            from game.phone.scenes.brief import BriefScene

            return BriefScene(named, helper=helper)

        Loop(
            first,
            surface=surface,
            preferences=wishes,
            shelf=shelf,
            voice=narration((wishes.voice,), closers, enabled=voice != SILENT),
            reader=reader(closers),
            access=access,
        ).run()
    finally:
        for close in closers:
            close()
        records.close()
    return 0
