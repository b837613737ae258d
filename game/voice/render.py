"""From a sentence to its sound: spoken, over the telephone, with the pause after it."""

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
from game.voice.samples import Pcm, silence, to_pcm, to_wave, trimmed
from game.voice.timing import tail_ms

# Part of every cache key: raise it when this file, the telephone or the reading changes what is heard.
_RECIPE = 3


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


def render(engines: Iterable[Engine], sentence: str, voice: Voice, colour: str) -> Clip:
    """`sentence`, and the pause after it, by the first of `engines` that can. Raises NoVoiceError if none speaks the
    language, EngineError if all that do have failed.
    """
    trouble: list[str] = []
    for engine in speakers(engines, voice.lang):
        try:
            wave = trimmed(to_wave(engine.synthesise(spoken(sentence, voice.lang), voice)))
            if wave.size == 0:
                raise EngineError(f"{engine.name} gave silence")
            return Clip(finished(to_pcm(wave), sentence, colour, engine.wide), engine.name)
        except EngineError as error:
            trouble.append(str(error))
    if not trouble:
        raise NoVoiceError(f"no engine speaks {voice.lang}")
    raise EngineError("; ".join(trouble))


def finished(speech: Pcm, sentence: str, colour: str, wide: bool) -> Pcm:
    """What was said, over the telephone, and the pause that belongs after `sentence`."""
    return np.concatenate((telephone.process(speech, colour, wide), pause(tail_ms(sentence))))


def pause(ms: int) -> Pcm:
    """Silence."""
    return to_pcm(silence(ms))
