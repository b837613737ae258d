"""The tap too many: who taps a button again and again taps once more when something else already stands there.

In a call the way on to the next words stands where the first answer will. A tap that only meant "go on" must not
become an answer, since an answer may give something away; nor, when the call has just ended by itself, the next step.
"""

from game.phone.widgets.base import Widget

STRAY_MS = 1200
"""How long after such a tap another one in its place may still mean the button that is gone."""
ELSEWHERE_MS = 3000
"""The same where the whole screen has changed meanwhile: nobody has had time to read it."""
NEAR = 40.0
"""Units within which two taps are in one place."""


class StrayTaps:
    """Remembers the last tap on a button that one taps in a row."""

    def __init__(self) -> None:
        self._id = self._scene = ""
        self._x = self._y = 0.0
        self._at = -ELSEWHERE_MS

    def stray(self, widget: Widget, x: float, y: float, now: int, scene: str) -> bool:
        """Whether a tap on `widget` of `scene` at (`x`, `y`), in units, still means what stood there before. `now` is
        in ms."""
        near = abs(x - self._x) <= NEAR and abs(y - self._y) <= NEAR
        lasts = STRAY_MS if scene == self._scene else ELSEWHERE_MS
        if self._id and widget.id != self._id and near and now - self._at < lasts:
            self._at, self._scene = now, scene
            return True
        self._id, self._scene = (widget.id if widget.in_a_row else ""), scene
        self._x, self._y, self._at = x, y, now
        return False
