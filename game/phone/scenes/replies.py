"""The player's turn in a call: the open replies, and what stands in their place while there are none: that the other
speaks, that a second call rings, that the microphone is off.
"""

from game.call.model import RELATIVE
from game.call.offers import QUIET
from game.phone import furigana
from game.phone.furigana import ruby_of
from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scenes.second_ring import second_ring
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button, Reply, button_width, reply_room
from game.phone.widgets.labels import Label, label
from game.scenario.readings import Ruby

TWO_LINE_H = 104.0


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
        return second_ring(ui, playing, box)
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
        return second_ring(ui, playing, box)
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
            # Who answers by number sees first what the numbers mean.
            keys=tuple("123456789"),
        )
    ]
