"""What a call's own buttons answer to the person who presses them."""

from dataclasses import replace

import pytest

from game.phone.gallery import Shot, pilot_at
from game.phone.pilot import Pilot
from game.phone.scenes.debrief import DebriefScene
from game.phone.ui import Preferences
from game.phone.widgets.buttons import Button
from tests.phone.app_plays import SCREENS, begun, has, listen, playing_of, shown


def in_call(scenario: str, lang: str = "ja", *do: str) -> Pilot:
    return pilot_at(Shot("test", scenario, ("answer", *do)), lang, (1280, 800), 100, drawn=False)


@pytest.mark.parametrize(("lang", "words"), [("ja", ("書く", "書きました")), ("en", ("Note", "Noted"))])
def test_writing_down_is_seen_to_be_done_even_where_the_caller_says_nothing_to_it(
    lang: str, words: tuple[str, str]
) -> None:
    pilot = in_call("customs-parcel", lang)

    def word() -> str:
        button = next(w for w in pilot.stage.widgets if w.id == "move.note")
        assert isinstance(button, Button)
        return button.text

    listen(pilot)
    assert word() == words[0]
    pilot.press("move.note")
    assert pilot.scene.name == "noted"
    pilot.press("over.close")
    assert word() == words[1]
    pilot.press("move.ask-details")
    listen(pilot)
    assert word() == words[0]


def test_enter_goes_on_to_the_next_words_and_never_answers() -> None:
    pilot = in_call("customs-parcel")
    for _ in range(30):
        pilot.key("enter")
    assert playing_of(pilot).offers("reply")
    assert not has(pilot, "call.skip")
    assert not [event for event in playing_of(pilot).play.events if type(event).__name__ == "Chose"]


def test_a_caller_who_gave_a_name_is_called_by_it() -> None:
    pilot = in_call("customs-parcel")
    listen(pilot)
    playing = playing_of(pilot)
    assert playing.caption.speaker == playing.wording.text(playing.play.scenario.callers["customs"].name)


def test_a_call_on_hold_waits_while_somebody_else_is_rung() -> None:
    pilot = in_call("shinjuku-officer")
    playing = playing_of(pilot)
    pilot.press("disc.add")
    pilot.wait(600)
    assert pilot.scene.name == "keypad"
    assert "新宿警察署" in pilot.find("near.off").name
    playing.typed = "06-0417-2280"
    pilot.ui.refresh()
    pilot.wait(50)
    pilot.press("keypad.call")
    while playing.play.state.talk is None:
        pilot.wait(200)
    pilot.wait(400)
    assert "新宿警察署" in pilot.find("phone.waiting").name
    assert not pilot.find("disc.hold").enabled
    pilot.press("move.hang-up")
    pilot.wait(600)
    # The first call still waits, and does not come back by itself.
    pilot.wait(60_000, 1000)
    assert playing.play.state.talk is None and playing.play.state.on_hold
    pilot.press("resume")
    pilot.wait(600)
    assert pilot.scene.name == "in-call"
    assert playing.caption.line.startswith("stern.")
    assert playing.who()[0] == "新宿警察署"


def test_guided_play_names_who_waits_and_can_end_it() -> None:
    pilot = in_call("shinjuku-officer")
    playing_of(pilot).guided = True
    pilot.press("disc.hold")
    pilot.wait(600)
    assert pilot.scene.name == "guided"
    assert "新宿警察署" in pilot.find("guided.off").name
    pilot.press("hang-up")
    pilot.wait(600)
    assert playing_of(pilot).play.state.held is None
    assert not has(pilot, "resume")


def test_nobody_hangs_up_unasked_on_who_waits() -> None:
    pilot = in_call("lost-wallet")
    play = playing_of(pilot).play
    pilot.press("disc.hold")
    pilot.wait(600)
    pilot.press("near.finish")
    assert pilot.scene.name == "finishing" and not play.state.finished
    pilot.press("resume")
    pilot.wait(600)
    assert pilot.scene.name == "in-call"
    pilot.press("disc.hold")
    pilot.wait(600)
    pilot.press("near.finish")
    pilot.press("finish")
    pilot.wait(600)
    assert play.state.finished and play.state.has("left.first-call")


def test_whoever_puts_a_call_on_hold_while_another_rings_sees_both_named() -> None:
    pilot = shown(begun(*SCREENS["ring in a call"]))
    play = playing_of(pilot).play
    assert pilot.find("call.another").name == "もう1本、電話がきています 捜査二課 黒木"
    pilot.press("disc.hold")
    pilot.wait(600)
    assert pilot.scene.name == "ringing" and play.state.ringing
    assert pilot.find("phone.name").name == "捜査二課 黒木"
    assert pilot.find("phone.waiting").name == "保留中 03-0835-0110"
    pilot.press("answer")
    pilot.wait(600)
    assert pilot.scene.name == "video"
    pilot.press("move.hang-up")
    pilot.wait(4000)
    assert "03-0835-0110" in pilot.find("near.off").name
    pilot.press("resume")
    pilot.wait(600)
    assert pilot.scene.name == "in-call" and play.state.talk is not None and play.state.talk.talk == "first-call"


@pytest.mark.parametrize("way", ["answer", "decline", "let-ring"])
def test_in_the_largest_letters_a_second_ring_is_seen_to_on_a_sheet(way: str) -> None:
    pilot = shown(begun(*SCREENS["ring in a call"]), wishes=Preferences(text=200, motion=False))
    pilot.press("call.reply")
    assert pilot.scene.name == "replies"
    pilot.press(way)
    pilot.wait(600)
    state = playing_of(pilot).play.state
    assert not state.ringing and pilot.scene.name == ("video" if way == "answer" else "in-call")


def test_the_next_ring_does_not_meet_a_second_press() -> None:
    pilot = in_call("shinjuku-officer")
    playing = playing_of(pilot)
    pilot.wait(600)
    pilot.press("disc.hang-up")
    state = playing.play.state
    playing.play.states[-1] = replace(state, pending=tuple(replace(row, due=state.at) for row in state.pending))
    pilot.wait(2_500)
    assert not playing.play.state.ringing
    pilot.wait(1_500)
    assert playing.play.state.ringing


def test_the_long_look_back_begins_at_its_beginning() -> None:
    pilot = pilot_at(Shot("test", "lost-wallet", ("protocol",)), "ja", (1280, 800), 100, drawn=False)
    pilot.ui.scroll_to("more.list", 300)
    scene = pilot.scene
    assert isinstance(scene, DebriefScene)
    scene.enter(pilot.ui)
    assert pilot.ui.offset("more.list") == 0


def test_listening_on_shows_what_a_line_answers() -> None:
    pilot = pilot_at(
        Shot("test", "customs-parcel", ("decline", "finish"), ("debrief.last", "debrief.next", "debrief.listen")),
        "ja",
        (1280, 800),
        100,
        drawn=False,
    )
    notes = set()
    for _ in range(12):
        notes.add(pilot.find("listen.note").name)
        pilot.press("listen.on")
    assert any(note.endswith("と答えると") for note in notes)
