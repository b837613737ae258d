"""Keys, and numbers in cells: what is dialled under what was looked up, digit under digit."""

from dataclasses import dataclass

from game.phone.draw import Painter, lit
from game.phone.geometry import Box
from game.phone.theme import mixed
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget
from game.phone.widgets.labels import Tint, tint

KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#")
KEY_SOUND = {"*": "key-star", "#": "key-hash"}


@dataclass(frozen=True, kw_only=True)
class Key(Widget):
    """One key of a keypad; its name is its character, its sound its own."""

    char: str
    icon: str = ""
    ground: Tint = "sheet"
    focusable: bool = True
    repeats: bool = True
    role: Role = "button"
    radius: float = 16

    def draw(self, p: Painter, look: Look) -> None:
        base = tint(p.palette, self.ground)
        ground = lit(base, look)
        p.panel(self.rect, ground, self.radius, border=p.outline())
        ink = p.palette.ink if self.enabled else mixed(p.palette.ink, p.palette.paper, 0.45)
        if self.icon:
            p.icon(self.icon, self.rect.cx, self.rect.cy, 44 * p.type.factor**0.5, ink)
        else:
            char = "＊" if self.char == "*" else self.char
            p.text(
                char if self.char != "*" else "*",
                "key",
                self.rect.cx,
                self._cy(p),
                ink,
                align="centre",
            )

    def _cy(self, p: Painter) -> float:
        # The asterisk of a text font hangs at the upper edge of its line: lower it to the key's middle.
        return self.rect.cy + (p.type.size("key") * 0.17 if self.char == "*" else 0)


def key_id(char: str) -> str:
    """The id of a digit's key."""
    return f"key.{ {'*': 'star', '#': 'hash'}.get(char, char) }"


def char_of(id_: str) -> str | None:
    """The character of a key's id, None for any other id."""
    name = id_.removeprefix("key.")
    if name == id_:
        return None
    char = {"star": "*", "hash": "#"}.get(name, name)
    return char if char in KEYS else None


def keypad(ui: Ui, box: Box, *, gap: float = 8) -> list[Widget]:
    """Twelve keys filling the box, three across. The keyboard's digits press them."""
    widgets: list[Widget] = []
    for row, chars in zip(box.column(4, gap), (KEYS[0:3], KEYS[3:6], KEYS[6:9], KEYS[9:12]), strict=True):
        for char, rect in zip(chars, row.row([1, 1, 1], gap), strict=True):
            name = {"*": ui.t("key.star"), "#": ui.t("key.hash")}.get(char, char)
            widgets.append(Key(id=key_id(char), rect=rect, char=char, name=name, keys=(char,)))
    return widgets


def key_sound(char: str) -> str:
    """The effect that a key makes."""
    return KEY_SOUND.get(char, f"key-{char}")


@dataclass(frozen=True, kw_only=True)
class NumberField(Widget):
    """A number in cells of one width, so that the same digits stand under one another; with a field name before it."""

    field: str
    number: str
    bold: bool = False
    cursor: bool = False
    field_w: float = 90
    cell: float = 0
    """Width of a cell in units; 0 for as wide as fits, at most 0.72 of the letter height."""
    places: int = 12
    """For how many characters cells are kept; more make all of them narrower."""
    role: Role = "field"

    def draw(self, p: Painter, look: Look) -> None:
        c = p.palette
        p.text(self.field, "label", self.rect.x, self.rect.cy, c.ink2)
        role = "number"
        size = p.type.size(role)
        x = self.rect.x + self.field_w
        cell = self.cell or min(size * 0.66, (self.rect.right - x) / max(self.places, len(self.number), 1))
        for char in self.number:
            w = cell if char.isdigit() or char in "*#+" else cell * 0.7
            p.text(char, role, x + w / 2, self.rect.cy, c.ink, align="centre", bold=self.bold or None)
            x += w
        if self.cursor:
            p.fill(Box(x + 2, self.rect.cy - size * 0.55, 3, size * 1.1), c.accent)


def plain_digits(number: str) -> str:
    """A number as it is dialled: digits, * and # (and a leading +)."""
    return "".join(c for c in number if c.isdigit() or c in "*#+")


def grouped(digits: str, like: str = "") -> str:
    """Typed digits with hyphens: in the places of `like` (the number looked up) or as Japan groups ten or eleven."""
    if like and "-" in like:
        out, i = "", 0
        for char in like:
            if i >= len(digits):
                break
            if char == "-":
                out += "-"
            else:
                out += digits[i]
                i += 1
        return out + digits[i:]
    if digits.startswith(("#", "1", "*")) or len(digits) <= 2 or not digits.startswith("0"):
        return digits
    head = 3 if digits.startswith(("050", "070", "080", "090", "0120")) else 2
    if digits.startswith("0120"):
        head = 4
    middle = 3 if head == 4 else 4
    parts = [digits[:head], digits[head : head + middle], digits[head + middle :]]
    return "-".join(part for part in parts if part)
