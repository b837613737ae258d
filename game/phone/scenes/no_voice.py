"""Said once where reading aloud was wished and nobody can be heard: no voice for the language, or no sound."""

from game.phone.scene import Back, Pop, Press, Scene, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.dialog import Answer, dialog
from game.phone.widgets.topbar import top_bar
from game.phone.words import ENDONYMS

OK = "no-voice.ok"


class NoVoiceScene(Scene):
    """A dialog over whatever there is; what goes on beneath goes on."""

    name = "no-voice"
    over = True

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Back) or (isinstance(event, Press) and event.id == OK):
            return Pop()
        return doors.bar(event, ui)

    def build(self, ui: Ui) -> list[Widget]:
        kind = "sound" if ui.sound.device != "sound" else "voice"
        lang = ENDONYMS[ui.preferences.lang.partition("-")[0]]
        ground, *rest = dialog(
            ui,
            ui.t(f"aloud.no-{kind}"),
            ui.t(f"aloud.no-{kind}-note", lang=lang),
            (Answer(OK, "check", ui.t("aloud.ok"), "primary"),),
        )
        return [ground, *top_bar(ui), *rest]
