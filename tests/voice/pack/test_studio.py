"""The studio writes one whole file for each sentence, goes on where it stopped, and tells what it could not do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from game.voice.engines import EngineError
from game.voice.loudness import TARGET_LUFS, lufs
from game.voice.pack import studio
from game.voice.pack.pack import Pack
from game.voice.pack.recipes import FILE, Recipe, Recipes, load
from game.voice.samples import RATE
from tests.voice.fake_worker import FakeEngine

RECIPES = """\
[engines]
fake = "fake 1"
[en]
clerk = { engine = "fake", pace = 1.0, pitch = 120 }
robot = { engine = "fake", pace = 1.0, pitch = 200, wide = true }
"""


@pytest.fixture
def recipes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Recipes:
    monkeypatch.setattr(studio, "engines", lambda: {"fake": FakeEngine()})
    monkeypatch.setattr(studio, "_known", {})
    (tmp_path / FILE).write_text(RECIPES, encoding="utf-8")
    return load(tmp_path)


def texts(*said: str, role: str = "clerk") -> list[tuple[str, str, str]]:
    return [("en", role, text) for text in said]


def test_jobs_are_sentences_once_each(recipes: Recipes) -> None:
    found = studio.jobs([*texts("Hello there. Good morning.", "Hello there."), ("en", "nobody", "Hm.")], recipes)
    assert sorted(job.sentence for job in found.values()) == ["Good morning.", "Hello there."]
    assert studio.jobs(texts("……", "…"), recipes) == {}


def test_what_was_rendered_is_found_and_sounds_as_loud_as_all_the_rest(recipes: Recipes, tmp_path: Path) -> None:
    found = studio.jobs(texts("Hello there, this is a line.") + texts("Hello there.", role="robot"), recipes)
    made = list(studio.render(list(found.values()), tmp_path, processes=1))
    assert all(not one.trouble and one.ms > 300 for one in made)
    sound = Pack(tmp_path).find("en", "clerk", "Hello there, this is a line.")
    wide = Pack(tmp_path).find("en", "robot", "Hello there.")
    assert sound is not None and not sound.wide
    assert wide is not None and wide.wide
    wave = studio.decoded(sound.data)
    assert abs(lufs(wave) - TARGET_LUFS) < 1.0
    assert float(np.abs(wave).max()) < 0.95
    assert abs(wave.size * 1000 // RATE - next(one.ms for one in made if one.job.role == "clerk")) <= 2


def test_a_sentence_that_cannot_be_said_costs_no_other(recipes: Recipes, tmp_path: Path) -> None:
    found = studio.jobs(texts("Please raise it.", "Good morning.", "Please refuse.", "silent"), recipes)
    made = {one.job.sentence: one for one in studio.render(list(found.values()), tmp_path, processes=1)}
    assert {said for said, one in made.items() if one.trouble} == {"Please raise it.", "Please refuse.", "silent"}
    assert len(list((tmp_path / "en").iterdir())) == 1, "nothing half written lies about"


def test_a_file_that_cannot_be_written_is_told(recipes: Recipes, tmp_path: Path) -> None:
    (tmp_path / "en").write_text("a file where the folder should be", encoding="utf-8")
    made = list(studio.render(list(studio.jobs(texts("Hello."), recipes).values()), tmp_path, processes=1))
    assert made[0].trouble


def test_the_index_is_what_was_written(tmp_path: Path) -> None:
    rows = {"b" * 24: ("clerk", 1200, "Hello, there."), "a" * 24: ("robot", 7, "「はい」")}
    studio.write_index(tmp_path, rows)
    assert studio.read_index(tmp_path) == rows
    assert studio.read_index(tmp_path / "nowhere") == {}
    (tmp_path / "index.tsv").write_bytes(b"x\ty\nz\tclerk\tmany\tHello\n\xff")
    assert studio.read_index(tmp_path) == {}


def test_what_is_missing_here_is_named(recipes: Recipes) -> None:
    assert studio.lacking(recipes.table.values()) == []
    assert studio.lacking([Recipe("fake", "fake 2", 1.0)]) == ["fake 2 is wanted, 1 is installed"]
    assert studio.lacking([Recipe("other", "other 1", 1.0)]) == ["no engine is called other"]


@pytest.mark.parametrize("data", [b"", b"OggS", b"\0" * 2000])
def test_bytes_that_are_no_sound_are_refused(data: bytes) -> None:
    with pytest.raises(EngineError):
        studio.decoded(data)
