"""Process start to first frame, what the game costs while nobody acts, and whole plays: frames, memory at its peak.

The game runs whole and from outside, as a person starts it; only the moment of the first `flip` is noted, and
the window is closed afterwards. Needs a display; without one, Xvfb is started if it is there.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from benchmarks import measured
from dev.environment import ROOT

IDLE_FROM_S, IDLE_S = 3.0, 10.0

# Runs inside the game's process. Both clocks are the system's monotonic one.
PROBE = """
import json, resource, sys, threading, time
begun, idle_from, idle_for = float(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
import pygame
found = {}
flip = pygame.display.flip
def watch():
    if idle_for:
        time.sleep(idle_from)
        cpu = time.process_time()
        time.sleep(idle_for)
        found["idle"] = (time.process_time() - cpu) / idle_for
    pygame.event.post(pygame.event.Event(pygame.QUIT))
def first():
    flip()
    found["first_frame_s"] = time.monotonic() - begun
    pygame.display.flip = flip
    threading.Thread(target=watch, daemon=True).start()
pygame.display.flip = first
sys.argv = ["kakenaoshi"]
from game.cli import main
try:
    main()
except SystemExit:
    pass
finally:
    found["peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print("PROBE" + json.dumps(found))
"""


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """The environment in which a window can open."""
    own = dict(os.environ)
    if own.get("DISPLAY") or own.get("WAYLAND_DISPLAY") or shutil.which("Xvfb") is None:
        yield own
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "3840x2160x24"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    try:
        os.close(writing)
        with os.fdopen(reading, encoding="ascii") as number:
            yield {**own, "DISPLAY": f":{number.readline().strip()}"}
    finally:
        server.terminate()
        server.wait()


def run(environment: dict[str, str], idle_s: float) -> dict[str, float]:
    """One start of the game; raises RuntimeError with its words if it showed nothing."""
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, "-c", PROBE, str(time.monotonic()), str(IDLE_FROM_S), str(idle_s)],
            cwd=ROOT,
            env={**environment, "KAKENAOSHI_HOME": home},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )
    _, mark, answer = done.stdout.rpartition("PROBE")
    found: dict[str, float] = json.loads(answer) if mark else {}
    if "first_frame_s" not in found:
        raise RuntimeError(f"the game showed no frame:\n{done.stdout}{done.stderr}")
    return found


def played(environment: dict[str, str], size: str) -> dict[str, Any]:
    """One whole play in a window of that size; raises RuntimeError with its words if it came to no end."""
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.in_window", size],
            cwd=ROOT,
            env={**environment, "KAKENAOSHI_HOME": home},
            capture_output=True,
            encoding="utf-8",
            timeout=600,
        )
    _, mark, answer = done.stdout.rpartition("PLAYED")
    if not mark:
        raise RuntimeError(f"the play came to no end:\n{done.stdout}{done.stderr}")
    found: dict[str, Any] = json.loads(answer)
    return found


def part(times: list[float], part: float) -> float:
    """The value below which this part of them lies."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def of_a_play(size: str, plays: list[dict[str, Any]]) -> list[measured.Row]:
    """The rows of plays in a window of one size: of each play's figure the median."""
    scene, frame, peak = (150, 16, "") if size == "3840x2160" else (50, 16, "<= 140 MiB")
    found: list[measured.Row] = []
    for kind, what, limit in (
        ("scenes", "a frame in which the scene changes", scene),
        ("frames", "any other frame", frame),
        ("resizing", "a frame in which the window has another size", scene),
    ):
        for clock in (", processor", ""):
            p99 = [part(one["times"][kind + clock], 0.99) for one in plays]
            worst = [part(one["times"][kind + clock], 1) for one in plays]
            value = sorted(p99 if kind == "frames" else worst)[len(plays) // 2]
            name = "p99" if kind == "frames" else "worst"
            wanted = f"<= {limit} ms" if clock else ""
            ratio = f" ({value / limit:.2f})" if clock else ""
            time_of = "processor" if clock else "on the clock"
            found.append((f"{size}: {what}, {time_of}", f"{name} {value:.0f} ms{ratio}", wanted))
    found.append((f"{size}: peak memory, with the voice", measured.spread([one["peak"] for one in plays], "MiB"), peak))
    return found


def main() -> int:
    """Measures and keeps the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="starts of the game (default 9)")
    count = parser.parse_args().runs
    with display() as environment:
        starts = [run(environment, 0) for _ in range(count)]
        idle = [run(environment, IDLE_S) for _ in range(3)]
        plays = {size: [played(environment, size) for _ in range(3)] for size in ("1920x1080", "3840x2160")}
    measured.keep(
        "window",
        "The window",
        "python3 run.py window",
        [
            (
                "process start to first frame",
                measured.spread([found["first_frame_s"] * 1000 for found in starts], "ms"),
                "<= 600 ms (Ren'Py's sample: 2800 to 3200)",
            ),
            (
                "peak memory of the game's process, nothing played",
                measured.spread([found["peak_mib"] for found in idle], "MiB"),
                "<= 120 MiB (Ren'Py's sample: 407 to 413)",
            ),
            (
                "CPU of one core while nobody acts",
                measured.spread([found["idle"] * 100 for found in idle], "%", 1),
                "<= 2% (Ren'Py's sample: 46%)",
            ),
            *(row for size, found in plays.items() for row in of_a_play(size, found)),
        ],
        "Ren'Py 8.0.3 with its sample game was measured once on such a machine, with software drawing. Plays: one "
        "scenario from the first screen to the last, everything opened once, nothing waited for; brackets: the part of "
        "the limit. What the clock shows beyond the processor's time is the window system and what else runs there.",
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
