"""A call that comes while an app is open: shown above it, answered, declined or let ring; the app stays in use."""

import pytest

from game.call.events import Dialled, Missed
from game.phone.gallery import Shot, pilot_at
from game.phone.inputs import PointerDown, PointerMove, PointerUp
from game.phone.pilot import Pilot
from game.phone.playing import JUST_APPEARED_MS
from game.phone.scene import Push
from game.phone.scenes.dialling import RINGS_MS
from game.phone.scenes.incoming import SHEET
from game.phone.scenes.memo import MemoScene
from game.phone.ui import Preferences
from game.session.play import Play
from tests.phone.app_plays import RUNG, Hand, begun, has, playing_of, shown
from tests.phone.fit import problems

WAYS = ("pointer", "touch", "keys")


def rung(app: str = "app.contacts", wishes: Preferences | None = None) -> tuple[Play, Pilot]:
    """The officer rings again while an app is open."""
    play = begun("shinjuku-officer", (*RUNG, app))
    pilot = shown(play, wishes=wishes)
    for _ in range(600):
        if play.state.ringing:
            break
        pilot.wait(100)
    pilot.wait(JUST_APPEARED_MS + 50)
    assert play.state.ringing
    return play, pilot


def test_it_shows_what_the_caller_made_appear_above_the_app_and_is_heard() -> None:
    _, pilot = rung()
    assert pilot.scene.name == "contacts" and pilot.sound.looping["tone"] == "ringtone"
    name, number, place = playing_of(pilot).who()
    assert name in pilot.find("ring.name").name
    assert number in pilot.find("ring.detail").name and place in pilot.find("ring.detail").name
    for id_ in ("answer", "decline", "let-ring", "dial.contact.kenji", "near.home"):
        assert has(pilot, id_), id_
    assert not has(pilot, "near.finish")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("choice", ["answer", "decline", "let-ring"])
def test_three_ways_to_act(choice: str, way: str) -> None:
    play, pilot = rung()
    Hand(pilot, way).press(choice)
    pilot.wait(200)
    assert pilot.sound.looping["tone"] == ""
    assert not play.state.ringing
    if choice == "answer":
        assert pilot.scene.name == "in-call"
    else:
        assert pilot.scene.name == "contacts" and not has(pilot, "answer") and has(pilot, "near.finish")
        assert play.state.history[-1].how == ("declined" if choice == "decline" else "missed")


def test_swiping_the_sheet_away_lets_it_ring_and_a_swipe_elsewhere_does_not() -> None:
    play, pilot = rung()
    sheet = next(w.rect for w in pilot.stage.widgets if w.id == SHEET)
    for y in (sheet.bottom + 250, sheet.bottom - 8):
        assert play.state.ringing
        for event in (PointerDown(sheet.cx, y), PointerMove(sheet.cx, y - 60, held=True), PointerUp(sheet.cx, y - 120)):
            pilot.stage.feed(event)
        pilot.wait(600)
    assert not play.state.ringing and play.state.history[-1].how == "missed"


@pytest.mark.parametrize("way", WAYS)
def test_the_app_stays_in_use_and_whoever_dials_has_missed_the_call(way: str) -> None:
    play, pilot = rung()
    hand = Hand(pilot, way)
    hand.press("near.home")
    pilot.wait(100)
    # At home it has the whole screen again, as it would have had from the beginning.
    assert pilot.scene.name == "ringing"
    play, pilot = rung()
    hand = Hand(pilot, way)
    hand.press("dial.contact.kenji")
    assert pilot.scene.name == "dialling" and play.state.ringing
    hand.press("dial.cancel")
    pilot.wait(100)
    assert pilot.scene.name == "contacts" and play.state.ringing and pilot.sound.looping["tone"] == "ringtone"
    hand.press("dial.contact.kenji")
    pilot.wait(RINGS_MS + 200)
    assert pilot.scene.name == "in-call" and not play.state.ringing
    kinds = [type(event) for event in play.events if isinstance(event, Missed | Dialled)]
    assert kinds[-2:] == [Missed, Dialled]


def test_a_press_that_was_on_its_way_answers_nothing() -> None:
    play = begun("shinjuku-officer", (*RUNG, "app.contacts"))
    pilot = shown(play)
    while not play.state.ringing:
        pilot.wait(100, 50)
    pilot.wait(50, 50)
    box = pilot.find("answer").rect
    pilot.stage.feed(PointerDown(box.cx, box.cy))
    pilot.stage.feed(PointerUp(box.cx, box.cy))
    assert play.state.ringing and play.state.talk is None


def test_what_lay_over_the_app_gives_way_and_the_focus_of_the_app_stays() -> None:
    play = begun("shinjuku-officer", (*RUNG, "app.contacts"))
    pilot = shown(play)
    pilot.stage.go(Push(MemoScene(playing_of(pilot))))
    assert pilot.scene.name == "memo"
    pilot.wait(60_000)
    assert play.state.ringing and pilot.scene.name == "contacts"
    play = begun("shinjuku-officer", (*RUNG, "app.contacts"))
    pilot = shown(play)
    pilot.key("tab")
    pilot.stage._focus("dial.contact.kenji")
    pilot.wait(60_000)
    assert play.state.ringing and pilot.stage.focus == "dial.contact.kenji"


def test_guided_play_has_the_whole_screen_for_it() -> None:
    wishes = Preferences(guided=True, motion=False)
    _, pilot = rung("app.browser", wishes)
    assert pilot.scene.name == "ringing"
    pilot.press("let-ring")
    pilot.wait(100)
    assert pilot.scene.name == "browser"


def test_a_reader_hears_who_rings() -> None:
    _, pilot = rung()
    heading = pilot.find("ring.name")
    assert heading.role == "heading" and "電話がきています" in heading.name


def test_the_largest_letters_have_the_whole_screen_for_it_and_the_app_comes_back() -> None:
    """In a wide window a call and an app do not fit side by side in them; the app is there again afterwards."""
    wishes = Preferences(text=200, motion=False)
    play, pilot = rung("app.contacts", wishes)
    assert pilot.scene.name == "ringing" and play.state.in_hand
    pilot.press("decline")
    pilot.wait(100)
    assert pilot.scene.name == "contacts" and not play.state.ringing


def test_beside_a_relative_in_the_largest_letters_no_word_leaves_its_button() -> None:
    do = ("answer", "hang-up", "hang-up", "app.browser")
    before = Shot("test", "shinjuku-officer", do, ("search.police-number", "wait:45000"), helper=True)
    pilot = pilot_at(before, "ja", (800, 1120), 200, drawn=False)
    assert has(pilot, "decline") and pilot.scene.name == "browser"
    assert [fault for fault in problems(pilot.stage) if "decline" in fault or "answer" in fault] == []
