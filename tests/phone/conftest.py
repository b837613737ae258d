"""pygame without a window or a sound device, for every test of the phone."""

import os
from collections.abc import Iterator

import pytest

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
# In which country a test runs must not matter.
os.environ["TZ"] = "Asia/Tokyo"

import pygame


@pytest.fixture(autouse=True, scope="session")
def a_screen_nobody_sees() -> Iterator[None]:
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((16, 16))
    yield
    pygame.quit()
