"""Pictures of every widget in every state, and the tables of tokens in docs/design-system.md.

`python3 run.py widgets` writes docs/widgets/<theme>.png and the part of the page between its two marks.
"""

import os
from dataclasses import fields
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame

from dev.specimen import CONTROLS, READ, Specimen, disabled, letters, question
from game.phone.draw import Look, Painter
from game.phone.geometry import Box
from game.phone.palette_png import palette_png
from game.phone.sound import Silent
from game.phone.theme import PALETTES, TYPE, Colour, Palette, ThemeName
from game.phone.ui import Preferences, Ui
from game.phone.widgets.base import Widget

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = DOCS / "design-system.md"
BEGIN, END = "<!-- tokens: made by run.py widgets -->", "<!-- /tokens -->"
STATES = ("normal", "hover", "focus", "pressed", "disabled")
LOOKS = {"normal": Look(), "hover": Look(hover=True), "focus": Look(focus=True), "pressed": Look(pressed=True)}
NAME_W, CELL_W, GAP = 380.0, 340.0, 28.0
DIALOG = pygame.Rect(180, 220, 920, 440)
"""The part of a window that a dialog takes."""
GROUNDS = ("paper", "sheet", "sand", "memo", "leaflet", "net", "plum_ground", "bank_ground", "screen_bottom")


def luminance(colour: Colour) -> float:
    """WCAG 2 relative luminance."""
    parts = [c / 255 for c in colour]
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: Colour, b: Colour) -> float:
    """WCAG 2 contrast ratio."""
    first, second = sorted((luminance(a), luminance(b)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def picture(theme: ThemeName) -> pygame.Surface:
    """All widgets in one theme: a row each, a column for each state."""
    pygame.font.init()
    w = round(NAME_W + len(STATES) * CELL_W + 2 * GAP)
    rows = sum(s.height + GAP for s in CONTROLS) + sum(s.height + GAP for s in READ)
    h = round(rows + 1400)
    ui = Ui((1280, 800), Preferences(theme=theme, motion=False), Silent(), lambda: 0)
    surface = pygame.Surface((w, h))
    p = Painter(surface, ui.palette, ui.type)
    surface.fill(ui.palette.paper)
    y = GAP
    for i, state in enumerate(STATES):
        p.text(state, "label", GAP + NAME_W + i * CELL_W, y + 20, ui.palette.ink2)
    y += 60
    for specimen in CONTROLS:
        y = _row(p, specimen, y)
    for specimen in READ:
        y = _row(p, specimen, y)
    made, y = letters(ui, GAP + NAME_W, y, w - NAME_W - 2 * GAP)
    for widget in made:
        widget.paint(p, Look())
    _dialog(p, ui, y + GAP)
    return surface.subsurface((0, 0, w, round(y + 2 * GAP + DIALOG.h)))


def _row(p: Painter, specimen: Specimen, y: float) -> float:
    p.text(specimen.name, "label", GAP, y + specimen.height / 2, p.palette.ink2)
    if not specimen.states:
        box = Box(GAP + NAME_W, y, specimen.width or 2 * CELL_W, specimen.height)
        specimen.make(box).paint(p, Look())
        return y + specimen.height + GAP
    for i, state in enumerate(STATES):
        w = specimen.width or CELL_W - 36
        box = Box(GAP + NAME_W + i * CELL_W, y, w, specimen.height)
        widget: Widget = specimen.make(box)
        if state == "disabled":
            disabled(widget).paint(p, Look())
        else:
            widget.paint(p, LOOKS[state])
    return y + specimen.height + GAP


def _dialog(p: Painter, ui: Ui, y: float) -> None:
    """The dialog of a whole window, cut to its middle."""
    window = pygame.Surface((1280, 800))
    inner = Painter(window, p.palette, p.type)
    for widget in question(ui):
        widget.paint(inner, Look())
    p.text("Dialog", "label", GAP, y + 220, p.palette.ink2)
    p.surface.blit(window, (round(GAP + NAME_W), round(y)), DIALOG)


def _hex(colour: Colour) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)


def tables() -> str:
    """Colours by role and theme, contrast of words and edges on every ground, roles of letters: in Markdown."""
    names = [f.name for f in fields(Palette) if f.name not in ("name", "hills", "outlined", "ringed")]
    lines = ["### Colours", "", "| role | " + " | ".join(PALETTES) + " |", "| --- |" + " --- |" * len(PALETTES)]
    for name in names:
        lines.append(f"| {name} | " + " | ".join(_hex(getattr(c, name)) for c in PALETTES.values()) + " |")
    lines += [
        "",
        "### Contrast",
        "",
        "Words (ink, ink2), outlines (edge) and accent on each ground: light / dark / contrast.",
        "",
    ]
    lines += ["| ground | ink | ink2 | edge | accent |", "| --- | --- | --- | --- | --- |"]
    for ground in GROUNDS:
        cells = []
        for part in ("ink", "ink2", "edge", "accent"):
            found = (contrast(getattr(c, part), getattr(c, ground)) for c in PALETTES.values())
            cells.append(" / ".join(f"{ratio:.1f}" for ratio in found))
        lines.append(f"| {ground} | " + " | ".join(cells) + " |")
    lines += [
        "",
        "### Letters",
        "",
        "Sizes in units at 100%.",
        "",
        "| role | Japanese | Latin | line height | weight |",
    ]
    lines.append("| --- | --- | --- | --- | --- |")
    for name, role in TYPE.items():
        latin, leading = role.latin_size or role.size, role.latin_leading or role.leading
        heights = f"{role.leading:g}" if leading == role.leading else f"{role.leading:g} / {leading:g}"
        lines.append(f"| {name} | {role.size:g} | {latin:g} | {heights} | {role.weight} |")
    return "\n".join(lines)


def filled(page: str) -> str:
    """The page with its tables made anew."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables()}\n\n{END}{after}"


def main() -> int:
    """See the module."""
    folder = DOCS / "widgets"
    folder.mkdir(exist_ok=True)
    for theme in PALETTES:
        (folder / f"{theme}.png").write_bytes(palette_png(picture(theme)))
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    print(f"{len(CONTROLS) + len(READ)} widgets in {len(PALETTES)} themes: {folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
