"""Which languages this machine can speak: for `doctor`, and for the word before a call."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from game.voice.client import Speaker
from game.voice.engines import Engine, all_engines, speakers
from game.voice.pack.pack import SUFFIX, Pack


def expected(langs: Iterable[str], engines: Sequence[Engine] | None = None) -> dict[str, str | None]:
    """The engine that should speak each of `langs` live, None where only the pack and captions carry the call. Looks
    only at what is installed, in about a millisecond: on Windows and macOS the system may yet lack a voice for a
    language.
    """
    known = all_engines() if engines is None else engines
    return {lang: next((engine.name for engine in speakers(known, lang)), None) for lang in langs}


def packed(folder: Path) -> dict[str, int]:
    """How many sentences the pack in `folder` holds, by language; those without any are left out."""
    counts = {lang: sum(1 for _ in (folder / lang).glob(f"*{SUFFIX}")) for lang in Pack(folder).languages()}
    return {lang: count for lang, count in counts.items() if count}


def proven(
    langs: Iterable[str],
    time_out_s: float = 20.0,
    *,
    command: Sequence[str] | None = None,
    engines: Sequence[Engine] | None = None,
) -> dict[str, str | None]:
    """The engine that speaks each of `langs` after it was really started, None where there is none. Starts a
    worker and waits for it: seconds, so not for the game's loop.
    """
    wanted = tuple(langs)
    speaker = Speaker(command=command, engines=engines, time_out_s=time_out_s)
    speaker.start(wanted)
    end = time.monotonic() + time_out_s
    try:
        while time.monotonic() < end and not speaker.voices():
            time.sleep(0.01)
        return {lang: speaker.voices().get(lang) for lang in wanted}
    finally:
        speaker.close()
