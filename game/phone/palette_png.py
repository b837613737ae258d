"""PNG files with a palette of at most 256 colours: flat shapes need no more, and a third of the room."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import numpy.typing as npt
import pygame

COLOURS = 256
EXACT = 128
"""The commonest colours, grounds and letters, are kept exactly."""
Array = npt.NDArray[np.int64]


def palette_png(surface: pygame.Surface) -> bytes:
    """The picture as a PNG file. Exact with at most 256 colours, else each is the nearest of a palette."""
    w, h = surface.get_size()
    pixels = np.frombuffer(pygame.image.tobytes(surface, "RGB"), np.uint8).reshape(-1, 3).astype(np.int64)
    packed = (pixels[:, 0] << 16) | (pixels[:, 1] << 8) | pixels[:, 2]
    colours, which, counts = np.unique(packed, return_inverse=True, return_counts=True)
    palette, nearest = _palette(colours, counts)
    indexed = nearest[which.reshape(-1)].astype(np.uint8).reshape(h, w)
    rows = np.zeros((h, w + 1), np.uint8)
    rows[:, 1:] = indexed
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", palette.astype(np.uint8).tobytes()),
            _chunk(b"IDAT", zlib.compress(rows.tobytes(), 9)),
            _chunk(b"IEND", b""),
        )
    )


def _palette(colours: Array, counts: Array) -> tuple[Array, Array]:
    """(palette, index of the nearest entry for each colour)."""
    rgb = np.stack([colours >> 16, (colours >> 8) & 255, colours & 255], axis=1)
    if len(rgb) <= COLOURS:
        return rgb, np.arange(len(rgb))
    # One of each coarse cube, so that no colour is far from all of them; the commonest; then the commonest colours
    # of fine cubes, the fullest first.
    commonest = np.argsort(-counts, kind="stable")[:EXACT]
    chosen = np.concatenate((_commonest(rgb, counts, 6), commonest, _commonest(rgb, counts, 3)))
    _, first = np.unique(chosen, return_index=True)
    palette = rgb[chosen[np.sort(first)[:COLOURS]]]
    nearest = np.empty(len(rgb), np.int64)
    for begin in range(0, len(rgb), 2048):
        part = rgb[begin : begin + 2048, None, :] - palette[None, :, :]
        nearest[begin : begin + 2048] = (part**2).sum(axis=2).argmin(axis=1)
    return palette, nearest


def _commonest(rgb: Array, counts: Array, bits: int) -> Array:
    """Of each cube of colours that share all but their lowest bits the commonest colour; fullest cubes first."""
    cubes = (rgb >> bits) @ np.array([65536, 256, 1])
    order = np.lexsort((-counts, cubes))
    starts = np.flatnonzero(np.concatenate(([True], np.diff(cubes[order]) != 0)))
    totals = np.add.reduceat(counts[order], starts)
    found: Array = order[starts[np.argsort(-totals, kind="stable")]]
    return found


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
