"""Contrast measured where it is drawn: 7:1 for text, 3:1 for icons, 4.5:1 for icons in high contrast."""

import pytest

from game.phone.draw import Painter
from game.phone.gallery import SHOTS, pilot_at
from game.phone.geometry import Box
from game.phone.pilot import Pilot
from game.phone.scene import Scene
from game.phone.theme import PALETTES
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Widget
from game.phone.widgets.labels import Label
from tests.phone.contrast import low, measured

FEW = ("start", "settings", "ringing", "in-call", "home", "keypad", "chat-request", "debrief")


def look_at(name: str, theme: str, lang: str = "ja") -> list[str]:
    shot = next(shot for shot in SHOTS if shot.name == name)
    pilot = pilot_at(shot, lang, (1280, 800), 100)
    pilot.ui.prefer(theme=theme, motion=False)
    with measured() as meter:
        pilot.stage.draw_all()
        pilot.picture()
    assert meter.texts
    return [f"{name} {fault}" for fault in low(meter, 4.5 if theme == "contrast" else 3)]


@pytest.mark.parametrize("theme", list(PALETTES))
@pytest.mark.parametrize("name", FEW)
def test_what_is_drawn_has_its_contrast(name: str, theme: str) -> None:
    assert look_at(name, theme) == []


class Pale(Widget):
    """A control of nearly one colour."""

    def draw(self, p: Painter, look: Look) -> None:
        p.panel(self.rect, (250, 245, 240), 8)
        p.icon("x", self.rect.cx, self.rect.cy, 40, (220, 215, 210))


class Planted(Scene):
    """Words of the hairlines' colour, and a pale icon."""

    name = "planted"

    def build(self, ui: Ui) -> list[Widget]:
        return [
            Label(id="a", rect=Box(40, 40, 400, 60), text="pale", tint="line"),
            Pale(id="b", rect=Box(40, 200, 200, 80)),
        ]


def test_planted_pale_words_and_icons_are_found() -> None:
    pilot = Pilot(lambda ui: Planted(), drawn=True)
    with measured() as meter:
        pilot.picture()
    assert len(low(meter, 3)) == 2
