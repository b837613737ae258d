"""Beside a relative: the same screens in other words, from the list of calls to the debrief."""

from __future__ import annotations

import pytest

from game.call.events import Advised, LeftAlone
from game.phone.gallery import OFFICER, WALLET
from game.phone.pilot import Pilot
from game.phone.playing import Playing
from game.phone.scene import Scene
from game.phone.scenes import doors
from game.phone.scenes.start import StartScene
from game.phone.shelf import Shelf
from game.phone.ui import Preferences, Ui
from game.phone.words import LANGUAGES, words_of
from tests.phone.fit_apps import all_problems
from tests.phone.reach import unreachable
from tests.phone.test_fit import WINDOWS
from tests.phone.tour import has

AFRAID = 7
"""A seed whose relative hesitates to hang up."""


def begin(size: tuple[int, int] = (1280, 800), id_: str = OFFICER, seed: int = AFRAID, **wishes: object) -> Pilot:
    """At the list of calls, where a relative was chosen to hold the phone."""
    pilot = Pilot(
        lambda ui: StartScene(),
        size=size,
        preferences=Preferences(**{"guided": True, **wishes}),  # type: ignore[arg-type]
        drawn=False,
        shelf=Shelf((id_,), seed=seed),
    )
    pilot.press("start.begin")
    pilot.press("calls.helper")
    return pilot


def to_the_ring(pilot: Pilot, id_: str = OFFICER) -> Playing:
    pilot.press(f"call.{id_}")
    pilot.press("brief.ready")
    scene = pilot.scene
    assert isinstance(scene, doors.PlayScene) and scene.playing.helper
    return scene.playing


def hear(pilot: Pilot, playing: Playing) -> None:
    """Until nobody speaks, and the cool-down of a new turn is over."""
    for _ in range(100):
        if playing.play.line is None:
            break
        pilot.wait(playing.play.line_ms + 50, playing.play.line_ms + 50)
    pilot.wait(600, 100)


@pytest.mark.parametrize("size", WINDOWS, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_screen_beside_a_relative_fits(size: tuple[int, int], text: int, lang: str) -> None:
    found: list[str] = []
    pilot = begin(size, lang=lang, text=text)

    def look(name: str) -> None:
        pilot.wait(400, 50)
        found.extend(f"[{name}] {fault}" for fault in all_problems(pilot.stage))
        if size == WINDOWS[0]:
            found.extend(f"[{name}] {fault}" for fault in unreachable(pilot))

    look("calls")
    pilot.press(f"call.{OFFICER}")
    look("brief")
    pilot.press("brief.ready")
    playing: Playing = pilot.scene.playing  # type: ignore[attr-defined]
    look("ringing")
    pilot.press("answer")
    look("speaks")
    hear(pilot, playing)
    look("advice")
    if has(pilot, "call.reply"):
        pilot.press("call.reply")
        look("advice as a sheet")
        assert has(pilot, "stay-quiet")
        pilot.press("move.back")
    pilot.press("move.more")
    look("more advice")
    pilot.press("over.close")
    pilot.press("move.hang-up")
    assert playing.aside
    look("the relative whispers")
    playing.apps_open = True
    pilot.wait(300, 50)
    look("whispers over the phone's apps")
    playing.apps_open = False
    hear(pilot, playing)
    look("together")
    pilot.press("move.more")
    look("more advice together")
    pilot.press("over.close")
    playing.take(pilot.ui, playing.offers("reply")[0].id)
    look("they said")
    hear(pilot, playing)
    playing.take(pilot.ui, "hang-up")
    look("next")
    assert pilot.scene.name == "guided"
    pilot.press("guided.done")
    pilot.press("finish")
    pilot.wait(500, 50)
    while pilot.scene.name == "debrief":
        look("debrief")
        pilot.press("debrief.next")
    look("after")
    pilot.press("debrief.more")
    look("more")
    assert found == []


@pytest.mark.parametrize(
    ("lang", "line"), [("en", "“You live alone in Shinjuku.”"), ("ja", "新宿にひとりで住んでいます。")]
)
def test_the_lines_of_the_story_are_the_relative_s(lang: str, line: str) -> None:
    pilot = begin(lang=lang)
    pilot.press(f"call.{OFFICER}")
    for _ in ("the brief", "the memo"):
        order = [pilot.find(id_) for id_ in ("brief.today", "brief.you", "brief.told", "brief.line-0")]
        assert [node.rect.y for node in order] == sorted(node.rect.y for node in order)
        assert order[0].name == words_of(lang).t("helper.brief.today")
        assert order[-1].name == line
        if pilot.scene.name == "brief":
            pilot.press("brief.ready")
            pilot.press("top.memo")


def test_one_advises_and_they_do_it() -> None:
    pilot = begin()
    playing = to_the_ring(pilot)
    pilot.press("answer")
    hear(pilot, playing)
    before = [node.name for node in pilot.tree()]
    assert "切ろう" in before and not any(name == "切る" for name in before if name != "切る")
    pilot.press("move.hang-up")
    event = playing.play.events[-3]
    assert isinstance(event, Advised) and not event.followed
    assert playing.caption.speaker == "ご家族" and playing.play.state.talk is not None
    hear(pilot, playing)
    assert "ふたりで切ろう" in [node.name for node in pilot.tree()]
    pilot.press("move.hang-up")
    assert playing.play.state.talk is None
    pilot.wait(300, 50)
    assert pilot.scene.name == "guided" and has(pilot, "guided.title")


def test_having_the_caller_wait_is_advised_doubted_done_and_taken_back() -> None:
    pilot = begin()
    playing = to_the_ring(pilot)
    play = playing.play
    pilot.press("answer")
    hear(pilot, playing)
    for _ in range(2):
        assert play.state.talk is not None and not play.state.on_hold
        pilot.press("move.more")
        assert pilot.find("disc.hold").name == "保留にしよう"
        pilot.press("disc.hold")
        hear(pilot, playing)
    assert [event.followed for event in playing.play.events if isinstance(event, Advised)] == [True, False, True]
    assert play.state.on_hold and pilot.scene.name == "guided"
    assert "新宿警察署" in pilot.find("guided.off").name
    assert pilot.find("resume").name == "もどろう" and pilot.find("hang-up").name == "切ろう"
    pilot.press("resume")
    hear(pilot, playing)
    assert pilot.scene.name == "in-call" and not play.state.on_hold


def test_who_is_done_beside_a_relative_is_asked_about_who_waits() -> None:
    pilot = begin()
    playing = to_the_ring(pilot)
    pilot.press("answer")
    hear(pilot, playing)
    while not playing.play.state.on_hold:
        assert playing.take(pilot.ui, "hold")
        hear(pilot, playing)
    pilot.press("guided.done")
    assert pilot.scene.name == "finishing" and pilot.find("resume").name == "もどろう"
    pilot.press("finish")
    pilot.wait(600)
    assert playing.play.state.finished and playing.play.score().steps["hang-up"] == "met"


def test_saying_nothing_is_one_of_the_choices() -> None:
    pilot = begin()
    playing = to_the_ring(pilot)
    pilot.press("answer")
    hear(pilot, playing)
    pilot.press("stay-quiet")
    assert any(isinstance(event, LeftAlone) for event in playing.play.events)
    assert playing.play.state.said[-2][0].startswith(">")
    assert any(node.id == "call.said" and node.name.startswith("ご家族「") for node in pilot.tree())
    assert not pilot.ui.shelf.calls("ja")[0].taken, "practice beside a relative is counted apart"


def test_the_phone_is_in_both_hands_after_the_call() -> None:
    pilot = begin(id_=WALLET)
    playing = to_the_ring(pilot, WALLET)
    pilot.press("answer")
    hear(pilot, playing)
    pilot.press("move.ask-details")
    hear(pilot, playing)
    pilot.press("move.hang-up")
    pilot.wait(400, 50)
    assert pilot.scene.name == "guided"
    look_up = next(offer for offer in playing.offers("guided") if "LookUp" in type(offer.command).__name__)
    pilot.press(look_up.id)
    pilot.wait(400, 50)
    assert pilot.scene.name == "keypad"
    number = playing.wording.number(playing.play.state.page)
    pilot.type(number.replace("-", ""))
    pilot.press("keypad.call")
    pilot.wait(3000, 200)
    talk = playing.play.state.talk
    assert talk is not None and talk.entry in playing.play.scenario.verifies
    hear(pilot, playing)
    assert "と言おう" in "".join(node.name for node in pilot.tree()), "who speaks is still the relative"


def test_from_the_debrief_to_the_other_side_of_the_phone() -> None:
    def first(ui: Ui) -> Scene:
        scenario = shelf.open(OFFICER)
        assert scenario is not None
        return doors.for_play(Playing(ui, shelf.play(scenario, 1, "ja")))

    shelf = Shelf((OFFICER,), seed=AFRAID)
    pilot = Pilot(first, preferences=Preferences(), drawn=False, shelf=shelf)
    pilot.press("decline")
    pilot.wait(400, 50)
    playing: Playing = pilot.scene.playing  # type: ignore[attr-defined]
    playing.take(pilot.ui, "finish")
    pilot.wait(800, 50)
    while pilot.scene.name == "debrief":
        pilot.press("debrief.next")
        pilot.wait(700, 50)
    pilot.press("debrief.helper")
    pilot.wait(300, 50)
    assert pilot.scene.name == "brief" and has(pilot, "brief.ready")
    pilot.press("brief.ready")
    again: Playing = pilot.scene.playing  # type: ignore[attr-defined]
    assert again.helper and again is not playing


def test_every_other_word_has_one_it_replaces() -> None:
    own = {
        "helper.title",
        "helper.heading",
        "helper.say",
        "helper.said",
        "helper.stay-quiet",
        "helper.brief.role",
        "helper.brief.told",
        "helper.brief.line",
    }
    words = words_of("ja")
    for key in sorted(words.keys()):
        if key.startswith("helper.") and key not in own and "-together" not in key:
            assert words.has(key.removeprefix("helper.")), key
