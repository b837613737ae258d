"""The way to the look back: clear words, in sight, and no question where nothing more can happen."""

import pytest

from game.phone.gallery import LEFT, LINE, OFFICER, WALLET, Shot, pilot_at
from game.phone.metrics import TextSize
from game.phone.pilot import Pilot
from game.phone.scenes.doors import PlayScene
from game.phone.words import LANGUAGES, words_of


def after(*do: str, scenario: str = OFFICER, lang: str = "ja", text: TextSize = 100) -> Pilot:
    return pilot_at(Shot("test", scenario, do, ("open.guided",)), lang, (1280, 800), text, drawn=False)


def in_sight(pilot: Pilot, id_: str) -> bool:
    widget = next(w for w in pilot.stage.widgets if w.id == id_)
    seen = widget.rect if widget.clip is None else widget.rect.meet(widget.clip)
    return seen.h >= 0.7 * widget.rect.h


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", [100, 150, 200])
def test_being_done_is_always_in_sight_and_comes_first_once_somebody_was_rung(lang: str, text: TextSize) -> None:
    pilot = after(*LEFT, lang=lang, text=text)
    assert in_sight(pilot, "guided.done")
    pilot = after(*LEFT, "guided.call-kenji", "hang-up", lang=lang, text=text)
    assert in_sight(pilot, "guided.done")
    listed = [n.id for n in pilot.tree() if n.focusable and not n.id.startswith("top.")]
    assert listed[0] == "guided.done"


def test_being_done_does_not_come_first_while_somebody_waits() -> None:
    pilot = pilot_at(Shot("test", OFFICER, ("answer", "hold", "dial.contact.kenji", "hang-up")), "ja", (1280, 800), 100)
    assert isinstance(pilot.scene, PlayScene)
    pilot.scene.playing.guided = True
    pilot.wait(500)
    assert pilot.scene.name == "guided"
    listed = [n.id for n in pilot.tree() if n.focusable and not n.id.startswith("top.")]
    assert listed[0] == "resume" and listed.index("guided.done") > listed.index("hang-up")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_closing_and_being_done_share_no_word(lang: str) -> None:
    words = words_of(lang)

    def telling(*keys: str) -> set[str]:
        return {word for key in keys for word in words.t(key).casefold().split() if len(word) > 3}

    assert not telling("top.stop", "top.stop-short") & telling("free.finish", "free.finish-short")


def test_who_is_done_is_asked_only_while_the_phone_may_still_ring() -> None:
    pilot = after(*LEFT)
    pilot.press("guided.done")
    # Who needs long to read is not overtaken by a ring, a pause in between or not.
    pilot.press("top.pause")
    pilot.press("pause.go-on")
    pilot.wait(120_000, 1000)
    assert pilot.scene.name == "finishing"
    pilot = after("answer", "ask-details", "hang-up", scenario=WALLET)
    assert pilot.scene.playing.offer("wait") is None  # type: ignore[attr-defined]
    pilot.press("guided.done")
    pilot.wait(300)
    assert pilot.scene.name == "debrief"


def test_every_talk_can_be_paused_from_the_bar() -> None:
    for text in (100, 150, 200):
        for lang in LANGUAGES:
            pilot = pilot_at(Shot("test", LINE, ("answer",)), lang, (1280, 800), text, drawn=False)
            assert in_sight(pilot, "top.pause") and in_sight(pilot, "top.memo")
            pilot.press("top.pause")
            assert pilot.scene.name == "pause"
