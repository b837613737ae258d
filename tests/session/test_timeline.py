"""The call as a row of moments: what each deed is called, and what is no deed at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.bots import make_bot
from game.session.headless import run
from game.session.plans import do_step
from game.session.play import Play
from game.session.timeline import Row, timeline
from tests.call.small import small


def rows(*steps: object) -> tuple[Row, ...]:
    play = Play(small(), 1)
    for step in steps:
        assert do_step(play, step) == ""
    return timeline(play.scenario, play.events)


def deeds(*steps: object) -> list[str]:
    return [row.deed for row in rows(*steps)]


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        (("decline",), ["rang", "declined"]),
        (("let-ring",), ["rang", "let-ring"]),
        (("answer", {"now": "hang-up"}), ["rang", "answered", "said", "hung-up"]),
        (("answer", {"now": "silence"}, {"now": "hang-up"}), ["rang", "answered", "said", "silent", "hung-up"]),
        (("decline", {"look-up": "station"}), ["rang", "declined", "looked-up"]),
        (("decline", "paper.memo", "app.keypad"), ["rang", "declined", "read-paper"]),
        (("decline", {"dial": "03-0999-9999"}), ["rang", "declined", "dialled-nobody"]),
        (("answer", {"now": "hang-up"}, "block.mori", "wait"), ["rang", "answered", "said", "hung-up", "blocked"]),
    ],
)
def test_what_the_player_did(steps: tuple[object, ...], told: list[str]) -> None:
    assert deeds(*steps) == told


HELD = ("answer", {"now": "hold"})
BEGUN = ["rang", "answered", "said", "held"]
SON = ("dial.contact.son", {"now": "hang-up"})


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ((*HELD, {"now": "resume"}), ["resumed"]),
        ((*HELD, *SON, {"now": "resume"}), ["dialled", "resumed"]),
        ((*HELD, *SON, "hang-up"), ["dialled", "hung-up"]),
        ((*HELD, *SON, "finish"), ["dialled", "hung-up"]),
        ((*HELD, "finish"), ["hung-up"]),
        ((*HELD, {"now": "resume"}, {"now": "hold"}, {"now": "resume"}), ["resumed", "held", "resumed"]),
        ((*HELD, "dial.contact.son", "f2", {"now": "hang-up"}, "resume"), ["dialled", "told", "resumed"]),
    ],
)
def test_what_the_player_did_with_a_call_on_hold(steps: tuple[object, ...], told: list[str]) -> None:
    assert deeds(*steps) == [*BEGUN, *told]


def test_who_leaves_the_call_in_between_is_not_safe_yet() -> None:
    """The first caller still waits: safe is who leaves that one."""
    play = Play(small(), 1)
    for word in ("answer", "r1", "r4", "r6", "accept.add"):
        assert do_step(play, word) == ""
    play.tick(play.state.at + 5000)
    for step in ({"now": "hold"}, "answer", {"now": "hang-up"}, "hang-up"):
        assert do_step(play, step) == ""
    left = [row for row in timeline(play.scenario, play.events) if row.deed in ("held", "answered", "hung-up")]
    assert [(row.deed, row.note) for row in left[1:]] == [
        ("held", ""),
        ("answered", ""),
        ("hung-up", ""),
        ("hung-up", "safe-from-here"),
    ]


@pytest.mark.parametrize(
    ("dial", "note"),
    [
        (({"dial": "station"},), "own-number"),
        (("dial.contact.son",), "own-number"),
        (("dial.history.first",), "history"),
        (("app.browser", "search.police", "page.ad", "dial.link.ad"), "given-number"),
        (("app.browser", "search.police", "page.site", "dial.page.site"), "own-number"),
        (({"dial": "consulate"},), ""),
        (("paper.leaflet", {"dial": "consulate"}), "own-number"),
    ],
)
def test_by_which_way_a_number_was_reached(dial: tuple[object, ...], note: str) -> None:
    dialled = [row for row in rows("answer", "hang-up", *dial) if row.deed == "dialled"]
    assert [row.note for row in dialled] == [note]


@given(seed=st.integers(0, 10_000), kind=st.sampled_from(["scam", "genuine"]))
def test_rows_follow_the_events_of_the_first_take(seed: int, kind: str) -> None:
    play = Play(small(kind), seed)  # type: ignore[arg-type]
    run(play, make_bot("random", seed))
    told = timeline(play.scenario, play.events)
    numbers = [row.event for row in told]
    assert numbers == sorted(set(numbers))
    assert all(row.at == play.events[row.event].at for row in told)
    play.rewind(1, play.state.at)
    run(play, make_bot("obeys", seed))
    assert timeline(play.scenario, play.events) == told
