"""A call that comes while an app is open: a sheet at the top of the phone's screen. The app below stays in use.

The same for everybody who calls: caller ID as it was made to appear, answer, decline; letting it ring stands beside
the phone, and is also a swipe upwards over the sheet.
"""

from dataclasses import dataclass, replace

from game.phone.geometry import Box
from game.phone.pictures.portrait import Portrait
from game.phone.playing import Playing
from game.phone.scene import Press, Swiped, UiEvent
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.button_row import Wish, share
from game.phone.widgets.buttons import Button, button_width
from game.phone.widgets.labels import Card, Label

WAYS = {
    "answer": ("phone", "ring.answer"),
    "decline": ("phone-x", "ring.decline"),
    "let-ring": ("bell-ringing", "ring.let"),
}
"""What can be done with a call that rings, by the id of its offer: icon and word."""
SHEET = "ring.sheet"
"""Id of the sheet itself: drawn upwards, it goes, and the phone rings on."""
PAD, GAP = 16.0, 12.0
PORTRAIT = 68.0


@dataclass(frozen=True, slots=True)
class _Words:
    name: str
    details: tuple[str, ...]
    """Number and place, where they are shown beside a name."""
    state: str


def _words(ui: Ui, playing: Playing) -> _Words:
    name, number, place = playing.who()
    state = ui.t("ring.video" if is_video(playing) else "ring.state")
    if not name:
        name, number = number or ui.t("ring.unknown"), ""
    return _Words(name, tuple(filter(None, (number, place))), state)


def is_video(playing: Playing) -> bool:
    """Whether what rings is a video call."""
    play = playing.play
    return bool(play.state.ringing) and play.scenario.talks[play.state.ringing].kind == "video"


def banner(
    ui: Ui, playing: Playing, screen: Box, *, compact: bool = False, corner: float = 0
) -> tuple[list[Widget], float]:
    """The sheet at the top of a phone's screen, and where it ends. `compact`: signs alone on its two buttons.

    `corner`: the radius of the screen's upper corners, into which the sheet has to fit.
    """
    words = _words(ui, playing)
    aside_x, down = max(8.0, 0.17 * corner), max(8.0, 0.2 * corner)
    pill_h = max({100: 64.0, 150: 84.0, 200: 108.0}[ui.layout.text], ui.layout.target)
    sign_w = max(84.0, pill_h)
    aside = screen.w - 2 * aside_x - 2 * PAD - 2 * sign_w - GAP - 24
    longest = [ui.type.width(part, "label") for part in words.details]
    longest += [ui.type.width(word, "body", True) for word in words.name.split()]
    compact = compact and max(longest) <= aside
    video = [words.state] if is_video(playing) else []
    w = screen.w - 2 * aside_x
    inner_w = w - 2 * PAD
    face = PORTRAIT + GAP if ui.layout.factor == 1 and w >= 440 and not compact else 0.0
    wishes = [_wish(ui, playing, id_) for id_ in ("decline", "answer")]
    pills = [sign_w if compact else button_width(ui, wish.word, wish.icon, pad=20, bold=True) for wish in wishes]
    text_w = inner_w - face
    aside_w = sum(pills) + GAP
    beside_w = text_w - aside_w - 24
    parts = [part for part in (words.name, *words.details, *video) if part]
    widest = max(ui.type.width(part, "label" if i else "body", not i or None) for i, part in enumerate(parts))
    # Beside the words where the longest of them has room, else below.
    beside = compact or widest <= beside_w
    if beside:
        text_w = beside_w
    joined = " ".join(words.details)
    split = ui.type.width(joined, "label") > text_w
    detail = "\n".join([*(words.details if split else filter(None, [joined])), *video])
    x, y = screen.x + aside_x + PAD + face, screen.y + down + 10
    name_h = ui.type.height(words.name, "body", text_w, True)
    detail_h = ui.type.height(detail, "label", text_w) if detail else 0.0
    texts_h = max(name_h + detail_h, face - GAP if face else 0.0)
    # One under the other where their words are too long for one row.
    stacked = not beside and sum(button_width(ui, wish.word, pad=8, bold=True) for wish in wishes) + GAP > inner_w
    pills_h = 2 * pill_h + GAP if stacked else pill_h
    high = max(texts_h, pill_h) if beside else texts_h + 10 + pills_h
    rect = Box(screen.x + aside_x, screen.y + down, w, high + 24)
    said = " ".join((words.state, words.name))
    widgets: list[Widget] = [
        Card(id=SHEET, rect=rect, radius=max(24.0, 0.6 * corner)),
        Label(id="ring.name", rect=Box(x, y, text_w, name_h), text=words.name, name=said, bold=True, role="heading"),
    ]
    if detail:
        place = Box(x, y + name_h, text_w, detail_h)
        widgets.append(Label(id="ring.detail", rect=place, text=detail, name=detail, style="label", tint="ink2"))
    if face:
        box = Box.around(rect.x + PAD + PORTRAIT / 2, y + texts_h / 2, PORTRAIT, PORTRAIT)
        widgets.append(Portrait(id="ring.portrait", rect=box))
    room = aside_w if beside else inner_w
    row = Box(rect.right - PAD - room, rect.cy - pill_h / 2 if beside else y + texts_h + 10, room, pills_h)
    widgets.extend(_pills(ui, wishes, row, pills if beside else [], compact, stacked=stacked))
    return widgets, rect.bottom


def _pills(ui: Ui, wishes: list[Wish], row: Box, widths: list[float], compact: bool, *, stacked: bool) -> list[Widget]:
    """Decline and answer side by side, or `stacked`; without `widths`, of one width where both words have room."""
    half = (row.w - GAP) / 2
    if stacked:
        widths = [row.w, row.w]
    elif not widths and all(button_width(ui, wish.word, pad=8, bold=True) <= half for wish in wishes):
        widths = [half, half]
    elif not widths:
        widths = [part.width for part in share(ui, wishes, row.w, GAP, fill=True)]
    signs = compact or all(
        button_width(ui, wish.word, wish.icon, pad=8, bold=True) <= width
        for wish, width in zip(wishes, widths, strict=True)
    )
    made: list[Widget] = []
    places = row.column(2, GAP) if stacked else row.row(widths, GAP)
    for id_, wish, place in zip(("decline", "answer"), wishes, places, strict=True):
        made.append(
            Button(
                id=id_,
                rect=place,
                text="" if compact else wish.word,
                name=wish.word,
                icon=wish.icon if signs else "",
                kind="call" if id_ == "answer" else "decline",
                radius=place.h / 2,
            )
        )
    return made


def _wish(ui: Ui, playing: Playing, id_: str) -> Wish:
    video = id_ == "answer" and is_video(playing)
    icon = {"answer": "fill/video-camera" if video else "fill/phone", "decline": "fill/phone-x"}[id_]
    return Wish(playing.t(ui, f"ring.{id_}"), icon=icon, bold=True)


def let_ring(ui: Ui, playing: Playing, box: Box, *, late: bool = False) -> Button:
    """Doing nothing, as a button beside or below the phone."""
    word, short = playing.t(ui, "ring.let"), playing.t(ui, "ring.let-short")
    (part,) = share(ui, [Wish(word, short, "bell-ringing")], box.w, fill=True)
    return Button(id="let-ring", rect=box, text=part.word, name=word, icon=part.icon, late=late)


def beside_ways(ui: Ui, playing: Playing, found: list[Widget], footer: Box) -> list[Widget]:
    """A row with the ways back from an app, each as narrow as its word lets it be, and letting it ring."""
    ways = sorted((w for w in found if isinstance(w, Button)), key=lambda way: way.id == "near.home")
    least = button_width(ui, playing.t(ui, "ring.let-short"), pad=10)
    if sum(way.rect.w + 16 for way in ways) + least > footer.w:
        # Home is one more step back.
        ways = [way for way in ways if way.id != "near.home"]
    for icons, pad in ((True, 20.0), (False, 8.0)):
        x = footer.x
        packed: list[Widget] = []
        for way in ways:
            icon = way.icon if icons else ""
            w = max(button_width(ui, way.text, icon, pad=pad), ui.layout.target)
            packed.append(replace(way, rect=Box(x, footer.y, w, footer.h), icon=icon))
            x += w + 16
        if footer.right - x >= least:
            break
    row = [*packed, let_ring(ui, playing, Box(x, footer.y, footer.right - x, footer.h), late=True)]
    return ui.handed(row, footer)


def ring_event(playing: Playing, event: UiEvent, ui: Ui) -> bool:
    """What is done with a call that rings, by a button or a swipe over its sheet; whether the event was meant so."""
    asked = event.id.removeprefix("disc.") if isinstance(event, Press) else ""
    if isinstance(event, Swiped) and event.way == "up" and SHEET in event.over:
        asked = "let-ring"
    if asked not in WAYS or not playing.play.state.ringing or playing.play.state.talk is not None:
        return False
    if playing.meant(ui, asked):
        ui.sound.tone("")
        if asked == "answer":
            ui.sound.effect("answer")
        playing.take(ui, asked)
    return True
