"""The recap of a play on one page: sections of a heading and lines, for the screen and as a page to print.

The page is one HTML file without scripts or links outward; it names nobody and holds nothing that was typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from game.phone.scenes.debrief_pages import leaving, number_text
from game.phone.scenes.debrief_recovery import helpline
from game.phone.ui import Ui

if TYPE_CHECKING:
    from game.phone.scenes.debrief_parts import LookBack

FOLDER = "recaps"
HELP = {"japan": ("110", "#9110", "188"), "us": ("911",), "france": ("17", "17cyber.gouv.fr")}
"""Help lines on the page, by the story's place."""
STYLE = """
body { font: 18px/1.6 "BIZ UDPGothic", "Noto Sans", "Noto Sans CJK JP", sans-serif; color: #20262b;
       max-width: 44em; margin: 2em auto; padding: 0 1em; }
.mark { border: 2px solid; border-radius: 8px; padding: 0 .6em; font-weight: bold; letter-spacing: .1em; }
h1 { font-size: 1.5em; } h2 { font-size: 1.1em; margin: 1.2em 0 .2em; }
ul { margin: 0; padding-left: 1.2em; } p { margin: .2em 0; }
.note { color: #434b52; margin-top: 2em; border-top: 1px solid #dcd3c3; padding-top: .6em; }
@media print { body { margin: 0; max-width: none; } }
"""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; `left` where a wide page has it on the left."""

    id: str
    heading: str
    lines: tuple[str, ...]
    left: bool


def sections(ui: Ui, look: LookBack) -> list[Section]:
    """The recap in the person's language."""
    found, scenario = look.found, look.playing.play.scenario
    first, rest = look.ending(ui)
    happened = tuple(line for line in (first, rest, *leaving(ui, look)) if line)
    made = [Section("happened", ui.t("recap.happened"), happened, True)]
    number = number_text(ui, look, short=True)
    if number and found.number is not None:
        shown = found.number.shown
        made.append(Section("number", ui.t("recap.number"), (f"{shown}  {number}".strip(),), True))
    if found.moments:
        title = ui.t("debrief.marks" if found.genuine else "debrief.moments")
        lines = tuple(look.sign(ui, moment.sign)[0] for moment in found.moments)
        made.append(Section("moments", title, lines, True))
    if found.words:
        words = tuple(look.quote(ui, id_) for id_ in found.words)
        made.append(Section("words", ui.t("recap.words"), words, True))
    done = tuple(look.text(ui, row.name) for row in found.steps if row.done)
    if done:
        made.append(Section("done", ui.t("debrief.steps"), done, False))
    useful = tuple(look.text(ui, row.name) for row in found.steps if not row.done)
    if useful:
        made.append(Section("useful", ui.t("debrief.useful"), useful, False))
    known = scenario.texts[scenario.lang]
    numbers = [n for n in HELP[scenario.story.place] if f"helpline.{n}.use" in known]
    if numbers:
        helped = tuple(helpline(ui, look, number) for number in numbers)
        made.append(Section("help", ui.t("recap.help"), helped, False))
    return made


def page(ui: Ui, look: LookBack) -> str:
    """The recap as an HTML page."""
    lang = "ja" if ui.words.lang == "ja-easy" else ui.words.lang
    title = look.text(ui, look.playing.play.scenario.title)
    body = [f'<p><span class="mark">{escape(ui.t("training.mark"))}</span></p>', f"<h1>{escape(title)}</h1>"]
    for section in sections(ui, look):
        items = "".join(f"<li>{escape(line)}</li>" for line in section.lines)
        body.append(f"<h2>{escape(section.heading)}</h2>\n<ul>{items}</ul>")
    body.append(f'<p class="note">{escape(ui.t("recap.practice"))}</p>')
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style></head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


def folder(look: LookBack) -> Path | None:
    """Where recaps are kept: beside the play's record; None where no record is kept."""
    from game.session.record import Record

    recorder = look.playing.play.recorder
    return recorder.store.folder / FOLDER if isinstance(recorder, Record) else None


def save(ui: Ui, look: LookBack) -> Path | None:
    """Writes the page; None where it cannot be written."""
    where = folder(look)
    if where is None:
        return None
    play = look.playing.play
    file = where / f"{play.scenario.id}-{play.seed}-{ui.words.lang}.html"
    try:
        where.mkdir(parents=True, exist_ok=True)
        file.write_text(page(ui, look), encoding="utf-8", newline="\n")
    except OSError:
        return None
    return file
