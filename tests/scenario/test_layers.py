"""A scenario's files over those of common: maps merge, lists and texts are replaced, places stay known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from game.scenario.layers import Layer, Merged, did_you_mean, gather
from game.scenario.reader import read
from tests.scenario.written import COMMON, merged, story


def test_maps_merge_and_lists_and_texts_are_replaced(tmp_path: Path) -> None:
    value = merged(story(tmp_path, "title: Another\nentries:\n  station: {verdict: known}\nwords: [One.]\n")).value
    assert value["title"] == "Another"
    assert value["entries"]["station"]["number"] == "03-0346-0110"
    assert value["entries"]["station"]["verdict"] == "known"
    assert value["words"] == ["One."]


def test_each_part_of_a_merged_value_knows_its_own_file(tmp_path: Path) -> None:
    whole = merged(story(tmp_path, "entries:\n  station: {verdict: known}\n"))
    mine = whole.spot(("entries", "station", "verdict"))
    theirs = whole.spot(("entries", "station", "number"))
    assert (mine.path.endswith("story/scenario.yaml"), mine.line, mine.column) == (True, 5, 22)
    assert theirs.path.endswith("worlds/base.yaml") and theirs.layer.common
    # A short reaction has the same places as a long one.
    short = whole.spot(("callers", "officer", "reactions", "refuse", "turns", 0, 0, "line"))
    assert short.line == 28


def test_a_set_of_reactions_that_a_caller_names_needs_no_use(tmp_path: Path) -> None:
    common = tmp_path / "common"
    (common / "reactions").mkdir(parents=True)
    (common / "reactions" / "calm.yaml").write_text("reactions: {calm: {refuse: []}}\n", encoding="utf-8")
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "scenario.yaml").write_text("id: story\ncallers: {a: {reactions: calm}}\n", encoding="utf-8")
    found, problems = gather(folder, common)
    assert not problems and found is not None
    assert found.value["reactions"] == {"calm": {"refuse": []}}


def test_a_path_cannot_leave_the_folders(tmp_path: Path) -> None:
    folder = story(tmp_path)
    text = 'id: story\ninclude: [../x.yaml, /etc/hosts.yaml, gone.yaml]\nuse: [../story/scenario, "/etc"]\n'
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")
    _, problems = gather(folder, COMMON)
    assert [problem.code for problem in problems] == ["S12", "S12", "S11", "S11", "S11"]


def test_did_you_mean_names_the_likeliest_or_lists_what_there_is() -> None:
    assert did_you_mean("balence", ["balance", "card"]) == 'Did you mean "balance"?'
    assert did_you_mean("x", ["balance", "card"]) == "Known are: balance, card"


TREES = st.dictionaries(
    st.sampled_from("abc"),
    st.recursive(
        st.integers(0, 9) | st.lists(st.integers(0, 9), max_size=2),
        lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
        max_leaves=6,
    ),
    max_size=3,
)


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_text(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(str, value)) + "]"
    return str(value)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, part in inside for found in _paths(part, (*path, key)))]


@given(st.lists(TREES, min_size=1, max_size=4), st.data())
def test_a_value_stands_where_its_place_says(trees: list[dict[str, Any]], data: st.DataObject) -> None:
    """Reading on at the place of a merged leaf finds that leaf: no other file and no other line."""
    from game.scenario.layers import _merge

    layers = tuple(
        Layer(read(_text(tree).encode(), f"{number}.yaml"), common=True) for number, tree in enumerate(trees)
    )
    value: dict[str, Any] = {}
    for tree in trees:
        value = _merge(value, tree)
    whole = Merged(Path("."), value, layers)
    path = data.draw(st.sampled_from(_paths(value)))
    leaf: Any = value
    for step in path:
        leaf = leaf[step]
    if isinstance(leaf, dict):
        return
    spot = whole.spot(path)
    text = _text(trees[int(spot.path.removesuffix(".yaml"))])
    assert text[spot.column - 1 :].startswith(_text(leaf))
