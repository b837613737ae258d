"""Today you are: at most three short lines, and the memo beside the phone. Then the phone rings."""

from collections.abc import Sequence

from game.call.model import Scenario
from game.call.wording import Wording
from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Back, Pop, Press, Replace, Scene, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.brief_parts import memo, who_you_are
from game.phone.speech import Voice
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.button_row import Wish, share
from game.phone.widgets.buttons import Button, button_width
from game.phone.widgets.labels import label
from game.phone.widgets.topbar import top_bar
from game.scenario.speech import NARRATOR, brief_text

PATIENCE_MS = 2500


class BriefScene(Scene):
    """The same for a scam and its genuine twin. The lines are read aloud once, and again when asked."""

    name = "brief"

    def __init__(self, scenario: Scenario, *, helper: bool = False, back: bool = False) -> None:
        """`helper`: a relative holds the phone, and the player sits beside them. `back`: there is a list behind it."""
        self.scenario = scenario
        self.helper = helper
        self.back = back
        self.seed = 0
        self._asked: Voice | None = None
        self._asked_at = 0
        self._again = False

    def enter(self, ui: Ui) -> None:
        self.seed = ui.shelf.next_seed()
        self._say(ui)

    def leave(self, ui: Ui) -> None:
        ui.voice.hush()

    def _wording(self, ui: Ui) -> Wording:
        return ui.shelf.wording(self.scenario, ui.words.lang, self.seed)

    def _say(self, ui: Ui) -> None:
        wording = self._wording(ui)
        self._asked, self._asked_at = ui.voice, ui.now
        told = [ui.t("brief.practice"), brief_text(wording)]
        if self.helper:
            # Who one is comes before the lines, which speak to the relative.
            told.insert(1, ui.t("helper.brief.role"))
        ui.voice.say("brief", ui.spoken, NARRATOR, " ".join(told), "none")

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Press) and event.id == "brief.ready":
            play = ui.shelf.play(self.scenario, self.seed, ui.preferences.voice, helper=self.helper)
            return Replace(doors.for_play(Playing(ui, play, ui.voice)))
        if isinstance(event, Press) and event.id == "brief.again":
            self._say(ui)
            return None
        if isinstance(event, Back) or (isinstance(event, Press) and event.id == "brief.back"):
            return Pop()
        return doors.bar(event, ui)

    def ahead(self, ui: Ui) -> Sequence[Scene]:
        from game.phone.scenes.prepared import PreparedCall

        return (PreparedCall(),)

    def tick(self, ui: Ui) -> Transition | None:
        over = ui.voice.finished()
        # The voice may come up after this screen, and its first words may be late: they are asked for once more.
        came = self._asked is not ui.voice
        late = over is None and not self._again and PATIENCE_MS < ui.now - self._asked_at < 4 * PATIENCE_MS
        if came or late:
            self._again = late
            self._say(ui)
        return None

    def _unheard(self, ui: Ui) -> bool:
        """Whether the call will run on captions alone: no device, or nobody who speaks its language here."""
        spoken = ui.shelf.spoken(self.scenario, ui.preferences.voice)
        return ui.sound.device != "sound" or ui.voices().get(spoken, "") is None

    def build(self, ui: Ui) -> list[Widget]:
        layout = ui.layout
        wording = self._wording(ui)
        notes = [ui.t("start.silent")] if self._unheard(ui) else []
        role = ui.t("helper.brief.role") if self.helper else ""
        if not role:
            notes.insert(0, ui.t("brief.memo-open"))
        note = "\n".join(notes)
        title = wording.text(self.scenario.title)
        widgets: list[Widget] = top_bar(ui, ui.t("helper.title", title=title) if self.helper else title)
        side_by_side = self._side_by_side(ui, wording, note, role)
        if side_by_side and max(widget.rect.bottom for widget in side_by_side) <= layout.sheet.bottom + 24:
            return [*widgets, *side_by_side, *self._footer(ui)]
        sheet = layout.sheet
        w = sheet.w - 48
        children = who_you_are(ui, wording, sheet.x + 8, sheet.y + 4, w, helper=self.helper, role=role)
        y = children[-1].rect.bottom + 64
        paper = memo(ui, wording, sheet.x + 8, y, w)
        if paper is not None:
            children.append(paper)
            y = paper.rect.bottom + 16
            if note:
                children.append(label(ui, "brief.memo", note, sheet.x + 8, y, w, "label", tint="ink2"))
                y = children[-1].rect.bottom
        widgets.extend(ui.scrolled("brief.list", sheet, y + 24 - sheet.y, children))
        widgets.extend(self._footer(ui))
        return widgets

    def _side_by_side(self, ui: Ui, wording: Wording, note: str, role: str) -> list[Widget]:
        """Who you are, and beside it the memo; nothing where the window is too narrow or the letters too large."""
        layout, sheet = ui.layout, ui.layout.sheet
        if layout.shape != "wide" or layout.text != 100:
            return []
        left = Box(sheet.x, sheet.y + 18, 540, sheet.h)
        right = Box(sheet.right - 600, sheet.y + 40, 600, sheet.h)
        widgets = who_you_are(ui, wording, left.x, left.y, left.w, helper=self.helper)
        y = right.y
        paper = memo(ui, wording, right.x, right.y, right.w)
        if paper is not None:
            widgets.append(paper)
            y = paper.rect.bottom + 16
        if role:
            room = sheet.bottom + 24 - y - ui.type.height(note, "label", right.w) - 8
            style = "body" if ui.type.height(role, "body", right.w) <= room else "label"
            widgets.append(label(ui, "brief.role", role, right.x, y, right.w, style))
            y = widgets[-1].rect.bottom + 8
        if paper is not None and note:
            widgets.append(label(ui, "brief.memo", note, right.x, y, right.w, "label", tint="ink2"))
        return widgets

    def _footer(self, ui: Ui) -> list[Widget]:
        """Back, hear it again, ready. Where room lacks, back is a sign, then hearing again is left out, then back."""
        footer = ui.layout.footer
        back = ui.t("common.back")
        for word in (back, "") if self.back else ():
            w = max(button_width(ui, word, "arrow-left", pad=20), ui.layout.target)
            row, whole = self._row(ui, Box(footer.x + w + 16, footer.y, footer.w - w - 16, footer.h))
            if whole:
                rect = Box(footer.x, footer.y, w, footer.h)
                left: list[Widget] = [Button(id="brief.back", rect=rect, name=back, text=word, icon="arrow-left")]
                return ui.handed([*left, *row], footer)
        return ui.handed(self._row(ui, footer)[0], footer)

    def _row(self, ui: Ui, box: Box) -> tuple[list[Widget], bool]:
        """Hear it again, ready; and whether all of it found room."""
        again, ready = ui.t("brief.again"), ui.t("brief.ready")
        wishes = [Wish(again, ui.t("move.repeat-short"), "speaker-high"), Wish(ready, bold=True)]
        first, second = share(ui, wishes, box.w)
        narrow = first.width < button_width(ui, first.word, pad=10) - 1
        if narrow or not ui.speaks:
            # Too narrow for two, or nothing to hear: hearing it again is left out, since it stays to be read.
            least = button_width(ui, ready, bold=True, pad=20)
            w = min(box.w, least if narrow else max(second.width, 416.0))
            rect = Box(box.right - w, box.y, w, box.h)
            whole = not narrow and least <= box.w
            return [Button(id="brief.ready", rect=rect, name=ready, text=ready, kind="primary", keys=("enter",))], whole
        right_w = min(box.w - 16 - first.width, max(second.width, 416.0))
        left = Box(box.x, box.y, first.width, box.h)
        right = Box(box.right - right_w, box.y, right_w, box.h)
        row: list[Widget] = [
            Button(id="brief.again", rect=left, name=again, text=first.word, icon=first.icon),
            Button(id="brief.ready", rect=right, name=ready, text=ready, kind="primary", keys=("enter",)),
        ]
        return row, True
