"""The page of tokens and widgets."""

import inspect
import pkgutil

import pygame
import pytest

import game.phone.widgets
from dev.specimen import CONTROLS, READ, disabled
from dev.widgets import BEGIN, CELL_W, END, LOOKS, PAGE, filled, tables
from game.phone.draw import Look, Painter
from game.phone.geometry import Box
from game.phone.text import Type
from game.phone.theme import PALETTES, ThemeName
from game.phone.widgets.base import Widget

SHOWN_ELSEWHERE = {
    "Widget",
    "Label",
    "Rule",
    "Picture",
    "Cover",
    "Quiet",
    "Dot",
    "Balloon",
    "Comparison",
    "ProductSign",
}
"""Words and grounds, in the dialog's picture or among the letters; parts of the debrief, in its screenshots."""


def test_every_widget_has_a_specimen() -> None:
    kinds = set()
    for module in pkgutil.iter_modules(game.phone.widgets.__path__, "game.phone.widgets."):
        found = inspect.getmembers(__import__(module.name, fromlist=["x"]), inspect.isclass)
        kinds |= {name for name, kind in found if issubclass(kind, Widget)}
    shown = {type(s.make(Box(0, 0, 300, 100))).__name__ for s in (*CONTROLS, *READ)}
    assert kinds - shown - SHOWN_ELSEWHERE == set()


@pytest.mark.parametrize("theme", list(PALETTES))
def test_states_differ_to_the_eye(theme: ThemeName) -> None:
    pygame.font.init()
    for specimen in CONTROLS:
        pictures = {}
        for state, look in {**LOOKS, "disabled": Look()}.items():
            surface = pygame.Surface((360, 200))
            p = Painter(surface, PALETTES[theme], Type(1.0, 100))
            surface.fill(p.palette.paper)
            widget = specimen.make(Box(20, 20, specimen.width or CELL_W - 36, specimen.height))
            (disabled(widget) if state == "disabled" else widget).paint(p, look)
            pictures[state] = pygame.image.tobytes(surface, "RGB")
        same = [(a, b) for a in pictures for b in pictures if a < b and pictures[a] == pictures[b]]
        assert same == [], specimen.name


def test_the_page_has_the_tokens_of_now() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert BEGIN in page and END in page
    assert filled(page) == page, "python3 run.py widgets"
    assert "| ink | #20262B |" in tables()
