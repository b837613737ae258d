"""Reading aloud: what is said when, in which order, and when it is silent. A stand-in speaks; nothing sounds."""

from collections.abc import Callable

import pytest

from game.phone.inputs import KeyDown
from game.phone.pilot import Pilot
from game.phone.scenes.no_voice import NoVoiceScene
from game.phone.scenes.settings import SettingsScene
from game.phone.scenes.start import StartScene
from game.phone.shelf import Shelf
from game.phone.spoken import KINDS
from game.phone.ui import Preferences, Ui
from game.phone.words import LANGUAGES
from tests.phone.app_plays import begun, playing_of, shown, standing
from tests.phone.fit import problems
from tests.phone.reach import unreachable
from tests.phone.small_story import story
from tests.phone.test_stage import Buttons


class Narrator:
    """Says a text in one second of the pilot's clock, and keeps what it was asked to say."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self.clock = clock
        self.said: list[str] = []
        self.langs: set[str] = set()
        self.until = 0
        self.hushed = 0

    def say(self, key: str, lang: str, role: str, text: str, colour: str) -> None:
        assert role == "narrator"
        self.said.append(text)
        self.langs.add(lang)
        self.until = self.clock() + 1000

    def finished(self) -> bool | None:
        return self.clock() >= self.until

    @property
    def sounding(self) -> bool:
        return self.finished() is False

    def hush(self) -> None:
        self.hushed += 1
        self.until = 0

    def expect(self, lines: object) -> None:
        pass

    def noise(self, colour: str) -> None:
        pass

    def pause(self, paused: bool) -> None:
        pass

    def wish(self, pace: float, clear: bool) -> None:
        self.wished = (pace, clear)


class CallVoice(Narrator):
    """The call's voice: says each line in two seconds."""

    def say(self, key: str, lang: str, role: str, text: str, colour: str) -> None:
        self.said.append(text)
        self.until = self.clock() + 2000

    def finished(self) -> bool | None:
        return None if not self.said else self.clock() >= self.until


def joined(pilot: Pilot) -> Narrator:
    narrator = Narrator(lambda: pilot.now)
    pilot.ui.aloud.make = lambda lang: narrator
    pilot.ui.aloud.speaks = lambda: True
    return narrator


def switched_on(pilot: Pilot) -> Narrator:
    narrator = joined(pilot)
    pilot.key("v", "control")
    narrator.said.clear()
    return narrator


def english(pilot_of: Callable[[Ui], object], **wishes: object) -> Pilot:
    return Pilot(pilot_of, preferences=Preferences(lang="en", voice="en", motion=False, **wishes))  # type: ignore[arg-type]


def test_v_reads_the_screen_and_v_again_is_silent() -> None:
    p = english(lambda ui: StartScene())
    narrator = joined(p)
    p.wait(5000)
    assert narrator.said == []
    p.key("v")
    p.wait(20_000)
    assert narrator.said[0].startswith("Reading aloud")
    assert narrator.said[1] == "Kakenaoshi"
    assert "Practice answering the phone, at home." in narrator.said
    assert narrator.said[-1].startswith("Buttons: ")
    assert narrator.langs == {"en"}
    p.key("v")
    p.wait(5000)
    assert narrator.said[-1] == "Reading aloud is off" and not p.ui.preferences.self_voicing
    narrator.said.clear()
    p.key("tab")
    p.wait(5000)
    assert narrator.said == []


def test_focus_is_read_at_once_with_what_it_is() -> None:
    p = english(lambda ui: StartScene())
    narrator = switched_on(p)
    p.key("tab")
    assert narrator.said == ["In trouble right now?, button"]
    p.stage.feed(KeyDown("tab"))
    assert len(narrator.said) == 2 and narrator.hushed >= 1, "the next does not wait for the one before"


def test_arrows_read_texts_too_and_tab_goes_on_from_there() -> None:
    p = english(lambda ui: StartScene())
    narrator = switched_on(p)
    for _ in range(12):
        p.key("down")
    read = list(narrator.said)
    assert read[0] == "TRAINING" and "Practice answering the phone, at home." in read
    assert read[-1] == "Numbers and names are for practice, except 110 and #9110."
    while p.stage.focus != "start.tagline":
        p.key("up")
    p.key("enter")
    assert p.scene.name == "start", "a text cannot be pressed"
    p.key("tab")
    assert p.stage.focus == "start.begin"
    p.key("v", "down", "down")
    assert next(n for n in p.tree() if n.focused).focusable, "without reading, arrows mean buttons"


def test_choices_and_switches_say_how_they_stand() -> None:
    p = english(lambda ui: SettingsScene(page="reading"))
    narrator = switched_on(p)
    while p.stage.focus != "one.text=150":
        p.key("tab")
    assert narrator.said[-1] == "Text size Large, option"
    p.key("enter")
    assert "selected" in narrator.said
    p.press("tab.sound")
    p.stage.focus = "slide.volume"
    p.key("right")
    assert narrator.said[-1] == "9 / 10"


def test_digits_say_themselves() -> None:
    p = shown(standing("keypad alone"), wishes=Preferences(lang="en", voice="en", motion=False))
    narrator = switched_on(p)
    p.type("03#")
    assert narrator.said == ["0", "3", "hash"]


def test_captions_are_read_where_no_voice_speaks_and_the_call_waits() -> None:
    p = shown(begun("shinjuku-officer"), wishes=Preferences(lang="en", voice="en", motion=False))
    narrator = switched_on(p)
    p.press("answer")
    first = playing_of(p).caption.text
    p.wait(900)
    assert any(first in text for text in narrator.said)
    assert playing_of(p).caption.text == first, "the line waits for its reader"
    p.wait(60_000)
    assert "Your turn" in narrator.said
    turn = narrator.said.index("Your turn")
    assert narrator.said[turn + 1].startswith("1, ")


def test_a_call_that_is_heard_is_not_talked_over() -> None:
    p = shown(begun("shinjuku-officer"), wishes=Preferences(motion=False))
    playing = playing_of(p)
    caller = CallVoice(lambda: p.now)
    playing.voice = p.ui.voice = caller
    narrator = switched_on(p)
    p.press("answer")
    while playing.play.line is not None:
        assert narrator.said == []
        p.wait(100)
    p.wait(10_000)
    assert len(caller.said) >= 2 and not any(text in said for said in narrator.said for text in caller.said)
    assert "あなたの番です" in narrator.said
    narrator.said.clear()
    p.press("move.repeat")
    assert caller.finished() is False
    p.key("tab")
    assert len(narrator.said) == 1, "what the person asks for is said at once, beside the call"


def test_a_foreign_voice_is_followed_by_its_caption() -> None:
    p = shown(begun("shinjuku-officer"), wishes=Preferences(lang="fr", voice="ja", motion=False))
    playing = playing_of(p)
    if playing.play.spoken == "fr":
        pytest.skip("the play speaks the screen's language")
    playing.voice = p.ui.voice = CallVoice(lambda: p.now)
    narrator = switched_on(p)
    p.press("answer")
    text = playing.caption.text
    p.wait(1500)
    assert not any(text in said for said in narrator.said)
    p.wait(1500)
    assert any(text in said for said in narrator.said)


def test_control_is_silence() -> None:
    p = english(lambda ui: StartScene())
    narrator = joined(p)
    p.key("v")
    p.key("control")
    count = len(narrator.said)
    p.wait(20_000)
    assert len(narrator.said) == count


def test_what_is_gone_is_not_said() -> None:
    p = english(lambda ui: StartScene())
    narrator = joined(p)
    p.key("v")
    p.press("start.begin")
    p.wait(30_000)
    assert narrator.said[-1].startswith("Buttons: ") and "Practice answering the phone, at home." not in narrator.said


def test_without_a_voice_the_screen_says_so_once() -> None:
    p = english(lambda ui: StartScene())
    p.ui.aloud.make = lambda lang: Narrator(lambda: p.now)
    p.ui.aloud.speaks = lambda: False
    p.key("v")
    p.wait(500)
    assert p.scene.name == "no-voice"
    p.key("escape", "tab")
    p.key("v", "v")
    p.wait(500)
    assert p.scene.name == "start"


def test_a_voice_that_never_ends_holds_nothing_up_for_ever() -> None:
    p = Pilot(lambda ui: Buttons(), preferences=Preferences(lang="en", self_voicing=True))
    narrator = joined(p)
    narrator.finished = lambda: False  # type: ignore[method-assign]
    p.wait(200_000, 1000)
    assert len(narrator.said) >= 2


def test_a_play_by_keys_alone_says_something_at_every_step() -> None:
    """From the start to the debrief with Tab and Enter, hearing only."""
    shelf = Shelf(scenarios=(story(),), seed=7)
    wishes = Preferences(lang="en", voice="en", motion=False, self_voicing=True, guided=False)
    p = Pilot(lambda ui: StartScene(), preferences=wishes, shelf=shelf)
    narrator = joined(p)
    p.wait(30_000)

    def press(id_: str) -> None:
        for _ in range(80):
            narrator.said.clear()
            p.key("tab")
            assert narrator.said, f"{p.scene.name}: {p.stage.focus} says nothing"
            if p.stage.focus == id_:
                p.key("enter")
                p.wait(8000)
                return
        raise AssertionError(f"{id_} is never reached on {p.scene.name}")

    for id_ in ("start.begin", "call.small", "brief.ready", "answer"):
        press(id_)
    for _ in range(20):
        p.wait(3000)
        if playing_of(p).play.line is None:
            break
    press("move.hang-up")
    if p.scene.name == "ringing":
        press("decline")
    press("near.finish")
    if p.scene.name == "finishing":
        press("finish")
    assert p.scene.name == "debrief"


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768), (800, 1280)])
@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_word_about_a_missing_voice_fits(lang: str, text: int, size: tuple[int, int]) -> None:
    for device in ("none", "sound"):
        p = Pilot(lambda ui: NoVoiceScene(), size=size, preferences=Preferences(lang=lang, text=text))  # type: ignore[arg-type]
        p.sound.device = device
        p.ui.refresh()
        p.wait(100)
        assert problems(p.stage) == []
        assert unreachable(p) == []


def test_every_kind_of_widget_has_a_word_in_every_language() -> None:
    for lang in LANGUAGES:
        ui = english(lambda ui: StartScene()).ui
        ui.prefer(lang=lang)
        for kind in KINDS:
            assert ui.t(f"aloud.{kind}") not in ("", f"aloud.{kind}")
