"""The window and the event loop: the only place where pygame's events, clock and display are touched."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import pygame

from game.phone import kept
from game.phone.access import Access, before_showing
from game.phone.inputs import Closed, Input, KeyDown, PointerDown, PointerMove, PointerUp, Resized, Wheel
from game.phone.scene import Scene
from game.phone.shelf import Shelf
from game.phone.sound import Sound
from game.phone.speech import Voice
from game.phone.stage import Stage
from game.phone.theme import FADE_MS
from game.phone.ui import Preferences, Ui

FPS = 60
SLOW_STEP_S = 0.016
SLOW_STEPS = 3
"""So many steps of fading that took longer than a frame: scenes change at once from then on, in this size of window."""
IDLE_BEFORE_PREPARING_MS = 120
REST_AFTER_MS = 1000
"""When nothing was drawn, done or prepared for so long, the window rests."""
RESTING_FPS = 25
"""At rest: still within the time in which a press seems to be answered at once. Waiting for an event takes more than
this, since SDL looks for one a thousand times a second."""

_KEYS = {
    pygame.K_TAB: "tab",
    pygame.K_RETURN: "enter",
    pygame.K_KP_ENTER: "enter",
    pygame.K_SPACE: "space",
    pygame.K_ESCAPE: "escape",
    pygame.K_UP: "up",
    pygame.K_DOWN: "down",
    pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right",
    pygame.K_BACKSPACE: "backspace",
    pygame.K_DELETE: "backspace",
    pygame.K_PAGEUP: "pageup",
    pygame.K_PAGEDOWN: "pagedown",
    pygame.K_HOME: "home",
    pygame.K_END: "end",
    pygame.K_F2: "f2",
    pygame.K_LCTRL: "control",
    pygame.K_RCTRL: "control",
}


class NoDisplay(RuntimeError):
    """There is no screen to open a window on; the message is for people."""


def milliseconds() -> int:
    """Monotonic time."""
    return time.monotonic_ns() // 1_000_000


def open_window(
    size: tuple[int, int],
    *,
    fullscreen: bool = False,
    caption: str = "かけ直し Kakenaoshi",
    access: Access | None = None,
) -> pygame.Surface:
    """Opens the window, in software first: on machines without a good GPU that is six times faster.

    Native Wayland cannot do that, so a second attempt leaves the choice to SDL. Where `access` has to meet the window
    before it is seen, the window is shown a moment later. Raises NoDisplay.
    """
    # Touches arrive as FINGER events; SDL would send each a second time as a mouse.
    os.environ.setdefault("SDL_TOUCH_MOUSE_EVENTS", "0")
    os.environ.setdefault("SDL_MOUSE_TOUCH_EVENTS", "0")
    os.environ.setdefault("SDL_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR", "0")
    flags = pygame.RESIZABLE | (pygame.FULLSCREEN if fullscreen else 0)
    refusal = ""
    for acceleration in ("0", None):
        if acceleration is None:
            os.environ.pop("SDL_FRAMEBUFFER_ACCELERATION", None)
        else:
            os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", acceleration)
        try:
            pygame.display.quit()
            pygame.display.init()
            pygame.font.init()
            if access is not None and before_showing():
                pygame.display.set_mode((0, 0) if fullscreen else size, flags | pygame.HIDDEN)
                access.attach()
                flags |= pygame.SHOWN
            surface = pygame.display.set_mode((0, 0) if fullscreen else size, flags)
        except pygame.error as error:
            refusal = str(error)
            continue
        pygame.display.set_caption(caption)
        return surface
    raise NoDisplay(refusal or "no display")


def translated(event: pygame.Event, surface: pygame.Surface) -> Input | None:
    """A pygame event as an input; None for what the game does not hear."""
    w, h = surface.get_size()
    match event.type:
        case pygame.QUIT:
            return Closed()
        case pygame.VIDEORESIZE:
            return Resized(event.w, event.h)
        case pygame.MOUSEMOTION:
            return PointerMove(event.pos[0], event.pos[1], bool(event.buttons[0]))
        case pygame.MOUSEBUTTONDOWN if event.button == 1:
            return PointerDown(*event.pos)
        case pygame.MOUSEBUTTONUP if event.button == 1:
            return PointerUp(*event.pos)
        case pygame.FINGERDOWN:
            return PointerDown(event.x * w, event.y * h, touch=True)
        case pygame.FINGERMOTION:
            return PointerMove(event.x * w, event.y * h, held=True)
        case pygame.FINGERUP:
            return PointerUp(event.x * w, event.y * h, touch=True)
        case pygame.MOUSEWHEEL:
            return Wheel(*pygame.mouse.get_pos(), steps=event.precise_y or event.y)
        case pygame.KEYDOWN:
            name = _KEYS.get(event.key) or (event.unicode if event.unicode.isprintable() else "")
            return KeyDown(name, bool(event.mod & pygame.KMOD_SHIFT)) if name else None
    return None


@dataclass(slots=True)
class _Fade:
    """A change of scenes under way: the picture after, since when, and how much of it can be seen already."""

    after: pygame.Surface
    since: int
    seen: float = 0.0


class Loop:
    """One window, from its opening to its closing."""

    def __init__(
        self,
        first: Callable[[Ui], Scene],
        *,
        surface: pygame.Surface,
        preferences: Preferences | None = None,
        clock: Callable[[], int] = milliseconds,
        shelf: Shelf | None = None,
        voice: Callable[[Ui], Voice] | None = None,
        reader: Callable[[Ui], None] | None = None,
        access: Access | None = None,
    ) -> None:
        self.surface = surface
        self.access = access
        self.sound = Sound()
        self.ui = Ui(self.surface.get_size(), preferences or Preferences(), self.sound, clock, shelf=shelf)
        self._make_voice = voice
        self._join_reader = reader
        self.sound.wish(self.ui.preferences.balance)
        self.stage = Stage(self.ui, first(self.ui), self.surface)
        self.frame_ms: list[float] = []
        self._fullscreen = bool(surface.get_flags() & pygame.FULLSCREEN)
        self._size = surface.get_size()
        self._quiet_since = self._busy_at = clock()
        self._fade: _Fade | None = None
        self._slow_steps = 0
        self._shown = self.stage.scene.name

    def run(self) -> None:
        """Until the window is closed or a scene quits."""
        try:
            self._first_frame()
            clock = pygame.time.Clock()
            while self.stage.running:
                self.turn()
                clock.tick(RESTING_FPS if self.rests else FPS)
        finally:
            self.close()

    def _first_frame(self) -> None:
        self.stage.draw()
        pygame.display.flip()
        if self.access is not None:
            self.access.attach()
        # The mixer takes as long as the picture: open it once there is something to look at.
        self.sound.open()
        self.sound.wish(self.ui.preferences.balance)
        if self._make_voice is not None and self.sound.device != "none":
            self.ui.voice = self._make_voice(self.ui)
            self.ui.refresh()
        if self._join_reader is not None:
            self._join_reader(self.ui)

    def turn(self) -> None:
        """One round: what happened, what time did, what changed on the screen."""
        for event in pygame.event.get():
            self._hear(event)
            self._busy_at = self.ui.now
        if self.access is not None:
            for asked in self.access.asked():
                self.stage.feed(asked)
        self.stage.advance()
        if self.access is not None:
            self.access.show(self.stage)
        began = time.perf_counter()
        if self._fade is not None:
            self._draw_fade()
            return
        rects = self._draw()
        if rects:
            if self._fade is not None:
                self._draw_fade()
            else:
                pygame.display.update(rects)
            self.frame_ms.append((time.perf_counter() - began) * 1000)
            if len(self.frame_ms) > 5000:
                del self.frame_ms[:2500]
            self._quiet_since = self.ui.now
        elif self.ui.now - self._quiet_since > IDLE_BEFORE_PREPARING_MS and self.stage.prepare():
            self._busy_at = self.ui.now

    @property
    def rests(self) -> bool:
        """Whether nothing has happened for long."""
        return self._fade is None and self.ui.now - max(self._busy_at, self._quiet_since) > REST_AFTER_MS

    def _draw(self) -> list[pygame.Rect]:
        """Draws what changed; another scene onto a copy, if it is to come through the old one. Returns the pixels."""
        name = self.stage.scene.name
        fades = name != self._shown and self.ui.preferences.motion and self._slow_steps < SLOW_STEPS
        self._shown = name
        if not fades:
            return self.stage.draw()
        self.stage.surface = after = self.surface.copy()
        try:
            rects = self.stage.draw()
        finally:
            self.stage.surface = self.surface
        if sum(r.w * r.h for r in rects) * 2 > self.surface.get_width() * self.surface.get_height():
            self._fade = _Fade(after, self.ui.now)
        else:
            for rect in rects:
                self.surface.blit(after, rect, rect)
        return rects

    def _draw_fade(self) -> None:
        """One step of a change of scenes: the new picture comes through the old. Nothing else is drawn meanwhile."""
        fade = self._fade
        assert fade is not None
        began = time.perf_counter()
        part = (self.ui.now - fade.since) / FADE_MS
        if part >= 1 or self._slow_steps >= SLOW_STEPS:
            self._fade = None
            self.surface.blit(fade.after, (0, 0))
        else:
            # Of what is still to be seen of the picture before, as much goes as is due by now.
            seen = 1 - (1 - part) ** 2
            fade.after.set_alpha(round(255 * (seen - fade.seen) / (1 - fade.seen)))
            self.surface.blit(fade.after, (0, 0))
            fade.after.set_alpha(None)
            fade.seen = seen
        pygame.display.flip()
        # One after the other: a machine that was busy for a moment keeps its fades.
        self._slow_steps = self._slow_steps + 1 if time.perf_counter() - began > SLOW_STEP_S else 0

    def _hear(self, event: pygame.Event) -> None:
        if event.type == pygame.KEYDOWN and event.key == pygame.K_F11:
            self._toggle_fullscreen()
            return
        if event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED):
            self.stage.draw_all()
            return
        if event.type in (pygame.AUDIODEVICEADDED, pygame.AUDIODEVICEREMOVED):
            if not event.iscapture:
                self._hear_of_device(event)
            return
        happened = translated(event, self.surface)
        if isinstance(happened, Resized):
            self._fade, self._slow_steps = None, 0
            self.surface = pygame.display.get_surface() or self.surface
            self.stage.surface = self.surface
            happened = Resized(*self.surface.get_size())
        if happened is not None:
            self.stage.feed(happened)

    def _hear_of_device(self, event: pygame.Event) -> None:
        before = self.sound.device
        if event.type == pygame.AUDIODEVICEADDED:
            self.sound.device_came()
        else:
            self.sound.device_gone(event.which)
        if self.sound.device != before:
            self.ui.refresh()

    def _toggle_fullscreen(self) -> None:
        self._fullscreen = not self._fullscreen
        if self._fullscreen:
            self._size = self.surface.get_size()
        with suppress(pygame.error):
            flags = pygame.RESIZABLE | (pygame.FULLSCREEN if self._fullscreen else 0)
            self.surface = pygame.display.set_mode((0, 0) if self._fullscreen else self._size, flags)
        self._fade, self._slow_steps = None, 0
        self.stage.surface = self.surface
        self.stage.feed(Resized(*self.surface.get_size()))

    def close(self) -> None:
        """Leaves every scene and closes window and sound."""
        if self.access is not None:
            self.access.close()
        self.stage.close()
        self.sound.close()
        kept.forget()
        pygame.quit()
