"""Finding scenarios, the cache of compiled ones, and what the play path must not import."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario import library
from tests.scenario.bad_files import BAD
from tests.scenario.written import story

ROOT = Path(__file__).parent.parent.parent


def test_a_scenario_is_found_by_id_and_by_folder(tmp_path: Path) -> None:
    first = library.shipped()[0]
    assert library.find(first).name == first
    folder = story(tmp_path)
    assert library.find(str(folder)) == folder.resolve()
    assert library.find(str(folder / "scenario.yaml")) == folder.resolve()
    with pytest.raises(library.NoSuchScenario, match="Did you mean"):
        library.find(first[:-1])


def test_a_folder_outside_the_tree_uses_the_shipped_common(tmp_path: Path) -> None:
    shipped = library.find(library.shipped()[0])
    copy = tmp_path / shipped.name
    copy.mkdir()
    for file in [*shipped.glob("*.yaml"), *shipped.glob("*.po")]:
        (copy / file.name).write_bytes(file.read_bytes())
    assert library.load(str(copy), cache=tmp_path / "c").hash == library.load(shipped.name, cache=tmp_path / "c").hash


def test_the_cache_is_used_until_a_source_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = story(tmp_path)
    first = library.load(str(folder), BAD, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    with monkeypatch.context() as patch:
        patch.setattr(library, "check", lambda *_: pytest.fail("compiled again"))
        assert library.load(str(folder), BAD, tmp_path / "cache") == first
    story(tmp_path, "title: Another call\n")
    second = library.load(str(folder), BAD, tmp_path / "cache")
    assert second.hash != first.hash
    assert [file.name for file in (tmp_path / "cache").iterdir()] != [kept.name]
    assert len(list((tmp_path / "cache").iterdir())) == 1


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.binary(max_size=3))
def test_a_damaged_cache_is_never_believed(tmp_path_factory: pytest.TempPathFactory, at: int, junk: bytes) -> None:
    root = tmp_path_factory.mktemp("damaged")
    folder = story(root)
    good = library.load(str(folder), BAD, root / "cache")
    (kept,) = (root / "cache").iterdir()
    data = kept.read_bytes()
    at %= len(data)
    kept.write_bytes(data[:at] + junk)
    assert library.load(str(folder), BAD, root / "cache") == good


def test_what_is_not_in_the_cache_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert library.waiting(cache=tmp_path)
    library.keep_everything(cache=tmp_path)
    assert not library.waiting(cache=tmp_path)
    monkeypatch.setattr(library, "check", lambda *_: pytest.fail("compiled again"))
    assert {scenario.id for scenario in library.everything(cache=tmp_path)} == set(library.shipped())


def test_a_cache_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    folder = story(tmp_path)
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    assert library.load(str(folder), BAD, blocked / "cache").id == "story"


def test_a_broken_script_raises_with_all_its_problems(tmp_path: Path) -> None:
    folder = story(tmp_path, "opening: nowhere\nendings: []\n")
    with pytest.raises(library.BrokenScenario) as raised:
        library.load(str(folder), BAD, tmp_path / "cache")
    assert [problem.code for problem in raised.value.problems] == ["C01", "S05"]
    assert not (tmp_path / "cache").exists()


def test_help_lines_come_by_place() -> None:
    assert "110" in library.helplines("japan")
    assert "911" in library.helplines("us")
    assert not set(library.helplines("japan")) & set(library.helplines("france"))
    assert library.helplines("japan", BAD) == ()


def test_the_files_of_common_are_checked_by_themselves(tmp_path: Path) -> None:
    assert library.check_common() == ()
    common = tmp_path / "common"
    (common / "worlds").mkdir(parents=True)
    line = "# yaml-language-server: $schema=../../schema.json\n"
    (common / "worlds" / "a.yaml").write_text(line + "entry: {}\nkind: NO\n", encoding="utf-8")
    (common / "worlds" / "b.yaml").write_text("[]\n", encoding="utf-8")
    (common / "fr.po").write_bytes(b"\xff")
    assert [problem.code for problem in library.check_common(tmp_path)] == ["T01", "S01", "Y13", "L13", "S08"]


def test_playing_imports_no_tool_of_authors(tmp_path: Path) -> None:
    id = library.shipped()[0]
    code = (
        "import sys; from pathlib import Path; from game.scenario.library import load;"
        f"load({id!r}, cache=Path({str(tmp_path)!r}));"
        "print([name for name in ('pydantic', 'babel', 'yaml', 'typer', 'rich') if name in sys.modules])"
    )
    library.load(id, cache=tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=True,
    )
    assert ran.stdout.strip() == "[]"
