"""Coming scenes are prepared while nothing happens: nothing of it is to be seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame
import pytest

from game.phone.gallery import Shot, pilot_at
from game.phone.geometry import Box
from game.phone.pilot import Pilot
from game.phone.scene import Scene
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button
from tests.phone.app_plays import SCREENS, begun, shown

AREA = Box(40, 40, 600, 400)


def listed(ui: Ui, rows: int) -> list[Widget]:
    buttons = [
        Button(id=f"row.{n}", rect=Box(AREA.x, AREA.y + 100 * n, 560, 80), text=str(n), name=str(n))
        for n in range(rows)
    ]
    return ui.scrolled("rows", AREA, 100.0 * rows, buttons, name="rows")


@dataclass
class Short(Scene):
    """May come next: the same list with fewer rows, at their beginning; and it moves."""

    name: str = "short"

    def build(self, ui: Ui) -> list[Widget]:
        ui.scroll_to("elsewhere", 70)
        ui.refresh_soon()
        return listed(ui, 5)


@dataclass
class Long(Scene):
    """What is shown: a long list, scrolled."""

    name: str = "long"

    def build(self, ui: Ui) -> list[Widget]:
        return listed(ui, 30)

    def ahead(self, ui: Ui) -> Sequence[Scene]:
        return (Short(),)


def seen(pilot: Pilot) -> tuple[object, bytes]:
    picture = pygame.image.tobytes(pilot.picture(), "RGB")
    return pilot.tree(), picture


def test_a_list_that_is_prepared_leaves_the_one_that_is_shown_where_it_is() -> None:
    pilot = Pilot(lambda ui: Long(), drawn=True)
    pilot.ui.scroll_to("rows", 900)
    before = seen(pilot)
    while pilot.stage.prepare():
        pass
    assert not pilot.ui.take_moving() and not pilot.ui.take_stale()
    assert pilot.ui.offset("rows") == 900 and pilot.ui.offset("elsewhere") == 0
    pilot.ui.refresh()
    assert seen(pilot) == before


CALL = Shot("call", "shinjuku-officer", ("answer", "ask-details"))


@pytest.mark.parametrize(
    "make",
    [
        lambda: pilot_at(Shot("brief", press=("start.begin", "call.shinjuku-officer")), "ja", (1280, 800), 100),
        lambda: pilot_at(Shot("rings", "shinjuku-officer"), "fr", (1024, 768), 200),
        lambda: pilot_at(CALL, "ja", (1280, 800), 100),
        lambda: shown(begun(*SCREENS["video with badge"]), drawn=True),
        lambda: shown(begun(*SCREENS["ring over contacts"]), drawn=True),
        lambda: shown(begun(*SCREENS["ring while one waits"]), drawn=True),
    ],
)
def test_preparing_changes_nothing_that_is_shown_nor_the_play(make: Callable[[], Pilot]) -> None:
    pilot = make()
    before, playing = seen(pilot), getattr(pilot.scene, "playing", None)
    offsets = {w.id: pilot.ui.offset(w.id) for w in pilot.stage.widgets if w.role == "list"}
    kept = {} if playing is None else {name: repr(value) for name, value in vars(playing).items()}
    while pilot.stage.prepare():
        pass
    assert kept == ({} if playing is None else {name: repr(value) for name, value in vars(playing).items()})
    pilot.ui.refresh()
    assert seen(pilot) == before
    assert offsets == {id_: pilot.ui.offset(id_) for id_ in offsets}
