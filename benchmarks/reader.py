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

import yaml

from benchmarks.measured import Row, table
from game import places
from game.scenario import library
from game.scenario.compiler import compile_folder
from game.scenario.reader import read
from tests.scenario.attacks import ATTACKS


def _bare(data: bytes) -> None:
    for _ in yaml.parse(data, yaml.CSafeLoader):
        pass


def _ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def reading(rounds: int) -> list[Row]:
    """The reader against the bare parser, and against PyYAML's own safe loader over libyaml."""
    files = [file.read_bytes() for file in sorted(places.scenarios().glob("**/*.yaml"))]
    size = sum(len(data) for data in files)
    bare: list[float] = []
    ours: list[float] = []
    loads: list[float] = []
    for _ in range(rounds):
        bare.append(sum(_ms(lambda d=data: _bare(d)) for data in files))  # type: ignore[misc]
        ours.append(sum(_ms(lambda d=data: read(d, "file")) for data in files))  # type: ignore[misc]
        loads.append(sum(_ms(lambda d=data: yaml.load(d, yaml.CSafeLoader)) for data in files))  # type: ignore[misc]
    ratio = statistics.median(own / other for own, other in zip(ours, bare, strict=True))
    load = statistics.median(own / other for own, other in zip(ours, loads, strict=True))
    per_20 = min(ours) / size * 20_000
    return [
        (f"reader to bare C parser, {len(files)} files, {size // 1000} kB", f"{ratio:.2f}", "<= 1.5"),
        ("reader to `yaml.load(..., CSafeLoader)`", f"{load:.2f}", ""),
        ("20 kB read, best round", f"{per_20:.2f} ms", ""),
    ]


def checking(rounds: int) -> list[Row]:
    """Reading, checking and linting each scenario again, as an author does after an edit."""
    root = places.scenarios()
    rows: list[Row] = []
    for id in library.shipped(root):
        folder = root / id
        library.check(folder, root)
        compiled = statistics.median(
            _ms(lambda f=folder: compile_folder(f, root / "common")) for _ in range(rounds)
        )  # type: ignore[misc]
        checked = statistics.median(_ms(lambda f=folder: library.check(f, root)) for _ in range(rounds))  # type: ignore[misc]
        rows.append((f"read and check {id}, warm", f"{compiled:.0f} ms", "<= 50 ms"))
        rows.append(("the same with translations, lint and hash", f"{checked:.0f} ms", ""))
    return rows


def refusing() -> list[Row]:
    """The slowest refusal of the attacks that stop other readers."""
    times = {
        name: min(_ms(lambda d=data: read(d, "attack")) for _ in range(3)) for name, data in ATTACKS.items()
    }  # type: ignore[misc]
    slowest = max(times, key=lambda name: times[name])
    refused = sum(not read(data, "attack").ok for data in ATTACKS.values())
    return [
        (f"attacks refused, of {len(ATTACKS)}", str(refused), str(len(ATTACKS))),
        (f"slowest refusal ({slowest})", f"{times[slowest]:.1f} ms", "< 100 ms"),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="The scenario reader beside the bare C parser.")
    parser.add_argument("--rounds", type=int, default=60)
    rounds: int = parser.parse_args(arguments).rounds
    print(table([*reading(rounds), *checking(max(3, rounds // 6)), *refusing()]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
