"""After the short debrief: look closer, listen on, play again, another call, the recap, the start."""

from game.phone.geometry import Box
from game.phone.scene import Back, Press, Replace, Reset, Transition, UiEvent
from game.phone.scenes.calls import CallsScene
from game.phone.scenes.debrief_parts import LookBackScene
from game.phone.scenes.start import StartScene
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Row, row_height
from game.phone.widgets.labels import label
from game.phone.widgets.topbar import top_bar

WAYS = (
    ("debrief.more", "list-bullets"),
    ("debrief.listen", "ear"),
    ("debrief.recap", "file-text"),
    ("debrief.again", "arrow-counter-clockwise"),
    ("debrief.helper", "users"),
    ("debrief.other", "phone-incoming"),
    ("debrief.start", "house"),
)


class AnotherCallScene(CallsScene):
    """The list of calls with nothing beneath it: back leads to the first screen."""

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Back) or (isinstance(event, Press) and event.id == "calls.back"):
            return Reset(StartScene())
        return super().handle(event, ui)


class AfterScene(LookBackScene):
    """Where every way on from a play begins. Nothing is hurried: no choice is the expected one."""

    name = "after"

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Back):
            from game.phone.scenes.debrief import DebriefScene

            return Replace(DebriefScene(self.look.playing, self.look, page=99))
        if isinstance(event, Press):
            match event.id:
                case "debrief.more":
                    from game.phone.scenes.debrief_more import DebriefMoreScene

                    return Replace(DebriefMoreScene(self.look))
                case "debrief.recap":
                    from game.phone.scenes.recap import RecapScene

                    return Replace(RecapScene(self.look))
                case "debrief.other":
                    return Reset(AnotherCallScene())
                case "debrief.start":
                    return Reset(StartScene())
        return self.bar(event, ui)

    def build(self, ui: Ui) -> list[Widget]:
        stage = ui.layout.stage
        x = stage.x
        heading = label(ui, "after.title", ui.t("debrief.after"), x, stage.y + 8, stage.w, "title", role="heading")
        note = label(ui, "after.note", ui.t("debrief.after-note"), x, heading.rect.bottom, stage.w, tint="ink2")
        large = ui.layout.text == 200
        top = (heading.rect.bottom if large else note.rect.bottom) + (8 if large else 24)
        box = Box(stage.x, top, stage.w, stage.bottom - top)
        columns = 2 if ui.layout.text == 100 and ui.layout.shape != "portrait" else 1
        cells = Box(x, 0, stage.w, 0).row([1] * columns, 24)
        children: list[Widget] = []
        y = top + 8
        rows = -(-len(WAYS) // columns)
        for i in range(rows):
            row = [WAYS[at] for at in range(i, len(WAYS), rows)]
            texts = [self.look.listen(ui) if id_ == "debrief.listen" else ui.t(id_) for id_, _ in row]
            h = max(row_height(ui, cells[0].w - 16, text, least=96 if columns == 2 else 80) for text in texts)
            for (id_, icon), text, cell in zip(row, texts, cells, strict=False):
                rect = Box(cell.x, y, cell.w, h)
                children.append(Row(id=id_, rect=rect, text=text, name=text, icon=icon, indent=36))
            y += h + (24 if columns == 2 else 16)
        listed = ui.scrolled("after.list", ui.roomy(box), y - top, children)
        return [*top_bar(ui, ui.t("debrief.title")), heading, *([] if large else [note]), *listed]
