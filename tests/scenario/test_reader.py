"""The strict reader: what it takes, what it refuses and where, and that nothing makes it fail."""

from __future__ import annotations

import gc
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from game.scenario.reader import DEPTH_LIMIT, PROBLEM_LIMIT, Document, Place, read
from tests.scenario.attacks import ATTACKS

SCRIPT = """\
# yaml-language-server: $schema=../schema.json
id: wallet
yen: 20000
rate: 0.5
seen: true
number: "0110"
talks:
  opening:
    - {id: l1, line: 新宿警察署の森です。}
    - id: l2
      line: 'It''s here.'
"""


def found(text: str | bytes) -> list[tuple[str, int, int]]:
    """Code and place of every problem of a text."""
    data = text.encode() if isinstance(text, str) else text
    return [(problem.code, problem.line, problem.column) for problem in read(data, "x.yaml").problems]


def test_a_plain_script_is_read_with_its_types() -> None:
    document = read(SCRIPT.encode(), "x.yaml")
    assert document.ok and document.complete and document.names_schema
    assert document.value == {
        "id": "wallet",
        "yen": 20000,
        "rate": 0.5,
        "seen": True,
        "number": "0110",
        "talks": {"opening": [{"id": "l1", "line": "新宿警察署の森です。"}, {"id": "l2", "line": "It's here."}]},
    }


def test_every_value_knows_its_line_and_column() -> None:
    document = read(SCRIPT.encode(), "x.yaml")
    assert document.place(("yen",)) == Place(3, 6)
    assert document.key_place(("yen",)) == Place(3, 1)
    assert document.place(("talks", "opening", 0)) == Place(9, 7)
    assert document.place(("talks", "opening", 0, "line")) == Place(9, 22)
    assert document.key_place(("talks", "opening", 1, "line")) == Place(11, 7)
    # What is not there has its nearest parent's place.
    assert document.place(("talks", "opening", 1, "say", "x")) == document.place(("talks", "opening", 1))


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_endings_and_byte_order_mark_change_nothing(ending: str, mark: bytes) -> None:
    document = read(mark + SCRIPT.replace("\n", ending).encode(), "x.yaml")
    assert document.ok
    assert document.value == read(SCRIPT.encode(), "x.yaml").value
    assert document.place(("yen",)) == Place(3, 6)


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("a: 0110", "Y14", 4),
        ("a: +81312345678", "Y14", 4),
        ("a: 0x1F", "Y14", 4),
        ("a: 0o17", "Y14", 4),
        ("a: 1_000", "Y14", 4),
        ("a: .5", "Y14", 4),
        ("a: 1e3", "Y14", 4),
        ("a: 1.", "Y14", 4),
        ("a: .inf", "Y14", 4),
        ("a: .NaN", "Y14", 4),
        ("a: 99999999999999999999", "Y14", 4),
        ("a: #9110", "Y12", 4),
        ("a: call #9110", "Y12", 9),
        ("a: 110 #9110", "Y12", 8),
        ("[a, b #c\n]", "Y12", 7),
        ("a: NO", "Y13", 4),
        ("a: Yes", "Y13", 4),
        ("a: oN", "Y13", 4),
        ("a: off", "Y13", 4),
        ("a: y", "Y13", 4),
        ("a: N", "Y13", 4),
        ("a: True", "Y13", 4),
        ("NO: a", "Y13", 1),
        ("a: 1:30", "Y15", 4),
        ("a: 22:22", "Y15", 4),
        ("a: 10:24:30", "Y15", 4),
        ("a: 2026-04-14", "Y16", 4),
        ("a: 2026-4-1 10:00", "Y16", 4),
        ("a: ~", "Y17", 4),
        ("a: null", "Y17", 4),
        ("a: NULL", "Y17", 4),
        ("a:", "Y18", 3),
        ("- ", "Y18", 2),
        ("110: a", "Y19", 1),
        ("true: a", "Y19", 1),
        ("{? : a}", "Y19", 4),
        ("a: 'x\u202ey'", "Y11", 6),
        ("a: \x07", "Y11", 4),
        ("a: 'one\rtwo'", "Y11", 8),
        ('a: "\\u0000"', "Y11", 4),
        ('a: "\\U000E0041"', "Y11", 4),
        ("a: [1}", "Y10", 6),
    ],
)
def test_what_could_mean_two_things_is_refused_at_its_place(text: str, code: str, column: int) -> None:
    problems = found(text)
    assert problems == [(code, 1, column)]


@pytest.mark.parametrize(
    "text",
    [
        "a: '0110'",
        "a: 03-0346-0110",
        "a: '#9110'",
        "a: b # a comment",
        "a: b  ## also one",
        "a: 'x #y' #9110",
        "#9110 is a comment\na: b",
        "a: nobody",
        "a: 110番",
        "a: 10 o'clock",
        "a: v1.2.x",
        'a: ""',
        'a: "tab\\there\\nline"',
        "a: -5",
        "a: [1, 2.5, false]",
        "a: 👩\u200d⚕️",
        "---\na: b\n...\n",
    ],
)
def test_what_means_one_thing_passes(text: str) -> None:
    assert found(text) == []


def test_all_errors_come_in_one_go_and_in_order() -> None:
    text = 'a: &x 1\nb: *x\na: NO\nd: !t 0110\n"e": [1:30,\n  2026-01-01, #9\n  ~]\nf: {\n'
    assert [code for code, _, _ in found(text)] == [
        *["Y01", "Y02", "Y05", "Y13", "Y03", "Y14", "Y15", "Y16", "Y17", "Y10"],
    ]


def test_a_problem_reads_as_place_code_finding_and_mend() -> None:
    (problem,) = read(b"number: 0110\n", "a/b.yaml").problems
    text = str(problem)
    assert text.startswith('a/b.yaml:1:9: Y14 that "0110" could be')
    assert text.endswith("go without.")


def test_depth_up_to_the_limit_is_read() -> None:
    good = "[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT
    assert found(good) == []
    assert found(f"[{good}]") == [("Y07", 1, DEPTH_LIMIT + 1)]


def test_problems_are_counted_only_so_far() -> None:
    problems = found("- NO\n" * (PROBLEM_LIMIT + 50))
    assert len(problems) == PROBLEM_LIMIT + 1
    assert problems[-1][0] == "Y22"


@pytest.mark.parametrize("name", ATTACKS)
def test_every_attack_is_refused(name: str) -> None:
    document = read(ATTACKS[name], "x.yaml")
    assert document.problems and all(problem.line >= 1 for problem in document.problems)


def test_the_collector_of_garbage_is_left_as_it_was() -> None:
    assert gc.isenabled()
    read(b"a: [1", "x.yaml")
    assert gc.isenabled()


def _sound(document: Document) -> None:
    """What holds of every document, whatever it was read from."""
    assert document.problems == tuple(sorted(set(document.problems)))
    assert document.complete or document.problems
    _walk(document, document.value, ())
    for problem in document.problems:
        assert problem.line >= 1 and problem.column >= 1
        assert str(problem).isprintable()


def _walk(document: Document, value: Any, path: tuple[Any, ...]) -> None:
    place = document.place(path)
    assert place.line >= 1 and place.column >= 1
    if isinstance(value, dict):
        for key, part in value.items():
            assert isinstance(key, str)
            _walk(document, part, (*path, key))
    elif isinstance(value, list):
        for at, part in enumerate(value):
            _walk(document, part, (*path, at))
    else:
        assert value is None or isinstance(value, str | int | float | bool)
        assert document.ok is False or value is not None


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_problems(data: bytes) -> None:
    _sound(read(data, "x.yaml"))


@given(st.text(max_size=300))
def test_any_text_gives_a_document_or_problems(text: str) -> None:
    _sound(read(text.encode("utf-8", "surrogatepass"), "x.yaml"))


PIECES = st.sampled_from(
    [
        *["a", "b: ", "- ", "? ", ": ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ", ", "&x ", "*x", "!t "],
        *["<<: ", "#9110", " #9110", " # c", "'", '"', "\\u202e", "|", ">", "---\n", "...\n", "%YAML 1.1\n"],
        *["0110", "NO", "1:30", "~", "null", "2026-01-01", "警察", "\t", "\r\n", "\r", "\x00", "\ufeff", "1"],
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_anything_like_yaml_gives_a_document_or_problems(text: str) -> None:
    _sound(read(text.encode(), "x.yaml"))


VALUES = st.recursive(
    st.text("abc訓練 :#,'\"{}[]0NO~-\n", max_size=12) | st.integers(-10, 10**9) | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcé", min_size=1, max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(VALUES)
def test_what_a_yaml_program_writes_in_quotes_is_read_back(value: Any) -> None:
    """Whatever PyYAML dumps with quoted texts and no anchors is read as it was."""

    class Quoting(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, '"'))
    document = read(yaml.dump(value, Dumper=Quoting, allow_unicode=True).encode(), "x.yaml")
    assert document.ok, document.problems
    assert document.value == value


@given(st.text("0123456789.-+_:exXobinfNULtrueyso~ #T", min_size=1, max_size=10))
def test_an_accepted_plain_text_means_the_same_to_pyyaml(text: str) -> None:
    """No text is taken that PyYAML (YAML 1.1) would read as another value."""
    document = read(f"a: {text}\n".encode(), "x.yaml")
    if document.ok:
        assert document.value == yaml.safe_load(f"a: {text}\n")
