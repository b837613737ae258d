"""Playing without a screen: a bot acts (beside a relative: advises), lines last their nominal time, nothing sleeps."""

from __future__ import annotations

from game.call.rules import Refusal
from game.session.bots import PATIENCE, Bot, leave
from game.session.play import Play

THINKING_MS = 1500
"""Play time that a bot takes for a command."""


class WalkError(RuntimeError):
    """A bot's command was refused, or a play did not end: a fault of the rules or of the bot."""


def run(play: Play, bot: Bot) -> None:
    """Play to the end. Raises `WalkError` when the play does not end within its bounds."""
    at = play.state.at
    commands = lines = 0
    while not play.state.finished:
        line = play.line
        if line is not None and not bot.interrupts(play.scenario, play.state):
            at += play.line_ms
            # As in a window, a call that is due rings into the line: perhaps the bot sees to it at once.
            if not (play.tick(at) and bot.interrupts(play.scenario, play.state)):
                play.line_done(at)
                lines += 1
                if lines > PATIENCE * 40:
                    raise WalkError(f"the lines do not end: {line.id} is said for ever")
                continue
        at += THINKING_MS
        play.tick(at)
        commands += 1
        command = bot.choose(play.scenario, play.state) if commands <= PATIENCE + 50 else leave(play.state)
        made = play.bring_about(command, at, "bot")
        if isinstance(made, Refusal):
            raise WalkError(f"{command} was refused ({made.reason}) after {len(play.events)} events")
        at = max(at, play.state.at)
        if commands > PATIENCE + 200:
            raise WalkError("the play does not end")
    play.close()
