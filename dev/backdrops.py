"""What lies under a call, made by code alone: music on hold, a police radio, an office, a street. All our own.

Each is a loop whose end joins its start. Their loudest moment lies at least 20 dB below speech (game.voice.loudness),
music on hold apart: nobody speaks meanwhile. The chatter is made of random vowels; it says nothing in any language.
"""

import numpy as np
from numpy.typing import NDArray

from game.voice.loudness import TARGET_LUFS, lufs

RATE = 16_000
Wave = NDArray[np.float64]

BELOW_DB = {"around-radio": 22.0, "around-office": 26.0, "around-street": 26.0}
"""How far the loudest 400 ms of each lie below speech."""
MUSIC_BELOW_DB = 0.0

VOWELS = ((750, 1200, 2500), (320, 2100, 2800), (350, 1300, 2400), (500, 1800, 2500), (520, 900, 2500))
"""Formants in Hz of five vowels of nobody."""

BEAT = 0.46
MELODY = (
    (0, 76), (1, 79), (2, 83), (3.5, 81), (4, 79), (6, 74), (7, 76),
    (8, 72), (9, 76), (10, 79), (11.5, 78), (12, 76), (14, 71), (15, 74),
    (16, 76), (17, 79), (18, 84), (19.5, 83), (20, 79), (22, 81), (23, 78),
    (24, 79), (25, 74), (26, 76), (27.5, 74), (28, 67), (30, 71),
)  # fmt: skip
"""Beat and MIDI note. Written for this game."""
CHORDS = ((0, (55, 64, 71)), (4, (52, 62, 67)), (8, (48, 60, 67)), (12, (50, 60, 66)), (16, (52, 64, 67)),
          (20, (57, 64, 72)), (24, (50, 62, 66)), (28, (55, 62, 71)))  # fmt: skip
BEATS = 32


def backdrops() -> dict[str, Wave]:
    """Every loop by file name, between -1 and 1, at RATE."""
    made = {"around-radio": _radio(), "around-office": _office(), "around-street": _street()}
    levelled = {name: _below(wave, BELOW_DB[name]) for name, wave in made.items()}
    return {"hold-music": _below(_music(), MUSIC_BELOW_DB), **levelled}


def loudest(wave: Wave, seconds: float = 0.4) -> float:
    """LUFS of the loudest moment of that length."""
    size, step = round(seconds * RATE), round(seconds * RATE / 4)
    parts = [wave[at : at + size] for at in range(0, len(wave) - size + 1, step)]
    # The measure takes very quiet sound for silence: the whole is raised first.
    gain = 0.5 / max(1e-9, float(np.abs(wave).max()))
    found = [lufs(part * gain) for part in parts if np.abs(part).max() * gain > 1e-3]
    return max(found) - 20 * float(np.log10(gain))


def _below(wave: Wave, db: float) -> Wave:
    wave = wave - wave.mean()
    return wave * 10 ** ((TARGET_LUFS - db - loudest(wave)) / 20)


def _note(midi: float, seconds: float, decay: float, bright: float) -> Wave:
    t = np.arange(round(seconds * RATE)) / RATE
    pitch = 440 * 2 ** ((midi - 69) / 12)
    partials = ((1, 1.0), (2, 0.5 * bright), (3, 0.22 * bright), (4, 0.1 * bright))
    sound = sum((w * np.sin(2 * np.pi * pitch * k * t) * np.exp(-t * k / decay) for k, w in partials), np.zeros_like(t))
    rise, fall = round(0.012 * RATE), round(0.06 * RATE)
    sound[:rise] *= np.linspace(0, 1, rise)
    sound[-fall:] *= np.linspace(1, 0, fall)
    return np.asarray(sound, dtype=np.float64)


def _music() -> Wave:
    """A slow piece in G for a soft bell over held chords."""
    whole = np.zeros(round(BEATS * BEAT * RATE))
    for beat, midi in MELODY:
        _add(whole, _note(midi, 1.6, 0.55, 0.8), beat * BEAT, 0.5)
    for beat, notes in CHORDS:
        for at, midi in enumerate(notes):
            _add(whole, _note(midi + 12, 1.9, 0.9, 0.5), beat * BEAT + at * 0.03, 0.22)
            _add(whole, _note(midi + 12, 1.6, 0.7, 0.5), (beat + 2) * BEAT + at * 0.03, 0.15)
    # It begins where the last notes cross zero, just before the first.
    before = np.abs(whole[-RATE // 10 :]) + np.abs(whole[-RATE // 10 - 1 : -1])
    return np.roll(whole, RATE // 10 - int(before.argmin()))


def _add(whole: Wave, part: Wave, at: float, gain: float) -> None:
    """Adds a part at a time; what is beyond the end goes on at the start."""
    places = (round(at * RATE) + np.arange(len(part))) % len(whole)
    whole[places] += part * gain


def _noise(random: np.random.Generator, size: int, low: float, high: float, tilt: float = 0.0) -> Wave:
    """Periodic noise of a band; `tilt` 1 falls by 6 dB an octave. Peak 1."""
    frequency = np.fft.rfftfreq(size, 1 / RATE)
    band = np.clip((frequency - low * 0.8) / (low * 0.2), 0, 1) * np.clip((high * 1.2 - frequency) / (high * 0.2), 0, 1)
    spectrum = band / np.maximum(frequency, low) ** tilt * np.exp(2j * np.pi * random.random(frequency.size))
    wave = np.fft.irfft(spectrum, size)
    return np.asarray(wave / np.abs(wave).max(), dtype=np.float64)


def _chatter(random: np.random.Generator, seconds: float, pitch: float) -> Wave:
    """Vowels without words, four or five a second."""
    whole = np.zeros(round(seconds * RATE))
    at = 0.0
    while at < seconds - 0.3:
        length = random.uniform(0.13, 0.24)
        t = np.arange(round(length * RATE)) / RATE
        voice = pitch * random.uniform(0.88, 1.14)
        phase = 2 * np.pi * (voice * t + random.uniform(-0.12, 0.06) * voice * t * t / length)
        one, two = (VOWELS[at_] for at_ in random.integers(0, len(VOWELS), 2))
        sound = np.zeros_like(t)
        for harmonic in range(1, int(3200 / voice)):
            hertz = harmonic * voice
            first, last = (
                sum(g * np.exp(-(((hertz - f) / 130) ** 2)) for f, g in zip(v, (1.0, 0.5, 0.25), strict=True))
                for v in (one, two)
            )
            sound += np.linspace(first, last, len(t)) * np.sin(harmonic * phase)
        envelope = np.sin(np.pi * np.clip(t / length, 0, 1)) ** 0.7
        _add(whole, sound * envelope, at, random.uniform(0.6, 1.0))
        if random.random() < 0.4:
            hiss = _noise(random, round(0.06 * RATE), 1800, 3000)
            _add(whole, hiss * np.hanning(len(hiss)), at, 0.25)
        at += length * random.uniform(0.85, 1.1) + (random.uniform(0.15, 0.4) if random.random() < 0.12 else 0.0)
    return whole


def _radio() -> Wave:
    """Three short messages, each between the clicks and the rush of a squelch; silence between them."""
    random = np.random.default_rng(110)
    whole = np.zeros(round(18 * RATE))
    for at, seconds, pitch in ((1.2, 2.6, 118.0), (6.4, 1.5, 156.0), (11.0, 3.4, 104.0)):
        message = np.tanh(1.6 * _chatter(random, seconds, pitch))
        message /= np.abs(message).max()
        carrier = _noise(random, len(message) + round(0.35 * RATE), 500, 2900)
        rush = np.full(len(carrier), 0.2)
        rush[-round(0.3 * RATE) :] = 0.9
        ends = round(0.004 * RATE)
        rush[:ends] *= np.linspace(0, 1, ends)
        rush[-ends:] *= np.linspace(1, 0, ends)
        _add(whole, carrier * rush, at - 0.05, 1.0)
        _add(whole, message, at, 0.7)
        for click in (at - 0.06, at - 0.05 + len(carrier) / RATE):
            tick = _noise(random, round(0.012 * RATE), 700, 2800)
            _add(whole, tick * np.hanning(len(tick)), click, 0.6)
    return whole


def _office() -> Wave:
    """A room: air, people some desks away, a keyboard now and then."""
    random = np.random.default_rng(188)
    size = round(14 * RATE)
    whole = 0.25 * _noise(random, size, 120, 900, 1.0)
    for pitch in (112.0, 138.0, 196.0, 215.0):
        for _ in range(2):
            talk = _chatter(random, random.uniform(1.5, 3.0), pitch)
            _add(whole, talk / np.abs(talk).max(), random.uniform(0, 14), random.uniform(0.1, 0.2))
    for burst in random.uniform(0, 14, 5):
        for key in range(int(random.integers(3, 9))):
            tick = _noise(random, round(0.016 * RATE), 1200, 4200)
            _add(whole, tick * np.exp(-np.linspace(0, 6, len(tick))), burst + key * random.uniform(0.11, 0.2), 0.12)
    spectrum = np.fft.rfft(whole)
    frequency = np.fft.rfftfreq(size, 1 / RATE)
    # Behind a partition and through a handset: little of it above 1.5 kHz.
    return np.asarray(np.fft.irfft(spectrum / np.sqrt(1 + (frequency / 1500) ** 4), size), dtype=np.float64)


def _street() -> Wave:
    """Traffic that swells and goes, no horns."""
    random = np.random.default_rng(711)
    size = round(14 * RATE)
    turn = 2 * np.pi * np.arange(size) / size
    swell = 1 + 0.35 * np.sin(turn + 0.4) + 0.25 * np.sin(2 * turn + 2.1) + 0.15 * np.sin(3 * turn)
    whole = 0.5 * _noise(random, size, 90, 700, 1.0) * swell
    for at in (2.5, 8.0, 11.2):
        passing = _noise(random, round(3.2 * RATE), 200, 1800, 0.7)
        _add(whole, passing * np.hanning(len(passing)) ** 2, at, random.uniform(0.3, 0.55))
    return whole
