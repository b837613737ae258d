"""The volume can be changed in every talk: by keys anywhere, by buttons in the pause."""

from game.phone.scenes import doors
from tests.phone.test_playing import ringing


def test_keys_change_the_volume_during_a_call_within_bounds() -> None:
    pilot, _ = ringing()
    pilot.press("answer")
    before = doors.volume(pilot.ui)
    pilot.key("-")
    assert doors.volume(pilot.ui) == before - 1
    for _ in range(12):
        pilot.key("+")
    assert doors.volume(pilot.ui) == doors.VOLUME_STEPS
    for _ in range(12):
        pilot.key("-")
    assert pilot.ui.preferences.volume == 0.0


def test_the_pause_has_buttons_for_it() -> None:
    pilot, playing = ringing()
    pilot.press("answer")
    pilot.key("p")
    pilot.wait(600)
    before = doors.volume(pilot.ui)
    pilot.press(doors.LOUDER)
    assert doors.volume(pilot.ui) == before + 1
    assert f"{before + 1} / {doors.VOLUME_STEPS}" in pilot.find("volume.name").name
    pilot.press(doors.SOFTER)
    assert doors.volume(pilot.ui) == before
    pilot.press("pause.go-on")
    assert not playing.paused
