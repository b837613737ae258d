"""Who speaks: each role of a story has a voice, told by three numbers that any engine can aim at.

The numbers are absolute, so a role sounds like the same person whatever engine or language speaks it. Scams
and genuine calls use the same roles: a voice is no clue.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Voice:
    """What an engine is asked for.

    `lang` is "ja", "en" or "fr". `pitch_hz` is the median fundamental frequency. `tract` scales the formants:
    1.0 is an average woman, 0.84 an average man (a longer vocal tract). `speed` 1.0 is the calm rate that
    learning research advises: about 5 morae a second, 145 words a minute.
    """

    lang: str
    pitch_hz: float
    tract: float
    speed: float
    style: tuple[tuple[str, float], ...] = ()
    """Parts of an engine's own speakers to blend, for engines that can; they add up to 1."""

    @property
    def male(self) -> bool:
        """Whether an engine with voices of both kinds should take a man's."""
        return self.tract < 0.93


_ROLES: Final[dict[str, tuple[float, float, float]]] = {
    # name: (pitch in Hz, tract, speed). Low male voices of about 120 Hz were easiest for older listeners.
    "senior-officer": (112.0, 0.80, 0.96),
    "junior-officer": (152.0, 0.875, 1.05),
    "prosecutor": (124.0, 0.84, 0.94),
    "customs-official": (176.0, 0.90, 1.00),
    "airport-police": (102.0, 0.86, 1.04),
    "clerk": (214.0, 0.98, 1.00),
    "robot": (262.0, 1.02, 0.92),
    "family": (244.0, 1.05, 1.04),
    "family-man": (138.0, 0.80, 1.00),
    "desk-officer": (134.0, 0.90, 0.98),
    "carrier": (232.0, 0.96, 1.03),
    "narrator": (196.0, 0.94, 0.96),
}

DEFAULT_ROLE: Final = "clerk"
SLOWEST: Final = 0.6
FASTEST: Final = 1.7
"""Speech never goes beyond 8.5 morae a second, whatever role and setting say."""

# Romance languages have more syllables to a word; at the same words a minute they would hurry.
_LANGUAGE_SPEED: Final = {"fr": 0.97}


def roles() -> tuple[str, ...]:
    """Every role, in a fixed order."""
    return tuple(_ROLES)


def base_language(lang: str) -> str:
    """The language that is spoken: "ja" for "ja-easy", "fr" for "fr_CA"."""
    return lang.replace("_", "-").split("-", 1)[0].lower()


def voice(role: str, lang: str, speed: float = 1.0) -> Voice:
    """The voice of `role` in `lang` at `speed` times its own rate (a setting of the player), within bounds.
    A role that is not known speaks as DEFAULT_ROLE.
    """
    pitch_hz, tract, pace = _ROLES.get(role, _ROLES[DEFAULT_ROLE])
    base = base_language(lang)
    wanted = pace * speed * _LANGUAGE_SPEED.get(base, 1.0)
    return Voice(base, pitch_hz, tract, min(FASTEST, max(SLOWEST, wanted)))
