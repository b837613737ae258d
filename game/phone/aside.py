"""A voice beside the call's: plays on a channel of its own, and lowers all others while it does."""

from contextlib import suppress

import pygame

from game.phone.ui import Ui

LOWERED = 0.3
"""How loud the others are meanwhile, as a share of their volume."""


class Aside:
    """What the reader's `Narration` plays through. Never raises."""

    def __init__(self, ui: Ui) -> None:
        self._ui = ui
        self._channel: pygame.mixer.Channel | None = None
        self._sounding = False
        self._ended = False
        self._following: list[pygame.mixer.Sound] = []
        """Parts that the mixer has not been given yet."""

    def speak(self, samples: bytes, rate: int, channels: int) -> bool:
        """Plays 16-bit samples in the mixer's own format, in place of what was being said. False: nobody hears it."""
        self.hush()
        if self._ui.sound.device != "sound" or not samples:
            return False
        try:
            if self._channel is None:
                # The last one: effects take the first that is free.
                self._channel = pygame.mixer.Channel(pygame.mixer.get_num_channels() - 1)
            self._channel.play(pygame.mixer.Sound(buffer=samples))
            self._channel.set_volume(self._ui.preferences.volume)
        except (pygame.error, ValueError, MemoryError):
            return False
        self._sounding = True
        self._ui.sound.lower(LOWERED)
        return True

    def append(self, samples: bytes, rate: int, channels: int) -> bool:
        """Plays these after what is being said, without a gap. False: nobody hears them."""
        if not self._sounding or self._channel is None:
            return self.speak(samples, rate, channels)
        try:
            self._following.append(pygame.mixer.Sound(buffer=samples))
        except (pygame.error, ValueError, MemoryError):
            return False
        return True

    def learn_noise(self, colour: str, samples: bytes) -> None:
        """A reader has no line."""

    def hush(self) -> None:
        """Stops."""
        self._following.clear()
        if self._sounding and self._channel is not None:
            with suppress(pygame.error):
                self._channel.stop()
            self._ui.sound.lower(1.0)
        self._sounding = self._ended = False

    def line_finished(self) -> bool:
        """True once after `speak` has come to its end. To be asked every round: it also raises the others again."""
        if self._sounding:
            try:
                # The mixer holds one part behind the one that sounds.
                if self._channel is not None and self._following and self._channel.get_queue() is None:
                    self._channel.queue(self._following.pop(0))
                self._sounding = self._channel is not None and self._channel.get_busy()
            except pygame.error:
                self._sounding = False
            self._ended = not self._sounding
            if self._ended:
                self._ui.sound.lower(1.0)
        ended, self._ended = self._ended, False
        return ended
