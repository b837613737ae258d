"""Whole plays, drawn, from the first screen to the last, as a person sees them, with the time of each frame.

The clock is the play's own, 33 ms a frame; what is measured is the processor's time for inputs, building and drawing.
"""

import time
from collections import defaultdict
from collections.abc import Callable

import pygame

from game.phone import kept
from game.phone.app import load_the_rest
from game.phone.gallery import SEED
from game.phone.inputs import KeyDown, PointerDown, PointerMove, PointerUp, Wheel
from game.phone.loop import FPS, IDLE_BEFORE_PREPARING_MS, Loop
from game.phone.pilot import Pilot
from game.phone.playing import Playing
from game.phone.scenes.start import StartScene
from game.phone.shelf import Shelf
from game.phone.stage import Stage
from game.phone.theme import COOL_DOWN_MS
from game.phone.ui import Preferences, Ui
from game.phone.widgets.base import ScrollRegion
from game.session.bots import BotName, make_bot

SCENARIOS = ("shinjuku-officer", "line-badge", "lost-wallet", "customs-parcel")
FRAME_MS = 33
LARGE = 0.6
"""From this part of the window on, a drawing counts as a change of scenes."""
MOST_COMMANDS = 400
MOST_FRAMES = 2000
"""Until the calls are there, on the first start."""
CALM_MS = 400
CLOCK = time.thread_time

WAYS = (
    ("top.help",),
    ("top.memo",),
    ("top.pause",),
    ("call.transcript",),
    ("move.more",),
    ("move.more", "call.transcript"),
    ("move.more", "disc.keys"),
    ("top.settings", "tab.sound", "tab.acting", "tab.machine"),
)
"""What is opened once in a play, wherever it is there first."""


class Times:
    """Milliseconds by kind, and where the longest were."""

    def __init__(self) -> None:
        self.by: dict[str, list[float]] = defaultdict(list)
        self._worst: dict[str, dict[str, float]] = defaultdict(dict)

    def note(self, kind: str, seconds: float, where: str) -> None:
        """One of them."""
        self.by[kind].append(seconds * 1000)
        worst = self._worst[kind]
        worst[where] = max(seconds * 1000, worst.get(where, 0.0))

    def part(self, kind: str, part: float) -> float:
        """The value below which this part (0 to 1) lies; 0 where there is none."""
        ordered = sorted(self.by[kind])
        return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else 0.0

    def longest(self, kind: str, count: int = 6) -> list[tuple[float, str]]:
        """The longest of each place, longest first."""
        return sorted(((ms, where) for where, ms in self._worst[kind].items()), reverse=True)[:count]


class Undrawn:
    """A pilot's picture in memory, on a clock of its own: only what the processor does is measured."""

    def __init__(self, size: tuple[int, int], wishes: Preferences, times: Times, *, hasty: bool = False) -> None:
        kept.forget()
        shelf = Shelf(None, seed=SEED)
        load_the_rest(shelf)
        self.times, self.hasty = times, hasty
        self.step_ms = 4 * FRAME_MS if hasty else FRAME_MS
        self.area = size[0] * size[1]
        pilot = Pilot(lambda ui: StartScene(), size=size, preferences=wishes, drawn=True, shelf=shelf)
        self.pilot, self.stage, self.ui = pilot, pilot.stage, pilot.ui
        self._quiet = 0

    def frame(self, happened: Callable[[], object] | None = None) -> None:
        """One frame of the loop: an input, what time does, a drawing, else a slice of preparing."""
        stage = self.stage
        self.pilot.now += self.step_ms
        before = stage.scene
        began = CLOCK()
        if happened is not None:
            happened()
        stage.advance()
        built = CLOCK()
        rects = stage.draw()
        ended = CLOCK()
        drawn = sum(r.w * r.h for r in rects)
        where = f"{before.name} > {stage.scene.name}" if stage.scene is not before else before.name
        if drawn > self.area * LARGE:
            self.times.note("scenes", ended - built, where)
            self.times.note("frames", ended - began, where)
        elif drawn:
            self.times.note("drawn", ended - built, where)
        self._quiet = 0 if drawn else self._quiet + self.step_ms
        if self._quiet > IDLE_BEFORE_PREPARING_MS and not self.hasty:
            began = CLOCK()
            if stage.prepare():
                self.times.note("slices", CLOCK() - began, stage.preparing)


class InWindow:
    """The loop of a real window, in real time: what a frame takes until the window system has it (wall time)."""

    step_ms = 16
    hasty = True

    def __init__(self, loop: Loop, times: Times) -> None:
        self.loop, self.times = loop, times
        self.kind = ""
        """What all frames count as, for now."""
        self._clock = pygame.time.Clock()

    @property
    def stage(self) -> Stage:
        """The loop's stage."""
        return self.loop.stage

    @property
    def ui(self) -> Ui:
        """The loop's services."""
        return self.loop.ui

    def frame(self, happened: Callable[[], object] | None = None) -> None:
        """One round of the loop; `scenes` are those in which another came, `frames` all others."""
        before = self.stage.scene
        began, worked = time.perf_counter(), time.thread_time()
        if happened is not None:
            happened()
        self.loop.turn()
        took, work = time.perf_counter() - began, time.thread_time() - worked
        other = self.stage.scene is not before
        where = f"{before.name} > {self.stage.scene.name}" if other else before.name
        kind = self.kind or ("scenes" if other else "frames")
        self.times.note(kind, took, where)
        self.times.note(f"{kind}, processor", work, where)
        self._clock.tick(FPS)


class Player:
    """Plays one scenario by a bot and opens on the way what can be opened, as one who presses everything once.

    `hasty`: presses at once, so that nothing is ever prepared.
    """

    def __init__(self, screen: Undrawn | InWindow) -> None:
        self.screen, self.hasty, self.step_ms = screen, screen.hasty, screen.step_ms
        self._opened: set[tuple[str, ...]] = set()
        self.frame = screen.frame
        self.frame()

    def wait(self, ms: int) -> None:
        """Lets time pass."""
        for _ in range(max(1, ms // self.step_ms)):
            self.frame()

    def has(self, id_: str) -> bool:
        """Whether it can be pressed now."""
        return any(n.id == id_ and n.focusable and n.enabled for n in self.screen.stage.tree())

    def press(self, id_: str) -> None:
        """Presses with the pointer what can be pressed, past the cool-down."""
        self.wait(COOL_DOWN_MS + 40)
        stage, scale = self.screen.stage, self.screen.ui.layout.scale
        stage._focus(id_)
        self.frame()
        box = next(n.rect for n in stage.tree() if n.id == id_)
        x, y = box.cx * scale, box.cy * scale
        self.frame(lambda: stage.feed(PointerMove(x, y)))

        def down_and_up() -> None:
            stage.feed(PointerDown(x, y))
            stage.feed(PointerUp(x, y))

        self.frame(down_and_up)
        self.wait(CALM_MS)

    def key(self, name: str) -> None:
        """Presses a key."""
        self.wait(COOL_DOWN_MS + 40)
        self.frame(lambda: self.screen.stage.feed(KeyDown(name)))
        self.wait(CALM_MS)

    def look_around(self) -> None:
        """Opens once what lies over the present screen, and closes it again; scrolls; points at everything."""
        for way in WAYS:
            if way not in self._opened and self.has(way[0]):
                self._opened.add(way)
                beneath = len(self.screen.stage.scenes)
                for id_ in way:
                    if self.has(id_):
                        self.press(id_)
                        self.scroll()
                while len(self.screen.stage.scenes) > beneath:
                    self.key("escape")

    def scroll(self) -> None:
        """Every list of the screen down, by the wheel."""
        scale = self.screen.ui.layout.scale
        for region in [w for w in self.screen.stage.widgets if isinstance(w, ScrollRegion) and w.furthest > 0]:
            wheel = Wheel(region.rect.cx * scale, region.rect.cy * scale, -1)
            for _ in range(6):
                self.frame(lambda wheel=wheel: self.screen.stage.feed(wheel))  # type: ignore[misc]

    def hover(self) -> None:
        """The pointer over everything that can be pressed."""
        scale = self.screen.ui.layout.scale
        for node in self.screen.stage.tree():
            if node.focusable:
                move = PointerMove(node.rect.cx * scale, node.rect.cy * scale)
                self.frame(lambda move=move: self.screen.stage.feed(move))  # type: ignore[misc]

    def play(self, scenario: str, bot_name: BotName) -> None:
        """From the start to the last page of the debrief."""
        self.wait(1500)
        self.hover()
        for id_ in ("start.begin", f"call.{scenario}"):
            for _ in range(MOST_FRAMES):
                if self.has(id_):
                    break
                self.frame()
            self.press(id_)
            self.hover()
        self.look_around()
        self.press("brief.ready")
        self.wait(600 if self.hasty else 3000)
        bot = make_bot(bot_name, SEED)
        for _ in range(MOST_COMMANDS):
            playing = getattr(self.screen.stage.scene, "playing", None)
            if not isinstance(playing, Playing) or playing.play.state.finished:
                break
            if playing.play.line is not None and not self.hasty:
                self.wait(playing.play.line_ms + 50)
                continue
            self.look_around()
            self.hover()
            command = bot.choose(playing.play.scenario, playing.play.state)
            self.frame(lambda p=playing, c=command: p.take(self.screen.ui, c))  # type: ignore[misc]
            self.wait(300 if self.hasty else 700)
        self.wait(1500)
        self._debrief()

    def _debrief(self) -> None:
        for id_ in ("debrief.next", "debrief.next", "debrief.next", "debrief.next"):
            self.scroll()
            if self.has(id_):
                self.press(id_)
        for way in (("debrief.listen",), ("debrief.recap",), ("debrief.more", "open.details")):
            if self.has(way[0]):
                for id_ in way:
                    if self.has(id_):
                        self.press(id_)
                        self.scroll()
                self.hover()
                self.key("escape")
