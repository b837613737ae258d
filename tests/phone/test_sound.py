"""Sound: with a device nobody hears, and with none at all. Nothing raises."""

import threading
from array import array
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest

from game import places
from game.phone.balance import Balance
from game.phone.mixer import CHANNEL
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
    made.wish(Balance(volume=0.5))
    made.loop("noise", "mobile")
    made.still()
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


def channel(kind: str) -> pygame.mixer.Channel:
    return pygame.mixer.Channel(CHANNEL[kind])  # type: ignore[index]


def test_parts_of_a_line_follow_each_other_and_end_once(sound: Sound) -> None:
    sound.speak(samples(60))
    sound.append(samples(60))
    sound.append(samples(60))
    assert not sound.line_finished()
    for _ in range(300):
        pygame.time.wait(5)
        if not sound.speaking:
            break
    assert sound.line_finished()


def test_a_wish_is_heard_at_once_in_what_sounds(sound: Sound) -> None:
    sound.wish(Balance(volume=0.8, mono=True))
    sound.speak(samples(3000))
    sound.learn_noise("mobile", samples(500))
    sound.loop("noise", "mobile")
    voice, noise = channel("voice").get_sound(), channel("noise").get_sound()
    assert voice is not None and noise is not None
    assert voice.get_volume() == pytest.approx(0.8, abs=0.01)
    assert noise.get_volume() == pytest.approx(0.4, abs=0.01)
    sound.wish(Balance(volume=0.4, background=0.0, mono=True))
    assert voice.get_volume() == pytest.approx(0.4, abs=0.01)
    assert noise.get_volume() == 0


def test_a_loop_goes_on_until_another_takes_its_place(sound: Sound) -> None:
    sound.tone("ringtone")
    sound.loop("noise", "landline")
    assert channel("tone").get_busy() and not channel("noise").get_busy()
    sound.learn_noise("landline", samples(300))
    assert channel("noise").get_busy()
    sound.loop("noise", "landline")
    assert sound.looping == {"tone": "ringtone", "noise": "landline"}
    sound.pause()
    sound.still()
    for _ in range(100):
        pygame.time.wait(10)
        if not (channel("tone").get_busy() or channel("noise").get_busy()):
            break
    assert not channel("tone").get_busy()
    assert not channel("noise").get_busy()


class Clock:
    def __init__(self) -> None:
        self.now = 0

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def timed() -> Iterator[tuple[Sound, Clock]]:
    clock = Clock()
    made = Sound(clock)
    made.open()
    made.device = "sound"
    yield made, clock
    made.close()


def over(sound: Sound, clock: Clock, ms: int) -> bool:
    clock.now += ms
    return sound.line_finished()


def test_a_mixer_closed_under_a_line_leaves_it_its_time(
    timed: tuple[Sound, Clock], caplog: pytest.LogCaptureFixture
) -> None:
    sound, clock = timed
    assert sound.speak(samples(4000))
    pygame.mixer.quit()
    assert not over(sound, clock, 3900)
    assert sound.device == "none"
    assert sound.append(samples(1000))
    assert not over(sound, clock, 1000)
    assert over(sound, clock, 200)
    for _ in range(3):
        assert sound.speak(samples(100)) is False
        sound.effect("key-5")
        sound.tone("ringtone")
        sound.pause()
        sound.resume()
    assert len(caplog.records) == 1


def test_a_device_that_is_taken_away_leaves_a_line_its_time_pauses_left_out(
    timed: tuple[Sound, Clock], caplog: pytest.LogCaptureFixture
) -> None:
    sound, clock = timed
    sound.speak(samples(4000))
    clock.now += 1000
    sound.device_gone(0)
    assert sound.device == "sound"
    sound.device_gone(5)
    assert sound.device == "none"
    sound.pause()
    assert not over(sound, clock, 60_000)
    sound.resume()
    assert not over(sound, clock, 2900)
    assert over(sound, clock, 200)
    assert len(caplog.records) == 1


def test_a_device_that_comes_is_tried_once_and_loops_are_heard_again(
    timed: tuple[Sound, Clock], monkeypatch: pytest.MonkeyPatch
) -> None:
    sound, clock = timed
    opened: list[int] = []
    really = pygame.mixer.init

    def counted(*args: object, **wishes: object) -> None:
        opened.append(clock.now)
        really(*args, **wishes)  # type: ignore[arg-type]

    monkeypatch.setattr(pygame.mixer, "init", counted)
    sound.tone("ringtone")
    sound.device_came()
    assert opened == [], "a device more is no reason while one plays"
    sound.device_gone(2)
    monkeypatch.delenv("SDL_AUDIODRIVER")

    def refused(*_: object, **__: object) -> None:
        opened.append(clock.now)
        raise pygame.error("No such device")

    monkeypatch.setattr(pygame.mixer, "init", refused)
    clock.now = 10_000
    sound.device_came()
    sound.device_came()
    assert opened == [10_000, 10_000], "the device, then the dummy; the second announcement is its echo"
    assert sound.device == "none"

    class Found(Sound):
        def open(self) -> str:
            super().open()
            self.device = "sound"
            return self.device

    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    monkeypatch.setattr(pygame.mixer, "init", counted)
    sound.__class__ = Found
    clock.now = 20_000
    sound.device_came()
    assert channel("tone").get_busy()
    assert sound.speak(samples(100))


class Stuck:
    """A channel that plays nothing, or never ends, or refuses."""

    def __init__(self, busy: bool, refuses: bool = False) -> None:
        self.busy, self.refuses = busy, refuses

    def play(self, *_: object, **__: object) -> None:
        if self.refuses:
            raise pygame.error("Mixer not initialized")

    def get_busy(self) -> bool:
        return self.busy

    def get_sound(self) -> None:
        return None

    def get_queue(self) -> None:
        return None

    def set_volume(self, *_: float) -> None:
        pass

    def stop(self) -> None:
        pass


def test_lines_that_a_device_swallows_keep_their_time_and_the_second_ends_the_trust(
    timed: tuple[Sound, Clock], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    sound, clock = timed
    monkeypatch.setattr(pygame.mixer, "Channel", lambda _: Stuck(busy=False))
    for _ in range(2):
        assert sound.speak(samples(4000))
        assert not over(sound, clock, 100)
        assert not over(sound, clock, 3800)
        assert over(sound, clock, 200)
    assert sound.speak(samples(4000)) is False
    assert len(caplog.records) == 1


def test_lines_that_never_end_are_ended(timed: tuple[Sound, Clock], monkeypatch: pytest.MonkeyPatch) -> None:
    sound, clock = timed
    monkeypatch.setattr(pygame.mixer, "Channel", lambda _: Stuck(busy=True))
    for _ in range(2):
        sound.speak(samples(4000))
        assert not over(sound, clock, 7900)
        assert over(sound, clock, 200)
    assert sound.device == "none"


def test_a_device_that_refuses_is_lost(
    timed: tuple[Sound, Clock], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    sound, _ = timed
    monkeypatch.setattr(pygame.mixer, "Channel", lambda _: Stuck(busy=False, refuses=True))
    assert sound.speak(samples(4000)) is False
    assert sound.speak(samples(4000)) is False
    sound.tone("ringtone")
    assert len(caplog.records) == 1
