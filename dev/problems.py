"""Writes docs/problems.md: every code that `lint` prints, from the registry itself.

python -m dev.problems
"""

from __future__ import annotations

import re
import sys

from dev.environment import ROOT
from game.scenario.problems import Kind, every_kind

PAGE = ROOT / "docs" / "problems.md"
_GROUPS = {
    "Y": "The YAML text",
    "S": "The shape of a file",
    "C": "References between the parts of a script",
    "T": "Translations",
    "L": "Lint",
}


def page() -> str:
    """The page as it should be."""
    parts = [
        "# What lint can say",
        "Written by `python -m dev.problems`. A message reads `file:line:column: CODE what was found. The mend.`"
        " An error keeps the scenario from being played, a warning does not."
        " `tests/bad/` holds a file for each code.",
    ]
    for letter, title in _GROUPS.items():
        rows = [_row(kind) for kind in every_kind() if kind.code.startswith(letter)]
        parts += [
            f"## {title}",
            "\n".join(["| code | found | mend | for example |", "| --- | --- | --- | --- |", *rows]),
        ]
    return "\n\n".join(parts) + "\n"


def _row(kind: Kind) -> str:
    code = kind.code if kind.severity == "error" else f"{kind.code} (warning)"
    cells = (code, _words(kind.found), _words(kind.mend), f"`{_cell(kind.example)}`")
    return f"| {' | '.join(cells)} |"


def _words(template: str) -> str:
    """A message's template as people read it: ‹name› where something is filled in."""
    text = re.sub(r":[0-9]*[xX]\}", "}", template).replace("{{", "\0").replace("}}", "\1")
    text = text.replace("{", "‹").replace("}", "›").replace("\0", "{").replace("\1", "}")
    return _cell(text)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ⏎ ")


def main() -> int:
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
