"""How loud each kind of sound is, and in which ear: the person's wishes as two gains."""

from dataclasses import dataclass
from math import sqrt
from typing import Literal

Kind = Literal["voice", "effect", "tone", "music", "noise", "around"]
"""What sounds: speech; a key; ringing; music on hold; the noise of the line; what is around the caller."""

_LEVEL = {"voice": 1.0, "effect": 0.875, "tone": 0.75, "music": 1.0, "noise": 1.0, "around": 1.0}
_PART = {"voice": "", "effect": "effects", "tone": "effects", "music": "background", "noise": "background"}
_LEAN = {"voice": 1.15, "effect": 1.15, "tone": 1.15, "music": 1.15, "noise": 1.15, "around": 0.8}
"""Towards the phone's side where more than 1: the voice is 2.9 dB louder there. What is around the caller comes from
the other side."""

_LOUDSPEAKER = 1.25
"""How much louder the voice is on the loudspeaker: 1.9 dB, as far as full volume lets it."""


@dataclass(frozen=True, slots=True)
class Balance:
    """The wishes about sound; 0 to 1. `effects` and `background` are parts of `volume`."""

    volume: float = 0.8
    background: float = 0.5
    effects: float = 0.8
    mono: bool = False
    phone: Literal["left", "right"] = "left"
    """At which side of the window the phone stands."""
    aloud: bool = False
    """The loudspeaker is on: the voice fills the room, as loud in both ears."""

    def gains(self, kind: Kind) -> tuple[float, float]:
        """Factors of the left and the right ear, 0 to 1."""
        part = {"": 1.0, "effects": self.effects, "background": self.background}[_PART.get(kind, "background")]
        level = min(1.0, max(0.0, self.volume * part * _LEVEL[kind]))
        if self.aloud and kind == "voice":
            level = min(1.0, level * _LOUDSPEAKER)
            return level, level
        if self.mono:
            return level, level
        near, far = _leaning(level, _LEAN[kind])
        return (near, far) if self.phone == "left" else (far, near)


def _leaning(level: float, lean: float) -> tuple[float, float]:
    """Two gains with the power of (level, level). Near full volume there is no room to lean: they draw together, for
    the sum must not fall."""
    first = min(1.0, level * lean)
    second = sqrt(max(0.0, 2 * level * level - first * first))
    return (first, second) if second <= 1.0 else (sqrt(max(0.0, 2 * level * level - 1.0)), 1.0)
