"""The scenario reader beside the bare C parser, and how fast attacks are refused.

    python -m benchmarks.reader [--rounds 60]

The bare parser is `yaml.parse(..., CSafeLoader)` with its events thrown away: it checks nothing, resolves
nothing and keeps no place. Both read every scenario file of the game, each file in turn, so that a busy
machine disturbs both alike.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial

import yaml

from benchmarks import measured
from benchmarks.measured import Row
from game import places
from game.scenario import library
from game.scenario.compiler import compile_folder
from game.scenario.reader import read
from tests.scenario.attacks import ATTACKS


def bare(data: bytes) -> None:
    """libyaml's events, one after the other, thrown away."""
    for _ in yaml.parse(data, yaml.CSafeLoader):
        pass


def load(data: bytes) -> object:
    """PyYAML's own values, which keep no place and guess."""
    return yaml.load(data, yaml.CSafeLoader)


def ms(work: Callable[[], object]) -> float:
    """Processor time, so that a busy machine weighs less."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def reading(rounds: int) -> list[Row]:
    """The reader against the bare parser, and against PyYAML's own safe loader over libyaml."""
    files = [file.read_bytes() for file in sorted(places.scenarios().glob("**/*.yaml"))]
    size = sum(len(data) for data in files)
    largest = max(files, key=len)
    each: list[tuple[float, float, float]] = []
    one: list[tuple[float, float]] = []
    for _ in range(rounds):
        each.append(
            (
                sum(ms(partial(bare, data)) for data in files),
                sum(ms(partial(read, data, "file")) for data in files),
                sum(ms(partial(load, data)) for data in files),
            )
        )
        one.append((ms(partial(bare, largest)), ms(partial(read, largest, "file"))))
    ratio = statistics.median(ours / parser for parser, ours, _ in each)
    ratio_one = statistics.median(ours / parser for parser, ours in one)
    ratio_load = statistics.median(ours / loader for _, ours, loader in each)
    per_20 = statistics.median(ours for _, ours, _ in each) / size * 20_000
    return [
        (f"reader to bare C parser, {len(files)} files, {size // 1000} kB", f"{ratio:.2f}", "<= 1.5"),
        (f"the same, the largest file, {len(largest) // 1000} kB", f"{ratio_one:.2f}", "<= 1.5"),
        ("reader to `yaml.load(..., CSafeLoader)`", f"{ratio_load:.2f}", ""),
        ("20 kB", f"{per_20:.2f} ms", ""),
    ]


def checking(rounds: int) -> list[Row]:
    """Reading, checking and linting each scenario again, as an author does after an edit."""
    root = places.scenarios()
    rows: list[Row] = []
    for id in library.shipped(root):
        folder = root / id
        library.check(folder, root)
        compiling = partial(compile_folder, folder, root / "common")
        checking = partial(library.check, folder, root)
        compiled = statistics.median(ms(compiling) for _ in range(rounds))
        checked = statistics.median(ms(checking) for _ in range(rounds))
        rows.append((f"{id}: read and check, warm", f"{compiled:.0f} ms", "<= 50 ms"))
        rows.append((f"{id}: the same with three languages, lint and hash", f"{checked:.0f} ms", ""))
    return rows


def refusing() -> list[Row]:
    """The slowest refusal of the attacks that stop other readers."""
    took = {name: min(ms(partial(read, data, "attack")) for _ in range(3)) for name, data in ATTACKS.items()}
    slowest = max(took, key=lambda name: took[name])
    refused = sum(not read(data, "attack").ok for data in ATTACKS.values())
    return [
        (f"attacks refused, of {len(ATTACKS)}", str(refused), str(len(ATTACKS))),
        (f"slowest refusal ({slowest})", f"{took[slowest]:.1f} ms", "< 100 ms"),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures and keep them in docs/measured.md."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=60)
    rounds: int = parser.parse_args(arguments).rounds
    measured.keep(
        "reader",
        "The scenario reader",
        f"python -m benchmarks.reader --rounds {rounds}",
        [*reading(rounds), *checking(max(3, rounds // 6)), *refusing()],
        "Processor time; medians of the rounds.",
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
