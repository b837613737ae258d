"""What is asked of the voice and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Reason = Literal["no-voice", "late", "engine", "worker", "off"]
"""Why a line does not sound: no engine speaks its language; it was not ready in time; the engine could not
say it; the worker process died or hung over it, or cannot be started; the voice is off.
"""

NOISE_ROLE: Final = "line-noise"


@dataclass(frozen=True, slots=True)
class Line:
    """One line to be spoken. `key` is the caller's name for it and comes back with the result; `colour` is
    the kind of telephone line (telephone.COLOURS). `text` is what is said, which may differ from the
    caption.
    """

    key: str
    lang: str
    role: str
    text: str
    colour: str = "mobile"


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """The sound of one sentence of a line, the pause after it included. `samples` is int16 at the speaker's rate,
    shape (n,) for one channel, else (n, channels), in C order, as pygame.mixer takes it. Sentences come in their
    order; `last` marks the end of the line.
    """

    key: str
    samples: NDArray[np.int16]
    ms: int
    engine: str
    last: bool = True


@dataclass(frozen=True, slots=True)
class Failed:
    """A line that will not sound: its captions keep their own time."""

    key: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be made, whoever asks: a sentence at a speed, or the noise of a telephone line."""

    lang: str
    role: str
    text: str
    colour: str
    speed: float
