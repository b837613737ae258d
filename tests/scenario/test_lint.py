"""What fits on the screen, which numbers may stand there, what can be reached."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scenario import library, reach
from game.scenario.lengths import caption_excess, reply_excess, wide_length
from game.scenario.numbers import may_ring, written_in
from tests.scenario.bad_files import BAD
from tests.scenario.written import story

HELP = ("110", "#9110", "188", "0120-210-364")


@pytest.mark.parametrize(
    "number",
    [
        *[
            "03-0346-0110",
            "06-0417-2280",
            "045-012-3456",
            "+81 3 0346 0110",
            "+81 (0)3-0346-0110",
            "03 0346 0110",
        ],
        *[
            "617-555-0118",
            "+1 617 555 0118",
            "(212) 555-0142",
            "555-0199",
            "01 99 00 12 34",
            "+33 1 99 00 12 34",
        ],
        *HELP,
    ],
)
def test_numbers_that_nobody_has_may_stand(number: str) -> None:
    assert not may_ring(number, HELP)


@pytest.mark.parametrize(
    "number",
    [
        *["03-3581-4321", "06-1417-2280", "011-304-0110", "0120-012-345", "090-0123-4567", "+81 3 3581 4321"],
        *[
            "212-555-1234",
            "+1 617 556 0118",
            "01 42 00 12 34",
            "+33 1 42 00 12 34",
            "+44 20 7946 0011",
            "119",
        ],
        *["０３－３５８１－４３２１", "010 81 3 0346 0110", "999"],
    ],
)
def test_numbers_that_could_ring_may_not(number: str) -> None:
    assert may_ring(number, HELP)


def test_numbers_are_found_in_texts_and_dates_and_money_are_none() -> None:
    text = "直通は03-3581-4321、(212) 555-1234、０３−３５８１−４３２２。2026-04-14に3200000円、TB-0117-4420。"
    assert list(written_in(text)) == ["03-3581-4321", "(212) 555-1234", "03−3581−4322"]


@given(st.integers(0, 10**7 - 1), st.sampled_from(["03", "06"]))
def test_a_zero_after_the_area_code_decides(rest: int, area: str) -> None:
    digits = f"{rest:07d}"
    assert not may_ring(f"{area}-0{digits[:3]}-{digits[3:]}", ())
    for first in "123456789":
        assert may_ring(f"{area}-{first}{digits[:3]}-{digits[3:]}", ())


@given(st.text("あ漢、。aB1", max_size=40))
def test_a_wide_caption_fits_up_to_two_lines_of_fourteen(text: str) -> None:
    if any(character in "あ漢、。" for character in text):
        assert (caption_excess(text) is None) == (wide_length(text) <= 28)
        assert (reply_excess(text, near=False) is None) == (wide_length(text) <= 20)
        assert (reply_excess(text, near=True) is None) == (wide_length(text) <= 14)


def test_latin_captions_take_three_lines() -> None:
    line = "x" * 31
    assert caption_excess(f"{line} {line} {line}") is None
    assert caption_excess(f"{line} {line} {line} x") is not None
    assert reply_excess("x" * 40, near=False) is None
    assert reply_excess("x" * 30, near=True) is not None


def test_a_text_is_as_long_as_its_longest_slot(tmp_path: Path) -> None:
    slots = f"slots: {{who: {{a: Bo, b: {'Maximilian ' * 9}}}}}\n"
    talk = 'talks: {first: {nodes: {bye: {turn: [{id: l2, line: "I am {who}."}]}}}}\n'
    problems = library.check(story(tmp_path, slots + talk), BAD).problems
    assert [problem.code for problem in problems] == ["L01"]


def test_replies_are_shorter_where_an_app_may_be_open(tmp_path: Path) -> None:
    reply = "That is thirty-three letters long"
    talk = f"talks: {{first: {{%s nodes: {{bye: {{replies: [{{id: r8, reply: {reply}, next: hello}}]}}}}}}}}\n"
    assert library.check(story(tmp_path, talk % ""), BAD).problems == ()
    problems = library.check(story(tmp_path, talk % "kind: video,"), BAD).problems
    assert [problem.code for problem in problems] == ["L02"]


def test_what_leads_on_is_reached(tmp_path: Path) -> None:
    body = """
talks:
  first:
    nodes:
      hello:
        reactions: {silence: {turns: [[{id: n1, line: Well?}]], next: cross}}
        granted: {balance: taken}
        timeout: {ms: 9000, next: late}
      cross: {next: bye}
      taken: {next: bye}
      late: {next: bye}
      lost: {next: bye}
"""
    scenario = library.check(story(tmp_path, body), BAD).scenario
    assert scenario is not None
    assert scenario.nodes.keys() - reach.reached_nodes(scenario) == {"first/lost"}
    assert reach.begun_talks(scenario) == {"first", "desk", "nobody"}


@pytest.mark.parametrize("id", library.shipped())
def test_a_shipped_scenario_has_no_error(id: str) -> None:
    problems = [str(problem) for problem in library.check(library.find(id)).problems if problem.is_error]
    assert problems == []
