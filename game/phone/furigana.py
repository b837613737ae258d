"""Which readings stand above a text on the screen, and the drawing of them."""

from functools import lru_cache
from typing import TYPE_CHECKING

from game.call.model import Scenario
from game.call.wording import Wording
from game.phone.draw import Painter
from game.phone.text import Type, line_surface
from game.phone.theme import Colour
from game.scenario.readings import Ruby, annotated, parsed

if TYPE_CHECKING:
    from game.phone.playing import Playing
    from game.phone.ui import Ui

STEP = 1.6
"""Line height of a text with readings, in letter heights."""
SENTENCE = 6
"""A part of a text longer than this is a sentence of it, and no word that stands in it by chance."""
LEAST = 14.0
"""Readings smaller than this many units help nobody, and are left out."""


@lru_cache(maxsize=4)
def _with_readings(key: str, holder: "_Held") -> Scenario:
    return annotated(holder.scenario)


class _Held:
    """A scenario as a key of a cache: the same one is the same object."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    def __hash__(self) -> int:
        return hash(self.scenario.id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.scenario is self.scenario


def ruby_of(ui: "Ui", playing: "Playing", id_: str, text: str) -> tuple[Ruby, ...]:
    """The readings above `text`, which is shown for a text's id; none unless they are wished for and known."""
    if not id_ or not ui.preferences.furigana or ui.preferences.lang not in ("ja", "ja-easy"):
        return ()
    scenario = playing.play.scenario
    wording = Wording(_with_readings(scenario.id, _Held(scenario)), "ja-ruby", playing.play.state.variant)
    plain, found = parsed(wording.text(id_))
    return found if plain == text else ()


def ruby_for(ui: "Ui", wording: Wording, shown: str) -> tuple[Ruby, ...]:
    """The readings above a text of the script that is shown whole, in quotation marks, or by its sentences; none
    unless they are wished for and known."""
    if not ui.preferences.furigana or ui.preferences.lang not in ("ja", "ja-easy"):
        return ()
    scenario = wording.scenario
    known = _by_text(scenario.id, _Held(scenario), wording.variant)
    bare = shown.strip("「」")
    found = known.get(shown)
    if found is not None:
        return found
    whole = bare if bare in known else next((text for text in known if len(bare) > SENTENCE and bare in text), "")
    if not whole:
        return ()
    start, end = whole.find(bare), whole.find(bare) + len(bare)
    by = shown.find(bare) - start
    return tuple(
        Ruby(one.start + by, one.end + by, one.reading) for one in known[whole] if start <= one.start and one.end <= end
    )


@lru_cache(maxsize=4)
def _by_text(key: str, holder: _Held, variant: tuple[tuple[str, str], ...]) -> dict[str, tuple[Ruby, ...]]:
    """Every text of a scenario that has readings, as it is shown, with them."""
    scenario = _with_readings(key, holder)
    wording = Wording(scenario, "ja-ruby", variant)
    plain = scenario.texts.get("ja", {})
    made = (parsed(wording.text(id_)) for id_, text in scenario.texts["ja-ruby"].items() if text != plain.get(id_))
    return {text: found for text, found in made if found}


def line_step(type_: Type, role: str, text: str) -> float:
    """Line height in units of a text with readings."""
    return max(type_.line_h(role, text), STEP * type_.size(role, text))


def by_line(lines: tuple[str, ...], text: str, ruby: tuple[Ruby, ...]) -> list[list[Ruby]]:
    """The readings of each line, counted from the line's first character. One that is broken in two is shared out."""
    found: list[list[Ruby]] = []
    at = 0
    for line in lines:
        start = max(at, text.find(line, at)) if line else at
        end = start + len(line)
        part: list[Ruby] = []
        for one in ruby:
            a, b = max(one.start, start), min(one.end, end)
            if a < b:
                n, whole = len(one.reading), one.end - one.start
                first, last = round((a - one.start) * n / whole), round((b - one.start) * n / whole)
                part.append(Ruby(a - start, b - start, one.reading[first:last]))
        found.append(part)
        at = end
    return found


def draw_line(p: Painter, text: str, ruby: tuple[Ruby, ...], role: str, x: float, cy: float, colour: Colour) -> None:
    """One line around its middle, with its readings if it has any."""
    if ruby:
        step = line_step(p.type, role, text)
        draw_lines(p, (text,), text, ruby, role, x, cy - step / 2, colour, step)
    else:
        p.text(text, role, x, cy, colour)


def draw_lines(
    p: Painter,
    lines: tuple[str, ...],
    text: str,
    ruby: tuple[Ruby, ...],
    role: str,
    x: float,
    top: float,
    colour: Colour,
    step: float,
    bold: bool | None = None,
) -> None:
    """Lines from `top`, `step` apart, each with its readings above it as large as there is room for."""
    size = p.type.size(role, text)
    small = min(size / 2, step - 1.06 * size)
    if small < LEAST * min(1.0, size / 40):
        p.lines(lines, role, x, top, colour, step=step, bold=bold)
        return
    block = small + 1.08 * size
    for i, (line, parts) in enumerate(zip(lines, by_line(lines, text, ruby), strict=True)):
        y = top + i * step + (step - block) / 2
        top_of_line = y + small + 0.04 * size
        p.lines((line,), role, x, top_of_line, colour, step=size, bold=bold)
        if p.cuts(top_of_line + size / 2, size):
            continue
        right = 0.0
        for part in parts:
            left = p.type.width(line[: part.start], role, bold) if part.start else 0.0
            width = p.type.width(line[: part.end], role, bold) - left
            px = max(1, round(small * p.scale))
            picture, _ = line_surface(part.reading, False, px, colour)
            wide = picture.get_width() / p.scale
            # Wider than its kanji: it hangs over on both sides, but never into the reading before it.
            at = max(left + (width - wide) / 2, right, -small / 2)
            right = at + wide + small * 0.15
            p.surface.blit(picture, (round((x + at) * p.scale), round(y * p.scale) - picture.get_height() + px))
