"""Makes assets/fonts from the packages that publish the fonts: the same bytes every time.

Why they are not shipped as published:

- BIZ UDPGothic's TrueType hints make dashes and `_` vanish at some sizes, so every font loses its hints.
- Tables for vertical writing and print are left out, since the phone never uses them.
- Noto Sans JP is only the fallback: it keeps just the characters that the other two lack.

`coverage.json` says which characters each family holds, because `pygame.font.Font.metrics` reports a width
for missing glyphs too. Per family it is one ascending list of numbers, in which every even place begins a run
of characters and every odd place is the first character after it; so `bisect_right(runs, ord(c)) % 2 == 1`
asks whether `c` is there.
"""

import io
import json
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont

from dev.npm import fetch

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "fonts"
FEATURES = ["calt", "ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum"]


class Family(NamedTuple):
    """One family: the package, its version, and weights as (name of ours, path in the package)."""

    name: str
    package: str
    version: str
    weights: tuple[tuple[str, str], ...]


FAMILIES = (
    Family(
        "BIZUDPGothic",
        "@expo-google-fonts/biz-udpgothic",
        "0.4.2",
        (
            ("Regular", "400Regular/BIZUDPGothic_400Regular.ttf"),
            ("Bold", "700Bold/BIZUDPGothic_700Bold.ttf"),
        ),
    ),
    Family(
        "NotoSans",
        "@expo-google-fonts/noto-sans",
        "0.4.2",
        (
            ("Regular", "400Regular/NotoSans_400Regular.ttf"),
            ("SemiBold", "600SemiBold/NotoSans_600SemiBold.ttf"),
        ),
    ),
    # The last one is the fallback.
    Family(
        "NotoSansJP",
        "@expo-google-fonts/noto-sans-jp",
        "0.4.3",
        (
            ("Regular", "400Regular/NotoSansJP_400Regular.ttf"),
            ("Bold", "700Bold/NotoSansJP_700Bold.ttf"),
        ),
    ),
)


def reduced(source: bytes, without: frozenset[int]) -> tuple[bytes, frozenset[int]]:
    """`source` without hints, vertical tables and the characters `without`; and what characters are left."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = FEATURES
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += ["vhea", "vmtx", "BASE", "STAT", "meta", "gasp"]
    font = TTFont(io.BytesIO(source), recalcTimestamp=False)
    characters = frozenset(font.getBestCmap()) - without
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue(), frozenset(font.getBestCmap())


def runs(characters: frozenset[int]) -> list[int]:
    """The characters as one list of begins and ends, as `coverage.json` keeps them."""
    flat: list[int] = []
    for character in sorted(characters):
        if flat and flat[-1] == character:
            flat[-1] = character + 1
        else:
            flat += [character, character + 1]
    return flat


def main() -> int:
    """Writes every font, its licence and the coverage file; prints their sizes."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    coverage: dict[str, list[int]] = {}
    held: frozenset[int] = frozenset()
    for family in FAMILIES:
        files = fetch(family.package, family.version)
        (FOLDER / f"OFL-{family.name}.txt").write_bytes(files["LICENSE_FONT"].replace(b"\r\n", b"\n"))
        without = held if family is FAMILIES[-1] else frozenset()
        common: frozenset[int] | None = None
        for weight, path in family.weights:
            font, characters = reduced(files[path], without)
            (FOLDER / f"{family.name}-{weight}.ttf").write_bytes(font)
            common = characters if common is None else common & characters
            print(f"{family.name}-{weight}.ttf  {len(font):>9,} bytes  {len(characters):>6,} characters")
        assert common is not None, "a family has weights"
        coverage[family.name] = runs(common)
        held |= common
    text = json.dumps(coverage, separators=(",", ":"))
    (FOLDER / "coverage.json").write_text(text.replace('],"', '],\n"') + "\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
