"""The way in: `kakenaoshi`, or `python main.py` in a checkout.

Exit codes: 0 all well, 1 problems were found, 2 the command was used wrongly or cannot run here.
Without an argument the game opens, and nothing of the command line's libraries is imported; the
commands are in `game.commands`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

OK, FOUND, WRONG = 0, 1, 2


def main() -> int:
    """Run the command line in `sys.argv`. Returns the exit code; a fault is told in one sentence."""
    for stream in (sys.stdout, sys.stderr):
        # A console that knows only ASCII still gets every sentence, with signs in place of letters.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    try:
        if len(sys.argv) == 1:
            return open_game()
        from game.commands import typed

        code = typed()
        # What a pipe cannot take shows now, where it is answered, and not while Python shuts down.
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Somebody piped us into `head`; that is not a fault.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def open_game(
    ref: str | None = None,
    *,
    lang: str | None = None,
    voice: str | None = None,
    seed: int | None = None,
    results: Path | None = None,
    helper: bool = False,
) -> int:
    """Open the window, at a scenario when one is named (`helper`: beside a relative). 2 where there is no screen."""
    from game.phone.app import run
    from game.phone.loop import NoDisplay

    try:
        return run(ref, lang=lang, voice=voice, seed=seed, results=results, helper=helper)
    except NoDisplay as why:
        print(
            f"There is no screen to open a window on ({why}). Start the game in a desktop session, or play "
            "without a window: kakenaoshi play shinjuku-officer --headless --as protocol",
            file=sys.stderr,
        )
        return WRONG
