"""Several buttons side by side: how wide each, which words, with or without pictures.

What does not fit gives way in this order: wide margins, long words (the last first), pictures. Letters never shrink.
"""

from dataclasses import dataclass

from game.phone.ui import Ui
from game.phone.widgets.buttons import button_width


@dataclass(frozen=True, slots=True)
class Wish:
    """A button that is wanted: its word, a shorter one, its icon, whether its word is bold."""

    word: str
    short: str = ""
    icon: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """What a button gets."""

    word: str
    icon: str
    width: float


def share(ui: Ui, wishes: list[Wish], room: float, gap: float = 16, *, fill: bool = False) -> list[Given]:
    """The buttons of a row `room` wide. `fill`: what is left over is shared out."""
    room -= gap * (len(wishes) - 1)
    words = [wish.word for wish in wishes]
    found = _tried(ui, wishes, words, room, (28, 20))
    for i in reversed(range(len(wishes))):
        if found is not None:
            break
        words[i] = wishes[i].short or words[i]
        found = _tried(ui, wishes, words, room, (20, 12))
    if found is None:
        found = _tried(ui, wishes, words, room, (20, 10), icons=False)
    if found is None:
        widths = [button_width(ui, word, pad=10, bold=wish.bold) for word, wish in zip(words, wishes, strict=True)]
        found = [Given(word, "", w * room / sum(widths)) for word, w in zip(words, widths, strict=True)]
    if fill:
        spare = max(0.0, room - sum(given.width for given in found)) / len(found)
        found = [Given(given.word, given.icon, given.width + spare) for given in found]
    return found


def _tried(
    ui: Ui, wishes: list[Wish], words: list[str], room: float, pads: tuple[float, ...], *, icons: bool = True
) -> list[Given] | None:
    for pad in pads:
        row = [
            Given(
                word,
                wish.icon if icons else "",
                button_width(ui, word, wish.icon if icons else "", pad=pad, bold=wish.bold),
            )
            for word, wish in zip(words, wishes, strict=True)
        ]
        if sum(given.width for given in row) <= room:
            return row
    return None
