"""Whatever an author makes of a good script, a check ends with problems and places, never otherwise."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario import library
from game.scenario.reader import read
from tests.scenario.bad_files import BAD

BASE: Any = read((BAD / "common" / "worlds" / "base.yaml").read_bytes(), "base").value


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, part in inside for found in _paths(part, (*path, key)))]


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(part) for key, part in value.items()}
    return [_copy(part) for part in value] if isinstance(value, list) else value


PATHS = [path for path in _paths(BASE) if path]
WORDS = ["", "x", "hello", "first", "officer", "balance", "asked and", "not (asked", "{no}", "{", "03-3581-4321"]
JUNK = st.recursive(
    st.sampled_from([*WORDS, 0, -1, 10**12, True, 1.5]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "line", "reply", "next", "turns", "node", "when", "x y", "talk", "use", "is"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=5,
)
CHANGE = st.tuples(st.sampled_from(PATHS), st.sampled_from(["drop", "put", "rename"]), JUNK)


@settings(max_examples=150)
@given(st.lists(CHANGE, min_size=1, max_size=4))
def test_any_change_of_a_script_is_checked_to_the_end(changes: list[tuple[tuple[Any, ...], str, Any]]) -> None:
    script = {"id": "story", **_copy(BASE)}
    for path, what, junk in changes:
        parent: Any = script
        for step in path[:-1]:
            try:
                parent = parent[step]
            except (KeyError, IndexError, TypeError):
                break
        last = path[-1]
        if isinstance(parent, dict) and last in parent:
            old = parent.pop(last)
            if what != "drop":
                parent[last if what == "put" else "renamed"] = junk if what == "put" else old
        elif isinstance(parent, list) and isinstance(last, int) and last < len(parent):
            parent[last] = junk
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "story"
        folder.mkdir()
        text = json.dumps(script, ensure_ascii=False, indent=1)  # JSON is YAML
        (folder / "scenario.yaml").write_text(text, encoding="utf-8")
        report = library.check(folder, BAD)
    assert (report.scenario is None) == any(problem.is_error for problem in report.problems)
    lines = text.count("\n") + 1
    for problem in report.problems:
        assert 1 <= problem.line <= lines and problem.column >= 1
        assert str(problem).isprintable()
