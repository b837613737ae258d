"""A stopwatch shows the time that passed, pauses left out."""

from hypothesis import given
from hypothesis import strategies as st

from game.phone.stopwatch import Stopwatch


@given(st.integers(0, 10**6), st.lists(st.tuples(st.sampled_from(["run", "pause", "forward"]), st.integers(0, 10**5))))
def test_it_shows_what_ran_and_was_put_forward_and_no_pause(passed: int, steps: list[tuple[str, int]]) -> None:
    now, shown = 500, passed
    watch = Stopwatch(now, passed)
    for what, ms in steps:
        if what == "run":
            now += ms
            shown += ms
        elif what == "forward":
            watch.forward(ms)
            shown += ms
        else:
            watch.pause(now)
            now += ms
            watch.pause(now)
            assert watch.paused and watch.passed(now) == shown
            assert watch.go_on(now) == ms and not watch.paused
        assert watch.passed(now) == shown


def test_going_on_without_a_pause_is_nothing() -> None:
    assert Stopwatch(100).go_on(900) == 0
