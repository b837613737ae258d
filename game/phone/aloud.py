"""Self-voicing: the screen read aloud by a voice of the game's own, for whoever does not see it.

The stage calls `look` after every input and in every round; what differs from the last look is said. What a person
asked for (focus, a new screen, a digit) is said at once, everything else when the call's own voice has a pause.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.phone.inputs import Asked, Input, KeyDown, PointerDown
from game.phone.spoken import STORY, appears, is_text, readable, spoken, state, timeless

if TYPE_CHECKING:
    from game.phone.scene import Scene
    from game.phone.speech import Voice
    from game.phone.stage import Stage
    from game.phone.ui import Ui
    from game.phone.widgets.base import Widget

ROLE, COLOUR = "narrator", "none"
LONGEST_MS = 60_000
"""A voice that never ends does not hold up what follows for longer."""
SWITCH = "v"
AGAIN = "V"
"""Reads the whole screen once more."""
QUIET = "control"
ASKED_MS = 400
"""A caption that the call did not ask about for so long is no longer waited for: it was paused or left."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing to say. `scene`: only while it is on top. `needs`: only while this widget is there."""

    text: str
    urgent: bool = False
    scene: Scene | None = None
    needs: str = ""
    narrated: bool = False
    """Not needed where the screen's own narration says it."""
    caption: str = ""


class Aloud:
    """Reads one window aloud while the person wishes it."""

    def __init__(self, ui: Ui) -> None:
        self._ui = ui
        self.make: Callable[[str], Voice] | None = None
        """Makes the voice for a language, when it is first needed."""
        self.speaks: Callable[[], bool | None] = lambda: None
        """Whether anybody can be heard in that language here; None where it is not known yet."""
        self._voice: Voice | None = None
        self._lang = ""
        self._queue: deque[Saying] = deque()
        self._now: Saying | None = None
        self._since = 0
        self._count = 0
        self._caption = ""
        self._asked_at = 0
        self._was_on = False
        self._scene: Scene | None = None
        self._widgets: list[Widget] | None = None
        self._focus: str | None = None
        self._names: dict[str, str] = {}
        self._states: dict[str, tuple[str, str]] = {}
        self._told: set[str] = set()

    @property
    def on(self) -> bool:
        """Whether the person wishes it."""
        return self._ui.preferences.self_voicing

    # What is heard

    def say(self, text: str, *, urgent: bool = True) -> None:
        """Say this; urgent in place of whatever is being said."""
        if self.on and text:
            if urgent:
                self.hush()
            self._queue.append(Saying(text, urgent))

    def hush(self, *, captions: bool = True) -> None:
        """Stop, and forget what was to be said; without `captions` the line that the call waits for is said later."""
        kept = [s for s in (self._now, *self._queue) if s is not None and s.caption and not captions]
        if self._now is not None and self._voice is not None:
            self._voice.hush()
        self._now = None
        self._queue.clear()
        self._queue.extend(kept)

    def caption(self, key: str, text: str, heard: bool | None, *, foreign: bool = False) -> bool:
        """Whether this line is still being read, and the call has to wait for it. To be asked every round.

        `heard` is what the call's voice says of the line. `foreign`: it speaks another language than the screen, so the
        line is read after it.
        """
        if not self.on or self.speaks() is False or heard is False or (heard and not foreign) or not text:
            return False
        lately = self._ui.now - self._asked_at <= ASKED_MS
        self._asked_at = self._ui.now
        if key != self._caption or not lately:
            self._caption = key
            self._queue.append(Saying(text, caption=key))
            return True
        waiting = [self._now, *self._queue]
        return any(saying is not None and saying.caption == key for saying in waiting)

    # What is seen

    def before(self, happened: Input) -> None:
        """Something happens: what was being said gives way to what it leads to."""
        if self.on and isinstance(happened, KeyDown | PointerDown | Asked):
            self.hush(captions=isinstance(happened, KeyDown) and happened.key == QUIET)

    def look(self, stage: Stage, happened: Input | None) -> None:
        """Compare the screen with the last look, and say what is new."""
        if not self.on:
            if self._was_on:
                self.hush()
                self._was_on = False
                if self._voice is not None:
                    self._queue.append(Saying(self._ui.t("aloud.off"), urgent=True))
            self._go_on(stage)
            return
        again = isinstance(happened, KeyDown) and happened.key == AGAIN
        if not self._was_on or again:
            if not self._was_on:
                self._was_on = True
                self._queue.append(Saying(self._ui.t("aloud.on"), urgent=True))
            self._arrived(stage, asked=True)
            self._remember(stage)
        elif stage.scene is not self._scene:
            self._arrived(stage, asked=happened is not None)
            self._remember(stage)
        elif stage.widgets is not self._widgets or stage.focus != self._focus:
            self._compare(stage, happened)
            self._remember(stage)
        self._go_on(stage)

    def pressed(self, widget: Widget) -> None:
        """A key of a keypad says itself."""
        if self.on and getattr(widget, "char", None) is not None:
            self.say(widget.name)

    def _arrived(self, stage: Stage, *, asked: bool) -> None:
        scene, widgets = stage.scene, stage.foremost
        talking = _talking(scene)
        texts = [w for w in widgets if is_text(w)]
        headings = [w for w in texts if w.role == "heading"]
        if not headings:
            headings = [w for w in widgets if w.id == STORY]
        # In a talk the other side begins to speak: no more than the heading, and when it pauses.
        rest = [] if talking and not scene.over else [w for w in texts if w is not headings[0]] if headings else texts
        first = [w.name for w in headings[:1] if not (talking and w.id == STORY)]
        urgent = asked and (not talking or scene.over)
        for text in first:
            self._queue.append(Saying(text, urgent, scene))
        narrated = self._ui.voice.finished() is False and not talking
        for widget in rest:
            self._queue.append(Saying(" ".join(widget.name.split()), urgent, scene, narrated=narrated))
        appeared = [w for w in widgets if w.id.startswith("reply.")]
        self._tell_replies(appeared, scene)
        count = sum(1 for w in widgets if w.focusable and w.enabled and not w.id.startswith("top."))
        if count and not talking:
            self._queue.append(Saying(self._ui.t("aloud.buttons", n=count), urgent, scene))

    def _compare(self, stage: Stage, happened: Input | None) -> None:
        scene, widgets = stage.scene, stage.foremost
        if stage.focus is not None and stage.focus != self._focus:
            found = next((w for w in widgets if w.id == stage.focus), None)
            if found is not None and not isinstance(happened, PointerDown):
                self._queue.append(Saying(spoken(self._ui, found), urgent=True, scene=scene, needs=found.id))
        if happened is not None:
            for widget in widgets:
                before = self._states.get(widget.id)
                now = state(self._ui, widget)
                if before is not None and before != (widget.name, now) and now and before[0] == widget.name:
                    self._queue.append(Saying(now, urgent=True, scene=scene))
        talking = _talking(scene)
        for widget in widgets:
            if not is_text(widget):
                continue
            old = self._names.get(widget.id)
            new = old is None if happened is None else old != timeless(widget.name)
            # By itself only a new heading is worth a word, and in a talk nothing: that is what captions are for.
            if new and (happened is not None or widget.role == "heading") and not talking:
                self._queue.append(Saying(" ".join(widget.name.split()), happened is not None, scene))
        appeared = [w for w in widgets if appears(w) and w.id not in self._states]
        self._tell_replies([w for w in appeared if w.id.startswith("reply.")], scene)
        if happened is None:
            for widget in appeared:
                if not widget.id.startswith("reply."):
                    self._queue.append(Saying(spoken(self._ui, widget), scene=scene, needs=widget.id))

    def _tell_replies(self, replies: list[Widget], scene: Scene) -> None:
        if replies:
            self._queue.append(Saying(self._ui.t("aloud.turn"), scene=scene, needs=replies[0].id))
            for widget in replies:
                said = self._ui.t("aloud.pause").join((*widget.keys, widget.name))
                self._queue.append(Saying(said, scene=scene, needs=widget.id))

    def _remember(self, stage: Stage) -> None:
        self._scene, self._widgets, self._focus = stage.scene, stage.widgets, stage.focus
        widgets = stage.foremost
        self._names = {w.id: timeless(w.name) for w in widgets if is_text(w)}
        self._states = {w.id: (w.name, state(self._ui, w)) for w in widgets if w.focusable}

    # The queue

    def _go_on(self, stage: Stage) -> None:
        if self._now is None and not self._queue:
            return
        if self._unheard(stage):
            return
        voice = self._spoken()
        if voice is None:
            self._queue.clear()
            return
        if self._now is not None:
            if voice.finished() is False and self._ui.now - self._since < LONGEST_MS:
                return
            self._now = None
        true = [saying for saying in self._queue if self._holds(saying, stage)]
        # What the person asked for, then what is being said to them, then the rest.
        true.sort(key=lambda saying: 0 if saying.urgent else 1 if saying.caption else 2)
        self._queue = deque(true)
        if true and (true[0].urgent or not self._call_speaks(stage)):
            self._begin(voice, self._queue.popleft(), stage)

    def _begin(self, voice: Voice, saying: Saying, stage: Stage) -> None:
        self._now, self._since = saying, self._ui.now
        self._count += 1
        voice.say(f"aloud.{self._count}", self._lang, ROLE, saying.text, COLOUR)
        voice.expect([("next", self._lang, ROLE, text, COLOUR) for text in self._coming(stage)])

    def _coming(self, stage: Stage) -> list[str]:
        """What is likely to be said next: what waits, else the neighbours of what is in focus."""
        if self._queue:
            return [saying.text for saying in list(self._queue)[:2]]
        order = [w for w in stage.foremost if w.focusable and w.enabled]
        place = next((i for i, w in enumerate(order) if w.id == stage.focus), -1)
        return [spoken(self._ui, w) for w in order[place + 1 : place + 3]]

    def _holds(self, saying: Saying, stage: Stage) -> bool:
        """Whether it is still true."""
        if saying.scene is not None and saying.scene is not stage.scene:
            return False
        if saying.caption and (saying.caption != self._caption or self._ui.now - self._asked_at > ASKED_MS):
            return False
        if saying.narrated and self._ui.voice.finished():
            return False
        return not saying.needs or any(w.id == saying.needs for w in stage.widgets)

    def _call_speaks(self, stage: Stage) -> bool:
        """Whether another voice of the game is to be heard out."""
        playing = getattr(stage.scene, "playing", None)
        paused = playing is not None and playing.paused
        return self._ui.voice.finished() is False and not paused

    def _spoken(self) -> Voice | None:
        """The voice for the screen's language; another language gets another."""
        lang = self._ui.preferences.lang.partition("-")[0]
        if self.make is not None and (self._voice is None or lang != self._lang):
            if self._voice is not None:
                self._voice.hush()
            self._voice, self._now = self.make(lang), None
        self._lang = lang
        return self._voice

    def _unheard(self, stage: Stage) -> bool:
        """Whether nobody can be heard; says so on the screen, once for each language."""
        if self.make is None:
            self._queue.clear()
            return True
        if self.speaks() is not False:
            return False
        self._queue.clear()
        self._now = None
        if self._lang not in self._told and self.on:
            self._told.add(self._lang)
            from game.phone.scene import Push
            from game.phone.scenes.no_voice import NoVoiceScene

            stage.go(Push(NoVoiceScene()))
        return True


def _talking(scene: Scene) -> bool:
    """Whether somebody is on the line."""
    playing = getattr(scene, "playing", None)
    return playing is not None and playing.play.state.talk is not None and not playing.play.state.finished


def stepped(widgets: list[Widget], current: str | None, back: bool) -> str | None:
    """The id of the next (or previous) thing to read, texts included; the first and last hold."""
    order = [w.id for w in readable(widgets)]
    if not order:
        return None
    if current not in order:
        return order[-1] if back else order[0]
    return order[min(len(order) - 1, max(0, order.index(current) + (-1 if back else 1)))]
