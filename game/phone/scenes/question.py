"""A question over a play: time stands still until it is answered, and going back is an answer."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from game.phone.geometry import Box
from game.phone.scene import Pop, Press, Quit, Transition, UiEvent
from game.phone.scenes.over import OverScene
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Row, row_height
from game.phone.widgets.labels import label

CLOSE_NOW = "closing.yes"


class QuestionScene(OverScene, ABC):
    """Subclasses ask by `asks` and offer `ways`; who needs long to read is not overtaken by a ring."""

    captioned = False

    def enter(self, ui: Ui) -> None:
        super().enter(ui)
        self.playing.pause(ui)

    def leave(self, ui: Ui) -> None:
        self.playing.go_on(ui)

    @abstractmethod
    def asks(self, ui: Ui) -> tuple[str, str]:
        """The question, and a note below it ("" for none) that the largest letters do without."""

    @abstractmethod
    def ways(self, ui: Ui) -> Sequence[tuple[str, str, str]]:
        """The answers: (id, icon, words)."""

    def content(self, ui: Ui, box: Box) -> list[Widget]:
        w = min(box.w, 880.0) if ui.layout.text == 100 else box.w - 40
        x = box.cx - w / 2 if ui.layout.text == 100 else box.x + 8
        large = ui.layout.text == 200
        style = "body" if large else "title"
        top = box.y + (0 if large else 24)
        title, note = self.asks(ui)
        widgets: list[Widget] = [
            label(ui, f"{self.name}.title", title, x, top, w, style, bold=True, role="heading"),
        ]
        if note and not large:
            # In the largest letters the ways on say it, and must be in sight.
            under = widgets[0].rect.bottom + 8
            widgets.append(label(ui, f"{self.name}.note", note, x, under, w, tint="ink2"))
        y = widgets[-1].rect.bottom + (12 if large else 24)
        for id_, icon, text in self.ways(ui):
            h = row_height(ui, w, text, least=88)
            widgets.append(Row(id=id_, rect=Box(x, y, w, h), text=text, name=text, icon=icon))
            y += h + (10 if large else 16)
        if y > box.bottom:
            return ui.scrolled(f"{self.name}.list", box, y - box.y, widgets)
        return widgets


class ClosingScene(QuestionScene):
    """Really? The button lies beside others, and a play that is closed cannot be gone on with."""

    name = "closing"

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Press) and event.id == CLOSE_NOW:
            return Quit()
        if isinstance(event, Press) and event.id == "closing.no":
            return Pop()
        return super().handle(event, ui)

    def asks(self, ui: Ui) -> tuple[str, str]:
        return ui.t("closing.title"), ui.t("closing.note")

    def ways(self, ui: Ui) -> Sequence[tuple[str, str, str]]:
        # Over a pause it leads back there.
        on = "pause.go-on" if self.playing.pauses == 1 else "common.back"
        return (("closing.no", "play", ui.t(on)), (CLOSE_NOW, "x", ui.t("closing.yes")))
