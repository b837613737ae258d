"""A play as the scenes see it: the session's `Play`, its clock, its voice, and which screen is due.

Lines are said one after another without ever blocking: the voice if there is one, else the captions keep the
line's nominal time. No fault of sound ends a call.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from game.call.commands import Command, OpenApp, Wait
from game.call.events import (
    AppOpened,
    ChatArrived,
    Event,
    FloorGiven,
    Held,
    LineBegan,
    Rang,
    Resumed,
    TalkBegan,
    TalkEnded,
)
from game.call.model import RELATIVE, Caller, Relative, Shows
from game.call.offers import QUIET, Offer, says
from game.call.rules import Refusal
from game.call.state import TalkState
from game.call.wording import Wording
from game.phone.speech import Mute, Voice
from game.phone.stopwatch import Stopwatch
from game.phone.surroundings import Surroundings
from game.phone.ui import Ui
from game.session.ahead import lines_after, lines_ahead
from game.session.play import Play

CAPTION_WAITS_MS = 1_200
"""How long a caption waits for a voice that is being made; then it is read without."""

QUIET_MS = 3_000
"""After a talk: a second press on its button must not meet the ring of the next."""
JUST_APPEARED_MS = 450
"""A press this soon was meant for what stood there before: a turn comes, and it rings, at any moment."""
RINGING = ("answer", "decline", "let-ring")
"""What can be done with a call that rings."""
SHORT_PAUSE_MS = 250
"""Between two lines of one turn where the voice's own pause is missing."""
BESIDE = "in-person"
"""How somebody in the same room sounds."""

_SPOKEN = frozenset({"ask-details", "repeat", "refuse", "call-back", "no-japanese"})
"""Moves that are said into the phone."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What was said last: the text shown, who says it, since when (ms of the window's clock)."""

    text: str = ""
    speaker: str = ""
    since: int = 0
    line: str = ""
    by: Caller | Relative | None = None
    """Who says it: the one whose turn it is may be somebody else by now."""


class Playing:
    """Drives one play for the window. Scenes read its properties and call `take`."""

    def __init__(self, ui: Ui, play: Play, voice: Voice | None = None) -> None:
        self.play = play
        self.voice: Voice = voice or Mute()
        self.guided = ui.preferences.guided
        """After a call, plain options are listed in place of the phone's home."""
        self.apps_open = False
        """During a call: the apps are in front, not the calling screen."""
        self.locked = True
        """The phone lies there and nobody has taken it in hand: it shows its clock and what came. Never recorded."""
        self.dialled = ""
        """What was dialled last, as it is shown: kept here alone, never recorded."""
        self._ended_at = -QUIET_MS
        self.typed = ""
        """What stands on the keypad: kept while another app is open, never recorded."""
        self.above, self.above_for = "", ""
        """The entry whose number stands above the typed one, and the entry looked up last when it was put there."""
        self.caption = Caption()
        self.rang_at = ui.now
        """When the phone began to ring, on the window's clock."""
        self.floor_since = ui.now
        """When the player's turn began: a press in the next moment was meant for what stood there before."""
        self.wording: Wording = play.wording(ui.preferences.lang)
        self.surroundings = Surroundings()
        self.muted = False
        """Whether the phone's microphone is off: replies wait until it is on. The caller talks on."""
        self._roomy = room_for_both(ui)
        self._lang = ui.preferences.lang
        # A play taken up again (a rewind, a test) goes on from where it was.
        self._clock = Stopwatch(ui.now, play.state.at)
        self._line: str = ""
        self._line_time = Stopwatch(ui.now)
        """Since its line began."""
        self._lines = 0
        """How many lines were begun here."""
        self.pauses = 0
        """Screens that have stopped the play, one above the other."""
        self._unheard: str = ""
        """The line whose caption waits for its voice."""
        self._ahead_due = True
        # What happened before this window took the play up is not heard again.
        self._note_events(ui, play.events, heard=False)

    # Time

    def at(self, ui: Ui) -> int:
        """Play time: ms from the first ring, pauses left out."""
        # Waiting for the next ring takes the play ahead of the window's clock: both go on from there.
        self._clock.forward(max(0, self.play.state.at - self._clock.passed(ui.now)))
        return self._clock.passed(ui.now)

    def pause(self, ui: Ui) -> None:
        """Stops the clock and the voice: a pause, a help screen. Whoever pauses goes on: pauses may lie over pauses."""
        self.pauses += 1
        if self.pauses == 1:
            self._clock.pause(ui.now)
            self._line_time.pause(ui.now)
            self.voice.pause(True)
            ui.sound.pause()

    def go_on(self, ui: Ui) -> None:
        """Ends a pause; with the last of them the play goes on."""
        self.pauses -= 1
        if self.pauses == 0:
            self._clock.go_on(ui.now)
            self._line_time.go_on(ui.now)
            ui.sound.resume()
            self.voice.pause(False)

    def meant(self, ui: Ui, id_: str) -> bool:
        """Whether a press can have been meant for this: what has just come under a finger was not."""
        since = self.floor_since if id_.startswith(("reply.", QUIET)) else self.rang_at
        return ui.now - since >= JUST_APPEARED_MS or not id_.startswith(("reply.", QUIET, *RINGING))

    @property
    def paused(self) -> bool:
        """Whether it is paused."""
        return self._clock.paused

    def advance(self, ui: Ui, *, due: bool = True) -> None:
        """Once a frame: ends lines that are over and, if `due`, fires what is due."""
        self._roomy = room_for_both(ui)
        if ui.preferences.lang != self._lang:
            self._lang = ui.preferences.lang
            self.wording = self.play.wording(ui.preferences.lang)
            if self.caption.line:
                self._show(ui, self.caption.line, self.caption.by, self.caption.since)
            ui.refresh()
        if not self.paused:
            self.surroundings.keep(ui, self)
        if self.paused or self.play.state.finished or self.play.state.stopped:
            return
        at = self.at(ui)
        self._caption_when_heard(ui)
        if self._ahead_due and not self._unheard:
            # In a frame of its own: the one in which something happened has enough to draw.
            self._look_ahead(ui)
        if self.play.line is not None and self._line_over(ui) and not self.surroundings.holds(self, at):
            self._note_events(ui, self.play.line_done(at))
        quiet = self.play.state.talk is None and ui.now - self._ended_at < QUIET_MS
        if due and not quiet:
            self._note_events(ui, self.play.tick(at))

    def _line_over(self, ui: Ui) -> bool:
        spoken = None if self.written else self.voice.finished()
        foreign = self.play.spoken != ui.preferences.lang.partition("-")[0]
        if ui.aloud.caption(f"{self._line} {self._lines}", self._read_out(), spoken, foreign=foreign):
            return False
        passed = self._line_time.passed(ui.now)
        if spoken is None:
            return passed >= self.play.line_ms
        # A voice that never ends must not hold the call for ever.
        return (spoken and passed >= SHORT_PAUSE_MS) or passed > 4 * self.play.line_ms + 20_000

    def _read_out(self) -> str:
        """The caption as a reader says it."""
        return " ".join(filter(None, (self.caption.speaker, self.caption.text)))

    def skip_line(self, ui: Ui) -> None:
        """The player has read it: on to the next."""
        if self.play.line is not None:
            self.voice.hush()
            self._note_events(ui, self.play.line_done(self.at(ui)))

    # Acting

    def offers(self, kind: str = "") -> list[Offer]:
        """What can be done now, perhaps of one kind."""
        return [offer for offer in self.play.offers() if not kind or offer.kind == kind]

    def offer(self, id_: str) -> Offer | None:
        """The offer with that id, if it stands."""
        return self.play.offer(id_)

    def take(self, ui: Ui, what: str | Command) -> bool:
        """Takes an offer by its id, or sends a command; beside a relative, advises what only they can do.

        False where it cannot be done now.
        """
        if isinstance(what, str):
            offer = self.play.offer(what)
            if offer is None:
                return False
            if offer.kind == "reply" or offer.id in _SPOKEN:
                # Whoever speaks is heard: the microphone goes on with it.
                self.muted = False
            what = offer.command
        if isinstance(what, OpenApp):
            self.apps_open = self.apps_open or what.app != "home"
        made = self.play.bring_about(what, self.at(ui))
        if isinstance(made, Refusal):
            return False
        self._note_events(ui, made)
        if isinstance(what, Wait):
            # Whoever waits puts the phone down.
            self.locked = True
        ui.refresh()
        return True

    def mute(self, ui: Ui, on: bool) -> None:
        """The microphone off or on; the talk ends with it on."""
        self.muted = on
        ui.refresh()

    def _note_events(self, ui: Ui, events: Sequence[Event], *, heard: bool = True) -> None:
        if not events:
            return
        ui.refresh()
        self._ahead_due = True
        for event in events:
            if isinstance(event, Rang):
                self.rang_at = ui.now
            elif isinstance(event, ChatArrived):
                if heard:
                    ui.sound.effect("message")
            elif isinstance(event, AppOpened):
                self.locked = False
            elif isinstance(event, TalkBegan | Resumed):
                self.locked = False
                self.apps_open = False
                ui.speak_aloud(False)
                self.muted = False
                self.caption = Caption(since=ui.now)
            elif isinstance(event, FloorGiven):
                self.floor_since = ui.now
            elif isinstance(event, TalkEnded | Held):
                if heard:
                    self._ended_at = ui.now
                self.voice.hush()
                ui.speak_aloud(False)
                self.muted = False
                if heard and isinstance(event, TalkEnded):
                    ui.sound.effect("hang-up")
                self.caption = Caption(since=ui.now)
                self._line = self._unheard = ""
        if self.play.line is None:
            if any(isinstance(e, LineBegan) for e in events) or self._line:
                self.voice.hush()
            self._line = self._unheard = ""
            self._show_what_stood(ui)
        elif any(isinstance(event, LineBegan) for event in events) or self._line != self.play.line.id:
            self._say(ui)

    def _show_what_stood(self, ui: Ui) -> None:
        """The caption of a talk that is taken up again where it waits for the player: what was said there last."""
        state = self.play.state
        if state.talk is None or not state.talk.last or self.caption.text:
            return
        last = state.talk.last
        by = next((by for line, by in reversed(state.said) if line == last), "")
        self._show(ui, last, self._who(by), ui.now)

    def _say(self, ui: Ui) -> None:
        line = self.play.line
        assert line is not None
        self._line, self._lines = line.id, self._lines + 1
        self._line_time = Stopwatch(ui.now)
        if self.paused:
            # Something was chosen on a screen that has stopped the play: it is said once that screen is gone.
            self._line_time.pause(ui.now)
        self._unheard = line.id
        caller = self.speaker
        if caller is not None and not self.written:
            spoken = self.play.spoken
            text = self.play.wording(spoken).say(line.id)
            self.voice.say(line.id, spoken, caller.voice, text, BESIDE if self.aside else self.colour)
        self._caption_when_heard(ui)

    def _caption_when_heard(self, ui: Ui) -> None:
        """Shows the caption of a new line together with its voice; at once where there is none, or where it keeps one
        waiting.
        """
        if not self._unheard:
            return
        waits = not self.written and self.voice.finished() is False and not self.voice.sounding
        if not waits or self._line_time.passed(ui.now) >= CAPTION_WAITS_MS:
            self._show(ui, self._unheard, self.speaker, ui.now)
            self._unheard = ""
            ui.refresh()

    @property
    def helper(self) -> bool:
        """Whether a relative holds the phone and the player advises."""
        return self.play.helper

    @property
    def aside(self) -> bool:
        """Whether what was said last was said by the relative to the player, and not into the phone."""
        return self.helper and isinstance(self.speaker, Relative)

    def _show(self, ui: Ui, line: str, by: Caller | Relative | None, since: int) -> None:
        self.caption = Caption(self.wording.text(line), self._named(ui, by), since, line, by)

    def _named(self, ui: Ui, caller: Caller | Relative | None) -> str:
        """The speaker's name, once it was said; before that whoever rang is only "the caller"."""
        state = self.play.state
        if caller is None:
            return ""
        if isinstance(caller, Relative):
            return self.wording.text(caller.name)
        known = (caller.id, "name") in state.details or not caller.details.get("name")
        if state.talk is not None and state.talk.route == "incoming" and not known:
            return ui.t("call.caller")
        return self.wording.text(caller.name)

    def _look_ahead(self, ui: Ui) -> None:
        """Have the first lines that may follow spoken ahead, whatever the player does."""
        self._ahead_due = False
        self._expect(lines_ahead(self.play, self.at(ui)))

    def foresee(self, ui: Ui, command: Command) -> None:
        """Have the first line that `command` leads to spoken ahead: it will be given in a moment."""
        self._ahead_due = False
        self._expect(lines_after(self.play, command, self.at(ui)))

    def _expect(self, lines: Sequence[tuple[str, str, str]]) -> None:
        spoken, scenario = self.play.wording(self.play.spoken), self.play.scenario
        wanted = []
        for line, by, talk in lines:
            who = self._who(by)
            if who is not None and talk in scenario.talks and scenario.talks[talk].kind != "chat":
                colour = BESIDE if by == RELATIVE else scenario.talks[talk].heard_over
                wanted.append((line, self.play.spoken, who.voice, spoken.say(line), colour))
        self.voice.expect(wanted)

    def again(self, ui: Ui) -> None:
        """Says the last line once more without a move: for the transcript and the brief's helper."""
        # A line whose caption still waits for its voice is being said: nothing is put in its place.
        line, who = self.caption.line, self.caption.by
        if line and who is not None and not self._unheard and not self.written:
            spoken = self.play.spoken
            text = self.play.wording(spoken).say(line)
            self.voice.say(line, spoken, who.voice, text, BESIDE if isinstance(who, Relative) else self.colour)

    @property
    def written(self) -> bool:
        """Whether the present talk is a chat: its lines appear and nobody speaks them."""
        talk = self.play.state.talk
        return talk is not None and self.play.scenario.talks[talk.talk].kind == "chat"

    @property
    def colour(self) -> str:
        """The kind of telephone line of the present talk, as game.voice names them."""
        talk = self.play.scenario.talks.get(self.talk_id)
        return talk.heard_over if talk else "mobile"

    # What is on the screen

    def t(self, ui: Ui, key: str, **slots: object) -> str:
        """A word of the screens; beside a relative, as one says it to whoever holds the phone where it differs."""
        own = f"helper.{key}"
        return ui.t(own if self.helper and ui.words.has(own) else key, **slots)

    def title(self, ui: Ui) -> str:
        """The play's title, for the top bar."""
        title = self.wording.text(self.play.scenario.title)
        return ui.t("helper.title", title=title) if self.helper else title

    @property
    def handed_over(self) -> bool:
        """Whether the line being shown is of somebody else than whose call it is."""
        talk, speaker = self.play.state.talk, self.speaker
        if talk is None or not isinstance(speaker, Caller):
            return False
        return speaker.id != self.play.scenario.talks[talk.talk].caller

    @property
    def speaker(self) -> Caller | Relative | None:
        """Who says the line being said, else who said the last one, else whose talk it is."""
        scenario, state, line = self.play.scenario, self.play.state, self.play.line
        if state.talk is None:
            return None
        by = state.said[-1][1] if state.said else ""
        if line is not None:
            # In a talk that goes on after another one, somebody of the other one was heard last.
            by = says(scenario, state, line)
        return self._who(by) or scenario.callers[scenario.talks[state.talk.talk].caller]

    def _who(self, by: str) -> Caller | Relative | None:
        scenario = self.play.scenario
        return scenario.relative if by == RELATIVE else scenario.callers.get(by)

    @property
    def talk_id(self) -> str:
        """The talk that rings or goes on."""
        state = self.play.state
        return state.talk.talk if state.talk else state.ringing

    def who(self, talk: TalkState | None = None) -> tuple[str, str, str]:
        """Name, number and place as the phone shows them: exactly what the caller makes appear.

        `talk`: of that one, else of the present one or the one that rings.
        """
        scenario = self.play.scenario
        talk = talk or self.play.state.talk
        if talk is not None and talk.route != "incoming":
            entry = scenario.entries.get(talk.entry)
            if entry is None:
                return "", self.dialled, ""
            return self.wording.text(entry.name), self.wording.number(entry.id), ""
        shows = self.shows(talk.talk if talk is not None else self.play.state.ringing)
        if shows is None:
            return "", "", ""
        name = self.wording.text(shows.name) if shows.name else ""
        place = self.wording.text(shows.place) if shows.place else ""
        return name, self.wording.fill(shows.number), place

    def shows(self, talk: str) -> Shows | None:
        """The caller ID of a talk."""
        found = self.play.scenario.talks.get(talk)
        return self.play.scenario.callers[found.caller].shows if found else None

    def story_time(self, ui: Ui) -> str:
        """The story's clock, HH:MM."""
        start = self.wording.fill(self.play.scenario.story.time)
        try:
            hours, minutes = (int(part) for part in start.split(":"))
        except ValueError:
            return start
        total = hours * 60 + minutes + self.at(ui) // 60_000
        return f"{total // 60 % 24}:{total % 60:02d}"

    def talk_time(self, ui: Ui) -> str:
        """How long the present talk has lasted, M:SS."""
        talk = self.play.state.talk
        seconds = max(0, self.at(ui) - talk.began) // 1000 if talk else 0
        return f"{seconds // 60}:{seconds % 60:02d}"

    @property
    def banner(self) -> bool:
        """Whether a call rings at the top of an open app, which stays in use. Guided play shows it full screen; so do
        the largest letters in a wide window, where call and app do not fit at the same time."""
        state = self.play.state
        return bool(state.ringing) and state.in_hand and not self.guided and self._roomy

    def page(self, app: str) -> str:
        """What is open in an app: a search, a page, a paper; "" where another app has come to the front by now.

        A screen is built once more, beneath a sheet that is just closed, before it gives way to the one that is due.
        """
        state = self.play.state
        return state.page if state.app == app else ""

    def screen(self) -> str:
        """Which screen is due: "ringing", "call", "video", "app.<app>", "lock", "guided", "debrief" or "stopped"."""
        state = self.play.state
        if state.stopped:
            return "stopped"
        if state.finished:
            return "debrief"
        if state.talk is not None:
            if self.apps_open:
                # The keypad is for dialling; keys inside a call have a sheet of their own.
                return "app.home" if state.app == "keypad" else f"app.{state.app}"
            kind = self.play.scenario.talks[state.talk.talk].kind
            return {"video": "video", "chat": "app.chat"}.get(kind, "call")
        if state.ringing and not self.banner:
            return "ringing"
        if state.app == "home":
            return "guided" if self.guided else "lock" if self.locked else "app.home"
        return f"app.{state.app}"


def room_for_both(ui: Ui) -> bool:
    """Whether a call that rings and the app below it fit on the phone at the same time."""
    return ui.layout.text < 200 or ui.layout.shape == "portrait"
