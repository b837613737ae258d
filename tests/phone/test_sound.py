"""Sound: with a device nobody hears, and with none at all. Nothing raises."""

from array import array
from collections.abc import Iterator

import pygame
import pytest

from game import places
from game.phone.sound import RATE, Sound
from game.phone.widgets.keypad import KEYS, key_sound


@pytest.fixture
def sound() -> Iterator[Sound]:
    made = Sound()
    made.open()
    yield made
    made.close()


def samples(ms: int, rate: int = RATE) -> bytes:
    return array("h", [1000] * (rate * ms // 1000)).tobytes()


def test_a_dummy_device_is_called_silent(sound: Sound) -> None:
    assert sound.device == "silent"
    assert sound.speak(samples(50)) is False


def test_a_line_ends_and_says_so_once(sound: Sound) -> None:
    sound.speak(samples(60))
    assert sound.speaking
    for _ in range(100):
        pygame.time.wait(10)
        if not sound.speaking:
            break
    assert sound.line_finished()
    assert not sound.line_finished()


def test_a_hushed_line_has_not_finished(sound: Sound) -> None:
    sound.speak(samples(2000))
    sound.hush()
    assert not sound.speaking
    assert not sound.line_finished()


@pytest.mark.parametrize(("rate", "channels"), [(16_000, 1), (44_100, 2), (22_050, 2)])
def test_other_rates_are_fitted(sound: Sound, rate: int, channels: int) -> None:
    sound.speak(samples(100, rate * channels), rate, channels)
    assert sound.speaking


def test_pause_holds_a_line(sound: Sound) -> None:
    sound.speak(samples(80))
    sound.pause()
    pygame.time.wait(250)
    assert sound.speaking
    sound.resume()
    sound.hush()


def test_without_any_mixer_nothing_is_heard_and_nothing_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise pygame.error("ALSA: Couldn't open audio device")

    monkeypatch.setattr(pygame.mixer, "init", refuse)
    made = Sound()
    assert made.open() == "none"
    made.tone("ringtone")
    made.effect("key-5")
    assert made.speak(samples(50)) is False
    made.pause()
    made.resume()
    made.volume(0.5)
    made.hush()
    assert not made.speaking and not made.line_finished()
    made.close()


def test_unknown_sounds_and_odd_bytes_are_harmless(sound: Sound) -> None:
    sound.effect("no-such-sound")
    sound.tone("no-such-tone")
    sound.tone("")
    assert sound.speak(b"\x01") is False
    assert sound.speak(b"") is False


def test_every_key_and_tone_has_its_file() -> None:
    names = {key_sound(char) for char in KEYS}
    names |= {"ringtone", "answer", "hang-up", "message"}
    names |= {f"{tone}-{place}" for tone in ("ringback", "busy") for place in ("ja", "us", "fr")}
    missing = [name for name in names if not (places.assets() / "sounds" / f"{name}.wav").is_file()]
    assert missing == []
