"""Translations: gettext catalogues beside the script, one per language.

The context of a message is the text's id; `id#say` is how it is spoken, where that differs. Texts
of `common` are translated once, in `common/<lang>.po`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import PoFileError, read_po

from game.scenario import translation_problems as tp
from game.scenario.compiler import Script
from game.scenario.layers import COMMON_LANG, did_you_mean, shown_path
from game.scenario.problems import Problem, excerpt
from game.scenario.strings import PLACE, Text


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a catalogue: `source` is the text that was translated."""

    id: str
    source: str
    text: str
    line: int
    fuzzy: bool


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translations of one file, by text id. Two worlds may give one id to two texts."""

    path: str
    messages: Mapping[str, tuple[Message, ...]]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Translated:
    """The string tables of a scenario: language -> text id -> text, for complete languages only."""

    texts: Mapping[str, Mapping[str, str]]
    places: Mapping[tuple[str, str], tuple[str, int]]
    """(language, text id) -> file and line of the translation."""
    problems: tuple[Problem, ...]

    @property
    def langs(self) -> tuple[str, ...]:
        """The languages that can be chosen, the author's first."""
        return tuple(self.texts)


def read_catalogue(file: Path) -> Catalogue:
    """Read one PO file; one that is not there is empty. Never raises for what it holds."""
    shown = shown_path(file)
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return Catalogue(shown, {})
    except OSError as error:
        return _broken(shown, 1, error.strerror or "it cannot be opened")
    return _parse(data, shown)


@lru_cache(maxsize=64)
def _parse(data: bytes, shown: str) -> Catalogue:
    try:
        catalog = read_po(io.BytesIO(data), charset="utf-8", abort_invalid=True)
    except PoFileError as error:
        return _broken(shown, max(error.lineno, 0) + 1, str(error.args[0]))
    except (LookupError, ValueError, TypeError, AttributeError) as error:
        # Babel lets its own mistakes through where a header or a quotation is broken.
        return _broken(shown, 1, str(error))
    messages: dict[str, tuple[Message, ...]] = {}
    for found in catalog:
        if found.id and isinstance(found.id, str) and isinstance(found.string, str):
            id = found.context or ""
            message = Message(id, found.id, found.string, found.lineno or 1, found.fuzzy)
            messages[id] = (*messages.get(id, ()), message)
    return Catalogue(shown, messages)


def _broken(shown: str, line: int, why: str) -> Catalogue:
    return Catalogue(shown, {}, (tp.UNREADABLE.at(shown, line, 1, why=excerpt(why, 80)),))


def translate(script: Script, common: Path) -> Translated:
    """The string tables of every language, from the catalogues of the scenario and of `common`."""
    author = script.part.lang
    folder = script.merged.folder
    problems: list[Problem] = []
    tables: dict[str, dict[str, str]] = {}
    places: dict[tuple[str, str], tuple[str, int]] = {}
    langs = sorted({file.stem for file in folder.glob("*.po")} - {author})
    for lang in [author, *langs]:
        own = read_catalogue(folder / f"{lang}.po")
        shared = read_catalogue(common / f"{lang}.po")
        problems += [*own.problems, *shared.problems, *_unknown(own, script.texts)]
        table: dict[str, str] = {}
        missing: dict[bool, list[str]] = {False: [], True: []}
        for text in script.texts.values():
            if lang == (COMMON_LANG if text.shared else author):
                table[text.id] = text.text
                if text.say:
                    table[f"{text.id}#say"] = text.say
                continue
            catalogue = shared if text.shared else own
            message = _message(catalogue, text.id, text.text)
            if message:
                problems += _check(message, text, catalogue.path)
                table[text.id] = message.text
                places[lang, text.id] = (catalogue.path, message.line)
                said = _message(catalogue, f"{text.id}#say", text.say or text.text)
                if said:
                    table[f"{text.id}#say"] = said.text
            elif text.universal:
                table[text.id] = text.text
            else:
                missing[text.shared].append(text.id)
        for is_shared, ids in missing.items():
            if not ids:
                continue
            listed = ", ".join(ids[:5]) + (", ..." if len(ids) > 5 else "")
            if lang == author:
                where = script.merged.spot(("lang",))
                problem = tp.NO_COMMON.at(where.path, where.line, where.column, count=len(ids), ids=listed, lang=lang)
            else:
                path = (shared if is_shared else own).path
                problem = tp.MISSING.at(path, 1, 1, count=len(ids), ids=listed, lang=lang)
            problems.append(problem)
        if lang == author or not any(missing.values()):
            tables[lang] = table
    return Translated(tables, places, tuple(sorted(set(problems))))


def _message(catalogue: Catalogue, id: str, source: str) -> Message | None:
    """The translation of `source`, else of what the text with that id was before."""
    found = [message for message in catalogue.messages.get(id, ()) if message.text and not message.fuzzy]
    exact = [message for message in found if message.source == source]
    return next(iter(exact or found), None)


def _check(message: Message, text: Text, path: str) -> Iterator[Problem]:
    if message.source != text.text:
        shown = excerpt(text.text)
        yield tp.OUTDATED.at(path, message.line, 1, id=text.id, text=shown)
    there, expected = set(PLACE.findall(message.text)), set(PLACE.findall(text.text))
    if there != expected:
        yield tp.SLOTS.at(path, message.line, 1, id=text.id, found=_braced(there), expected=_braced(expected))


def _braced(slots: set[str]) -> str:
    return ", ".join(f"{{{slot}}}" for slot in sorted(slots)) or "none"


def _unknown(catalogue: Catalogue, texts: Mapping[str, Text]) -> Iterator[Problem]:
    for id, messages in catalogue.messages.items():
        base = id.removesuffix("#say")
        if base not in texts or texts[base].shared:
            hint = did_you_mean(base, texts)
            yield tp.UNKNOWN_ID.at(catalogue.path, messages[0].line, 1, id=excerpt(id), hint=hint)
