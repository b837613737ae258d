"""What counts as another picture: planted changes do, another machine's soft edges do not."""

import functools
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.call.model import Scenario
from game.phone.album import album
from game.phone.gallery import SEED
from game.phone.palette_png import palette_png
from game.phone.scene import Scene
from game.phone.scenes.calls import CallsScene
from game.phone.scenes.in_call import InCallScene
from game.phone.shelf import Shelf
from game.phone.theme import PALETTES
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.words import Words
from game.scenario.library import everything
from tests.phone.difference_report import PARTS, Report
from tests.phone.likeness import STRAY, changed, differing, pixels


@functools.cache
def scenarios() -> tuple[Scenario, ...]:
    return tuple(everything())


def drawn(name: str) -> pygame.Surface:
    one = next(one for one in album() if one.name.partition("-")[2] == name)
    return one.draw(Shelf((), seed=SEED, scenarios=scenarios()))


def kept(surface: pygame.Surface) -> pygame.Surface:
    """As it comes back from its file."""
    return pygame.image.load(io.BytesIO(palette_png(surface)), "x.png")


@pytest.fixture(scope="module")
def calls() -> pygame.Surface:
    return kept(drawn("calls-en"))


@pytest.fixture(scope="module")
def call() -> pygame.Surface:
    return kept(drawn("in-call-ja"))


def moved(scene: type[Scene], wanted: str, by: float) -> Callable[[Scene, Ui], list[Widget]]:
    """A `build` that puts one widget elsewhere."""
    build = scene.build

    def elsewhere(self: Scene, ui: Ui) -> list[Widget]:
        made = build(self, ui)
        assert any(w.id == wanted for w in made)
        return [replace(w, rect=w.rect.moved(dx=by)) if w.id == wanted else w for w in made]

    return elsewhere


def test_the_same_screen_is_the_same(calls: pygame.Surface, call: pygame.Surface) -> None:
    assert not differing(calls, drawn("calls-en")).any()
    assert not differing(call, drawn("in-call-ja")).any()


@pytest.mark.parametrize("by", [1, 3, 40])
def test_a_button_elsewhere(by: float, calls: pygame.Surface, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CallsScene, "build", moved(CallsScene, "calls.back", by))
    assert changed(differing(calls, drawn("calls-en")))


def test_a_reply_a_little_elsewhere(call: pygame.Surface, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(InCallScene, "build", moved(InCallScene, "move.hang-up", 2))
    assert changed(differing(call, drawn("in-call-ja")))


@pytest.mark.parametrize(
    ("before", "after"), [("Which call", "Which cell"), ("Back", "Bach"), ("Back", "Back."), ("Which", "which")]
)
def test_another_letter(before: str, after: str, calls: pygame.Surface, monkeypatch: pytest.MonkeyPatch) -> None:
    t = Words.t
    met: list[str] = []

    def misprinted(self: Words, key: str, **slots: object) -> str:
        text = t(self, key, **slots)
        met.extend([text] if before in text else [])
        return text.replace(before, after)

    monkeypatch.setattr(Words, "t", misprinted)
    mask = differing(calls, drawn("calls-en"))
    assert met and changed(mask)


@pytest.mark.parametrize("role", ["paper", "sheet", "ink", "ink2", "edge"])
@pytest.mark.parametrize("by", [4, 12])
def test_another_colour(role: str, by: int, calls: pygame.Surface, monkeypatch: pytest.MonkeyPatch) -> None:
    light = PALETTES["light"]
    r, g, b = getattr(light, role)
    other = (r - by if r > 128 else r + by, g, b)
    other_light = replace(light, **{role: other})  # type: ignore[arg-type]
    monkeypatch.setitem(PALETTES, "light", other_light)
    mask = differing(calls, drawn("calls-en"))
    assert changed(mask)


def test_another_machines_soft_edges_and_roundings_are_no_change(call: pygame.Surface) -> None:
    sharp = pixels(drawn("in-call-ja"))[:, :, :3].astype(np.float64)
    aside = np.roll(sharp, 1, axis=1)
    softer = np.rint(sharp * 0.95 + aside * 0.05)
    noise = np.random.default_rng(7).integers(-1, 2, sharp.shape)
    data = np.clip(softer + noise, 0, 255).astype(np.uint8)
    h, w, _ = data.shape
    mask = differing(call, pygame.image.frombytes(data.tobytes(), (w, h), "RGB"))
    assert mask.sum() <= STRAY


def test_another_size_is_another_picture(calls: pygame.Surface) -> None:
    assert differing(calls, pygame.Surface((640, 480))).all()


def test_the_report_shows_what_differs_and_forgets_what_does_not(tmp_path: Path, calls: pygame.Surface) -> None:
    report = Report(tmp_path / "report")
    other = calls.convert(24)
    pygame.draw.rect(other, (255, 0, 0), (600, 300, 20, 10))
    mask = differing(calls, other)
    assert mask.sum() == 200
    report.add("03-calls-en", calls, other, mask)
    report.add("99-new-ja", None, other, None)
    text = report.page.read_text(encoding="utf-8")
    assert "2 pictures differ" in text and "99-new-ja (no kept picture)" in text
    assert all(f'src="03-calls-en.{part}.png"' in text for part in PARTS)
    close = pygame.image.load(report.folder / "03-calls-en.close-after.png")
    assert close.get_size() == (100, 90)
    report.remove("99-new-ja")
    report.remove("03-calls-en")
    report.remove("03-calls-en")
    assert report.names() == [] and [file.name for file in report.folder.iterdir()] == ["index.html"]
