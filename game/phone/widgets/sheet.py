"""A sheet that opens over the stage: other moves, the transcript, a question."""

from dataclasses import dataclass
from typing import ClassVar

from game.phone.draw import Painter
from game.phone.theme import SHEET_MS
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget


@dataclass(frozen=True, kw_only=True)
class Cover(Widget):
    """Paper over everything that lies beneath."""

    role: Role = "dialog"
    reach: float = 0
    hides: ClassVar[bool] = True

    def draw(self, p: Painter, look: Look) -> None:
        p.fill(self.rect, p.palette.paper)


def rise(ui: Ui, opened_ms: int) -> float:
    """How far below its place a sheet opened at `opened_ms` still is, in units; 0 when it has arrived."""
    step = ui.progress(opened_ms, SHEET_MS, 8)
    if step < 8:
        ui.refresh_soon()
    left = 1 - step / 8
    return 16 * left * left
