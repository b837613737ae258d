"""Listening on from a safe seat: what the caller would have said, unscored and unrecorded."""

from __future__ import annotations

from game.call.events import LineBegan, TalkEnded
from game.call.rules import Refusal
from game.session.bots import Obeyer
from game.session.play import Play

MOST_LINES = 120


def rest(play: Play) -> tuple[tuple[str, str], ...]:
    """(speaker, line id) of what would have come, had the player stayed and obeyed.

    A side play without a record goes back to the moment before the first incoming talk was left and
    lets the obeying player continue; nothing of it touches `play`. Empty where nothing was left.
    """
    left = next(
        (
            n
            for n, event in enumerate(play.events)
            if isinstance(event, TalkEnded) and event.by == "player" and _incoming(play, n)
        ),
        None,
    )
    side = Play(play.scenario, play.seed, spoken=play.spoken)
    if left is not None:
        side.events = list(play.events[:left])
        side.states = list(play.states[: left + 1])
    return _obey(side, len(side.events))


def _incoming(play: Play, event: int) -> bool:
    talk = play.states[event].talk
    return talk is not None and talk.route == "incoming"


def _obey(side: Play, first: int) -> tuple[tuple[str, str], ...]:
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
    return tuple((e.by, e.line) for e in side.events[first:] if isinstance(e, LineBegan))


def _heard(side: Play, first: int) -> int:
    return sum(isinstance(event, LineBegan) for event in side.events[first:])
