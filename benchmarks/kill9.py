"""Kill -9 at random moments of headless plays: no acknowledged event may be lost, the next start must work.

A child process plays a shipped scenario again and again on one results folder, waits for the acknowledgement
of every command and only then says so. It is killed at a random moment between its first instruction and a
few plays later. Then the folder is opened as the next start would, and all that was said is looked for.

    python -m benchmarks.kill9 [--times 100] [--seed 1]
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from game.call.events import Event
from game.call.model import Scenario
from game.call.state import State
from game.results.store import Results, Store
from game.scenario.library import load
from game.session.bots import ADVISERS, BOTS, make_bot
from game.session.headless import run
from game.session.play import Play
from game.session.record import Record
from game.session.replay import replay

SCENARIO = "shinjuku-officer"
LATEST_S = 1.5
"""The child is killed at most this long after its start; starting takes it about a third of that."""
_ROOT = Path(__file__).resolve().parent.parent


class Telling(Record):
    """A record that waits for each acknowledgement, as a screen does, and says what it got."""

    said = 0

    def append(self, events: Sequence[Event], states: Sequence[State]) -> None:
        super().append(events, states)
        if not self.wait(30):
            raise SystemExit(f"not acknowledged: {self.store.trouble}")
        self.said += len(events)
        tell(f"{self.run} {self.said}")

    def close(self, play: Play) -> None:
        super().close(play)
        if not self.wait(30):
            raise SystemExit(f"not acknowledged: {self.store.trouble}")
        tell(f"{self.run} end")


def tell(words: str) -> None:
    """One line in one write: a line that is there is whole."""
    os.write(1, f"{words}\n".encode("ascii"))


def play_for_ever(folder: Path, seed: int) -> None:
    """The child: plays until it is killed."""
    scenario = load(SCENARIO)
    with Store(folder) as store:
        while True:
            play_once(store, scenario, seed)
            seed += 1


def play_once(store: Store, scenario: Scenario, seed: int) -> str:
    """One headless play to its end, by any of the bots; its run."""
    record = Telling(store, scenario, screen="ja", captions="ja", voice="")
    bot = BOTS[seed % len(BOTS)]
    play = Play(scenario, seed, recorder=record, helper=bot in ADVISERS)
    run(play, make_bot(bot, seed))
    return record.run


@dataclass
class Tally:
    """What came of the kills."""

    kills: int = 0
    acknowledged: int = 0
    """Events whose acknowledgement was heard."""
    interrupted: int = 0
    ended: int = 0
    lost: list[str] = field(default_factory=list)
    """What must not be; empty is the wish."""


def kill_once(folder: Path, seed: int, delay: float, tally: Tally) -> None:
    """Start the child, kill it `delay` seconds later, look for all it said."""
    command = [sys.executable, "-m", "benchmarks.kill9", "--child", str(folder), "--seed", str(seed)]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE) as child:
        time.sleep(delay)
        alive = child.poll() is None
        child.kill()
        said, _ = child.communicate()
    tally.kills += 1
    if not alive:
        tally.lost.append(f"kill {tally.kills}: the child ended by itself ({child.returncode})")
    events: dict[str, int] = {}
    ended: set[str] = set()
    for line in said.decode("ascii").splitlines():
        id, what = line.split()
        if what == "end":
            ended.add(id)
        else:
            events[id] = int(what)
    tally.acknowledged += sum(events.values())
    tally.ended += len(ended)
    with Store(folder) as store:
        found = {stored.id: stored for stored in store.runs()}
        if store.trouble is not None:
            tally.lost.append(f"kill {tally.kills}: {store.trouble}")
        for id, count in events.items():
            if id not in found or len(store.events(id)) < count:
                tally.lost.append(f"kill {tally.kills}: run {id} lost some of {count} events")
            elif store.verify(id):
                tally.lost.append(f"kill {tally.kills}: run {id}: {store.verify(id)}")
            elif id in ended and found[id].state != "finished":
                tally.lost.append(f"kill {tally.kills}: run {id} lost its end")
            elif id not in ended and found[id].state not in ("interrupted", "finished"):
                tally.lost.append(f"kill {tally.kills}: run {id} is {found[id].state}")
        tally.interrupted += sum(stored.state == "interrupted" for stored in found.values() if stored.id in events)


def check_all(folder: Path, tally: Tally) -> None:
    """At the end: every run of the folder is whole and replays, and a play can be recorded."""
    results = Results(folder)
    for stored in results.runs():
        if results.verify(stored.id):
            tally.lost.append(f"run {stored.id}: {results.verify(stored.id)}")
        if stored.events and replay(results, stored.id).differences:
            tally.lost.append(f"run {stored.id} replays differently: {replay(results, stored.id).differences}")
    if list(folder.glob("results.db.broken-*")):
        tally.lost.append("a database was set aside as damaged")
    with Store(folder) as store:
        record = Record(store, load(SCENARIO), screen="ja", captions="ja", voice="")
        run(Play(load(SCENARIO), 1, recorder=record), make_bot("protocol", 1))
        if not record.wait(30):
            tally.lost.append(f"no play can be recorded any more: {store.trouble}")


def kill_often(folder: Path, times: int, seed: int) -> Tally:
    """`times` kills on one folder at moments drawn from `seed`."""
    draw = random.Random(seed)
    tally = Tally()
    # Compiled once before: the moments are for the plays.
    load(SCENARIO)
    for number in range(times):
        kill_once(folder, number * 1000, draw.uniform(0.0, LATEST_S), tally)
    check_all(folder, tally)
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child is not None:
        play_for_ever(options.child, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_often(Path(folder), options.times, options.seed)
    from benchmarks import measured

    measured.keep(
        "kill9",
        "Kill -9 during headless plays",
        f"python -m benchmarks.kill9 --times {options.times} --seed {options.seed}",
        [
            ("kills at random moments of the process", str(tally.kills), "100"),
            ("acknowledged events, plays brought to their end", f"{tally.acknowledged}, {tally.ended}", ""),
            ("plays cut off, marked as interrupted at the next start", str(tally.interrupted), ""),
            ("acknowledged events lost, starts that failed, runs not whole", str(len(tally.lost)), "0"),
        ],
    )
    for line in tally.lost:
        print(line, file=sys.stderr)
    return 1 if tally.lost else 0


if __name__ == "__main__":
    sys.exit(main())
