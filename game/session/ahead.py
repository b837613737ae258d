"""What may be said next: the lines that a voice should have ready before the player has chosen.

No second list of rules: every offer is tried on the state as it is (the rules are pure, so nothing comes of it), and
whatever line would begin first is a line that may come.
"""

from __future__ import annotations

from game.call.advice import advised
from game.call.commands import Act, Command, LineDone
from game.call.events import LineBegan
from game.call.rules import Refusal, step
from game.session.play import Play

_ORDER = {"reply": 0, "standing": 1, "guided": 2, "phone": 3}


def lines_ahead(play: Play, at: int) -> tuple[tuple[str, str, str], ...]:
    """(line id, speaker, talk) of the first line that each thing that can be done now would lead to, the likeliest
    first: how the turn goes on, the replies, the standing moves, then the rest. `at` is play time in ms.
    """
    if play.state.finished or play.state.stopped:
        return ()
    found: dict[tuple[str, str, str], None] = {}
    if play.line is not None:
        _add(play, LineDone(play.line.id), at, found)
    for offer in sorted(play.offers(), key=lambda offer: _ORDER[offer.kind]):
        _add(play, advised(play.scenario, play.state, offer.command), at, found)
    return tuple(found)


def lines_after(play: Play, command: Command, at: int) -> tuple[tuple[str, str, str], ...]:
    """The same for one command that is about to be given: a number that was typed and rings."""
    found: dict[tuple[str, str, str], None] = {}
    _add(play, advised(play.scenario, play.state, command), at, found)
    return tuple(found)


def _add(play: Play, command: Command, at: int, found: dict[tuple[str, str, str], None]) -> None:
    made = step(play.scenario, play.state, Act(command, at, "player", ()))
    if isinstance(made, Refusal):
        return
    for event, state in made:
        if isinstance(event, LineBegan):
            found.setdefault((event.line, event.by, state.talk.talk if state.talk else ""))
            return
