"""Ten thousand random walks of every scenario: all of them end, and everything that was written is reached.

The scenarios are walked side by side, one process each, as many at a time as the machine has cores.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from benchmarks import measured
from dev.environment import ROOT

GAME = (sys.executable, str(ROOT / "main.py"))


class Walked(NamedTuple):
    """One scenario's walks: the exit code, what they printed, and how long they took."""

    id: str
    code: int
    words: str
    seconds: float


def walk(id: str, runs: int, seed: int) -> Walked:
    """Walks one scenario; 0 when all ended and nothing was left uncovered."""
    begun = time.monotonic()
    done = subprocess.run(
        [*GAME, "walk", id, "--runs", str(runs), "--seed", str(seed)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    return Walked(id, done.returncode, done.stdout + done.stderr, time.monotonic() - begun)


def main() -> int:
    """Returns 1, with the words of the walk, if one found something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10_000, help="walks of each scenario (default 10000)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    listing = subprocess.run([*GAME, "list", "--json"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    ids = [entry["id"] for entry in json.loads(listing.stdout)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        walked = list(pool.map(lambda id: walk(id, options.runs, options.seed), ids))
    failed = [one for one in walked if one.code]
    for one in failed:
        print(f"{one.id}:\n{one.words}", file=sys.stderr)
    measured.keep(
        "walks",
        "Random walks",
        f"python3 run.py walks --runs {options.runs} --seed {options.seed}",
        [
            (
                f"`{one.id}`, {options.runs:,} walks",
                f"{'found something' if one.code else 'all ended, nothing uncovered'}; {one.seconds:.0f} s",
                "all end, nothing uncovered",
            )
            for one in walked
        ],
    )
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
