"""Every screen of the game as a place to stop at: all scenes, from real plays, with each page that they have.

    for stop in STOPS:
        pilot = stop.make()
        for page in arranged(pilot, Way("fr", 200, (1024, 768))):
            ...

A play is brought to its place once; window, language and letters are changed there, as a person may at any moment.
"""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from game.phone import scenes
from game.phone.gallery import LINE, OFFICER, PARCEL, SHOTS, TALKING, WALLET, Shot, pilot_at
from game.phone.inputs import Resized
from game.phone.metrics import Hand, TextSize
from game.phone.pilot import Pilot
from game.phone.scene import Push, Replace, Scene
from game.phone.scenes.above import AboveScene
from game.phone.scenes.after import AnotherCallScene
from game.phone.scenes.debrief import DebriefScene
from game.phone.scenes.debrief_call import DebriefCallScene
from game.phone.scenes.debrief_details import DetailsScene
from game.phone.scenes.debrief_more import DebriefMoreScene
from game.phone.scenes.debrief_parts import LookBack, LookBackScene
from game.phone.scenes.finishing import FinishingScene
from game.phone.scenes.listening import ListeningScene
from game.phone.scenes.no_voice import NoVoiceScene
from game.phone.scenes.noted import NotedScene
from game.phone.scenes.question import ClosingScene
from game.phone.scenes.recap import RecapScene
from game.phone.scenes.reply_sheet import ReplySheet
from game.phone.scenes.settings import ResetScene, SettingsScene
from game.phone.scenes.settings_pages import PAGES
from game.phone.scenes.sorry import SorryScene
from game.phone.scenes.start import StartScene
from game.phone.scenes.transcript import TranscriptScene
from game.phone.scenes.trouble import TroubleScene
from game.phone.shelf import Shelf
from game.phone.theme import ThemeName
from game.phone.ui import Preferences, Ui
from game.phone.whereabouts import PLACES
from game.phone.words import words_of
from tests.phone.app_plays import SCREENS, begun, playing_of, shown, standing

UNSEEN = re.compile(r"Prepared|(Over|Question|LookBack|Play|Talk)Scene$")
"""Scenes that nobody sees: shapes made ahead, and what others are made from."""
MANY = 6
"""Of many like pages (the moments of a call, the lines to listen to) as many are looked at."""


@dataclass(frozen=True, slots=True)
class Way:
    """How the screen is looked at."""

    lang: str = "ja"
    text: TextSize = 100
    size: tuple[int, int] = (1280, 800)
    hand: Hand = "right"
    touch: bool = False
    furigana: bool = False
    theme: ThemeName = "light"


@dataclass(frozen=True, slots=True)
class Stop:
    """A place of the game. `make` brings a pilot there."""

    name: str
    make: Callable[[], Pilot] = field(repr=False)


def _shot(shot: Shot) -> Pilot:
    return pilot_at(shot, "ja", (1280, 800), 100, drawn=False)


def _over(below: Callable[[], Pilot], build: Callable[[Pilot], Scene], how: Literal["push", "replace"]) -> Pilot:
    pilot = below()
    scene = build(pilot)
    pilot.stage.go(Push(scene) if how == "push" else Replace(scene))
    return pilot


def _looking(build: Callable[[LookBack], Scene], scenario: str, *do: str, helper: bool = False) -> Stop:
    """A screen after a play: `do` leads to its end."""

    def make() -> Pilot:
        pilot = _shot(Shot("end", scenario, do, helper=helper))
        assert isinstance(pilot.scene, LookBackScene)
        pilot.stage.go(Replace(build(pilot.scene.look)))
        return pilot

    beside = " beside a relative" if helper else ""
    return Stop(f"{build.__name__} {scenario} {' '.join(do)}{beside}", make)


def _debrief(look: LookBack) -> Scene:
    return DebriefScene(look.playing, look)


def _start(build: Callable[[], Scene]) -> Pilot:
    return Pilot(lambda ui: StartScene() if build is StartScene else build(), shelf=None)


def _preparing() -> Pilot:
    pilot = Pilot(lambda ui: StartScene(), shelf=Shelf())
    pilot.ui.shelf.loading = True
    pilot.press("start.begin")
    return pilot


def _saved(look: LookBack) -> Scene:
    scene = RecapScene(look)
    scene._file = Path("もしもの備え - 火曜日の朝の電話.html")
    scene._said = words_of("fr").t("debrief.saved", folder="Documents › Kakenaoshi", file=scene._file.name)
    return scene


TALK = partial(_shot, Shot("talk", OFFICER, TALKING))
LONG_TALK = Shot(
    "talk",
    OFFICER,
    (*TALKING, "note", "reply.hello.yes", "reply.named.wallet", "reply.wallet.there", "reply.claim.phone"),
)
ENDS = ("protocol", "obeys")


def _stops() -> Iterator[Stop]:
    for name, app in (("bank", "app.bank"), ("history", "app.history"), ("notes", "app.notes"), ("home", "app.home")):
        # Somebody speaks meanwhile: the caption takes its part of the screen.
        steps: tuple[object, ...] = ("answer", app) if name != "home" else ("answer",)
        yield Stop(f"{name} while somebody speaks", partial(_speaking, steps))
    for page, _ in PAGES:
        build: Callable[[], Scene] = partial(SettingsScene, page=page)
        yield Stop(f"settings {page}", partial(_start, build))
    yield Stop("settings in a call", partial(_over, TALK, lambda p: SettingsScene(playing_of(p), "sound"), "push"))
    yield Stop("start, the calls still being opened", _preparing)
    yield Stop("reset", partial(_start, lambda: ResetScene(SettingsScene())))
    yield Stop("sorry", partial(_start, SorryScene))
    yield Stop("no voice", partial(_over, TALK, lambda p: NoVoiceScene(), "push"))
    yield Stop("another call", partial(_start, AnotherCallScene))
    for place in PLACES:
        yield Stop(f"trouble {place}", partial(_trouble, place))
    yield Stop("replies", partial(_over, TALK, lambda p: ReplySheet(playing_of(p)), "push"))
    helped = partial(_shot, Shot("talk", OFFICER, ("answer",), helper=True))
    yield Stop("replies beside a relative", partial(_over, helped, lambda p: ReplySheet(playing_of(p)), "push"))
    long_talk = partial(_shot, LONG_TALK)
    yield Stop("transcript of much", partial(_over, long_talk, lambda p: TranscriptScene(playing_of(p)), "push"))
    yield Stop("noted", partial(_over, long_talk, lambda p: NotedScene(playing_of(p)), "push"))
    yield Stop("nothing to note", partial(_over, helped, lambda p: NotedScene(playing_of(p)), "push"))
    keypad = partial(_app, "keypad")
    yield Stop("above", partial(_over, keypad, lambda p: AboveScene(playing_of(p)), "push"))
    yield Stop("dialling", _dialling)
    second = partial(_app, "ring in a call")
    yield Stop("ways to a second ring", partial(_over, second, lambda p: ReplySheet(playing_of(p)), "push"))
    yield Stop("second ring beside a relative", lambda: shown(begun(*SCREENS["ring in a call"], helper=True)))
    waits = partial(begun, OFFICER, ("answer", "hold", "hold"), helper=True)
    yield Stop("on hold beside a relative", lambda: shown(waits()))
    yield Stop(
        "done beside a relative",
        partial(_over, lambda: shown(waits()), lambda p: FinishingScene(playing_of(p)), "push"),
    )
    yield Stop("closing in a call", partial(_over, TALK, lambda p: ClosingScene(playing_of(p)), "push"))
    for shot in SHOTS:
        yield Stop(f"shot {shot.name}", partial(_shot, shot))
    for name in SCREENS:
        yield Stop(f"app {name}", lambda name=name: shown(standing(name)))  # type: ignore[misc]
    for scenario in (OFFICER, LINE, WALLET, PARCEL):
        for end in ENDS:
            yield _looking(_debrief, scenario, end)
            yield _looking(DebriefMoreScene, scenario, end)
            yield _looking(DebriefCallScene, scenario, end)
        yield _looking(ListeningScene, scenario, "answer", "hang-up", "finish")
        yield _looking(DetailsScene, scenario, "obeys")
        yield _looking(RecapScene, scenario, "protocol")
    yield _looking(_debrief, OFFICER, "protocol", helper=True)
    yield _looking(DebriefMoreScene, OFFICER, "protocol", helper=True)
    yield _looking(_saved, OFFICER, "protocol")


def _app(name: str) -> Pilot:
    return shown(standing(name))


def _speaking(steps: tuple[object, ...]) -> Pilot:
    """An app in the middle of a caller's sentence."""
    play = begun(OFFICER, (*steps, "repeat"))
    pilot = shown(play)
    playing_of(pilot).apps_open = True
    pilot.wait(2, 1)
    return pilot


def _trouble(place: str) -> Pilot:
    pilot = Pilot(lambda ui: TroubleScene(), preferences=Preferences(place=place, motion=False))
    assert isinstance(pilot.scene, TroubleScene)
    return pilot


def _dialling() -> Pilot:
    pilot = _app("contacts")
    row = next(n.id for n in pilot.tree() if n.id.startswith("dial.") and n.focusable)
    pilot.press(row)
    return pilot


STOPS = tuple(_stops())


def scene_classes() -> dict[str, type[Scene]]:
    """Every class of a scene under game/phone/scenes, by its name."""
    for module in pkgutil.iter_modules(scenes.__path__):
        importlib.import_module(f"{scenes.__name__}.{module.name}")
    found: dict[str, type[Scene]] = {}
    waiting = [Scene]
    while waiting:
        for each in waiting.pop().__subclasses__():
            waiting.append(each)
            if each.__module__.startswith(scenes.__name__):
                found[each.__name__] = each
    return found


def unvisited(seen: set[type[Scene]]) -> list[str]:
    """The scenes that no stop shows."""
    return sorted(name for name, each in scene_classes().items() if each not in seen and not UNSEEN.match(name))


def arranged(pilot: Pilot, way: Way) -> Iterator[str]:
    """The screen looked at in this way, one page after the other; yields each page's name while it is shown."""
    ui = pilot.ui
    wishes = {"hand": way.hand, "touch": way.touch, "furigana": way.furigana, "theme": way.theme}
    ui.prefer(lang=way.lang, text=way.text, motion=False, **wishes)
    if pilot.stage.surface is None:
        pilot.stage.feed(Resized(*way.size))
    else:
        pilot.resize(*way.size)
    pilot.stage.focus = None
    ui._offsets.clear()
    scene = pilot.scene
    # With sound, so that what reads aloud has its button; but nothing is to be sent to a mixer.
    pilot.sound.device = "sound" if isinstance(scene, SettingsScene) else "none"
    for page in _pages(scene, ui):
        if page is not None:
            setattr(scene, *page)
        ui.refresh()
        pilot.wait(2, 1)
        yield "" if page is None else f"{page[1]}"


def _pages(scene: Scene, ui: Ui) -> list[tuple[str, int] | None]:
    """What is to be set on the scene, for each of its pages."""
    if isinstance(scene, DebriefScene):
        return [("page", n) for n in range(len(scene.pages(ui)))]
    if isinstance(scene, DebriefCallScene):
        return [("at", n) for n in _spread(len(scene.rows))]
    if isinstance(scene, ListeningScene):
        return [("at", n) for n in _spread(len(scene.lines) + 1)]
    return [None]


def _spread(count: int) -> list[int]:
    """Some numbers below `count`, the first and the last among them."""
    if count <= MANY:
        return list(range(count))
    return sorted({round(i * (count - 1) / (MANY - 1)) for i in range(MANY)})
