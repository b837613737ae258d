"""How long the phone draws, in whole plays: `python -m benchmarks.drawing [WIDTHxHEIGHT ...] [--keep]`.

Every scenario is played by one who checks and by one who obeys, and everything is opened on the way. Once somebody
waits until coming screens are prepared, once somebody presses at once. Processor time, each figure with its part of the
limit.
"""

import argparse
import os
from collections.abc import Iterable

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from benchmarks import measured
from benchmarks.plays import SCENARIOS, Player, Times, Undrawn
from game.phone.theme import PALETTES, ThemeName
from game.phone.ui import Preferences
from game.session.bots import BotName

SIZES = ("1280x800", "1920x1080", "3840x2160")
BOTS: tuple[BotName, ...] = ("protocol", "obeys")
FOUR_K = 2560 * 1440
"""From more pixels than this on, a window counts as 4K: its limits are others."""


def measure(size: tuple[int, int], *, theme: ThemeName, hasty: bool, bots: Iterable[BotName] = BOTS) -> Times:
    """The times of all scenarios at one size in one theme."""
    times = Times()
    for scenario in SCENARIOS:
        for bot in bots:
            wishes = Preferences(theme=theme)
            Player(Undrawn(size, wishes, times, hasty=hasty)).play(scenario, bot)
    return times


def rows(size: str, theme: str, calm: Times, hasty: Times) -> list[measured.Row]:
    """What is kept: (what, measured, wanted)."""
    w, _, h = size.partition("x")
    large = int(w) * int(h) > FOUR_K
    changed, scene = (16.0, 150.0) if large else (8.0, 50.0)
    where = f"{size}, {theme}"
    found: list[measured.Row] = []
    for how, times in (("unhurried", calm), ("pressed at once", hasty)):
        p99, worst = times.part("drawn", 0.99), times.part("scenes", 1)
        count = len(times.by["drawn"])
        found.append(
            (
                f"{where}, {how}: what changed, drawn",
                f"p50 {times.part('drawn', 0.5):.1f} ms, p99 {p99:.1f} ms ({p99 / changed:.2f}), n={count}",
                f"p99 <= {changed:.0f} ms",
            )
        )
        found.append(
            (
                f"{where}, {how}: scene changes, drawn",
                f"p50 {times.part('scenes', 0.5):.0f} ms, worst {worst:.0f} ms ({worst / scene:.2f})",
                f"none > {scene:.0f} ms",
            )
        )
    slices = calm.part("slices", 0.99), calm.part("slices", 1)
    found.append(
        (
            f"{where}: slices of preparing",
            f"p50 {calm.part('slices', 0.5):.1f} ms, p99 {slices[0]:.1f} ms ({slices[0] / 4:.2f}), "
            f"worst {slices[1]:.1f} ms, n={len(calm.by['slices'])}",
            "<= 4 ms",
        )
    )
    return found


def main() -> int:
    """Prints the figures and where the longest were; `--keep` writes the figures into docs/measured.md."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", nargs="*", default=list(SIZES), help="windows, WIDTHxHEIGHT (default: three)")
    parser.add_argument("--themes", nargs="*", default=["light"], choices=list(PALETTES), help="default: light")
    parser.add_argument("--keep", action="store_true", help="write the figures into docs/measured.md")
    options = parser.parse_args()
    pygame.display.init()
    pygame.display.set_mode((16, 16))
    kept: list[measured.Row] = []
    for size in options.sizes:
        w, _, h = size.partition("x")
        for theme in options.themes:
            pixels = int(w), int(h)
            calm = measure(pixels, theme=theme, hasty=False)
            hasty = measure(pixels, theme=theme, hasty=True, bots=BOTS[:1])
            kept += rows(size, theme, calm, hasty)
            print(measured.table(kept[-5:]))
            for how, times in (("unhurried", calm), ("pressed at once", hasty)):
                for kind in times.by:
                    longest = ", ".join(f"{where} {ms:.1f}" for ms, where in times.longest(kind))
                    print(f"{how}, longest of {kind}: {longest}")
    if options.keep:
        command = "python -m benchmarks.drawing " + " ".join(options.sizes)
        if options.themes != ["light"]:
            command += " --themes " + " ".join(options.themes)
        remark = (
            "Processor time; in brackets the part of the limit. Four scenarios, each from the first screen to the last."
        )
        measured.keep("drawing", "Drawing", f"{command} --keep", kept, remark)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
