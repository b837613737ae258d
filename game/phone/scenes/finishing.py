"""Is the story over? Asked while something may still happen or somebody waits; else the look back begins at once."""

from collections.abc import Sequence

from game.phone.playing import Playing
from game.phone.scene import Pop, Press, Push, Transition, UiEvent
from game.phone.scenes.question import QuestionScene
from game.phone.ui import Ui


def done(ui: Ui, playing: Playing) -> Transition | None:
    """The player says that they are done: to the look back, or to the question whether to wait for what may come.

    Nobody hangs up unasked on who waits on hold.
    """
    if playing.offer("wait") is not None or playing.play.state.on_hold:
        return Push(FinishingScene(playing))
    playing.take(ui, "finish")
    return None


class FinishingScene(QuestionScene):
    """End here and look back, or wait for a while, or go on."""

    name = "finishing"

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Press) and event.id in ("finish", "wait", "resume"):
            self.playing.take(ui, event.id)
            return Pop()
        return super().handle(event, ui)

    def asks(self, ui: Ui) -> tuple[str, str]:
        if self.playing.play.state.on_hold:
            return ui.t("finish.title-held"), ""
        return ui.t("finish.title"), ui.t("finish.note")

    def ways(self, ui: Ui) -> Sequence[tuple[str, str, str]]:
        ways = (("finish", "check", "finish.yes"), ("wait", "clock", "free.wait"))
        if self.playing.play.state.on_hold:
            ways = (("resume", "phone-call", "move.resume"), ("finish", "phone-disconnect", "finish.yes-held"))
        t = self.playing.t
        return [(id_, icon, t(ui, key)) for id_, icon, key in ways if self.playing.offer(id_) is not None]
