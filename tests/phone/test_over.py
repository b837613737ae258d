"""Sheets over a call: it can be left from every one of them. And what a person does just as a call comes."""

import pytest

from game.phone.gallery import Shot, pilot_at
from game.phone.pilot import Pilot
from game.phone.scene import Press
from game.phone.widgets.base import ScrollRegion
from game.session.debrief import debrief


def at(*do: str, scenario: str = "line-badge", press: tuple[str, ...] = ()) -> Pilot:
    return pilot_at(Shot("test", scenario, do, press), "ja", (1280, 800), 100, drawn=False)


@pytest.mark.parametrize("sheet", ["disc.keys", "call.transcript", "move.more", "top.memo"])
def test_hanging_up_is_in_sight_on_every_sheet_over_a_call(sheet: str) -> None:
    pilot = at("answer", press=(sheet,))
    assert pilot.scene.name != "in-call"
    pilot.press("move.hang-up")
    pilot.wait(200)
    assert pilot.scene.name in ("guided", "free")


def test_every_other_move_is_in_sight_without_scrolling() -> None:
    pilot = at("answer", press=("move.more",))
    region = next(widget for widget in pilot.stage.widgets if isinstance(widget, ScrollRegion))
    assert region.content_h <= region.rect.h


def test_a_press_as_the_phone_begins_to_ring_does_not_answer() -> None:
    pilot = at("answer", "hang-up")
    play = pilot.scene.playing.play  # type: ignore[attr-defined]
    while pilot.scene.name != "ringing":
        pilot.wait(20, step=20)
    ringing = pilot.scene
    ringing.handle(Press("answer"), pilot.ui)
    assert play.state.ringing and play.state.talk is None
    pilot.press("answer")
    assert play.state.talk is not None


def test_listening_begins_at_the_first_line_for_who_heard_all_of_it() -> None:
    pilot = at("obeys", press=("debrief.last", "debrief.next"))
    play = pilot.scene.look.playing.play  # type: ignore[attr-defined]
    assert debrief(play.scenario, play.events).leaving is None
    assert pilot.find("debrief.listen").name == "はじめから聞く（見学）"
    left = at("answer", "hang-up", "finish", press=("debrief.last", "debrief.next"))
    assert left.find("debrief.listen").name == "続きを聞く（見学）"


def test_the_loudspeaker_changes_the_voice_at_once_and_ends_with_the_call() -> None:
    pilot = at("answer", scenario="shinjuku-officer")
    left, right = pilot.ui.sound._balance.gains("voice")
    assert left > right
    pilot.press("disc.speaker")
    assert pilot.find("disc.speaker").checked is True
    louder = pilot.ui.sound._balance.gains("voice")
    assert louder[0] == louder[1] and sum(louder) > left + right
    pilot.wait(600)
    # In front of the apps it stands among the other moves.
    pilot.press("disc.apps")
    pilot.press("move.more")
    pilot.press("disc.speaker")
    pilot.press("near.call")
    pilot.wait(200)
    assert pilot.find("disc.speaker").checked is False
    pilot.press("disc.speaker")
    pilot.press("move.hang-up")
    assert not pilot.ui.loudspeaker and not pilot.ui.sound._balance.aloud


def test_muted_replies_wait_and_the_caller_talks_on() -> None:
    pilot = at("answer")
    playing = pilot.scene.playing  # type: ignore[attr-defined]
    assert any(widget.id.startswith("reply.") for widget in pilot.stage.widgets)
    pilot.press("disc.mute")
    before = playing.play.events
    assert pilot.find("disc.mute").checked and not any(widget.id.startswith("reply.") for widget in pilot.stage.widgets)
    pilot.wait(600)
    pilot.press("call.unmute")
    assert any(widget.id.startswith("reply.") for widget in pilot.stage.widgets) and not playing.muted
    assert playing.play.events == before
    pilot.wait(600)
    pilot.press("disc.apps")
    pilot.press("move.more")
    pilot.press("disc.mute")
    pilot.press("near.call")
    assert playing.muted
    pilot.wait(600)
    pilot.press("move.ask-details")
    assert not playing.muted


@pytest.mark.parametrize("app", ["browser", "papers"])
def test_another_call_can_be_added_while_an_app_stands_open(app: str) -> None:
    pilot = at("answer", "app.browser" if app == "browser" else "paper.memo", scenario="shinjuku-officer")
    pilot.scene.playing.apps_open = True  # type: ignore[attr-defined]
    pilot.wait(300)
    assert pilot.scene.name == app
    if app == "browser":
        pilot.press("search.police-number")
        pilot.press("page.site")
    pilot.press("move.more")
    pilot.press("disc.add")
    pilot.wait(300)
    assert pilot.scene.name == "keypad"
