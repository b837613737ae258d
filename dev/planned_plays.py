"""The plays that `dev.window_plays` makes: which scenario, to which end, by which input, in which look.

What must come of each is worked out by the rules alone, without a window.
"""

import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from dev.environment import ROOT
from dev.window_ways import Step

INPUTS = ("mouse", "keys", "touch")


@dataclass(frozen=True)
class Look:
    """A window and the wishes of whoever sits before it."""

    lang: str = "ja"
    size: tuple[int, int] = (1280, 800)
    wishes: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        wishes = " ".join(f"{name}={value}" for name, value in self.wishes.items())
        return f"{self.lang} {self.size[0]}x{self.size[1]} {wishes}".rstrip()


PLAIN = Look()
LOOKS = (
    PLAIN,
    Look("en", (1920, 1080)),
    Look("fr", (1024, 768)),
    Look("ja", (1280, 800), {"text": 200}),
    Look("en", (1280, 800), {"theme": "contrast", "hand": "left"}),
    Look("fr", (1920, 1080), {"text": 200, "theme": "contrast"}),
    Look("ja", (1024, 768), {"touch": True, "hand": "left"}),
    Look("en", (1024, 768), {"text": 150, "theme": "dark"}),
)
"""Each input has its turn with each of them."""

ENDS = (
    ("shinjuku-officer", "best", "verified"),
    ("shinjuku-officer", "worst", "paid-twice"),
    ("line-badge", "best", "verified"),
    ("line-badge", "worst", "paid-twice"),
    ("lost-wallet", "best", "checked-by-day"),
    ("lost-wallet", "worst", "given-up"),
    ("customs-parcel", "best", "consulate"),
    ("customs-parcel", "worst", "worst"),
)
"""Scenario, end, plan."""

HELD: tuple[object, ...] = (
    "answer",
    {"reply": "hello.yes"},
    "hold",
    "app.keypad",
    {"dial": "shinjuku"},
    {"reply": "switchboard.r2"},
    {"reply": "switchboard.name"},
    {"reply": "switchboard.r7"},
    "hang-up",
    "resume",
    {"now": "hang-up"},
    "finish",
)
"""The caller waits on hold while the station itself is rung; then the call goes on, and is hung up."""
LOCKED: tuple[object, ...] = (
    "decline",
    "wait",
    "answer",
    {"now": "hang-up"},
    "app.browser",
    "linger",
    {"now": "decline"},
    "finish",
)
"""The phone lies there locked; the last ring comes over an open app."""
MORE: tuple[tuple[str, str, tuple[object, ...], dict[str, Any]], ...] = (
    ("shinjuku-officer", "on hold", HELD, {}),
    ("shinjuku-officer", "over an app", LOCKED, {"guided": False}),
)


READ = ("lost-wallet", "worst")
"""In these plays nobody presses "go on": the captions run at the speed of speech."""


@dataclass
class Job:
    """One play to be made, and what must come of it."""

    scenario: str
    end: str
    input: str
    look: Look
    seed: int
    steps: list[Step]
    expected: dict[str, Any]
    reads: bool = False
    home: str = ""

    @property
    def name(self) -> str:
        """For files and the table."""
        return f"{self.scenario}-{self.end}-{self.input}".replace(" ", "-")

    def words(self, folder: Path, pictures: str) -> dict[str, Any]:
        """What the playing side needs; makes the play's own home."""
        home = folder / self.name
        (home / "settings").mkdir(parents=True, exist_ok=True)
        self.home = str(home)
        command = [sys.executable, str(ROOT / "main.py"), "play", self.scenario, "--lang", self.look.lang]
        return {
            "name": self.name,
            "input": self.input,
            "size": self.look.size,
            "reads": self.reads,
            "home": self.home,
            "pictures": pictures,
            "steps": [asdict(step) for step in self.steps],
            "command": [*command, "--voice", "off", "--seed", str(self.seed)],
        }


def planned(scenario_id: str, seed: int, steps: list[object]) -> tuple[list[Step], dict[str, Any]]:
    """The steps as they are taken in the window, and the summary they lead to by the rules alone."""
    from game.call.commands import Dial
    from game.scenario.library import load
    from game.session.plans import _command, do_step
    from game.session.play import Play
    from game.session.summary import summary

    play = Play(load(scenario_id), seed)
    made: list[Step] = []
    adding = False
    for step in steps:
        now = isinstance(step, dict) and "now" in step
        word = step["now"] if isinstance(step, dict) and "now" in step else step
        if word == "linger":
            made.append(Step("", "linger"))
            word = "wait"
            complaint = do_step(play, word)
            assert not complaint, complaint
            continue
        before = play.offers()
        if not now:
            while play.line is not None:
                play.line_done(play.state.at + play.line_ms)
            before = play.offers()
        command = _command(play, word)
        complaint = do_step(play, step)
        if complaint:
            raise ValueError(f"{scenario_id}: {complaint}")
        if isinstance(command, Dial) and command.route == "typed":
            digits = "".join(char for char in command.ref if char.isdigit() or char in "*#")
            made.append(Step(digits, "digits"))
            continue
        if word == "app.keypad" and adding:
            # The keypad opens by itself.
            adding = False
            continue
        offer = next(offer for offer in before if offer.command == command)
        adding = offer.id == "hold"
        made.append(Step("add-call" if adding else offer.id, now=now))
    return made, summary(play)


def jobs(inputs: list[str]) -> Iterator[Job]:
    """Every play that was asked for."""
    from game.scenario.library import load
    from game.scenario.reader import read
    from game.session.plans import check

    for shift, by in enumerate(INPUTS):
        if by not in inputs:
            continue
        for number, (scenario, end, plan) in enumerate(ENDS):
            file = ROOT / "scenarios" / scenario / "plans" / f"{plan}.yaml"
            verdict = check(load(scenario), file)
            if verdict.complaints:
                raise ValueError("; ".join(verdict.complaints))
            words = read(file.read_bytes(), str(file)).value
            assert isinstance(words, dict)
            steps, expected = planned(scenario, words["seed"], words["do"])
            look = LOOKS[(number + 3 * shift) % len(LOOKS)]
            yield Job(scenario, end, by, look, words["seed"], steps, expected, reads=(scenario, end) == READ)
        for scenario, end, more, wishes in MORE:
            steps, expected = planned(scenario, 1, list(more))
            look = LOOKS[(2 * shift) % len(LOOKS)]
            yield Job(scenario, end, by, Look(look.lang, look.size, {**look.wishes, **wishes}), 1, steps, expected)
