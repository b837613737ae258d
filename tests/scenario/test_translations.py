"""PO files: complete languages only, spoken forms, nothing lost when they are written anew."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from game.scenario.catalogues import update
from game.scenario.compiler import Script, compile_folder
from game.scenario.strings import Text
from game.scenario.translations import read_catalogue, translate
from tests.scenario.written import COMMON, story

WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="{}"), min_size=1, max_size=20)


def script_of(folder: Path) -> Script:
    script, problems = compile_folder(folder, COMMON)
    assert script is not None and not problems, problems
    return script


def po(*entries: tuple[str, str, str]) -> str:
    rows = [f'msgctxt "{id}"\nmsgid "{source}"\nmsgstr "{text}"\n' for id, source, text in entries]
    return "\n".join(['msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n', *rows])


def test_a_language_is_there_when_all_its_texts_are(tmp_path: Path) -> None:
    common = tmp_path / "common"
    common.mkdir()
    folder = story(tmp_path, "title: A call on Monday\n")
    script = script_of(folder)
    assert translate(script, common).langs == ("ja",)
    shared = [text for text in script.texts.values() if text.shared]
    common_po = po(*((text.id, text.text, f"({text.text})") for text in shared))
    (common / "fr.po").write_text(common_po, encoding="utf-8")
    own = po(("title", "A call on Monday", "Un appel lundi"), ("title#say", "A call on Monday", "Un nappel"))
    (folder / "fr.po").write_text(own, encoding="utf-8")
    translated = translate(script, common)
    assert translated.langs == ("ja", "fr") and not translated.problems
    assert translated.texts["fr"]["title"] == "Un appel lundi"
    assert translated.texts["fr"]["title#say"] == "Un nappel"
    assert translated.texts["fr"]["l1"] == "(What is your balance?)"
    assert translated.places["fr", "title"][0].endswith("story/fr.po")


def test_a_text_of_digits_and_places_needs_no_translation(tmp_path: Path) -> None:
    common = tmp_path / "common"
    common.mkdir()
    body = 'slots: {officer: {mori: "12"}}\ncallers: {officer: {name: "{officer}"}}\n'
    folder = story(tmp_path, body, fr_po=po())
    problems = translate(script_of(folder), common).problems
    # Only common's own texts are missing.
    assert {problem.path.rsplit("/", 2)[-2] for problem in problems} == {"common"}


def test_one_id_may_have_two_texts_in_two_worlds(tmp_path: Path) -> None:
    file = tmp_path / "fr.po"
    file.write_text(po(("entry.h.name", "Police", "Police"), ("entry.h.name", "Polis", "Flic")), encoding="utf-8")
    found = read_catalogue(file).messages["entry.h.name"]
    assert [(message.source, message.text) for message in found] == [("Police", "Police"), ("Polis", "Flic")]


def test_writing_anew_keeps_translations_and_marks_what_changed(tmp_path: Path) -> None:
    file = tmp_path / "fr.po"
    file.write_text(
        po(("a", "One", "Un"), ("b", "Two", "Deux"), ("b#say", "Two", "De"), ("z", "Old", "Vieux")),
        encoding="utf-8",
    )
    texts = [
        Text("a", "One", "", ()),
        Text("b", "Too", "", ()),
        Text("c", "Three", "", ()),
        Text("d", "110", "", ()),
    ]
    assert update(file, "fr", texts) == (3, 2)
    messages = read_catalogue(file).messages
    assert list(messages) == ["a", "b", "b#say", "c"]
    assert (messages["a"][0].text, messages["a"][0].fuzzy) == ("Un", False)
    assert (messages["b"][0].text, messages["b"][0].fuzzy) == ("Deux", True)
    assert messages["b#say"][0].text == "De"
    once = file.read_bytes()
    update(file, "fr", texts)
    assert file.read_bytes() == once
    update(file, "fr", texts[:1], keep_unknown=True)
    assert set(read_catalogue(file).messages) == {"a", "b", "b#say", "c"}


@given(st.dictionaries(st.from_regex(r"[a-z][a-z0-9.-]{0,8}", fullmatch=True), WORDS, max_size=6))
def test_what_is_written_is_read_back(texts: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "fr.po"
        given_texts = [Text(id, text, "", ()) for id, text in texts.items()]
        update(file, "fr", given_texts)
        wanted = {text.id: text.text for text in given_texts if not text.universal}
        assert {id: found[0].source for id, found in read_catalogue(file).messages.items()} == wanted


@given(st.binary(max_size=200))
def test_any_bytes_give_a_catalogue_or_a_problem(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "fr.po"
        file.write_bytes(data)
        catalogue = read_catalogue(file)
        assert all(problem.code == "T01" for problem in catalogue.problems)
