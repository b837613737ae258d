"""voices render, check and list: what is missing is told, spoken and found again; nothing is spoken twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game import voices
from game.voice.pack import studio
from game.voice.pack.recipes import FILE
from game.voice.roles import roles
from tests.voice.fake_worker import FakeEngine


def recipes(pitch: int = 120) -> str:
    """One for every role, by an engine that only hums."""
    rows = [f'{role} = {{ engine = "fake", pace = 1.0, pitch = {pitch + n} }}' for n, role in enumerate(roles())]
    return "\n".join(['[engines]\nfake = "fake 1"', "[en]", *rows, ""])


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(voices, "folder", lambda: tmp_path)
    monkeypatch.setattr(studio, "engines", lambda: {"fake": FakeEngine()})
    monkeypatch.setattr(studio, "_known", {})
    # A hum takes no time, but a real story has 400 sentences: one narrator's are enough here.
    monkeypatch.setattr(voices, "spoken", few)
    (tmp_path / FILE).write_text(recipes(), encoding="utf-8")
    return tmp_path


def few(scenarios: list[str], lang: str = "") -> list[tuple[str, str, str, str]]:
    said = [("en", "clerk", "Good morning. Please hold the line."), ("en", "robot", "Please hold the line.")]
    return [(own, role, text, f"{scenarios[0]}: l{n}") for n, (own, role, text) in enumerate(said)]


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = json.loads(capsys.readouterr().out)
    return found


def test_what_is_missing_is_told_then_spoken_once(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert voices.check(as_json=True) == 1
    rows = told(capsys)["lines"]
    assert [(row["role"], row["problem"]) for row in rows] == [
        ("clerk", "missing"),
        ("clerk", "missing"),
        ("robot", "missing"),
    ]
    assert voices.render(processes=1) == 0
    files = {file.name: file.stat().st_mtime_ns for file in (pack / "en").glob("*.opus")}
    assert len(files) == 3
    assert voices.check() == 0
    assert voices.render(processes=1) == 0
    assert {file.name: file.stat().st_mtime_ns for file in (pack / "en").glob("*.opus")} == files


def test_another_recipe_makes_its_sentences_outdated_and_its_files_orphans(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    voices.render(processes=1)
    (pack / FILE).write_text(recipes(150), encoding="utf-8")
    capsys.readouterr()
    assert voices.check(as_json=True) == 1
    found = told(capsys)
    assert {row["problem"] for row in found["lines"]} == {"outdated"}
    assert len(found["files"]) == 3
    voices.render(processes=1)
    assert voices.check() == 0
    assert len(list((pack / "en").glob("*.opus"))) == 3, "what no line needs is gone"


def test_one_scenario_by_itself_makes_no_file_an_orphan(pack: Path) -> None:
    voices.render(processes=1)
    (pack / "en" / f"{'0' * 24}.opus").write_bytes(b"another scenario's")
    assert voices.check(["lost-wallet"]) == 0
    assert voices.check() == 1


def test_without_the_studio_nothing_is_changed(
    pack: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(studio, "engines", dict)
    assert voices.render(processes=1) == 1
    assert "kakenaoshi[render]" in capsys.readouterr().err
    assert not (pack / "en").exists()


def test_recipes_that_cannot_be_read_are_told(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pack / FILE).write_text("[en", encoding="utf-8")
    assert (voices.check(), voices.render(processes=1), voices.list_()) == (1, 1, 1)
    assert FILE in capsys.readouterr().err


def test_a_scenario_that_is_not_there_is_a_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert voices.check(["no-such-story"]) == 2
    assert "no-such-story" in capsys.readouterr().err


def test_the_list_says_what_the_pack_holds(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    voices.render(processes=1)
    capsys.readouterr()
    assert voices.list_(as_json=True) == 0
    found = json.loads(capsys.readouterr().out)
    assert [row["pack"] for row in found["langs"]] == [0, 3, 0]
    assert found["render"] is True
    assert voices.list_() == 0
