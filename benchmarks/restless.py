"""A restless player: does anything that a person can do, at random, and keeps the list of what was done.

    walk = begin_walk(seed=1, number=3)
    player = Restless(walk, scenarios)
    player.wander(1000)
    Restless(walk, scenarios).repeat(player.done)

A walk is the same each time: its wishes, its window and its plays are drawn from two numbers, its clock is its own.
"""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any

import pygame

from benchmarks.chatter import Chatter, heard
from benchmarks.screens import besides, screen
from game.call.model import Scenario
from game.phone.gallery import SHOTS, pilot_at
from game.phone.inputs import Asked, Closed, KeyDown, PointerDown, PointerMove, PointerUp, Wheel
from game.phone.pilot import NotThere, Pilot
from game.phone.scene import Reset
from game.phone.scenes.question import CLOSE_NOW
from game.phone.scenes.sorry import SorryScene
from game.phone.scenes.start import StartScene
from game.phone.shelf import Shelf
from game.phone.theme import PALETTES
from game.phone.ui import Preferences
from game.phone.widgets.topbar import HELP, MEMO, STOP
from game.phone.widgets.topbar import PAUSE as PAUSE_BUTTON
from game.phone.words import LANGUAGES

Action = tuple[Any, ...]
"""What is done, with all that it needs: ("press", "answer", "touch"), ("wait", 500) ..."""

SIZES = (
    (1280, 800),
    (1920, 1080),
    (1024, 768),
    (800, 1280),
    (1280, 1024),
    (640, 480),
    (480, 640),
    (2560, 1080),
    (3840, 2160),
)
KEYS = (
    *("tab", "enter", "space", "escape", "up", "down", "left", "right", "pageup", "pagedown"),
    *("1", "2", "3", "4", "0", "9", "#", "*", "backspace", "+", "-", "p", "x", "あ", "f2", ",", "control", "V"),
)
LEAVING = frozenset({STOP, HELP, MEMO, PAUSE_BUTTON, "start.language", "calls.back", "sorry.back"})
"""What leads away from a play: pressed as often as all else, it would be most of what is seen."""
RARE = ("disc.hold", "disc.add", "resume", "dial.contact.", "near.finish")
"""How the ids of what chance alone hardly comes to begin: a call on hold, another in between, the end meanwhile."""
PATIENCE = 400
"""Actions on one screen after which it counts as a dead end."""
TIRED = 40
"""Actions on one screen after which ways back are tried more often."""
BARE = 40
"""Actions on screens where nothing can be pressed after which the last counts as a dead end."""
DRAWN_EVERY = 100
"""Of so many actions one is drawn: before it, then what changed, then all, which must look the same."""
COMPARED = 1920 * 1080
"""Pixels of the largest window whose pictures are compared."""
WAYS_OUT = 60


class DeadEnd(AssertionError):
    """A screen that random actions do not leave, or that cannot be closed."""


class Leftover(AssertionError):
    """Something stayed on the screen that is no longer there."""


@dataclass(frozen=True)
class Walk:
    """How a walk begins."""

    seed: int
    number: int
    shot: str
    """The picture of the gallery at whose screen it begins; "" for the first screen."""
    size: tuple[int, int]
    voiced: bool
    """Whether somebody speaks, in the call and of the screen."""
    wishes: dict[str, Any] = field(default_factory=dict)


def begin_walk(seed: int, number: int) -> Walk:
    """The walk with this number among those of this seed: every other from the start, the others from each screen."""
    dice = random.Random(f"{seed} {number}")
    shot = SHOTS[number // 2 % len(SHOTS)].name if number % 2 else ""
    return Walk(seed, number, shot, _size(dice), dice.random() < 0.5, _wishes(dice))


def _size(dice: random.Random) -> tuple[int, int]:
    if dice.random() < 0.3:
        return dice.randrange(640, 2200), dice.randrange(480, 1400)
    # The largest takes long to draw.
    return dice.choices(SIZES, (4, 4, 4, 4, 2, 4, 1, 2, 1))[0]


def _wishes(dice: random.Random) -> dict[str, Any]:
    def often(chance: float) -> bool:
        return dice.random() < chance

    return asdict(
        Preferences(
            lang=dice.choice(LANGUAGES),
            voice=dice.choice(("ja", "en", "fr")),
            text=dice.choice((100, 150, 200)),
            theme=dice.choice(tuple(PALETTES)),
            hand=dice.choice(("right", "right", "left")),
            touch=often(0.25),
            motion=often(0.75),
            vibration=often(0.75),
            furigana=often(0.25),
            self_voicing=often(0.15),
            guided=often(0.3),
            clear_voice=often(0.2),
            mono=often(0.2),
            place=dice.choice(("", "japan", "us", "france")),
            pace=dice.choice((0.7, 1.0, 1.3)),
        )
    )


class Restless:
    """One player on one walk. `scenarios` are those that there are: loading them takes longer than many walks."""

    def __init__(self, walk: Walk, scenarios: tuple[Scenario, ...]) -> None:
        self.walk = walk
        self.done: list[Action] = []
        """All that was done, for doing it again."""
        self.seen: Counter[str] = Counter()
        self._dice = random.Random(f"{walk.seed} {walk.number} on")
        self._last = ("", 0)
        self._bare = 0
        shelf = Shelf((), seed=self._dice.randrange(2**31), scenarios=scenarios)
        wishes = Preferences(**walk.wishes)
        shot = next((shot for shot in SHOTS if shot.name == walk.shot), None)
        if shot is None:
            self.pilot = Pilot(lambda _: StartScene(), size=walk.size, preferences=wishes, drawn=True, shelf=shelf)
        else:
            self.pilot = pilot_at(shot, wishes.lang, (1280, 800), 100, shelf=shelf)
            self.pilot.ui.prefer(**walk.wishes)
            self.pilot.resize(*walk.size)
        if walk.voiced:
            self._speak()
        self._note()

    def _speak(self) -> None:
        ui = self.pilot.ui
        heard().still()
        ui.sound = heard()
        ui.voice = Chatter(ui.clock)
        ui.voices = lambda: dict.fromkeys(("ja", "en", "fr"), "chatter")
        ui.aloud.make, ui.aloud.speaks = (lambda lang: Chatter(ui.clock)), (lambda: self.walk.number % 5 != 0)
        ui.refresh()

    @property
    def over(self) -> bool:
        """Whether the game was left."""
        return not self.pilot.stage.running

    def wander(self, actions: int) -> None:
        """So many actions, or fewer if the game is left; then leaves. Raises whatever a scene raises, and DeadEnd."""
        while len(self.done) < actions and not self.over:
            self.act(self._chosen())
        self.leave()

    def repeat(self, actions: Sequence[Sequence[Any]], told: Callable[[str], None] = lambda _: None) -> None:
        """Does again what was done on a walk, saying each time what and where; then leaves."""
        for number, action in enumerate(actions, 1):
            told(f"{number:5} {screen(self.pilot.scene, self.pilot.ui):28} {' '.join(map(str, action))}")
            self.act(tuple(action))
        self.leave()

    def act(self, action: Action) -> None:
        """One action, noted before it is done; then a moment passes."""
        self.done.append(action)
        drawn = len(self.done) % DRAWN_EVERY == 0
        if drawn:
            self.pilot.picture()
        self._do(*action)
        self.pilot.wait(40)
        if drawn and not self.over:
            self._look()
            self.pilot.stage.prepare()
        self._note()

    def _look(self) -> None:
        stage = self.pilot.stage
        changed = self.pilot.picture()
        if changed.get_width() * changed.get_height() > COMPARED:
            return
        before = changed.copy()
        stage.draw_all()
        stage.draw()
        different = pygame.mask.from_threshold(before, (0, 0, 0, 0), (1, 1, 1, 255), changed)
        different.invert()
        if different.count():
            left = different.get_bounding_rects()[0]
            raise Leftover(f"{self.pilot.scene.name}: {different.count()} pixels are left, first in {tuple(left)}")

    def leave(self) -> None:
        """Closes the game as a person would, from wherever it is: that must be possible too."""
        for _ in range(WAYS_OUT):
            if self.over:
                break
            way = next((id_ for id_ in (CLOSE_NOW, STOP) if id_ in self._able()), "")
            self._do(*(("press", way) if way else ("key", "escape")))
            self.pilot.wait(600, 200)
        if not self.over:
            raise DeadEnd(f"{self.pilot.scene.name} cannot be left: {self._able()}")
        self.pilot.stage.close()

    # What is done

    def _do(self, kind: str, *what: Any) -> None:
        pilot, stage = self.pilot, self.pilot.stage
        match kind:
            case "press":
                # What was chosen may be gone by the time the finger comes down: that is life.
                with suppress(NotThere):
                    pilot.press(what[0], touch="touch" in what)
            case "jab":
                stage.feed(PointerDown(*what))
                stage.feed(PointerUp(*what))
            case "drag":
                x, y, across, down, touch = what
                stage.feed(PointerDown(x, y, touch))
                for part in (0.3, 0.7, 1):
                    stage.feed(PointerMove(x + across * part, y + down * part, True))
                    pilot.wait(20, 20)
                stage.feed(PointerUp(x + across, y + down, touch))
            case "hover":
                stage.feed(PointerMove(*what))
            case "ask":
                stage.feed(Asked(*what))
            case "key":
                stage.feed(KeyDown(*what))
            case "wheel":
                stage.feed(Wheel(*what))
            case "wait":
                pilot.wait(what[0], 250)
            case "resize":
                pilot.resize(*what)
            case "wish":
                pilot.ui.prefer(**what[0])
            case "fault":
                stage.go(Reset(SorryScene()))
            case "close":
                stage.feed(Closed())

    def _chosen(self) -> Action:
        dice = self._dice
        kinds = (self._press, self._jab, self._drag, self._key, self._asked, self._wheel, self._wait, self._seldom)
        return dice.choices(kinds, (50, 10, 6, 14, 8, 3, 8, 1))[0]()

    def _press(self) -> Action:
        ids = [id_ for id_ in self._able() if id_ not in (STOP, CLOSE_NOW)]
        tired = self._last[1] > TIRED
        if tired and self._dice.random() < 0.3:
            return ("key", "escape")
        calm = [id_ for id_ in ids if id_ not in LEAVING and "=" not in id_]
        if calm and not tired and self._dice.random() < 0.95:
            ids = calm
        if not ids:
            return ("wait", 500)
        rare = [id_ for id_ in ids if id_.startswith(RARE)]
        if rare and self._dice.random() < 0.2:
            ids = rare
        id_ = self._dice.choice(ids)
        return ("press", id_, "touch") if self._dice.random() < 0.3 else ("press", id_)

    def _jab(self) -> Action:
        """A press at once, without the patience of `press`; often beside everything."""
        return ("jab", *self._spot(), self._dice.random() < 0.5)

    def _drag(self) -> Action:
        dice = self._dice
        x, y = self._spot()
        way = dice.choice(((0, -150), (0, 200), (120, 0), (-260, 10), (3, 2)))
        return ("drag", x, y, *way, dice.random() < 0.5)

    def _spot(self) -> tuple[float, float]:
        """A place in pixels: on something that can be pressed, else anywhere and a little outside."""
        dice, ui = self._dice, self.pilot.ui
        able = [w for w in self.pilot.stage.widgets if w.focusable and w.enabled and w.id not in LEAVING]
        if able and dice.random() < 0.6:
            rect, scale = dice.choice(able).rect, ui.layout.scale
            return dice.uniform(rect.x, rect.right) * scale, dice.uniform(rect.y, rect.bottom) * scale
        w, h = ui.layout.pixels
        return dice.uniform(-5, w + 5), dice.uniform(-5, h + 5)

    def _key(self) -> Action:
        key = self._dice.choice(KEYS)
        if key in ("p", "f2", ",") and self._dice.random() < 0.8:
            key = "tab"
        return ("key", key, self._dice.random() < 0.2)

    def _asked(self) -> Action:
        """What a screen reader asks; now and then for something that is long gone."""
        calm = [id_ for id_ in self._able() if id_ not in LEAVING]
        id_ = self._dice.choice(calm) if calm and self._dice.random() < 0.95 else "gone"
        return ("ask", id_, self._dice.choice(("press", "press", "press", "focus", "more", "less")))

    def _wheel(self) -> Action:
        return ("wheel", *self._spot(), self._dice.choice((-3, -0.4, 3)))

    def _wait(self) -> Action:
        return ("wait", self._dice.choice((50, 500, 4000, 4000, 30_000)))

    def _seldom(self) -> Action:
        dice = self._dice
        kind = dice.choices(("resize", "wish", "hover", "v", "fault", "close"), (4, 5, 4, 3, 0.3, 0.1))[0]
        if kind == "resize":
            return ("resize", *_size(dice))
        if kind == "wish":
            wishes = _wishes(dice)
            return ("wish", {name: wishes[name] for name in dice.sample(sorted(wishes), 2)})
        if kind == "hover":
            return ("hover", *self._spot(), dice.random() < 0.5)
        return ("key", "v") if kind == "v" else (kind,)

    # What is seen

    def _able(self) -> list[str]:
        return [w.id for w in self.pilot.stage.widgets if w.focusable and w.enabled]

    def _note(self) -> None:
        if self.over:
            return
        scene = self.pilot.scene
        name = screen(scene, self.pilot.ui)
        self.seen[name] += 1
        self.seen.update(besides(scene))
        self._last = (name, self._last[1] + 1 if name == self._last[0] else 0)
        self._bare = 0 if self._able() else self._bare + 1
        if self._last[1] > PATIENCE or self._bare > BARE:
            raise DeadEnd(f"{name} is not left: {self._able()}")
