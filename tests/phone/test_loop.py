"""pygame's events as inputs, and the loop's round."""

import pygame
import pytest

from game.phone.inputs import Closed, Input, KeyDown, PointerDown, PointerMove, PointerUp, Resized
from game.phone.loop import Loop, NoDisplay, open_window, translated
from game.phone.scenes.start import StartScene
from game.phone.shelf import Shelf
from tests.phone.small_story import story

SURFACE = pygame.Surface((1000, 500))


@pytest.mark.parametrize(
    ("event", "wanted"),
    [
        (pygame.event.Event(pygame.QUIT), Closed()),
        (pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(3, 4), button=1), PointerDown(3, 4)),
        (pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(3, 4), button=1), PointerUp(3, 4)),
        (pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(3, 4), button=3), None),
        (pygame.event.Event(pygame.MOUSEMOTION, pos=(3, 4), buttons=(1, 0, 0)), PointerMove(3, 4, True)),
        (pygame.event.Event(pygame.FINGERDOWN, x=0.5, y=0.5), PointerDown(500, 250, True)),
        (pygame.event.Event(pygame.FINGERUP, x=0.5, y=0.5), PointerUp(500, 250, True)),
        (pygame.event.Event(pygame.VIDEORESIZE, w=800, h=600), Resized(800, 600)),
        (
            pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, unicode="\t", mod=pygame.KMOD_LSHIFT),
            KeyDown("tab", True),
        ),
        (pygame.event.Event(pygame.KEYDOWN, key=pygame.K_KP5, unicode="5", mod=0), KeyDown("5")),
        (pygame.event.Event(pygame.KEYDOWN, key=pygame.K_LSHIFT, unicode="", mod=0), None),
        (pygame.event.Event(pygame.ACTIVEEVENT), None),
    ],
)
def test_events_become_inputs(event: pygame.Event, wanted: Input | None) -> None:
    assert translated(event, SURFACE) == wanted


def test_no_display_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise pygame.error("No available video device")

    monkeypatch.setattr(pygame.display, "set_mode", refuse)
    monkeypatch.setattr(pygame.display, "quit", lambda: None)
    with pytest.raises(NoDisplay, match="No available video device"):
        open_window((1280, 800))


def test_rounds_of_the_loop_play_with_events() -> None:
    now = [1000]
    surface = pygame.display.set_mode((1280, 800), pygame.RESIZABLE)
    loop = Loop(
        lambda ui: StartScene(),
        surface=surface,
        clock=lambda: now[0],
        shelf=Shelf(scenarios=(story(),), seed=7),
    )
    loop._first_frame()
    assert loop.stage.scene.name == "start"
    spot = next(n.rect for n in loop.stage.tree() if n.id == "start.begin")
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        pygame.event.post(pygame.event.Event(kind, pos=(int(spot.cx), int(spot.cy)), button=1))
    for _ in range(20):
        now[0] += 33
        loop.turn()
    assert loop.stage.scene.name == "calls"
    # The change of scenes has faded over, and the window shows what the stage drew.
    assert loop._fade is None
    shown = pygame.image.tobytes(surface, "RGB")
    loop.stage.draw_all()
    loop.stage.draw()
    assert pygame.image.tobytes(surface, "RGB") == shown
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    loop.turn()
    assert not loop.stage.running
    loop.stage.close()
    loop.sound.close()


def test_the_window_rests_when_nothing_happens_and_wakes_from_anything() -> None:
    now = [1000]
    surface = pygame.display.set_mode((1280, 800), pygame.RESIZABLE)
    shelf = Shelf(scenarios=(story(),), seed=7)
    loop = Loop(lambda ui: StartScene(), surface=surface, clock=lambda: now[0], shelf=shelf)
    loop._first_frame()
    pygame.event.clear()
    for _ in range(3000):
        now[0] += 16
        loop.turn()
        if loop.rests:
            break
    assert loop.rests and not loop.stage.prepare()
    pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=(3, 4), buttons=(0, 0, 0)))
    loop.turn()
    assert not loop.rests
    loop.stage.close()
    loop.sound.close()
