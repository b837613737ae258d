"""From a line's text to its sound: sentence by sentence, with pauses, over the telephone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

import numpy as np

from game.voice import telephone
from game.voice.clip import Clip
from game.voice.engines import Engine, EngineError, speakers
from game.voice.reading import spoken
from game.voice.roles import Voice
from game.voice.samples import RATE, Wave, faded, silence, to_pcm, to_wave, trimmed
from game.voice.timing import nominal_ms, sentences, tail_ms

# Part of every cache key: raise it when this file, the telephone or the reading changes what is heard.
_RECIPE = 2


class NoVoiceError(EngineError):
    """No engine here speaks this language: the captions carry it."""


def clip_key(engine: Engine, text: str, voice: Voice, colour: str) -> str:
    """A name (hex) for the sound of `text`: the same text, voice, line, engine and version always give it."""
    facts = (
        _RECIPE,
        engine.name,
        engine.version(),
        voice.lang,
        voice.pitch_hz,
        voice.tract,
        round(voice.speed, 4),
        colour,
        text,
    )
    return hashlib.sha256(json.dumps(facts).encode("ascii")).hexdigest()


def render(engines: Iterable[Engine], text: str, voice: Voice, colour: str) -> Clip:
    """`text` spoken by the first of `engines` that can. Raises NoVoiceError if none speaks the language,
    EngineError if all that do have failed.
    """
    trouble: list[str] = []
    for engine in speakers(engines, voice.lang):
        try:
            return _rendered(engine, text, voice, colour)
        except EngineError as error:
            trouble.append(str(error))
    if not trouble:
        raise NoVoiceError(f"no engine speaks {voice.lang}")
    raise EngineError("; ".join(trouble))


def _rendered(engine: Engine, text: str, voice: Voice, colour: str) -> Clip:
    parts: list[Wave] = []
    lengths: list[int] = []
    spent = 0
    for sentence in sentences(text, voice.lang):
        parts.append(_sentence(engine, sentence, voice))
        spent += parts[-1].size
        lengths.append(spent * 1000 // RATE - sum(lengths))
    whole = np.concatenate(parts) if parts else silence(0)
    return Clip(telephone.process(to_pcm(whole), colour, engine.wide), tuple(lengths), engine.name)


def _sentence(engine: Engine, sentence: str, voice: Voice) -> Wave:
    """One sentence and the pause after it. "……" is a pause of its nominal length: engines choke on it."""
    if not any(char.isalnum() for char in sentence):
        return silence(nominal_ms(sentence, voice.lang))
    wave = trimmed(to_wave(engine.synthesise(spoken(sentence, voice.lang), voice)))
    if wave.size == 0:
        raise EngineError(f"{engine.name} gave silence")
    return np.concatenate((faded(wave), silence(tail_ms(sentence))))
