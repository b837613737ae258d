"""A pause: time, voice and tones stand still until the person goes on. Nothing is asked."""

from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Back, Pop, Press, Scene, Transition, Typed, UiEvent
from game.phone.scenes import doors
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button, button_width
from game.phone.widgets.labels import Picture, label
from game.phone.widgets.sheet import Cover
from game.phone.widgets.topbar import top_bar


class PauseScene(Scene):
    """Covers the call, so that nothing has to be read in a hurry; the help and stop buttons stay."""

    name = "pause"
    over = True

    def __init__(self, playing: Playing) -> None:
        self.playing = playing

    def enter(self, ui: Ui) -> None:
        self.playing.hold(ui)

    def leave(self, ui: Ui) -> None:
        self.playing.go_on(ui)

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Back) or (isinstance(event, Press) and event.id == "pause.go-on"):
            return Pop()
        if isinstance(event, Typed) and event.char == doors.PAUSE:
            return Pop()
        return doors.bar(event, ui, self.playing)

    def build(self, ui: Ui) -> list[Widget]:
        stage, f = ui.layout.stage, ui.layout.factor
        title = self.playing.wording.text(self.playing.play.scenario.title)
        disc = 112 * f**0.5
        w = min(stage.w, 880.0 * f**0.5)
        x = stage.cx - w / 2
        note_h = ui.type.height(ui.t("pause.note"), "body", w)
        title_h = ui.type.height(ui.t("pause.title"), "title", w)
        button_h = ui.layout.move_h
        rest = title_h + 8 + note_h + 32 + button_h
        signed = disc + 16 + rest <= stage.h
        y = max(stage.y, stage.cy - (rest + (disc + 16 if signed else 0)) / 2)
        widgets: list[Widget] = [Cover(id="cover", rect=ui.layout.window), *top_bar(ui, title)]
        if signed:
            round_box = Box.around(stage.cx, y + disc / 2, disc, disc)
            widgets.append(
                Picture(id="pause.sign", rect=round_box, icon="fill/pause", size=disc / 2, ground="accent_soft")
            )
            y += disc + 16
        words = ui.t("pause.title")
        heading = label(ui, "pause.title", words, x, y, w, "title", align="centre", role="heading")
        note = label(ui, "pause.note", ui.t("pause.note"), x, heading.rect.bottom + 8, w, tint="ink2", align="centre")
        text = ui.t("pause.go-on")
        button_w = min(w, max(320.0, button_width(ui, text, "play", bold=True, pad=48)))
        rect = Box(stage.cx - button_w / 2, note.rect.bottom + 32, button_w, button_h)
        go_on = Button(id="pause.go-on", rect=rect, text=text, name=text, icon="play", kind="primary")
        return [*widgets, heading, note, go_on]
