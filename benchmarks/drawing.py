"""How long the phone draws: what changed, and a whole scene. `python -m benchmarks.drawing [WIDTHxHEIGHT]`.

Plays a call undisturbed on a clock of its own, in a window nobody sees, and times `Stage.draw` alone. Scene changes are
those frames in which most of the window was drawn; they come prepared, as in the game, by slices between frames.
"""

import argparse
import os
import time

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from benchmarks import measured
from game.phone.gallery import SEED
from game.phone.inputs import PointerMove
from game.phone.pilot import Pilot
from game.phone.scenes.start import StartScene
from game.phone.shelf import Shelf
from game.phone.ui import Preferences

STEPS = ("start.begin", "call.shinjuku-officer", "brief.ready", "answer")


class Watch:
    """Times every drawing of a pilot's stage, with the part of the window that was drawn."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.area = size[0] * size[1]
        self.small: list[float] = []
        self.large: list[float] = []
        self.slices: list[float] = []
        wishes = Preferences()
        shelf = Shelf(None, seed=SEED)
        self.pilot = Pilot(lambda ui: StartScene(), size=size, preferences=wishes, drawn=True, shelf=shelf)

    def frame(self) -> None:
        """One frame: 33 ms of play, then a drawing."""
        self.pilot.wait(33, 33)
        began = time.perf_counter()
        rects = self.pilot.stage.draw()
        took = (time.perf_counter() - began) * 1000
        drawn = sum(r.w * r.h for r in rects)
        if drawn:
            (self.large if drawn > self.area * 0.6 else self.small).append(took)

    def frames(self, count: int) -> None:
        """Frames without anything pressed, and preparing in between as the loop does."""
        for _ in range(count):
            self.frame()
            began = time.perf_counter()
            if self.pilot.stage.prepare():
                self.slices.append((time.perf_counter() - began) * 1000)

    def hover(self) -> None:
        """The pointer wanders over everything that can be pressed."""
        scale = self.pilot.ui.layout.scale
        for node in self.pilot.tree():
            if node.focusable:
                self.pilot.stage.feed(PointerMove(node.rect.cx * scale, node.rect.cy * scale))
                self.frame()


def measure(size: tuple[int, int]) -> dict[str, float]:
    """Milliseconds: p50, p99 and worst of small drawings, of whole scenes, and of preparing slices."""
    pygame.display.init()
    pygame.display.set_mode((16, 16))
    watch = Watch(size)
    pilot = watch.pilot
    watch.frames(60)
    watch.hover()
    for step in STEPS:
        pilot.press(step)
        watch.frames(90)
        watch.hover()
    for _ in range(6):
        for _ in range(200):
            watch.frames(2)
            replies = [n.id for n in pilot.tree() if n.id.startswith("reply.")]
            if replies:
                watch.hover()
                pilot.press(replies[0])
                break
    pilot.press("move.hang-up")
    watch.frames(60)
    return {
        "small frames": float(len(watch.small)),
        "small p50": _part(watch.small, 0.5),
        "small p99": _part(watch.small, 0.99),
        "small worst": max(watch.small),
        "scenes": float(len(watch.large)),
        "scene p50": _part(watch.large, 0.5),
        "scene worst": max(watch.large),
        "slice p99": _part(watch.slices, 0.99),
    }


def _part(times: list[float], part: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def main() -> int:
    """Prints the figures; `--keep` writes them into docs/measured.md."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("size", nargs="?", default="1920x1080", help="window, WIDTHxHEIGHT (default 1920x1080)")
    parser.add_argument("--keep", action="store_true", help="write the figures into docs/measured.md")
    options = parser.parse_args()
    w, _, h = options.size.partition("x")
    found = measure((int(w), int(h)))
    for name, value in found.items():
        print(f"{name:14} {value:8.2f}")
    if options.keep:
        small = f"p50 {found['small p50']:.1f} ms, p99 {found['small p99']:.1f} ms, {found['small frames']:.0f} frames"
        scene = f"p50 {found['scene p50']:.0f} ms, worst {found['scene worst']:.0f} ms"
        measured.keep(
            "drawing",
            "Drawing",
            f"python -m benchmarks.drawing {options.size} --keep",
            [
                (f"what changed, at {options.size}", small, "p99 <= 8 ms"),
                (f"scene changes, at {options.size}", scene, "none > 50 ms"),
                ("a slice in which the next scene is prepared", f"p99 {found['slice p99']:.0f} ms", "<= 4 ms (later)"),
            ],
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
