"""What differs between kept and drawn pictures, as a page to look at: before, after, difference side by side.

    report = Report(folder)
    report.add("06-in-call-ja", kept, drawn, mask)
    report.page                               # folder/index.html

Several processes may add to one folder: the page lists whatever lies there.
"""

import os
from html import escape
from pathlib import Path

import numpy as np
import pygame

from tests.phone.likeness import Mask, pixels

MARK = (255, 0, 200)
PARTS = ("before", "after", "difference")
MARGIN = 40
"""Pixels around what differs in the close-up."""
STYLE = """
body { font: 16px/1.5 sans-serif; margin: 24px; background: #fff; color: #111; }
h2 { margin: 40px 0 8px; font-size: 20px; }
.row { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 12px; margin-bottom: 12px; }
figure { margin: 0; } figcaption { color: #555; } img { max-width: 100%; border: 1px solid #999; }
"""
HELP = (
    "If the change is meant, renew the pictures with <code>python3 run.py screenshots</code> and look at them "
    "before they are committed. If not, the difference shows what to mend."
)


class Report:
    """One folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.page = folder / "index.html"

    def add(self, name: str, kept: pygame.Surface | None, drawn: pygame.Surface, mask: Mask | None) -> None:
        """One picture that differs; `kept` is None where there is none yet."""
        self.folder.mkdir(parents=True, exist_ok=True)
        pygame.image.save(drawn, self.folder / f"{name}.after.png")
        if kept is not None:
            pygame.image.save(kept, self.folder / f"{name}.before.png")
        if kept is not None and mask is not None and kept.get_size() == drawn.get_size():
            pygame.image.save(marked(drawn, mask), self.folder / f"{name}.difference.png")
            area = around(mask)
            for part, picture in (("before", kept), ("after", drawn)):
                pygame.image.save(picture.subsurface(area), self.folder / f"{name}.close-{part}.png")
            pygame.image.save(marked(drawn, mask).subsurface(area), self.folder / f"{name}.close-difference.png")
        self._write()

    def remove(self, name: str) -> None:
        """This picture is as it should be: what an earlier run left of it goes."""
        left = [self.folder / f"{name}.{close}{part}.png" for part in PARTS for close in ("", "close-")]
        if any(file.exists() for file in left):
            for file in left:
                file.unlink(missing_ok=True)
            self._write()

    def names(self) -> list[str]:
        """The pictures in it."""
        return sorted(file.name.removesuffix(".after.png") for file in self.folder.glob("*.after.png"))

    def _write(self) -> None:
        while True:
            names = self.names()
            body = "\n".join(self._section(name) for name in names) or "<p>Nothing differs.</p>"
            title = f"{len(names)} pictures differ"
            text = (
                f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
                f"<style>{STYLE}</style></head>\n<body><h1>{title}</h1>\n<p>{HELP}</p>\n{body}\n</body></html>\n"
            )
            written = self.folder / f"index.{os.getpid()}.html"
            written.write_text(text, encoding="utf-8", newline="\n")
            os.replace(written, self.page)
            # Another process may have added one meanwhile, and have been overwritten.
            if self.names() == names:
                return

    def _section(self, name: str) -> str:
        rows = []
        for close in ("", "close-"):
            shown = [part for part in PARTS if (self.folder / f"{name}.{close}{part}.png").exists()]
            figures = "".join(
                f'<figure><a href="{escape(name)}.{close}{part}.png"><img src="{escape(name)}.{close}{part}.png" '
                f'alt="{part}" loading="lazy"></a><figcaption>{"close: " if close else ""}{part}</figcaption></figure>'
                for part in shown
            )
            if figures:
                rows.append(f'<div class="row">{figures}</div>')
        new = "" if (self.folder / f"{name}.before.png").exists() else " (no kept picture)"
        return f"<h2>{escape(name)}{new}</h2>\n" + "\n".join(rows)


def marked(drawn: pygame.Surface, mask: Mask) -> pygame.Surface:
    """The picture faded, what differs in a colour that the game does not have, with a frame around it all."""
    grey = pixels(drawn)[:, :, :3].mean(axis=2)
    faded = np.repeat((200 + grey * 0.2).astype(np.uint8)[:, :, None], 3, axis=2)
    faded[mask] = MARK
    h, w = mask.shape
    picture = pygame.image.frombytes(faded.tobytes(), (w, h), "RGB")
    if mask.any():
        pygame.draw.rect(picture, MARK, bounds(mask).inflate(12, 12), 2)
    return picture


def bounds(mask: Mask) -> pygame.Rect:
    """The least rectangle that holds all that differs."""
    ys, xs = np.nonzero(mask)
    return pygame.Rect(int(xs.min()), int(ys.min()), int(np.ptp(xs)) + 1, int(np.ptp(ys)) + 1)


def around(mask: Mask) -> pygame.Rect:
    """What the close-up shows."""
    h, w = mask.shape
    return bounds(mask).inflate(2 * MARGIN, 2 * MARGIN).clip(pygame.Rect(0, 0, w, h))
