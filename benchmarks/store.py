"""How much of the disk's speed the store keeps: durable commands a second against bare SQLite, same mode.

Both sides write the same batches of events, each batch durable before the next is handed over, as a screen
does it. They take turns, round by round, so that a slow moment of the machine falls on both.

    python -m benchmarks.store [--rounds 10] [--commands 100] [--events 6]
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks import measured
from game.results.run import Header, Row, canonical
from game.results.store import Recording, Store

HEADER = Header(1, "benchmark", "0" * 64, 1, {}, {"screen": "ja", "captions": "ja", "voice": ""}, 100, "0")
WAIT_S = 30.0


def batch(command: int, size: int) -> list[Row]:
    """The events of one command, as long as those of a real call."""
    return [
        Row(
            command * 1500 + n,
            0,
            "player",
            "LineBegan",
            {"by": "mori", "line": f"l{command}-{n}", "votes": []},
        )
        for n in range(size)
    ]


class Bare:
    """SQLite and nothing else, in the mode that the store uses."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        self.connection.execute("PRAGMA synchronous=EXTRA")
        self.connection.execute(
            "CREATE TABLE events (run TEXT, seq INTEGER, at_ms INTEGER, take INTEGER, actor TEXT, kind TEXT,"
            " data TEXT, PRIMARY KEY (run, seq)) WITHOUT ROWID"
        )
        self.seq = 0

    def write(self, rows: list[Row]) -> None:
        self.connection.execute("BEGIN IMMEDIATE")
        for row in rows:
            self.connection.execute(
                "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)",
                ("run", self.seq, row.at_ms, row.take, row.actor, row.kind, canonical(row.data)),
            )
            self.seq += 1
        self.connection.execute("COMMIT")


def stored(recording: Recording, rows: list[Row]) -> None:
    if not recording.append(rows).wait(WAIT_S):
        raise SystemExit("the store did not acknowledge")


def timed(write: Callable[[list[Row]], None], batches: list[list[Row]]) -> list[float]:
    """Seconds of each command, from handing over to durable."""
    took = []
    for rows in batches:
        begun = time.perf_counter()
        write(rows)
        took.append(time.perf_counter() - begun)
    return took


def p99(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.99)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--commands", type=int, default=100)
    parser.add_argument("--events", type=int, default=6)
    parser.add_argument("--folder", type=Path, help="on whose disk to measure; default: the temporary folder's")
    options = parser.parse_args()
    ours: list[float] = []
    bare: list[float] = []
    ratios: list[float] = []
    with tempfile.TemporaryDirectory(dir=options.folder) as name, Store(Path(name) / "store") as store:
        plain = Bare(Path(name) / "bare.db")
        for _ in range(options.rounds):
            recording = store.begin(HEADER, lambda: b"{}")
            batches = [batch(n, options.events) for n in range(options.commands)]
            stored(recording, batch(0, 1))
            took_bare = timed(plain.write, batches)
            took_ours = timed(partial(stored, recording), batches)
            bare += took_bare
            ours += took_ours
            ratios.append(sum(took_bare) / sum(took_ours))
            recording.end("finished", {"score": 1.0}).wait(WAIT_S)
        begun = time.perf_counter()
        recording = store.begin(HEADER, lambda: b"{}")
        tickets = [recording.append(batch(n, options.events)) for n in range(options.commands * 10)]
        tickets[-1].wait(WAIT_S)
        queued = len(tickets) / (time.perf_counter() - begun)
    ratio = statistics.median(ratios)
    added = statistics.median(ours) - statistics.median(bare)
    measured.keep(
        "store",
        "The record: durable commands",
        f"python -m benchmarks.store --rounds {options.rounds} --commands {options.commands} --events {options.events}",
        [
            (
                f"commands of {options.events} events, each durable before the next",
                f"{len(ours) / sum(ours):.0f}/s, p99 {p99(ours) * 1000:.1f} ms",
                "",
            ),
            (
                "the same by bare SQLite, DELETE + EXTRA",
                f"{len(bare) / sum(bare):.0f}/s, p99 {p99(bare) * 1000:.1f} ms",
                "",
            ),
            ("ratio, store to bare SQLite (median of rounds)", f"{ratio:.2f}", ">= 0.7"),
            ("commands handed over without waiting", f"{queued:.0f}/s", ""),
        ],
        "The absolute figures are the disk's. The store adds the hash chain, the run's seal, a thread to hand"
        " over to and back, and two looks at whether the file is still at its place:"
        f" {added * 1e6:.0f} µs a command (difference of the medians).",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
