"""Furigana: how the kanji of a text are read. Kept beside the scripts in files that anybody can read and mend.

`scenarios/<id>/readings.txt` and `scenarios/common/readings.txt` hold one text a line:

    c-hello-1: もしもし、新宿《しんじゅく》警察《けいさつ》署《しょ》の{officer}と申《もう》します。

A reading stands in 《》 behind its kanji, as in Aozora Bunko; ｜ marks where the kanji begin if they follow others
that have none. `{slots}` stay; their own readings stand under `slot.<slot>.<option>`. Without the marks a line is
exactly the script's text: a line that no longer is (the script changed) is left aside, and lint's sibling
`python3 run.py readings` makes it anew. Pure but for reading the files.
"""

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from game import places
from game.call.model import Scenario

FILE = "readings.txt"
KANJI = "㐀-䶿一-鿿豈-﫿々〆ヶ"
_MARKED = re.compile(rf"(?:｜(?P<marked>[^《》｜]+)|(?P<kanji>[{KANJI}]+))《(?P<reading>[^《》]+)》")


class Ruby(NamedTuple):
    """`reading` stands above the characters from `start` to before `end` of the plain text."""

    start: int
    end: int
    reading: str


def parsed(annotated: str) -> tuple[str, tuple[Ruby, ...]]:
    """The plain text, and the readings above it."""
    plain, found, last = "", [], 0
    for match in _MARKED.finditer(annotated):
        plain += annotated[last : match.start()]
        base = match["marked"] or match["kanji"]
        found.append(Ruby(len(plain), len(plain) + len(base), match["reading"]))
        plain += base
        last = match.end()
    return plain + annotated[last:], tuple(found)


def read(file: Path) -> dict[str, str]:
    """Annotated texts by id. A file that is not there, or a line without an id, is no reading and no fault."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    found = (line.partition(": ") for line in lines if line.strip() and not line.startswith("#"))
    return {id_.strip(): text for id_, mark, text in found if mark}


@lru_cache(maxsize=8)
def readings(scenario: str, root: Path | None = None) -> dict[str, str]:
    """All annotated texts of a scenario by its id, the shared ones included. `root`: the folder of scenarios."""
    base = root or places.scenarios()
    return read(base / "common" / FILE) | read(base / scenario / FILE)


def annotated(scenario: Scenario, known: dict[str, str] | None = None) -> Scenario:
    """The scenario with a language "ja-ruby": its Japanese texts with readings, where they are still the same."""
    texts = scenario.texts.get("ja", {})
    known = readings(scenario.id) if known is None else known
    marked = {id_: text for id_, text in known.items() if id_ in texts and parsed(text)[0] == texts[id_]}
    return replace(scenario, texts={**scenario.texts, "ja-ruby": {**texts, **marked}})
