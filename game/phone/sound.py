"""Everything that is heard: one voice, effects, loops under it. Never raises; without a device it is silent.

Tones, music and surroundings are files in assets/sounds, made by `dev.tones`. The voice and the noise of the line
arrive as samples from game.voice. Where the device is lost, lines keep their time by the clock.
"""

import time
from collections.abc import Callable

import pygame

from game import places
from game.phone.balance import Kind
from game.phone.line_time import LineTime
from game.phone.loudness import Loudness
from game.phone.mixer import CHANNEL, RATE, Mixer

__all__ = ["RATE", "Silent", "Sound"]

_VOICE = CHANNEL["voice"]
_FADE_MS = 120
_FAULTS = 2
"""Lines in a row that a device swallows, or never ends, before it is taken for lost."""


class Sound(Mixer):
    """One voice, effects, and a loop of each kind."""

    def __init__(self, clock: Callable[[], int] = lambda: time.monotonic_ns() // 1_000_000) -> None:
        super().__init__(clock)
        self.looping: dict[Kind, str] = {}
        """What is wished to repeat now, by kind; it sounds where it can."""
        self._spoken: LineTime | None = None
        self._loudness = Loudness()
        self._following: list[pygame.mixer.Sound] = []
        """Parts of the line that the mixer has not been given yet."""
        self._part: pygame.mixer.Sound | None = None
        """The part of the line that sounds."""
        self._ended = False
        self._sounds: dict[str, pygame.mixer.Sound | None] = {}
        self._noises: dict[str, bytes] = {}
        self._faults = 0

    def close(self) -> None:
        """Silence, and the mixer closed."""
        super().close()
        self.looping.clear()
        self._spoken = None

    def let_go(self) -> None:
        """No sound outlives its mixer."""
        self._sounds.clear()
        self._following.clear()
        self._part = None

    def found_again(self) -> None:
        """What repeats is heard again; the line that is being said is not."""
        self._faults = 0
        if self._spoken is not None:
            self._spoken.swallowed = True
        for kind, name in list(self.looping.items()):
            self._begin(kind, name)

    # The voice

    def speak(self, samples: bytes, rate: int = RATE, channels: int = 1) -> bool:
        """Plays int16 samples in place of what was being said. False where they cannot be heard."""
        self.hush()
        part = self._part_of(samples, rate, channels)
        if part is None:
            return False
        with self._careful():
            self._play("voice", part, pygame.mixer.Channel(_VOICE))
        if self.device == "none":
            return False
        self._part, self._spoken = part, LineTime(_ms(part), self._clock())
        self._loudness = Loudness()
        self._loudness.add(samples, rate, channels)
        if self._paused:
            self._spoken.pause(self._clock())
        return self.device == "sound"

    def append(self, samples: bytes, rate: int = RATE, channels: int = 1) -> bool:
        """Plays int16 samples after what is being said, without a gap. False where they cannot be heard."""
        if self._spoken is None:
            return self.speak(samples, rate, channels)
        if self.device == "none":
            # Lost under the line: its caption keeps the time that the whole would have had.
            self._spoken.length += len(samples) // (2 * channels) * 1000 // rate
            return True
        part = self._part_of(samples, rate, channels)
        if part is None:
            return False
        self._spoken.length += _ms(part)
        self._loudness.add(samples, rate, channels)
        self._following.append(part)
        self._feed()
        return self.device == "sound"

    def _feed(self) -> None:
        """Queues the next part behind the one that sounds: the mixer holds one."""
        if self.device == "none":
            return
        with self._careful():
            channel = pygame.mixer.Channel(_VOICE)
            if self._following and channel.get_queue() is None:
                following = self._following.pop(0)
                self._level("voice", following)
                channel.queue(following)
            sounding = channel.get_sound()
            if sounding is not None and sounding is not self._part:
                # The ear of a channel is forgotten when the next part begins.
                self._part = sounding
                self._level("voice", sounding, channel)

    def hush(self) -> None:
        """Stops the voice."""
        self._following.clear()
        if self._spoken is not None and self.device != "none":
            with self._careful():
                pygame.mixer.Channel(_VOICE).stop()
        self._spoken = self._part = None
        self._ended = False

    @property
    def speaking(self) -> bool:
        """Whether the voice has something left to say, paused or not."""
        spoken = self._spoken
        if spoken is None:
            return False
        self._feed()
        if not self._over(spoken):
            return True
        self._spoken = self._part = None
        self._following.clear()
        self._ended = True
        return False

    def _over(self, spoken: LineTime) -> bool:
        now = self._clock()
        busy = None
        if self.device != "none":
            with self._careful():
                busy = bool(pygame.mixer.Channel(_VOICE).get_busy())
        if busy is None or spoken.swallowed:
            return spoken.over(now)
        if busy and not spoken.too_late(now):
            return False
        if not busy and not spoken.too_early(now):
            self._faults = 0
            return True
        self._faults += 1
        if self._faults >= _FAULTS:
            self._lose("lines never end" if busy else "lines end before their time")
        # The caption keeps the time that the voice would have had.
        spoken.swallowed = not busy
        return busy

    @property
    def loudness(self) -> float | None:
        """How loud the voice is just now, 0 to 1 of its line's loudest moment; None where nobody speaks."""
        return None if self._spoken is None else self._loudness.at(self._spoken.passed(self._clock()))

    def line_finished(self) -> bool:
        """True once after a line has been said to its end."""
        if self.speaking:
            return False
        ended, self._ended = self._ended, False
        return ended

    def pause(self) -> None:
        """Keeps voice and loops where they are."""
        self._paused = True
        if self._spoken is not None:
            self._spoken.pause(self._clock())
        if self.device != "none":
            with self._careful():
                pygame.mixer.pause()

    def resume(self) -> None:
        """Goes on after `pause`."""
        self._paused = False
        if self._spoken is not None:
            self._spoken.go_on(self._clock())
        if self.device != "none":
            with self._careful():
                pygame.mixer.unpause()

    # Effects and loops

    def effect(self, name: str) -> None:
        """A short sound once: "key-5", "hang-up", "answer", "message"."""
        sound = self._sound(name)
        if sound is None:
            return
        with self._careful():
            channel = pygame.mixer.find_channel()
            if channel is not None:
                self._play("effect", sound, channel)

    def tone(self, name: str) -> None:
        """A sound that repeats until another or "" takes its place: "ringtone", "ringback-ja", "busy-ja"."""
        self.loop("tone", name)

    def loop(self, kind: Kind, name: str) -> None:
        """The one sound of a kind that repeats, until another or "" takes its place.

        A noise of the line is named by the line's colour, and sounds once it was learnt.
        """
        if name == self.looping.get(kind, ""):
            return
        self.looping[kind] = name
        self._begin(kind, name)

    def learn_noise(self, colour: str, samples: bytes) -> None:
        """The noise of a kind of line, as int16 samples, mono, at RATE: a loop without a seam."""
        if self._noises.get(colour) == samples:
            return
        self._noises[colour] = samples
        self._sounds.pop(f"noise:{colour}", None)
        if self.looping.get("noise") == colour:
            self._begin("noise", colour)

    def still(self) -> None:
        """No voice, no loop, no pause: a call is left."""
        self.hush()
        for kind in list(self.looping):
            self.loop(kind, "")
        if self._paused:
            self.resume()

    def _begin(self, kind: Kind, name: str) -> None:
        if self.device == "none":
            return
        sound = self._sound(f"noise:{name}" if kind == "noise" else name) if name else None
        with self._careful():
            channel = pygame.mixer.Channel(CHANNEL[kind])
            if sound is None:
                channel.fadeout(_FADE_MS)
            else:
                self._play(kind, sound, channel, loops=-1, fade_ms=0 if kind == "tone" else _FADE_MS)

    def _sound(self, name: str) -> "pygame.mixer.Sound | None":
        if self.device == "none":
            return None
        if name not in self._sounds:
            colour = name.removeprefix("noise:")
            try:
                if colour != name:
                    noise = self._noises.get(colour)
                    self._sounds[name] = self._part_of(noise, RATE, 1) if noise else None
                else:
                    self._sounds[name] = pygame.mixer.Sound(str(places.assets() / "sounds" / f"{name}.wav"))
            except (pygame.error, OSError):
                self._sounds[name] = None
        return self._sounds[name]


def _ms(part: "pygame.mixer.Sound") -> int:
    return round(part.get_length() * 1000)


class Silent(Sound):
    """For plays without a window: remembers tones and effects, opens nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def open(self) -> str:
        return self.device

    def effect(self, name: str) -> None:
        self.heard.append(name)

    def loop(self, kind: Kind, name: str) -> None:
        if kind == "tone" and name != self.looping.get(kind, ""):
            self.heard.append(name or "(silence)")
        super().loop(kind, name)
