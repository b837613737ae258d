"""A pause: time, voice and tones stand still until the person goes on. Nothing is asked."""

from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Back, Pop, Press, Push, Scene, Transition, Typed, UiEvent
from game.phone.scenes import doors
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.button_row import Wish, share
from game.phone.widgets.buttons import Button
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
        self.playing.pause(ui)

    def leave(self, ui: Ui) -> None:
        self.playing.go_on(ui)

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Back) or (isinstance(event, Press) and event.id == "pause.go-on"):
            return Pop()
        if isinstance(event, Typed) and event.char == doors.PAUSE:
            return Pop()
        if isinstance(event, Press) and event.id == "pause.settings":
            from game.phone.scenes.settings import SettingsScene

            return Push(SettingsScene(self.playing))
        return doors.bar(event, ui, self.playing)

    def build(self, ui: Ui) -> list[Widget]:
        stage, f = ui.layout.stage, ui.layout.factor
        title = self.playing.title(ui)
        disc = 112 * f**0.5
        w = min(stage.w, 880.0 * f**0.5)
        x = stage.cx - w / 2
        note_h = ui.type.height(ui.t("pause.note"), "body", w)
        title_h = ui.type.height(ui.t("pause.title"), "title", w)
        button_h = ui.layout.move_h
        volume_h = ui.type.height(ui.t("volume.name"), "body", w) + 8 + button_h + 24
        rest = title_h + 8 + note_h + 24 + volume_h + button_h
        # In large type the title says enough: what one can press comes before what one may read.
        noted = rest <= stage.h
        rest -= 0 if noted else 8 + note_h
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
        widgets.append(heading)
        bottom = heading.rect.bottom
        if noted:
            said = ui.t("pause.note")
            widgets.append(label(ui, "pause.note", said, x, bottom + 8, w, tint="ink2", align="centre"))
            bottom = widgets[-1].rect.bottom
        volume = self._volume(ui, Box(x, bottom + 24, w, 0), button_h)
        return [*widgets, *volume, *self._ways(ui, Box(x, volume[-1].rect.bottom + 24, w, button_h))]

    @staticmethod
    def _ways(ui: Ui, box: Box) -> list[Widget]:
        """To all settings, and on with the call."""
        words = (ui.t("settings.title"), ui.t("pause.go-on"))
        wishes = [Wish(words[0], icon="gear-six"), Wish(words[1], icon="play", bold=True)]
        first, last = share(ui, wishes, box.w)
        wide = min(max(last.width, 320.0), box.w - 16 - first.width)
        x = box.cx - (first.width + 16 + wide) / 2
        rect = Box(x + first.width + 16, box.y, wide, box.h)
        return [
            Button(
                id="pause.settings",
                rect=Box(x, box.y, first.width, box.h),
                text=words[0],
                name=words[0],
                icon=first.icon,
            ),
            Button(id="pause.go-on", rect=rect, text=words[1], name=words[1], icon=last.icon, kind="primary"),
        ]

    @staticmethod
    def _volume(ui: Ui, box: Box, button_h: float) -> list[Widget]:
        """How loud it is, and two buttons that change it; the keys + and - do the same everywhere."""
        text = f"{ui.t('volume.name')}  {doors.volume(ui)} / {doors.VOLUME_STEPS}"
        level = label(ui, "volume.name", text, box.x, box.y, box.w, align="centre", role="progress")
        wishes = [(doors.SOFTER, "speaker-low", "volume.down"), (doors.LOUDER, "speaker-high", "volume.up")]
        given = share(ui, [Wish(ui.t(key), icon=icon) for _, icon, key in wishes], box.w)
        left = box.cx - (sum(part.width for part in given) + 16 * (len(given) - 1)) / 2
        buttons: list[Widget] = []
        for (id_, _, key), part in zip(wishes, given, strict=True):
            rect = Box(left, level.rect.bottom + 8, part.width, button_h)
            buttons.append(Button(id=id_, rect=rect, text=part.word, name=ui.t(key), icon=part.icon, repeats=True))
            left = rect.right + 16
        return [level, *buttons]
