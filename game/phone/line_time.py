"""How long what is being said lasts by the clock: so that a line keeps its time when the device is lost under it."""

EARLY = 0.8
"""A device that is done before this part of a line has swallowed it."""
EARLY_MS = 250
LATE = 1.5
LATE_MS = 2_000


class LineTime:
    """One line under way. Times are ms of any one clock."""

    def __init__(self, length: int, now: int) -> None:
        self.length = length
        self.swallowed = False
        """The device did not play it: only the clock counts."""
        self._began = now
        self._paused_since: int | None = None

    def passed(self, now: int) -> int:
        """How much of it was said, pauses left out."""
        return (now if self._paused_since is None else self._paused_since) - self._began

    def pause(self, now: int) -> None:
        """A pause begins."""
        if self._paused_since is None:
            self._paused_since = now

    def go_on(self, now: int) -> None:
        """The pause is over."""
        if self._paused_since is not None:
            self._began += now - self._paused_since
            self._paused_since = None

    def over(self, now: int) -> bool:
        """Whether its time has passed."""
        return self.passed(now) >= self.length

    def too_early(self, now: int) -> bool:
        """Whether a device that is done by now cannot have played it."""
        return self.passed(now) < self.length * EARLY - EARLY_MS

    def too_late(self, now: int) -> bool:
        """Whether a device that is not done by now does not play."""
        return self.passed(now) > self.length * LATE + LATE_MS
