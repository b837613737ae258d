"""What stands beside the near phone, or under it: the call that goes on, who waits on hold, the ways back."""

from dataclasses import replace
from typing import Literal

from game.phone.geometry import Box
from game.phone.metrics import NearRegions
from game.phone.playing import Playing
from game.phone.scenes import incoming
from game.phone.scenes.call_parts import (
    all_noted,
    caller_now,
    move,
    move_rows,
    moves_for,
)
from game.phone.scenes.in_call import caption_card, who_speaks
from game.phone.scenes.on_hold import how_it_stands, waiting
from game.phone.scenes.replies import open_replies, replies
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.button_row import Wish, share
from game.phone.widgets.buttons import Button, button_width
from game.phone.widgets.caption import caption_lines, transcript_button
from game.phone.widgets.labels import Label, Picture


def call_beside(ui: Ui, playing: Playing, regions: NearRegions) -> list[Widget]:
    """Caption, replies and moves of the call behind the app, where the window has room for them."""
    caller = caller_now(ui, playing, "")
    if regions.column is not None and regions.band is None:
        column = regions.column
        call = ui.layout.talk_column(regions.phone, column)
        card = caption_card(ui, playing, call.caption, caller, named=False)
        # Another voice that took over is not the one whose number rang.
        name = who_speaks(ui, playing, "" if playing.handed_over else caller.name)
        card = replace(card, header=f"{name}  {caller.talk_time}")
        widgets: list[Widget] = [card]
        rowless = bool(card.ruby) and card.arranged(ui.type).header_cy is None
        if caption_lines(ui, card.text, card.rect.w) <= 2 and not rowless:
            widgets.append(transcript_button(ui, call.caption, words=False))
        widgets.extend(replies(ui, playing, call.replies, call.reply_h))
        available = {offer.id for offer in playing.offers("standing")}
        rows = moves_for(ui, available, False, 2) if call.move_rows == 2 else [["hang-up", "more"]]
        widgets.extend(move_rows(ui, playing, call.moves, rows, call.move_h, noted=all_noted(playing)))
        return widgets
    widgets = []
    if regions.band is not None:
        widgets.append(caption_card(ui, playing, regions.band, caller, named=False, plain=True))
    names = ["hang-up", "more"]
    if regions.column is not None:
        boxes = regions.column.column(3, 16, 96)
        if open_replies(ui, playing):
            widgets.append(_opener(ui, playing, boxes[0]))
        for box, name in zip(boxes[1:], names, strict=True):
            widgets.extend(move_rows(ui, playing, box, [[name]], box.h))
    elif regions.footer is not None:
        widgets.extend(_call_footer(ui, playing, regions.footer))
    return widgets


def _call_footer(ui: Ui, playing: Playing, footer: Box) -> list[Widget]:
    """Reply (when it is the player's turn), hang up, more."""
    wishes = [Wish(m.word, m.short, m.icon) for m in (move(ui, playing, "hang-up"), move(ui, playing, "more"))]
    ids = ["move.hang-up", "move.more"]
    widgets: list[Widget] = []
    if footer.h > 1.5 * ui.layout.list_h:
        upper, footer = footer.column(2, 16)
        if open_replies(ui, playing):
            widgets.append(replace(_opener(ui, playing, upper), late=True))
    elif open_replies(ui, playing):
        wishes.insert(0, Wish(playing.t(ui, "call.reply"), bold=True))
        ids.insert(0, "call.reply")
    x = footer.x
    for id_, wish, part in zip(ids, wishes, share(ui, wishes, footer.w, fill=True), strict=True):
        rect = Box(x, footer.y, part.width, footer.h)
        kind: Literal["primary", "move"] = "primary" if id_ == "call.reply" else "move"
        widgets.append(Button(id=id_, rect=rect, name=wish.word, text=part.word, icon=part.icon, kind=kind, late=True))
        x = rect.right + 16
    return widgets


def _opener(ui: Ui, playing: Playing, box: Box) -> Button:
    text = playing.t(ui, "call.reply")
    return Button(id="call.reply", rect=box, name=text, text=text, kind="primary")


def column_without_call(ui: Ui, playing: Playing, column: Box, *, back: bool, finish: bool) -> tuple[list[Widget], Box]:
    """How the phone stands, the way to who waits on hold, and the ways back; and the room that is left in between."""
    size = 36.0
    held, rings = waiting(ui, playing), playing.banner
    title = how_it_stands(ui, playing)
    name = title
    if rings:
        title = name = playing.t(ui, "ring.heading")
    # A long name stands in the letters of labels, on two lines if need be.
    room = column.w - size - 12
    style = "body" if ui.type.fits(title, "body", room) else "label"
    row = Box(column.x, column.y + 10, column.w, max(52.0, ui.type.height(title, style, room)))
    widgets: list[Widget] = [
        Picture(
            id="near.off-sign",
            rect=Box(row.x, row.y + 8, size, size),
            icon="bell-ringing" if rings else "phone-pause" if held else "phone-disconnect",
            size=size,
            tint="ink",
        ),
        Label(
            id="near.off",
            rect=Box(row.x + size + 12, row.y, room, row.h),
            text=title,
            name=name,
            style=style,
            middle=True,
            role="heading",
        ),
    ]
    h = max(72.0, ui.layout.target)
    footer = Box(column.x, column.bottom - h, column.w, h)
    top = row.bottom + 26
    if rings:
        widgets.append(incoming.let_ring(ui, playing, Box(column.x, row.bottom + 10, column.w, h)))
        top = widgets[-1].rect.bottom + 24
    elif held:
        widgets.extend(made := _to_who_waits(ui, playing, Box(column.x, row.bottom + 10, column.w, h)))
        top = made[-1].rect.bottom + 24
    widgets.extend(way_back(ui, footer, back=back, finish=finish))
    return widgets, Box(column.x, top, column.w, footer.y - 16 - top)


def _to_who_waits(ui: Ui, playing: Playing, box: Box) -> list[Widget]:
    """Back to the call on hold, or its end: side by side, or one under the other."""
    words = [playing.t(ui, "move.resume-short"), playing.t(ui, "move.hang-up")]
    icons = ["fill/phone", "phone-disconnect"]
    widths = [button_width(ui, word, icon, pad=20, bold=True) for word, icon in zip(words, icons, strict=True)]
    boxes = box.row(widths, 16) if sum(widths) + 16 <= box.w else Box(box.x, box.y, box.w, 0).column(2, 12, box.h)
    kinds: tuple[Literal["call", "move"], ...] = ("call", "move")
    return [
        Button(id=id_, rect=place, name=word, text=word, icon=icon, kind=kind, late=True)
        for id_, place, word, icon, kind in zip(("resume", "hang-up"), boxes, words, icons, kinds, strict=True)
    ]


def way_back(ui: Ui, footer: Box, *, back: bool, finish: bool, holding: str = "") -> list[Widget]:
    """Back, home, the end. `holding`: who waits on hold: without a column, that call takes their place."""
    if holding:
        first = [("near.back", "arrow-left", "common.back")] if back else []
        end = [("hang-up", "phone-disconnect", "move.hang-up")]
        rows = [
            [*first, *more, ("resume", "fill/phone", word)]
            for more in (end, [])
            for word in ("move.resume-short", "move.resume-shortest")
        ]
        row = next((row for row in rows if _bare_words(ui, row) <= footer.w), rows[-1])
        made = _footer_row(ui, footer, row)
        # Who waits is told above the app, and once more to a reader.
        return [replace(w, name=f"{w.name} {holding}") if w.id == "resume" else w for w in made]
    wanted = [("near.back", "arrow-left", "common.back"), ("near.home", "house", "common.home")] if back else []
    if finish:
        wanted.append(("near.finish", "check", "free.finish-short"))
    if not wanted:
        return []
    return _footer_row(ui, footer, wanted)


def _bare_words(ui: Ui, wanted: list[tuple[str, str, str]]) -> float:
    """How wide a row of these words is, without signs."""
    return sum(button_width(ui, ui.t(key), pad=8) for _, _, key in wanted) + 16 * (len(wanted) - 1)


def _footer_row(ui: Ui, footer: Box, wanted: list[tuple[str, str, str]]) -> list[Widget]:
    """(id, icon, word) side by side, the last at the right end."""
    if _bare_words(ui, wanted) > footer.w:
        # Home is one more step back: of three large words it is the one that can be spared.
        wanted = [entry for entry in wanted if entry[0] != "near.home"]
    given = share(ui, [Wish(ui.t(key), icon=icon) for _, icon, key in wanted], footer.w)
    each = (footer.w - 32) / 3
    if all(part.width <= each for part in given):
        # Three places of one width, so that the last button stands in the same place with and without the others.
        boxes = footer.row([1, 1, 1], 16)[-len(wanted) :]
    else:
        boxes, right = [], footer.right
        for part in reversed(given):
            boxes.insert(0, Box(right - part.width, footer.y, part.width, footer.h))
            right -= part.width + 16
    ids = {"near.back": "near.step-back"}
    row = [
        Button(id=ids.get(id_, id_), rect=box, name=ui.t(key), text=ui.t(key), icon=part.icon, late=True)
        for (id_, _, key), box, part in zip(wanted, boxes, given, strict=True)
    ]
    return ui.handed(row, footer)
