"""Plans: what is complained about, where, and that no mistake in one ends in anything but a complaint."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.call.condition import parse
from game.call.model import Line, Node, Reply, Scenario
from game.session.plans import check, plans_of
from tests.call.small import small


def complaints(tmp_path: Path, text: str, scenario: Scenario | None = None) -> tuple[str, ...]:
    """What is complained about in a plan, without the file's path."""
    file = tmp_path / "plan.yaml"
    file.write_text(text, encoding="utf-8")
    made = check(scenario or small(), file).complaints
    assert all(line.startswith(f"{file}:") for line in made)
    return tuple(line.removeprefix(f"{file}:") for line in made)


@pytest.mark.parametrize(
    "text",
    [
        "do: [answer, hang-up, finish]",
        "seed: 5\ndo: [answer, {now: hang-up}]\nexpect: {flags_passed: 1}",
        "do: [answer, wait-line, hang-up]\nexpect: {said: [s1, s2]}",
        'do: [decline, {dial: son}, {reply: f2}]\nexpect: {score: "1.0", steps: {consult: met}, outcome: safe}',
        "do: [answer, {reply: r1}, {reply: r3}, hang-up, finish]\nexpect: {disclosed: [balance], ending: harm}",
        "seed: 2\nhelper: true\ndo: [answer, ask-details, hang-up, finish]\nexpect: {steps: {hang-up: met}}",
        "do: [answer, hang-up, {look-up: station}, {dial: station}, {keys: '1'}]\nexpect: {steps: {look-up: met}}",
    ],
)
def test_a_play_that_comes_out_as_written(tmp_path: Path, text: str) -> None:
    assert complaints(tmp_path, text) == ()


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("do: [answer, fly]", "1:14", "'fly' is not possible here; possible: reply"),
        ("do: [answer, dial.typed]", "1:14", "not possible"),
        ("do:\n  - answer\n  - {dial: son}", "3:5", "refused (not-offered)"),
        ("do: [decline, {dial: abc}]", "1:15", "refused (not-a-number)"),
        ("do: [decline, {look-up: bank}]", "1:15", "not possible"),
        ("do: [decline, {now: 3}]", "1:15", "3 is not possible"),
        ("seed: [1]\ndo: [answer]", "1:7", "a seed is a whole number"),
        ("seed: x\ndo: [answer]", "1:7", "a seed is a whole number"),
        ("do: [answer]\nexpect: [outcome]", "2:9", "`expect:` is a mapping"),
        ("do: [answer]\nexpect: {outcom: safe}", "2:18", "unknown expectation 'outcom'"),
        ("do: [decline]\nexpect: {outcome: lost}", "2:19", "outcome: expected 'lost', came out 'safe'"),
        ("do: [decline]\nexpect: {score: high}", "2:17", "score: expected 'high', came out 1.0"),
        ("do: [decline]\nexpect: {steps: met}", "2:17", "expected a mapping of steps"),
        ("do: [decline]\nexpect: {steps: {hang-up: missed}}", "2:17", "expected 'missed', came out 'met'"),
        ("do: [decline]\nexpect: {steps: {hangup: met}}", "2:17", "came out 'no step'"),
        ("do: [decline]\nexpect: {said: s1}", "2:16", "'s1' was never said"),
        ("expect: {}", "1:1", "needs `do:`"),
        ("do: [answer]\nexpects: {}", "1:1", "unknown expects"),
        ("do: [answer", "1:1", ""),
    ],
)
def test_a_complaint_names_place_and_reason(tmp_path: Path, text: str, place: str, says: str) -> None:
    made = complaints(tmp_path, text)
    assert len(made) >= 1
    assert says in made[0]
    assert not says or made[0].startswith(f"{place}:")


def test_somebody_who_never_stops_talking_is_noticed(tmp_path: Path) -> None:
    made = small()
    endless = Node(
        "first/hello", (Line("s1", "@caller"),), (Reply("r1", "first/hello", when=parse("harm")),), "first/hello"
    )
    text = "do: [answer, hang-up]"
    scenario = replace(made, nodes={**made.nodes, "first/hello": endless})
    assert "in a row" in complaints(tmp_path, text, scenario)[0]


def test_a_plan_that_cannot_be_read(tmp_path: Path) -> None:
    assert "cannot be read" in check(small(), tmp_path / "none.yaml").complaints[0]
    assert plans_of(tmp_path) == []


values = st.recursive(
    st.sampled_from(["answer", "decline", "hang-up", "x", '""', "3", "-1", "nan", "[]", "{}", "'1.0'", "wait-line"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda row: f"[{', '.join(row)}]")
        | st.tuples(st.sampled_from(["dial", "keys", "now", "reply", "look-up", "steps", "score"]), inner).map(
            lambda pair: f"{{{pair[0]}: {pair[1]}}}"
        )
    ),
    max_leaves=6,
)


@given(seed=values, do=values, expect=values)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_any_plan_passes_or_is_complained_about(tmp_path: Path, seed: str, do: str, expect: str) -> None:
    complaints(tmp_path, f"seed: {seed}\ndo: {do}\nexpect: {expect}\n")
