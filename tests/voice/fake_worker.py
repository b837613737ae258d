"""A worker process whose engine misbehaves on demand: `python -m tests.voice.fake_worker`. The text of a line
says what happens ("hang", "die", "raise", "print", "silent"); any other text is spoken as a tone.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import numpy as np

from game.voice import worker
from game.voice.engines import EngineError
from game.voice.roles import Voice
from game.voice.samples import RATE, Pcm, to_pcm

COMMAND = (sys.executable, "-m", "tests.voice.fake_worker")


class FakeEngine:
    """Speaks English and Japanese as a tone of the voice's pitch, 50 ms a character."""

    name = "fake"
    wide = False

    def available(self) -> bool:
        return True

    def version(self) -> str:
        return "1"

    def languages(self) -> frozenset[str]:
        return frozenset({"ja", "en"})

    def load(self) -> None:
        pass

    def synthesise(self, text: str, voice: Voice) -> Pcm:
        if "hang" in text:
            time.sleep(60)
        if "die" in text:
            os._exit(3)
        if "raise" in text:
            raise RuntimeError("run loop already started")
        if "refuse" in text:
            raise EngineError("refused")
        if "print" in text:
            print("Audio saved to nowhere")
            os.write(1, b'{"is": "clip", "id": 1, "data": ""}\n')
        if "silent" in text:
            return np.zeros(RATE // 2, dtype=np.int16)
        seconds = 0.05 * len(text)
        time_s = np.arange(int(RATE * seconds)) / RATE
        return to_pcm(0.4 * np.sin(2 * np.pi * voice.pitch_hz * 4 * time_s))


if __name__ == "__main__":
    if "junk" in sys.argv:
        os.write(1, b"not json\n[]\n\xff\xfe\n")
    for argument in sys.argv[1:]:
        if argument.startswith("pid="):
            Path(argument.removeprefix("pid=")).write_text(str(os.getpid()), encoding="ascii")
    worker.main([FakeEngine()])
