"""Pictures are kept within bounds, and made in slices as well as at once: small steps, and the same pixels."""

from collections.abc import Iterator

import pygame
import pytest

from game.phone import kept
from game.phone.draw import Painter
from game.phone.geometry import Box
from game.phone.kept import Enough, Making, at_most
from game.phone.pictures.badge import Badge
from game.phone.pictures.officer import Officer
from game.phone.pictures.phone_body import PhoneBody
from game.phone.pictures.portrait import Portrait
from game.phone.pictures.proofs import Proof
from game.phone.text import Type
from game.phone.theme import LIGHT
from game.phone.widgets.base import PLAIN, Widget
from game.phone.widgets.labels import Card, Label

FOUR_K = 2.7
"""Pixels per unit in a window of 3840 by 2160."""
MOST_LARGE = 420_000
"""Pixels that one step may draw large and reduce: about 2 ms on the machine of docs/measured.md."""
MOST_STEPS = 900

WIDGETS: tuple[Widget, ...] = (
    Officer(id="officer", rect=Box(20, 20, 420, 534), mark="訓練・絵", mouth="open", badge=True),
    Badge(id="badge", rect=Box(20, 20, 392, 208), mark="訓練"),
    Proof(id="warrant", rect=Box(20, 20, 392, 420), kind="warrant", mark="訓練", title="通知書", detail="山田"),
    Proof(id="page", rect=Box(20, 20, 456, 130), kind="page", mark="訓練"),
    Portrait(id="portrait", rect=Box(100, 100, 128, 128), rings=3),
    PhoneBody(id="phone", rect=Box(20, 20, 336, 688), ground="wallpaper", time="10:24"),
    Card(id="card", rect=Box(20, 20, 700, 300)),
    Label(
        id="label", rect=Box(20, 20, 700, 300), text="落とし物のお財布が届いております。お名前の確認をお願いします。"
    ),
)


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    pygame.font.init()
    kept.forget()
    kept.room_for((3840, 2160))
    yield
    kept.forget()
    kept.room_for((1280, 800))


def painted(widget: Widget) -> bytes:
    surface = pygame.Surface((2100, 2100))
    surface.fill((90, 120, 150))
    widget.paint(Painter(surface, LIGHT, Type(FOUR_K, 100)), PLAIN)
    return pygame.image.tobytes(surface, "RGB")


@pytest.mark.parametrize("widget", WIDGETS, ids=lambda w: w.id)
def test_a_picture_made_in_slices_is_the_picture_made_at_once_and_no_step_is_large(
    widget: Widget, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = painted(widget)
    kept.forget()
    reduce, large = pygame.transform.smoothscale, [0]

    def counted(surface: pygame.Surface, *rest: object) -> pygame.Surface:
        large[0] += surface.get_width() * surface.get_height()
        return reduce(surface, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pygame.transform, "smoothscale", counted)
    steps = 0
    while steps < MOST_STEPS:
        large[0] = 0
        try:
            # The time is up from the beginning: one thing is made, or one step of it.
            with at_most(0.0):
                in_slices = painted(widget)
            break
        except Enough:
            steps += 1
            assert large[0] <= MOST_LARGE
    assert 0 < steps < MOST_STEPS
    assert in_slices == at_once


def test_what_was_used_last_stays_when_there_is_no_more_room() -> None:
    made: list[int] = []

    @kept.picture
    def square(n: int) -> pygame.Surface:
        made.append(n)
        return pygame.Surface((512, 512), depth=32)

    kept.room_for((1, 1))
    fit = kept.LEAST_BYTES // (512 * 512 * 4) - 1
    for n in range(fit):
        square(n)
    square(0)
    square(fit)
    square(fit + 1)
    made.clear()
    square(0)
    square(1)
    assert made == [1]


def test_a_picture_begun_in_a_slice_is_finished_by_whoever_needs_it_now() -> None:
    begun: list[str] = []

    @kept.stepwise
    def slow(name: str) -> Making[str]:
        begun.append(name)
        for _ in range(5):
            yield
        return name

    with pytest.raises(Enough), at_most(0.0):
        slow("a")
    assert slow("a") == "a"
    assert begun == ["a"]
