"""Lists in large letters: it is obvious that more lies below, one comes there, and nothing is seen in part only."""

import pytest

from game.phone.gallery import pilot_at
from game.phone.geometry import Box
from game.phone.metrics import TextSize
from game.phone.pilot import Pilot
from game.phone.scene import Press, Push, Scene, Transition, UiEvent
from game.phone.scenes.reply_sheet import ReplySheet
from game.phone.scenes.settings import SettingsScene
from game.phone.ui import Preferences, Ui
from game.phone.widgets.base import ScrollRegion, Widget
from game.phone.widgets.buttons import Button
from game.phone.widgets.labels import Label, label
from game.phone.widgets.more import MoreSign
from tests.phone.app_plays import playing_of
from tests.phone.every_scene import LONG_TALK, Way, arranged
from tests.phone.fit_apps import all_problems


class Rows(Scene):
    """Twelve rows, the seventh under a heading, in a list that shows a few."""

    name = "rows"

    def __init__(self, heading_at: float = 0) -> None:
        self.heading_at = heading_at
        self.pressed: list[str] = []

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Press):
            self.pressed.append(event.id)
        return None

    def build(self, ui: Ui) -> list[Widget]:
        box = Box(100, 100, 600, 480)
        rows: list[Widget] = []
        y = box.y + 8
        for i in range(12):
            if i == self.heading_at:
                rows.append(label(ui, "head", "Rest", 120, y, 500, role="heading"))
                y = rows[-1].rect.bottom
            rows.append(Button(id=f"b{i}", rect=Box(120, y, 500, 100), text=str(i), name=f"number {i}"))
            y += 112
        below = Button(id="below", rect=Box(100, 640, 300, 100), text="below", name="below")
        return [*ui.scrolled("list", box, y - box.y, rows), below]


def rows(text: TextSize = 200, heading_at: int = 0) -> Pilot:
    return Pilot(lambda ui: Rows(heading_at), preferences=Preferences(lang="en", text=text, motion=False))


def seen(pilot: Pilot) -> set[str]:
    """The rows that are seen whole."""
    region = next(w for w in pilot.stage.widgets if isinstance(w, ScrollRegion))
    within = region.rect
    return {
        w.id
        for w in pilot.stage.widgets
        if w.clip == within and w.rect.y >= within.y - 1 and w.rect.bottom <= within.bottom + 1
    }


@pytest.mark.parametrize("how", ["pointer", "touch", "keys"])
def test_the_sign_leads_past_every_row_and_back_to_the_top(how: str) -> None:
    pilot = rows()
    found: set[str] = set()
    for _ in range(12):
        found |= seen(pilot)
        sign = pilot.find("list.more")
        if sign.name == "Back to the top":
            break
        assert sign.name == "More below"
        assert sign.rect.h >= pilot.ui.layout.target and sign.rect.w >= pilot.ui.layout.target
        if how == "keys":
            pilot.stage.focus = "list.more"
            pilot.key("enter")
        else:
            pilot.press("list.more", touch=how == "touch")
    assert found >= {f"b{i}" for i in range(12)}
    pilot.press("list.more")
    assert pilot.ui.offset("list") == 0
    assert isinstance(pilot.scene, Rows) and pilot.scene.pressed == []


def test_there_is_no_sign_where_all_is_seen_or_letters_are_small() -> None:
    assert not any(isinstance(w, MoreSign) for w in rows(100).stage.widgets)
    pilot = Pilot(lambda ui: SettingsScene(page="acting"), size=(800, 4000), preferences=Preferences(text=200))
    assert not any(isinstance(w, MoreSign) for w in pilot.stage.widgets)


def test_the_down_arrow_goes_from_row_to_row_and_then_to_the_sign() -> None:
    pilot = rows()
    pilot.stage.focus = "b0"
    for i in range(1, 12):
        pilot.key("down")
        assert pilot.stage.focus == f"b{i}"
    pilot.key("down")
    assert pilot.stage.focus == "list.more"
    pilot.key("down")
    assert pilot.stage.focus == "below"
    pilot.key("up")
    assert pilot.stage.focus == "list.more"


def test_no_heading_stands_last_in_a_list() -> None:
    for at in range(1, 5):
        shown = seen(rows(heading_at=at))
        assert "head" not in shown or f"b{at}" in shown


def test_a_line_that_its_list_would_cut_in_two_is_not_drawn() -> None:
    class Tall(Scene):
        """One text higher than its list, which ends in its second line."""

        name = "tall"

        def build(self, ui: Ui) -> list[Widget]:
            text = Label(id="a", rect=Box(40, 40, 900, 200), text="One\nTwo\nThree", clip=Box(40, 40, 900, 80))
            return [text]

    pilot = Pilot(lambda ui: Tall(), drawn=True)
    picture = pilot.picture()
    paper = picture.get_at((5, 5))

    def inked(top: int, bottom: int) -> bool:
        return any(picture.get_at((x, y)) != paper for x in range(40, 300) for y in range(top, bottom))

    assert inked(45, 85)
    assert not inked(95, 120)


@pytest.mark.parametrize("lang", ["ja", "en", "fr"])
def test_what_is_answered_stands_above_the_replies_at_every_size(lang: str) -> None:
    pilot = pilot_at(LONG_TALK, lang, (1280, 800), 100, drawn=False)
    assert playing_of(pilot).caption.text
    pilot.stage.go(Push(ReplySheet(playing_of(pilot))))
    for text in (100, 150, 200):
        for size in ((1280, 800), (1024, 768), (800, 1280)):
            for _ in arranged(pilot, Way(lang, text, size)):
                first = pilot.find("call.caption")
                replies = [node for node in pilot.tree() if node.id.startswith("reply.")]
                assert playing_of(pilot).caption.text in first.name
                assert replies and first.rect.bottom <= replies[0].rect.y
                assert all_problems(pilot.stage) == []


@pytest.mark.parametrize("lang", ["ja", "en", "fr"])
@pytest.mark.parametrize("page", ["reading", "sound", "acting", "machine"])
def test_the_settings_show_a_heading_with_its_options_in_the_largest_letters(lang: str, page: str) -> None:
    wishes = Preferences(lang=lang, text=200)
    pilot = Pilot(lambda ui: SettingsScene(page=page), preferences=wishes)
    tops = {round(node.rect.y) for node in pilot.tree() if node.role == "tab"}
    assert len(tops) == 1
    shown = {w.role for w in pilot.stage.widgets if w.id in seen(pilot)}
    assert shown & {"choice", "slider", "switch"}
