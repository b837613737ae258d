"""The call once more: its moments on a bar, the voice again, a practice from there."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.phone.gallery import AFTER, Shot, pilot_at
from game.phone.pilot import Pilot
from game.phone.scenes.debrief import DebriefScene
from game.phone.scenes.debrief_call import DebriefCallScene
from game.phone.widgets.call_bar import CallBar, places
from game.phone.words import LANGUAGES
from game.scenario.library import shipped
from tests.phone.fit import problems
from tests.phone.reach import unreachable

WINDOWS = ((1280, 800), (1024, 768), (800, 1280))
WAY = (*AFTER, "debrief.more", "debrief.call")


def at(scenario: str, *do: str, lang: str = "ja") -> Pilot:
    return pilot_at(Shot("test", scenario, do, WAY), lang, (1280, 800), 100, drawn=False)


def scene(pilot: Pilot) -> DebriefCallScene:
    found = pilot.scene
    assert isinstance(found, DebriefCallScene)
    return found


def bar(pilot: Pilot) -> CallBar:
    return next(w for w in pilot.stage.widgets if isinstance(w, CallBar))


@given(times=st.lists(st.integers(0, 900_000), max_size=60).map(sorted), w=st.floats(100, 1200))
def test_moments_stand_in_order_apart_and_on_the_line(times: list[int], w: float) -> None:
    xs = places(times, w)
    assert len(xs) == len(times)
    least = min(34.0, w / max(1, len(times) - 1))
    assert all(after - before >= least - 1e-6 for before, after in pairwise(xs))
    assert all(-1e-6 <= x <= w + 1e-6 for x in xs)


def test_the_call_is_gone_through_by_keys_and_by_the_pointer() -> None:
    pilot = at("shinjuku-officer", "protocol")
    first = scene(pilot).at
    assert scene(pilot).rows[first].signs
    assert any(w.id.endswith(".said") for w in pilot.stage.widgets)
    pilot.press("call.bar:more")
    assert scene(pilot).at == first + 1
    while pilot.stage.focus != "call.bar":
        pilot.key("tab")
    pilot.key("left", "left")
    assert scene(pilot).at == max(0, first - 1)
    found = bar(pilot)
    for n in range(len(found.xs)):
        assert found.step_at(found.rect.x + 26 + found.xs[n]) == n


def test_the_moment_of_leaving_has_a_shape_of_its_own() -> None:
    pilot = at("shinjuku-officer", "answer", "hang-up", "finish")
    assert bar(pilot).shapes.count("left") == 1


@pytest.mark.parametrize("id_", shipped())
@pytest.mark.parametrize("end", ["protocol", "obeys"])
def test_a_practice_begins_at_any_moment_and_leaves_the_play_alone(id_: str, end: str) -> None:
    pilot = at(id_, end)
    call = scene(pilot)
    play = call.look.playing.play
    before = list(play.events)
    for n in range(len(call.rows)):
        taken = play.practice(call.rows[n].event)
        assert taken.events == before[: len(taken.events)] and taken.recorder is None
        assert taken.state.finished or taken.offers()
    pilot.press("call.from-here")
    assert pilot.scene.name not in ("debrief", "debrief-call", "sorry")
    assert play.events == before


def test_a_practice_ends_in_a_debrief_of_its_own() -> None:
    pilot = at("shinjuku-officer", "obeys")
    pilot.press("call.from-here")
    playing = pilot.scene.playing  # type: ignore[attr-defined]
    assert playing.take(pilot.ui, "hang-up")
    assert playing.take(pilot.ui, "finish")
    pilot.wait(3000, 100)
    found = pilot.scene
    assert isinstance(found, DebriefScene) and found.look.found.given == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_moment_fits_and_is_reached(lang: str) -> None:
    found: list[str] = []
    pilot = at("shinjuku-officer", "obeys", lang=lang)
    for text in (100, 150, 200):
        pilot.ui.prefer(text=text)
        for size in WINDOWS:
            pilot.resize(*size)
            for n in (0, 3, len(scene(pilot).rows) - 1):
                scene(pilot).at = n
                pilot.ui.refresh()
                pilot.wait(60)
                found += problems(pilot.stage) + unreachable(pilot)
    assert found == []
