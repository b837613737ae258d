"""Every screen, language, text size and kind of window: nothing cut, overlapping or too small."""

from dataclasses import dataclass

import pytest

from game.phone.geometry import Box
from game.phone.pilot import Pilot
from game.phone.scene import Scene
from game.phone.ui import Preferences, Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button
from game.phone.words import LANGUAGES
from tests.phone.fit import problems
from tests.phone.tour import walk

WINDOWS = ((1280, 800), (1920, 1080), (1024, 768), (1366, 768), (1280, 1024), (900, 1000), (800, 1280))


@pytest.mark.parametrize("size", WINDOWS, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_screen_fits(size: tuple[int, int], text: int, lang: str) -> None:
    found: list[str] = []

    def stop(p: Pilot, name: str) -> None:
        found.extend(f"[{name}] {fault}" for fault in problems(p.stage))

    walk(size, Preferences(lang=lang, text=text), stop)  # type: ignore[arg-type]
    assert found == []


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768), (800, 1280)], ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("wish", [{"hand": "left"}, {"touch": True}], ids=["left", "touch"])
@pytest.mark.parametrize("lang", ["ja", "fr"])
def test_every_screen_fits_the_left_hand_and_fingers(size: tuple[int, int], wish: dict[str, object], lang: str) -> None:
    found: list[str] = []

    def stop(p: Pilot, name: str) -> None:
        found.extend(f"[{name}] {fault}" for fault in problems(p.stage))

    for text in (100, 150, 200):
        walk(size, Preferences(lang=lang, text=text, **wish), stop)  # type: ignore[arg-type]
    assert found == []


@dataclass
class Planted(Scene):
    """A screen with one fault."""

    buttons: tuple[Button, ...]
    name: str = "planted"

    def build(self, ui: Ui) -> list[Widget]:
        return list(self.buttons)


def button(id_: str, box: Box, text: str = "ok", name: str = "ok") -> Button:
    return Button(id=id_, rect=box, text=text, name=name)


@pytest.mark.parametrize(
    ("buttons", "fault"),
    [
        ((button("a", Box(0, 0, 200, 80)), button("b", Box(150, 0, 200, 80))), "overlap"),
        ((button("a", Box(0, 0, 40, 40)),), "only 40 x 40"),
        ((button("a", Box(0, 0, 200, 80), name=""),), "no name"),
        ((button("a", Box(1200, 0, 200, 80)),), "outside"),
        ((button("a", Box(0, 0, 120, 80), text="Raccrocher"),), "cut in two"),
        ((button("a", Box(0, 0, 200, 60), text="one two three four five six"),), "high in"),
        ((button("a", Box(0, 0, 200, 80)), button("a", Box(0, 200, 200, 80))), "twice"),
        ((button("a", Box(0, 0, 200, 80), name="\U0001f46e"),), "no font"),
        ((button("a", Box(0, 0, 200, 80), text="{name}"),), "unfilled"),
    ],
)
def test_a_planted_fault_is_found(buttons: tuple[Button, ...], fault: str) -> None:
    p = Pilot(lambda ui: Planted(buttons))
    assert any(fault in problem for problem in problems(p.stage))
