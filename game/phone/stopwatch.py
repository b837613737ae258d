"""How much time has passed, pauses left out. Times are ms of any one clock."""


class Stopwatch:
    """Runs from the beginning."""

    def __init__(self, now: int, passed: int = 0) -> None:
        self._began = now - passed
        self._paused_since: int | None = None

    @property
    def paused(self) -> bool:
        """Whether it stands still."""
        return self._paused_since is not None

    def passed(self, now: int) -> int:
        """What it shows."""
        return (now if self._paused_since is None else self._paused_since) - self._began

    def forward(self, ms: int) -> None:
        """It shows so much more from here on."""
        self._began -= ms

    def pause(self, now: int) -> None:
        """A pause begins, unless one is."""
        if self._paused_since is None:
            self._paused_since = now

    def go_on(self, now: int) -> int:
        """The pause is over; how long it was."""
        if self._paused_since is None:
            return 0
        waited = now - self._paused_since
        self._began += waited
        self._paused_since = None
        return waited
