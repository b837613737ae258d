"""JSON forms of events, states and scenarios: the same again, or a `CodecError` that names the place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.call.codec import CodecError, from_json, to_json
from game.call.condition import Condition, parse
from game.call.events import EVENTS, Granted, TalkBegan, event_from_json, event_to_json
from game.call.model import Scenario
from game.call.state import State, TalkState

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


def test_what_stands_at_its_default_is_left_out() -> None:
    event = TalkBegan(900, "bot", (), "first", "", "incoming")
    written = event_to_json(event)
    assert written["kind"] == "TalkBegan" and "talk" in written
    assert event_from_json(written) == event
    assert to_json(State()) == {}
    held = State(held=TalkState("first", "", "incoming", 0, demands=("balance",)), facts=frozenset({"b", "a"}))
    assert to_json(held)["facts"] == ["a", "b"]
    assert from_json(State, to_json(held)) == held


def test_a_condition_keeps_its_tree() -> None:
    condition = parse("not (a or b) and c")
    assert from_json(Condition, to_json(condition)) == condition


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({"kind": "Nothing"}, "unknown kind of event: 'Nothing'"),
        ({"kind": ["Granted"]}, "unknown kind"),
        ({}, "unknown kind"),
        ({"kind": "Granted", "at": 1, "actor": "player", "votes": []}, "'demand' is missing in Granted"),
        ({"kind": "Granted", "at": "1", "actor": "player", "votes": [], "demand": "x"}, "$.at: expected int"),
        ({"kind": "Granted", "at": True, "actor": "player", "votes": [], "demand": "x"}, "$.at: expected int"),
        ({"kind": "Granted", "at": 1, "actor": "cat", "votes": [], "demand": "x"}, "$.actor: 'cat' is none of"),
        ({"kind": "Granted", "at": 1, "actor": "bot", "votes": ["1"], "demand": "x"}, "$.votes[0]: expected int"),
        ({"kind": "Granted", "at": 1, "actor": "bot", "votes": [], "demand": "x", "by": "y"}, "unknown ['by']"),
    ],
)
def test_what_does_not_fit_is_named(value: dict[str, Any], says: str) -> None:
    with pytest.raises(CodecError) as caught:
        event_from_json(value)
    assert says in str(caught.value)


@given(value=json_values, kind=st.sampled_from([State, Scenario, Condition, Granted]))
def test_any_json_is_built_or_refused(value: object, kind: type) -> None:
    try:
        assert isinstance(from_json(kind, value), kind)
    except CodecError as error:
        assert str(error).startswith("$")


@given(kind=st.sampled_from(EVENTS), value=st.dictionaries(st.sampled_from(["at", "actor", "votes"]), json_values))
def test_any_event_is_built_or_refused(kind: type, value: dict[str, Any]) -> None:
    try:
        event = event_from_json({"kind": kind.__name__, **value})
    except CodecError:
        return
    assert isinstance(event, kind)
