"""The video call's picture: a mouth that follows the voice, and whoever speaks is seen."""

from array import array
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.phone.loudness import LAG_MS, STEP_MS, Loudness
from game.phone.pictures.officer import MOUTH_AT, Officer, mouth_for
from game.phone.pilot import Pilot
from game.phone.sound import Silent, Sound
from game.phone.speech import Mute
from game.phone.ui import Preferences
from tests.phone.app_plays import PICTURE, begun, listen, playing_of, shown

RATE = 16_000
HANDED = (*PICTURE, {"reply": "badge.read"}, {"reply": "warrant.real"}, {"reply": "pledge.odd"})


def tone(ms: int, height: int) -> bytes:
    return array("h", [height, -height] * (RATE * ms // 2000)).tobytes()


def test_it_is_as_loud_as_the_line_is_at_that_time() -> None:
    line = Loudness()
    line.add(tone(200, 20_000) + tone(200, 0) + tone(200, 5_000), RATE)
    at = {ms: line.at(ms + LAG_MS) for ms in (100, 300, 500, 700)}
    assert at == {100: 1.0, 300: 0.0, 500: pytest.approx(0.25, abs=0.01), 700: 0.0}
    assert line.at(-1) == 0.0
    assert [mouth_for(at[ms]) for ms in (100, 300, 500)] == ["open", "closed", "small"]


@given(st.lists(st.tuples(st.integers(1, 900), st.integers(0, 32_000)), max_size=6), st.integers(-1000, 9000))
def test_any_parts_give_a_level_between_nothing_and_the_loudest(parts: list[tuple[int, int]], ms: int) -> None:
    line = Loudness()
    for length, height in parts:
        line.add(tone(length, height), RATE)
    assert 0.0 <= line.at(ms) <= 1.0
    assert line.at(sum(length for length, _ in parts) + LAG_MS + 3 * STEP_MS) == 0.0


def test_noise_without_a_voice_moves_nothing() -> None:
    line = Loudness()
    line.add(tone(500, 60), RATE)
    assert mouth_for(line.at(200 + LAG_MS)) == "closed"


def test_the_sound_knows_how_loud_its_voice_is_and_nothing_when_nobody_speaks() -> None:
    now = [1000]
    sound = Sound(clock=lambda: now[0])
    sound.open()
    assert sound.loudness is None
    sound.speak(tone(400, 12_000), RATE)
    now[0] += 150
    assert sound.loudness == 1.0
    sound.pause()
    now[0] += 5_000
    assert sound.loudness == 1.0
    sound.resume()
    sound.hush()
    assert sound.loudness is None
    sound.close()


class Speaking(Mute):
    """A voice that can be heard."""

    def finished(self) -> bool | None:
        return False

    @property
    def sounding(self) -> bool:
        return True


def officer(pilot: Pilot) -> Officer:
    return next(w for w in pilot.stage.widgets if isinstance(w, Officer))


def on_video(motion: bool, steps: tuple[object, ...] = PICTURE) -> Pilot:
    return shown(begun("line-badge", steps), wishes=Preferences(motion=motion))


def test_the_mouth_follows_the_voice_and_the_caption_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    level: list[float | None] = [0.9]
    monkeypatch.setattr(Silent, "loudness", property(lambda self: level[0]))
    pilot = on_video(motion=True)
    playing_of(pilot).voice = Speaking()
    pilot.press("move.repeat")
    for loud, mouth in ((0.9, "open"), (0.3, "small"), (0.0, "closed")):
        level[0] = loud
        pilot.wait(200)
        assert playing_of(pilot).play.line is not None and officer(pilot).mouth == mouth
    playing_of(pilot).voice = Mute()
    seen = set()
    for _ in range(20):
        pilot.wait(110)
        seen.add(officer(pilot).mouth)
    assert {"open", "closed"} <= seen


def test_without_motion_it_stands_still() -> None:
    pilot = on_video(motion=False)
    playing_of(pilot).voice = Speaking()
    pilot.press("move.repeat")
    pilot.wait(100)
    seen = set()
    for _ in range(10):
        pilot.wait(100)
        seen.add(officer(pilot).mouth)
    assert seen == {"small"}


def test_whoever_takes_over_is_in_the_picture() -> None:
    pilot = on_video(True, HANDED)
    assert officer(pilot).person == "cap"
    for reply in ("spies.strange", "identity.why", "matching.no"):
        listen(pilot)
        pilot.press(f"reply.{reply}")
        pilot.wait(400)
    seen: list[str] = []
    for _ in range(200):
        if playing_of(pilot).play.line is None:
            break
        if not seen or seen[-1] != officer(pilot).person:
            seen.append(officer(pilot).person)
        pilot.wait(200)
    assert seen == ["cap", "suit"] and not officer(pilot).badge
    # He stays there while the player thinks.
    pilot.wait(2_000)
    assert officer(pilot).person == "suit"


@pytest.mark.parametrize("change", ["mouth", "person"])
def test_only_the_mouth_of_somebody_who_speaks_is_drawn_again(change: str) -> None:
    from dataclasses import replace

    first = officer(on_video(True))
    changes: dict[str, Callable[[], Officer]] = {
        "mouth": lambda: replace(first, mouth="open" if first.mouth != "open" else "small"),
        "person": lambda: replace(first, person="suit"),
    }
    area = changes[change]().changed(first)
    k = first.rect.w / 312
    if change == "mouth":
        assert area.w * area.h < 1.3 * MOUTH_AT.w * MOUTH_AT.h * k * k
    else:
        assert area == first.extent
