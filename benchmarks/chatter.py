"""A voice that keeps the time of a voice and makes no sound: for random play with everything that waits for speech."""

from collections.abc import Callable, Sequence
from functools import cache

from game.phone.sound import Sound

PREPARING_MS = 120
PER_LETTER_MS = 60


@cache
def heard() -> Sound:
    """The mixer without a device, as screens see one with a device: one for the whole process."""
    sound = Sound()
    if sound.open() == "silent":
        sound.device = "sound"
    return sound


class Chatter:
    """Says a line for as long as it has letters, on the clock it is given."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock
        self._since: int | None = None
        self._length = 0
        self._paused_at: int | None = None

    def say(self, key: str, lang: str, role: str, text: str, colour: str) -> None:
        self._since, self._length = self._now(), PREPARING_MS + PER_LETTER_MS * len(text)

    def finished(self) -> bool | None:
        return None if self._since is None else self._now() - self._since >= self._length

    @property
    def sounding(self) -> bool:
        return self._since is not None and PREPARING_MS <= self._now() - self._since < self._length

    def hush(self) -> None:
        self._since = None

    def expect(self, lines: Sequence[tuple[str, str, str, str, str]]) -> None:
        pass

    def noise(self, colour: str) -> None:
        pass

    def pause(self, paused: bool) -> None:
        if paused and self._paused_at is None:
            self._paused_at = self._clock()
        elif not paused and self._paused_at is not None:
            if self._since is not None:
                self._since += self._clock() - self._paused_at
            self._paused_at = None

    def wish(self, pace: float, clear: bool) -> None:
        pass

    def _now(self) -> int:
        return self._clock() if self._paused_at is None else self._paused_at
