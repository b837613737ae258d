"""Stop? One question, nothing lost without it, no reproach."""

from dataclasses import replace

from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Back, Pop, Press, Quit, Reset, Scene, Transition, UiEvent
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Row, row_height
from game.phone.widgets.labels import label
from game.phone.widgets.sheet import Cover, rise
from game.phone.widgets.topbar import top_bar


class StoppingScene(Scene):
    """During a play: go on, or back to the start. At the start: stay, or close the game. The play is held meanwhile."""

    name = "stopping"
    over = True

    def __init__(self, playing: Playing | None = None) -> None:
        self.playing = playing
        self.opened = -10_000

    def enter(self, ui: Ui) -> None:
        self.opened = ui.now
        if self.playing is not None:
            self.playing.hold(ui)

    def leave(self, ui: Ui) -> None:
        if self.playing is not None:
            self.playing.go_on(ui)

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Back) or (isinstance(event, Press) and event.id == "stop.stay"):
            return Pop()
        if isinstance(event, Press) and event.id == "stop.leave":
            if self.playing is not None:
                from game.phone.scenes.start import StartScene

                self.playing.voice.hush()
                self.playing.play.stop(self.playing.at(ui))
                ui.sound.tone("")
                return Reset(StartScene())
            return Quit()
        if isinstance(event, Press) and event.id == "stop.close":
            if self.playing is not None:
                self.playing.play.stop(self.playing.at(ui))
            return Quit()
        return None

    def build(self, ui: Ui) -> list[Widget]:
        stage = ui.layout.stage
        playing = self.playing is not None
        widgets: list[Widget] = [Cover(id="cover", rect=ui.layout.window), top_bar(ui)[0]]
        w = min(stage.w, 880.0 if ui.layout.text == 100 else 1100.0)
        x = stage.cx - w / 2
        y = stage.y + (60 if ui.layout.text == 100 else 0) + rise(ui, self.opened)
        heading = label(
            ui,
            "stop.title",
            ui.t("stop.title-play" if playing else "stop.title"),
            x,
            y,
            w,
            "title",
            role="heading",
        )
        note = label(
            ui,
            "stop.note",
            ui.t("stop.note-play" if playing else "stop.note"),
            x,
            heading.rect.bottom + 8,
            w,
            tint="ink2",
        )
        widgets += [heading, note]
        y = note.rect.bottom + 24
        rows = [("stop.stay", "arrow-left", "stop.stay-play" if playing else "stop.stay")]
        rows.append(("stop.leave", "house" if playing else "x", "stop.leave-play" if playing else "stop.leave"))
        if playing:
            rows.append(("stop.close", "x", "stop.leave"))
        rows_made: list[Widget] = []
        for id_, icon, key in rows:
            h = row_height(ui, w - 32, ui.t(key), least=96)
            rows_made.append(Row(id=id_, rect=Box(x, y, w, h), text=ui.t(key), name=ui.t(key), icon=icon))
            y += h + 16
        if y - 16 <= stage.bottom:
            return [*widgets, *rows_made]
        inner = [replace(w_, rect=Box(w_.rect.x, w_.rect.y, w_.rect.w - 32, w_.rect.h)) for w_ in rows_made]
        return [*widgets[:2], *ui.scrolled("stop.list", stage, y - stage.y, [*widgets[2:], *inner])]
