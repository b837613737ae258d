"""The video call: a drawn person in a plain uniform, the 訓練 band across, and the same moves as in any call."""

from collections.abc import Sequence

from game.call.events import Chose, Moved, TalkBegan
from game.call.model import Caller
from game.phone.geometry import Box
from game.phone.metrics import CallRegions
from game.phone.pictures.officer import Brows, Mouth, Officer, Person, mouth_at, mouth_for
from game.phone.pictures.phone_body import FAR_W, PhoneBody, screen_of
from game.phone.pictures.proofs import WARRANT_RATIO, Proof, SelfView
from game.phone.playing import Playing
from game.phone.scene import Scene
from game.phone.scenes.arrival import arrival
from game.phone.scenes.call_parts import caller_now
from game.phone.scenes.in_call import TalkScene, talk_column
from game.phone.scenes.on_hold import held_height
from game.phone.scenes.switches import switches
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Disc, DiscGround
from game.phone.widgets.labels import Label
from game.phone.widgets.topbar import top_bar
from game.session.chat import held_up

PICTURE_TOP = 136.0
RATIO = 396 / 312
RESISTING = frozenset({"refuse", "silence", "call-back", "show-nearby", "ask-details"})


class VideoScene(TalkScene):
    """The far phone shows the other's camera; everything else is as in a call."""

    name = "video"
    screen = "video"

    def ahead(self, ui: Ui) -> Sequence[Scene]:
        return (PreparedFaces(),)

    def talk(self, ui: Ui) -> list[Widget]:
        playing = self.playing
        regions = ui.layout.call(held_height(ui, playing))
        caller = caller_now(ui, playing, ui.t("call.state-video", time=playing.talk_time(ui)))
        return [
            *top_bar(ui, playing.title(ui), memo=True, pause=True),
            *_phone(ui, playing, regions, caller.name, caller.time),
            *talk_column(ui, playing, regions, caller),
        ]


class PreparedFaces(Scene):
    """Never shown: whoever may come into the picture, so that it changes at once."""

    name = "prepared-faces"

    def build(self, ui: Ui) -> list[Widget]:
        rect, mark = picture_of(ui.layout.call()), ui.t("video.mark")
        people: tuple[tuple[Person, bool], ...] = (("cap", True), ("suit", False), ("cap", False))
        mouths: tuple[Mouth, ...] = ("closed", "small", "open")
        brows: tuple[Brows, ...] = ("calm", "stern", "raised")
        return [
            Officer(
                id=f"{person}.{badge}.{n}",
                rect=rect,
                mark=mark,
                person=person,
                badge=badge,
                mouth=mouths[n],
                brows=brows[n],
            )
            for person, badge in people
            for n in range(3)
        ]


def picture_of(regions: CallRegions) -> Box:
    """Where the other's picture stands on the phone."""
    phone, small = regions.phone, regions.arrangement != "far"
    screen = screen_of(phone)
    top = phone.y + (64 if small else PICTURE_TOP * phone.w / FAR_W)
    return Box(screen.x, top, screen.w, screen.w * RATIO)


def _phone(ui: Ui, playing: Playing, regions: CallRegions, name: str, time: str) -> list[Widget]:
    phone, clip = regions.phone, regions.phone_window
    small = regions.arrangement != "far"
    screen = screen_of(phone)
    whole = not small and phone.bottom <= clip.bottom
    body = PhoneBody(id="phone", rect=phone, ground="video", time=time, clip=clip, status=not small, foot=whole)
    widgets: list[Widget] = [body] if regions.seen else []
    k = 1.0 if small else phone.w / FAR_W
    picture = picture_of(regions)
    item = held_up(playing.play)
    shown = f"{ui.t('video.picture')} {playing.wording.text(item.text) if item else ''}".strip()
    mark = ui.t("video.mark")
    widgets.append(
        Officer(
            id="video.picture",
            rect=picture,
            mark=mark,
            person=_person(playing),
            mouth=_mouth(ui, playing),
            brows=_brows(playing),
            badge=item is not None and item.kind == "badge" and not _another(playing),
            clip=clip,
            name=f"{shown} {mark}",
        )
    )
    if item is not None and item.kind == "warrant":
        w = picture.w * 0.37
        title, _, person = playing.wording.text(item.text).partition(" ")
        rect = Box(picture.right - w - 4, picture.y + picture.h * 0.44, w, w * WARRANT_RATIO)
        widgets.append(
            Proof(id="video.paper", rect=rect, kind="warrant", mark=mark, title=title, detail=person, clip=clip)
        )
    if small:
        if phone.y + 60 <= clip.bottom - 24:
            widgets.append(_small_time(ui, playing, phone, clip))
        return widgets
    notice = arrival(ui, playing, regions)
    if not notice:
        widgets.append(_name(ui, screen, phone.y + 52 * k, name, clip))
    own = Box(picture.right - 84 * k, picture.y + 12, 72 * k, 88 * k)
    widgets.append(SelfView(id="video.self", rect=own, name=ui.t("video.self"), clip=clip))
    if whole:
        widgets.extend(_discs(ui, playing, phone, k))
    widgets.extend(notice)
    return widgets


def _name(ui: Ui, screen: Box, y: float, name: str, clip: Box) -> Label:
    """Whoever calls, above the picture; a notice takes its place for a while."""
    style = "phone-name" if ui.type.width(name, "phone-name") <= screen.w - 24 else "phone-name-small"
    return Label(
        id="phone.name",
        rect=Box(screen.x + 12, y, screen.w - 24, 76),
        text=name,
        name=name,
        style=style,
        tint="video_ink",
        align="centre",
        middle=True,
        clip=clip,
    )


def _small_time(ui: Ui, playing: Playing, phone: Box, clip: Box) -> Label:
    text = playing.talk_time(ui)
    style = "phone-name" if ui.layout.text == 200 else "phone-label"
    return Label(
        id="phone.time",
        rect=Box(phone.x + 8, phone.y + 12, phone.w - 16, 48),
        text=text,
        name=text,
        style=style,
        tint="video_ink",
        align="centre",
        middle=True,
        clip=clip,
    )


DISCS = {"disc.keys": -108.0, "disc.apps": 108.0}
"""Those of a call's switches that lie over the picture, and how far from its middle."""


def _discs(ui: Ui, playing: Playing, phone: Box, k: float) -> list[Widget]:
    made: list[Widget] = []
    looks: list[tuple[str, str, str, DiscGround, float, float]] = [
        (one.id, one.icon, one.word, "video", 72.0, DISCS[one.id])
        for one in switches(ui, playing)
        if one.id in DISCS and one.enabled
    ]
    looks.insert(-1, ("disc.hang-up", "fill/phone-disconnect", ui.t("call.hang-up"), "red", 88.0, 0.0))
    for id_, icon, name, ground, d, dx in looks:
        size = max(d, ui.layout.target)
        rect = Box.around(phone.cx + dx * k, phone.y + 604 * k, size, size)
        made.append(
            Disc(
                id=id_,
                rect=rect,
                icon=icon,
                name=name,
                diameter=size,
                ground=ground,
                ringed=ground == "red",
                radius=size / 2,
            )
        )
    return made


def _mouth(ui: Ui, playing: Playing) -> Mouth:
    """Moves while a line is heard, or read where no voice speaks it; without motion it stands half open instead."""
    if playing.play.line is None or playing.paused or playing.aside:
        return "closed"
    if playing.voice.finished() is not None and not playing.voice.sounding:
        # Still being prepared, or said to its end while its caption stays.
        return "closed"
    if not ui.preferences.motion:
        return "small"
    ui.refresh_soon()
    loudness = ui.sound.loudness if playing.voice.finished() is not None else None
    return mouth_at(ui.now - playing.caption.since) if loudness is None else mouth_for(loudness)


def _person(playing: Playing) -> Person:
    """Whoever speaks is in the picture, until somebody else does: the one whose call it is, or who takes over."""
    scenario, talk = playing.play.scenario, playing.play.state.talk
    host = scenario.callers[scenario.talks[talk.talk].caller] if talk is not None else None
    # The same for whoever calls with such a voice.
    first: Person = "cap" if host is None or "police" in host.voice or "officer" in host.voice else "suit"
    if not _another(playing):
        return first
    return "suit" if first == "cap" else "cap"


def _another(playing: Playing) -> bool:
    """Whether somebody else than the one whose call it is spoke last."""
    talk, by = playing.play.state.talk, playing.caption.by
    if talk is None or not isinstance(by, Caller):
        return False
    return by.id != playing.play.scenario.talks[talk.talk].caller


def _brows(playing: Playing) -> Brows:
    """Stern after the player resisted, raised while waiting for an answer, else calm."""
    scenario = playing.play.scenario
    talk = playing.play.state.talk
    for event in reversed(playing.play.events):
        if isinstance(event, TalkBegan):
            break
        if isinstance(event, Moved):
            return "stern" if event.move in RESISTING else "calm"
        if isinstance(event, Chose):
            replies = (r for node in scenario.nodes.values() for r in node.replies)
            if any(r.id == event.reply and r.refuses for r in replies):
                return "stern"
            break
    return "raised" if talk is not None and talk.floor else "calm"
