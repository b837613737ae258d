"""Sound that is lost during a call: the call goes on with its captions, pauses and repeats."""

from array import array
from collections.abc import Iterator

import pygame
import pytest

from game.phone.pilot import Pilot
from game.phone.playing import Playing
from game.phone.scene import Scene
from game.phone.scenes import doors
from game.phone.sound import RATE, Sound
from game.phone.speech import Mute
from game.session.play import Play
from tests.phone.small_story import story

LINE_MS = 4000


class Spoken(Mute):
    """Says every line in four seconds, through a mixer."""

    def __init__(self, sound: Sound) -> None:
        self.sound = sound
        self.said: list[str] = []
        self.saying: bool | None = None

    def say(self, key: str, lang: str, role: str, text: str, colour: str) -> None:
        self.said.append(key)
        self.saying = False if self.sound.speak(array("h", [900] * (RATE * LINE_MS // 1000)).tobytes()) else None

    def finished(self) -> bool | None:
        if self.saying is False and self.sound.line_finished():
            self.saying = True
        return self.saying

    @property
    def sounding(self) -> bool:
        return self.saying is False

    def hush(self) -> None:
        self.sound.hush()
        self.saying = None


@pytest.fixture
def call() -> Iterator[tuple[Pilot, Playing, Spoken]]:
    made: list[tuple[Playing, Spoken]] = []

    def first(ui: object) -> Scene:
        ui.sound = sound  # type: ignore[attr-defined]
        voice = Spoken(sound)
        made.append((Playing(ui, Play(story(), 7), voice), voice))  # type: ignore[arg-type]
        return doors.for_play(made[0][0])

    pilots: list[Pilot] = []
    sound = Sound(lambda: pilots[0].now if pilots else 0)
    sound.open()
    # The dummy driver plays to nobody: as good as a device here.
    sound.device = "sound"
    pilots.append(Pilot(first))
    pilots[0].press("answer")
    pilots[0].wait(1000)
    yield pilots[0], *made[0]
    sound.close()


def test_a_mixer_that_goes_in_mid_sentence_leaves_the_call_its_captions(
    call: tuple[Pilot, Playing, Spoken], caplog: pytest.LogCaptureFixture
) -> None:
    p, playing, voice = call
    assert playing.caption.line == "l1"
    assert voice.finished() is False
    pygame.mixer.quit()
    p.wait(2000)
    assert playing.caption.line == "l1", "the caption keeps the time that its voice would have had"
    p.key("p")
    p.wait(60_000, 1000)
    p.key("p")
    assert playing.caption.line == "l1"
    p.wait(2000)
    assert playing.caption.line == "l2"
    assert voice.finished() is None
    playing.again(p.ui)
    p.wait(20_000)
    assert [node.id for node in p.tree() if node.id.startswith("reply.")] != []
    p.press("disc.hang-up")
    p.wait(200)
    assert playing.play.state.idle
    assert len(caplog.records) == 1


def test_a_device_that_is_taken_away_does_too(call: tuple[Pilot, Playing, Spoken]) -> None:
    p, playing, voice = call
    voice.sound.device_gone(2)
    p.wait(LINE_MS)
    assert playing.caption.line == "l2"
    p.wait(20_000)
    assert [node.id for node in p.tree() if node.id.startswith("reply.")] != []
