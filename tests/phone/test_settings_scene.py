"""The settings: from anywhere, by any means, seen at once."""

from dataclasses import replace

import pygame
import pytest

from game.phone.inputs import KeyDown, PointerDown, PointerMove, PointerUp
from game.phone.pilot import Pilot
from game.phone.playing import Playing
from game.phone.scenes import doors
from game.phone.scenes.settings import SettingsScene
from game.phone.scenes.start import StartScene
from game.phone.shelf import Shelf
from game.phone.theme import PALETTES
from game.phone.ui import Preferences
from game.phone.widgets.base import Widget
from game.session.play import Play
from tests.phone.small_story import story


def at_start(**wishes: object) -> Pilot:
    return Pilot(lambda ui: StartScene(), preferences=Preferences(**wishes), shelf=Shelf(scenarios=(story(),)))  # type: ignore[arg-type]


def in_call() -> Pilot:
    p = Pilot(lambda ui: doors.for_play(Playing(ui, Play(story(), 3))))
    p.press("answer")
    p.wait(500)
    return p


def widget(p: Pilot, id_: str) -> Widget:
    return next(w for w in p.stage.widgets if w.id == id_)


@pytest.mark.parametrize("key", ["f2", ","])
def test_a_key_opens_them_and_closes_them(key: str) -> None:
    p = at_start()
    p.key(key)
    assert p.scene.name == "settings"
    p.key(key)
    assert p.scene.name == "start"


def test_in_a_call_time_stands_still_and_goes_on_afterwards() -> None:
    p = in_call()
    playing = p.scene.playing  # type: ignore[attr-defined]
    before = playing.at(p.ui)
    p.key("f2")
    p.wait(9000)
    assert playing.paused and playing.at(p.ui) - before < 700
    p.press("settings.done")
    assert p.scene.name == "in-call" and not playing.paused


def test_over_a_pause_the_pause_stays() -> None:
    p = in_call()
    p.key("p")
    playing = p.scene.playing  # type: ignore[attr-defined]
    p.press("pause.settings")
    p.press("settings.done")
    assert p.scene.name == "pause" and playing.paused


def test_a_comma_is_no_key_where_digits_are_typed() -> None:
    p = in_call()
    p.press("disc.keys")
    p.key(",")
    assert p.scene.name == "call-keys"
    p.key("f2")
    assert p.scene.name == "settings"


def test_the_phone_has_an_icon_for_them() -> None:
    p = in_call()
    p.press("disc.hang-up")
    p.wait(300)
    p.press("phone.settings")
    assert p.scene.name == "settings"


def test_every_wish_changes_at_once_and_is_kept() -> None:
    p = at_start()
    kept: list[Preferences] = []
    p.ui.keep = kept.append
    p.key("f2")
    expected = p.ui.preferences
    for page, id_, change in [
        ("reading", "one.theme=contrast", {"theme": "contrast"}),
        ("reading", "one.text=150", {"text": 150}),
        ("reading", "switch.furigana", {"furigana": True}),
        ("sound", "slide.volume:more", {"volume": 0.9}),
        ("sound", "slide.pace:less", {"pace": 0.9}),
        ("sound", "slide.background:less", {"background": 0.4}),
        ("sound", "slide.effects:less", {"effects": 0.7}),
        ("sound", "switch.clear_voice", {"clear_voice": True}),
        ("sound", "switch.mono", {"mono": True}),
        ("sound", "switch.self_voicing", {"self_voicing": True}),
        ("sound", "one.voice=fr", {"voice": "fr"}),
        ("acting", "one.hand=left", {"hand": "left"}),
        ("acting", "switch.touch", {"touch": True}),
        ("acting", "switch.guided", {"guided": True}),
        ("acting", "switch.motion", {"motion": False}),
        ("acting", "switch.vibration", {"vibration": False}),
        ("machine", "one.place=us", {"place": "us"}),
        ("reading", "one.lang=fr", {"lang": "fr"}),
    ]:
        p.press(f"tab.{page}")
        p.press(id_)
        expected = replace(expected, **change)  # type: ignore[arg-type]
        assert p.ui.preferences == expected == kept[-1], id_
    assert p.ui.palette == PALETTES["contrast"] and p.ui.words.lang == "fr"
    assert "key-5" in p.sound.heard


def test_the_voice_follows_the_language_unless_another_was_chosen() -> None:
    p = at_start()
    p.key("f2")
    for lang, voice in (("en", "en"), ("ja-easy", "ja"), ("fr", "fr")):
        p.press(f"one.lang={lang}")
        assert (p.ui.preferences.lang, p.ui.preferences.voice) == (lang, voice)
    p.press("tab.sound")
    p.press("one.voice=ja")
    p.press("tab.reading")
    p.press("one.lang=en")
    assert (p.ui.preferences.lang, p.ui.preferences.voice) == ("en", "ja")


def test_a_reset_asks_keeps_the_language_and_can_be_taken_back() -> None:
    p = at_start(lang="fr", voice="fr", text=200, theme="dark", motion=False)
    before = p.ui.preferences
    p.key("f2")
    p.press("settings.reset")
    p.press("reset.no")
    assert p.ui.preferences == before
    p.press("settings.reset")
    p.press("reset.yes")
    assert p.ui.preferences == Preferences(lang="fr", voice="fr", guided=True)
    p.press("settings.undo")
    assert p.ui.preferences == before


def test_all_by_keys_alone() -> None:
    p = at_start()
    p.key("f2")
    p.stage.feed(KeyDown("tab"))
    for _ in range(40):
        if p.stage.focus == "tab.sound":
            break
        p.key("tab")
    p.key("enter")
    while p.stage.focus != "slide.volume":
        p.key("tab")
    p.key("left", "left", "left")
    assert p.ui.preferences.volume == 0.5
    p.key("right")
    assert p.ui.preferences.volume == 0.6 and p.stage.focus == "slide.volume"
    p.key("escape")
    assert p.scene.name == "start"


def _middle(p: Pilot, id_: str) -> tuple[float, float, float]:
    box, scale = widget(p, id_).rect, p.ui.layout.scale
    return box.x * scale, box.right * scale, box.cy * scale


def test_a_mouse_drags_a_slider() -> None:
    p = at_start()
    p.key("f2")
    p.press("tab.sound")
    left, right, y = _middle(p, "slide.volume")
    p.stage.feed(PointerDown((left + right) / 2, y))
    assert p.ui.preferences.volume == 0.5
    p.stage.feed(PointerMove(left - 50, y + 30, held=True))
    assert p.ui.preferences.volume == 0
    p.stage.feed(PointerMove(right + 50, y, held=True))
    p.stage.feed(PointerUp(right + 50, y))
    assert p.ui.preferences.volume == 1


def test_a_finger_sets_a_slider_but_a_scroll_over_it_does_not() -> None:
    p = at_start()
    p.key("f2")
    p.press("tab.sound")
    left, right, y = _middle(p, "slide.pace")
    x = left + (right - left) * 0.2
    p.stage.feed(PointerDown(x, y, touch=True))
    for dy in range(10, 130, 10):
        p.stage.feed(PointerMove(x, y - dy, held=True))
    p.stage.feed(PointerUp(x, y - 130, touch=True))
    assert p.ui.preferences.pace == 1.0 and p.ui.offset("settings.list") > 50
    left, right, y = _middle(p, "slide.pace")
    p.stage.feed(PointerDown(right - 22, y, touch=True))
    p.stage.feed(PointerUp(right - 22, y, touch=True))
    assert p.ui.preferences.pace == 1.3


def test_other_colours_are_drawn_everywhere_at_once() -> None:
    p = Pilot(lambda ui: StartScene(), drawn=True, shelf=Shelf(scenarios=(story(),)))
    p.key("f2")
    p.picture()
    p.press("one.theme=dark")
    partly = p.picture().copy()
    p.stage.draw_all()
    assert pygame.image.tobytes(partly, "RGB") == pygame.image.tobytes(p.picture(), "RGB")
    assert partly.get_at((2, 2))[:3] == PALETTES["dark"].paper


def test_a_second_key_does_not_open_them_twice() -> None:
    p = at_start()
    p.key("f2")
    p.press("settings.reset")
    p.key("f2")
    assert sum(isinstance(scene, SettingsScene) for scene in p.stage.scenes) == 1


@pytest.mark.parametrize("text", ["150", "200"])
def test_the_size_just_chosen_stays_in_view(text: str) -> None:
    """Everything below it grows: the list must not leave the reader at another question."""
    pilot = Pilot(lambda ui: SettingsScene())
    for size in (text, "100", text):
        pilot.press(f"one.text={size}")
        pilot.wait(100)
        chosen = next(w for w in pilot.stage.widgets if w.id == f"one.text={size}")
        assert chosen.clip is not None
        assert chosen.rect.meet(chosen.clip).h == pytest.approx(chosen.rect.h), size
