"""The game as a person starts it: the window, with the scenarios, the voice and the record behind it."""

from __future__ import annotations

import threading
from pathlib import Path

from game import places
from game.call.model import Scenario
from game.phone.loop import Loop
from game.phone.shelf import Shelf
from game.phone.ui import Preferences
from game.results.store import Store, open_store
from game.scenario.library import shipped
from game.session.play import Recorder
from game.session.record import Record

SILENT = "off"
"""The voice's name for: captions alone."""


class Records:
    """The results folder, opened in the background: the first picture does not wait for the disk.

    Opening it marks plays that an earlier process left unfinished.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._store: Store | None = None
        self._thread = threading.Thread(target=self._open, name="records", daemon=True)
        self._thread.start()

    def _open(self) -> None:
        self._store = open_store(self._folder)

    def __call__(self, scenario: Scenario, seed: int, lang: str, spoken: str) -> Recorder | None:
        """The recorder of a new play; None where the folder could not be opened at all."""
        self._thread.join(5)
        if self._store is None:
            return None
        return Record(self._store, scenario, screen=lang, captions=lang, voice=spoken)

    def close(self) -> str:
        """Wait for what is still to be written. What is wrong with the records, for people; or nothing."""
        self._thread.join(5)
        if self._store is None:
            return ""
        trouble = self._store.trouble
        self._store.close()
        return str(trouble) if trouble is not None else ""


def language(wanted: str | None) -> str:
    """The language of the screens: the one asked for, else the machine's, else Japanese."""
    if wanted in LANGUAGES:
        return wanted
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2].lower()
        if code in LANGUAGES:
            return code
    return "ja"


def recorder(store: Store) -> RecorderMaker:
    """Makes the recorder of each play in an open results folder."""

    def make(scenario: Scenario, seed: int, lang: str, spoken: str) -> Recorder:
        return Record(store, scenario, screen=lang, captions=lang, voice=spoken)

    return make


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
    from game.scenario.library import load

    shown = language(lang)
    wishes = Preferences(lang=shown, voice=voice or ("ja" if shown == "ja-easy" else shown))
    named = load(ref) if ref else None
    surface = open_window(size, fullscreen=fullscreen)
    store = open_store(results or places.results())
    try:
        shelf = Shelf(
            shipped(), seed=seed, recorder=recorder(store), scenarios=(named,) if named is not None else ()
        )
        Loop(
            lambda ui: BriefScene(named) if named is not None else StartScene(),
            surface=surface,
            preferences=wishes,
            shelf=shelf,
            voice=narration((wishes.voice,), enabled=voice != "none"),
        ).run()
    finally:
        store.close()
    return 0
