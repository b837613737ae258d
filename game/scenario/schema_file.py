"""`scenarios/schema.json`: the JSON Schema that editors read, written by a command."""

from __future__ import annotations

import json
import os
from pathlib import Path


def schema_text() -> str:
    """The file's content, the same on every machine."""
    from game.scenario.json_schema import json_schema

    return json.dumps(json_schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def is_fresh(file: Path) -> bool:
    """Whether `file` holds what `write` would write."""
    try:
        return file.read_text(encoding="utf-8") == schema_text()
    except (OSError, UnicodeDecodeError):
        return False


def write(file: Path) -> None:
    """Write the schema in one step. Raises `OSError` where that cannot be done."""
    temporary = file.with_name(f"{file.name}.new")
    temporary.write_text(schema_text(), encoding="utf-8", newline="\n")
    os.replace(temporary, file)
