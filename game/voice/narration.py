"""One voice at a time, as the phone needs it: say this line, is it over, be quiet.

It joins a `Speaker` to whatever plays sound, which it knows only by three methods. `finished` is to be called
every frame: it also fetches what became ready.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from game.voice.client import Speaker
from game.voice.lines import Line, Ready

_NOISE: Final = "noise:"
"""How the key of a noise begins, as `Speaker.request_noise` gives it."""


class Output(Protocol):
    """What plays: the phone's mixer. Never raises."""

    def speak(self, samples: bytes, rate: int, channels: int) -> bool:
        """Play int16 samples in place of what was being said. False: nobody will hear it."""

    def append(self, samples: bytes, rate: int, channels: int) -> bool:
        """Play these after what is being said, without a gap."""

    def learn_noise(self, colour: str, samples: bytes) -> None:
        """The noise of a kind of line, as mono int16 samples at samples.RATE."""

    def hush(self) -> None:
        """Stop."""

    def line_finished(self) -> bool:
        """True once after what `speak` began has come to its end."""


class Narration:
    """Says lines through `output`. Nothing raises or waits; a line that cannot be spoken is left to the
    captions.
    """

    def __init__(self, speaker: Speaker, output: Output) -> None:
        self._speaker = speaker
        self._output = output
        self._key = ""
        self._saying: bool | None = None
        """None: this line will not be heard. False: not ready yet, or sounding. True: said to its end."""
        self._sounding = False
        self._whole = False
        """Every sentence of the line has been handed to the output."""
        self._cut = False
        """The rest of the line was lost."""
        self._paused = False

    def say(self, key: str, lang: str, role: str, text: str, colour: str = "mobile") -> None:
        """Begin this line, in place of whatever was being said or prepared."""
        self.hush()
        self._key, self._saying = key, False
        self._speaker.request(key, lang, role, text, colour)

    def finished(self) -> bool | None:
        """True: said to its end. False: still being prepared or said. None: it will not be heard."""
        if self._paused:
            return self._saying
        for result in self._speaker.poll():
            if result.key.startswith(_NOISE):
                if isinstance(result, Ready):
                    self._output.learn_noise(result.key.removeprefix(_NOISE), result.samples.tobytes())
            elif result.key == self._key and self._saying is False:
                self._go_on(result if isinstance(result, Ready) else None)
        if self._sounding and self._output.line_finished():
            self._sounding = False
            self._saying = None if self._cut else self._whole
        return self._saying

    @property
    def sounding(self) -> bool:
        """Whether the line can be heard by now."""
        return self._sounding

    def hush(self) -> None:
        """Stop at once; what was asked for and is not ready is no longer wanted."""
        if self._key:
            self._speaker.cancel(self._key)
        self._output.hush()
        self._key, self._saying = "", None
        self._sounding = self._whole = self._cut = False

    def expect(self, lines: Sequence[tuple[str, str, str, str, str]]) -> None:
        """These (key, lang, role, text, colour) may come next: make them ready, in place of those before."""
        self._speaker.prefetch(Line(*line) for line in lines)

    def noise(self, colour: str) -> None:
        """Have the noise of a kind of line made; the output learns it at a later `finished`."""
        self._speaker.request_noise(colour)

    def pause(self, paused: bool) -> None:
        """Begin nothing while paused. What sounds is paused by whoever plays it."""
        self._paused = paused

    def wish(self, pace: float, clear: bool) -> None:
        """A person's wishes: the pace (1.0 is calm), and a clear voice instead of the telephone's. From the next line
        on.
        """
        self._speaker.speed, self._speaker.clear = pace, clear

    def _go_on(self, ready: Ready | None) -> None:
        """Hand the next sentence to the output; None: the rest of the line will not be heard."""
        heard = False
        if ready is not None:
            play = self._output.append if self._sounding else self._output.speak
            heard = play(ready.samples.tobytes(), self._speaker.rate, self._speaker.channels)
            self._whole = ready.last
        if heard:
            self._sounding = True
        elif not self._sounding:
            self._saying = None
        else:
            self._cut = True  # what sounds now is all that will: the captions keep the rest of the line's time
