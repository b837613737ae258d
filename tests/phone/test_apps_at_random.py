"""Random presses through the apps of real scenarios: no exception, no screen without a way on, balances that add up."""

from contextlib import suppress
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from game.phone.inputs import KeyDown
from game.phone.pilot import NotThere
from game.phone.scenes.bank import payee_parts
from tests.phone.app_plays import PAYING, begun, has, shown

SCENARIOS = ("shinjuku-officer", "line-badge", "customs-parcel", "lost-wallet")
LEAVES = ("top.stop", "top.help", "finish", "near.finish", "guided.done")
KEYS = ("tab", "enter", "escape", "1", "2", "0", "backspace", "pagedown", "up", "down")


def wander(scenario: str, seed: int, steps: int) -> set[str]:
    """Presses at random; returns the scenes that were seen."""
    random = Random(seed)
    play = begun(scenario, seed=seed % 7 + 1)
    pilot = shown(play)
    seen = set()
    for _ in range(steps):
        seen.add(pilot.scene.name)
        able = [n.id for n in pilot.tree() if n.focusable and n.enabled and n.id not in LEAVES]
        assert able or play.state.finished, f"nothing can be done on {pilot.scene.name}"
        if random.random() < 0.2:
            pilot.wait(510)
            pilot.stage.feed(KeyDown(random.choice(KEYS)))
        else:
            # The screen may change while the pilot waits out the cool-down: then there is nothing to press.
            with suppress(NotThere):
                pilot.press(random.choice(able))
        pilot.wait(random.choice((50, 700, 4000)), 350)
        if play.state.finished or play.state.stopped or not pilot.stage.running:
            break
    return seen


@given(st.sampled_from(SCENARIOS), st.integers(0, 10**6))
@settings(max_examples=6, deadline=None)
def test_random_presses_end_in_no_fault(scenario: str, seed: int) -> None:
    assert wander(scenario, seed, 50)


def test_a_long_walk_sees_most_apps() -> None:
    seen: set[str] = set()
    for seed in range(6):
        seen |= wander("line-badge", seed, 110)
    assert len(seen & {"browser", "keypad", "contacts", "history", "papers", "chat", "bank", "notes", "in-call"}) >= 6


@given(st.lists(st.sampled_from(["transfer.transfer", "transfer.transfer-more"]), max_size=4))
@settings(max_examples=10, deadline=None)
def test_the_balance_is_what_was_there_less_what_was_sent(wishes: list[str]) -> None:
    play = begun("line-badge", PAYING)
    for wish in (*wishes, "app.bank"):
        offer = play.offer(wish)
        if offer is not None:
            play.do(offer.command, play.state.at + 1000)
    sent = sum(d.yen for d in play.scenario.demands.values() if d.payee and play.state.has(f"granted.{d.id}"))
    pilot = shown(play)
    assert pilot.find("bank.balance").name == f"{play.scenario.story.balance - sent:,}円"
    assert not has(pilot, "transfer.transfer")


@given(st.text(max_size=40))
def test_a_payee_loses_no_word(text: str) -> None:
    parts = payee_parts(text)
    assert "".join(value for _, value in parts).replace(" ", "") == text.replace(", ", "").replace(" ", "") or (
        "".join(value for _, value in parts).replace(" ", "") == text.replace(" ", "")
    )
    assert len({key for key, _ in parts}) == len(parts)
