"""Something went wrong inside the game: says so plainly and leads back to the start. The play's record is kept."""

from dataclasses import replace

from game.phone.geometry import Box
from game.phone.scene import Back, Press, Reset, Scene, Transition, UiEvent
from game.phone.scenes.app_parts import grown
from game.phone.scenes.start import StartScene
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button, button_width
from game.phone.widgets.labels import label
from game.phone.widgets.topbar import top_bar


class SorryScene(Scene):
    """No blame, no technical words."""

    name = "sorry"

    def enter(self, ui: Ui) -> None:
        ui.sound.still()
        ui.voice.hush()

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Back) or (isinstance(event, Press) and event.id == "sorry.back"):
            return Reset(StartScene())
        return None

    def build(self, ui: Ui) -> list[Widget]:
        stage = ui.layout.stage
        heading = label(ui, "sorry.title", ui.t("sorry.title"), stage.x, stage.y + 24, stage.w, "title", role="heading")
        note = label(ui, "sorry.note", ui.t("sorry.note"), stage.x, heading.rect.bottom + 12, stage.w, tint="ink2")
        text = ui.t("common.start")
        footer = ui.layout.footer
        w = min(footer.w, button_width(ui, text, "house", bold=True, pad=40))
        rect = Box(footer.right - w, footer.y, w, footer.h)
        button = grown(ui, Button(id="sorry.back", rect=rect, name=text, text=text, icon="house", kind="primary"))
        button = replace(button, rect=button.rect.moved(dy=footer.bottom - button.rect.bottom))
        return [top_bar(ui)[0], heading, note, *ui.handed([button], footer)]
