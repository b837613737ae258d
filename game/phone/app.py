"""The game as a person starts it: the window, with the scenarios, the voice and the record behind it."""

from __future__ import annotations

import threading
from pathlib import Path

from game import places
from game.call.model import Scenario
from game.phone.loop import Loop
from game.phone.scene import Scene
from game.phone.shelf import Shelf
from game.phone.sound import RATE, Sound
from game.phone.speech import Voice
from game.phone.ui import Preferences, Ui
from game.results.store import Store, open_store
from game.scenario.library import find, shipped
from game.session.play import Recorder
from game.session.record import Record
from game.voice.client import Speaker
from game.voice.narration import Narration

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


def run(
    ref: str | None = None,
    *,
    lang: str | None = None,
    voice: str | None = None,
    seed: int | None = None,
    results: Path | None = None,
) -> int:
    """Open the window until the player leaves; 0. At a scenario's brief when `ref` names one.

    Raises `game.phone.loop.NoDisplay` where there is no screen.
    """
    # A folder outside the tree is a scenario of its own; among the shipped ones an id stays an id.
    ids = shipped() if ref is None or ref in shipped() else (str(find(ref)),)
    records = Records(results)
    speaker = Speaker(
        rate=RATE, channels=1, cache_folder=places.cache_folder() / "voice", enabled=voice != SILENT
    )
    screen = lang or "ja"
    spoken = voice if voice not in (None, SILENT) else ("ja" if screen == "ja-easy" else screen)

    def speak(sound: Sound) -> Voice:
        speaker.start(dict.fromkeys(("ja", str(spoken))))
        return Narration(speaker, sound)

    def first(ui: Ui) -> Scene:
        if ref is not None:
            from game.phone.scenes.brief import BriefScene

            scenario = ui.shelf.open(ids[0] if len(ids) == 1 else ref)
            if scenario is not None:
                return BriefScene(scenario)
        from game.phone.scenes.start import StartScene

        return StartScene()

    try:
        Loop(
            first,
            preferences=Preferences(lang=screen, voice=str(spoken)),
            shelf=Shelf(ids, seed=seed, recorder=records),
            voice=speak,
        ).run()
    finally:
        speaker.close()
        trouble = records.close()
        if trouble:
            print(trouble)
    return 0
