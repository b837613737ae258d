"""Makes assets/sounds: the telephone's tones, and what lies under a call (dev.backdrops). 16 kHz, 16 bit, mono.

Ringback and busy follow the country's network: Japan 400 Hz modulated at 16 Hz, 1 s on and 2 s off, busy 0.5/0.5;
United States 440+480 Hz, 2 s on and 4 s off, busy 480+620 Hz 0.5/0.5; France 440 Hz, 1.5 s on and 3.5 s off, busy
0.5/0.5 (ITU-T E.180). The ringtone and the keys are our own: a ringing phone must not be mistaken for a real one.
"""

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dev.backdrops import RATE, backdrops

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "sounds"
Wave = NDArray[np.float64]

KEYS = {
    "1": (660, 1170), "2": (660, 1290), "3": (660, 1420),
    "4": (730, 1170), "5": (730, 1290), "6": (730, 1420),
    "7": (810, 1170), "8": (810, 1290), "9": (810, 1420),
    "star": (900, 1170), "0": (900, 1290), "hash": (900, 1420),
}  # fmt: skip
"""Two tones a key like a telephone's, at our own pitches: played into a real phone they dial nothing."""


def _time(seconds: float) -> Wave:
    return np.arange(round(seconds * RATE)) / RATE


def _soft(sound: Wave, rise: float = 0.008, fall: float = 0.02) -> Wave:
    """Without a click at either end."""
    envelope = np.ones_like(sound)
    a, b = round(rise * RATE), round(fall * RATE)
    envelope[:a] = np.linspace(0, 1, a)
    envelope[len(sound) - b :] = np.minimum(envelope[len(sound) - b :], np.linspace(1, 0, b))
    return sound * envelope


def _tones(pitches: tuple[float, ...], seconds: float) -> Wave:
    t = _time(seconds)
    return _soft(sum((np.sin(2 * np.pi * f * t) for f in pitches), np.zeros_like(t)) / len(pitches))


def _silence(seconds: float) -> Wave:
    return np.zeros(round(seconds * RATE))


def _bell(pitch: float, seconds: float, decay: float) -> Wave:
    t = _time(seconds)
    partials = ((1.0, 1.0), (2.0, 0.35), (3.01, 0.12))
    sound = sum((w * np.sin(2 * np.pi * pitch * k * t) for k, w in partials), np.zeros_like(t))
    return _soft(sound * np.exp(-t / decay), 0.004, 0.03)


def _ringtone() -> Wave:
    """Four soft bells, twice, then a rest of two seconds."""
    melody = (587.33, 739.99, 880.0, 739.99)
    phrase = np.concatenate([_bell(f, 0.24, 0.22) for f in melody])
    return np.concatenate([phrase, _silence(0.12), phrase, _silence(2.0)])


def _japanese(seconds: float) -> Wave:
    t = _time(seconds)
    return _soft(np.sin(2 * np.pi * 400 * t) * (0.78 + 0.22 * np.sin(2 * np.pi * 16 * t)))


def sounds() -> dict[str, Wave]:
    """Every sound by file name, between -1 and 1."""
    made = {
        "ringtone": 0.55 * _ringtone(),
        "ringback-ja": 0.25 * np.concatenate([_japanese(1.0), _silence(2.0)]),
        "ringback-us": 0.25 * np.concatenate([_tones((440, 480), 2.0), _silence(4.0)]),
        "ringback-fr": 0.25 * np.concatenate([_tones((440,), 1.5), _silence(3.5)]),
        "busy-ja": 0.25 * np.concatenate([_tones((400,), 0.5), _silence(0.5)]),
        "busy-us": 0.25 * np.concatenate([_tones((480, 620), 0.5), _silence(0.5)]),
        "busy-fr": 0.25 * np.concatenate([_tones((440,), 0.5), _silence(0.5)]),
        "answer": 0.3 * _soft(_tones((520,), 0.07), 0.004, 0.05),
        "hang-up": 0.35 * np.concatenate([_tones((300,), 0.05), _silence(0.03), _tones((210,), 0.09)]),
        "message": 0.4 * np.concatenate([_bell(784, 0.12, 0.1), _bell(1046.5, 0.3, 0.14)]),
    }
    made |= backdrops()
    made |= {f"key-{name}": 0.3 * _tones(pair, 0.11) for name, pair in KEYS.items()}
    return made


def main() -> int:
    """Writes the files and prints their lengths."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, sound in sounds().items():
        samples = np.clip(np.round(sound * 32767), -32768, 32767).astype("<i2")
        with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples.tobytes())
        print(f"{name}.wav  {len(samples) / RATE:.2f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
