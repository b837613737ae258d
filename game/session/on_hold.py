"""What was done with a call on hold, told from a play: walks show by it that they come everywhere there too."""

from __future__ import annotations

from typing import Literal, get_args

from game.call.events import Finished, Granted, Held, Resumed, Scheduled, TalkBegan, TalkEnded
from game.session.play import Play

Deed = Literal[
    "held",
    "held while it rang",
    "talked to another",
    "granted",
    "taken up",
    "taken up after another",
    "hung up",
    "done",
]
"""`talked to another`: in a call in between. `granted`: a demand of the one who waits. `done`: the play was ended, and
with it the call on hold."""
DEEDS: tuple[Deed, ...] = get_args(Deed)


def deeds(play: Play) -> set[Deed]:
    """All of it that happened in a play."""
    found: set[Deed] = set()
    another = False
    for number, event in enumerate(play.events):
        before = play.states[number]
        if isinstance(event, Held):
            another = False
            found.add("held")
            if before.ringing:
                found.add("held while it rang")
        if not before.on_hold:
            continue
        match event:
            case TalkBegan():
                another = True
                found.add("talked to another")
            case Granted():
                found.add("granted")
            case Resumed():
                found.add("taken up after another" if another else "taken up")
            case TalkEnded() if before.talk is None:
                # What rings later for having left is put down in between.
                following = next((e for e in play.events[number + 1 :] if not isinstance(e, Scheduled)), None)
                found.add("done" if isinstance(following, Finished) else "hung up")
            case _:
                pass
    return found
