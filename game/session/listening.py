"""Listening on from a safe seat: what the caller would have said, unscored and unrecorded."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.call.events import Chose, LineBegan, Resumed, TalkBegan
from game.call.rules import Refusal
from game.scoring.contacts import leaving
from game.session.bots import Obeyer
from game.session.play import Play

MOST_LINES = 120


@dataclass(frozen=True, slots=True)
class Heard:
    """One line of what would have come: who says it, its id, the reply id that it answers ("" where none), and the
    talk that it is said in."""

    by: str
    line: str
    answers: str = ""
    talk: str = ""


def rest(play: Play) -> tuple[Heard, ...]:
    """What would have come, had the player stayed and obeyed.

    A side play without a record goes back to the moment before the player first hung up on the contact and
    lets the obeying player continue; nothing of it touches `play`. Whoever heard nothing of it, or heard it to
    the caller's end, gets the whole call from its ring.
    """
    left = leaving(play.scenario, play.events)
    side = Play(play.scenario, play.seed, spoken=play.spoken)
    if left is not None and not left.declined:
        side.events = list(play.events[: left.event])
        # Whoever held the phone: the one who listens on obeys for them.
        side.states = [*play.states[: left.event], replace(play.states[left.event], profile=None)]
    return _obey(side, len(side.events))


def _obey(side: Play, first: int) -> tuple[Heard, ...]:
    bot = Obeyer()
    at = side.state.at
    for _ in range(1000):
        if side.state.finished or _heard(side, first) >= MOST_LINES:
            break
        if side.line is not None:
            at += side.line_ms
            side.line_done(at)
            continue
        at += 1000
        if isinstance(side.do(bot.choose(side.scenario, side.state), at, "bot"), Refusal):
            break
        at = max(at, side.state.at)
    heard: list[Heard] = []
    reply = ""
    before = side.states[first].talk if first < len(side.states) else None
    talk = before.talk if before else ""
    for event in side.events[first:]:
        if isinstance(event, Chose):
            reply = event.reply
        elif isinstance(event, TalkBegan | Resumed):
            talk = event.talk
        elif isinstance(event, LineBegan):
            heard.append(Heard(event.by, event.line, reply, talk))
            reply = ""
    return tuple(heard)


def _heard(side: Play, first: int) -> int:
    return sum(isinstance(event, LineBegan) for event in side.events[first:])
