"""Draws every scene, from real plays of the shipped scenarios, as PNG files.

    draw_all(Path("pictures"), ["ja", "en"], (1280, 800), 100)

A picture is named `<nn>-<scene>-<lang>.png`; at another text size than 100% `-<text>` follows the language.
The window is never opened. Plays are the same each time (fixed seeds), so pictures change only
when the game does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pygame

from game.call.commands import Command, LookUp
from game.phone.metrics import TextSize
from game.phone.palette_png import palette_png
from game.phone.pilot import Pilot
from game.phone.scenes.start import StartScene
from game.phone.shelf import Shelf
from game.phone.ui import Preferences, Ui

if TYPE_CHECKING:
    from game.phone.playing import Playing
    from game.phone.scene import Scene

SEED = 7
MOST_WAITS = 200

Step = str | Command
"""A command, or an offer's id. An automatic player goes on: `protocol` and `obeys` to the end,
`grant` obeys up to the transfer."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A scene: its name, the scenario, what is done before, what is pressed then."""

    name: str
    scenario: str = ""
    do: tuple[Step, ...] = ()
    press: tuple[str, ...] = ()
    """Widgets' ids; `type:110` types, `wait:500` lets time pass."""
    helper: bool = False
    """A relative holds the phone."""


OFFICER, LINE, WALLET, PARCEL = "shinjuku-officer", "line-badge", "lost-wallet", "customs-parcel"
TALKING = ("answer", "ask-details")
LEFT = (*TALKING, "hang-up")
REFUSED = (
    "answer",
    "reply.hello.yes",
    "reply.named.wallet",
    "reply.wallet.there",
    "reply.claim.phone",
    "reply.suspect.really",
    "reply.number.not-enough",
    "reply.keypad.no",
    "reply.direct.look-up",
    "hang-up",
)
VERIFIED = (*REFUSED, "protocol")
AFTER = ("debrief.last", "debrief.next")
IN_CHAT = (
    "answer",
    "reply.hello.yes",
    "reply.named.only",
    "reply.suspect.far",
    "reply.remote.no",
    "reply.alone.yes",
    "reply.on-screen.yes",
    "reply.add.where",
)
ON_VIDEO = (*IN_CHAT, "accept.add-request", "wait", "answer", "reply.picture.must")
TO_ANOTHER = (
    *ON_VIDEO,
    "reply.badge.read",
    "reply.warrant.real",
    "reply.pledge.odd",
    "reply.spies.strange",
    "reply.identity.why",
    "reply.matching.no",
)

SHOTS = (
    Shot("start"),
    Shot("settings", press=("start.language",)),
    Shot("calls", press=("start.begin",)),
    Shot("brief", press=("start.begin", f"call.{OFFICER}")),
    Shot("ringing", OFFICER),
    Shot("in-call", OFFICER, TALKING),
    Shot("moves", OFFICER, TALKING, ("move.more",)),
    Shot("transcript", OFFICER, TALKING, ("move.more", "call.transcript")),
    Shot("call-keys", OFFICER, TALKING, ("move.more", "disc.keys", "type:110#")),
    Shot("memo", OFFICER, TALKING, ("open.memo",)),
    Shot("pause", OFFICER, TALKING, ("open.pause",)),
    Shot("home-in-call", OFFICER, TALKING, ("move.more", "disc.apps")),
    Shot("on-hold", OFFICER, (*TALKING, "hold", "app.contacts")),
    Shot("second-call", OFFICER, (*TALKING, "hold", "dial.contact.kenji")),
    Shot("lock", OFFICER, ("let-ring",)),
    Shot("guided", OFFICER, LEFT, ("open.guided",)),
    Shot("home", OFFICER, LEFT),
    Shot("browser-incoming", OFFICER, (*LEFT, "app.browser"), ("search.police-number", "wait:45000")),
    Shot("contacts", OFFICER, (*LEFT, "app.contacts")),
    Shot("history", OFFICER, (*LEFT, "app.history")),
    Shot("search", OFFICER, (*LEFT, "app.browser"), ("search.police-number",)),
    Shot("page", OFFICER, (*LEFT, "app.browser"), ("search.police-number", "page.site")),
    Shot("papers", OFFICER, (*LEFT, "paper.leaflet")),
    Shot("keypad", OFFICER, (*LEFT, LookUp("shinjuku")), ("type:0303460",)),
    Shot("notes", OFFICER, (*TALKING, "note", "hang-up", "app.notes")),
    Shot("chat-request", LINE, (*IN_CHAT, "app.chat")),
    Shot("chat-sticker", LINE, (*ON_VIDEO, "reply.badge.read", "app.chat")),
    Shot("video", LINE, ON_VIDEO),
    Shot("video-another", LINE, TO_ANOTHER),
    Shot("bank", OFFICER, ("answer", "grant", "app.bank")),
    Shot("finishing", OFFICER, LEFT, ("near.finish",)),
    Shot("debrief", OFFICER, VERIFIED, ("wait:900",)),
    Shot("debrief-moments", OFFICER, VERIFIED, ("debrief.next",)),
    Shot("debrief-words", OFFICER, VERIFIED, ("debrief.last",)),
    Shot("debrief-alike", LINE, ("answer", "hang-up", "finish"), ("wait:900",)),
    Shot("debrief-genuine", WALLET, ("answer", "ask-details", "hang-up", "finish"), ("wait:900",)),
    Shot("debrief-recovery", OFFICER, ("answer", "obeys"), ("debrief.recovery",)),
    Shot("after", OFFICER, VERIFIED, AFTER),
    Shot("debrief-more", OFFICER, VERIFIED, (*AFTER, "debrief.more")),
    Shot("debrief-details", OFFICER, VERIFIED, (*AFTER, "debrief.more", "open.details")),
    Shot("listening", OFFICER, VERIFIED, (*AFTER, "debrief.listen", "listen.sign")),
    Shot("recap", OFFICER, VERIFIED, (*AFTER, "debrief.recap")),
    Shot("trouble", OFFICER, TALKING, ("top.help",)),
    Shot("trouble-abroad", PARCEL, (), ("top.help", "place.us")),
    Shot("calls-helper", press=("start.begin", "calls.helper")),
    Shot("brief-helper", press=("start.begin", "calls.helper", f"call.{OFFICER}")),
    Shot("ringing-helper", OFFICER, helper=True),
    Shot("in-call-helper", OFFICER, ("answer",), helper=True),
    Shot("in-call-doubt", OFFICER, ("answer",), ("move.hang-up", "wait:900"), helper=True),
)


def draw_all(folder: Path, langs: list[str], size: tuple[int, int], text: TextSize) -> int:
    """Draws every scene in every language at this window size and text size; how many pictures were written.

    Raises OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    drawn = 0
    for lang in langs:
        for number, shot, surface in pictures(lang, size, text):
            tail = "" if text == 100 else f"-{text}"
            file = folder / f"{number:02d}-{shot.name}-{lang}{tail}.png"
            file.write_bytes(palette_png(surface))
            drawn += 1
    return drawn


def pictures(
    lang: str, size: tuple[int, int], text: TextSize, shots: tuple[Shot, ...] = SHOTS
) -> Iterator[tuple[int, Shot, pygame.Surface]]:
    """(number from 1, shot, picture) of each scene."""
    for number, shot in enumerate(shots, 1):
        yield number, shot, pilot_at(shot, lang, size, text).picture()


def pilot_at(
    shot: Shot,
    lang: str,
    size: tuple[int, int],
    text: TextSize,
    *,
    drawn: bool = True,
    shelf: Shelf | None = None,
    wishes: Mapping[str, object] = MappingProxyType({}),
) -> Pilot:
    """A pilot that has come to a scene; `wishes` are further ones, by their field in `Preferences`.

    Raises LookupError where what is to be done there is not offered.
    """
    voice = "ja" if lang == "ja-easy" else lang
    own: dict[str, Any] = {"lang": lang, "voice": voice, "text": text, "place": "japan", **wishes}
    shelf = shelf or Shelf(None, seed=SEED)
    playing: list[Playing] = []

    def first(ui: Ui) -> Scene:
        if not shot.scenario:
            return StartScene()
        from game.phone.playing import Playing
        from game.phone.scenes import doors

        scenario = shelf.open(shot.scenario)
        if scenario is None:
            raise LookupError(f"{shot.scenario} cannot be opened")
        playing.append(Playing(ui, shelf.play(scenario, SEED, voice, helper=shot.helper)))
        return doors.for_play(playing[0])

    pilot = Pilot(first, size=size, preferences=Preferences(**own), drawn=drawn, shelf=shelf)
    for step in shot.do:
        _do(pilot, playing[0], step)
        pilot.wait(1200, 600)
    if playing:
        _hear(pilot, playing[0])
    pilot.wait(400, 50)
    for what in shot.press:
        _press(pilot, playing[0] if playing else None, what)
        pilot.wait(400, 50)
    return pilot


def _hear(pilot: Pilot, playing: Playing) -> None:
    """Lets whatever is being said come to its end, in its own time."""
    for _ in range(MOST_WAITS):
        if playing.play.line is None:
            break
        ms = playing.play.line_ms + 50
        pilot.wait(ms, ms)


def _do(pilot: Pilot, playing: Playing, step: Step) -> None:
    if step in ("grant", "obeys", "protocol"):
        _automatic(pilot, playing, step)
        return
    _hear(pilot, playing)
    if not isinstance(step, str):
        if not playing.take(pilot.ui, step):
            raise LookupError(f"{step} is not possible now")
        return
    offers = playing.offers()
    found = next((offer for offer in offers if offer.id == step), None)
    if found is None:
        raise LookupError(f"{step} is not among {', '.join(o.id for o in offers)}")
    playing.take(pilot.ui, found.id)


def _automatic(pilot: Pilot, playing: Playing, how: str) -> None:
    """An automatic player goes on, to the end or (`grant`) to the first transfer."""
    from game.session.bots import make_bot

    bot = make_bot("protocol" if how == "protocol" else "obeys", SEED)
    for _ in range(MOST_WAITS):
        _hear(pilot, playing)
        if playing.play.state.finished:
            return
        if how == "grant" and any(offer.id.startswith("transfer.") for offer in playing.offers()):
            return
        playing.take(pilot.ui, bot.choose(playing.play.scenario, playing.play.state))
        pilot.wait(1500, 1500)


def _press(pilot: Pilot, playing: Playing | None, what: str) -> None:
    from game.phone.scene import Push, Replace
    from game.phone.scenes.debrief import DebriefScene
    from game.phone.scenes.debrief_details import DetailsScene
    from game.phone.scenes.debrief_parts import LookBackScene
    from game.phone.scenes.memo import MemoScene
    from game.phone.scenes.pause import PauseScene

    kind, _, rest = what.partition(":")
    scene = pilot.scene
    if kind == "type":
        pilot.type(rest)
    elif kind == "wait":
        pilot.wait(int(rest))
    elif what == "open.memo" and playing is not None:
        # Where the memo's button stands differs with the text size.
        pilot.stage.go(Push(MemoScene(playing)))
    elif what == "open.pause" and playing is not None:
        pilot.stage.go(Push(PauseScene(playing)))
    elif what == "open.guided" and playing is not None:
        playing.guided = True
    elif what == "open.details" and isinstance(scene, LookBackScene):
        pilot.stage.go(Replace(DetailsScene(scene.look)))
    elif what in ("debrief.last", "debrief.recovery") and isinstance(scene, DebriefScene):
        wanted = what.removeprefix("debrief.")
        for _ in scene.pages(pilot.ui)[1:]:
            pilot.press("debrief.next")
            if scene.pages(pilot.ui)[scene.page].startswith(wanted):
                break
    else:
        pilot.press(what)
