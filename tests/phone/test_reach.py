"""A play by keyboard and for screen readers: all reached, all named, reached as it is read.

Every other screen: `test_every_scene`.
"""

from dataclasses import dataclass

import pytest

from game.phone.geometry import Box
from game.phone.pilot import Pilot
from game.phone.scene import Scene
from game.phone.ui import Preferences, Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button
from game.phone.widgets.labels import Label
from game.phone.words import LANGUAGES
from tests.phone.reach import unreachable
from tests.phone.tour import walk


@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_play_is_reached_and_named(lang: str, text: int) -> None:
    found: list[str] = []
    walk(
        (1280, 800),
        Preferences(lang=lang, text=text),  # type: ignore[arg-type]
        lambda pilot, name: found.extend(f"[{name}] {fault}" for fault in unreachable(pilot)),
    )
    assert found == []


@dataclass
class Planted(Scene):
    """A screen with one fault."""

    widgets: tuple[Widget, ...]
    name: str = "planted"

    def build(self, ui: Ui) -> list[Widget]:
        return list(self.widgets)


def button(id_: str, y: float, **more: object) -> Button:
    return Button(**{"id": id_, "rect": Box(0, y, 200, 80), "text": "ok", "name": id_, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("widgets", "fault"),
    [
        ((button("a", 0), button("b", 100, name="")), "b has no name"),
        ((button("a", 0, name="help　helpline.#8103.hours"),), "a says an id"),
        ((button("a", 0), button("b", 100, focusable=False)), "b is a button that Tab passes by"),
        ((button("a", 0), button("a", 100), button("b", 200)), "Tab never reaches b"),
        ((button("a", 100), button("b", 0)), "b is reached after a"),
        ((button("a", 0, rect=Box(300, 0, 200, 80)), button("b", 0)), "b is reached after a"),
        ((button("a", 0), button("b", 2000)), "b has the focus out of sight"),
        ((button("a", 0), Label(id="b", rect=Box(0, 100, 200, 80), text="ok")), "b shows 'ok' and says nothing"),
    ],
)
def test_a_planted_fault_is_found(widgets: tuple[Widget, ...], fault: str) -> None:
    found = unreachable(Pilot(lambda ui: Planted(widgets)))
    assert any(fault in each for each in found), found


def test_a_sound_screen_passes() -> None:
    assert unreachable(Pilot(lambda ui: Planted((button("a", 0), button("b", 100))))) == []
