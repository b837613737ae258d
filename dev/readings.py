"""Makes the readings files of the scenarios: furigana above captions and replies.

`python3 run.py readings` adds what is missing and makes anew what no longer fits its text; what a person mended
stays as it is. Each new line is printed: read it, and mend it in the file. The dictionary is Sudachi's.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from game import places
from game.call.model import Scenario
from game.scenario.library import load, shipped
from game.scenario.readings import FILE, KANJI, parsed, read

HEAD = """# How kanji are read in captions, replies and papers: kanji《reading》. See game/scenario/readings.py.
# Made by `python3 run.py readings` and then read by people: mend what is wrong, it stays as you leave it.

"""
MENDED: tuple[tuple[str, str], ...] = (
    (r"(?<=の)方《ほう》|(?<=[たい])方《ほう》", "方《かた》"),
    (r"何《なん》(?!で[すし]|と|度|の|人|回|件|時)", "何《なに》"),
    (r"何《なに》(?=件|時)", "何《なん》"),
    (r"私《わたくし》", "私《わたし》"),
    (r"三《さん》班《はん》", "三《さん》班《ぱん》"),
    (r"(二《に》|物《ぶつ》)係《かかり》", r"\1係《がかり》"),
    (r"一《いち》けた", "一《ひと》けた"),
    (r"言《ゆ》", "言《い》"),
    (r"《にっぽん》", "《にほん》"),
    (r"きょう中《ちゅう》", "きょう中《じゅう》"),
    (r"四《よん》月", "四《し》月"),
    (r"十《じゅう》分《ふん》", "十《じゅっ》分《ぷん》"),
)
"""What the dictionary reads otherwise than these texts mean it."""
_HAS_KANJI = re.compile(f"[{KANJI}]")
_SLOT = re.compile(r"(\{[a-z0-9_-]+\})")


def hiragana(text: str) -> str:
    """Katakana as hiragana."""
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


def aligned(surface: str, reading: str) -> str | None:
    """`surface` with readings behind its kanji only; None where its kana are not those of the reading."""
    parts = [part for part in re.split(f"([{KANJI}]+)", surface) if part]
    pattern = "".join("(.+?)" if _HAS_KANJI.match(part) else re.escape(hiragana(part)) for part in parts)
    match = re.fullmatch(pattern, reading)
    if match is None:
        return None
    groups = iter(match.groups())
    return "".join(f"{part}《{next(groups)}》" if _HAS_KANJI.match(part) else part for part in parts)


class Reader:
    """Sudachi, with compounds taken apart where the parts are read as they are alone."""

    def __init__(self) -> None:
        from sudachipy import Dictionary, SplitMode

        self._tokens: Any = Dictionary().tokenizer()
        self._long, self._short = SplitMode.C, SplitMode.A

    def annotated(self, text: str) -> str:
        """The text with readings behind its kanji."""
        done = "".join(part if _SLOT.fullmatch(part) else self._plain(part) for part in _SLOT.split(text))
        for wrong, right in MENDED:
            done = re.sub(wrong, right, done)
        return done

    def _plain(self, text: str) -> str:
        out = ""
        for token in self._tokens.tokenize(text, self._long) if text else ():
            for surface, reading in self._parts(token):
                if not _HAS_KANJI.search(surface):
                    out += surface
                    continue
                marked = aligned(surface, hiragana(reading)) or f"｜{surface}《{hiragana(reading)}》"
                # Kanji that have no reading before these would be taken for part of them.
                bare = bool(out) and bool(_HAS_KANJI.match(out[-1])) and _HAS_KANJI.match(marked)
                out += f"｜{marked}" if bare else marked
        return out

    def _parts(self, token: Any) -> Iterator[tuple[str, str]]:
        whole = (token.surface(), token.reading_form())
        parts = [(part.surface(), part.reading_form()) for part in token.split(self._short)]
        if "".join(reading for _, reading in parts) == whole[1]:
            yield from parts
        else:
            yield whole


def wanted(scenario: Scenario) -> dict[str, str]:
    """The texts of a scenario that get readings: what is said and written, who one is, papers and notes, endings, and
    what fills their slots."""
    ids = [line.id for node in scenario.nodes.values() for line in node.lines]
    ids += [reply.id for node in scenario.nodes.values() for reply in node.replies]
    ids += [line.id for reaction in scenario.reactions.values() for turn in reaction.turns for line in turn]
    ids += [f"chat.{item.id}" for item in scenario.chat.values() if item.kind in ("message", "request")]
    if scenario.relative is not None:
        ids += [line.id for lines in scenario.relative.doubts.values() for line in lines]
    story, texts = scenario.story, scenario.texts["ja"]
    ids += [story.you, *(item.text for item in (*story.brief, *story.card))]
    ids += [text for paper in scenario.papers.values() for text in (paper.title, *paper.notes)]
    ids += [entry.name for entry in scenario.entries.values()]
    ids += [text for caller in scenario.callers.values() for text in caller.details.values()]
    ids += [ending.text for ending in scenario.endings]
    ids += ["relative.name"]
    ids += [id_ for id_ in texts if id_.startswith("slot.") and "#" not in id_]
    return {id_: texts[id_] for id_ in ids if id_ in texts and _HAS_KANJI.search(texts[id_])}


def write(file: Path, texts: dict[str, str], spoken: dict[str, str], reader: Reader) -> list[str]:
    """One file: readings that still fit stay. Returns the new lines."""
    before, rows, new = read(file), [], []
    for id_, text in sorted(texts.items()):
        kept = before.get(id_, "")
        if not kept or parsed(kept)[0] != text:
            said = hiragana(spoken.get(id_, ""))
            # A slot's spoken form is the author's own reading of a name.
            named = id_.startswith("slot.") and re.fullmatch(r"[ぁ-ん]+", said)
            kept = (aligned(text, said) if named else None) or reader.annotated(text)
            new.append(f"{id_}: {kept}")
        rows.append(f"{id_}: {kept}")
    file.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8", newline="\n")
    return new


def main() -> int:
    """See the module. Prints what is new."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    root, reader = places.scenarios(), Reader()
    found: dict[str, dict[str, str]] = {}
    spoken: dict[str, str] = {}
    for id_ in shipped():
        scenario = load(id_)
        found[id_] = wanted(scenario)
        spoken |= {key.removesuffix("#say"): text for key, text in scenario.texts["ja"].items() if key.endswith("#say")}
    # What two scenarios have in common, word for word, is read the same way in both.
    everywhere = [set(texts.items()) for texts in found.values()]
    common = {item for i, one in enumerate(everywhere) for other in everywhere[i + 1 :] for item in one & other}
    for id_, texts in found.items():
        own = {key: text for key, text in texts.items() if (key, text) not in common}
        for line in write(root / id_ / FILE, own, spoken, reader):
            print(f"{id_}  {line}")
    for line in write(root / "common" / FILE, dict(common), spoken, reader):
        print(f"common  {line}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
