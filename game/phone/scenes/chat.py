"""The chat app: requests, messages, pictures that are to prove something. And the talk that is written, not spoken."""

from game.phone.draw import Painter
from game.phone.furigana import ruby_of
from game.phone.geometry import Box
from game.phone.pictures.badge import Badge
from game.phone.pictures.proofs import WARRANT_RATIO, Proof
from game.phone.pictures.sticker import Sticker
from game.phone.playing import Playing
from game.phone.scene import Back, Press, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.app_parts import clock_at, empty_app, grown, inner, notes_beside
from game.phone.scenes.near_parts import Near, near_event, near_frame
from game.phone.scenes.notices import account
from game.phone.scenes.replies import open_replies
from game.phone.scenes.reply_bubble import reply_bubble
from game.phone.theme import BODY
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button, Row, button_width, row_height
from game.phone.widgets.chat import bubble, call_mark, seen_mark
from game.phone.widgets.labels import Card, Label, label
from game.session.chat import Entry, Thread, threads

BADGE_RATIO = 208 / 392
PAD = 20.0
FRAME = 16.0


class ChatScene(doors.PlayScene):
    """One thread, or the list of them where there are several."""

    name = "chat"
    screen = "app.chat"

    def __init__(self, playing: Playing) -> None:
        super().__init__(playing)
        found = threads(playing.play)
        self._open = found[-1].caller if found else ""
        self._shown = (0, 0)

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        playing = self.playing
        if isinstance(event, Press):
            if event.id.startswith("thread."):
                self._open = event.id.removeprefix("thread.")
                self._shown = (0, 0)
                return None
            if event.id.startswith("block."):
                playing.take(ui, event.id)
                return None
        if playing.written and (isinstance(event, Back) or (isinstance(event, Press) and event.id == "near.home")):
            # A written talk has no screen of its own to go back to: home lies beside it.
            playing.apps_open = True
            ui.refresh()
            return None
        return near_event(self, event, ui)

    def step_back(self, ui: Ui) -> bool:
        """From a thread to the list, where there is a list."""
        if not self._open or len(threads(self.playing.play)) < 2:
            return False
        self._open = ""
        ui.refresh()
        return True

    def build(self, ui: Ui) -> list[Widget]:
        found = threads(self.playing.play)
        if self.playing.written and found:
            self._open = found[-1].caller
        thread = next((t for t in found if t.caller == self._open), None)
        if thread is None and len(found) == 1:
            thread = found[0]
        app = ui.t("app.chat")
        near = near_frame(
            ui,
            self.playing,
            ground="chat",
            title=self._name(thread) if thread else app,
            colour=BODY.chat,
            icon="" if thread else "fill/chat-circle-dots",
            aside=app if thread else "",
        )
        widgets = self._beside_a_written_talk(ui, near) if self.playing.written else near.widgets
        box = inner(ui, near.screen)
        if thread is not None:
            widgets = [*widgets, *self._thread(ui, near.screen, box, thread)]
        elif found:
            widgets = [*widgets, *self._list(ui, near.screen, box, found)]
        else:
            widgets = [*widgets, *empty_app(ui, "chat.none", ui.t("chat.none"), box, "chat-circle-dots")]
        return [*widgets, *notes_beside(ui, self.playing, near.beside)]

    def _beside_a_written_talk(self, ui: Ui, near: Near) -> list[Widget]:
        """Nothing is spoken: caption and replies give way, since both stand in the bubbles."""
        kept = [w for w in near.widgets if not w.id.startswith(("reply.", "call."))]
        caption = next((w for w in near.widgets if w.id == "call.caption"), None)
        if caption is not None:
            text = ui.t("chat.written")
            kept.append(
                Label(
                    id="chat.written",
                    rect=caption.rect.inset(24, 8),
                    text=text,
                    name=text,
                    tint="ink2",
                    middle=True,
                )
            )
        return kept

    def _list(self, ui: Ui, area: Box, box: Box, found: list[Thread]) -> list[Widget]:
        children: list[Widget] = []
        y = box.y
        for thread in reversed(found):
            last, name = thread.entries[-1], self._name(thread)
            detail = self._text(last) if last.kind in ("request", "message", "mine") else ui.t(f"chat.{last.kind}")
            h = row_height(ui, box.w, name, detail, least=104)
            children.append(
                Row(
                    id=f"thread.{thread.caller}",
                    rect=Box(box.x, y, box.w, h),
                    text=name,
                    detail=detail,
                    name=f"{name} {detail}",
                    icon="user-circle",
                    border="",
                    radius=16,
                )
            )
            y += h + 10
        return ui.scrolled("chat.threads", area, y + 8 - area.y, children, name=ui.t("app.chat"))

    def _name(self, thread: Thread) -> str:
        return account(self.playing, thread.caller)

    def _text(self, entry: Entry) -> str:
        return self.playing.wording.text(entry.text)

    # One thread

    def _thread(self, ui: Ui, area: Box, box: Box, thread: Thread) -> list[Widget]:
        children: list[Widget] = []
        y, before = box.y, ""
        seen = thread.seen()
        column = Box(box.x, 0, box.w - (12 if box.w < 420 else 4), 0)
        for entry in thread.entries:
            time = clock_at(self.playing, entry.at)
            if time != before:
                made = label(
                    ui,
                    f"chat.time.{entry.id}",
                    time,
                    column.x,
                    y,
                    column.w,
                    "label",
                    tint="ink2",
                    align="centre",
                )
                children.append(made)
                y, before = made.rect.bottom + 6, time
            y = self._entry(ui, column, y, thread, entry, children)
            if entry.id in seen:
                y = self._seen(ui, column, y + 2, entry, seen[entry.id], children)
            y += 14
        y = self._ending(ui, column, y, thread, children)
        if self.playing.written:
            y = self._replies(ui, column, y, children)
        height = y + 4 - area.y
        shown = (len(thread.entries), len(children))
        if shown != self._shown:
            # Something came: its end is what has to be seen.
            self._shown = shown
            ui.scroll_to("chat.list", height)
        return ui.scrolled("chat.list", area, height, children, name=ui.t("app.chat"))

    def _entry(self, ui: Ui, column: Box, y: float, thread: Thread, entry: Entry, into: list[Widget]) -> float:
        if entry.kind == "request":
            return self._request(ui, column, y, entry, into)
        if entry.kind == "sticker":
            return self._sticker(ui, column, y, thread, entry, into)
        if entry.kind in ("video", "missed"):
            return self._call(ui, column, y, entry, into)
        if entry.kind in ("badge", "warrant"):
            return self._picture(ui, column, y, thread, entry, into)
        mine = entry.kind == "mine"
        who, text = ui.t("call.you") if mine else self._name(thread), self._text(entry)
        ruby = ruby_of(ui, self.playing, entry.text, text)
        made = bubble(ui, f"chat.{entry.id}", text, column, y, mine=mine, speaker=who, ruby=ruby)
        into.append(made)
        return made.rect.bottom

    def _seen(self, ui: Ui, column: Box, y: float, entry: Entry, at: int, into: list[Widget]) -> float:
        """Below the last thing that was seen: by whom, and when."""
        mine = entry.kind == "mine"
        text = ui.t("chat.seen-by-them" if mine else "chat.seen-by-you", time=clock_at(self.playing, at))
        made = seen_mark(ui, f"chat.{entry.id}.seen", text, column, y, right=mine)
        into.append(made)
        return made.rect.bottom

    def _sticker(self, ui: Ui, column: Box, y: float, thread: Thread, entry: Entry, into: list[Widget]) -> float:
        """A picture without a bubble."""
        assert entry.look
        side: float = 168.0 * ui.layout.factor**0.4
        name = f"{self._name(thread)} {ui.t('chat.sticker')} {self._text(entry)}"
        into.append(Sticker(id=f"chat.{entry.id}", rect=Box(column.x, y, side, side), look=entry.look, name=name))
        return y + side

    def _call(self, ui: Ui, column: Box, y: float, entry: Entry, into: list[Widget]) -> float:
        """That one saw each other, or did not: in the middle, as the time is."""
        text = ui.t(f"chat.{entry.kind}")
        if entry.lasted >= 0:
            seconds = entry.lasted // 1000
            text = f"{text}  {seconds // 60}:{seconds % 60:02d}"
        made = call_mark(ui, f"chat.{entry.id}", text, column, y, missed=entry.kind == "missed")
        into.append(made)
        return made.rect.bottom

    def _request(self, ui: Ui, column: Box, y: float, entry: Entry, into: list[Widget]) -> float:
        state = self.playing.play.state
        x, w = column.x + PAD, column.w - 2 * PAD
        text = label(ui, f"chat.{entry.id}", self._text(entry), x, y + 14, w)
        parts: list[Widget] = [text]
        bottom = text.rect.bottom + 8
        accept, decline = f"accept.{entry.id}", f"decline.{entry.id}"
        if self.playing.offer(accept) is not None:
            h = max(64 * (1 + (ui.layout.factor - 1) * 0.6), ui.layout.target)
            words = [ui.t("chat.accept"), ui.t("chat.decline")]
            row = Box(x, bottom, w, h)
            fits = max(button_width(ui, word, pad=14) for word in words) <= (w - 12) / 2
            places = row.row([1, 1], 12) if fits else Box(x, bottom, w, 0).column(2, 12, h)
            for id_, word, place in zip((accept, decline), words, places, strict=True):
                parts.append(Button(id=id_, rect=place, name=word, text=word, kind="outline", radius=14))
            bottom = places[-1].bottom + 16
        else:
            done = ui.t("chat.accepted" if state.has(f"accepted.{entry.id}") else "chat.declined")
            made = label(ui, f"chat.{entry.id}.done", done, x, bottom - 4, w, "label", tint="ink2")
            parts.append(made)
            bottom = made.rect.bottom + 12
        into.append(
            Card(
                id=f"chat.{entry.id}.card",
                rect=Box(column.x, y, column.w, bottom - y),
                radius=20,
                shadow=False,
            )
        )
        into.extend(parts)
        return bottom

    def _picture(self, ui: Ui, column: Box, y: float, thread: Thread, entry: Entry, into: list[Widget]) -> float:
        """A photograph in a bubble, what it says written beneath it."""
        mark = ui.t("apps.sample")
        w = min(column.w * 0.93, 460.0 * ui.layout.factor**0.5)
        paper = entry.kind == "warrant"
        wide = (w - 2 * FRAME) * (0.82 if paper else 1.0)
        high = wide * (WARRANT_RATIO if paper else BADGE_RATIO)
        rect = Box(column.x + FRAME, y + FRAME, wide, high)
        words = self._text(entry)
        name = f"{self._name(thread)} {ui.t(f'chat.{entry.kind}')} {words} {mark}"
        text = label(ui, f"chat.{entry.id}.text", words, column.x + FRAME + 4, rect.bottom + 6, w - 2 * FRAME - 8)
        ground = PictureBubble(
            id=f"chat.{entry.id}.ground", rect=Box(column.x, y, w, text.rect.bottom + 8 - y), radius=20
        )
        picture: Widget
        if paper:
            title, _, person = words.partition(" ")
            picture = Proof(
                id=f"chat.{entry.id}",
                rect=rect,
                kind="warrant",
                mark=mark,
                title=title,
                detail=person,
                name=name,
            )
        else:
            picture = Badge(id=f"chat.{entry.id}", rect=rect, mark=mark, name=name)
        into.extend((ground, picture, text))
        return ground.rect.bottom

    def _ending(self, ui: Ui, column: Box, y: float, thread: Thread, into: list[Widget]) -> float:
        """Blocking, at the end of the thread, as anybody's thread has it."""
        id_ = f"block.{thread.caller}"
        if self.playing.offer(id_) is not None:
            text = ui.t("chat.block")
            h = max(64 * (1 + (ui.layout.factor - 1) * 0.6), ui.layout.target)
            w = min(column.w, button_width(ui, text, "prohibit", pad=22))
            button = Button(
                id=id_,
                rect=Box(column.cx - w / 2, y + 8, w, h),
                name=f"{text} {self._name(thread)}",
                text=text,
                icon="prohibit",
                kind="outline",
                radius=16,
            )
            into.append(grown(ui, button))
            return into[-1].rect.bottom + 12
        if self.playing.play.state.has(f"blocked.{thread.caller}"):
            made = label(
                ui,
                "chat.blocked",
                ui.t("history.blocked"),
                column.x,
                y,
                column.w,
                "label",
                tint="ink2",
                align="centre",
            )
            into.append(made)
            return made.rect.bottom + 12
        return y

    def _replies(self, ui: Ui, column: Box, y: float, into: list[Widget]) -> float:
        texts = open_replies(ui, self.playing)
        if texts:
            made = label(
                ui,
                "chat.yours",
                self.playing.t(ui, "call.yours"),
                column.x,
                y + 4,
                column.w,
                "label",
                tint="ink2",
                align="right",
            )
            into.append(made)
            y = made.rect.bottom + 6
        for i, (id_, text) in enumerate(texts, 1):
            ruby = ruby_of(ui, self.playing, id_.removeprefix("reply."), text)
            answer = reply_bubble(ui, id_, text, column, y, str(i), ruby)
            into.append(answer)
            y = answer.rect.bottom + 12
        return y


class PictureBubble(Card):
    """The ground of a picture that was sent: a bubble, square at the sender's corner."""

    def draw(self, p: Painter, look: object) -> None:
        p.panel(self.rect, p.palette.sheet, self.radius, border=p.outline(), corners=(False, True, True, True))
