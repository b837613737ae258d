"""What the phone needs of a voice. `game.voice.narration.Narration` is one."""

from collections.abc import Sequence
from typing import Protocol


class Voice(Protocol):
    """Says lines. Never raises; `say` returns at once."""

    def say(self, key: str, lang: str, role: str, text: str, colour: str) -> None:
        """Begin this line, in place of whatever was being said."""

    def finished(self) -> bool | None:
        """True: said to its end. False: still being prepared or said. None: it will not be heard."""

    @property
    def sounding(self) -> bool:
        """Whether the line can be heard by now."""

    def hush(self) -> None:
        """Stop at once."""

    def expect(self, lines: Sequence[tuple[str, str, str, str, str]]) -> None:
        """These (key, lang, role, text, colour) may come next: make them ready."""

    def noise(self, colour: str) -> None:
        """Have the noise of a kind of line made; it goes to whatever plays."""

    def pause(self, paused: bool) -> None:
        """Pause and go on."""

    def wish(self, pace: float, clear: bool) -> None:
        """How fast (1.0 is calm) and whether without a telephone between: from the next line on."""


class Mute:
    """No voice: captions keep their own time."""

    def say(self, key: str, lang: str, role: str, text: str, colour: str) -> None:
        pass

    def finished(self) -> bool | None:
        return None

    @property
    def sounding(self) -> bool:
        return False

    def hush(self) -> None:
        pass

    def expect(self, lines: Sequence[tuple[str, str, str, str, str]]) -> None:
        pass

    def noise(self, colour: str) -> None:
        pass

    def pause(self, paused: bool) -> None:
        pass

    def wish(self, pace: float, clear: bool) -> None:
        pass
