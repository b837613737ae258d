"""Small scenarios on disk for tests: the whole base of tests/bad and what a test writes over it."""

from __future__ import annotations

from pathlib import Path

from game.scenario.layers import Merged, gather
from tests.scenario.bad_files import BAD

COMMON = BAD / "common"
HEAD = "# yaml-language-server: $schema=../schema.json\nid: story\nuse: [worlds/base]\n"


def story(root: Path, body: str = "", **files: str) -> Path:
    """A scenario folder `story` in `root`; `files` by name, `fr_po` for fr.po."""
    folder = root / "story"
    folder.mkdir(exist_ok=True)
    (folder / "scenario.yaml").write_text(HEAD + body, encoding="utf-8")
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


def merged(folder: Path) -> Merged:
    found, problems = gather(folder, COMMON)
    assert found is not None and not problems, problems
    return found
