"""Puts rows of screen texts into the PO files: `python -m dev.words AREA FILE.tsv`.

A row is `key<TAB>ja<TAB>en<TAB>fr<TAB>ja-easy`; an empty last column repeats the Japanese. Rows whose key exists
replace it, others are added; nothing is removed. Translators edit the PO files themselves.
"""

import json
import sys
from pathlib import Path

from game.phone.words import FOLDER, LANGUAGES, read_po

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: {lang}\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def write(path: Path, lang: str, entries: dict[str, tuple[str, str]]) -> None:
    """One PO file, entries in the order given."""
    parts = [HEADER.format(lang=lang)]
    for key, (source, text) in entries.items():
        parts.append(f"msgctxt {_quoted(key)}\nmsgid {_quoted(source)}\nmsgstr {_quoted(text)}\n")
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(parts), encoding="utf-8", newline="\n")


def merge(area: str, rows: list[list[str]]) -> None:
    """Adds or replaces rows of an area in all its files."""
    for column, lang in enumerate(LANGUAGES):
        path = FOLDER / f"{area}.pot" if lang == "ja" else FOLDER / lang / f"{area}.po"
        entries = read_po(path) if path.is_file() else {}
        for row in rows:
            key, ja = row[0], row[1]
            text = row[1 + column] if len(row) > 1 + column else ""
            entries[key] = (ja, "" if lang == "ja" else text or ja)
        write(path, lang, entries)


def main() -> int:
    """See the module."""
    area, file = sys.argv[1:3]
    rows = []
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            rows.append([part.replace("\\n", "\n") for part in line.split("\t")])
    merge(area, rows)
    print(f"{area}: {len(rows)} rows")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
