"""Text at a role's size: measuring, wrapping, rendering. Lengths are in units; rendered lines are cached in pixels."""

import pygame

from game.phone.kept import Making, kept, slicing, stepwise
from game.phone.linebreak import break_lines
from game.phone.theme import ON_THE_PHONE, TYPE, Colour
from game.phone.typeface import font, has_cjk, runs

BASELINE = 0.375
"""How far the baseline lies under the middle of a line, in letter heights: kana and capitals look centred there."""
FEW = 8
"""New letters that a font draws in about a millisecond."""


@kept(8192)
def _width_px(text: str, bold: bool, px: int) -> int:
    return sum(font(family, bold, px).size(part)[0] for family, part in runs(text))


@stepwise
def line_surface(text: str, bold: bool, px: int, colour: Colour) -> Making[tuple[pygame.Surface, int]]:
    """One line as a picture with alpha, and how many pixels its baseline lies below the picture's top."""
    parts = [(font(family, bold, px), part) for family, part in runs(text)]
    if slicing():
        # The font keeps the letters that it has drawn: a few new ones at a time, then the line is quickly set.
        for face, part in parts:
            for i in range(0, len(part), FEW):
                face.render(part[i : i + FEW], True, colour)
                yield
    ascent = max((f.get_ascent() for f, _ in parts), default=1)
    descent = max((-f.get_descent() for f, _ in parts), default=0)
    if len(parts) == 1:
        face, part = parts[0]
        return face.render(part, True, colour), face.get_ascent()
    width = max(1, sum(f.size(part)[0] for f, part in parts))
    surface = pygame.Surface((width, ascent + descent + 2), pygame.SRCALPHA)
    surface.fill((*colour, 0))
    x = 0
    for face, part in parts:
        # Blending onto nothing would darken the edges: alpha is taken over as it is.
        surface.blit(
            face.render(part, True, colour),
            (x, ascent - face.get_ascent()),
            special_flags=pygame.BLEND_RGBA_MAX,
        )
        x += face.size(part)[0]
    return surface, ascent


class Type:
    """Text for one window: knows the pixels per unit and how large the reader wants letters."""

    def __init__(self, scale: float, text: int) -> None:
        self.scale = scale
        self.factor = text / 100
        self._wrapped: dict[tuple[str, str, float, bool | None], tuple[str, ...]] = {}

    def size(self, role: str, text: str = "", *, growing: bool = True) -> float:
        """Letter height in units of `role` for this text: some roles are smaller in Latin script."""
        style = TYPE[role]
        latin = style.latin_size is not None and not has_cjk(text)
        size = style.latin_size if latin and style.latin_size is not None else style.size
        return size * (1.0 if role in ON_THE_PHONE or not growing else self.factor)

    def px(self, role: str, text: str = "") -> int:
        """Letter height in whole pixels."""
        return max(1, round(self.size(role, text) * self.scale))

    def line_h(self, role: str, text: str = "") -> float:
        """Line height in units."""
        style = TYPE[role]
        latin = style.latin_leading is not None and not has_cjk(text)
        leading = style.latin_leading if latin and style.latin_leading is not None else style.leading
        return self.size(role, text) * leading

    def bold(self, role: str, bold: bool | None = None) -> bool:
        """Whether the role, or the wish, is bold."""
        return TYPE[role].weight == "bold" if bold is None else bold

    def width(self, text: str, role: str, bold: bool | None = None) -> float:
        """Width in units of one line."""
        return _width_px(text, self.bold(role, bold), self.px(role, text)) / self.scale

    def wrap(self, text: str, role: str, width: float, bold: bool | None = None) -> tuple[str, ...]:
        """The lines of `text` in `width` units."""
        key = (text, role, round(width, 1), bold)
        lines = self._wrapped.get(key)
        if lines is None:
            weight, px = self.bold(role, bold), self.px(role, text)
            # One pixel of grace: a box made to a text's own width must hold it.
            room = width * self.scale + 1
            lines = break_lines(text, room, lambda part: _width_px(part, weight, px))
            if len(self._wrapped) > 2000:
                self._wrapped.clear()
            self._wrapped[key] = lines
        return lines

    def height(self, text: str, role: str, width: float, bold: bool | None = None) -> float:
        """Height in units of `text` wrapped to `width`."""
        return len(self.wrap(text, role, width, bold)) * self.line_h(role, text)

    def fits(self, text: str, role: str, width: float, lines: int = 1, bold: bool | None = None) -> bool:
        """Whether `text` needs at most so many lines."""
        if lines == 1:
            return "\n" not in text and self.width(text, role, bold) <= width + 0.75
        return len(self.wrap(text, role, width, bold)) <= lines
