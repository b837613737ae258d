"""The chat app as a fold over a play: what came, in which order, and what of it was seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.call.events import ChatArrived
from game.call.model import ChatItem, Does
from game.scenario.library import shipped
from game.session.bots import make_bot
from game.session.chat import threads, unread
from game.session.headless import run
from game.session.plans import do_step
from game.session.play import Play
from tests.call.small import small
from tests.session.scripts import scenario

SENT = ("answer", "r1", "r4", "r6")


def playing(*steps: object) -> Play:
    """The small scam up to the request in the chat, and a badge that is sent when it is granted."""
    made = small()
    nodes = dict(made.nodes)
    nodes["first/video"] = replace(nodes["first/video"], does=(Does("chat", "badge"),))
    chat = {**made.chat, "badge": ChatItem("badge", "badge", "mori", "chat.badge")}
    play = Play(replace(made, nodes=nodes, chat=chat), 1)
    for step in steps:
        assert do_step(play, step) == "", step
    return play


@pytest.mark.parametrize(
    ("steps", "left"),
    [
        (SENT, ["add"]),
        ((*SENT, "app.notes"), ["add"]),
        ((*SENT, "app.chat"), []),
        ((*SENT, "decline.add"), []),
        ((*SENT, "accept.add"), ["badge"]),
        ((*SENT, "app.chat", "accept.add"), []),
        ((*SENT, "app.chat", "app.home", "accept.add"), ["badge"]),
        # Holding the call closes the app that lay over it.
        ((*SENT, "app.chat", {"now": "hold"}, "resume", "accept.add"), ["badge"]),
    ],
)
def test_what_came_is_unread_until_the_app_shows_it_or_it_is_answered(
    steps: tuple[object, ...], left: list[str]
) -> None:
    assert [entry.id for entry in unread(playing(*steps))] == left


def test_what_comes_in_a_written_talk_is_seen() -> None:
    made = small()
    talks = {**made.talks, "first": replace(made.talks["first"], kind="chat")}
    play = Play(replace(made, talks=talks), 1)
    for step in SENT:
        assert do_step(play, step) == ""
    assert unread(play) == []
    (thread,) = threads(play)
    assert [entry.id for entry in thread.entries if entry.kind == "request"] == ["add"]
    assert {"s1", ">r1"} <= {entry.id for entry in thread.entries}
    said = thread.entries[-1].id
    assert do_step(play, "repeat") == ""
    assert [entry.id for entry in threads(play)[0].entries[-2:]] == [said, f"{said}.2"]


def test_what_is_sent_once_more_stands_there_once() -> None:
    play = Play(scenario("shinjuku-officer"), 5)
    call = ({"dial": "kenji"}, {"reply": "family-son.r2"}, {"reply": "family-son.r13"}, "wait-line")
    for step in ("decline", *call, *call):
        assert do_step(play, step) == "", step
    assert sum(isinstance(event, ChatArrived) for event in play.events) == 2
    (thread,) = threads(play)
    assert [entry.id for entry in thread.entries] == ["son-waves"]


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(shipped()), st.integers(0, 10_000))
def test_opening_the_app_shows_all_of_it(id: str, seed: int) -> None:
    play = Play(scenario(id), seed)
    run(play, make_bot("random", seed))
    entries = [entry for thread in threads(play) for entry in thread.entries]
    ids = [entry.id for entry in entries]
    assert len(set(ids)) == len(ids)
    assert set(play.state.chat) <= set(ids)
    assert all(entry.read == -1 or entry.at <= entry.read for entry in entries)
    assert all(entry in entries and entry.read < 0 for entry in unread(play))
    looked = max((n for n, state in enumerate(play.states) if state.app == "chat"), default=0)
    assert all(entry.at >= play.states[looked].at for entry in unread(play))
