"""Pictures of every scene, from real states of real plays: for people to look at, and for documents.

Each tour presses its way through a play with the pilot; wherever a scene was not yet pictured, it is.
"""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Literal

import pygame

from game.phone.pilot import NotThere, Pilot
from game.phone.scenes.start import StartScene
from game.phone.shelf import Shelf
from game.phone.ui import Preferences

TextSize = Literal[100, 150, 200]
SEED = 7


def draw_all(folder: Path, langs: Iterable[str], size: tuple[int, int] = (1280, 800), text: int = 100) -> int:
    """Draws every scene in each language into `folder`; returns how many pictures. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    _without_window()
    drawn = 0
    for lang in langs:
        tour = Tour(folder, lang, size, text)
        for visit in TOURS:
            # A tour that finds its way blocked by a changed script must not cost the others' pictures.
            with suppress(NotThere):
                visit(tour)
        drawn += tour.drawn
    return drawn


def _without_window() -> None:
    """A display that nobody sees: pictures are the same as a window's."""
    if not pygame.display.get_init():
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
        pygame.display.init()
    if pygame.display.get_surface() is None:
        pygame.display.set_mode((16, 16))


class Tour:
    """A pilot with a camera."""

    def __init__(self, folder: Path, lang: str, size: tuple[int, int], text: int) -> None:
        self.folder, self.lang, self.size, self.text = folder, lang, size, text
        self.drawn = 0
        self._names: set[str] = set()
        self.pilot: Pilot

    def begin(self) -> Pilot:
        """A fresh start."""
        wishes = Preferences(lang=self.lang, text=self.text, motion=False)  # type: ignore[arg-type]
        shelf = Shelf(None, seed=SEED)
        self.pilot = Pilot(
            lambda ui: StartScene(), size=self.size, preferences=wishes, drawn=True, shelf=shelf
        )
        return self.pilot

    def ring(self, scenario: str) -> Pilot:
        """To the moment in which that scenario's phone rings."""
        pilot = self.begin()
        pilot.press("start.begin")
        pilot.press(f"call.{scenario}")
        pilot.press("brief.ready")
        pilot.wait(300)
        return pilot

    def take(self, name: str) -> None:
        """A picture, once for each name."""
        if name in self._names:
            return
        self._names.add(name)
        self.pilot.save(
            str(self.folder / f"{self.lang}-{self.text}-{self.size[0]}x{self.size[1]}-{name}.png")
        )
        self.drawn += 1

    def has(self, id_: str) -> bool:
        """Whether such a widget stands on the screen."""
        return any(node.id == id_ and node.enabled for node in self.pilot.tree())

    def hear(self, most_ms: int = 60_000) -> None:
        """Waits until the player has the floor, or the talk is over."""
        for _ in range(most_ms // 500):
            if not self.has("call.skip"):
                return
            self.pilot.wait(500)

    def reply(self, number: int = 1) -> None:
        """Gives a reply, wherever replies stand."""
        if self.has("call.reply"):
            self.pilot.press("call.reply")
            self.take("replies")
        replies = [node.id for node in self.pilot.tree() if node.id.startswith("reply.")]
        if not replies:
            raise NotThere("no reply is open")
        self.pilot.press(replies[min(number, len(replies)) - 1])
        self.hear()


def _before(tour: Tour) -> None:
    pilot = tour.begin()
    tour.take("start")
    pilot.press("start.language")
    tour.take("language")
    pilot.press("language.done")
    pilot.press("top.stop")
    tour.take("stop")
    pilot.press("stop.stay")
    with suppress(NotThere, ImportError):
        pilot.press("top.help")
        tour.take("help")
        pilot.key("escape")
    pilot.press("start.begin")
    tour.take("calls")
    pilot.press("call.shinjuku-officer")
    tour.take("brief")
    pilot.press("brief.ready")
    tour.take("ringing")


def _call(tour: Tour) -> None:
    pilot = tour.ring("shinjuku-officer")
    pilot.press("answer")
    pilot.wait(500)
    tour.take("call-listening")
    tour.hear()
    tour.take("call")
    pilot.press("move.more")
    tour.take("moves")
    pilot.press("over.close")
    if tour.has("top.memo"):
        pilot.press("top.memo")
        tour.take("memo")
        pilot.press("over.close")
    tour.reply()
    tour.reply()
    if tour.has("call.transcript"):
        pilot.press("call.transcript")
        tour.take("transcript")
        pilot.press("over.close")
    if tour.has("disc.keys"):
        pilot.press("disc.keys")
        pilot.type("110#")
        tour.take("call-keys")
        pilot.press("over.close")
    if tour.has("disc.apps"):
        pilot.press("disc.apps")
        tour.take("home-in-call")
        pilot.press("near.call")


def _free(tour: Tour) -> None:
    pilot = tour.ring("shinjuku-officer")
    pilot.press("answer")
    tour.hear()
    tour.reply()
    pilot.press("move.hang-up")
    pilot.wait(300)
    tour.take("home")
    for app in ("keypad", "contacts", "history", "browser", "papers", "chat", "bank", "notes"):
        if not tour.has(f"app.{app}"):
            continue
        pilot.press(f"app.{app}")
        pilot.wait(300)
        tour.take(f"app-{app}")
        _inside(tour, app)
        for _ in range(4):
            if tour.has("app.keypad"):
                break
            pilot.press("near.home" if tour.has("near.home") else "near.back")
    pilot.press("near.finish")
    tour.take("finish")
    pilot.press("finish")
    pilot.wait(500)
    _debrief(tour)


def _inside(tour: Tour, app: str) -> None:
    first = {"browser": ("search.", "page."), "papers": ("paper.",)}.get(app, ())
    for prefix in first:
        found = [node.id for node in tour.pilot.tree() if node.id.startswith(prefix) and node.focusable]
        if not found:
            return
        tour.pilot.press(found[0])
        tour.pilot.wait(300)
        tour.take(f"app-{app}-{prefix.rstrip('.')}")


def _debrief(tour: Tour) -> None:
    for page in range(1, 5):
        tour.take(f"debrief-{page}")
        if not tour.has("debrief.next"):
            return
        tour.pilot.press("debrief.next")
        tour.pilot.wait(900)


def _chat(tour: Tour) -> None:
    """The story that moves into the chat: obeys until badge and bank were seen."""
    pilot = tour.ring("line-badge")
    pilot.press("answer")
    for _ in range(60):
        tour.hear()
        pilot.wait(300)
        name = pilot.scene.name
        if name in ("video", "chat"):
            tour.take(f"{name}-in-call")
        accepts = [n.id for n in pilot.tree() if n.id.startswith("accept.")]
        if accepts:
            pilot.press(accepts[0])
        elif tour.has("answer"):
            pilot.press("answer")
        else:
            tour.reply(2)


TOURS: tuple[Callable[[Tour], None], ...] = (_before, _call, _free, _chat)
