"""How the relative of a helper's play takes advice: three small numbers, and nothing about a person."""

from __future__ import annotations

from dataclasses import dataclass

from game.call.seeds import order


@dataclass(frozen=True, slots=True)
class Profile:
    """Each from 0 (hardly) to 3 (very much). Recorded in the first event, so that a replay needs nothing else."""

    trust: int
    """In whoever speaks with authority."""
    worry: int
    """About what happens to somebody who does not obey."""
    respect: int
    """For the adviser's word."""


def profile_of(seed: int) -> Profile:
    """The profile that a seed gives, each number on its own. Whoever trusted nobody would need no adviser."""
    return Profile(
        trust=1 + order(seed, "profile:trust", 3)[0],
        worry=order(seed, "profile:worry", 4)[0],
        respect=order(seed, "profile:respect", 4)[0],
    )
