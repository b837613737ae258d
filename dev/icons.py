"""Copies the icons that the game uses from Phosphor into assets/icons, in three weights.

Look at https://phosphoricons.com for names; add one to assets/icons/names.txt and run `python run.py icons`.
The shapes are written in white instead of `currentColor`, since pygame's SVG loader knows no current colour:
multiplying by a colour then gives exactly that colour.
"""

import shutil
from pathlib import Path

from dev.npm import fetch

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "icons"
PACKAGE, VERSION = "@phosphor-icons/core", "2.1.1"
WEIGHTS = ("regular", "fill", "bold")


def main() -> int:
    """Writes every named icon anew and the licence beside them; removes icons that are no longer named."""
    names = (FOLDER / "names.txt").read_text(encoding="utf-8").split()
    files = fetch(PACKAGE, VERSION)
    for weight in WEIGHTS:
        folder = FOLDER / weight
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        suffix = "" if weight == "regular" else f"-{weight}"
        for name in names:
            source = files[f"assets/{weight}/{name}{suffix}.svg"].decode("utf-8").strip()
            white = source.replace('fill="currentColor"', 'fill="#ffffff"')
            (folder / f"{name}.svg").write_text(white + "\n", encoding="utf-8", newline="\n")
    (FOLDER / "LICENSE").write_bytes(files["LICENSE"])
    print(f"{len(names)} icons in {len(WEIGHTS)} weights")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
