"""The pictures that are kept in docs/screenshots: every screen in three languages, and chosen ones as others see them.

    draw_album(Path("docs/screenshots"))

A picture is named `<nn>-<scene>-<lang>.png`; where it is not the usual view, `-<view>` follows the language. The window
is never opened, and plays are the same each time, so that a picture changes only when the game does: a test draws them
anew and compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pygame

from game.phone.gallery import SHOTS, Shot, pilot_at
from game.phone.metrics import TextSize
from game.phone.palette_png import palette_png
from game.phone.shelf import Shelf

LANGS = ("ja", "en", "fr")


@dataclass(frozen=True, slots=True)
class View:
    """How somebody sees the game: window size in pixels, letters in percent, and other wishes."""

    size: tuple[int, int] = (1280, 800)
    text: TextSize = 100
    wishes: Mapping[str, object] = field(default_factory=dict)


VIEWS = {
    "": View(),
    "200": View(text=200),
    "150": View(text=150),
    "dark": View(wishes={"theme": "dark"}),
    "contrast": View(wishes={"theme": "contrast"}),
    "left": View(wishes={"hand": "left"}),
    "furigana": View(wishes={"furigana": True}),
    "touch": View(wishes={"touch": True}),
    "portrait": View((800, 1280)),
    "1024x768": View((1024, 768)),
    "1920x1080": View((1920, 1080)),
}

CHOSEN = (
    ("start", "ja", "200"),
    ("settings", "en", "contrast"),
    ("ringing", "fr", "200"),
    ("ringing", "ja", "portrait"),
    ("in-call", "ja", "200"),
    ("in-call", "ja", "furigana"),
    ("in-call", "ja", "left"),
    ("in-call", "ja", "1920x1080"),
    ("in-call", "en", "dark"),
    ("in-call", "fr", "150"),
    ("moves", "en", "200"),
    ("guided", "en", "1024x768"),
    ("home", "ja", "dark"),
    ("search", "ja", "200"),
    ("keypad", "ja", "200"),
    ("keypad", "ja", "touch"),
    ("chat-request", "ja", "portrait"),
    ("video", "fr", "contrast"),
    ("bank", "ja", "contrast"),
    ("debrief", "en", "200"),
    ("debrief", "ja", "1024x768"),
    ("debrief-words", "ja", "200"),
    ("debrief-more", "ja", "200"),
    ("debrief-more", "en", "dark"),
    ("trouble", "fr", "200"),
    ("in-call-helper", "fr", "left"),
)
"""Scene, language and view of the pictures beside the usual ones."""


@dataclass(frozen=True, slots=True)
class Print:
    """One picture of the album."""

    number: int
    shot: Shot
    lang: str
    view: str = ""

    @property
    def name(self) -> str:
        """The name of its file, without the ending."""
        return f"{self.number:02d}-{self.shot.name}-{self.lang}{f'-{self.view}' if self.view else ''}"

    def draw(self, shelf: Shelf | None = None) -> pygame.Surface:
        """Plays up to its scene and draws it. `shelf`: the calls that there are, if they were read already."""
        view = VIEWS[self.view]
        pilot = pilot_at(self.shot, self.lang, view.size, view.text, shelf=shelf, wishes=view.wishes)
        return pilot.picture()


def album() -> tuple[Print, ...]:
    """All pictures, in the order of their files."""
    made = []
    for number, shot in enumerate(SHOTS, 1):
        made += [Print(number, shot, lang) for lang in LANGS]
        made += [Print(number, shot, lang, view) for name, lang, view in CHOSEN if name == shot.name]
    return tuple(sorted(made, key=lambda one: one.name))


def draw_album(folder: Path) -> int:
    """Draws the whole album into a folder; how many pictures. Raises OSError where it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in album():
        (folder / f"{one.name}.png").write_bytes(palette_png(one.draw()))
    return len(album())
