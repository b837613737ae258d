"""In a call: the caption, the replies when it is the player's turn, and the moves of a real phone at every moment."""

from collections.abc import Sequence

from game.phone import furigana
from game.phone.furigana import ruby_of
from game.phone.geometry import Box
from game.phone.metrics import CallRegions
from game.phone.playing import Playing
from game.phone.scene import Press, Push, Scene, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.arrival import arrival
from game.phone.scenes.call_parts import (
    Caller,
    all_noted,
    caller_now,
    move_rows,
    moves_for,
    phone_with_caller,
    place_discs,
)
from game.phone.theme import FADE_MS
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.button_row import Wish, share
from game.phone.widgets.buttons import Button, Reply, button_width, reply_room
from game.phone.widgets.caption import FADE_STEPS, CaptionCard, caption_lines, transcript_button
from game.phone.widgets.labels import Label
from game.phone.widgets.topbar import top_bar
from game.scenario.readings import Ruby

TWO_LINE_H = 104.0
JUST_APPEARED_MS = 350


class InCallScene(doors.PlayScene):
    """One talk, from answering to its end."""

    name = "in-call"
    screen = "call"

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        return doors.bar(event, ui, self.playing) or call_event(self, event, ui)

    def tick(self, ui: Ui) -> Transition | None:
        refresh_each_second(self, ui)
        return super().tick(ui)

    def ahead(self, ui: Ui) -> Sequence[Scene]:
        from game.phone.scenes.prepared import PreparedNear

        return (PreparedNear(),)

    def build(self, ui: Ui) -> list[Widget]:
        playing = self.playing
        title = playing.wording.text(playing.play.scenario.title)
        regions = ui.layout.call()
        caller = caller_now(ui, playing, ui.t("call.state", time=playing.talk_time(ui)))
        far = regions.arrangement == "far"
        discs = place_discs(
            ui,
            regions.phone,
            [
                ("disc.keys", "bold/dots-nine", ui.t("call.keys"), "sheet", 72),
                ("disc.hang-up", "fill/phone-disconnect", ui.t("call.hang-up-disc"), "red", 88),
                ("disc.apps", "bold/circles-four", ui.t("call.apps"), "sheet", 72),
            ],
        )
        return [
            *top_bar(ui, title, memo=True),
            *phone_with_caller(ui, regions, caller, discs=discs if far else ()),
            *arrival(ui, playing, regions),
            *talk_column(ui, playing, regions, caller),
        ]


def refresh_each_second(scene: doors.PlayScene, ui: Ui) -> None:
    """Has the running time drawn when its second changes."""
    shown = scene.playing.talk_time(ui)
    if shown != getattr(scene, "_shown", ""):
        scene._shown = shown  # type: ignore[attr-defined]
        ui.refresh()


def talk_column(ui: Ui, playing: Playing, regions: CallRegions, caller: Caller) -> list[Widget]:
    """Caption, replies and moves of the present talk, for any arrangement of the call."""
    card = caption_card(ui, playing, regions.caption, caller, named=regions.arrangement != "far")
    widgets: list[Widget] = [card]
    inline = regions.arrangement != "sheet"
    if inline:
        rowless = bool(card.ruby) and card.arranged(ui.type).header_cy is None
        if not card.aside and not rowless and caption_lines(ui, card.text, card.rect.w) <= 2:
            button = transcript_button(ui, regions.caption)
            taken = card.rect.x + 90 * ui.layout.factor**0.5 + ui.type.width(card.header, "label")
            # A long name needs the word's place: the sign alone opens the same list.
            if taken > button.rect.x:
                button = transcript_button(ui, regions.caption, words=False)
            # Where even the sign is in the way, the list is reached through the other moves.
            if taken <= button.rect.x + 30:
                widgets.append(button)
        widgets.extend(replies(ui, playing, regions.replies, regions.reply_h))
        available = {offer.id for offer in playing.offers("standing")}
        wide = regions.moves.w >= 760 and ui.layout.text == 100
        rows = moves_for(ui, available, wide, regions.move_rows)
        widgets.extend(move_rows(ui, regions.moves, rows, regions.move_h, noted=all_noted(playing)))
        return widgets
    widgets.extend(reply_opener(ui, playing, regions.replies))
    widgets.extend(move_rows(ui, regions.moves, [["hang-up", "more"]], regions.move_h))
    return widgets


def caption_card(
    ui: Ui, playing: Playing, box: Box, caller: Caller, *, named: bool, plain: bool = False
) -> CaptionCard:
    """The caption card. `named`: the caller's name and number stand in it, since no phone shows them."""
    caption = playing.caption
    fade = ui.progress(caption.since, FADE_MS, FADE_STEPS)
    if fade < FADE_STEPS:
        ui.refresh_soon()
    text = caption.text or ui.t("call.connecting")
    header = (caller.name if named else caption.speaker or ui.t("call.caller")) if not plain else ""
    aside = caller.number if named else ""
    if aside and ui.type.width(header, "label") + ui.type.width(aside, "label") > box.w - 160 * ui.layout.factor**0.5:
        aside = ""
    return CaptionCard(
        id="call.caption",
        rect=box,
        text=text,
        name=f"{caption.speaker} {text}".strip(),
        header=header,
        aside=aside,
        fade=fade,
        wave=ui.layout.text != 150 or not named,
        quiet=not caption.text,
        ruby=ruby_of(ui, playing, caption.line, text),
    )


def reply_ruby(ui: Ui, playing: Playing, offer_id: str, text: str) -> tuple[Ruby, ...]:
    """The readings above a reply's sentence."""
    offer = playing.offer(offer_id)
    return ruby_of(ui, playing, offer.label if offer is not None else "", text)


def reply_height(ui: Ui, lines: int, one: float, *, ruby: bool) -> float:
    """How high a reply of so many lines is, where one of a single line is `one` high."""
    f = ui.layout.factor
    if ruby:
        high: float = lines * furigana.line_step(ui.type, "body", "あ") + (16 if lines > 1 else 4)
        return max(one, high)
    return one if lines == 1 else TWO_LINE_H * f + (lines - 2) * 44 * f


def open_replies(playing: Playing) -> list[tuple[str, str]]:
    """(offer id, sentence) of the open replies, in the order that the seed gives."""
    return [(offer.id, playing.wording.text(offer.label)) for offer in playing.offers("reply")]


def replies(ui: Ui, playing: Playing, box: Box, h: float) -> list[Widget]:
    """The replies as buttons; while the other speaks, a word that says so and a way to go on."""
    if playing.play.state.ringing:
        return waiting(ui, playing, box)
    texts = open_replies(playing)
    if not texts:
        return listening(ui, playing, box)
    room = reply_room(ui, box.w)
    lines = [len(ui.type.wrap(text, "body", room)) for _, text in texts]
    ruby = [reply_ruby(ui, playing, id_, text) for id_, text in texts]
    heights = [reply_height(ui, n, h, ruby=bool(read)) for n, read in zip(lines, ruby, strict=True)]
    total = sum(heights) + 16 * (len(texts) - 1)
    if total > box.h + 1 or len(texts) > 4:
        opener = Box(box.x, box.y, box.w, max(h, 80.0))
        return reply_opener(ui, playing, opener)
    widgets: list[Widget] = []
    y = box.y
    for i, ((id_, text), height, read) in enumerate(zip(texts, heights, ruby, strict=True), 1):
        rect = Box(box.x, y, box.w, height)
        widgets.append(Reply(id=id_, rect=rect, text=text, name=text, number=str(i), keys=(str(i),), ruby=read))
        y += height + 16
    return widgets


def waiting(ui: Ui, playing: Playing, box: Box) -> list[Widget]:
    """A second call rings during the first: who it is, and the same three ways to act."""
    shows = playing.shows(playing.play.state.ringing)
    who = ""
    if shows is not None:
        who = playing.wording.text(shows.name) if shows.name else playing.wording.fill(shows.number)
    head_h = 48 * ui.layout.factor
    text = f"{ui.t('call.waiting')}  {who}"
    if ui.type.width(text, "label") > box.w - 8:
        text = who or ui.t("call.waiting")
    head = Label(
        id="call.waiting",
        rect=Box(box.x + 8, box.y, box.w - 8, head_h),
        text=text,
        name=f"{ui.t('call.waiting')} {who}",
        style="label",
        tint="ink2",
        middle=True,
    )
    wishes = [
        Wish(ui.t("ring.answer"), icon="phone"),
        Wish(ui.t("ring.decline"), icon="phone-x"),
        Wish(ui.t("ring.let"), ui.t("ring.let-short"), "bell-ringing"),
    ]
    widgets: list[Widget] = [head]
    x, y = box.x, box.y + head_h
    h = min(ui.layout.move_h, max(72.0, box.h - head_h))
    for id_, wish, part in zip(
        ("answer", "decline", "let-ring"), wishes, share(ui, wishes, box.w, fill=True), strict=True
    ):
        rect = Box(x, y, part.width, h)
        widgets.append(Button(id=id_, rect=rect, name=wish.word, text=part.word, icon=part.icon, kind="outline"))
        x += part.width + 16
    return widgets


def listening(ui: Ui, playing: Playing, box: Box) -> list[Widget]:
    """While the other speaks: nothing to choose, and a quiet button for who reads faster."""
    h = min(box.h, max({100: 56.0, 150: 80.0, 200: 112.0}[ui.layout.text], ui.layout.target))
    widgets: list[Widget] = []
    text = ui.t("call.skip")
    w = button_width(ui, text, "x", "label", pad=20)
    state = ui.t("call.listening")
    if ui.type.width(state, "label") + w + 24 <= box.w:
        rect = Box(box.x + 8, box.y, box.w - w - 24, h)
        widgets.append(
            Label(id="call.state", rect=rect, text=state, name=state, style="label", tint="ink2", middle=True)
        )
    if playing.play.line is not None:
        rect = Box(box.right - w, box.y, w, h)
        widgets.append(
            Button(
                id="call.skip",
                rect=rect,
                name=text,
                text=text,
                after="caret-right",
                kind="quiet",
                style="label",
                radius=16,
                in_a_row=True,
                keys=("enter", "space"),
            )
        )
    return widgets


def reply_opener(ui: Ui, playing: Playing, box: Box) -> list[Widget]:
    """Where replies do not fit beside the call: one button that opens them as a sheet."""
    if playing.play.state.ringing:
        return waiting(ui, playing, box)
    if not open_replies(playing):
        return listening(ui, playing, box)
    text = ui.t("call.reply")
    return [
        Button(
            id="call.reply",
            rect=box,
            name=text,
            text=text,
            icon="chat-circle-dots",
            after="caret-right",
            kind="primary",
            align="left",
        )
    ]


def call_event(scene: doors.PlayScene, event: UiEvent, ui: Ui) -> Transition | None:
    """What the buttons of a call do, wherever they stand. The result is shown in the next frame."""
    if not isinstance(event, Press):
        return None
    playing, id_ = scene.playing, event.id
    if id_.startswith("reply."):
        if ui.now - playing.floor_since >= JUST_APPEARED_MS:
            playing.take(ui, id_)
    elif playing.offer(id_) is not None:
        playing.take(ui, id_)
    elif id_ in ("move.hang-up", "disc.hang-up"):
        playing.take(ui, "hang-up")
    elif id_ == "move.more":
        from game.phone.scenes.moves import MovesScene

        return Push(MovesScene(playing))
    elif id_.startswith("move."):
        playing.take(ui, id_.removeprefix("move."))
    elif id_ == "call.skip":
        playing.skip_line(ui)
    elif id_ == "call.transcript":
        from game.phone.scenes.transcript import TranscriptScene

        return Push(TranscriptScene(playing))
    elif id_ == "call.reply":
        from game.phone.scenes.reply_sheet import ReplySheet

        return Push(ReplySheet(playing))
    elif id_ == "disc.keys":
        from game.phone.scenes.call_keys import CallKeysScene

        return Push(CallKeysScene(playing))
    elif id_ == "disc.apps":
        playing.apps_open = True
        ui.refresh()
    return None
