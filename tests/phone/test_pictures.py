"""The pictures in docs/screenshots show the game as it is: each is drawn anew and compared.

A picture that differs goes into a page that shows before, after and difference: the failure names it.
"""

import functools
import os
from pathlib import Path

import pygame
import pytest

from game.call.model import Scenario
from game.phone.album import Print, album
from game.phone.gallery import SEED
from game.phone.shelf import Shelf
from game.scenario.library import everything
from tests.phone.difference_report import Report
from tests.phone.likeness import changed, differing

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
KEPT = Path(os.environ.get("KAKENAOSHI_PICTURES", ROOT / "docs" / "screenshots"))
REPORT = Report(ROOT / "build" / "differences")


@functools.cache
def scenarios() -> tuple[Scenario, ...]:
    """Read once."""
    return tuple(everything())


@pytest.mark.parametrize("one", album(), ids=lambda one: one.name)
def test_the_screen_looks_like_its_kept_picture(one: Print) -> None:
    drawn = one.draw(Shelf((), seed=SEED, scenarios=scenarios()))
    file = KEPT / f"{one.name}.png"
    if not file.exists():
        REPORT.add(one.name, None, drawn, None)
        pytest.fail(f"{file.name} is missing; python3 run.py screenshots makes it. See {REPORT.page}", pytrace=False)
    kept = pygame.image.load(file)
    mask = differing(kept, drawn)
    if changed(mask):
        REPORT.add(one.name, kept, drawn, mask)
        pytest.fail(f"{one.name} looks otherwise ({mask.sum()} pixels). See {REPORT.page}", pytrace=False)
    REPORT.remove(one.name)


def test_no_picture_is_kept_that_is_not_drawn() -> None:
    known = {one.name for one in album()}
    for name in REPORT.names():
        if name not in known:
            REPORT.remove(name)
    assert sorted(file.name for file in KEPT.iterdir() if file.stem not in known) == []
