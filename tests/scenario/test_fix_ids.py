"""`lint --fix-ids` adds ids and changes nothing else."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scenario.fix_ids import CannotFix, fix_folder
from game.scenario.reader import read

TEXT = """\
# A remark.
talks:
  one:
    nodes:
      a:
        turn:
          - {line: First., flag: x}   # stays
          - { line: "Second, {slot}" }
          - line: Third.
            say: third
          - {id: l2, line: Fourth.}
        replies:
          - reply: Yes.
            next: b
          - {reply: No., next: c}
"""
FIXED = TEXT.replace("{line: First", "{id: l1, line: First").replace("{ line: ", "{id: l3, line: ")
FIXED = FIXED.replace("- line: Third.", "- id: l4\n            line: Third.")
FIXED = FIXED.replace("- reply: Yes.", "- id: r1\n            reply: Yes.").replace("{reply", "{id: r2, reply")


def written(folder: Path, data: bytes, name: str = "scenario.yaml") -> Path:
    (folder / name).write_bytes(data)
    return folder / name


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_ids_are_added_and_nothing_else_changes(tmp_path: Path, ending: str, mark: bytes) -> None:
    file = written(tmp_path, mark + TEXT.replace("\n", ending).encode())
    (fixed,) = fix_folder(tmp_path)
    assert fixed.ids == ("l1", "l3", "l4", "r1", "r2")
    assert file.read_bytes() == mark + FIXED.replace("\n", ending).encode()
    assert fix_folder(tmp_path) == []


def test_ids_of_a_common_file_begin_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "reactions").mkdir()
    file = written(tmp_path, b"reactions: {calm: {refuse: [{line: Well.}]}}\n", "reactions/calm.yaml")
    fix_folder(tmp_path)
    assert file.read_bytes() == b"reactions: {calm: {refuse: [{id: calm.1, line: Well.}]}}\n"


def test_a_file_with_problems_is_left_alone(tmp_path: Path) -> None:
    file = written(tmp_path, b"a: NO\nturn: [{line: x}]\n")
    with pytest.raises(CannotFix, match="Y13"):
        fix_folder(tmp_path)
    assert file.read_bytes() == b"a: NO\nturn: [{line: x}]\n"


ITEM = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["line", "reply"]),
        "flow": st.booleans(),
        "text": st.sampled_from(["Hi", "はい。"]),
    },
    optional={"id": st.sampled_from(["l1", "r2", "x"])},
)


@given(st.lists(ITEM, min_size=1, max_size=8, unique_by=lambda item: item.get("id", object())))
def test_every_item_has_an_id_afterwards_and_keeps_its_words(items: list[dict[str, str]]) -> None:
    rows = ["turn:"]
    for item in items:
        pairs = ([f"id: {item['id']}"] if "id" in item else []) + [f"{item['kind']}: {item['text']}"]
        rows.append(f"  - {{{', '.join(pairs)}}}" if item["flow"] else "  - " + "\n    ".join(pairs))
    with tempfile.TemporaryDirectory() as name:
        file = written(Path(name), ("\n".join(rows) + "\n").encode())
        fix_folder(Path(name))
        value = read(file.read_bytes(), "x").value
    assert isinstance(value, dict)
    after = value["turn"]
    assert [entry.get("line", entry.get("reply")) for entry in after] == [item["text"] for item in items]
    ids = [entry["id"] for entry in after]
    assert len(set(ids)) == len(ids)
    for item, id in zip(items, ids, strict=True):
        assert item.get("id", id) == id
