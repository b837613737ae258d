"""Pictures of every scene, and the files they are kept in."""

from pathlib import Path

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.commands import screenshots
from game.phone import gallery
from game.phone.album import CHOSEN, LANGS, VIEWS, Print, album
from game.phone.gallery import SHOTS, Shot, draw_all, pilot_at
from game.phone.palette_png import palette_png
from game.phone.scenes.doors import SCREENS

EXPECTED = {
    "debrief-moments": "debrief",
    "search": "browser",
    "page": "browser",
    "chat-request": "chat",
    "second-call": "in-call",
}


def test_pictures_are_numbered_and_named_by_scene_and_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gallery, "SHOTS", (Shot("start"), Shot("ringing", "shinjuku-officer")))
    monkeypatch.setattr(gallery.pictures, "__defaults__", (gallery.SHOTS,))
    assert draw_all(tmp_path / "new", ["ja", "fr"], (640, 480), 150) == 4
    names = sorted(file.name for file in (tmp_path / "new").iterdir())
    assert names == ["01-start-fr-150.png", "01-start-ja-150.png", "02-ringing-fr-150.png", "02-ringing-ja-150.png"]
    assert pygame.image.load(tmp_path / "new" / names[0]).get_size() == (640, 480)


def test_the_album_has_every_scene_in_three_languages_and_chosen_views() -> None:
    names = [one.name for one in album()]
    assert len(set(names)) == len(names) == 3 * len(SHOTS) + len(CHOSEN) and names == sorted(names)
    assert len(CHOSEN) >= 20 and {view for _, _, view in CHOSEN} == set(VIEWS) - {""}
    assert {lang for _, lang, _ in CHOSEN} == set(LANGS)


def test_the_whole_album_is_drawn_where_nothing_narrows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start = Shot("start")
    two = (Print(1, start, "ja"), Print(1, start, "ja", "portrait"))
    monkeypatch.setattr("game.phone.album.album", lambda: two)
    assert screenshots(tmp_path, lang="", size="", text=0) == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == ["01-start-ja-portrait.png", "01-start-ja.png"]
    assert pygame.image.load(tmp_path / "01-start-ja-portrait.png").get_size() == (800, 1280)


@pytest.mark.slow
def test_every_shot_comes_to_its_scene() -> None:
    reached = {shot.name: pilot_at(shot, "en", (1280, 800), 100, drawn=False).scene.name for shot in SHOTS}
    assert len(reached) == len(SHOTS)
    for name, scene in reached.items():
        assert name.split("-")[0] in scene or scene == EXPECTED.get(name) or scene == "free"
    scenes = set(reached.values())
    screens = {"ringing", "in-call", "video", "free", "keypad", "contacts", "history", "browser"}
    assert screens | {"papers", "chat", "bank", "notes", "debrief"} <= scenes
    assert len(SCREENS) <= len(scenes)


def test_what_is_not_offered_is_told() -> None:
    with pytest.raises(LookupError, match="is not among"):
        pilot_at(Shot("x", "shinjuku-officer", ("transfer.transfer",)), "ja", (640, 480), 100, drawn=False)


@given(st.integers(0, 2**32 - 1), st.integers(1, 40), st.integers(1, 40), st.integers(1, 256))
@settings(max_examples=40)
def test_a_picture_of_few_colours_is_kept_exactly(seed: int, w: int, h: int, colours: int) -> None:
    import random

    source = random.Random(seed)
    palette = [tuple(source.randrange(256) for _ in range(3)) for _ in range(colours)]
    surface = pygame.Surface((w, h))
    for x in range(w):
        for y in range(h):
            surface.set_at((x, y), source.choice(palette))
    again = _loaded(palette_png(surface))
    assert pygame.image.tobytes(again, "RGB") == pygame.image.tobytes(surface, "RGB")


def test_a_picture_of_many_colours_stays_close() -> None:
    surface = pygame.Surface((256, 64))
    for x in range(256):
        for y in range(64):
            surface.set_at((x, y), (x, y * 4, 255 - x))
    again = _loaded(palette_png(surface))
    far = max(
        abs(a - b)
        for a, b in zip(pygame.image.tobytes(again, "RGB"), pygame.image.tobytes(surface, "RGB"), strict=True)
    )
    assert far < 64


def _loaded(data: bytes) -> pygame.Surface:
    import io

    return pygame.image.load(io.BytesIO(data), "x.png")
