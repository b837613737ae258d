"""A million random actions over all screens: `python3 run.py monkey`. No exception, no dead end, no screen unseen.

    python3 run.py monkey 1000000 --seed 7     the same walks again
    python3 run.py monkey --walk 12 --seed 7   one of them
    python3 run.py monkey --replay failing-walks/monkey-7-12.json

Walks of a thousand actions each are shared out to as many processes as there are cores. Nothing is drawn but one
picture in a hundred. A walk that fails is kept as a file that says how it began and what was done.
"""

import argparse
import json
import os
import random
import re
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from multiprocessing import get_context
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"

import pygame

from benchmarks import measured
from benchmarks.restless import Restless, Walk, begin_walk
from benchmarks.screens import screens
from dev.environment import ROOT
from game.call.model import Scenario
from game.scenario.library import everything

LENGTH = 1000
"""Actions of a walk."""
FOLDER = ROOT / "failing-walks"
MOST_KEPT = 3
"""Walks kept of each kind of failure."""
EVERY_S = 30.0


@dataclass
class Result:
    """What came of one walk. `fault`: its kind, "" where none was found; `words`: all that is known of it."""

    number: int
    actions: int = 0
    seen: Counter[str] = field(default_factory=Counter)
    fault: str = ""
    words: str = ""
    kept: dict[str, object] = field(default_factory=dict)
    peak_mib: int = 0


_scenarios: tuple[Scenario, ...] = ()


def prepare() -> None:
    """Once in each process."""
    global _scenarios
    pygame.display.init()
    pygame.display.set_mode((16, 16))
    _scenarios = tuple(everything())


def walk(seed: int, number: int, actions: int) -> Result:
    """One walk. Returns what it found, and raises nothing."""
    result = Result(number)
    begun = begin_walk(seed, number)
    player: Restless | None = None
    try:
        player = Restless(begun, _scenarios)
        player.wander(actions)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}:{last.lineno}"
        result.fault = f"{type(error).__name__} at {where}: {str(error)[:120]}"
        result.words = traceback.format_exc()
        result.kept = {
            "walk": asdict(begun),
            "fault": result.words,
            "actions": player.done if player is not None else [],
        }
    if player is not None:
        result.actions, result.seen = len(player.done), player.seen
    result.peak_mib = _peak_mib()
    return result


def _peak_mib() -> int:
    """The most memory that this process ever had; 0 where the system does not say."""
    with suppress(ImportError):
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return 0


class Tally:
    """Sums up walks, and keeps those that failed."""

    def __init__(self, seed: int, folder: Path = FOLDER) -> None:
        self.seed, self.folder = seed, folder
        self.actions = self.walks = self.peak_mib = 0
        self.seen: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()

    def add(self, result: Result) -> None:
        """One walk more."""
        self.actions += result.actions
        self.walks += 1
        self.seen += result.seen
        self.peak_mib = max(self.peak_mib, result.peak_mib)
        if not result.fault:
            return
        # One fault shows itself in many places of a screen.
        kind = re.sub(r"\d+", "0", result.fault)
        self.faults[kind] += 1
        if self.faults[kind] <= MOST_KEPT:
            self.folder.mkdir(exist_ok=True)
            file = self.folder / f"monkey-{self.seed}-{result.number}.json"
            file.write_text(json.dumps(result.kept, ensure_ascii=False), encoding="utf-8", newline="\n")
            print(f"\n{result.words}\nwalk {result.number}, action {result.actions}: {result.fault}", file=sys.stderr)
            print(f"again: python3 run.py monkey --replay {file}\n", file=sys.stderr, flush=True)

    def unseen(self) -> list[str]:
        """The screens that nobody came to."""
        return sorted(screens() - set(self.seen))


def run(actions: int, seed: int, workers: int, tally: Tally) -> None:
    """Walks until so many actions were done. Raises RuntimeError where a process dies."""
    begun = told = time.monotonic()
    with ProcessPoolExecutor(workers, get_context("spawn"), prepare) as pool:
        under_way: dict[Future[Result], int] = {}
        number = 0
        while tally.actions < actions:
            while len(under_way) < workers + 1 and tally.actions + len(under_way) * LENGTH < actions:
                under_way[pool.submit(walk, seed, number, LENGTH)] = number
                number += 1
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            try:
                for future in done:
                    tally.add(future.result())
                    del under_way[future]
            except BrokenProcessPool:
                raise RuntimeError(f"a process died on one of the walks {sorted(under_way.values())}") from None
            if time.monotonic() - told >= EVERY_S:
                told = time.monotonic()
                rate = tally.actions / (told - begun)
                print(f"{tally.actions:9,} actions, {rate:.0f}/s, {sum(tally.faults.values())} failed", flush=True)


def replay(file: Path, told: bool) -> int:
    """Does a kept walk again; 1 if it fails again."""
    kept = json.loads(file.read_text(encoding="utf-8"))
    kept["walk"]["size"] = tuple(kept["walk"]["size"])
    prepare()
    try:
        Restless(Walk(**kept["walk"]), _scenarios).repeat(kept["actions"], print if told else lambda _: None)
    except Exception:
        traceback.print_exc()
        return 1
    print(f"{len(kept['actions'])} actions, and no fault any more")
    return 0


def report(tally: Tally, seconds: float, seed: int) -> int:
    """Prints what was seen; 1 if anything was found."""
    for name, count in tally.seen.most_common():
        print(f"{count:9,} {name}")
    unseen = tally.unseen()
    print(f"{tally.actions:,} actions on {tally.walks:,} walks in {seconds:.0f} s, seed {seed}")
    for fault, count in tally.faults.most_common():
        print(f"FAILED {count} times: {fault}")
    if unseen:
        print(f"NEVER SEEN: {'; '.join(unseen)}")
    return 1 if tally.faults or unseen else 0


def keep(tally: Tally, seconds: float, seed: int, workers: int) -> None:
    """The figures into docs/measured.md."""
    measured.keep(
        "monkey",
        "Random play",
        f"python3 run.py monkey {tally.actions} --seed {seed} --keep",
        [
            ("actions, walks", f"{tally.actions:,}, {tally.walks:,}", "1,000,000"),
            ("exceptions and dead ends", str(sum(tally.faults.values())), "0"),
            ("screens never seen", f"{len(tally.unseen())} of {len(screens())}", "0"),
            ("time", f"{seconds / 60:.0f} min with {workers} processes, {tally.actions / seconds:.0f}/s", "<= 40 min"),
            ("peak memory of a process, windows up to 3840x2160 one after another", f"{tally.peak_mib} MiB", ""),
        ],
        "One action in a hundred is drawn.",
    )


def main(arguments: Iterable[str] | None = None) -> int:
    """Returns 0 when nothing was found."""
    parser = argparse.ArgumentParser(prog="run.py monkey", description=__doc__.splitlines()[0])
    parser.add_argument("actions", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--walk", type=int, help="only the walk with this number")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="do a kept walk again, saying each action")
    parser.add_argument("--quiet", action="store_true", help="replay without a word")
    parser.add_argument("--keep", action="store_true", help="write the figures into docs/measured.md")
    options = parser.parse_args(None if arguments is None else list(arguments))
    with tempfile.TemporaryDirectory() as home:
        # Nothing of the person's own is touched: pages that are printed, settings, compiled scenarios.
        os.environ["KAKENAOSHI_HOME"] = home
        if options.replay is not None:
            return replay(options.replay, not options.quiet)
        print(f"seed {options.seed}", flush=True)
        tally = Tally(options.seed)
        begun = time.monotonic()
        if options.walk is not None:
            prepare()
            tally.add(walk(options.seed, options.walk, LENGTH))
            return 1 if tally.faults else 0
        try:
            run(options.actions, options.seed, options.workers, tally)
        except RuntimeError as error:
            print(error, file=sys.stderr)
            return 1
        seconds = time.monotonic() - begun
        code = report(tally, seconds, options.seed)
        if options.keep:
            keep(tally, seconds, options.seed, options.workers)
        return code


if __name__ == "__main__":
    raise SystemExit(main())
