"""The mixer: opened, closed, lost and found again; how loud each sound is. Never raises.

A device that is lost during a call costs the call nothing: the log gets one line, and one that comes is tried once.
"""

import io
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pygame

from game.phone.balance import Balance, Kind
from game.phone.samples import fitted, mono

RATE = 16_000
"""Hz, of the mixer and of every voice: what is spoken is played as it is."""
_CHANNELS = 2
_BUFFER = 512
"""Samples that the mixer prepares at a time: 32 ms. With fewer, at this rate, SDL_mixer decodes Opus to nothing and
does not say so (pygame-ce 2.5.8, SDL 2.32)."""
CHANNEL: dict[Kind, int] = {"voice": 0, "tone": 1, "music": 2, "noise": 3, "around": 4}
"""Of each kind of sound that has one to itself; effects take any other."""
_TRY_AGAIN_MS = 3_000
"""Opening a device announces all devices anew: those announcements are no reason to open it again."""
_log = logging.getLogger("kakenaoshi.sound")


class Mixer:
    """`device` says after `open` what there is: "sound", "silent" (no device) or "none" (no mixer, or lost).

    `clock` gives milliseconds of real time.
    """

    def __init__(self, clock: Callable[[], int] = lambda: time.monotonic_ns() // 1_000_000) -> None:
        self.device = "none"
        self._clock = clock
        self._balance = Balance()
        self._share = 1.0
        self._paused = False
        self._lost = False
        self._tried = -_TRY_AGAIN_MS
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
                pygame.mixer.set_num_channels(12)
                pygame.mixer.set_reserved(len(CHANNEL))
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
        self._quit()
        self.device = "none"
        self._lost = False

    def _quit(self) -> None:
        with self._decoding, suppress(pygame.error):
            # Sounds are let go before the mixer that they belong to.
            if pygame.mixer.get_init():
                pygame.mixer.stop()
            self.let_go()
            pygame.mixer.quit()

    def wish(self, balance: Balance) -> None:
        """How loud, and in which ear. What sounds changes at once."""
        self._balance = balance
        self._level_all()

    def lower(self, share: float) -> None:
        """Everything at a share of its loudness, while another voice speaks: 1 gives it back."""
        if share != self._share:
            self._share = share
            self._level_all()

    def _level_all(self) -> None:
        if self.device == "none":
            return
        with self._careful():
            for kind, number in CHANNEL.items():
                channel = pygame.mixer.Channel(number)
                sounding = channel.get_sound()
                if sounding is not None:
                    self._level(kind, sounding, channel)

    def let_go(self) -> None:
        """Called before the mixer is closed: its sounds end with it."""

    def found_again(self) -> None:
        """Called when sound goes on after a loss."""

    # A device that goes and comes

    def device_gone(self, which: int) -> None:
        """A device was taken away; `which` is not 0 where it was the mixer's."""
        if which:
            self._lose("the device was taken away")

    def device_came(self) -> None:
        """A device was plugged in: after a loss, the mixer is opened once more."""
        now = self._clock()
        if not self._lost or now - self._tried < _TRY_AGAIN_MS:
            return
        self._tried = now
        self._quit()
        if self.open() != "sound":
            return
        self._lost = False
        _log.info("sound: a device came, sound goes on")
        self.found_again()

    @contextmanager
    def _careful(self) -> Iterator[None]:
        """Around what uses the mixer: one that refuses is lost."""
        try:
            yield
        except (pygame.error, IndexError) as error:
            self._lose(str(error))

    def _lose(self, why: str) -> None:
        if self.device != "none":
            _log.warning("sound: lost (%s); captions carry the call", why)
            self.device, self._lost = "none", True

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
                return mono(raw, *opened, RATE) or None
            except (pygame.error, ValueError, MemoryError):
                return None

    def _part_of(self, samples: bytes, rate: int, channels: int) -> "pygame.mixer.Sound | None":
        if self.device == "none" or not samples:
            return None
        try:
            opened = pygame.mixer.get_init()
            if opened is None:
                self._lose("the mixer was closed")
                return None
            data = fitted(samples, rate, channels, opened[0], opened[2])
            return pygame.mixer.Sound(buffer=data) if data else None
        except (pygame.error, ValueError, MemoryError):
            return None

    def _play(
        self,
        kind: Kind,
        sound: "pygame.mixer.Sound",
        channel: "pygame.mixer.Channel",
        *,
        loops: int = 0,
        fade_ms: int = 0,
    ) -> None:
        self._level(kind, sound)
        channel.play(sound, loops=loops, fade_ms=fade_ms)
        self._level(kind, sound, channel)
        if self._paused and kind != "effect":
            channel.pause()

    def _level(self, kind: Kind, sound: "pygame.mixer.Sound", channel: "pygame.mixer.Channel | None" = None) -> None:
        """The loudness is the sound's, so that it begins right; which ear is the channel's."""
        left, right = self._balance.gains(kind)
        loudest = max(left, right)
        sound.set_volume(loudest * self._share)
        if channel is not None and loudest > 0:
            channel.set_volume(left / loudest, right / loudest)
