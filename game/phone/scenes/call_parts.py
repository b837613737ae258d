"""What ringing, talking and the apps have in common: the phone with the caller's name, the standing moves."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.call.advice import pressed
from game.phone.geometry import Box
from game.phone.metrics import CallRegions
from game.phone.pictures.phone_body import FAR_W, PhoneBody
from game.phone.pictures.portrait import Portrait
from game.phone.playing import Playing
from game.phone.scenes.on_hold import waiting
from game.phone.scenes.switches import Switch
from game.phone.theme import RING_MS
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.button_row import Wish, share
from game.phone.widgets.buttons import Button, Disc, DiscGround
from game.phone.widgets.labels import Label

RING_STEPS = 16
EDGE = 14.0
"""From the phone's rim to the switches of a call."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is shown on the phone's screen, and in which state the call is."""

    state: str
    name: str
    number: str
    place: str
    time: str
    """The story's clock."""
    talk_time: str = ""
    """Empty while it rings."""
    waiting: str = ""
    """Who waits on hold meanwhile; empty: nobody."""


def caller_now(ui: Ui, playing: Playing, state: str) -> Caller:
    """The caller ID of the present talk. A withheld number is said to be withheld."""
    name, number, place = playing.who()
    if not number and not name:
        name = ui.t("ring.unknown")
    talk_time = playing.talk_time(ui) if playing.play.state.talk is not None else ""
    return Caller(state, name, number, place, playing.story_time(ui), talk_time, waiting(ui, playing))


def phone_with_caller(
    ui: Ui,
    regions: CallRegions,
    caller: Caller,
    *,
    rings: bool = False,
    discs: tuple[Disc, ...] = (),
    switches: Sequence[Switch] = (),
) -> list[Widget]:
    """The phone on its calling screen: `discs` at its foot, `switches` in place of the caller's sign. Small phones show
    the sign and the time only."""
    phone = regions.phone
    clip = regions.phone_window
    if not regions.seen:
        return []
    small = regions.arrangement != "far"
    body = PhoneBody(
        id="phone",
        rect=phone,
        time=caller.time,
        clip=clip,
        status=not small,
        foot=not small and phone.bottom <= clip.bottom,
    )
    widgets: list[Widget] = [body]
    phase = 0
    if rings and ui.preferences.vibration:
        phase = 1 + ui.phase(RING_MS, RING_STEPS)
        if ui.preferences.motion:
            ui.refresh_soon()
    if small:
        portrait = Box.around(phone.cx, phone.y + 119, 112, 112)
        widgets.append(Portrait(id="phone.portrait", rect=portrait, clip=clip))
        if caller.talk_time and phone.y + 256 < clip.bottom - 24:
            box = Box(phone.x + 8, phone.y + 204, phone.w - 16, 52)
            style = "title"
            w = ui.type.width(caller.talk_time, style)
            if w > box.w:
                style = "label"
            widgets.append(
                Label(
                    id="phone.time",
                    rect=box,
                    text=caller.talk_time,
                    name=caller.talk_time,
                    style=style,
                    align="centre",
                    middle=True,
                    clip=clip,
                )
            )
        return widgets
    k = phone.w / FAR_W
    x, w = phone.x + 24 * k, phone.w - 48 * k
    y = phone.y

    def line(part: str, text: str, style: str, cy: float, tint: str = "ink", h: float = 44, name: str = "") -> None:
        rect = Box(x, y + cy * k - h / 2, w, h)
        widgets.append(
            Label(
                id=f"phone.{part}",
                rect=rect,
                text=text,
                name=name or text,
                style=style,
                tint=tint,
                align="centre",
                middle=True,
                clip=clip,
            )
        )

    line("state", caller.state, "phone-label", 89, "ink2")
    # Where no name appears the number stands in its place, as on every phone.
    name, number = (caller.name, caller.number) if caller.name else (caller.number, "")
    name_style, name_h = _name_style(ui, name, w)
    line("name", name, name_style, 142 if name_h < 80 else 150, h=name_h)
    drop = 26 if name_h >= 80 else 0
    if number:
        fits = ui.type.width(number, "phone-number") <= w + 20
        line("number", number, "phone-number" if fits else "phone-number-small", 196 + drop)
    below = (241 if number else 194) + drop * 0.8
    if caller.waiting and regions.line is None:
        held = ui.t("call.waiting", name=caller.waiting)
        # A reader says who it is even where the name has no room.
        shown = held if ui.type.width(held, "phone-label") <= w else ui.t("call.waiting-one")
        line("waiting", shown, "phone-label", below, "ink2", name=held)
    elif caller.place:
        line("place", caller.place, "phone-label", below, "ink2")
    if regions.whole and switches:
        return [*widgets, *_grid(ui, phone, switches, (270 + drop * 0.5) * k, (112 - drop * 0.15) * k), *discs]
    middle = 380 + drop * 0.6
    if phone.y + (middle + 64) * k < clip.bottom:
        portrait = Box.around(phone.cx, phone.y + middle * k, 128 * k, 128 * k)
        widgets.append(Portrait(id="phone.portrait", rect=portrait, rings=phase, clip=clip))
    if phone.bottom <= clip.bottom:
        widgets.extend(discs)
    return widgets


DiscLook = tuple[str, str, str, DiscGround, float]
"""Id, icon, word, ground, diameter."""


def _name_style(ui: Ui, name: str, w: float) -> tuple[str, float]:
    """The caller's name at 44, else 34, else on two lines of 34: never cut."""
    if ui.type.fits(name, "phone-name", w):
        return "phone-name", 64.0
    if ui.type.fits(name, "phone-name-small", w):
        return "phone-name-small", 50.0
    return "phone-name-small", 94.0


def place_discs(ui: Ui, phone: Box, discs: Sequence[DiscLook]) -> tuple[Disc, ...]:
    """Discs side by side at the phone's foot."""
    centres = {1: (0.0,), 2: (-68.0, 68.0), 3: (-108.0, 0.0, 108.0)}[len(discs)]
    made = []
    for (id_, icon, word, ground, d), dx in zip(discs, centres, strict=True):
        k = phone.w / FAR_W
        top = phone.y + 556 * k - d / 2
        w = (104.0 if len(discs) == 3 else 130.0) * k
        rect = Box(phone.cx + dx * k - w / 2, top, w, 112 + (d - 72) / 2)
        made.append(Disc(id=id_, rect=rect, icon=icon, text=word, name=word, diameter=d, ground=ground))
    return tuple(made)


def _grid(ui: Ui, phone: Box, switches: Sequence[Switch], top: float, pitch: float) -> list[Disc]:
    """The switches of a call, three side by side, the first row `top` below the phone's upper edge.

    A column with a long word is wider than the others.
    """
    k = phone.w / FAR_W
    words = [max(ui.type.width(one.word, "disc") for one in switches[i::3]) for i in range(3)]
    least = [max(word + 2, 80.0 * k, ui.layout.target) for word in words]
    spare = max(0.0, (phone.w - 2 * EDGE * k - sum(least)) / 3)
    x = phone.cx - (sum(least) + 3 * spare) / 2
    made = []
    for column, w in enumerate(wide + spare for wide in least):
        for row, one in enumerate(switches[column::3]):
            rect = Box(x, phone.y + top + row * pitch, w, 98 * k)
            name = one.name or one.word
            made.append(
                Disc(
                    id=one.id,
                    rect=rect,
                    icon=one.icon,
                    text=one.word,
                    name=name,
                    diameter=72 * k,
                    on=one.on,
                    enabled=one.enabled,
                )
            )
        x += w
    # Read row by row.
    order = [one.id for one in switches]
    return sorted(made, key=lambda disc: order.index(disc.id))


@dataclass(frozen=True, slots=True)
class Move:
    """A standing move as a button: id of its offer, icon, word, short word."""

    id: str
    icon: str
    word: str
    short: str


MOVE_ICONS = {
    "hang-up": "phone-disconnect",
    "ask-details": "identification-card",
    "note": "note-pencil",
    "repeat": "arrow-counter-clockwise",
    "silence": "hand-palm",
    "refuse": "x",
    "call-back": "phone-outgoing",
    "no-japanese": "translate",
    "breathe": "wind",
    "show-nearby": "users",
    "hold": "phone-pause",
    "resume": "phone-call",
    "more": "dots-three",
    "back": "arrow-left",
}


def move(ui: Ui, playing: Playing, id_: str) -> Move:
    """The words and icon of a standing move."""
    key = f"move.{id_}"
    state = playing.play.state
    if id_ == "hang-up" and playing.helper and pressed(state) and "leave" in state.advice:
        # Who hesitated is not left alone with it.
        key = "move.hang-up-together"
    word = playing.t(ui, key)
    short = playing.t(ui, f"{key}-short")
    return Move(id_, MOVE_ICONS[id_], word, word if short == f"{key}-short" else short)


def all_noted(playing: Playing) -> bool:
    """Whether all that this caller said of himself was written down, and he said something."""
    state = playing.play.state
    if state.talk is None:
        return False
    scenario = playing.play.scenario
    caller = scenario.nodes[state.talk.node].speaker or scenario.talks[state.talk.talk].caller
    heard = any(by == caller for by, _ in state.details)
    return heard and all(detail in state.notes for detail in state.details)


def move_rows(
    ui: Ui, playing: Playing, box: Box, rows: list[list[str]], height: float, gap: float = 16, *, noted: bool = False
) -> list[Widget]:
    """Rows of moves, each as wide as its word needs and the row filled. Short words where the long do not fit.

    `noted`: the place of "write it down" says that it is written.
    """
    widgets: list[Widget] = []
    y = box.y
    for row in rows:
        moves = [move(ui, playing, id_) for id_ in row]
        if noted:
            done = ui.t("move.noted")
            moves = [Move(m.id, "check", done, ui.t("move.noted-short")) if m.id == "note" else m for m in moves]
        given = share(ui, [Wish(m.word, m.short, m.icon) for m in moves], box.w, gap, fill=True)
        x = box.x
        for m, part in zip(moves, given, strict=True):
            rect = Box(x, y, part.width, height)
            widgets.append(Button(id=f"move.{m.id}", rect=rect, name=m.word, text=part.word, icon=part.icon))
            x += part.width + gap
        y += height + gap
    return widgets


def moves_for(ui: Ui, available: set[str], columns_wide: bool, rows: int) -> list[list[str]]:
    """Which moves stand in view: hang up always first, the rest behind "more"."""
    if ui.layout.text == 200 and rows > 1:
        return [["hang-up"], ["more"]]
    if rows == 1:
        return [["hang-up", "ask-details", "more"]]
    if columns_wide and ui.layout.latin:
        # Latin words are longer: the question keeps its whole name, and the second row is four short ones.
        wanted = [["hang-up", "ask-details"], ["note", "repeat", "silence", "more"]]
    elif columns_wide:
        wanted = [["hang-up", "ask-details", "note"], ["repeat", "silence", "more"]]
    else:
        wanted = [["hang-up", "ask-details"], ["repeat", "more"]]
    # "Hear it again" has nothing to say before the first words: its place is kept by another move.
    return [[m if m in available or m in ("hang-up", "more") else "note" for m in row] for row in wanted]
