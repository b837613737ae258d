"""The parcel: three calls in a row, told to harm whoever obeys, and to be left at any moment."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.call.model import Scenario
from game.scenario.library import load
from game.session.bots import BotName, make_bot
from game.session.headless import run
from game.session.play import Play

SEEDS = st.integers(0, 2**31)


@pytest.fixture(scope="module")
def parcel() -> Scenario:
    return load("customs-parcel")


def played(scenario: Scenario, bot: BotName, seed: int) -> Play:
    play = Play(scenario, seed)
    run(play, make_bot(bot, seed))
    return play


@given(SEEDS)
@settings(max_examples=15)
def test_whoever_obeys_loses_the_deposit_in_four_to_eight_minutes(parcel: Scenario, seed: int) -> None:
    play = played(parcel, "obeys", seed)
    result = play.score()
    assert (result.outcome, result.score, result.discernment) == ("lost", 0.0, "miss")
    assert result.lost_yen == 980_000
    assert 4 * 60_000 <= play.state.at <= 8 * 60_000


@given(SEEDS)
@settings(max_examples=15)
def test_asking_the_carrier_is_as_good_as_asking_an_office(parcel: Scenario, seed: int) -> None:
    play = played(parcel, "protocol", seed)
    result = play.score()
    assert (result.outcome, result.score, result.discernment) == ("safe", 1.0, "hit")
    assert play.state.has("reached.carrier")


def test_the_script_is_as_large_as_a_call(parcel: Scenario) -> None:
    own = {talk.id for talk in parcel.talks.values() if parcel.callers[talk.caller].origin == "criminal"}
    nodes = [node for node in parcel.nodes.values() if node.id.split("/")[0] in own]
    assert len({line.id for node in nodes for line in node.lines}) >= 45
    assert sum(len(node.replies) >= 2 for node in nodes) >= 13
    assert len(parcel.endings) >= 6
    assert parcel.langs == ("ja", "en", "fr")


def test_three_seeds_give_three_variants(parcel: Scenario) -> None:
    assert len({Play(parcel, seed).state.variant for seed in (1, 2, 3)}) == 3


def test_the_second_number_belongs_to_a_genuine_station(parcel: Scenario) -> None:
    shows = parcel.callers["airport"].shows
    assert shows is not None
    assert shows.authenticity == "spoofed_genuine"
    owner = parcel.entries[shows.owner]
    assert (owner.number, owner.role) == (shows.number, "police")
