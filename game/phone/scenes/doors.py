"""The ways between scenes: names every scene that can be gone to, so that none has to import another.

Imports happen on the way through a door: the first picture needs only the first scene.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.phone.scene import Press, Push, Quit, Replace, Scene, Transition, Typed, UiEvent, Uncover
from game.phone.ui import Ui
from game.phone.widgets.topbar import HELP, MEMO, STOP
from game.phone.widgets.topbar import PAUSE as PAUSE_BUTTON

if TYPE_CHECKING:
    from game.phone.playing import Playing


PAUSE = "p"
"""The key that pauses a play, and goes on."""

LOUDER, SOFTER = "volume.up", "volume.down"
VOLUME = {"+": 1, "-": -1, LOUDER: 1, SOFTER: -1}
"""Keys and buttons of the volume, and by how many steps they change it."""
VOLUME_STEPS = 10


def bar(event: UiEvent, ui: Ui, playing: Playing | None = None) -> Transition | None:
    """What the top bar's buttons and the pause's key do. Scenes ask it first; None for any other event."""
    asked = event.char if isinstance(event, Typed) else event.id if isinstance(event, Press) else ""
    if asked in VOLUME:
        step = min(VOLUME_STEPS, max(0, volume(ui) + VOLUME[asked]))
        ui.prefer(volume=step / VOLUME_STEPS)
        ui.sound.effect("key-5")
        return None
    if asked in (PAUSE, PAUSE_BUTTON) and playing is not None and _goes_on(playing):
        from game.phone.scenes.pause import PauseScene

        return Push(PauseScene(playing))
    if not isinstance(event, Press):
        return None
    if event.id == MEMO and playing is not None:
        from game.phone.scenes.memo import MemoScene

        return Push(MemoScene(playing))
    if event.id == HELP:
        from game.phone.scenes.trouble import TroubleScene

        return Push(TroubleScene(playing))
    if event.id == STOP:
        if playing is None or not _goes_on(playing):
            # No question: nothing is lost, and who wants to leave may leave.
            return Quit()
        from game.phone.scenes.question import ClosingScene

        return Push(ClosingScene(playing))
    return None


def volume(ui: Ui) -> int:
    """How loud it is, from 0 to `VOLUME_STEPS`."""
    return round(ui.preferences.volume * VOLUME_STEPS)


def _goes_on(playing: Playing) -> bool:
    return not (playing.play.state.finished or playing.play.state.stopped)


def _ringing(playing: Playing) -> Scene:
    from game.phone.scenes.ringing import RingingScene

    return RingingScene(playing)


def _call(playing: Playing) -> Scene:
    from game.phone.scenes.in_call import InCallScene

    return InCallScene(playing)


def _video(playing: Playing) -> Scene:
    from game.phone.scenes.video import VideoScene

    return VideoScene(playing)


def _home(playing: Playing) -> Scene:
    from game.phone.scenes.free import FreeScene

    return FreeScene(playing)


def _lock(playing: Playing) -> Scene:
    from game.phone.scenes.lock import LockScene

    return LockScene(playing)


def _guided(playing: Playing) -> Scene:
    from game.phone.scenes.guided import GuidedScene

    return GuidedScene(playing)


def _keypad(playing: Playing) -> Scene:
    from game.phone.scenes.keypad_app import KeypadScene

    return KeypadScene(playing)


def _contacts(playing: Playing) -> Scene:
    from game.phone.scenes.contacts import ContactsScene

    return ContactsScene(playing)


def _history(playing: Playing) -> Scene:
    from game.phone.scenes.history import HistoryScene

    return HistoryScene(playing)


def _browser(playing: Playing) -> Scene:
    from game.phone.scenes.browser import BrowserScene

    return BrowserScene(playing)


def _papers(playing: Playing) -> Scene:
    from game.phone.scenes.papers import PapersScene

    return PapersScene(playing)


def _chat(playing: Playing) -> Scene:
    from game.phone.scenes.chat import ChatScene

    return ChatScene(playing)


def _bank(playing: Playing) -> Scene:
    from game.phone.scenes.bank import BankScene

    return BankScene(playing)


def _notes(playing: Playing) -> Scene:
    from game.phone.scenes.notes import NotesScene

    return NotesScene(playing)


def _debrief(playing: Playing) -> Scene:
    from game.phone.scenes.debrief import DebriefScene

    return DebriefScene(playing)


def _stopped(playing: Playing) -> Scene:
    from game.phone.scenes.start import StartScene

    return StartScene()


SCREENS: dict[str, Callable[[Playing], Scene]] = {
    "ringing": _ringing,
    "call": _call,
    "video": _video,
    "app.home": _home,
    "lock": _lock,
    "guided": _guided,
    "app.keypad": _keypad,
    "app.contacts": _contacts,
    "app.history": _history,
    "app.browser": _browser,
    "app.papers": _papers,
    "app.chat": _chat,
    "app.bank": _bank,
    "app.notes": _notes,
    "debrief": _debrief,
    "stopped": _stopped,
}
"""By `Playing.screen()`."""


def for_play(playing: Playing) -> Scene:
    """The scene that a play's state asks for."""
    return SCREENS[playing.screen()](playing)


class PlayScene(Scene):
    """A screen of a play: keeps the play going, and gives way when another screen is due."""

    screen = ""
    """The key in `SCREENS` that this scene serves."""

    def __init__(self, playing: Playing) -> None:
        self.playing = playing
        self._rang: int | None = None
        """When the call rang that is shown at the top of this app; None: none is."""

    def closed(self, ui: Ui) -> None:
        self.playing.play.stop(self.playing.at(ui))

    def busy(self, ui: Ui) -> bool:
        """Whether the person is in the middle of something that a ring would take out of their hands: it waits."""
        return False

    def tick(self, ui: Ui) -> Transition | None:
        """Advances the play; once its events are safely recorded, goes to the screen that is due."""
        self.playing.advance(ui, due=not self.busy(ui))
        if self.playing.screen() != self.screen and self.playing.play.durable:
            return Replace(for_play(self.playing))
        return self._rings(ui)

    def _rings(self, ui: Ui) -> Transition | None:
        """Sounds a call that came over this app, and takes away what lies above the two."""
        rang = self.playing.rang_at if self.playing.banner else None
        if rang is None:
            if self._rang is not None:
                ui.sound.tone("")
            self._rang = None
            return None
        ui.sound.tone("ringtone")
        came, self._rang = rang != self._rang, rang
        return Uncover() if came else None
