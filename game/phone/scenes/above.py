"""Which number shall stand above the typed one? All that were looked up, with where each was found."""

from game.phone.geometry import Box
from game.phone.scene import Pop, Press, Transition, UiEvent
from game.phone.scenes.keypad_app import looked_up
from game.phone.scenes.over import OverScene
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Row, row_height
from game.phone.widgets.labels import label


class AboveScene(OverScene):
    """A list over the keypad. Nothing tells one source from another but its name."""

    name = "above"

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Press) and event.id.startswith("above."):
            self.playing.above = event.id.removeprefix("above.")
            return Pop()
        return super().handle(event, ui)

    def content(self, ui: Ui, box: Box) -> list[Widget]:
        wording, entries = self.playing.wording, self.playing.play.scenario.entries
        wide = ui.layout.text == 100 and box.w > 1000
        w = box.w if wide else min(box.w, 880.0)
        x = box.cx - w / 2
        style = "title" if ui.layout.text == 100 else "label"
        heading = label(ui, "above.title", ui.t("keypad.choose"), x, box.y, w, style, role="heading")
        area = Box(box.x, heading.rect.bottom + 12, box.w, box.bottom - heading.rect.bottom - 12)
        columns = Box(x + 8, 0, w - 40, 0).row([1, 1] if wide else [1], 16)
        children: list[Widget] = []
        y = area.y + 8
        rows = []
        for entry, source in looked_up(self.playing):
            name, number, where = wording.text(entries[entry].name), wording.number(entry), ui.t(source)
            detail = f"{number}　{where}" if ui.words.lang.startswith("ja") else f"{number}, {where}"
            rows.append((entry, name, detail))
        for i in range(0, len(rows), len(columns)):
            line = rows[i : i + len(columns)]
            h = max(row_height(ui, columns[0].w, name, detail, icon=False, least=96) for _, name, detail in line)
            for column, (entry, name, detail) in zip(columns, line, strict=False):
                children.append(
                    Row(
                        id=f"above.{entry}",
                        rect=Box(column.x, y, column.w, h),
                        text=name,
                        detail=detail,
                        name=f"{name} {detail}",
                        selected=entry == self.playing.above,
                    )
                )
            y += h + 12
        return [heading, *ui.scrolled("above.list", area, y + 4 - area.y, children)]
