"""From a choice to the first sample that the mixer is given, in the running game, and what its frames cost meanwhile.

    python -m benchmarks.voice_in_game [--choices 40] [--keep]

The window, its loop at 60 frames a second, the play and the voice are those of the game; a bot chooses. The mixer runs
on SDL's dummy device, in real time; its buffer (32 ms) comes on top. Three rounds: from the pack with what comes next
made ready, from the pack without that, and spoken live by the engine of this machine.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import measured
from benchmarks.window import display
from game.voice.narration import Narration, Output

FRAME_S = 1 / 60


class Unforeseeing(Narration):
    """Makes nothing ready."""

    def expect(self, lines: Sequence[tuple[str, str, str, str, str]]) -> None:
        pass


class Listened:
    """The mixer, and when each line began to be played."""

    def __init__(self, output: Output, heard: list[float]) -> None:
        self._output = output
        self._heard = heard

    def speak(self, samples: bytes, rate: int, channels: int) -> bool:
        self._heard.append(time.perf_counter())
        return self._output.speak(samples, rate, channels)

    def append(self, samples: bytes, rate: int, channels: int) -> bool:
        return self._output.append(samples, rate, channels)

    def learn_noise(self, colour: str, samples: bytes) -> None:
        self._output.learn_noise(colour, samples)

    def hush(self) -> None:
        self._output.hush()

    def line_finished(self) -> bool:
        return self._output.line_finished()


def one_round(lang: str, choices: int, *, pack: bool, ahead: bool) -> dict[str, Any]:
    """Milliseconds from each choice to its voice, and of each frame's work."""
    import pygame

    from game import places
    from game.call.events import LineBegan
    from game.phone.loop import Loop, open_window
    from game.phone.playing import Playing
    from game.phone.scene import Replace, Scene
    from game.phone.scenes import doors
    from game.phone.scenes.brief import BriefScene
    from game.phone.shelf import Shelf
    from game.phone.sound import RATE
    from game.phone.speech import Voice
    from game.phone.ui import Preferences, Ui
    from game.scenario.library import load
    from game.session.bots import make_bot
    from game.voice.client import Speaker

    scenario = load("shinjuku-officer")
    with tempfile.TemporaryDirectory() as scratch:
        speaker: list[Speaker] = []
        heard: list[float] = []

        def voice(ui: Ui) -> Voice:
            speaker.append(
                Speaker(
                    rate=RATE,
                    cache_folder=Path(scratch),
                    pack=places.assets() / "voices" if pack else None,
                    decode=ui.sound.decode,
                    channels=1,
                )
            )
            speaker[0].start((lang,))
            kind = Narration if ahead else Unforeseeing
            return kind(speaker[0], Listened(ui.sound, heard))

        def first(ui: Ui) -> Scene:
            return BriefScene(scenario)

        loop = Loop(
            first,
            surface=open_window((1280, 800)),
            preferences=Preferences(lang=lang, voice=lang, guided=False),
            shelf=Shelf(None, seed=3, scenarios=(scenario,)),
            voice=voice,
        )
        loop._first_frame()
        loop.sound.device = "sound"  # the dummy driver keeps real time: what it is given counts as heard
        frames: list[float] = []

        def frame() -> None:
            began = time.perf_counter()
            loop.turn()
            frames.append((time.perf_counter() - began) * 1000)
            time.sleep(max(0.0, FRAME_S - (time.perf_counter() - began)))

        def until(condition: Callable[[], object], within_s: float) -> bool:
            end = time.perf_counter() + within_s
            while not condition() and time.perf_counter() < end:
                frame()
            return bool(condition())

        until(lambda: speaker and speaker[0].voices().get(lang), 20)
        playing = Playing(loop.ui, loop.ui.shelf.play(scenario, 3, lang), loop.ui.voice)
        loop.stage.go(Replace(doors.for_play(playing)))
        bot = make_bot("obeys", 3)
        waits: list[float] = []
        while len(waits) < choices and not playing.play.state.finished:
            if playing.play.line is not None:
                until(lambda: playing.voice.sounding or playing.voice.finished() is None, 4)
                until(lambda: False, 0.25)
                playing.skip_line(loop.ui)
                continue
            until(lambda: False, 0.6)  # a person reads, at the very least this long
            heard.clear()
            before = len(playing.play.events)
            chosen = time.perf_counter()
            if not playing.take(loop.ui, bot.choose(playing.play.scenario, playing.play.state)):
                break
            if any(isinstance(event, LineBegan) for event in playing.play.events[before:]) and not playing.written:
                until(lambda: heard, 4)
                if heard:
                    waits.append((heard[0] - chosen) * 1000)
        for one in speaker:
            one.close()
        loop.close()
        pygame.display.quit()
    return {"waits": waits, "frames": frames}


def main() -> int:
    """Measure, for each language of the pack."""
    parser = argparse.ArgumentParser(prog="voice_in_game", description="From a choice to its voice, in the game.")
    parser.add_argument("--choices", type=int, default=40)
    parser.add_argument("--lang", default="ja")
    parser.add_argument("--keep", action="store_true", help="write the figures into docs/measured.md")
    options = parser.parse_args()
    rows: list[measured.Row] = []
    with display() as environment:
        os.environ.update(environment, SDL_AUDIODRIVER="dummy")
        for name, pack, ahead, wanted in (
            ("from the pack, made ready", True, True, "p95 <= 50 ms"),
            ("from the pack, unforeseen", True, False, "p95 <= 30 ms"),
            ("spoken live, first clause", False, False, "p95 <= 500 ms"),
        ):
            found = one_round(options.lang, options.choices, pack=pack, ahead=ahead)
            waits, frames = found["waits"], found["frames"]
            if not waits:
                rows.append((f"{options.lang}: {name}", "nobody speaks here", wanted))
                continue
            p50, p95 = np.percentile(waits, 50), np.percentile(waits, 95)
            rows.append((f"{options.lang}: {name}", f"median {p50:.0f} ms, p95 {p95:.0f} ms (n={len(waits)})", wanted))
            rows.append(
                ("a frame's work meanwhile", f"p99 {np.percentile(frames, 99):.1f} ms (n={len(frames)})", "<= 17.5 ms")
            )
    if options.keep:
        measured.keep("voice-in-game", "The voice in the running game", "python -m benchmarks.voice_in_game", rows)
    else:
        print(measured.table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
