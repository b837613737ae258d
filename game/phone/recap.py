"""The recap of a play on one page: what to say, whom to call, the steps and the authorities' pages.

The screen and the paper show the same sections in the same order. They tell nothing of how the play went, since a
paper lies beside the phone for others to see; that stays in the debrief. The page to print is one HTML file without
scripts or links outward; it names nobody and holds nothing that was typed.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from game import places
from game.phone.scenes.debrief_recovery import helpline
from game.phone.ui import Ui
from game.scoring.score import STEPS

if TYPE_CHECKING:
    from game.phone.scenes.debrief_parts import LookBack

MOST_FILES = 100
OFFICIAL = {
    "japan": ("npa-consultation", "gov-online-188"),
    "us": ("ftc-report", "fbi-2024"),
    "france": ("france-17cyber", "france-33700"),
}
"""Sources whose pages stand on the paper as QR codes: authorities' own (grade A), by the person's country."""
HELP = {"japan": ("110", "#9110", "188"), "us": ("911",), "france": ("17", "17cyber.gouv.fr")}
"""Help lines on the page, by the same."""
STYLE = """
@page { size: A4; margin: 14mm; }
body { font: 18pt/1.45 system-ui, sans-serif; color: #000; background: #fff;
       max-width: 182mm; margin: 0 auto; padding: 0 1em; }
.mark { border: 2px solid; border-radius: 8px; padding: 0 .6em; font-weight: bold; letter-spacing: .1em; }
h1 { font-size: 1.4em; margin: .3em 0 0; } h2 { font-size: 1.05em; margin: .8em 0 .1em; break-after: avoid; }
ul { margin: 0; padding-left: 1.1em; } p { margin: .1em 0; } .words, .help { font-size: 1.15em; font-weight: bold; }
.codes { display: flex; gap: 8mm; } figure { margin: 0; flex: 1; font-size: .6em; overflow-wrap: anywhere; }
figure svg { width: 30mm; height: 30mm; display: block; }
.note { font-size: .7em; margin-top: .8em; border-top: 1px solid; padding-top: .3em; }
@media print { body { font-size: 15pt; line-height: 1.35; margin: 0; padding: 0; max-width: none; } }
"""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    id: str
    heading: str
    lines: tuple[str, ...]


def sections(ui: Ui, look: LookBack) -> list[Section]:
    """The recap in the person's language; a section without lines is left out."""
    found, scenario = look.found, look.playing.play.scenario
    words = tuple(look.quote(ui, id_) for id_ in found.words)
    known = scenario.texts[scenario.lang]
    numbers = [number for number in HELP[look.place] if f"helpline.{number}.use" in known]
    helped = tuple(helpline(ui, look, number) for number in numbers)
    # In the order of the advice: what was done and what was not must not be told by the paper.
    rows = sorted(found.steps, key=lambda row: STEPS.index(row.step))
    steps = tuple(look.text(ui, row.name) for row in rows)
    pages = tuple(f"{who}\n{address}" for who, address in official_pages(ui, look))
    made = [
        Section("words", ui.t("recap.words"), words),
        Section("help", ui.t("recap.help"), helped),
        Section("steps", ui.t("debrief.steps"), steps),
        Section("pages", ui.t("recap.pages"), pages),
    ]
    return [section for section in made if section.lines]


def official_pages(ui: Ui, look: LookBack) -> list[tuple[str, str]]:
    """(who, address) of the authorities' own pages for where the person sits; who: in the language of the sheet, with
    the name that stands on the page."""
    scenario = look.playing.play.scenario
    found = [id_ for id_ in OFFICIAL[look.place] if id_ in scenario.sources]
    return [(ui.t(f"recap.source.{id_}"), scenario.sources[id_].split()[-1]) for id_ in found]


def page(ui: Ui, look: LookBack) -> str:
    """The paper as an HTML page: nothing in it is fetched from anywhere."""
    lang = "ja" if ui.words.lang == "ja-easy" else ui.words.lang
    title = look.text(ui, look.playing.play.scenario.title)
    body = [
        f'<p><span class="mark">{escape(ui.t("training.mark"))}</span></p>',
        f"<h1>{escape(ui.t('debrief.recap'))}</h1>",
        f"<p>{escape(title)}</p>",
    ]
    for section in sections(ui, look):
        body.append(f"<h2>{escape(section.heading)}</h2>")
        if section.id == "pages":
            codes = "".join(_code(*line.split("\n")) for line in section.lines)
            body.append(f'<div class="codes">{codes}</div>')
        else:
            items = "".join(f"<li>{escape(line)}</li>" for line in section.lines)
            body.append(f'<ul class="{section.id}">{items}</ul>')
    body.append(f'<p class="note">{escape(ui.t("recap.practice"))}</p>')
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style></head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


def _code(who: str, address: str) -> str:
    """An address as a code for a phone's camera, and in letters."""
    import segno

    drawn = segno.make(address, error="m", micro=False).svg_inline(scale=3, border=4)
    return f"<figure>{drawn}<figcaption>{escape(who)}<br>{escape(address)}</figcaption></figure>"


def save(ui: Ui, look: LookBack) -> Path | None:
    """Writes the page among the person's documents, beside earlier ones; None where it cannot be written."""
    title = look.text(ui, look.playing.play.scenario.title)
    name = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", f"{ui.t('debrief.recap')} - {title}").strip(" .")
    try:
        os.fsencode(name)
    except UnicodeEncodeError:  # a machine whose file names are plain ASCII
        name = f"Kakenaoshi - {look.playing.play.scenario.id}"
    try:
        where = places.documents()
        where.mkdir(parents=True, exist_ok=True)
        for n in range(1, MOST_FILES):
            file = where / (f"{name}.html" if n == 1 else f"{name} ({n}).html")
            if not file.exists():
                file.write_text(page(ui, look), encoding="utf-8", newline="\n")
                return file
    except (OSError, UnicodeError):
        pass
    return None
