"""From asking for a line to its first sentence (memory, disk, spoken now), without a pack; what the telephone costs.

Run as `python -m benchmarks.voice`; `--keep` writes the figures into docs/measured.md. Lines are timed as the
game sees them: request, then `poll` every 2 ms. The mixer's own buffer comes on top.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks import measured
from game.voice.availability import expected
from game.voice.client import Speaker
from game.voice.lines import Line, Ready
from game.voice.samples import RATE, to_pcm
from game.voice.telephone import process

LINES = {
    "ja": "{n}番の口座が事件で使われています。本日中に確認が必要です。",
    "en": "Account number {n} was used in a crime. We must check it today.",
    "fr": "Le compte numéro {n} a servi à un délit. Il faut vérifier.",
}
POLL_S = 0.002
MIXER_RATE = RATE  # the phone's


def until_ready(speaker: Speaker, key: str, lang: str, text: str, role: str = "senior-officer") -> float:
    """Milliseconds from the request to the poll that gives the sound."""
    began = time.perf_counter()
    speaker.request(key, lang, role, text)
    while time.perf_counter() - began < 30:
        for result in speaker.poll():
            if result.key == key:
                assert isinstance(result, Ready), result
                return (time.perf_counter() - began) * 1000
        time.sleep(POLL_S)
    raise TimeoutError(key)


def wait_for(condition: Callable[[], object]) -> None:
    end = time.monotonic() + 30
    while not condition() and time.monotonic() < end:
        time.sleep(POLL_S)


def of_language(lang: str, engine: str, folder: Path, times: int) -> list[measured.Row]:
    """Figures for one language: spoken now (first and warm), from disk, and prefetched; live, as where no pack is."""
    texts = [LINES[lang].format(n=n) for n in range(11, 11 + times)]
    speaker = Speaker(rate=MIXER_RATE, channels=1, cache_folder=folder, patience_s=30)
    began = time.perf_counter()
    speaker.start([lang])
    cold = until_ready(speaker, "first", lang, LINES[lang].format(n=1))
    cold = max(cold, (time.perf_counter() - began) * 1000)
    warm = [until_ready(speaker, text, lang, text) for text in texts]
    speaker.close()
    again = Speaker(rate=MIXER_RATE, channels=1, cache_folder=folder, command=(), patience_s=30)
    again.start()
    again.request_noise("mobile")
    wait_for(again.poll)  # the thread has imported what it needs
    disk = [until_ready(again, text, lang, text) for text in texts]
    again.close()
    third = Speaker(rate=MIXER_RATE, channels=1, cache_folder=folder, command=(), patience_s=30)
    third.start()
    memory = []
    for text in texts:  # one at a time, as replies come: memory holds about a minute of speech
        third.prefetch([Line("", lang, "senior-officer", text)])
        time.sleep(0.3)
        memory.append(until_ready(third, text, lang, text))
    third.close()
    name = f"{lang}, {engine}"
    return [
        (f"{name}: first line, worker not yet started", f"{cold:.0f} ms", "<= 1200 ms"),
        (f"{name}: spoken now, first clause", percentiles(warm), "p95 <= 500 ms"),
        (f"{name}: from disk", percentiles(disk), "p95 <= 30 ms"),
        (f"{name}: prefetched", percentiles(memory), "p95 <= 50 ms"),
    ]


def from_pack(lang: str, times: int) -> measured.Row:
    """Sentences of the pack, unforeseen: read, decoded by the mixer, over the line."""
    from game.phone.sound import Sound
    from game.voice.pack.studio import read_index
    from game.voices import folder

    sound = Sound()
    sound.open()
    speaker = Speaker(rate=MIXER_RATE, channels=1, pack=folder(), decode=sound.decode, command=(), patience_s=30)
    speaker.start([lang])
    speaker.request_noise("mobile")
    wait_for(speaker.poll)
    rows = list(read_index(folder() / lang).values())
    asked = [rows[n * len(rows) // times] for n in range(times)]
    spent = [until_ready(speaker, f"{n}", lang, text, role) for n, (role, _, text) in enumerate(asked)]
    speaker.close()
    sound.close()
    return (f"{lang}: from the pack, unforeseen", percentiles(spent), "p95 <= 30 ms")


def telephone(times: int) -> measured.Row:
    """The effect on ten seconds of noise-like speech."""
    sound = to_pcm(np.random.default_rng(0).normal(0, 0.1, RATE * 10))
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        process(sound, "mobile")
        spent.append((time.perf_counter() - began) * 100)
    return ("telephone effect, for a second of sound", measured.spread(spent, "ms", 1), "")


def percentiles(values: Sequence[float]) -> str:
    """Median and 95th percentile in ms."""
    return f"median {np.median(values):.1f} ms, p95 {np.percentile(values, 95):.1f} ms (n={len(values)})"


def main() -> None:
    """Measure every language that this machine speaks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20, help="lines for each figure")
    parser.add_argument("--keep", action="store_true", help="write the figures into docs/measured.md")
    options = parser.parse_args()
    rows = [telephone(options.times), *(from_pack(lang, 4 * options.times) for lang in LINES)]
    for lang, engine in expected(LINES).items():
        if engine is None:
            rows.append((lang, "no engine here: captions", ""))
            continue
        with tempfile.TemporaryDirectory() as folder:
            rows += of_language(lang, engine, Path(folder), options.times)
    if options.keep:
        measured.keep("voice", "The voice", "python -m benchmarks.voice", rows)
    else:
        print(measured.table(rows))


if __name__ == "__main__":
    main()
