"""Conditions: what they mean, and what is said about those that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Collection

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.call.condition import Condition, ConditionError, parse


@pytest.mark.parametrize(
    ("text", "facts", "holds"),
    [
        ("asked", {"asked"}, True),
        ("asked", set(), False),
        ("not asked", set(), True),
        ("granted.balance and not asked", {"granted.balance"}, True),
        ("a and b or c", {"c"}, True),
        ("a and (b or c)", {"c"}, False),
        ("a and (b or c)", {"a", "c"}, True),
        ("not (a or b)", {"b"}, False),
    ],
)
def test_meaning(text: str, facts: set[str], holds: bool) -> None:
    assert parse(text).holds(facts) is holds


@pytest.mark.parametrize(
    ("text", "column"), [("", 0), ("a and", 5), ("a b", 2), ("(a", 2), ("a & b", 2), ("not", 3), (")", 0)]
)
def test_what_cannot_be_read_names_its_column(text: str, column: int) -> None:
    with pytest.raises(ConditionError) as caught:
        parse(text)
    assert caught.value.column == column


@given(st.text(max_size=60))
def test_any_text_is_a_condition_or_an_error(text: str) -> None:
    try:
        assert isinstance(parse(text), Condition)
    except ConditionError as error:
        assert 0 <= error.column <= len(text)


names = st.sampled_from(["a", "b.c", "asked", "granted.x"])
Meaning = Callable[[Collection[str]], bool]
Tree = tuple[str, Meaning]


def _fact(name: str) -> Tree:
    return name, lambda facts: name in facts


def _not(one: Tree) -> Tree:
    return f"not ({one[0]})", lambda facts: not one[1](facts)


def _and(two: tuple[Tree, Tree]) -> Tree:
    return f"({two[0][0]}) and ({two[1][0]})", lambda facts: two[0][1](facts) and two[1][1](facts)


def _or(two: tuple[Tree, Tree]) -> Tree:
    return f"({two[0][0]}) or ({two[1][0]})", lambda facts: two[0][1](facts) or two[1][1](facts)


trees = st.recursive(
    names.map(_fact),
    lambda inner: inner.map(_not) | st.tuples(inner, inner).map(_and) | st.tuples(inner, inner).map(_or),
    max_leaves=6,
)


@given(tree=trees, facts=st.sets(names))
def test_reads_what_was_meant(tree: Tree, facts: set[str]) -> None:
    text, meaning = tree
    assume(text.count("(") <= 16)  # deeper ones are refused, which is another test's business
    assert parse(text).holds(facts) == meaning(facts)
