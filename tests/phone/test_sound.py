"""Sound: with a device nobody hears, and with none at all. Nothing raises."""

import threading
from array import array
from collections.abc import Iterator
from pathlib import Path

import numpy as np
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


SOUNDS = Path(__file__).parent / "sounds"
"""Half a second of 440 Hz, peak 0.5, mono, as Opus and as Vorbis."""


def samples(ms: int, rate: int = RATE) -> bytes:
    return array("h", [1000] * (rate * ms // 1000)).tobytes()


def test_a_dummy_device_is_called_silent(sound: Sound) -> None:
    assert sound.device == "silent"
    assert sound.speak(samples(50)) is False


def test_the_mixer_is_opened_for_voices(sound: Sound) -> None:
    assert pygame.mixer.get_init() == (16_000, -16, 2)


@pytest.mark.parametrize("name", ["tone.opus", "tone.ogg"])
def test_files_are_decoded_whole(sound: Sound, name: str) -> None:
    decoded = sound.decode((SOUNDS / name).read_bytes())
    assert decoded is not None
    wave = np.frombuffer(decoded, np.int16) / 32768
    assert abs(len(wave) - RATE // 2) < RATE // 50
    assert np.argmax(np.abs(np.fft.rfft(wave))) * RATE / len(wave) == pytest.approx(440, abs=3)
    assert 0.3 < np.sqrt((wave**2).mean()) < 0.4


@pytest.mark.parametrize("rate", [22_050, 48_000])
def test_a_mixer_that_was_opened_otherwise_decodes_to_the_same_rate(rate: int) -> None:
    pygame.mixer.init(rate, -16, 1, 1024, allowedchanges=0)
    sound = Sound()
    sound.device = "silent"
    decoded = sound.decode((SOUNDS / "tone.ogg").read_bytes())
    sound.close()
    assert decoded is not None
    assert abs(len(decoded) // 2 - RATE // 2) < RATE // 50


def test_what_cannot_be_decoded_is_none(sound: Sound) -> None:
    whole = (SOUNDS / "tone.opus").read_bytes()
    assert sound.decode(b"") is None
    assert sound.decode(b"RIFF") is None
    assert sound.decode(b"OggS" + bytes(200)) is None
    assert sound.decode(whole[:60]) is None
    sound.close()
    assert sound.decode(whole) is None


def test_another_thread_may_decode_while_the_mixer_is_closed_and_opened(sound: Sound) -> None:
    data = (SOUNDS / "tone.opus").read_bytes()
    found: list[bytes | None] = []
    thread = threading.Thread(target=lambda: found.extend(sound.decode(data) for _ in range(40)))
    thread.start()
    for _ in range(10):
        sound.close()
        sound.open()
    thread.join()
    assert len(found) == 40
    assert {len(each) for each in found if each is not None} <= {RATE}


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


@pytest.mark.parametrize(("rate", "channels"), [(16_000, 1), (16_000, 2), (44_100, 2), (22_050, 1)])
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
