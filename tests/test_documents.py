"""The documents: what they point to is there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from game import places

ROOT = places.scenarios().parent
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")


def documents() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def broken(document: Path, text: str) -> Iterator[str]:
    """The relative links in `text` that lead nowhere."""
    for link in LINK.findall(text):
        if "://" not in link and not (document.parent / link).exists():
            yield link


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(document: Path) -> None:
    assert list(broken(document, document.read_text(encoding="utf-8"))) == []


def test_a_broken_link_would_be_found() -> None:
    text = "[good](README.md) [bad](nowhere.md#part) [far](https://example.org/x) ![picture](none.png)"
    assert list(broken(ROOT / "README.md", text)) == ["nowhere.md", "none.png"]
