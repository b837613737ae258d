"""The phone that lies there: locked, with what came; a button, Enter or a swipe opens it. Nothing is recorded."""

import pytest

from game.phone.gallery import Shot, pilot_at
from game.phone.inputs import PointerDown, PointerMove, PointerUp
from game.phone.scenes.notices import count_new, notices
from game.phone.ui import Preferences
from tests.phone.app_plays import VIDEO, Hand, begun, has, playing_of, shown


@pytest.mark.parametrize("way", ["pointer", "touch", "keys"])
def test_a_missed_call_lies_on_the_lock_screen_and_leads_to_the_history(way: str) -> None:
    play = begun("shinjuku-officer")
    pilot = shown(play)
    hand = Hand(pilot, way)
    hand.press("let-ring")
    assert pilot.scene.name == "lock"
    card = pilot.find("lock.notice.0").name
    name, number, place = "新宿警察署", playing_of(pilot).wording.number("shinjuku"), "東京都"
    assert name in card and number in card and place in card
    hand.press("lock.notice.0")
    assert pilot.scene.name == "history" and not notices(pilot.ui, playing_of(pilot))
    hand.press("near.home")
    # It is in the hand now: no second unlocking.
    assert pilot.scene.name == "free"


@pytest.mark.parametrize("way", ["button", "enter", "swipe", "touch"])
def test_it_opens_by_one_plain_way_and_leaves_no_trace(way: str) -> None:
    play = begun("shinjuku-officer", ("decline",))
    pilot = shown(play)
    before = len(play.events)
    assert pilot.scene.name == "lock"
    pilot.wait(600)
    if way == "enter":
        pilot.key("enter")
    elif way == "swipe":
        for event in (PointerDown(300, 600), PointerMove(300, 400, held=True), PointerUp(302, 380)):
            pilot.stage.feed(event)
    else:
        pilot.press("lock.open", touch=way == "touch")
    pilot.wait(100)
    assert pilot.scene.name == "free" and len(play.events) == before
    assert "1" in pilot.find("app.history").name
    assert count_new(playing_of(pilot), "history") == 1


def test_after_a_call_the_phone_is_in_the_hand_and_counts_what_came_meanwhile() -> None:
    pilot = shown(begun("line-badge", (*VIDEO, "hang-up")))
    assert pilot.scene.name == "free"
    assert pilot.find("app.chat").name.endswith("新着1件")
    pilot.press("app.chat")
    pilot.wait(100)
    pilot.press("near.home")
    pilot.wait(100)
    assert pilot.find("app.chat").name == "LINE練習用"


def test_whoever_waits_puts_the_phone_down() -> None:
    play = begun("shinjuku-officer", ("answer", "hang-up"))
    pilot = shown(play)
    assert pilot.scene.name == "free" and play.offer("wait") is not None
    pilot.press("near.finish")
    pilot.press("wait")
    pilot.wait(100)
    assert pilot.scene.name == "ringing"
    pilot.press("let-ring")
    pilot.wait(100)
    assert pilot.scene.name == "lock" and has(pilot, "lock.notice.0")


def test_guided_play_lists_what_can_be_done_and_shows_the_lying_phone_beside() -> None:
    pilot = shown(begun("shinjuku-officer", ("decline",)), wishes=Preferences(guided=True, motion=False))
    assert pilot.scene.name == "guided"
    assert "新宿警察署" in pilot.find("lying.0").name and pilot.find("lying.0").focusable
    pilot.press("lying.0")
    pilot.wait(100)
    assert pilot.scene.name == "history"
    pilot.press("near.home")
    pilot.wait(600)
    assert pilot.scene.name == "guided"


@pytest.mark.parametrize("lang", ["ja", "en", "fr"])
def test_twins_lie_there_alike(lang: str) -> None:
    def arranged(id_: str) -> list[tuple[str, object]]:
        pilot = pilot_at(Shot("x", id_, ("let-ring",)), lang, (1280, 800), 100, drawn=False)
        assert pilot.scene.name == "lock"
        return [(n.id, n.rect) for n in pilot.tree() if n.id.startswith("lock.")]

    assert arranged("shinjuku-officer") == arranged("lost-wallet")
