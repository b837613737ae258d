"""Plays of the real scenarios through the window's scenes, for the tests of the apps."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from game.phone.focus import reachable
from game.phone.inputs import KeyDown
from game.phone.pilot import Pilot
from game.phone.playing import Playing
from game.phone.scenes.dialling import RINGS_MS
from game.phone.scenes.doors import for_play
from game.phone.ui import Preferences
from game.scenario.library import load
from game.session.plans import do_step
from game.session.play import Play

OUT = RINGS_MS + 200
BRIEFLY = 600

VIDEO: tuple[object, ...] = (
    "answer",
    {"reply": "hello.yes"},
    {"reply": "named.only"},
    {"reply": "suspect.far"},
    {"reply": "remote.tell"},
    {"reply": "alone.yes"},
    {"reply": "on-screen.yes"},
)
"""Line badge, up to the request to be added."""
PICTURE: tuple[object, ...] = (*VIDEO, "accept.add-request", "wait", "answer", {"reply": "picture.yes"})
"""Line badge, in the video call with the badge held up."""
PAYING: tuple[object, ...] = (
    *PICTURE,
    {"reply": "badge.read"},
    {"reply": "warrant.real"},
    {"reply": "pledge.odd"},
    {"reply": "spies.strange"},
    {"reply": "identity.why"},
    {"reply": "matching.no"},
    {"reply": "hand-over.name"},
    {"reply": "priority.lawyer"},
    {"reply": "tonight.trouble"},
    {"reply": "check.why"},
)
"""Line badge, with a transfer waiting in the bank's app."""
SON: tuple[object, ...] = (
    "decline",
    {"dial": "kenji"},
    {"reply": "family-son.r2"},
    {"reply": "family-son.r13"},
    "wait-line",
    "app.chat",
)
"""Shinjuku officer: the son sends a sticker after his call."""
RUNG: tuple[object, ...] = ("answer", "ask-details", "note", "hang-up")
"""Shinjuku officer, who will ring again: `tick` lets the time pass until he does."""
NOTED: tuple[object, ...] = ("answer", "ask-details", "note", "hang-up")

SCREENS: dict[str, tuple[str, tuple[object, ...]]] = {
    "lock": ("shinjuku-officer", ("let-ring",)),
    "lock after two": ("shinjuku-officer", ("decline", "wait", "let-ring")),
    "ring over results": ("shinjuku-officer", (*RUNG, "app.browser", "search.police-number", "tick")),
    "ring over a page": ("shinjuku-officer", (*RUNG, "app.browser", "search.police-number", "page.site", "tick")),
    "ring over contacts": ("shinjuku-officer", (*RUNG, "app.contacts", "tick")),
    "ring over history": ("shinjuku-officer", (*RUNG, "app.history", "tick")),
    "ring over a paper": ("shinjuku-officer", (*RUNG, "paper.memo", "tick")),
    "ring over notes": ("shinjuku-officer", (*RUNG, "app.notes", "tick")),
    "ring over the keypad": ("shinjuku-officer", (*RUNG, "app.keypad", "tick")),
    "ring over the bank": ("shinjuku-officer", (*RUNG, "app.bank", "tick")),
    "video ring over chat": ("line-badge", (*VIDEO, "accept.add-request", "app.chat", "tick")),
    "home with counts": ("line-badge", (*VIDEO, "hang-up")),
    "searches": ("shinjuku-officer", (*NOTED, "app.browser")),
    "results": ("shinjuku-officer", (*NOTED, "app.browser", "search.police-number")),
    "page": ("shinjuku-officer", (*NOTED, "app.browser", "search.police-number", "page.alike")),
    "results in a call": ("shinjuku-officer", ("answer", "app.browser", "search.police-number")),
    "results abroad": ("customs-parcel", ("decline", "app.browser", "search.consulate-number")),
    "keypad": ("shinjuku-officer", (*NOTED, "app.browser", "search.police-number", "page.site", "app.keypad")),
    "keypad alone": ("shinjuku-officer", ("decline", "app.keypad")),
    "contacts": ("shinjuku-officer", ("decline", "app.contacts")),
    "contacts in a call": ("shinjuku-officer", ("answer", "app.contacts")),
    "home on hold": ("shinjuku-officer", ("answer", "ask-details", "hold")),
    "keypad on hold": ("shinjuku-officer", ("answer", "ask-details", "hold", "app.keypad")),
    "chat on hold": ("line-badge", ("answer", "hold", "app.chat")),
    "an app in a second call": (
        "shinjuku-officer",
        ("answer", "ask-details", "hold", {"dial": "kenji"}, "app.history"),
    ),
    "history": (
        "shinjuku-officer",
        (*NOTED, {"dial": "kenji"}, "hang-up", {"dial": "03-0999-9999"}, "hang-up", "app.history"),
    ),
    "papers": ("shinjuku-officer", ("decline", "app.papers")),
    "memo": ("shinjuku-officer", ("decline", "paper.memo")),
    "memo in a call": ("shinjuku-officer", ("answer", "paper.memo")),
    "receipt": ("customs-parcel", ("decline", "paper.receipt")),
    "notes": ("shinjuku-officer", (*NOTED, "app.notes")),
    "no notes": ("lost-wallet", ("decline", "app.notes")),
    "wrong number": ("shinjuku-officer", ("answer", "hang-up", {"dial": "03-0999-9999"})),
    "request": ("line-badge", (*VIDEO, "app.chat")),
    "call with a notice": ("line-badge", VIDEO),
    "badge": ("line-badge", (*PICTURE, "app.chat")),
    "blockable": ("line-badge", (*PICTURE, {"reply": "badge.read"}, {"reply": "warrant.real"}, "hang-up", "app.chat")),
    "sticker": ("line-badge", (*PICTURE, {"reply": "badge.read"}, "app.chat")),
    "son's sticker": ("shinjuku-officer", SON),
    "no messages": ("line-badge", ("decline", "app.chat")),
    "video": ("line-badge", (*VIDEO, "accept.add-request", "wait", "answer")),
    "video with badge": ("line-badge", PICTURE),
    "video with warrant": ("line-badge", (*PICTURE, {"reply": "badge.read"}, "wait-line", "wait-line")),
    "bank": ("line-badge", ("decline", "app.bank")),
    "bank with a transfer": ("line-badge", (*PAYING, "app.bank")),
    "bank afterwards": ("line-badge", (*PAYING, "transfer.transfer", "hang-up", "app.bank")),
    "ring in a call": ("line-badge", (*VIDEO, "accept.add-request", "tick")),
    "ring while one waits": ("line-badge", (*VIDEO, "accept.add-request", "tick", {"now": "hold"})),
}
"""Screens of the apps from real states: scenario and the steps that lead there."""


def begun(scenario: str, steps: Sequence[object] = (), seed: int = 5, *, helper: bool = False) -> Play:
    """A play after these steps of a plan. `helper`: beside a relative who holds the phone."""
    play = Play(load(scenario), seed, helper=helper)
    for step in steps:
        if step == "tick":
            play.tick(play.state.at + 60_000)
            assert play.state.ringing
            continue
        complaint = do_step(play, step)
        assert not complaint, complaint
    return play


@lru_cache(maxsize=64)
def standing(name: str) -> Play:
    """The play at one of `SCREENS`, made once: to be looked at, not to be played on."""
    return begun(*SCREENS[name])


def shown(
    play: Play,
    *,
    size: tuple[int, int] = (1280, 800),
    wishes: Preferences | None = None,
    drawn: bool = False,
) -> Pilot:
    """The window on a play, at whatever screen is due."""

    def first(ui: object) -> object:
        from game.phone.ui import Ui

        assert isinstance(ui, Ui)
        playing = Playing(ui, play)
        playing.apps_open = play.state.talk is not None and play.state.app != "home"
        return for_play(playing)

    build: Callable[..., object] = first
    return Pilot(build, size=size, preferences=wishes or Preferences(motion=False), drawn=drawn)  # type: ignore[arg-type]


def playing_of(pilot: Pilot) -> Playing:
    """What the scene on top plays."""
    playing = getattr(pilot.scene, "playing", None)
    assert isinstance(playing, Playing)
    return playing


def has(pilot: Pilot, id_: str) -> bool:
    """Whether it can be pressed now."""
    return any(n.id == id_ and n.focusable and n.enabled for n in pilot.tree())


def listen(pilot: Pilot, most: int = 240) -> None:
    """Waits until nobody speaks."""
    for _ in range(most):
        if playing_of(pilot).play.line is None:
            pilot.wait(100)
            return
        pilot.wait(500)
    raise AssertionError("the line never ended")


class Hand:
    """One way to press: the pointer, touch, or the keyboard alone."""

    def __init__(self, pilot: Pilot, way: str) -> None:
        self.pilot, self.way = pilot, way

    def press(self, id_: str) -> None:
        """Presses a widget by this way alone, then lets a moment pass."""
        if self.way == "keys":
            self._reach(id_)
            self.pilot.key("enter")
        else:
            self.pilot.press(id_, touch=self.way == "touch")
        self.pilot.wait(BRIEFLY)

    def _reach(self, id_: str) -> None:
        """Tab until it has the focus, as somebody without a pointer would."""
        self.pilot.find(id_)
        stage = self.pilot.stage
        order = [w.id for w in reachable(stage.widgets)]
        # Whoever knows the screen goes backwards to what stands at its end.
        back = stage.focus is None and order.index(id_) > len(order) / 2
        for _ in range(80):
            if stage.focus == id_:
                return
            self.pilot.wait(60)
            stage.feed(KeyDown("tab", back))
        raise AssertionError(f"Tab never reaches {id_} on {self.pilot.scene.name}")

    def type(self, digits: str) -> None:
        """Types on the keypad: its keys by pointer, or the keyboard's own."""
        if self.way == "keys":
            self.pilot.type(digits)
        else:
            for char in digits:
                key = {"*": "star", "#": "hash"}.get(char, char)
                self.pilot.press(f"key.{key}", touch=self.way == "touch")
