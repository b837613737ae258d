"""Icons from SVG files, at a size and colour, kept. `draw` names its icons as `name` or `weight/name`."""

from io import BytesIO
from pathlib import Path

import pygame

from game import places
from game.phone.kept import picture
from game.phone.theme import Colour


def path_of(name: str) -> Path:
    """The file of `name` ("phone") or `weight/name` ("fill/phone"); regular is the ordinary weight."""
    weight, _, plain = name.rpartition("/")
    return places.assets() / "icons" / (weight or "regular") / f"{plain}.svg"


@picture
def _white(name: str, px: int) -> pygame.Surface:
    """The icon in white, as the files are: drawn at twice the size and reduced, since pygame's SVG edges are harsh."""
    large = pygame.image.load_sized_svg(BytesIO(path_of(name).read_bytes()), (px * 2, px * 2))
    if not large.get_flags() & pygame.SRCALPHA:
        large = large.convert_alpha()
    # Transparent pixels become white too: reducing then mixes no black into the edge.
    large.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGB_MAX)
    return pygame.transform.smoothscale(large, (px, px))


@picture
def icon(name: str, px: int, colour: Colour) -> pygame.Surface:
    """The icon as a picture with alpha, `px` pixels square.

    A missing or broken file gives an empty picture: the word beside every icon still says what it does.
    """
    size = max(4, px)
    try:
        tinted = _white(name, size).copy()
    except (OSError, pygame.error):
        return pygame.Surface((size, size), pygame.SRCALPHA)
    tinted.fill((*colour, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return tinted
