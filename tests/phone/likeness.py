"""Whether a screen still looks like its kept picture.

    different = differing(kept, drawn)      # bool, height x width
    changed(different)                      # False for the same game on another machine

What is tolerated: the few colours of a kept picture's palette, a rounding of two levels, and the soft edges of
letters and shapes, which another processor or another build of the drawing library may compute a little otherwise.
Nothing else: grounds must have their colours, edges their places.
"""

import numpy as np
import numpy.typing as npt
import pygame

SAME = 2
"""Levels of 255, in each of red, green and blue, that two equal colours may differ."""
EDGE = 48
"""Levels that a pixel on a soft edge may differ, if it stays within what lies around it."""
SPREAD = 12
"""Levels by which it may go beyond that: the kept picture's soft edges have the nearest of few colours."""
FLAT = 8
"""Levels within which the pixels around one are a plain ground, where no edge excuses anything."""
COMMON = 400
"""Pixels of one colour from which on a kept picture holds it exactly: nothing excuses another."""
NEARLY = 3.0
"""By how much farther than the nearest colour of the palette a kept colour may be: who rounded otherwise took a
neighbour."""
STRAY = 6
"""Pixels of a whole picture that may differ unexplained."""

Pixels = npt.NDArray[np.uint8]
Levels = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]


def pixels(surface: pygame.Surface) -> Pixels:
    """Height x width x 4: red, green, blue and what does not matter."""
    w, h = surface.get_size()
    return np.frombuffer(pygame.image.tobytes(surface.convert(24), "RGBA"), np.uint8).reshape(h, w, 4)


def differing(kept: pygame.Surface, drawn: pygame.Surface) -> Mask:
    """Where they differ. Pictures of different sizes differ everywhere."""
    if kept.get_size() != drawn.get_size():
        return np.ones(drawn.get_size()[::-1], np.bool_)
    before, after = pixels(kept), pixels(drawn)
    mask: Mask = (before.view(np.uint32) != after.view(np.uint32))[:, :, 0]
    _excuse(mask, np.abs(_at(before, mask) - _at(after, mask)).max(axis=1, initial=0) <= SAME)
    if mask.any() and kept.get_bitsize() == 8:
        palette = np.array([tuple(c)[:3] for c in kept.get_palette()], np.int32)
        _excuse(mask, _palettes(_at(before, mask), _at(after, mask), palette))
    if mask.any():
        _excuse(mask, _edges(mask, before, after))
    return mask


def _at(picture: Pixels, mask: Mask) -> Levels:
    """The colours in those places, one after the other."""
    return picture[mask][:, :3].astype(np.int32)


def _excuse(mask: Mask, excused: Mask) -> None:
    mask[mask] = ~excused


def changed(mask: Mask) -> bool:
    """Whether that is more than a stray pixel or two."""
    return int(mask.sum()) > STRAY


def _palettes(before: Levels, after: Levels, palette: Levels) -> Mask:
    """Which the kept picture's palette had no better colour for."""
    colours, which, counts = np.unique(after, axis=0, return_inverse=True, return_counts=True)
    nearest = np.concatenate(
        [
            np.sqrt(((part[:, None, :] - palette[None]) ** 2).sum(axis=2)).min(axis=1)
            for part in np.array_split(colours, len(colours) // 1024 + 1)
        ]
    )
    which = which.reshape(-1)
    far = np.sqrt(((after - before) ** 2).sum(axis=1))
    excused: Mask = (far <= nearest[which] + NEARLY) & (counts[which] < COMMON)
    return excused


def _edges(mask: Mask, before: Pixels, after: Pixels) -> Mask:
    """Which lie on a soft edge in both pictures, are not far off, and within what surrounds them; a line is one
    colour, and an edge is many."""
    a, b = _at(before, mask), _at(after, mask)
    _, which, counts = np.unique(b, axis=0, return_inverse=True, return_counts=True)
    excused: Mask = (np.abs(a - b).max(axis=1) <= EDGE) & (counts[which.reshape(-1)] < COMMON)
    ys, xs = np.nonzero(mask)
    for picture, other in ((before, b), (after, a)):
        low, high = _around(picture, ys, xs)
        excused &= (high - low).max(axis=1) > FLAT
        excused &= ((other >= low - SPREAD) & (other <= high + SPREAD)).all(axis=1)
    return excused


def _around(picture: Pixels, ys: npt.NDArray[np.intp], xs: npt.NDArray[np.intp]) -> tuple[Levels, Levels]:
    """The least and the greatest levels among each pixel and its eight neighbours."""
    h, w, _ = picture.shape
    near = np.stack(
        [
            picture[np.clip(ys + dy, 0, h - 1), np.clip(xs + dx, 0, w - 1)][:, :3].astype(np.int32)
            for dy in (-1, 0, 1)
            for dx in (-1, 0, 1)
        ]
    )
    return near.min(axis=0), near.max(axis=0)
