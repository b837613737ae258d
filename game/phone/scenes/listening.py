"""Listening on from a safe seat: what would have come, spoken and captioned, with the sign of each line.

Nothing here is scored or recorded, and every picture says 見学.
"""

from game.call.model import Talk
from game.phone.geometry import Box
from game.phone.scene import Back, Press, Transition, UiEvent
from game.phone.scenes.debrief_parts import Act, LookBack, LookBackScene, actions
from game.phone.surroundings import NOISY, under
from game.phone.theme import FADE_MS
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.caption import FADE_STEPS, CaptionCard, caption_lines
from game.phone.widgets.labels import Label, Mark, label, mark_width
from game.phone.widgets.timeline import chip
from game.phone.widgets.topbar import top_bar
from game.session.debrief import Sign
from game.session.listening import Heard, rest

PAUSE_MS = 600
"""Between two lines."""


class ListeningScene(LookBackScene):
    """Goes from line to line by itself; back, on, pause, and on to the next sign."""

    name = "listening"

    def __init__(self, look: LookBack) -> None:
        super().__init__(look)
        self.lines = rest(look.playing.play)
        self.at = 0
        self.paused = False
        self._began = 0
        self._over_since: int | None = None

    def enter(self, ui: Ui) -> None:
        self._go(ui, 0)

    def _go(self, ui: Ui, at: int) -> None:
        """To a line: it is spoken, unless paused."""
        self.at = max(0, min(len(self.lines), at))
        self._began, self._over_since = ui.now, None
        ui.voice.hush()
        ui.refresh()
        talk = self._talk(self.at)
        if talk is not None and talk.heard_over in NOISY and not ui.preferences.clear_voice:
            ui.voice.noise(talk.heard_over)
        under(ui, None if self.paused else talk)
        if not self.paused:
            for line in self._spoken(self.at):
                ui.voice.say(*line)
            ui.voice.expect(self._spoken(self.at + 1))

    def _spoken(self, at: int) -> list[tuple[str, str, str, str, str]]:
        """A line as the voice wants it: key, language, role, text, colour; none beyond the end."""
        play = self.look.playing.play
        words = play.wording(play.spoken)
        return [
            (said.line, play.spoken, play.scenario.callers[said.by].voice, words.say(said.line), self._colour(said))
            for said in self.lines[at : at + 1]
            if said.by in play.scenario.callers
        ]

    def _talk(self, at: int) -> Talk | None:
        talks = self.look.playing.play.scenario.talks
        return talks.get(self.lines[at].talk) if at < len(self.lines) else None

    def _colour(self, said: Heard) -> str:
        talk = self.look.playing.play.scenario.talks.get(said.talk)
        return talk.heard_over if talk else "mobile"

    def leave(self, ui: Ui) -> None:
        ui.voice.hush()
        under(ui, None)

    def tick(self, ui: Ui) -> Transition | None:
        spoken = ui.voice.finished()
        if self.paused or self.at >= len(self.lines):
            return None
        foreign = self.look.playing.play.spoken != ui.preferences.lang.partition("-")[0]
        text = self._read_out(ui, self.lines[self.at])
        if ui.aloud.caption(f"listen {self.at} {self._began}", text, spoken, foreign=foreign):
            return None
        passed = ui.now - self._began
        nominal = self.look.playing.play.wording(self.look.playing.play.spoken).duration(self.lines[self.at].line)
        over = passed >= nominal if spoken is None else spoken or passed > 4 * nominal + 20_000
        if over and self._over_since is None:
            self._over_since = ui.now
        if self._over_since is not None and ui.now - self._over_since >= PAUSE_MS:
            self._go(ui, self.at + 1)
        return None

    def _read_out(self, ui: Ui, heard: Heard) -> str:
        """The caption as a reader says it."""
        caller = self.look.playing.play.scenario.callers.get(heard.by)
        return " ".join([*([self.look.text(ui, caller.name)] if caller else []), self.look.text(ui, heard.line)])

    def _signs(self, at: int) -> tuple[Sign, ...]:
        line = self.look.playing.play.scenario.line(self.lines[at].line)
        return (*(Sign("flag", id_) for id_ in line.flags), *(Sign("mark", id_) for id_ in line.marks))

    def _next_sign(self) -> int:
        """The next line that carries a sign; the end where none does."""
        later = range(self.at + 1, len(self.lines))
        return next((n for n in later if self._signs(n)), len(self.lines))

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Back):
            return self.bar(Press("debrief.after"), ui)
        if isinstance(event, Press):
            match event.id:
                case "listen.before":
                    self._go(ui, self.at - 1)
                    return None
                case "listen.on":
                    self._go(ui, self.at + 1)
                    return None
                case "listen.sign":
                    self._go(ui, self._next_sign())
                    return None
                case "listen.pause":
                    self.paused = not self.paused
                    self._go(ui, self.at)
                    return None
        return self.bar(event, ui)

    def build(self, ui: Ui) -> list[Widget]:
        stage = ui.layout.stage
        widgets: list[Widget] = list(top_bar(ui, self.look.text(ui, self.look.playing.play.scenario.title)))
        row = Box(stage.x, stage.y + 4, stage.w, 56 * ui.layout.factor**0.8)
        widgets += self._head(ui, row)
        footer = ui.layout.footer
        below = Box(footer.x, footer.y - ui.layout.move_h - 12, footer.w, ui.layout.move_h)
        large = ui.layout.text == 200
        room = Box(stage.x, row.bottom + 16, stage.w, (footer.y if large else below.y) - row.bottom - 32)
        if self.at < len(self.lines):
            widgets += self._line(ui, room)
        else:
            end = ui.t("listen.end")
            widgets.append(label(ui, "listen.end", end, room.x, room.y + 24, room.w, "title", role="heading"))
        way = ("play", "listen.go-on") if self.paused else ("pause", "listen.pause")
        ways = [
            Act("listen.before", "arrow-left", ui.t("listen.before"), short=""),
            Act("listen.pause", way[0], ui.t(way[1]), short=""),
            Act("listen.on", "arrow-right", ui.t("listen.on"), short=""),
            Act(
                "listen.sign",
                "flag" if not self.look.found.genuine else "seal-check",
                ui.t("listen.sign"),
                short="",
            ),
        ]
        leave = Act("debrief.after", "check", ui.t("listen.back"), short=ui.t("common.back"))
        if large:
            return [*widgets, *actions(ui, footer, [leave, *ways], left=1)]
        return [*widgets, *actions(ui, below, ways, left=4), *actions(ui, footer, [leave], left=1)]

    def _head(self, ui: Ui, row: Box) -> list[Widget]:
        mark = ui.t("listen.mark")
        w = mark_width(ui, mark)
        sign = Mark(id="listen.mark", rect=Box(row.x, row.y, w, row.h), text=mark, name=mark, role="label")
        count = f"{min(self.at + 1, len(self.lines))} / {len(self.lines)}"
        count_w = ui.type.width(count, "label") + 8
        place = Label(
            id="listen.place",
            rect=Box(row.right - count_w, row.y, count_w, row.h),
            text=count,
            name=count,
            style="label",
            tint="ink2",
            align="right",
            middle=True,
        )
        text = ui.t("listen.whole" if self.look.whole else "listen.note")
        note_w = row.w - w - count_w - 48
        answers = self.lines[self.at].answers if self.at < len(self.lines) else ""
        if answers:
            # A line that answers makes no sense without what it answers.
            said = ui.t("listen.answered", reply=self.look.text(ui, answers))
            text = said if ui.type.fits(said, "label", note_w) else text
        if not ui.type.fits(text, "label", note_w):
            return [sign, place]
        note = Label(
            id="listen.note",
            rect=Box(row.x + w + 24, row.y, note_w, row.h),
            text=text,
            name=text,
            style="label",
            tint="ink2",
            middle=True,
        )
        return [sign, note, place]

    def _line(self, ui: Ui, box: Box) -> list[Widget]:
        by, line = self.lines[self.at].by, self.lines[self.at].line
        scenario = self.look.playing.play.scenario
        caller = scenario.callers.get(by)
        name = self.look.text(ui, caller.name) if caller else ""
        text = self.look.text(ui, line)
        fade = ui.progress(self._began, FADE_MS, FADE_STEPS)
        if fade < FADE_STEPS:
            ui.refresh_soon()
        lines = caption_lines(ui, text, box.w)
        signs = self._signs(self.at)
        h = ui.layout.caption_h(ui.layout.stage.w if lines <= 2 else 560)
        if ui.layout.text == 200 and signs:
            # The sign is what one listens for: the card gives up the speaker's name for it.
            h = lines * ui.type.line_h("caption", text) + 24
        card = CaptionCard(
            id="listen.caption",
            rect=Box(box.x, box.y, box.w, min(h, box.h)),
            text=text,
            name=f"{name} {text}",
            header=name,
            fade=fade,
        )
        widgets: list[Widget] = [card]
        y = card.rect.bottom + 20
        for sign in signs:
            word, mood = self.look.sign(ui, sign)
            made = chip(ui, f"listen.sign.{sign.id}", word, mood, box.x, y, box.w)
            if made.rect.bottom > box.bottom + 8:
                break
            widgets.append(made)
            y = made.rect.bottom + 8
            official = self.look.official(ui, sign)
            if official:
                told = label(ui, f"listen.said.{sign.id}", official, box.x, y, box.w, "label", tint="ink2")
                if told.rect.bottom <= box.bottom + 8:
                    widgets.append(told)
                    y = told.rect.bottom + 8
        return widgets
