"""One whole play in a real window, with the voice: `python -m benchmarks.in_window [WIDTHxHEIGHT] [SCENARIO]`.

The game itself runs; a player presses at once, scrolls, and resizes the window. Prints JSON for `benchmarks.window`.
"""

import json
import os
import resource
import sys
from typing import Any

# Without a device there would be no voice; the dummy one keeps time.
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from benchmarks.plays import SCENARIOS, InWindow, Player, Times
from game.phone import app
from game.phone.inputs import Resized
from game.phone.loop import Loop


def play(loop: Loop, size: tuple[int, int], scenario: str, times: Times) -> None:
    """Opens the window's picture, plays, and closes it."""
    loop._first_frame()
    screen = InWindow(loop, times)
    Player(screen).play(scenario, "protocol")
    w, h = size
    screen.kind = "resizing"
    for step in range(1, 7):

        def resized(step: int = step) -> None:
            loop.surface = pygame.display.set_mode((w - 40 * step, h - 25 * step), pygame.RESIZABLE)
            loop.stage.surface = loop.surface
            loop.stage.feed(Resized(*loop.surface.get_size()))

        screen.frame(resized)
    loop.close()


def main() -> int:
    """Prints what was measured, milliseconds and MiB, as JSON."""
    width, _, height = (sys.argv[1] if len(sys.argv) > 1 else "1920x1080").partition("x")
    scenario = sys.argv[2] if len(sys.argv) > 2 else SCENARIOS[0]
    size = int(width), int(height)
    times = Times()

    whole: Any = Loop
    whole.run = lambda loop: play(loop, size, scenario, times)
    app.run(lang="ja", voice="ja", seed=7, size=size)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    longest = {kind: times.longest(kind) for kind in times.by}
    print("PLAYED" + json.dumps({"times": times.by, "peak": peak, "longest": longest}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
