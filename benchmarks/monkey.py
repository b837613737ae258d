"""Random play over every scenario: `python -m benchmarks.monkey [ACTIONS] [SEED]`. Presses, keys, wheel, waits, sizes.

Nothing may raise, and no screen may be a dead end. Nothing is drawn but one picture in a hundred.
"""

import os
import random
import sys
from collections import Counter
from contextlib import suppress

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from game.phone.inputs import KeyDown, PointerDown, PointerMove, PointerUp, Wheel
from game.phone.pilot import NotThere, Pilot
from game.phone.scenes.start import StartScene
from game.phone.shelf import Shelf
from game.phone.ui import Preferences
from game.phone.words import LANGUAGES

SIZES = ((1280, 800), (1920, 1080), (1024, 768), (800, 1280), (1280, 1024), (640, 480), (2560, 1080))
KEYS = (
    "tab",
    "enter",
    "space",
    "escape",
    "up",
    "down",
    "left",
    "right",
    "1",
    "2",
    "9",
    "#",
    "backspace",
    "pagedown",
    "x",
    "f2",
)
RARE = frozenset({"top.stop", "top.help", "top.memo", "start.language", "phone.settings", "move.hang-up", "calls.back"})
PATIENCE = 400
"""Actions without a new screen or a new widget after which a screen counts as a dead end."""


class DeadEnd(AssertionError):
    """A screen that random actions do not leave."""


class Monkey:
    """One restless player."""

    def __init__(self, seed: int, shelf: Shelf | None = None) -> None:
        self.dice = random.Random(seed)
        self.shelf = shelf or Shelf(None)
        self.scenes: Counter[str] = Counter()
        self.actions = 0
        self.pilot = self._fresh()
        self._last = ("", 0)

    def _fresh(self) -> Pilot:
        wishes = Preferences(
            lang=self.dice.choice(LANGUAGES),
            text=self.dice.choice((100, 150, 200)),
            theme=self.dice.choice(("light", "dark", "contrast")),
            hand=self.dice.choice(("right", "right", "left")),
            touch=self.dice.random() < 0.25,
            furigana=self.dice.random() < 0.25,
        )
        return Pilot(
            lambda ui: StartScene(), size=self.dice.choice(SIZES), preferences=wishes, drawn=True, shelf=self.shelf
        )

    def act(self) -> None:
        """One action."""
        self.actions += 1
        pilot, dice = self.pilot, self.dice
        kind = dice.choices(("press", "key", "point", "wheel", "wait", "resize"), (60, 14, 8, 4, 12, 0.3))[0]
        if kind == "press":
            self._press()
        elif kind == "key":
            pilot.wait(dice.choice((0, 600)))
            pilot.stage.feed(KeyDown(dice.choice(KEYS), dice.random() < 0.2))
        elif kind == "point":
            w, h = pilot.ui.layout.pixels
            x, y = dice.uniform(-5, w + 5), dice.uniform(-5, h + 5)
            pilot.stage.feed(PointerDown(x, y, dice.random() < 0.5))
            pilot.stage.feed(PointerMove(x, y - dice.choice((0, 0, 150)), True))
            pilot.stage.feed(PointerUp(x, y))
        elif kind == "wheel":
            pilot.stage.feed(Wheel(600, 400, dice.choice((-3, 3))))
        elif kind == "wait":
            pilot.wait(dice.choice((50, 500, 4000, 30_000)), 250)
        else:
            pilot.resize(*dice.choice(SIZES))
        pilot.wait(40)
        if self.actions % 100 == 0:
            pilot.picture()
        self._note()

    def _press(self) -> None:
        nodes = [n for n in self.pilot.tree() if n.focusable and n.enabled and n.id != "top.stop"]
        # Help, settings and leaving would be most of what is seen: they are made rarer.
        calm = [n for n in nodes if n.id not in RARE and "=" not in n.id]
        if calm and self.dice.random() < 0.93:
            nodes = calm
        if nodes:
            # What was chosen may be gone by the time the finger comes down: that is life.
            with suppress(NotThere):
                self.pilot.press(self.dice.choice(nodes).id)

    def _note(self) -> None:
        name = self.pilot.scene.name
        self.scenes[name] += 1
        if not self.pilot.stage.running:
            self.pilot = self._fresh()
            self._last = ("", 0)
            return
        self._last = (name, self._last[1] + 1 if name == self._last[0] else 0)
        if self._last[1] > PATIENCE:
            raise DeadEnd(f"{name} is not left: {[n.id for n in self.pilot.tree() if n.focusable]}")


def run(actions: int, seed: int, shelf: Shelf | None = None) -> Counter[str]:
    """That many actions; returns how often each scene was seen. Raises whatever a scene raises."""
    pygame.display.init()
    pygame.display.set_mode((16, 16))
    monkey = Monkey(seed, shelf)
    for _ in range(actions):
        monkey.act()
    return monkey.scenes


def main() -> int:
    """Prints the scenes seen."""
    actions = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**6)
    print(f"seed {seed}")
    for name, count in run(actions, seed).most_common():
        print(f"{count:8} {name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
