"""What is written down shows at once, and again on the memo."""

import pytest

from game.phone.gallery import OFFICER, TALKING, Shot, pilot_at
from game.phone.metrics import TextSize
from game.phone.pilot import Pilot
from game.phone.playing import Playing
from game.phone.scenes import doors
from game.phone.scenes.call_parts import all_noted
from game.phone.words import LANGUAGES
from game.session.play import Play
from tests.phone.fit import problems
from tests.phone.small_story import story


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", [100, 150, 200])
def test_the_note_shows_name_section_and_extension_at_once(lang: str, text: TextSize) -> None:
    pilot = pilot_at(Shot("test", OFFICER, TALKING), lang, (1280, 800), text, drawn=False)
    playing = pilot.scene.playing  # type: ignore[attr-defined]
    officer, extension = (playing.wording.fill(f"{{{slot}}}") for slot in ("officer", "extension"))
    for press in ("move.more", "move.note"):
        pilot.press(press)
    assert pilot.scene.name == "noted"
    names = " ".join(node.name for node in pilot.tree())
    assert officer in names and extension in names
    assert problems(pilot.stage) == []
    pilot.press("over.close")
    assert pilot.scene.name == "in-call"
    pilot = pilot_at(Shot("test", OFFICER, (*TALKING, "note"), ("open.memo",)), lang, (1280, 800), text, drawn=False)
    assert extension in " ".join(node.name for node in pilot.tree())
    assert problems(pilot.stage) == []


def test_before_anything_was_said_the_note_says_what_can_be_asked() -> None:
    pilot = Pilot(lambda ui: doors.for_play(Playing(ui, Play(story(), 3))))
    pilot.press("answer")
    pilot.press("move.note")
    assert pilot.scene.name == "noted"
    assert "ありません" in pilot.find("noted.heading").name
    assert problems(pilot.stage) == []


def test_a_second_caller_s_words_are_not_taken_as_written_down() -> None:
    do = (*TALKING, "note", "hang-up", "wait", "answer")
    pilot = pilot_at(Shot("test", OFFICER, do), "ja", (1280, 800), 100, drawn=False)
    playing = pilot.scene.playing  # type: ignore[attr-defined]
    assert playing.talk_id == "second-call"
    pilot.press("move.note")
    names = " ".join(node.name for node in pilot.tree())
    assert "大沢" in names
    assert all_noted(playing)
