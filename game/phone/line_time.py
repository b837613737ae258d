"""How long what is being said lasts by the clock: so that a line keeps its time when the device is lost under it."""

from game.phone.stopwatch import Stopwatch

EARLY = 0.8
"""A device that is done before this part of a line has swallowed it."""
EARLY_MS = 250
LATE = 1.5
LATE_MS = 2_000


class LineTime(Stopwatch):
    """One line under way."""

    def __init__(self, length: int, now: int) -> None:
        super().__init__(now)
        self.length = length
        self.swallowed = False
        """The device did not play it: only the clock counts."""

    def over(self, now: int) -> bool:
        """Whether its time has passed."""
        return self.passed(now) >= self.length

    def too_early(self, now: int) -> bool:
        """Whether a device that is done by now cannot have played it."""
        return self.passed(now) < self.length * EARLY - EARLY_MS

    def too_late(self, now: int) -> bool:
        """Whether a device that is not done by now does not play."""
        return self.passed(now) > self.length * LATE + LATE_MS
