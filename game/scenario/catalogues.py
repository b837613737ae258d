"""Writing the catalogues that translators fill in: one entry for every text, in the script's order."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from game.scenario.compiler import compile_folder
from game.scenario.layers import COMMON_LANG
from game.scenario.library import shipped
from game.scenario.strings import Text
from game.scenario.translations import read_catalogue


def update_all(root: Path, langs: Iterable[str]) -> dict[Path, tuple[int, int]]:
    """Bring the catalogues of all scenarios in `root` and of `root/common` up to date.

    Returns for each file how many texts it has and how many still want a translation. Raises as
    `update` does.
    """
    done: dict[Path, tuple[int, int]] = {}
    shared: dict[tuple[str, str], Text] = {}
    for id in shipped(root):
        script, _ = compile_folder(root / id, root / "common")
        if script is None:
            continue
        shared.update({(text.id, text.text): text for text in script.texts.values() if text.shared})
        own = [text for text in script.texts.values() if not text.shared]
        for lang in langs:
            if lang != script.part.lang:
                file = root / id / f"{lang}.po"
                done[file] = update(file, lang, own)
    for lang in langs:
        if lang != COMMON_LANG:
            file = root / "common" / f"{lang}.po"
            done[file] = update(file, lang, shared.values(), keep_unknown=True)
    return done


def update(file: Path, lang: str, texts: Iterable[Text], keep_unknown: bool = False) -> tuple[int, int]:
    """Write the catalogue `file` anew with an entry for each of `texts`, in their order.

    Translations are kept. One whose text has changed is marked fuzzy; spoken forms (`#say`) stay with
    their text; others are dropped unless `keep_unknown` (the catalogues of `common` serve many
    scenarios). Returns how many texts there are and how many still want a translation. Raises
    `OSError` where the file cannot be written, `ValueError` where an old one cannot be read.
    """
    old = read_catalogue(file)
    if old.problems:
        raise ValueError(str(old.problems[0]))
    catalog = Catalog(locale=lang, project="Kakenaoshi", charset="utf-8", fuzzy=False)
    catalog.header_comment = f"# {file.parent.name}: {lang}. The context is the text's id."
    wanted = todo = 0
    written: set[tuple[str, str]] = set()
    for text in texts:
        if text.universal and text.id not in old.messages:
            continue
        wanted += 1
        found = [message for message in old.messages.get(text.id, ()) if message.text]
        exact = [message for message in found if message.source == text.text]
        message = next(iter(exact or found), None)
        fuzzy = message is not None and (message.fuzzy or not exact)
        todo += message is None or fuzzy
        catalog.add(text.text, message.text if message else "", context=text.id, flags=["fuzzy"] if fuzzy else [])
        written.add((text.id, text.text))
        for said in old.messages.get(f"{text.id}#say", ()):
            catalog.add(text.say or said.source, said.text, context=said.id)
            written.add((said.id, said.source))
    if keep_unknown:
        ids = {id for id, _ in written}
        for messages in old.messages.values():
            for message in messages:
                if message.id not in ids:
                    flags = ["fuzzy"] if message.fuzzy else []
                    catalog.add(message.source, message.text, context=message.id, flags=flags)
    _write(file, catalog)
    return wanted, todo


def _write(file: Path, catalog: Catalog) -> None:
    out = io.BytesIO()
    # Dates would change the file at every run, and with it every diff.
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    write_po(out, catalog, width=0, omit_header=False)
    temporary = file.with_suffix(".po.new")
    temporary.write_bytes(out.getvalue())
    os.replace(temporary, file)
