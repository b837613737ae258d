"""`lint --explain` and the schema file for editors."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import places
from game.scenario.compiler import compile_folder
from game.scenario.explain import NoSuchNode, explain
from game.scenario.json_schema import json_schema
from game.scenario.layers import SCRIPT
from game.scenario.reader import read
from game.scenario.schema_file import is_fresh, write
from tests.scenario.written import COMMON, story


def test_a_node_is_explained_with_the_place_of_each_part(tmp_path: Path) -> None:
    body = "talks: {first: {nodes: {bye: {turn: [{id: l2, line: Good night.}]}}}}\n"
    script, _ = compile_folder(story(tmp_path, body), COMMON)
    assert script is not None
    rows = explain(script, "bye").splitlines()
    line = next(row for row in rows if "Good night." in row)
    assert line.endswith("story/scenario.yaml:4")
    refuse = next(row for row in rows if "refuse" in row)
    assert "(caller)" in refuse and "base.yaml:" in refuse
    assert any(row.strip() == "repeat: says the last line again" for row in rows)
    assert explain(script, "first/hello").startswith("first/hello")


def test_an_unknown_node_is_answered_with_the_likeliest(tmp_path: Path) -> None:
    script, _ = compile_folder(story(tmp_path), COMMON)
    assert script is not None
    with pytest.raises(NoSuchNode, match='Did you mean "hello"'):
        explain(script, "helo")
    with pytest.raises(NoSuchNode, match="Several talks"):
        explain(script, "here")


def test_the_schema_file_is_fresh_and_complete(tmp_path: Path) -> None:
    assert is_fresh(places.scenarios() / "schema.json")
    write(tmp_path / "schema.json")
    assert is_fresh(tmp_path / "schema.json")
    assert not is_fresh(tmp_path / "gone.json")


def test_the_schema_knows_every_top_level_key_that_scripts_use() -> None:
    known = set(json_schema()["properties"])
    root = places.scenarios()
    files = [*root.glob(f"*/{SCRIPT}"), *(root / "common").rglob("*.yaml")]
    assert len(files) > 10
    for file in files:
        value = read(file.read_bytes(), str(file)).value
        assert isinstance(value, dict) and set(value) <= known
