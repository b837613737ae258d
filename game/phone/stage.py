"""The stage: hears inputs, asks the scenes of the stack, and knows which parts of the picture have to be drawn again.

It needs no window: without a surface everything but drawing happens, which is how tests and long random plays run.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import cast

import pygame

from game.phone import aloud, focus
from game.phone.canvas import Canvas
from game.phone.geometry import Box
from game.phone.inputs import Asked, Closed, Input, KeyDown, PointerDown, PointerMove, PointerUp, Resized, Wheel
from game.phone.preparing import Preparing
from game.phone.scene import (
    Back,
    Press,
    Push,
    Quit,
    Reset,
    Scene,
    Slid,
    Swiped,
    Transition,
    Typed,
    UiEvent,
)
from game.phone.stack import Stack
from game.phone.stray import StrayTaps
from game.phone.theme import COOL_DOWN_MS
from game.phone.ui import Ui
from game.phone.widgets.base import PLAIN, Look, ScrollRegion, Widget
from game.phone.widgets.more import MoreSign

_log = logging.getLogger("kakenaoshi.phone")

DRAG = 14.0
"""Units that a pointer may wander before a press becomes scrolling."""
WHEEL = 96.0
WHOLE = 1e6
"""Units: more than any list is long."""
SWIPE = 90.0
"""Units that a pointer must be drawn up or down, and more so than across."""
MOTION_MS = 33


@dataclass(frozen=True, slots=True)
class Node:
    """One entry of the access tree."""

    id: str
    role: str
    name: str
    rect: Box
    focusable: bool
    enabled: bool
    focused: bool
    checked: bool | None = None


@dataclass(slots=True)
class _Pointer:
    x: float = -1.0
    y: float = -1.0
    down_id: str | None = None
    down_at: tuple[float, float] = (0.0, 0.0)
    last_y: float = 0.0
    scrolling: str | None = None
    sliding: str | None = None
    touch: bool = False


class Stage:
    """Runs scenes. `surface` may be set later or never."""

    def __init__(self, ui: Ui, first: Scene, surface: pygame.Surface | None = None, *, strict: bool = False) -> None:
        self.ui = ui
        self.strict = strict
        """Whether a scene's fault is raised (tests) or ends in a screen that says sorry (people)."""
        self.surface = surface
        self.widgets: list[Widget] = []
        self.focus: str | None = None
        self.by_keyboard = False
        self._beneath = 0
        self._pointer = _Pointer()
        self._last_press = -COOL_DOWN_MS
        self._taps = StrayTaps()
        self._canvas = Canvas()
        self._preparing = Preparing()
        self._moving = False
        self._built_at = 0
        self._stack = Stack(ui, first)
        self._build()

    @property
    def scene(self) -> Scene:
        """The scene on top."""
        return self._stack.top

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """The whole stack, lowest first."""
        return self._stack.scenes

    @property
    def running(self) -> bool:
        """Whether the game goes on."""
        return self._stack.running

    # Time

    def advance(self) -> None:
        """Lets visible scenes note that time has passed, and builds again what they changed."""
        for scene in self._stack.visible:
            if scene in self.scenes:
                with self._guarded():
                    self._go(scene.tick(self.ui), scene)
        # Motions are drawn at half the frames: 30 a second look smooth at these small distances.
        if self._moving and self.ui.now - self._built_at >= MOTION_MS:
            self.ui.refresh()
        if self.ui.take_stale():
            self._build()
        self.ui.aloud.look(self, None)

    # Inputs

    def feed(self, happened: Input) -> None:
        """One input. Whatever it changes is built before this returns."""
        self.ui.aloud.before(happened)
        scale = self.ui.layout.scale
        match happened:
            case Resized(w, h):
                self.ui.resize((w, h))
                self._canvas.forget()
                self._preparing.forget()
            case Closed():
                self._stack.running = False
            case PointerMove(x, y, held):
                self._move(x / scale, y / scale, held)
            case PointerDown(x, y, touch):
                self._down(x / scale, y / scale, touch)
            case PointerUp(x, y, _):
                self._up(x / scale, y / scale)
            case Wheel(x, y, steps):
                region = self._region_at(x / scale, y / scale)
                if region is not None:
                    self.ui.scroll_to(region.id, region.offset - steps * WHEEL)
            case KeyDown():
                self.by_keyboard = True
                self._key(happened)
            case Asked(id_, what):
                self._ask(id_, what)
        if self.ui.take_stale():
            self._build()
        self.ui.aloud.look(self, happened if isinstance(happened, KeyDown | PointerDown | PointerUp | Asked) else None)

    def _move(self, x: float, y: float, held: bool) -> None:
        pointer = self._pointer
        pointer.x, pointer.y = x, y
        if not held:
            return
        if self._slide(x):
            return
        if pointer.scrolling is None and abs(y - pointer.down_at[1]) > DRAG:
            region = self._region_at(*pointer.down_at)
            if region is not None and region.furthest > 0:
                pointer.scrolling, pointer.down_id, pointer.last_y = region.id, None, pointer.down_at[1]
        if pointer.scrolling is not None:
            self.ui.scroll_to(pointer.scrolling, self.ui.offset(pointer.scrolling) + pointer.last_y - y)
            pointer.last_y = y

    def _down(self, x: float, y: float, touch: bool) -> None:
        self.by_keyboard = False
        found = self._at(x, y)
        self._pointer = _Pointer(x, y, found.id if found else None, (x, y), y, touch=touch)
        if found is not None and found.steps and not touch:
            self._pointer.sliding = self.focus = found.id
            self._set(found, found.step_at(x))

    def _slide(self, x: float) -> bool:
        """Takes a slider along, if the pointer holds one. A finger must first move more across than down: it may
        have meant to scroll."""
        pointer = self._pointer
        if pointer.sliding is None and pointer.touch and pointer.scrolling is None:
            held = self._widget(pointer.down_id)
            if held is not None and held.steps and abs(x - pointer.down_at[0]) > DRAG:
                pointer.sliding = held.id
        held = self._widget(pointer.sliding)
        if held is not None:
            self._set(held, held.step_at(x))
        return pointer.sliding is not None

    def _set(self, slider: Widget, step: int) -> None:
        if step != slider.at:
            self._send(Slid(slider.id, step))
            if self.ui.take_stale():
                self._build()

    def _up(self, x: float, y: float) -> None:
        pointer = self._pointer
        found = self._at(x, y)
        scrolled = pointer.scrolling is not None
        down_id, pointer.down_id, pointer.scrolling = pointer.down_id, None, None
        slid, pointer.sliding = pointer.sliding, None
        if pointer.touch:
            # A finger that is gone hovers nowhere.
            pointer.x = pointer.y = -1.0
        else:
            pointer.x, pointer.y = x, y
        if found is not None and found.id == down_id and slid is None:
            if self._taps.stray(found, x, y, self.ui.now, self.scene.name):
                return
            self.focus = found.id
            self._press(found, x)
        elif slid is None and not scrolled:
            self._swipe(pointer.down_at, x, y)

    def _swipe(self, start: tuple[float, float], x: float, y: float) -> None:
        down, across = y - start[1], x - start[0]
        if abs(down) >= SWIPE and abs(down) > abs(across):
            over = tuple(w.id for w in self.widgets if w.rect.contains(*start))
            self._send(Swiped("down" if down > 0 else "up", over))

    def _ask(self, id_: str, what: str) -> None:
        """A screen reader's user means this widget."""
        widget = self._widget(id_)
        if widget is not None:
            self.by_keyboard = True
            self._focus(id_)
            if what == "press":
                self._press(widget)
            elif what in ("more", "less"):
                self._set(widget, min(widget.steps, max(0, widget.at + (1 if what == "more" else -1))))

    def _key(self, key: KeyDown) -> None:
        name = key.key
        if name == "tab":
            self._focus(focus.stepped(self.widgets, self.focus, key.shift))
        elif name in (aloud.SWITCH, aloud.AGAIN, aloud.QUIET):
            if name == aloud.SWITCH:
                self.ui.prefer(self_voicing=not self.ui.preferences.self_voicing)
        elif name in ("up", "down") and self.ui.aloud.on:
            # Through everything that is read, as in a screen reader; Tab goes through what can be pressed.
            self._focus(aloud.stepped(self.foremost, self.focus, name == "up"))
        elif name in ("left", "right") and (slider := self._slider()) is not None:
            self._set(slider, min(slider.steps, max(0, slider.at + (1 if name == "right" else -1))))
        elif name in ("up", "down", "left", "right"):
            found = focus.towards(self.widgets, self.focus, cast(focus.Direction, name))
            if found is not None:
                self._focus(found)
            elif name in ("up", "down"):
                self._scroll_by(-WHEEL if name == "up" else WHEEL)
        elif name in ("pageup", "pagedown"):
            self._scroll_by(-400 if name == "pageup" else 400)
        elif name in ("home", "end"):
            self._scroll_by(-WHOLE if name == "home" else WHOLE)
        elif name in ("enter", "space"):
            # With nothing in focus, Enter presses what claims it: typing a number and calling needs no Tab.
            held = self._widget(self.focus) or next(
                (w for w in self.widgets if name in w.keys and w.enabled and self.focus is None), None
            )
            if held is not None:
                self._press(held)
        elif name == "escape":
            self._send(Back())
        elif name == "f2" or (name == "," and not any("0" in w.keys for w in self.widgets)):
            self._settings()
        else:
            claimed = next((w for w in self.widgets if name in w.keys and w.enabled), None)
            if claimed is not None:
                self._press(claimed)
            else:
                self._send(Typed(name))

    def _slider(self) -> Widget | None:
        """The slider in focus."""
        held = self._widget(self.focus)
        return held if held is not None and held.steps else None

    def _settings(self) -> None:
        """Opens the settings over whatever there is; once more closes them."""
        from game.phone.scenes.settings import SettingsScene

        top = self.scene
        if isinstance(top, SettingsScene):
            self._send(Back())
        elif top.name != "sorry" and not any(isinstance(scene, SettingsScene) for scene in self.scenes):
            with self._guarded():
                self._go(Push(SettingsScene(getattr(top, "playing", None))), top)

    def _press(self, widget: Widget, x: float | None = None) -> None:
        """Presses it, unless it follows another press so closely that a trembling finger may have done it.

        `x`: where a pointer did; a slider is set there.
        """
        self.ui.aloud.pressed(widget)
        if widget.steps:
            if x is not None:
                self._set(widget, widget.step_at(x))
            return
        now = self.ui.now
        if not widget.enabled or (not widget.repeats and now - self._last_press < COOL_DOWN_MS):
            return
        if not widget.repeats:
            self._last_press = now
        if isinstance(widget, MoreSign):
            self.ui.scroll_to(widget.list_id, widget.to)
            return
        self._send(Press(widget.id))

    def _send(self, event: UiEvent) -> None:
        self.ui.refresh()
        scene = self.scene
        with self._guarded():
            self._go(scene.handle(event, self.ui), scene)

    # Where things are

    def _at(self, x: float, y: float) -> Widget | None:
        hits = (w for w in reversed(self.widgets) if w.focusable and w.enabled and w.hit(x, y))
        return next(hits, None)

    def _widget(self, id_: str | None) -> Widget | None:
        return next((w for w in self.widgets if w.id == id_ and w.focusable and w.enabled), None)

    def _read(self, id_: str | None) -> Widget | None:
        """A text on which the reading arrows stand."""
        if id_ is None or not self.ui.aloud.on:
            return None
        return next((w for w in self.foremost if w.id == id_ and w.name), None)

    def _regions(self) -> list[ScrollRegion]:
        return [w for w in self.widgets if isinstance(w, ScrollRegion)]

    def _region_at(self, x: float, y: float) -> ScrollRegion | None:
        signs = {w.list_id for w in self.widgets if isinstance(w, MoreSign) and w.rect.contains(x, y)}
        return next((r for r in reversed(self._regions()) if r.rect.contains(x, y) or r.id in signs), None)

    def _scroll_by(self, units: float) -> None:
        region = next((r for r in self._regions() if r.furthest > 0), None)
        if region is not None:
            self.ui.scroll_to(region.id, region.offset + units)

    def _focus(self, id_: str | None) -> None:
        self.focus = id_
        held = self._widget(id_) or self._read(id_)
        if held is None or held.clip is None:
            return
        region = next((r for r in self._regions() if r.rect == held.clip), None)
        if region is None:
            return
        if held.rect.y < region.rect.y + 12:
            self.ui.scroll_to(region.id, region.offset - (region.rect.y + 12 - held.rect.y))
        elif held.rect.bottom > region.rect.bottom - 12:
            # What is higher than its list is seen from its beginning.
            way = min(held.rect.bottom - region.rect.bottom + 12, held.rect.y - region.rect.y - 12)
            self.ui.scroll_to(region.id, region.offset + way)

    # From scene to scene

    def _go(self, transition: Transition | None, asker: Scene) -> None:
        if not self._stack.go(transition, asker):
            return
        self.ui.refresh()
        self._preparing.clear()
        if not isinstance(transition, Quit):
            self.focus = None
            self._pointer.down_id = None

    def go(self, transition: Transition) -> None:
        """A transition from outside the scenes: a crash screen, a kiosk's reset."""
        self._go(transition, self.scene)
        if self.ui.take_stale():
            self._build()

    def close(self) -> None:
        """Lets every scene leave."""
        self._stack.close()

    # The picture

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Nothing that a person does ends in a traceback: the fault is logged, and the game goes on elsewhere."""
        try:
            yield
        except Exception:
            if self.strict or self.scene.name == "sorry":
                raise
            _log.exception("fault in scene %s", self.scene.name)
            from game.phone.scenes.sorry import SorryScene

            self._go(Reset(SorryScene()), self.scene)

    def _build(self) -> None:
        built = False
        with self._guarded():
            self._build_widgets()
            built = True
        if not built:
            self._build_widgets()

    def _build_widgets(self) -> None:
        widgets: list[Widget] = []
        built: list[Widget] = []
        visible = self._stack.visible
        for depth, scene in enumerate(visible):
            built = list(scene.build(self.ui))
            self._stack.showed(scene, built)
            if depth < len(visible) - 1:
                # What lies under an open sheet is seen, but neither pressed nor reached.
                built = [
                    replace(w, id=f"{depth}/{w.id}", focusable=False, keys=(), role="image")
                    for w in built
                    if not isinstance(w, ScrollRegion)
                ]
            widgets.extend(built)
        self.ui.take_stale()
        self._moving = self.ui.take_moving()
        self._built_at = self.ui.now
        self.widgets = widgets
        self._beneath = len(widgets) - len(built)
        if self.focus is not None and self._widget(self.focus) is None and self._read(self.focus) is None:
            self.focus = None
        self._preparing.ask(self.ui, self.scene.ahead(self.ui))

    def _look(self, widget: Widget) -> Look:
        if not widget.focusable or not widget.enabled:
            read = self.by_keyboard and self.focus == widget.id and self.ui.aloud.on
            return Look(focus=True) if read else PLAIN
        pointer = self._pointer
        over = pointer.scrolling is None and widget.hit(pointer.x, pointer.y)
        top = over and self._at(pointer.x, pointer.y) is widget
        return Look(
            hover=top and not pointer.touch,
            pressed=top and pointer.down_id == widget.id,
            focus=self.by_keyboard and self.focus == widget.id,
        )

    def draw(self) -> list[pygame.Rect]:
        """Draws what changed onto the surface; returns those pixels."""
        if self.surface is None:
            return []
        return self._canvas.draw(self.surface, self.ui, {w.id: (w, self._look(w)) for w in self.widgets})

    def draw_all(self) -> None:
        """Have everything drawn again: the window was covered, or its surface is new."""
        self._canvas.forget()

    def prepare(self) -> bool:
        """One small slice of preparing coming scenes. False when there is nothing to do."""
        return self.surface is not None and self._preparing.slice(self.ui)

    @property
    def preparing(self) -> str:
        """What the last slice of preparing worked at."""
        return self._preparing.last

    def tree(self) -> list[Node]:
        """What a screen reader would read, in reading order."""
        return [
            Node(w.id, w.role, w.name, w.rect, w.focusable, w.enabled, w.id == self.focus, w.checked())
            for w in focus.reading(self.widgets)
            if w.name
        ]

    @property
    def foremost(self) -> list[Widget]:
        """The widgets of the scene on top, in reading order: what lies beneath an open sheet is not among them."""
        return focus.reading(self.widgets[self._beneath :])
