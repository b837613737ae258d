"""The tap too many: who taps a button again and again taps once more when something else already stands there.

In a call the way on to the next words stands where the first answer will. A tap that only meant "go on" must not
become an answer, since an answer may give something away.
"""

from game.phone.widgets.base import Widget

STRAY_MS = 1200
"""How long after such a tap another one in its place may still mean the button that is gone."""
NEAR = 40.0
"""Units within which two taps are in one place."""


class StrayTaps:
    """Remembers the last tap on a button that one taps in a row."""

    def __init__(self) -> None:
        self._id = ""
        self._x = self._y = 0.0
        self._at = -STRAY_MS

    def stray(self, widget: Widget, x: float, y: float, now: int) -> bool:
        """Whether a tap on `widget` at (`x`, `y`), in units, still means what stood there before. `now` is in ms."""
        near = abs(x - self._x) <= NEAR and abs(y - self._y) <= NEAR
        if self._id and widget.id != self._id and near and now - self._at < STRAY_MS:
            self._at = now
            return True
        self._id = widget.id if widget.in_a_row else ""
        self._x, self._y, self._at = x, y, now
        return False
