"""Is the story over? Asked while something may still happen or somebody waits; else the look back begins at once."""

from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Pop, Press, Push, Transition, UiEvent
from game.phone.scenes.over import OverScene
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Row, row_height
from game.phone.widgets.labels import label


def done(ui: Ui, playing: Playing) -> Transition | None:
    """The player says that they are done: to the look back, or to the question whether to wait for what may come.

    Nobody hangs up unasked on who waits on hold.
    """
    if playing.offer("wait") is not None or playing.play.state.on_hold:
        return Push(FinishingScene(playing))
    playing.take(ui, "finish")
    return None


class FinishingScene(OverScene):
    """End here and look back, or wait for a while, or go on."""

    name = "finishing"

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Press) and event.id in ("finish", "wait", "resume"):
            self.playing.take(ui, event.id)
            return Pop()
        return super().handle(event, ui)

    def content(self, ui: Ui, box: Box) -> list[Widget]:
        w = min(box.w, 880.0) if ui.layout.text == 100 else box.w - 40
        x = box.cx - w / 2 if ui.layout.text == 100 else box.x + 8
        large = ui.layout.text == 200
        style = "body" if large else "title"
        top = box.y + (0 if large else 24)
        held = self.playing.play.state.on_hold
        title = ui.t("finish.title-held" if held else "finish.title")
        heading = label(ui, "finish.title", title, x, top, w, style, bold=True, role="heading")
        widgets: list[Widget] = [heading]
        if not large and not held:
            # In the largest letters the ways on say it, and must be in sight.
            widgets.append(label(ui, "finish.note", ui.t("finish.note"), x, heading.rect.bottom + 8, w, tint="ink2"))
        y = widgets[-1].rect.bottom + (12 if large else 24)
        ways = (("finish", "check", "finish.yes"), ("wait", "clock", "free.wait"))
        if held:
            ways = (("resume", "phone-call", "move.resume"), ("finish", "phone-disconnect", "finish.yes-held"))
        for id_, icon, key in ways:
            if self.playing.offer(id_) is None:
                continue
            text = self.playing.t(ui, key)
            h = row_height(ui, w, text, least=88)
            widgets.append(Row(id=id_, rect=Box(x, y, w, h), text=text, name=text, icon=icon))
            y += h + (10 if large else 16)
        if y > box.bottom:
            return ui.scrolled("finish.list", box, y - box.y, widgets)
        return widgets
