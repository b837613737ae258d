"""docs/measured.md: one section a harness, written by the harness itself."""

import os
import platform
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "measured.md"

Row = tuple[str, str, str]


def table(rows: Iterable[Row]) -> str:
    """Rows of (what, measured, wanted) as a Markdown table."""
    lines = ["| what | measured | wanted |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def machine() -> str:
    """The machine in a few words, without naming it."""
    cores = os.cpu_count() or 1
    return f"{platform.system()} {platform.machine()}, {cores} cores, Python {platform.python_version()}"


def placed(page: str, name: str, title: str, body: str) -> str:
    """`page` with the section `name` replaced, or added at the end."""
    section = f"<!-- {name} -->\n\n## {title}\n\n{body.strip()}\n\n<!-- /{name} -->\n"
    old = re.compile(rf"<!-- {re.escape(name)} -->\n.*?<!-- /{re.escape(name)} -->\n", re.DOTALL)
    if old.search(page):
        return old.sub(lambda _: section, page, count=1)
    return f"{page.rstrip()}\n\n{section}"


def keep(name: str, title: str, command: str, rows: Sequence[Row], remark: str = "") -> None:
    """Prints the figures and keeps them, with day, machine and command, in docs/measured.md."""
    day = datetime.now(UTC).date().isoformat()
    body = f"`{command}`, {day}, {machine()}.\n\n{table(rows)}\n\n{remark}"
    print(body)
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(placed(page, name, title, body), encoding="utf-8", newline="\n")


def spread(values: Sequence[float], unit: str, digits: int = 0) -> str:
    """Median, smallest and largest, as people read them."""
    ordered = sorted(values)
    middle = ordered[len(ordered) // 2]
    return f"{middle:.{digits}f} {unit} ({ordered[0]:.{digits}f} to {ordered[-1]:.{digits}f}, n={len(ordered)})"
