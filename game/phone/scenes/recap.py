"""The one-page recap on the screen; it can be saved as a page to print."""

import threading
import webbrowser
from contextlib import suppress
from pathlib import Path

from game.phone.geometry import Box
from game.phone.recap import Section, save, sections
from game.phone.scene import Back, Press, Transition, UiEvent
from game.phone.scenes.debrief_parts import Act, LookBack, LookBackScene, actions
from game.phone.ui import Ui
from game.phone.whereabouts import here
from game.phone.widgets.base import Widget
from game.phone.widgets.labels import Card, Picture, label
from game.phone.widgets.topbar import top_bar

SIGNS = {"words": "chat-circle", "help": "phone", "steps": "shield-check", "pages": "globe"}
LEFT, RIGHT = ("words", "help"), ("steps",)
"""Sections that a wide page has side by side; the others stand below them."""


def _open(address: str) -> None:
    with suppress(Exception):
        webbrowser.open(address)


class RecapScene(LookBackScene):
    """The page as it is printed: in two columns, or in one where that is too narrow."""

    name = "recap"

    def __init__(self, look: LookBack) -> None:
        super().__init__(look)
        self._said = ""
        self._file: Path | None = None
        """The page as it was saved."""

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Back):
            return self.bar(Press("debrief.after"), ui)
        if isinstance(event, Press) and event.id == "recap.save":
            self._file = file = save(ui, self.look)
            # The folder by the names that the system shows for it, from the one that everybody knows.
            folder = f"{file.parent.parent.name} › {file.parent.name}" if file else ""
            self._said = ui.t("debrief.saved", folder=folder, file=file.name) if file else ui.t("debrief.not-saved")
            ui.scroll_to("recap.list", 0)
            ui.refresh()
            return None
        if isinstance(event, Press) and event.id == "recap.open" and self._file is not None:
            # A browser may take its time; the window does not wait for it.
            threading.Thread(target=_open, args=(self._file.as_uri(),), name="recap", daemon=True).start()
            return None
        return self.bar(event, ui)

    def build(self, ui: Ui) -> list[Widget]:
        self.look.stand(here(ui.preferences.place))
        sheet = ui.layout.sheet
        outer = Box(sheet.x, sheet.y + 4, sheet.w, 0)
        told: list[Widget] = []
        if self._said:
            told = [label(ui, "recap.said", self._said, outer.x, outer.y, outer.w, bold=True)]
            outer = outer.moved(dy=told[0].rect.h + 12)
        pad = 28.0
        inner = Box(outer.x + pad, outer.y + 12, outer.w - 2 * pad, 0)
        title = self.look.text(ui, self.look.playing.play.scenario.title)
        heading = label(ui, "recap.title", title, inner.x, inner.y, inner.w, "title", role="heading")
        top = heading.rect.bottom + 4
        made = sections(ui, self.look)
        children: list[Widget] = []
        y = top
        if ui.layout.text == 100 and ui.layout.shape == "wide":
            ends = [top]
            for box, ids in zip(Box(inner.x, top, inner.w, 0).row([1.1, 1], 48), (LEFT, RIGHT), strict=True):
                column, end = self._column(ui, [s for s in made if s.id in ids], box)
                children += column
                ends.append(end)
            y = max(ends)
            made = [s for s in made if s.id not in LEFT + RIGHT]
        below, y = self._column(ui, made, Box(inner.x, y, inner.w, 0))
        children += below
        note = label(ui, "recap.note", ui.t("recap.practice"), inner.x, y + 4, inner.w, "label", tint="ink2")
        card = Card(id="recap.card", rect=Box(outer.x, outer.y, outer.w, note.rect.bottom + 16 - outer.y))
        widgets = ui.scrolled(
            "recap.list", ui.roomy(sheet), card.rect.bottom + 20 - sheet.y, [*told, card, heading, *children, note]
        )
        acts = [Act("debrief.after", "arrow-left", ui.t("common.back"))]
        if self._file is not None:
            # At the other end: what was just pressed stays where it is.
            acts.append(Act("recap.open", "file-text", ui.t("recap.open"), ui.t("recap.open-short")))
        left = len(acts)
        acts.append(Act("recap.save", "printer", ui.t("debrief.saved-page"), ui.t("debrief.saved-page-short")))
        return [*top_bar(ui, ui.t("debrief.recap")), *widgets, *actions(ui, ui.layout.footer, acts, left=left)]

    def _column(self, ui: Ui, made: list[Section], box: Box) -> tuple[list[Widget], float]:
        # Everything is so many lines high: the lines of both columns stand level, and the list ends above one of each.
        widgets: list[Widget] = []
        y = box.y
        size = 30 * ui.layout.factor**0.8
        for section in made:
            id_ = f"recap.{section.id}"
            heading = label(ui, id_, section.heading, box.x, y, box.w, "label", bold=True, role="heading")
            widgets.append(heading)
            y = heading.rect.bottom
            indent = size + 14
            for i, text in enumerate(section.lines):
                line = label(ui, f"{id_}.{i}", text, box.x + indent, y, box.w - indent, "label")
                rect = Box(box.x, y + (ui.type.line_h("label") - size) / 2, size, size)
                sign = SIGNS[section.id]
                widgets.append(Picture(id=f"{id_}.{i}.sign", rect=rect, icon=sign, size=size, tint="ink"))
                widgets.append(line)
                y = line.rect.bottom
            y += ui.type.line_h("label")
        return widgets, y
