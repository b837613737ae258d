"""The steps with what the authorities say about each, and where all of it can be read."""

from game.phone.geometry import Box
from game.phone.scene import Back, Press, Replace, Transition, UiEvent
from game.phone.scenes.debrief_parts import Act, LookBackScene, actions
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.labels import Rule, label
from game.phone.widgets.timeline import chip, step
from game.phone.widgets.topbar import top_bar
from game.session.debrief import Sign, sign_of


class DetailsScene(LookBackScene):
    """One list: steps, signs with the official sentences, sources."""

    name = "debrief-details"

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Back) or (isinstance(event, Press) and event.id == "debrief.more"):
            from game.phone.scenes.debrief_more import DebriefMoreScene

            return Replace(DebriefMoreScene(self.look))
        return self.bar(event, ui)

    def build(self, ui: Ui) -> list[Widget]:
        sheet = ui.layout.sheet
        inner = Box(sheet.x, sheet.y + 4, sheet.w, 0)
        children, y = self._steps(ui, inner)
        made, y = self._signs(ui, Box(inner.x, y + 16, inner.w, 0))
        children += made
        made, y = self._sources(ui, Box(inner.x, y + 16, inner.w, 0))
        children += made
        acts = [Act("debrief.more", "arrow-left", ui.t("common.back"))]
        return [
            *top_bar(ui, ui.t("debrief.details")),
            *ui.scrolled("details.list", ui.roomy(sheet), y + 16 - sheet.y, children, name=ui.t("debrief.details")),
            *actions(ui, ui.layout.footer, acts, left=1),
        ]

    def _steps(self, ui: Ui, box: Box) -> tuple[list[Widget], float]:
        heading = label(ui, "details.steps", ui.t("debrief.steps"), box.x, box.y, box.w, bold=True, role="heading")
        widgets: list[Widget] = [heading]
        y = heading.rect.bottom + 8
        useful = ui.t("debrief.useful")
        for row in self.look.found.steps:
            text = self.look.text(ui, row.text)
            detail = text if row.done else ui.words.pair(useful, text)
            widgets.append(
                step(ui, f"step.{row.step}", self.look.text(ui, row.name), row.done, box.x, y, box.w, detail)
            )
            y = widgets[-1].rect.bottom + 12
        return widgets, y

    def _signs(self, ui: Ui, box: Box) -> tuple[list[Widget], float]:
        """Every sign that was heard, once, with the sentence about it."""
        heard = dict.fromkeys(sign for row in self.look.found.rows for sign in row.signs)
        title = ui.t("debrief.marks" if self.look.found.genuine else "debrief.moments")
        if not heard:
            return [], box.y
        heading = label(ui, "details.signs", title, box.x, box.y, box.w, bold=True, role="heading")
        widgets: list[Widget] = [heading]
        y = heading.rect.bottom + 8
        told: set[str] = set()
        for sign in heard:
            text, mood = self.look.sign(ui, sign)
            widgets.append(chip(ui, f"sign.{sign.id}", text, mood, box.x, y, box.w))
            y = widgets[-1].rect.bottom + 4
            official = self._official(ui, sign, told)
            if official:
                widgets.append(label(ui, f"sign.{sign.id}.said", official, box.x, y, box.w, "label", tint="ink2"))
                y = widgets[-1].rect.bottom
            y += 12
        return widgets, y

    def _official(self, ui: Ui, sign: Sign, told: set[str]) -> str:
        """The sentence about a sign, where it was not told about another one before."""
        sentence = sign_of(self.look.playing.play.scenario, sign).sentence
        if sentence in told:
            return ""
        told.add(sentence)
        return self.look.official(ui, sign)

    def _sources(self, ui: Ui, box: Box) -> tuple[list[Widget], float]:
        sources = self.look.playing.play.scenario.sources
        heading = label(ui, "details.sources", ui.t("debrief.sources"), box.x, box.y, box.w, bold=True, role="heading")
        note = label(ui, "details.note", ui.t("debrief.sources-note"), box.x, heading.rect.bottom, box.w, "label")
        widgets: list[Widget] = [heading, note]
        y = note.rect.bottom + 12
        for id_ in self.look.found.sources:
            widgets.append(Rule(id=f"source.{id_}.rule", rect=Box(box.x, y, box.w, 2)))
            text = sources.get(id_, id_)
            widgets.append(label(ui, f"source.{id_}", text, box.x, y + 8, box.w, "label", tint="ink2"))
            y = widgets[-1].rect.bottom + 8
        return widgets, y
