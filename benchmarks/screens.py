"""Which screens the game has, and on which of them a scene stands: what random play must have seen."""

import importlib
import pkgutil
from collections.abc import Iterator

from game.phone import scenes
from game.phone.scene import Scene
from game.phone.scenes.after import AnotherCallScene
from game.phone.scenes.browser import BrowserScene
from game.phone.scenes.debrief import DebriefScene
from game.phone.scenes.settings import SettingsScene
from game.phone.scenes.settings_pages import PAGES
from game.phone.scenes.trouble import TroubleScene
from game.phone.ui import Ui
from game.phone.whereabouts import PLACES

NEVER_SHOWN = "prepared-"
"""How the names of scenes begin that only name shapes to be made ahead."""
DEBRIEF = ("first", "rest", "number", "moments", "recovery", "words")
BY_RELATIVE, ON_HOLD = "beside a relative", "while one waits"
BESIDE = ("calls", "brief", "ringing", "in-call", "free", "debrief")
"""Scenes that look otherwise beside a relative who holds the phone."""
WAITED_FOR = ("free", "guided", "keypad", "contacts", "in-call", "finishing")
"""Scenes that look otherwise while somebody waits on hold."""


def _classes(of: type[Scene]) -> Iterator[type[Scene]]:
    for one in of.__subclasses__():
        if one.__module__.startswith(f"{scenes.__name__}.") and not one.name.startswith(NEVER_SHOWN):
            yield one
        yield from _classes(one)


def screens() -> set[str]:
    """All that there are, by the names that `screen` gives."""
    for module in pkgutil.iter_modules(scenes.__path__):
        importlib.import_module(f"{scenes.__name__}.{module.name}")
    names = {one.name for one in _classes(Scene) if one.name != Scene.name}
    for name, pages in (
        ("settings", tuple(page for page, _ in PAGES)),
        ("debrief", DEBRIEF),
        ("browser", ("searches", "results", "page")),
        ("trouble", PLACES),
        ("calls", ("after another",)),
    ):
        names |= {f"{name}, {page}" for page in pages}
    names -= {"settings", "debrief", "browser", "trouble"}
    return names | {f"{name}, {BY_RELATIVE}" for name in BESIDE} | {f"{name}, {ON_HOLD}" for name in WAITED_FOR}


def screen(scene: Scene, ui: Ui) -> str:
    """Where a scene stands: its name, and its page where it has several."""
    match scene:
        case SettingsScene():
            page = scene.page
        case DebriefScene():
            pages = scene.pages(ui)
            page = pages[min(scene.page, len(pages) - 1)].partition(".")[0]
        case BrowserScene():
            shown = scene.playing.play.state.page
            queries = scene.playing.play.scenario.queries
            page = "searches" if scene._searching or not shown else "results" if shown in queries else "page"
        case TroubleScene():
            page = scene.place
        case AnotherCallScene():
            page = "after another"
        case _:
            return scene.name
    return f"{scene.name}, {page}"


def besides(scene: Scene) -> list[str]:
    """The further names of a screen beside a relative, or while somebody waits on hold."""
    playing = getattr(scene, "playing", None)
    found = []
    if scene.name in BESIDE and (playing.helper if playing is not None else getattr(scene, "helper", False)):
        found.append(f"{scene.name}, {BY_RELATIVE}")
    if scene.name in WAITED_FOR and playing is not None and playing.play.state.on_hold:
        found.append(f"{scene.name}, {ON_HOLD}")
    return found
