"""The call once more, moment by moment: a bar of the whole call to go along, the line at each moment with what an
authority says about it, the voice again, and a practice from there.
"""

from game.call.model import RELATIVE
from game.phone.geometry import Box
from game.phone.playing import BESIDE, Playing
from game.phone.scene import Back, Press, Replace, Slid, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.debrief_more import moment
from game.phone.scenes.debrief_parts import Act, LookBack, LookBackScene, actions, clock, span
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.call_bar import END, CallBar, Shape, places
from game.phone.widgets.labels import Label, label
from game.phone.widgets.slider import LESS, MORE, StepButton
from game.phone.widgets.topbar import top_bar
from game.session.debrief import Row

BAR = "call.bar"
BAR_H = 104.0


class DebriefCallScene(LookBackScene):
    """Opens at the first moment that carries a sign."""

    name = "debrief-call"

    def __init__(self, look: LookBack) -> None:
        super().__init__(look)
        self.rows = look.found.rows
        self.at = next((n for n, row in enumerate(self.rows) if row.signs), 0)

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Slid) and event.id == BAR:
            self._go(ui, event.step)
            return None
        if isinstance(event, Back):
            return self.bar(Press("debrief.more"), ui)
        if isinstance(event, Press):
            match event.id:
                case "call.bar:less":
                    self._go(ui, self.at - 1)
                    return None
                case "call.bar:more":
                    self._go(ui, self.at + 1)
                    return None
                case "call.hear":
                    self._hear(ui)
                    return None
                case "call.from-here":
                    play = self.look.playing.play.practice(self.rows[self.at].event)
                    return Replace(doors.for_play(Playing(ui, play, ui.voice)))
        return self.bar(event, ui)

    def _go(self, ui: Ui, at: int) -> None:
        ui.voice.hush()
        ui.scroll_to("call.list", 0)
        self.at = max(0, min(len(self.rows) - 1, at))
        ui.refresh()

    def heard(self) -> tuple[str, str, str, str, str] | None:
        """The present line as a voice wants it; None where nobody spoke: a deed of the player's, a written line."""
        row = self.rows[self.at]
        play = self.look.playing.play
        scenario = play.scenario
        who = scenario.relative if row.by == RELATIVE else scenario.callers.get(row.by)
        talk = play.states[row.event + 1].talk
        kind = scenario.talks[talk.talk].kind if talk else "call"
        if who is None or not row.line or kind == "chat":
            return None
        over = scenario.talks[talk.talk].heard_over if talk else "mobile"
        colour = BESIDE if row.by == RELATIVE else over
        return row.line, play.spoken, who.voice, play.wording(play.spoken).say(row.line), colour

    def _hear(self, ui: Ui) -> None:
        line = self.heard()
        if line is not None:
            ui.voice.say(*line)

    def _can_go_on(self) -> bool:
        """Whether there is anything to play from here."""
        play = self.look.playing.play
        state = play.states[play.resting(self.rows[self.at].event) + 1]
        return not (state.finished or state.stopped)

    def build(self, ui: Ui) -> list[Widget]:
        sheet = ui.layout.sheet
        widgets: list[Widget] = list(top_bar(ui, ui.t("debrief.call")))
        if not self.rows:
            return [*widgets, *actions(ui, ui.layout.footer, [self._back(ui)], left=1)]
        bar = self._bar(ui, Box(sheet.x, sheet.y, sheet.w, BAR_H))
        top = sheet.y + BAR_H + 12
        rest = Box(sheet.x, top, sheet.w, sheet.bottom - top)
        return [*widgets, *bar, *self._moment(ui, rest), *self._footer(ui)]

    def _bar(self, ui: Ui, box: Box) -> list[Widget]:
        size = max(ui.layout.target, 72.0)
        y = box.y + (box.h - size) / 2
        track = Box(box.x + size + 16, box.y, box.w - 2 * (size + 16), box.h)
        last = len(self.rows) - 1
        where = f"{clock(self.rows[self.at].at)}. {_said(ui, self.look, self.rows[self.at])}"
        return [
            StepButton(
                id=BAR + LESS,
                rect=Box(box.x, y, size, size),
                icon="bold/arrow-left",
                name=ui.t("debrief.call-before"),
                enabled=self.at > 0,
            ),
            CallBar(
                id=BAR,
                rect=track,
                name=ui.t("debrief.call-bar"),
                said=where,
                steps=last,
                at=self.at,
                shapes=tuple(shape(self.look, row) for row in self.rows),
                xs=tuple(places([row.at for row in self.rows], track.w - 2 * END)),
            ),
            StepButton(
                id=BAR + MORE,
                rect=Box(box.right - size, y, size, size),
                icon="bold/arrow-right",
                name=ui.t("debrief.call-after"),
                enabled=self.at < last,
            ),
        ]

    def _moment(self, ui: Ui, box: Box) -> list[Widget]:
        """Time and speaker, the line, its signs with their official sentences, what the player did."""
        row = self.rows[self.at]
        inner = Box(box.x, box.y + 4, box.w, 0)
        who = self._speaker(ui, row)
        when = ui.t("debrief.since", time=span(ui, row.at))
        head = f"{when}　{who}" if who else when
        place = f"{self.at + 1} / {len(self.rows)}"
        place_w = ui.type.width(place, "label") + 8
        header = label(ui, "call.when", head, inner.x, inner.y, inner.w - place_w - 16, "label", tint="ink2")
        count = Label(
            id="call.place",
            rect=Box(inner.right - place_w, inner.y, place_w, ui.type.line_h("label")),
            text=place,
            name=place,
            style="label",
            tint="ink2",
            align="right",
        )
        made, y = moment(ui, self.look, row, "moment", Box(inner.x, header.rect.bottom + 8, inner.w, 0), official=True)
        return ui.scrolled(
            "call.list", ui.roomy(box), y + 16 - box.y, [header, count, *made], name=ui.t("debrief.call")
        )

    def _speaker(self, ui: Ui, row: Row) -> str:
        scenario = self.look.playing.play.scenario
        who = scenario.relative if row.by == RELATIVE else scenario.callers.get(row.by)
        return self.look.text(ui, who.name) if who is not None else ""

    def _back(self, ui: Ui) -> Act:
        return Act("debrief.more", "arrow-left", ui.t("common.back"), short="")

    def _footer(self, ui: Ui) -> list[Widget]:
        acts = [self._back(ui)]
        if ui.sound.device != "silent" and self.heard() is not None:
            hear = ui.t("debrief.hear-again")
            acts.append(Act("call.hear", "speaker-high", hear, short=""))
        if self._can_go_on():
            acts.append(
                Act(
                    "call.from-here",
                    "play",
                    ui.t("debrief.from-here"),
                    short=ui.t("debrief.from-here-short"),
                    primary=True,
                )
            )
        return actions(ui, ui.layout.footer, acts, left=1)


def shape(look: LookBack, row: Row) -> Shape:
    """How a moment looks on the bar."""
    left = look.found.leaving
    if left is not None and row.mine and row.at == left.at and row.deed in ("hung-up", "declined"):
        return "left"
    if row.mine:
        return "did"
    kinds = {sign.kind for sign in row.signs}
    return "flag" if "flag" in kinds else "mark" if kinds else "said"


def _said(ui: Ui, look: LookBack, row: Row) -> str:
    """A moment in words, for who hears the bar."""
    text = look.quote(ui, row.line) if row.line else look.deed(ui, row)
    return " ".join([text, *(look.sign(ui, sign)[0] for sign in row.signs)])
