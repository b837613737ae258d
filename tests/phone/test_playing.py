"""A play through the window's eyes: by mouse, touch and keys alone; lines without a voice; pauses."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from game.call.commands import Dial
from game.call.model import Later
from game.phone.gallery import OFFICER, Shot, pilot_at
from game.phone.inputs import PointerDown, PointerUp
from game.phone.pilot import Pilot
from game.phone.playing import Playing
from game.phone.scene import Scene
from game.phone.scenes import doors
from game.phone.scenes.doors import PlayScene
from game.phone.scenes.start import StartScene
from game.phone.scenes.transcript import transcript
from game.phone.shelf import Shelf
from game.phone.ui import Preferences
from game.session.play import Play
from tests.phone.small_story import story


class Recorder:
    """A voice that writes down what it is asked."""

    def __init__(self, speaks: bool) -> None:
        self.said: list[tuple[str, str, str]] = []
        self.expected: list[str] = []
        self.hushed = 0
        self.speaks = speaks
        self.over = False
        self.heard = True
        self.wished = (1.0, False)

    def say(self, key: str, lang: str, role: str, text: str, colour: str) -> None:
        self.said.append((key, role, text))
        self.over = False

    def finished(self) -> bool | None:
        return self.over if self.speaks else None

    @property
    def sounding(self) -> bool:
        return self.heard

    def hush(self) -> None:
        self.hushed += 1

    def expect(self, lines: Sequence[tuple[str, str, str, str, str]]) -> None:
        self.expected = [line[0] for line in lines]

    def noise(self, colour: str) -> None:
        pass

    def pause(self, paused: bool) -> None:
        pass

    def wish(self, pace: float, clear: bool) -> None:
        self.wished = (pace, clear)


def ringing(voice: Recorder | None = None) -> tuple[Pilot, Playing]:
    made: list[Playing] = []

    def first(ui: object) -> Scene:
        made.append(Playing(ui, Play(story(), 7), voice))  # type: ignore[arg-type]
        return doors.for_play(made[0])

    return Pilot(first), made[0]


def test_the_screens_of_a_call_follow_the_play() -> None:
    p, playing = ringing()
    assert p.scene.name == "ringing"
    assert p.sound.heard == ["ringtone"]
    p.press("answer")
    assert p.scene.name == "in-call"
    assert "(silence)" in p.sound.heard
    p.wait(100)
    assert playing.caption.text == "新宿警察署の森と申します。"
    p.wait(4500)
    assert [n.id for n in p.tree() if n.id.startswith("reply.")] != []
    p.press("切る")
    p.wait(200)
    assert p.scene.name == "free"
    assert playing.play.state.idle


def test_captions_keep_their_time_without_a_voice() -> None:
    p, playing = ringing()
    p.press("answer")
    p.wait(1000)
    assert playing.caption.line == "l1"
    p.wait(1500)
    assert playing.caption.line == "l2"


def test_a_voice_that_speaks_sets_the_time_and_is_told_what_may_come() -> None:
    voice = Recorder(speaks=True)
    p, playing = ringing(voice)
    p.press("answer")
    p.wait(10_000)
    assert [said[0] for said in voice.said] == ["l1"]
    assert voice.said[0][1] == "senior-officer"
    voice.over = True
    p.wait(500)
    assert playing.caption.line == "l2"
    voice.over = True
    p.wait(500)
    assert set(voice.expected) >= {"l1", "l3", "l4"}, "replies and moves"


def test_a_voice_that_never_ends_does_not_hold_the_call() -> None:
    p, playing = ringing(Recorder(speaks=True))
    p.press("answer")
    p.wait(40_000, 500)
    assert playing.caption.line == "l2"


def test_hanging_up_in_mid_sentence_stops_the_voice() -> None:
    voice = Recorder(speaks=True)
    p, _ = ringing(voice)
    p.press("answer")
    p.wait(300)
    before = voice.hushed
    p.press("disc.hang-up")
    assert voice.hushed > before
    p.wait(200)
    assert p.scene.name == "free"


def test_a_pause_stops_clock_and_lines() -> None:
    p, playing = ringing()
    p.press("answer")
    p.wait(500)
    at, line = playing.at(p.ui), playing.caption.line
    p.key("p")
    stopped = playing.at(p.ui)
    p.wait(60_000, 1000)
    assert playing.at(p.ui) == stopped
    assert playing.caption.line == line
    p.key("p")
    p.wait(1000)
    assert at < playing.at(p.ui) < stopped + 3000


def test_closing_in_mid_call_asks_once_while_time_stands_still_and_the_record_says_stopped() -> None:
    p, playing = ringing()
    p.press("answer")
    p.press("top.stop")
    at = playing.at(p.ui)
    p.wait(60_000, 1000)
    assert p.scene.name == "closing" and playing.at(p.ui) == at
    p.press("closing.no")
    p.wait(1000)
    assert p.scene.name == "in-call" and playing.at(p.ui) > at
    p.key("p")
    p.press("top.stop")
    p.key("escape")
    assert p.scene.name == "pause" and playing.paused
    # Pauses over pauses: the call runs on only with the last of them.
    p.press("top.stop")
    p.key("p")
    p.key("p")
    p.press("closing.no")
    assert p.scene.name == "pause" and playing.paused
    p.press("top.stop")
    p.press("closing.yes")
    assert not p.stage.running
    p.stage.close()
    assert playing.play.state.stopped


def test_what_is_chosen_while_the_play_stands_still_is_said_in_its_own_time() -> None:
    pilot = pilot_at(Shot("test", OFFICER, ("answer", "hold"), ("open.guided",)), "ja", (1280, 800), 100)
    assert isinstance(pilot.scene, PlayScene)
    playing = pilot.scene.playing
    pilot.press("guided.done")
    pilot.wait(60_000, 1000)
    pilot.press("resume")
    line = playing.play.line
    assert line is not None
    pilot.wait(playing.play.line_ms + 1500)
    assert playing.play.line is not line


def test_the_caller_has_no_name_before_it_is_said() -> None:
    p, playing = ringing()
    p.press("answer")
    p.wait(300)
    assert playing.caption.speaker == "相手"


def test_a_reply_that_has_just_appeared_is_not_pressed_by_accident() -> None:
    p, playing = ringing()
    p.press("answer")
    p.wait(600)
    while not playing.play.state.talk or not playing.play.state.talk.floor:
        p.wait(20, 20)
    spot = p.find("reply.r1").rect
    for press in (PointerDown, PointerUp):
        p.stage.feed(press(spot.cx, spot.cy))
    assert not any(id_ == ">r1" for id_, _ in playing.play.state.said)
    p.press("reply.r1")
    assert any(id_ == ">r1" for id_, _ in playing.play.state.said)


def test_the_transcript_has_both_sides() -> None:
    p, playing = ringing()
    p.press("answer")
    p.wait(5000)
    p.press("reply.r3")
    p.wait(300)
    rows = transcript(playing)
    assert [mine for _, _, mine in rows[:3]] == [False, False, True]
    assert rows[2][1] == "いまは、お話しできません。"


def test_typed_keys_reach_the_call_and_are_not_kept() -> None:
    p, playing = ringing()
    p.press("answer")
    p.press("disc.keys")
    p.type("110#")
    assert p.find("keys.typed").name == "110#"
    p.press("keys.send")
    assert p.scene.name == "in-call"
    assert "110" not in str(playing.play.events)


def start(lang: str = "ja", text: int = 100) -> Pilot:
    wishes = Preferences(lang=lang, text=text)  # type: ignore[arg-type]
    return Pilot(lambda ui: StartScene(), preferences=wishes, shelf=Shelf(scenarios=(story(),), seed=7))


@pytest.mark.parametrize("touch", [False, True], ids=["mouse", "touch"])
@pytest.mark.parametrize("text", [100, 150, 200])
def test_a_play_by_pointer_alone(touch: bool, text: int) -> None:
    p = start(text=text)
    for what in ("start.begin", "call.small", "brief.ready", "answer"):
        p.press(what, touch=touch)
    p.wait(6000)
    if any(n.id == "call.reply" for n in p.tree()):
        p.press("call.reply", touch=touch)
    p.press("reply.r3", touch=touch)
    p.wait(6000)
    assert p.scene.name == "free"


def reach(p: Pilot, id_: str) -> None:
    """Tab until that widget has the focus, then Enter."""
    for _ in range(60):
        p.key("tab")
        if p.stage.focus == id_:
            p.key("enter")
            return
    raise AssertionError(f"Tab does not reach {id_} on {p.scene.name}")


@pytest.mark.parametrize("text", [100, 150, 200])
def test_a_play_by_keyboard_alone(text: int) -> None:
    p = start(text=text)
    for what in ("start.begin", "call.small", "brief.ready", "answer"):
        reach(p, what)
    p.wait(6000)
    if any(n.id == "call.reply" for n in p.tree()):
        reach(p, "call.reply")
    p.key("1")
    p.wait(400)
    reach(p, "move.hang-up")
    p.wait(300)
    assert p.scene.name == "free"


def test_the_language_can_change_in_mid_play() -> None:
    p, playing = ringing()
    p.press("answer")
    p.wait(2500)
    p.ui.prefer(lang="fr")
    p.wait(200)
    assert playing.caption.text == "Un compte à votre nom a servi dans une affaire criminelle."


def test_twins_show_the_same_before_the_debrief() -> None:
    """Names, roles and places of a ring depend on what the caller makes appear and on nothing else."""
    from dataclasses import replace

    twin = replace(story(), kind="genuine", id="twin")
    trees = []
    for scenario in (story(), twin):
        p = Pilot(lambda ui, s=scenario: doors.for_play(Playing(ui, Play(s, 7))))  # type: ignore[misc]
        tree = [p.tree()]
        p.press("answer")
        p.wait(5000)
        tree.append(p.tree())
        trees.append(tree)
    assert trees[0] == trees[1]


def test_play_time_goes_on_after_waiting_for_a_ring() -> None:
    p, playing = ringing()
    later = (Later("again", "left", "", 25_000, playing.play.scenario.opening),)
    playing.play.scenario = replace(playing.play.scenario, later=later)
    p.press("answer")
    p.wait(500)
    assert playing.take(p.ui, "hang-up") and playing.take(p.ui, "wait")
    rang = playing.at(p.ui)
    assert rang == playing.play.state.at >= 25_000
    p.wait(1000)
    assert playing.at(p.ui) == rang + 1000


def test_a_caption_comes_with_its_voice_and_does_not_wait_for_ever() -> None:
    voice = Recorder(speaks=True)
    voice.heard = False
    p, playing = ringing(voice)
    p.press("answer")
    p.wait(300)
    assert [said[0] for said in voice.said] == ["l1"] and playing.caption.line == "", "it is not heard yet"
    voice.heard = True
    p.wait(50)
    assert playing.caption.line == "l1"
    voice.heard, voice.over = False, True
    p.wait(500)
    voice.over = False
    p.wait(3000)
    assert playing.caption.line == "l2", "a voice that does not come leaves the caption to be read"


def test_the_first_words_are_made_ready_while_the_phone_rings() -> None:
    voice = Recorder(speaks=True)
    p, _ = ringing(voice)
    p.wait(100)
    assert "l1" in voice.expected


def test_pace_and_clear_voice_reach_the_voice_at_once() -> None:
    voice = Recorder(speaks=True)
    p, _ = ringing(voice)
    p.ui.voice = voice
    p.ui.prefer(pace=0.8, clear_voice=True)
    assert voice.wished == (0.8, True)


def test_a_number_that_rings_has_its_first_words_made_ready() -> None:
    voice = Recorder(speaks=True)
    p, playing = ringing(voice)
    p.press("answer")
    p.press("move.hang-up")
    voice.expected = []
    playing.foresee(p.ui, Dial("typed", playing.wording.number("shinjuku").replace("-", "")))
    assert len(voice.expected) == 1


def test_a_play_taken_up_again_is_not_heard_again() -> None:
    p, playing = ringing(Recorder(speaks=True))
    p.press("answer")
    p.press("move.hang-up")
    heard = p.sound.heard.count("hang-up")
    assert heard
    Playing(p.ui, playing.play)
    assert p.sound.heard.count("hang-up") == heard


def test_back_in_a_call_that_waits_for_the_player_stands_what_was_said_last() -> None:
    p, playing = ringing()
    p.press("answer")
    while playing.play.line is not None:
        playing.skip_line(p.ui)
    said = playing.caption
    assert said.text
    assert playing.take(p.ui, "hold") and playing.take(p.ui, "resume")
    assert playing.play.line is None
    assert (playing.caption.text, playing.caption.by) == (said.text, said.by)


def test_who_goes_on_after_another_call_speaks_with_their_own_voice() -> None:
    """The last words of all were those of whoever was rung meanwhile."""
    p, playing = ringing()
    p.press("answer")
    line, by = playing.play.line, playing.speaker
    assert line is not None
    assert playing.take(p.ui, "hold") and playing.take(p.ui, Dial("contact", "kenji"))
    assert playing.speaker != by
    assert playing.take(p.ui, "hang-up") and playing.take(p.ui, "resume")
    assert playing.play.line == line and playing.speaker == by
