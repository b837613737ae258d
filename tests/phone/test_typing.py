"""Typing a number in peace: keys stay where they are, and whoever would ring waits."""

import pytest

from game.call.commands import LookUp
from game.phone.gallery import LEFT, OFFICER, PARCEL, Shot, pilot_at
from game.phone.pilot import Pilot
from game.phone.scenes.number_cells import last_digits
from game.phone.words import LANGUAGES
from tests.phone.fit_apps import all_problems

LONG = "010441234567890"


def keypad(*do: object, lang: str = "ja", text: int = 100, size: tuple[int, int] = (1280, 800)) -> Pilot:
    return pilot_at(Shot("test", OFFICER, (*LEFT, *do)), lang, size, text, drawn=False)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768), (800, 1280)], ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("above", [True, False])
def test_no_key_moves_however_much_is_typed(size: tuple[int, int], text: int, lang: str, above: bool) -> None:
    pilot = keypad(LookUp("shinjuku") if above else "app.keypad", lang=lang, text=text, size=size)

    def places() -> dict[str, object]:
        return {w.id: w.rect for w in pilot.stage.widgets if w.id.startswith(("key.", "keypad."))}

    before = places()
    for digit in LONG:
        pilot.type(digit)
        assert places() == before
    assert pilot.find("keypad.typed").name.count("0") == LONG.count("0")


def test_of_a_number_too_long_the_last_digits_show() -> None:
    assert last_digits("03-0346-0110", 12) == "03-0346-0110"
    assert last_digits(LONG, 6) == "…67890"


def test_nobody_rings_while_a_number_is_typed_and_nothing_typed_is_lost() -> None:
    pilot = keypad(LookUp("shinjuku"))
    playing = pilot.scene.playing  # type: ignore[attr-defined]
    assert playing.play.state.pending
    for digit in "03034":
        pilot.type(digit)
        pilot.wait(15_000, 500)
        assert pilot.scene.name == "keypad" and not playing.play.state.ringing
    assert playing.at(pilot.ui) > playing.play.state.pending[0].due
    pilot.wait(8_000, 500)
    assert pilot.scene.name == "keypad" and playing.play.state.ringing
    pilot.press("decline")
    pilot.wait(500)
    assert pilot.scene.name == "keypad" and not playing.play.state.ringing and playing.typed == "03034"


def test_who_would_have_rung_rings_after_the_call_that_was_dialled() -> None:
    pilot = keypad(LookUp("shinjuku"))
    playing = pilot.scene.playing  # type: ignore[attr-defined]
    for digit in "0303460110":
        pilot.type(digit)
        pilot.wait(6_000, 500)
    pilot.press("keypad.call")
    pilot.wait(3_000)
    assert pilot.scene.name == "in-call" and not playing.play.state.ringing
    pilot.press("move.hang-up")
    # Not in the same moment: a second press would meet it.
    pilot.wait(2_000)
    assert pilot.scene.name != "ringing"
    pilot.wait(2_000)
    assert pilot.scene.name == "ringing"


def test_a_call_that_has_ended_leaves_no_nameless_picture() -> None:
    """Until the disk has it, the last picture of the call stays as it was."""
    pilot = pilot_at(Shot("test", PARCEL, ("answer",)), "ja", (1280, 800), 100, drawn=False)
    playing = pilot.scene.playing  # type: ignore[attr-defined]
    before = pilot.find("phone.name").name
    scene = pilot.scene
    playing.take(pilot.ui, "hang-up")
    built = {w.id: w.name for w in scene.build(pilot.ui)}
    assert built["phone.name"] == before


@pytest.mark.parametrize(
    "size", [(1392, 1389), (1280, 1024), (1100, 1000), (900, 1000)], ids=lambda s: f"{s[0]}x{s[1]}"
)
@pytest.mark.parametrize("text", [150, 200])
def test_keys_are_whole_in_nearly_square_windows(size: tuple[int, int], text: int) -> None:
    for do in ((LookUp("shinjuku"),), ("app.keypad",)):
        pilot = keypad(*do, lang="fr", text=text, size=size)
        assert all_problems(pilot.stage) == []
        for digit in "0#1":
            pilot.press("key.hash" if digit == "#" else f"key.{digit}")
        assert pilot.scene.playing.typed == "0#1"  # type: ignore[attr-defined]
