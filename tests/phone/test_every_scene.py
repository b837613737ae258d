"""Every scene in every language, size of letters and window, for either hand and for fingers: nothing cut, covered,
too small, too pale, out of reach or without a name.

The suite looks at a spread, another part of the product for each place; `python3 run.py layout` looks at all of it.
"""

import gc
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

import pytest

from game.phone.draw import Painter
from game.phone.geometry import Box
from game.phone.metrics import TEXT_SIZES
from game.phone.pilot import Pilot
from game.phone.scene import Scene
from game.phone.theme import PALETTES
from game.phone.ui import HANDS, Preferences, Ui
from game.phone.widgets.base import Look, Widget
from game.phone.widgets.buttons import Button
from game.phone.widgets.labels import Label
from game.phone.words import LANGUAGES
from tests.phone.contrast import low, measured
from tests.phone.drawn import misdrawn
from tests.phone.every_scene import STOPS, Stop, Way, arranged, unvisited
from tests.phone.fit_apps import all_problems
from tests.phone.reach import unreachable

ALL = os.environ.get("KAKENAOSHI_LAYOUT") == "all"
SIZES = ((1280, 800), (1920, 1080), (1024, 768), (800, 1280), (3840, 2160))
WAYS = tuple(
    Way(lang, text, size, hand, touch, furigana=touch == (hand == "right") and lang.startswith("ja"))
    for touch, hand, size, text, lang in product((False, True), HANDS, SIZES, TEXT_SIZES, LANGUAGES)
)
FEW = 5
"""As many ways of looking at each place in the suite. They are far apart in the product, and others at the next."""
PARTS = 12


def ways(number: int, stop: Stop) -> Sequence[Way]:
    """How the place with this number is looked at: always in the largest French letters, whose words are longest."""
    if ALL:
        return WAYS
    step = len(WAYS) // FEW
    return [Way("fr", 200), *(WAYS[(number * 37 + i * step + i * 7) % len(WAYS)] for i in range(FEW))]


def part(at: int) -> list[tuple[int, Stop]]:
    """Every twelfth place, from number `at`: so many tests for the workers to share."""
    return [(n, stop) for n, stop in enumerate(STOPS) if n % PARTS == at]


@pytest.mark.slow
@pytest.mark.parametrize("at", range(PARTS))
def test_every_scene_fits_and_is_reached(at: int) -> None:
    found: list[str] = []
    for number, stop in part(at):
        pilot = stop.make()
        for way in ways(number, stop):
            for page in arranged(pilot, way):
                faults = all_problems(pilot.stage) + misdrawn(pilot.stage) + unreachable(pilot)
                hand = f"{way.hand}{' touch' if way.touch else ''}"
                found += [f"[{stop.name} {page}] {hand} {fault}" for fault in faults]
    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize("at", range(PARTS))
def test_every_scene_has_its_contrast(at: int) -> None:
    found: list[str] = []
    for number, stop in part(at):
        pilot = stop.make()
        themes = list(PALETTES) if ALL else [list(PALETTES)[number % 3]]
        for theme, text, lang in product(themes, TEXT_SIZES if ALL else (100,), LANGUAGES if ALL else ("ja",)):
            for page in arranged(pilot, Way(lang, text, theme=theme)):
                found += [f"[{stop.name} {page}] {theme} {fault}" for fault in _pale(pilot, theme)]
    assert found == []


def _pale(pilot: Pilot, theme: str) -> list[str]:
    import pygame

    stage = pilot.stage
    stage.surface = pygame.Surface(stage.ui.layout.pixels)
    stage.draw_all()
    with measured() as meter:
        stage.draw()
    stage.surface = None
    # What cannot be pressed now is pale, and says so by that.
    idle = [w for w in stage.widgets if not w.enabled]
    words = {repr(getattr(w, "text", "")) for w in idle} | {f"icon {getattr(w, 'icon', '')}" for w in idle}
    pale = low(meter, 4.5 if theme == "contrast" else 3)
    return [fault for fault in pale if fault.rpartition(" ")[0] not in words]


@pytest.mark.slow
def test_no_scene_is_left_out() -> None:
    seen: set[type[Scene]] = set()
    for stop in STOPS:
        seen.add(type(stop.make().scene))
        if not unvisited(seen):
            break
    assert unvisited(seen) == []


def test_a_new_scene_that_no_stop_shows_is_found() -> None:
    planted = type("BrandNewScene", (Scene,), {"__module__": "game.phone.scenes.brand_new"})
    try:
        assert "BrandNewScene" in unvisited(set())
    finally:
        del planted
        gc.collect()


def test_every_way_comes_up_in_the_suite() -> None:
    """Each language, size, window and hand is looked at in at least a dozen places."""
    seen = [way for number, stop in enumerate(STOPS) for way in ways(number, stop)]
    for name in ("lang", "text", "size", "hand", "touch"):
        values = {getattr(way, name) for way in WAYS}
        assert all(sum(getattr(way, name) == value for way in seen) >= 12 for value in values), name


# Planted faults


@dataclass
class Planted(Scene):
    """A screen with one fault."""

    widgets: tuple[Widget, ...]
    listed: float = 0
    """The height of a list in which the widgets stand; 0: none."""
    name: str = "planted"

    def build(self, ui: Ui) -> list[Widget]:
        if not self.listed:
            return list(self.widgets)
        return ui.scrolled("list", Box(0, 0, 600, self.listed), 900, self.widgets, name="list")


@dataclass(frozen=True, kw_only=True)
class Unknown(Widget):
    """A kind of widget that no check knows by name."""

    text: str
    align: Literal["left", "right"] = "left"

    def draw(self, p: Painter, look: Look) -> None:
        x = self.rect.x if self.align == "left" else self.rect.right
        p.text(self.text, "body", x, self.rect.cy, p.palette.ink, align=self.align)


def text(id_: str, box: Box, words: str = "word", **more: object) -> Label:
    return Label(**{"id": id_, "rect": box, "text": words, "name": words, **more})  # type: ignore[arg-type]


BUTTON = Button(id="b", rect=Box(0, 0, 200, 80), text="ok", name="ok")


@pytest.mark.parametrize(
    ("widgets", "listed", "fault"),
    [
        ((text("a", Box(0, 0, 60, 50), "wonderful"),), 0, "leaves its place by"),
        ((text("a", Box(0, 0, 300, 30), "one\ntwo\nthree"),), 0, "leaves its place by"),
        ((Unknown(id="a", rect=Box(0, 0, 80, 60), text="a long line of words"),), 0, "at the side"),
        ((Unknown(id="a", rect=Box(0, 0, 400, 20), text="deeply"),), 0, "leaves its place by"),
        ((Unknown(id="a", rect=Box(0, 0, 400, 60), text="\U0001f46e"),), 0, "no font draws"),
        ((Unknown(id="a", rect=Box(1200, 0, 400, 60), text="beyond the edge"),), 0, "is cut"),
        ((text("a", Box(0, 0, 200, 50), clip=Box(0, 0, 200, 20)),), 0, "is cut"),
        ((text("a", Box(0, 0, 200, 50)), text("b", Box(20, 10, 200, 50))), 0, "lies over b"),
        ((text("a", Box(0, 0, 200, 50)), BUTTON), 0, "lies under the button b"),
        ((BUTTON, text("a", Box(20, 20, 200, 50))), 0, "lies on the button b"),
        ((text("a", Box(0, 0, 200, 50)),), 60, "less than two lines"),
    ],
)
def test_a_planted_fault_is_found(widgets: tuple[Widget, ...], listed: float, fault: str) -> None:
    pilot = Pilot(lambda ui: Planted(widgets, listed))
    found = misdrawn(pilot.stage)
    assert any(fault in each for each in found), found


def test_a_sound_screen_passes() -> None:
    pilot = Pilot(lambda ui: Planted((BUTTON, text("a", Box(0, 100, 200, 50))), 400))
    assert misdrawn(pilot.stage) == []


def test_a_target_too_small_for_a_finger_is_found() -> None:
    pilot = Pilot(lambda ui: Planted((BUTTON,)), preferences=Preferences(touch=True))
    assert any("only 200 x 80" in each for each in all_problems(pilot.stage))
    pilot = Pilot(lambda ui: Planted((replace(BUTTON, rect=Box(0, 0, 200, 92)),)), preferences=Preferences(touch=True))
    assert all_problems(pilot.stage) == []
