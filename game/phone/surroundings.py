"""What is heard under a call: the noise of the line, what is around the caller, music on hold."""

from typing import TYPE_CHECKING

from game.call.model import Talk

if TYPE_CHECKING:
    from game.phone.playing import Playing
    from game.phone.ui import Ui

NOISY = ("mobile", "landline", "video")
"""The lines that have a noise."""
HOLD_MS = 4_000
"""How long a call is on hold where it is put through."""
HOLD_MUSIC = "hold-music"


class Surroundings:
    """Of one play. `keep` is called every frame."""

    def __init__(self) -> None:
        self._asked: set[str] = set()
        self._hold: tuple[str, int] | None = None
        """The line after which the call is on hold, and since when (ms of play time)."""

    def keep(self, ui: "Ui", playing: "Playing") -> None:
        """Has the right loops sound, and asks for the noise of a line as soon as it may be needed."""
        play = playing.play
        over = play.state.finished or play.state.stopped
        talk = play.scenario.talks.get(playing.talk_id) if not over else None
        if talk is not None and talk.kind != "chat" and not ui.preferences.clear_voice:
            line = talk.heard_over
            if line in NOISY and line not in self._asked:
                self._asked.add(line)
                playing.voice.noise(line)
        if self._hold is not None and (play.line is None or play.line.id != self._hold[0]):
            self._hold = None
        under(ui, talk if play.state.talk is not None else None, on_hold=self._hold is not None)
        if play.line is None:
            # A voice hands over what became ready when it is asked; between lines nobody else asks.
            playing.voice.finished()

    def holds(self, playing: "Playing", at: int) -> bool:
        """Whether the line that has just been said is followed by a while on hold that still goes on."""
        line = playing.play.line
        if line is None or not line.holds or playing.written:
            return False
        if self._hold is None:
            self._hold = (line.id, at)
        return at - self._hold[1] < HOLD_MS


def under(ui: "Ui", talk: Talk | None, *, on_hold: bool = False) -> None:
    """The loops of a talk; none under a clear voice, save music on hold."""
    speaks = talk is not None and talk.kind != "chat" and not ui.preferences.clear_voice
    noise = talk.heard_over if talk is not None and speaks and talk.heard_over in NOISY else ""
    around = f"around-{talk.around}" if talk is not None and speaks and talk.around != "none" and not on_hold else ""
    ui.sound.loop("noise", noise)
    ui.sound.loop("around", around)
    ui.sound.loop("music", HOLD_MUSIC if on_hold else "")
