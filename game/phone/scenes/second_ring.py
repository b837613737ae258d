"""A second call rings during the first: who it is, and the same three ways to act, in the place of the replies."""

from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scenes.incoming import WAYS
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.button_row import Given, Wish, share
from game.phone.widgets.buttons import Button, button_width
from game.phone.widgets.labels import Label

GAP = 16.0


def second_ring(ui: Ui, playing: Playing, box: Box) -> list[Widget]:
    """The ways side by side where they have room, else one above the other, else behind one button."""
    shows = playing.shows(playing.play.state.ringing)
    who = ""
    if shows is not None:
        who = playing.wording.text(shows.name) if shows.name else playing.wording.fill(shows.number)
    words = ui.t("call.another")
    whole = " ".join(filter(None, (words, who)))
    head = box.top(48 * ui.layout.factor)
    room = box.below(head.h)
    short = playing.t(ui, "ring.let-short")
    wishes = [Wish(playing.t(ui, key), short if id_ == "let-ring" else "", icon) for id_, (icon, key) in WAYS.items()]
    least = max(ui.layout.target, 0.72 * ui.type.line_h("body"))
    row = share(ui, wishes, box.w, GAP, fill=True)
    column = [share(ui, [wish], box.w)[0] for wish in wishes]
    high = (room.h - 2 * GAP) / len(column)
    if room.h >= least and _fit(ui, row):
        given, places = row, room.top(min(ui.layout.move_h, max(72.0, room.h))).row([part.width for part in row], GAP)
    elif high >= least:
        given, places = column, room.column(len(column), GAP, min(ui.layout.move_h, high))
    else:
        text = ui.t("call.another-short")
        return [Button(id="call.reply", rect=box, name=whole, text=text, icon="bell-ringing", kind="primary")]
    text = f"{words}  {who}"
    if ui.type.width(text, "label") > box.w - 8:
        text = who or words
    heading = Label(
        id="call.another",
        rect=Box(head.x + 8, head.y, head.w - 8, head.h),
        text=text,
        name=whole,
        style="label",
        tint="ink2",
        middle=True,
    )
    return [
        heading,
        *(
            Button(id=id_, rect=rect, name=wish.word, text=part.word, icon=part.icon, kind="outline")
            for id_, wish, part, rect in zip(WAYS, wishes, given, places, strict=True)
        ),
    ]


def _fit(ui: Ui, row: list[Given]) -> bool:
    """Whether every word has its room."""
    return all(button_width(ui, part.word, part.icon, pad=8) <= part.width + 1 for part in row)
