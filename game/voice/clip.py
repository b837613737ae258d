"""One spoken sentence, and its form as bytes."""

from __future__ import annotations

import json
import struct
import zlib
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.voice.samples import RATE, Pcm

_MAGIC = b"KVC2"
_HEAD = struct.Struct("<4sII")  # magic, checksum of the rest, length of the JSON header


class CorruptClipError(ValueError):
    """The bytes are no clip, or were changed."""


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """`samples` are mono int16 at samples.RATE, the pause after the sentence included. `engine` is the name of the one
    that spoke.
    """

    samples: Pcm
    engine: str

    @property
    def ms(self) -> int:
        """How long it sounds."""
        return self.samples.size * 1000 // RATE

    def encoded(self) -> bytes:
        """Bytes that `decoded` reads, on any machine."""
        header = json.dumps({"engine": self.engine}).encode("ascii")
        body = header + self.samples.astype("<i2").tobytes()
        return _HEAD.pack(_MAGIC, zlib.crc32(body), len(header)) + body


def decoded(data: bytes) -> Clip:
    """The clip in `data`. Raises CorruptClipError for anything that `Clip.encoded` did not write."""
    if len(data) < _HEAD.size:
        raise CorruptClipError("too short")
    magic, checksum, length = _HEAD.unpack_from(data)
    body = data[_HEAD.size :]
    if magic != _MAGIC or zlib.crc32(body) != checksum or length > len(body) or (len(body) - length) % 2:
        raise CorruptClipError("not a clip, or damaged")
    try:
        header: dict[str, Any] = json.loads(body[:length])
        engine = str(header["engine"])
    except (ValueError, KeyError, TypeError) as error:
        raise CorruptClipError("a damaged header") from error
    return Clip(np.frombuffer(body, "<i2", offset=length).astype(np.int16), engine)
