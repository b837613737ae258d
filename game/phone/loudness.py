"""How loud a line is over its time: what moves a drawn mouth. Measured once, when its samples come."""

STEP_MS = 50
"""One measure covers so much."""
LAG_MS = 40
"""What the mixer has been given is heard that much later."""
EVERY = 6
"""Every so many samples are looked at: enough for a mouth."""
LEAST = 600
"""Of 32767: a line whose loudest moment is below this is noise."""


class Loudness:
    """The course of one line, part by part."""

    def __init__(self) -> None:
        self._levels: list[int] = []
        self._top = LEAST
        self._ms = 0.0

    def add(self, samples: bytes, rate: int, channels: int = 1) -> None:
        """The next part: int16 samples, `rate` a second, `channels` interleaved."""
        heights = memoryview(samples[: len(samples) // 2 * 2]).cast("h")
        window = max(1, rate * channels * STEP_MS // 1000)
        stride = EVERY * channels
        # Parts do not end on a whole step: what is missing to it belongs to the next.
        del self._levels[round(self._ms / STEP_MS) :]
        for start in range(0, len(heights), window):
            part = heights[start : start + window : stride].tolist()
            self._levels.append(max(max(part), -min(part)))
        self._top = max([self._top, *self._levels])
        self._ms += len(heights) * 1000 / (rate * channels)

    def at(self, ms: float) -> float:
        """How loud it is at a time of the line, 0 to 1 of its loudest moment; 0 before and after."""
        place = int((ms - LAG_MS) // STEP_MS)
        return self._levels[place] / self._top if 0 <= place < len(self._levels) else 0.0
