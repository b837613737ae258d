"""The stage: what is drawn again, focus, cool-down, scrolling, the stack, faults."""

from dataclasses import dataclass

import pygame
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.phone.geometry import Box
from game.phone.inputs import KeyDown, PointerDown, PointerMove, PointerUp, Wheel
from game.phone.pilot import NotThere, Pilot
from game.phone.playing import Playing
from game.phone.scene import Back, Pop, Press, Push, Scene, Transition, Typed, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.start import StartScene
from game.phone.shelf import Shelf
from game.phone.sound import Silent
from game.phone.stage import Stage
from game.phone.stray import StrayTaps
from game.phone.ui import Preferences, Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button
from game.session.play import Play
from tests.phone.small_story import story


class Buttons(Scene):
    """Twenty buttons in a list that scrolls, and one that repeats."""

    name = "buttons"

    def __init__(self) -> None:
        self.pressed: list[str] = []
        self.typed = ""

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        match event:
            case Press(id_):
                self.pressed.append(id_)
                if id_ == "b3":
                    return Push(Buttons())
            case Typed(char):
                self.typed += char
            case Back():
                return Pop()
        return None

    def build(self, ui: Ui) -> list[Widget]:
        box = Box(100, 100, 600, 400)
        made: list[Widget] = [
            Button(
                id=f"b{i}",
                rect=Box(120, 112 + i * 90, 500, 80),
                text=str(i),
                name=f"number {i}",
                keys=(str(i % 10),),
            )
            for i in range(20)
        ]
        key = Button(id="key", rect=Box(800, 100, 100, 80), text="k", name="key", repeats=True)
        return [*ui.scrolled("list", box, 20 * 90 + 24, made), key]


def pilot() -> Pilot:
    return Pilot(lambda ui: Buttons())


def clicks(where: Pilot, x: float, y: float) -> None:
    where.stage.feed(PointerDown(x, y))
    where.stage.feed(PointerUp(x, y))


def scene(where: Pilot) -> Buttons:
    assert isinstance(where.scene, Buttons)
    return where.scene


def test_a_second_tap_within_half_a_second_counts_once_and_a_key_repeats() -> None:
    p = pilot()
    p.wait(600)
    clicks(p, 200, 150)
    clicks(p, 200, 150)
    assert scene(p).pressed == ["b0"]
    p.wait(520)
    clicks(p, 200, 150)
    clicks(p, 850, 140)
    clicks(p, 850, 140)
    assert scene(p).pressed == ["b0", "b0", "key", "key"]


class Turns(Scene):
    """A way on that is gone after two taps; what stands in its place then is an answer."""

    name = "turns"

    def __init__(self) -> None:
        self.pressed: list[str] = []

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Press):
            self.pressed.append(event.id)
        return None

    def build(self, ui: Ui) -> list[Widget]:
        if self.pressed.count("on") < 2:
            return [Button(id="on", rect=Box(400, 100, 200, 60), text="on", name="on", in_a_row=True)]
        return [Button(id="answer", rect=Box(100, 100, 600, 80), text="yes", name="yes")]


def test_a_tap_too_many_on_the_way_on_is_no_answer() -> None:
    p = Pilot(lambda ui: Turns())
    turns = p.scene
    assert isinstance(turns, Turns)
    for _ in range(4):
        p.wait(700)
        clicks(p, 500, 130)
    assert turns.pressed == ["on", "on"]
    clicks(p, 150, 130)
    assert turns.pressed == ["on", "on", "answer"]
    p.wait(2000)
    clicks(p, 500, 130)
    assert turns.pressed == ["on", "on", "answer", "answer"]


def test_a_tap_too_many_does_nothing_on_the_screen_that_comes_by_itself() -> None:
    taps = StrayTaps()
    box = Box(400, 100, 200, 60)
    on = Button(id="on", rect=box, text="on", name="on", in_a_row=True)
    other = Button(id="dial", rect=box, text="dial", name="dial")
    assert not taps.stray(on, 500, 130, 1000, "in-call")
    assert taps.stray(other, 500, 130, 3000, "guided")
    # The next one, with time to read in between, is meant.
    assert not taps.stray(other, 500, 130, 5000, "guided")
    assert not taps.stray(on, 500, 130, 9000, "in-call")
    assert not taps.stray(other, 900, 130, 9500, "guided")


def test_a_press_that_leaves_the_button_is_none() -> None:
    p = pilot()
    p.wait(600)
    p.stage.feed(PointerDown(200, 150))
    p.stage.feed(PointerUp(900, 700))
    assert scene(p).pressed == []


def test_a_drag_scrolls_and_presses_nothing() -> None:
    p = pilot()
    p.wait(600)
    p.stage.feed(PointerDown(200, 400, touch=True))
    for y in range(400, 150, -25):
        p.stage.feed(PointerMove(200, y, held=True))
    p.stage.feed(PointerUp(200, 160, touch=True))
    assert scene(p).pressed == []
    assert p.ui.offset("list") == pytest.approx(225, abs=30)


def test_the_wheel_scrolls_within_bounds() -> None:
    p = pilot()
    for steps in (3, -100, -100):
        p.stage.feed(Wheel(300, 300, steps))
    assert p.ui.offset("list") == pytest.approx(20 * 90 + 24 - 400)
    p.stage.feed(Wheel(300, 300, 1000))
    assert p.ui.offset("list") == 0
    p.key("end")
    assert p.ui.offset("list") == pytest.approx(20 * 90 + 24 - 400)
    p.key("home")
    assert p.ui.offset("list") == 0


def test_tab_reaches_everything_and_brings_it_into_sight() -> None:
    p = pilot()
    seen = []
    for _ in range(21):
        p.key("tab")
        focused = next(n for n in p.tree() if n.focused)
        seen.append(focused.id)
        if focused.id != "key":
            assert focused.rect.y >= 100 and focused.rect.bottom <= 500
    assert len(set(seen)) == 21
    p.key("tab", shift=True)
    p.key("enter")
    assert scene(p).pressed == [seen[-2]]


def test_digits_press_the_widget_that_claims_them_and_other_letters_are_typed() -> None:
    p = pilot()
    p.key("2", "x", "backspace")
    assert scene(p).pressed == ["b2"]
    assert scene(p).typed == "xbackspace"


def test_push_and_escape() -> None:
    p = pilot()
    p.press("b3")
    assert len(p.stage.scenes) == 2
    p.key("escape")
    assert len(p.stage.scenes) == 1 and p.stage.running
    p.key("escape")
    assert not p.stage.running


def test_arrows_go_to_the_neighbour() -> None:
    p = pilot()
    p.key("tab", "down", "right")
    assert p.stage.focus == "key"
    p.key("left")
    assert p.stage.focus in ("b0", "b1")


def test_the_ring_shows_for_the_keyboard_alone() -> None:
    p = pilot()
    p.key("tab")
    assert p.stage.by_keyboard
    p.stage.feed(PointerMove(200, 150))
    assert p.stage.by_keyboard
    clicks(p, 900, 700)
    assert not p.stage.by_keyboard


@dataclass
class Faulty(Scene):
    where: str
    name: str = "faulty"

    def build(self, ui: Ui) -> list[Widget]:
        if self.where == "build":
            raise RuntimeError("planted")
        return [Button(id="a", rect=Box(0, 0, 100, 80), text="a", name="a")]

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if self.where == "handle":
            raise RuntimeError("planted")
        return None

    def tick(self, ui: Ui) -> Transition | None:
        if self.where == "tick":
            raise RuntimeError("planted")
        return None


@pytest.mark.parametrize("where", ["build", "handle", "tick"])
def test_a_fault_ends_in_a_plain_screen_that_leads_back(where: str) -> None:
    now = [1000]
    ui = Ui((1280, 800), Preferences(), Silent(), lambda: now[0])
    stage = Stage(ui, Faulty(where), pygame.Surface((1280, 800)))
    if where == "handle":
        stage.feed(KeyDown("x"))
    stage.advance()
    assert stage.scene.name == "sorry"
    stage.draw()
    now[0] += 1000
    stage.feed(KeyDown("escape"))
    assert stage.scene.name == "start"


def test_the_pilot_raises_instead() -> None:
    with pytest.raises(RuntimeError, match="planted"):
        Pilot(lambda ui: Faulty("build"))


def test_asking_for_what_is_not_there_lists_what_is() -> None:
    with pytest.raises(NotThere, match="b0"):
        pilot().press("nowhere")


ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.integers(0, 1279), st.integers(0, 799)),
        st.tuples(st.just("click"), st.integers(0, 1279), st.integers(0, 799)),
        st.tuples(st.just("tab"), st.just(0), st.just(0)),
        st.tuples(st.just("wait"), st.integers(10, 900), st.just(0)),
        st.tuples(st.just("reply"), st.just(0), st.just(0)),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ACTIONS, st.sampled_from([100, 150, 200]))
def test_drawing_what_changed_gives_the_same_picture_as_drawing_all(
    actions: list[tuple[str, int, int]], text: int
) -> None:
    wishes = Preferences(text=text)  # type: ignore[arg-type]
    p = Pilot(lambda ui: doors.for_play(Playing(ui, Play(story(), 3))), preferences=wishes, drawn=True)
    surface = p.stage.surface
    assert surface is not None
    p.stage.draw()
    for kind, a, b in actions:
        match kind:
            case "move":
                p.stage.feed(PointerMove(a, b))
            case "click":
                p.wait(510)
                # The places at the window's top lead out of the play.
                clicks(p, a, max(b, 120))
            case "tab":
                p.stage.feed(KeyDown("tab"))
            case "wait":
                p.wait(a)
            case _:
                p.key("1")
        if p.scene.name not in ("ringing", "in-call", "free", "moves", "replies", "transcript", "call-keys"):
            return
        p.stage.draw()
    partly = surface.copy()
    p.stage.draw_all()
    p.stage.draw()
    assert pygame.image.tobytes(partly, "RGB") == pygame.image.tobytes(surface, "RGB")


def test_nothing_changed_draws_nothing() -> None:
    p = Pilot(lambda ui: StartScene(), drawn=True, shelf=Shelf(scenarios=(story(),)))
    assert p.stage.draw() != []
    for _ in range(30):
        p.wait(100)
        assert p.stage.draw() == []
