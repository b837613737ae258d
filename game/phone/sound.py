"""Everything that is heard: one voice, effects, a tone that repeats. Never raises; without a device it is silent.

Tones are files in assets/sounds, made by `dev.tones`. The voice arrives as samples from game.voice.
"""

import io
import os
import threading
from array import array
from contextlib import suppress

import pygame

from game import places

RATE = 16_000
"""Hz, of the mixer and of every voice: what is spoken is played as it is."""
_CHANNELS = 2
_BUFFER = 512
"""Samples that the mixer prepares at a time: 32 ms. With fewer, at this rate, SDL_mixer decodes Opus to nothing and
does not say so (pygame-ce 2.5.8, SDL 2.32)."""
_VOICE = 0
_TONE = 1


class Sound:
    """The mixer. `device` says after `open` what there is: "sound", "silent" (no device) or "none" (no mixer)."""

    def __init__(self) -> None:
        self.device = "none"
        self._level = 0.8
        self._speaking = False
        self._paused = False
        self._tone = ""
        self._sounds: dict[str, pygame.mixer.Sound | None] = {}
        self._ended = False
        self._following: list[pygame.mixer.Sound] = []
        """Parts of the line that the mixer has not been given yet."""
        self._decoding = threading.Lock()
        """Held while another thread decodes: the mixer is not closed under it."""

    def open(self) -> str:
        """Opens the mixer, with SDL's dummy driver where there is no device. Returns `device`."""
        for driver, device in ((None, "sound"), ("dummy", "silent")):
            before = os.environ.get("SDL_AUDIODRIVER")
            if driver is None and before == "dummy":
                device = "silent"
            try:
                if driver is not None:
                    os.environ["SDL_AUDIODRIVER"] = driver
                # Without allowed changes SDL converts for the device, once; the mixer stays as asked for.
                pygame.mixer.init(RATE, -16, _CHANNELS, _BUFFER, allowedchanges=0)
                pygame.mixer.set_num_channels(8)
                pygame.mixer.set_reserved(2)
            except (pygame.error, NotImplementedError, AttributeError):
                continue
            finally:
                if driver is not None and before is None:
                    os.environ.pop("SDL_AUDIODRIVER", None)
            self.device = device
            return device
        self.device = "none"
        return self.device

    def close(self) -> None:
        """Silence, and the mixer closed."""
        with self._decoding, suppress(pygame.error):
            # Sounds are let go before the mixer that they belong to.
            if pygame.mixer.get_init():
                pygame.mixer.stop()
            self._sounds.clear()
            pygame.mixer.quit()
        self.device = "none"
        self._speaking, self._tone = False, ""

    def volume(self, level: float) -> None:
        """Loudness of everything, 0 to 1."""
        self._level = min(1.0, max(0.0, level))
        if self.device == "none":
            return
        with suppress(pygame.error):
            for number in range(pygame.mixer.get_num_channels()):
                pygame.mixer.Channel(number).set_volume(self._level)

    # The voice

    def decode(self, data: bytes) -> bytes | None:
        """The sound in an Ogg (Opus, Vorbis) or WAV file's bytes, as int16 samples, mono, at RATE.

        None where the mixer is closed or the data is none. Any thread may ask.
        """
        with self._decoding:
            try:
                opened = pygame.mixer.get_init()
                if opened is None or not data:
                    return None
                raw = pygame.mixer.Sound(io.BytesIO(data)).get_raw()
                return _mono(raw, *opened) or None
            except (pygame.error, ValueError, MemoryError):
                return None

    def speak(self, samples: bytes, rate: int = RATE, channels: int = 1) -> bool:
        """Plays 16-bit samples in place of what was being said. False where it cannot be heard."""
        self.hush()
        if self.device == "none" or not samples:
            return False
        try:
            data = _fitted(samples, rate, channels)
            if not data:
                return False
            sound = pygame.mixer.Sound(buffer=data)
            channel = pygame.mixer.Channel(_VOICE)
            channel.play(sound)
            channel.set_volume(self._level)
            if self._paused:
                channel.pause()
        except (pygame.error, ValueError, MemoryError):
            return False
        self._speaking = True
        return self.device == "sound"

    def append(self, samples: bytes, rate: int = RATE, channels: int = 1) -> bool:
        """Plays 16-bit samples after what is being said, without a gap. False where they cannot be heard."""
        if not self._speaking or self.device == "none":
            return self.speak(samples, rate, channels)
        try:
            data = _fitted(samples, rate, channels)
            if not data:
                return False
            self._following.append(pygame.mixer.Sound(buffer=data))
        except (pygame.error, ValueError, MemoryError):
            return False
        self._feed()
        return self.device == "sound"

    def _feed(self) -> None:
        """Queues the next part behind the one that sounds: the mixer holds one."""
        with suppress(pygame.error):
            channel = pygame.mixer.Channel(_VOICE)
            if self._following and channel.get_queue() is None:
                channel.queue(self._following.pop(0))

    def hush(self) -> None:
        """Stops the voice."""
        self._following.clear()
        if self._speaking and self.device != "none":
            with suppress(pygame.error):
                pygame.mixer.Channel(_VOICE).stop()
        self._speaking = False
        self._ended = False

    @property
    def speaking(self) -> bool:
        """Whether the voice has something left to say, paused or not."""
        if not self._speaking:
            return False
        self._feed()
        try:
            busy = pygame.mixer.Channel(_VOICE).get_busy()
        except pygame.error:
            busy = False
        if not busy:
            self._speaking = False
            self._ended = True
        return busy

    def line_finished(self) -> bool:
        """True once after a line has been said to its end."""
        if self.speaking:
            return False
        ended, self._ended = self._ended, False
        return ended

    def pause(self) -> None:
        """Holds voice and tones where they are."""
        self._paused = True
        if self.device != "none":
            with suppress(pygame.error):
                pygame.mixer.pause()

    def resume(self) -> None:
        """Goes on after `pause`."""
        self._paused = False
        if self.device != "none":
            with suppress(pygame.error):
                pygame.mixer.unpause()

    # Effects and tones

    def effect(self, name: str) -> None:
        """A short sound once: "key-5", "hang-up", "answer", "message"."""
        sound = self._sound(name)
        if sound is None:
            return
        with suppress(pygame.error):
            channel = sound.play()
            if channel is not None:
                channel.set_volume(self._level * 0.7)

    def tone(self, name: str) -> None:
        """A sound that repeats until another or "" takes its place: "ringtone", "ringback", "busy"."""
        if name == self._tone:
            return
        self._tone = name
        if self.device == "none":
            return
        with suppress(pygame.error):
            channel = pygame.mixer.Channel(_TONE)
            channel.fadeout(90)
            sound = self._sound(name) if name else None
            if sound is not None:
                channel.play(sound, loops=-1)
                channel.set_volume(self._level * 0.6)

    def _sound(self, name: str) -> "pygame.mixer.Sound | None":
        if self.device == "none":
            return None
        if name not in self._sounds:
            try:
                self._sounds[name] = pygame.mixer.Sound(str(places.assets() / "sounds" / f"{name}.wav"))
            except (pygame.error, OSError):
                self._sounds[name] = None
        return self._sounds[name]


class Silent(Sound):
    """For plays without a window: remembers the last tone and effect, opens nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def open(self) -> str:
        return self.device

    def effect(self, name: str) -> None:
        self.heard.append(name)

    def tone(self, name: str) -> None:
        if name != self._tone:
            self._tone = name
            self.heard.append(name or "(silence)")


def _fitted(samples: bytes, rate: int, channels: int) -> bytes:
    """int16 samples at the mixer's own rate and channels."""
    opened = pygame.mixer.get_init()
    if opened is None:
        raise ValueError("the mixer is closed")
    out_rate, _, out_channels = opened
    data = _resampled(_one_channel(samples, channels), rate, out_rate)
    if out_channels == 1:
        return data.tobytes()
    wide = array("h", bytes(2 * len(data) * out_channels))
    for channel in range(out_channels):
        wide[channel::out_channels] = data
    return wide.tobytes()


def _mono(raw: bytes, rate: int, size: int, channels: int) -> bytes:
    """The mixer's samples as int16, mono, at RATE. Raises ValueError for a format that is never asked for."""
    if size != -16:
        raise ValueError(f"samples of {size} bits")
    return _resampled(_one_channel(raw, channels, mixed=False), rate, RATE).tobytes()


def _one_channel(samples: bytes, channels: int, *, mixed: bool = True) -> "array[int]":
    data = array("h")
    data.frombytes(samples[: len(samples) // (2 * channels) * 2 * channels])
    if channels == 1:
        return data
    if channels == 2 and mixed:
        return array("h", ((a + b) // 2 for a, b in zip(data[::2], data[1::2], strict=True)))
    return data[::channels]


def _resampled(data: "array[int]", rate: int, out_rate: int) -> "array[int]":
    if rate == out_rate or not data:
        return data
    # Only for a mixer that could not be opened as asked for. numpy costs 90 ms to load.
    import numpy as np

    source = np.frombuffer(data.tobytes(), dtype=np.int16)
    count = max(1, round(len(source) * out_rate / rate))
    at = np.linspace(0, len(source) - 1, count)
    result = array("h")
    result.frombytes(np.interp(at, np.arange(len(source)), source).astype(np.int16).tobytes())
    return result
