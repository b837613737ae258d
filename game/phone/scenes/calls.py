"""The list of calls: neutral titles and whether they were taken. Nothing tells which is which."""

from game.phone.geometry import Box
from game.phone.scene import Back, Pop, Press, Push, Scene, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button, Row, button_width, row_height
from game.phone.widgets.labels import label
from game.phone.widgets.topbar import top_bar


class CallsScene(Scene):
    """Every scenario that can be played, each a row."""

    name = "calls"

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Back) or (isinstance(event, Press) and event.id == "calls.back"):
            return Pop()
        if isinstance(event, Press) and event.id.startswith("call."):
            from game.phone.scenes.brief import BriefScene

            scenario = ui.shelf.open(event.id.removeprefix("call."))
            return Push(BriefScene(scenario)) if scenario is not None else None
        return doors.bar(event, ui)

    def build(self, ui: Ui) -> list[Widget]:
        layout = ui.layout
        widgets: list[Widget] = top_bar(ui)
        stage = layout.stage
        heading = label(ui, "calls.title", ui.t("calls.title"), stage.x, stage.y + 8, stage.w, "title", role="heading")
        widgets.append(heading)
        footer = layout.footer
        box = Box(stage.x, heading.rect.bottom + 16, stage.w, footer.y - 16 - heading.rect.bottom - 16)
        calls = ui.shelf.calls(ui.words.lang)
        if not calls:
            widgets.append(label(ui, "calls.none", ui.t("calls.none"), box.x, box.y, box.w, tint="ink2"))
        inner = Box(box.x + 8, box.y + 8, box.w - 40, 0)
        children: list[Widget] = []
        y = inner.y
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
        widgets.extend(ui.scrolled("calls.list", box, y - box.y, children))
        text = ui.t("common.back")
        w = button_width(ui, text, "arrow-left", pad=40)
        widgets.append(
            Button(
                id="calls.back",
                rect=Box(footer.x, footer.y, w, footer.h),
                name=text,
                text=text,
                icon="arrow-left",
            )
        )
        return widgets
