"""In a call: the caption, the replies when it is the player's turn, and the moves of a real phone at every moment."""

from collections.abc import Sequence
from dataclasses import replace

from game.call.model import RELATIVE
from game.call.offers import QUIET
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
    move,
    move_rows,
    moves_for,
    phone_with_caller,
    place_discs,
    side_disc,
)
from game.phone.theme import FADE_MS
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.button_row import Wish, share
from game.phone.widgets.buttons import Button, Reply, button_width, reply_room
from game.phone.widgets.caption import FADE_STEPS, CaptionCard, caption_lines, transcript_button
from game.phone.widgets.labels import Label, label
from game.phone.widgets.topbar import top_bar
from game.scenario.readings import Ruby

TWO_LINE_H = 104.0
JUST_APPEARED_MS = 350


class InCallScene(doors.PlayScene):
    """One talk, from answering to its end."""

    name = "in-call"
    screen = "call"

    def __init__(self, playing: Playing) -> None:
        super().__init__(playing)
        self._shown_last: list[Widget] = []

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        return doors.bar(event, ui, self.playing) or call_event(self, event, ui)

    def tick(self, ui: Ui) -> Transition | None:
        refresh_each_second(self, ui)
        return super().tick(ui)

    def ahead(self, ui: Ui) -> Sequence[Scene]:
        from game.phone.scenes.prepared import PreparedNear

        return (PreparedNear(),)

    def build(self, ui: Ui) -> list[Widget]:
        if self.playing.play.state.talk is not None or not self._shown_last:
            self._shown_last = self._build(ui)
        # A call that has just ended stays as it was until the next screen: it has neither name nor number any more.
        return self._shown_last

    def _build(self, ui: Ui) -> list[Widget]:
        playing = self.playing
        title = playing.title(ui)
        regions = ui.layout.call()
        state = "call.state-muted" if playing.muted else "call.state"
        caller = caller_now(ui, playing, ui.t(state, time=playing.talk_time(ui)))
        far = regions.arrangement == "far"
        discs = [
            ("disc.keys", "bold/dots-nine", ui.t("call.keys"), "sheet", 72.0),
            ("disc.hang-up", "fill/phone-disconnect", ui.t("call.hang-up-disc"), "red", 88.0),
            ("disc.apps", "bold/circles-four", ui.t("call.apps"), "sheet", 72.0),
        ]
        if playing.helper:
            # Keys are pressed by whoever holds the phone.
            del discs[0]
        placed = place_discs(ui, regions.phone, discs) if far else ()
        if far and not playing.helper:
            icon = "fill/speaker-high" if ui.loudspeaker else "bold/speaker-high"
            word = ui.t("call.speaker")
            muted = "fill/microphone-slash" if playing.muted else "bold/microphone-slash"
            placed = (
                side_disc(ui, regions.phone, "disc.mute", muted, ui.t("call.mute"), on=playing.muted, side=-1),
                side_disc(ui, regions.phone, "disc.speaker", icon, word, on=ui.loudspeaker, side=1),
                *placed,
            )
        return [
            *top_bar(ui, title, memo=True, pause=True),
            *phone_with_caller(ui, regions, caller, discs=placed),
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
    if playing.helper and one_row(ui, playing, regions.moves):
        regions = beside(regions)
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
        widgets.extend(move_rows(ui, playing, regions.moves, rows, regions.move_h, noted=all_noted(playing)))
        return widgets
    widgets.extend(reply_opener(ui, playing, regions.replies))
    widgets.extend(move_rows(ui, playing, regions.moves, [["hang-up", "more"]], regions.move_h))
    return widgets


def beside(regions: CallRegions) -> CallRegions:
    """Beside a relative there is one thing more to choose, saying nothing: one row of moves gives way to it."""
    if regions.move_rows < 2 or regions.arrangement == "sheet":
        return regions
    freed = regions.move_h + 16
    moves = regions.moves
    room = regions.replies
    return replace(
        regions,
        replies=Box(room.x, room.y, room.w, room.h + freed),
        moves=Box(moves.x, moves.y + freed, moves.w, moves.h - freed),
        move_rows=1,
    )


def one_row(ui: Ui, playing: Playing, box: Box) -> bool:
    """Whether the moves that stay in view have room side by side."""
    shown = [move(ui, playing, id_) for id_ in ("hang-up", "ask-details", "more")]
    return sum(button_width(ui, one.short, one.icon, pad=20) for one in shown) + 32 <= box.w


def caption_card(
    ui: Ui, playing: Playing, box: Box, caller: Caller, *, named: bool, plain: bool = False
) -> CaptionCard:
    """The caption card. `named`: the caller's name and number stand in it, since no phone shows them."""
    caption = playing.caption
    fade = ui.progress(caption.since, FADE_MS, FADE_STEPS)
    if fade < FADE_STEPS:
        ui.refresh_soon()
    text = caption.text or ui.t("call.connecting")
    whispered = playing.aside
    header = (caller.name if named and not whispered else caption.speaker or ui.t("call.caller")) if not plain else ""
    aside = caller.number if named and not whispered else ""
    if whispered and plain:
        # Without a name above it, the words say whose they are.
        told = ui.t("helper.said", name=caption.speaker, text=text)
        if caption_lines(ui, told, box.w) <= max(2, caption_lines(ui, text, box.w)):
            text = told
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
        wave=(ui.layout.text != 150 or not named) and not whispered,
        quiet=not caption.text,
        ruby=ruby_of(ui, playing, caption.line, text),
    )


def reply_ruby(ui: Ui, playing: Playing, offer_id: str, text: str) -> tuple[Ruby, ...]:
    """The readings above a reply's sentence."""
    offer = playing.offer(offer_id)
    if offer is None or offer.kind != "reply":
        return ()
    plain = playing.wording.text(offer.label)
    # As advice the sentence stands inside other words.
    at = max(0, text.find(plain))
    return tuple(Ruby(one.start + at, one.end + at, one.reading) for one in ruby_of(ui, playing, offer.label, plain))


def reply_height(ui: Ui, lines: int, one: float, *, ruby: bool) -> float:
    """How high a reply of so many lines is, where one of a single line is `one` high."""
    f = ui.layout.factor
    if ruby:
        high: float = lines * furigana.line_step(ui.type, "body", "あ") + (16 if lines > 1 else 4)
        return max(one, high)
    return one if lines == 1 else TWO_LINE_H * f + (lines - 2) * 44 * f


def open_replies(ui: Ui, playing: Playing) -> list[tuple[str, str]]:
    """(offer id, sentence) of the open replies, in the order that the seed gives.

    Beside a relative they are what one tells them to say; last comes saying nothing.
    """
    texts = [(offer.id, playing.wording.text(offer.label)) for offer in playing.offers("reply")]
    if not playing.helper or not texts:
        return texts
    said = [(id_, ui.t("helper.say", text=text)) for id_, text in texts]
    return [*said, (QUIET, ui.t("helper.stay-quiet"))] if playing.offer(QUIET) else said


def replies(ui: Ui, playing: Playing, box: Box, h: float) -> list[Widget]:
    """The replies as buttons; while the other speaks, a word that says so and a way to go on."""
    if playing.play.state.ringing:
        return waiting(ui, playing, box)
    texts = open_replies(ui, playing)
    if not texts:
        return listening(ui, playing, box)
    if playing.muted:
        return reply_opener(ui, playing, Box(box.x, box.y, box.w, max(h, 80.0)))
    room = reply_room(ui, box.w)
    lines = [len(ui.type.wrap(text, "body", room)) for _, text in texts]
    ruby = [reply_ruby(ui, playing, id_, text) for id_, text in texts]
    heights = [reply_height(ui, n, h, ruby=bool(read)) for n, read in zip(lines, ruby, strict=True)]
    total = sum(heights) + 16 * (len(texts) - 1)
    widgets: list[Widget] = []
    y = box.y
    if playing.helper:
        heading = label(ui, "call.yours", playing.t(ui, "call.yours"), box.x + 8, box.y - 8, box.w - 8, "label")
        # The place of "say nothing" is kept while it cannot be said, so that no reply moves under the finger.
        kept = 0 if texts[-1][0] == QUIET else h + 16
        if total + kept + heading.rect.h <= box.h + 1:
            widgets.append(heading)
            y = heading.rect.bottom + 4
    if total > box.h + 1 or len(texts) > 4:
        opener = Box(box.x, box.y, box.w, max(h, 80.0))
        return reply_opener(ui, playing, opener)
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
    state = playing.t(ui, "call.listening")
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
    said = last_said(ui, playing)
    if said:
        made = label(ui, "call.said", said, box.x + 8, box.y + h + 8, box.w - 16, "label", tint="ink2")
        if made.rect.bottom <= box.bottom:
            widgets.append(made)
    return widgets


def last_said(ui: Ui, playing: Playing) -> str:
    """Beside a relative: what they said into the phone last, while it is being answered."""
    relative = playing.play.scenario.relative
    said = [id_ for id_, by in playing.play.state.said if by != RELATIVE][-3:]
    replied = next((id_ for id_ in reversed(said) if id_.startswith(">")), "")
    if not playing.helper or relative is None or not replied:
        return ""
    return ui.t("helper.said", name=playing.wording.text(relative.name), text=playing.wording.text(replied[1:]))


def reply_opener(ui: Ui, playing: Playing, box: Box) -> list[Widget]:
    """Where replies do not fit beside the call: one button that opens them as a sheet."""
    if playing.play.state.ringing:
        return waiting(ui, playing, box)
    if not open_replies(ui, playing):
        return listening(ui, playing, box)
    text = playing.t(ui, "call.unmute" if playing.muted else "call.reply")
    if playing.muted:
        return [Button(id="call.unmute", rect=box, name=text, text=text, icon="microphone", kind="outline")]
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
    if id_.startswith(("reply.", QUIET)):
        if ui.now - playing.floor_since >= JUST_APPEARED_MS:
            playing.take(ui, id_)
    elif playing.offer(id_) is not None:
        playing.take(ui, id_)
    elif id_ in ("move.hang-up", "disc.hang-up"):
        playing.take(ui, "hang-up")
    elif id_ == "move.more":
        from game.phone.scenes.moves import MovesScene

        return Push(MovesScene(playing))
    elif id_ == "move.note":
        from game.phone.scenes.noted import write_down

        return write_down(ui, playing)
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
    elif id_ == "disc.speaker":
        ui.speak_aloud(not ui.loudspeaker)
    elif id_ in ("disc.mute", "call.unmute"):
        playing.mute(ui, not playing.muted)
    elif id_ == "disc.keys":
        from game.phone.scenes.call_keys import CallKeysScene

        return Push(CallKeysScene(playing))
    elif id_ == "disc.apps":
        playing.apps_open = True
        ui.refresh()
    return None
