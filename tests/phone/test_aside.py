"""The reader's own channel: others are lowered while it sounds, and come back."""

from collections.abc import Iterator

import pygame
import pytest

from game.phone.aside import LOWERED, Aside
from game.phone.mixer import CHANNEL
from game.phone.sound import Sound
from game.phone.ui import Preferences, Ui

SECOND = bytes(16_000 * 4)


@pytest.fixture
def ui() -> Iterator[Ui]:
    sound = Sound()
    sound.open()
    # The dummy driver plays in real time to nobody: as good as a device here.
    sound.device = "sound"
    yield Ui((1280, 800), Preferences(volume=0.5), sound, lambda: 0)
    sound.close()


def loudness(number: int) -> float:
    sounding = pygame.mixer.Channel(number).get_sound()
    assert sounding is not None
    return sounding.get_volume()


def test_others_are_lowered_and_come_back(ui: Ui) -> None:
    aside = Aside(ui)
    ui.sound.speak(SECOND)
    ui.sound.tone("ringtone")
    voice, tone = loudness(CHANNEL["voice"]), loudness(CHANNEL["tone"])
    assert aside.speak(SECOND, 16_000, 2)
    assert loudness(CHANNEL["voice"]) == pytest.approx(voice * LOWERED, abs=0.02)
    # The call begins another line.
    ui.sound.speak(SECOND)
    assert not aside.line_finished()
    assert loudness(CHANNEL["voice"]) == pytest.approx(voice * LOWERED, abs=0.02)
    assert loudness(CHANNEL["tone"]) == pytest.approx(tone * LOWERED, abs=0.02)
    aside.hush()
    assert loudness(CHANNEL["voice"]) == pytest.approx(voice, abs=0.02)
    assert not aside.line_finished(), "what was stopped did not come to its end"


def test_the_end_is_told_once(ui: Ui) -> None:
    aside = Aside(ui)
    assert aside.speak(SECOND, 16_000, 2)
    pygame.mixer.stop()
    assert aside.line_finished() and not aside.line_finished()


def test_what_cannot_be_heard_is_said_to_be_so(ui: Ui) -> None:
    aside = Aside(ui)
    assert not aside.speak(b"", 16_000, 2)
    pygame.mixer.quit()
    assert not aside.speak(SECOND, 16_000, 2)
    aside.hush()
    assert not aside.line_finished()
    ui.sound.device = "silent"
    assert not Aside(ui).speak(SECOND, 16_000, 2)
