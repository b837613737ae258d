"""Plans: plays that must come out as written, beside the script they prove."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.call.commands import Command, Dial, LookUp, PressKeys
from game.call.directory import bound
from game.call.model import Scenario
from game.call.offers import KEYS, TYPED, offers
from game.call.rules import Refusal
from game.scenario.reader import Document, read
from game.session.play import Play
from game.session.summary import summary

EXPECTATIONS = (
    "outcome",
    "score",
    "steps",
    "matter",
    "discernment",
    "disclosed",
    "lost_yen",
    "ending",
    "flags_passed",
    "said",
)


MOST_LINES = 400
"""Lines that a person may say in a row. A script whose conditions let it speak for ever stops a plan here."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one plan came out: no complaints, no problem."""

    plan: str
    complaints: tuple[str, ...]


def plans_of(folder: Path) -> list[Path]:
    """The plans of a scenario folder, in order of their names."""
    return sorted((folder / "plans").glob("*.yaml"))


def check(scenario: Scenario, path: Path) -> Verdict:
    """Play a plan and compare. Every complaint says where and what would have been possible."""
    try:
        document = read(path.read_bytes(), str(path))
    except OSError as why:
        return Verdict(str(path), (f"{path}: cannot be read: {why.strerror or why}",))
    if document.problems:
        return Verdict(str(path), tuple(str(problem) for problem in document.problems))
    plan = document.value
    if not isinstance(plan, dict) or not isinstance(plan.get("do"), list):
        return Verdict(str(path), (f"{path}:1:1: a plan needs `do:`, a list of what is done",))
    unknown = set(plan) - {"seed", "do", "expect", "about", "helper"}
    if unknown:
        return Verdict(str(path), (f"{path}:1:1: unknown {', '.join(sorted(unknown))} in a plan",))
    seed, expected = plan.get("seed", 1), plan.get("expect", {})
    if not isinstance(seed, int) or isinstance(seed, bool):
        return Verdict(str(path), (f"{path}:{_spot(document, 'seed')}: a seed is a whole number, not {seed!r}",))
    if not isinstance(expected, dict):
        spot = _spot(document, "expect")
        return Verdict(str(path), (f"{path}:{spot}: `expect:` is a mapping, such as {{outcome: safe}}",))
    helper = plan.get("helper", False)
    if not isinstance(helper, bool):
        spot = _spot(document, "helper")
        return Verdict(str(path), (f"{path}:{spot}: `helper:` is true (a relative holds the phone) or false",))
    complaints: list[str] = []
    play = Play(scenario, seed, helper=helper)
    for number, step in enumerate(plan["do"]):
        complaint = do_step(play, step)
        if complaint:
            return Verdict(str(path), (f"{path}:{_spot(document, 'do', number)}: {complaint}",))
    for key, value in expected.items():
        spot = _spot(document, "expect", key)
        complaints += [f"{path}:{spot}: {text}" for text in _compare(play, key, value)]
    return Verdict(str(path), tuple(complaints))


def _spot(document: Document, *keys: str | int) -> str:
    place = document.place(keys)
    return f"{place.line}:{place.column}"


def do_step(play: Play, step: object) -> str:
    """Take one step of a plan; the complaint when it is not possible, else nothing."""
    if step == "wait-line":
        play.line_done(play.state.at + play.line_ms)
        return ""
    mid_sentence = isinstance(step, dict) and "now" in step
    if mid_sentence:
        assert isinstance(step, dict)
        step = step["now"]
    said = 0
    while play.line is not None and not mid_sentence:
        play.line_done(play.state.at + play.line_ms)
        said += 1
        if said > MOST_LINES:
            return f"{MOST_LINES} lines were said in a row and nobody gave the player a word"
    command = _command(play, step)
    able = ", ".join(offer.id for offer in offers(play.scenario, play.state))
    if command is None:
        return f"{step!r} is not possible here; possible: {able}"
    made = play.bring_about(command, play.state.at + 1000)
    if isinstance(made, Refusal):
        return f"{step!r} was refused ({made.reason}); possible: {able}"
    return ""


def _command(play: Play, step: object) -> Command | None:
    variant = play.state.variant
    wanted: str
    match step:
        case {"dial": str(entry)}:
            known = play.scenario.entries.get(entry)
            return Dial("typed", bound(known.number, variant) if known else entry)
        case {"keys": str(keys)}:
            return PressKeys(keys)
        case {"look-up": str(entry)}:
            return next((o.command for o in offers(play.scenario, play.state) if o.command == LookUp(entry)), None)
        case {"reply": str(reply)}:
            wanted = f"reply.{reply}"
        case str(word):
            wanted = word
        case _:
            return None
    able = offers(play.scenario, play.state)
    exact = [o for o in able if o.id == wanted]
    tail = [o for o in able if o.id.endswith(f".{wanted}")]
    found = exact or tail
    if len(found) != 1 or found[0].id in (TYPED, KEYS):
        return None
    return found[0].command


def _compare(play: Play, key: str, value: object) -> list[str]:
    if key not in EXPECTATIONS:
        return [f"unknown expectation {key!r}; known: {', '.join(EXPECTATIONS)}"]
    came = summary(play)
    if key == "said":
        heard = [id for id, _ in play.state.said]
        wanted = value if isinstance(value, list) else [value]
        return [f"{line!r} was never said" for line in wanted if line not in heard]
    if key == "steps":
        if not isinstance(value, dict):
            return ["steps: expected a mapping of steps"]
        marks = came["steps"]
        return [
            f"step {step}: expected {mark!r}, came out {marks.get(step, 'no step')!r}"
            for step, mark in value.items()
            if marks.get(step) != mark
        ]
    found = came[key]
    same = _near(value, found) if key == "score" else found == value
    return [] if same else [f"{key}: expected {value!r}, came out {found!r}"]


def _near(value: object, score: float) -> bool:
    """Scores are written with two places, in quotes or without."""
    try:
        return abs(float(str(value)) - score) < 0.005
    except ValueError:
        return False
