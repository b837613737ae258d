"""What a play draws from its seed: the same on every machine and Python, which `random` does not promise."""

from __future__ import annotations

from hashlib import sha256


def order(seed: int, key: str, count: int) -> tuple[int, ...]:
    """A permutation of range(count) drawn from the seed, so that place tells nothing."""
    return tuple(sorted(range(count), key=lambda i: sha256(f"{seed}:{key}:{i}".encode()).digest()))
