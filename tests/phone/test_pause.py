"""A pause is in the bar of every screen of a play, and goes back to that screen."""

import pytest

from game.phone.gallery import SHOTS, Shot, pilot_at
from game.phone.pilot import Pilot
from game.phone.scenes.doors import PlayScene
from game.phone.scenes.over import OverScene
from tests.phone.tour import has

NEITHER = {"start", "settings", "calls", "calls-helper", "brief", "brief-helper", "pause", "trouble", "trouble-abroad"}
"""Before a play, or in a pause already."""
OVER = {"after", "recap", "listening"}
"""After it, as the debrief."""
PLAYED = tuple(shot for shot in SHOTS if shot.name not in NEITHER | OVER and not shot.name.startswith("debrief"))


@pytest.mark.parametrize("shot", PLAYED, ids=lambda shot: shot.name)
def test_every_screen_of_a_play_can_pause(shot: Shot) -> None:
    pilot = pilot_at(shot, "ja", (1280, 800), 100, drawn=False)
    scene = pilot.scene
    assert isinstance(scene, PlayScene | OverScene)
    playing = scene.playing
    paused = playing.paused
    pilot.press("top.pause")
    assert pilot.scene.name == "pause" and playing.paused
    at = playing.at(pilot.ui)
    pilot.wait(30_000, 1000)
    assert playing.at(pilot.ui) == at
    pilot.press("pause.go-on")
    assert pilot.scene is scene and playing.paused == paused


def test_who_is_being_rung_waits_as_well() -> None:
    pilot = pilot_at(
        Shot("contacts", "shinjuku-officer", ("answer", "hang-up", "app.contacts")), "ja", (1280, 800), 100
    )
    pilot.press("dial.contact.kenji")
    assert pilot.scene.name == "dialling"
    pilot.press("top.pause")
    pilot.wait(30_000, 1000)
    pilot.press("pause.go-on")
    assert pilot.scene.name == "dialling"


@pytest.mark.parametrize("name", sorted(OVER | {"debrief"}))
def test_when_a_play_is_over_nothing_has_to_pause(name: str) -> None:
    shot = next(shot for shot in SHOTS if shot.name == name)
    pilot: Pilot = pilot_at(shot, "ja", (1280, 800), 100, drawn=False)
    assert not has(pilot, "top.pause")
