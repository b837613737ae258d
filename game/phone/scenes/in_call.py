"""In a call: the caption, the replies when it is the player's turn, and the moves of a real phone at every moment."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace

from game.phone.furigana import ruby_of
from game.phone.geometry import Box
from game.phone.metrics import CallRegions
from game.phone.playing import Playing
from game.phone.scene import Press, Push, Scene, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.arrival import arrival
from game.phone.scenes.call_parts import (
    Caller,
    DiscLook,
    all_noted,
    caller_now,
    move,
    move_rows,
    moves_for,
    phone_with_caller,
    place_discs,
)
from game.phone.scenes.on_hold import held_height, told_between
from game.phone.scenes.replies import replies, reply_opener
from game.phone.scenes.switches import switches
from game.phone.theme import FADE_MS
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import button_width
from game.phone.widgets.caption import FADE_STEPS, CaptionCard, caption_lines, transcript_button
from game.phone.widgets.topbar import top_bar


class TalkScene(doors.PlayScene, ABC):
    """One talk, heard or seen, from answering to its end."""

    def __init__(self, playing: Playing) -> None:
        super().__init__(playing)
        self._shown_last: list[Widget] = []
        self._second = ""

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        return doors.bar(event, ui, self.playing) or call_event(self.playing, event, ui)

    def tick(self, ui: Ui) -> Transition | None:
        second = self.playing.talk_time(ui)
        if second != self._second:
            self._second = second
            ui.refresh()
        return super().tick(ui)

    def build(self, ui: Ui) -> list[Widget]:
        if self.playing.play.state.talk is not None or not self._shown_last:
            self._shown_last = self.talk(ui)
        # A call that has just ended stays as it was until the next screen: it has neither name nor number any more.
        return self._shown_last

    @abstractmethod
    def talk(self, ui: Ui) -> list[Widget]:
        """What the screen shows while the talk goes on."""


class InCallScene(TalkScene):
    """The talk that is heard."""

    name = "in-call"
    screen = "call"

    def ahead(self, ui: Ui) -> Sequence[Scene]:
        from game.phone.scenes.prepared import PreparedNear

        return (PreparedNear(),)

    def talk(self, ui: Ui) -> list[Widget]:
        playing = self.playing
        title = playing.title(ui)
        regions = ui.layout.call(held_height(ui, playing))
        state = "call.state-muted" if playing.muted else "call.state"
        caller = caller_now(ui, playing, ui.t(state, time=playing.talk_time(ui)))
        far = regions.arrangement == "far"
        discs: list[DiscLook] = [("disc.hang-up", "fill/phone-disconnect", ui.t("call.hang-up-disc"), "red", 88.0)]
        around = switches(ui, playing)
        if playing.helper:
            # The rest is for whoever holds the phone.
            discs.extend((one.id, one.icon, one.word, "sheet", 72.0) for one in around if one.id == "disc.apps")
            around = ()
        placed = place_discs(ui, regions.phone, discs) if far else ()
        return [
            *top_bar(ui, title, memo=True, pause=True),
            *phone_with_caller(ui, regions, caller, discs=placed, switches=around),
            *arrival(ui, playing, regions),
            *talk_column(ui, playing, regions, caller),
        ]


def talk_column(ui: Ui, playing: Playing, regions: CallRegions, caller: Caller) -> list[Widget]:
    """Caption, replies and moves of the present talk, for any arrangement of the call."""
    if playing.helper and one_row(ui, playing, regions.moves):
        regions = beside(regions)
    card = caption_card(ui, playing, regions.caption, caller, named=regions.arrangement != "far")
    widgets: list[Widget] = [card, *told_between(ui, playing, regions)]
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


def who_speaks(ui: Ui, playing: Playing, shown: str) -> str:
    """The speaker's name once it was said; until then whose number it is (`shown`), or only "the caller"."""
    said, nobody = playing.caption.speaker, ui.t("call.caller")
    return said if said and said != nobody else shown or nobody


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
    header = "" if plain else who_speaks(ui, playing, caller.name if named and not whispered else "")
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


def call_event(playing: Playing, event: UiEvent, ui: Ui) -> Transition | None:
    """What the buttons of a call do, wherever they stand. The result is shown in the next frame."""
    if not isinstance(event, Press):
        return None
    id_ = event.id
    if not playing.meant(ui, id_):
        return None
    if playing.offer(id_) is not None:
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
    elif id_ == "disc.hold":
        playing.take(ui, "hold")
    elif id_ == "disc.add":
        # Another number is rung while this call waits: on hold, and the keypad opens.
        if playing.take(ui, "hold"):
            playing.take(ui, "app.keypad")
    elif id_ == "disc.apps":
        playing.apps_open = True
        ui.refresh()
    return None
