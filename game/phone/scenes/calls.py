"""The list of calls: neutral titles and whether they were taken. Nothing tells which is which."""

import math
from dataclasses import replace

from game.phone.geometry import Box
from game.phone.scene import Back, Pop, Press, Push, Scene, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button, Row, button_width, row_height
from game.phone.widgets.choice import Choice
from game.phone.widgets.labels import label
from game.phone.widgets.topbar import top_bar

OWN, HELPER = "calls.own", "calls.helper"


class CallsScene(Scene):
    """Every scenario that can be played, each a row."""

    name = "calls"

    def __init__(self) -> None:
        self.helper = False
        """Whether a relative is to hold the phone."""

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Back) or (isinstance(event, Press) and event.id == "calls.back"):
            return Pop()
        if isinstance(event, Press) and event.id.startswith("call."):
            from game.phone.scenes.brief import BriefScene

            scenario = ui.shelf.open(event.id.removeprefix("call."))
            return Push(BriefScene(scenario, helper=self.helper, back=True)) if scenario is not None else None
        if isinstance(event, Press) and event.id in (OWN, HELPER):
            self.helper = event.id == HELPER
            ui.refresh()
            return None
        return doors.bar(event, ui)

    def build(self, ui: Ui) -> list[Widget]:
        layout = ui.layout
        widgets: list[Widget] = top_bar(ui)
        stage = layout.stage
        style, word = ("body" if layout.text == 200 else "title"), ui.t("calls.title")
        heading = label(ui, "calls.title", word, stage.x, stage.y + 8, stage.w, style, bold=True, role="heading")
        widgets.append(heading)
        footer = layout.footer
        box = Box(stage.x, heading.rect.bottom + 16, stage.w, footer.y - 16 - heading.rect.bottom - 16)
        calls = ui.shelf.calls(ui.words.lang)
        children: list[Widget] = []
        if not calls:
            children.append(label(ui, "calls.none", ui.t("calls.none"), box.x, box.y, box.w, tint="ink2"))
        inner = Box(box.x, box.y + 8, box.w, 0)
        y = children[0].rect.bottom + 8 if children else inner.y
        for call in calls:
            value = ui.t("calls.done") if call.taken else ""
            wide = (
                ui.type.width(call.title, "body") + ui.type.width(value, "label") + 190 * layout.factor**0.5 <= inner.w
            )
            detail = "" if wide else value
            after = 40 * (1 + (layout.factor - 1) * 0.7) + 8
            extra = ui.type.width(value, "label") + 16 if value and wide else 0.0
            h = row_height(ui, inner.w - after - extra, call.title, detail, least=96, indent=36)
            children.append(
                Row(
                    id=f"call.{call.id}",
                    rect=Box(inner.x, y, inner.w, h),
                    text=call.title,
                    name=f"{call.title} {value}".strip(),
                    icon="phone-incoming",
                    value=value if wide else "",
                    detail=detail,
                    after="caret-right",
                    indent=36,
                )
            )
            y += h + 16
        text = ui.t("common.back")
        w = button_width(ui, text, "arrow-left", pad=40)
        beside = self._beside_back(ui, Box(footer.x + w + 16, footer.y, footer.w - w - 16, footer.h))
        if not beside:
            made, y = self._roles(ui, Box(inner.x, y + 8, inner.w, 0))
            children += made
        widgets.extend(ui.scrolled("calls.list", ui.roomy(box), y - box.y, children))
        back = Button(
            id="calls.back",
            rect=Box(footer.x, footer.y, w, footer.h),
            name=text,
            text=text,
            icon="arrow-left",
        )
        return [*widgets, *ui.handed([back, *beside], footer)]

    def _roles(self, ui: Ui, box: Box) -> tuple[list[Widget], float]:
        """Who is to hold the phone: the player, or a relative whom the player advises."""
        heading = label(ui, "calls.role", ui.t("calls.role"), box.x, box.y, box.w, "label", tint="ink2")
        words = [(OWN, ui.t(OWN)), (HELPER, ui.t(HELPER))]
        h = max({100: 80.0, 150: 96.0, 200: 124.0}[ui.layout.text], ui.layout.target)
        least = max(choice_width(ui, word) for _, word in words)
        columns = 2 if 2 * least + 16 <= box.w else 1
        cells = box.row([1] * columns, 16)
        y = heading.rect.bottom + 8
        widgets: list[Widget] = [heading]
        for i, (id_, word) in enumerate(words):
            cell = cells[i % columns]
            rect = Box(cell.x, y + (i // columns) * (h + 12), cell.w, h)
            chosen = self.helper == (id_ == HELPER)
            widgets.append(Choice(id=id_, rect=rect, text=word, name=f"{heading.text} {word}", chosen=chosen))
        return widgets, y + (2 // columns) * (h + 12) + 4

    def _beside_back(self, ui: Ui, box: Box) -> list[Widget]:
        """The same two choices in one row with the way back; none where there is no room for them."""
        made, _ = self._roles(ui, Box(box.x, box.y, box.w, 0))
        choices = [widget for widget in made if isinstance(widget, Choice)]
        least = max(choice_width(ui, choice.text) for choice in choices)
        if 2 * least + 16 > box.w or box.h < ui.layout.target:
            return []
        cells = Box(box.right - 2 * least - 16, box.y, 2 * least + 16, box.h).row([1, 1], 16)
        return [replace(choice, rect=cell) for choice, cell in zip(choices, cells, strict=True)]


def choice_width(ui: Ui, word: str) -> float:
    """How wide a choice of this word is."""
    return ui.type.width(word, "body") + 110 * math.pow(ui.layout.factor, 0.6)
