"""Walks through the scenes of one play, stopping at each."""

from collections.abc import Callable

from game.phone.pilot import Pilot
from game.phone.scene import Push
from game.phone.scenes.finishing import FinishingScene
from game.phone.scenes.start import StartScene
from game.phone.shelf import Shelf
from game.phone.ui import Preferences
from tests.phone.small_story import story


def has(pilot: Pilot, id_: str) -> bool:
    return any(node.id == id_ and node.enabled for node in pilot.tree())


def walk(
    size: tuple[int, int], wishes: Preferences, stop: Callable[[Pilot, str], None], *, drawn: bool = False
) -> None:
    """Start, settings, calls, brief, ring, call, its sheets, home, finish: `stop` is called at each."""
    shelf = Shelf(scenarios=(story(),), seed=7)
    p = Pilot(lambda ui: StartScene(), size=size, preferences=wishes, drawn=drawn, shelf=shelf)

    def at(name: str) -> None:
        p.wait(400, 50)
        stop(p, name)

    at("start")
    p.press("start.language")
    for page in ("reading", "sound", "acting", "machine"):
        p.press(f"tab.{page}")
        at(f"settings {page}")
    p.press("settings.reset")
    at("reset")
    p.press("reset.no")
    p.press("settings.done")
    p.press("start.begin")
    at("calls")
    p.press("call.small")
    at("brief")
    p.press("brief.ready")
    at("ringing")
    if has(p, "top.memo"):
        p.press("top.memo")
        at("memo")
        p.press("over.close")
    p.press("answer")
    at("listening")
    p.wait(8000)
    at("talking")
    p.press("move.more")
    at("moves")
    p.press("call.transcript")
    at("transcript")
    p.press("over.close")
    p.press("disc.keys")
    p.type("110#")
    at("keys")
    p.press("over.close")
    p.press("disc.apps")
    at("home in a call")
    p.press("near.call")
    p.wait(200)
    if has(p, "call.reply"):
        p.press("call.reply")
        at("replies")
        p.press("move.back")
    if has(p, "disc.hold"):
        p.press("disc.hold")
    else:
        p.press("move.more")
        p.press("disc.hold")
    at("home on hold")
    p.press("app.contacts")
    at("contacts on hold")
    p.press(next(node.id for node in p.tree() if node.id.startswith("dial.contact.")))
    while not has(p, "move.hang-up"):
        p.wait(200)
    at("talking while one waits")
    p.press("move.hang-up")
    p.wait(600)
    p.press("app.keypad")
    p.press("resume")
    at("taken up again")
    p.press("move.hang-up")
    at("home")
    p.stage.go(Push(FinishingScene(p.scene.playing)))  # type: ignore[attr-defined]
    at("finishing")
    p.press("over.close")
    p.press("near.finish")
    at("debrief")
