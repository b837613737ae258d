"""What must hold of every scenario that ships, whoever writes it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.call.events import LineBegan
from game.call.model import Scenario
from game.call.rules import variant_of
from game.scenario.library import load, shipped
from game.session.bots import BotName, make_bot
from game.session.headless import run
from game.session.plans import do_step
from game.session.play import Play
from game.session.summary import summary
from game.session.walk import walk
from tests.session.scripts import scenario

SCAMS = ("shinjuku-officer", "customs-parcel", "line-badge")
GENUINE = ("lost-wallet",)


def played(id: str, bot: BotName, seed: int = 3, *, helper: bool = False) -> Play:
    play = Play(scenario(id), seed, helper=helper)
    run(play, make_bot(bot, seed))
    return play


def test_the_four_scenarios_ship() -> None:
    assert set(shipped()) >= {*SCAMS, *GENUINE}


HOURS = {"朝": ("05", "12"), "昼": ("11", "14"), "夕": ("16", "19"), "夜": ("18", "24")}
DAYS = {
    "ja": ("月", "火", "水", "木", "金", "土", "日"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}


@pytest.mark.parametrize("id", (*SCAMS, *GENUINE))
def test_a_title_names_the_day_and_no_hour_that_the_clock_denies(id: str) -> None:
    made = scenario(id)
    for lang, days in DAYS.items():
        title = made.texts[lang][made.title]
        assert days[date.fromisoformat(made.story.date).weekday()] in title, lang
    clock = set(made.slots["hour"].options) if made.story.time == "{hour}" else {made.story.time}
    for part, (first, last) in HOURS.items():
        if part in made.texts["ja"][made.title]:
            assert {hour for hour in clock if not first <= hour < last} == set()


@pytest.mark.parametrize("id", SCAMS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_bot_table_of_scams(id: str, seed: int) -> None:
    careful: tuple[BotName, ...] = ("protocol", "hang-up", "ask-then-hang-up")
    for bot in careful:
        came = summary(played(id, bot, seed))
        assert (came["score"], came["outcome"], came["discernment"]) == (1.0, "safe", "hit"), bot
    obeyed = summary(played(id, "obeys", seed))
    assert obeyed["score"] < 0.2
    assert obeyed["outcome"] in ("exposed", "lost")
    assert obeyed["discernment"] == "miss"


@pytest.mark.parametrize("id", GENUINE)
@pytest.mark.parametrize("seed", range(1, 9))
def test_bot_table_of_genuine_calls(id: str, seed: int) -> None:
    patient: tuple[BotName, ...] = ("protocol", "obeys")
    for bot in patient:
        came = summary(played(id, bot, seed))
        wanted = (1.0, "safe", "settled", "correct")
        assert (came["score"], came["outcome"], came["matter"], came["discernment"]) == wanted, bot
    leaving: tuple[BotName, ...] = ("hang-up", "ask-then-hang-up")
    for bot in leaving:
        came = summary(played(id, bot, seed))
        wanted = (1.0, "safe", "waiting", "false_alarm")
        assert (came["score"], came["outcome"], came["matter"], came["discernment"]) == wanted, bot


@pytest.mark.parametrize("id", SCAMS)
@pytest.mark.parametrize("seed", range(1, 7))
def test_good_advice_keeps_a_relative_safe_and_silence_does_not(id: str, seed: int) -> None:
    careful: tuple[BotName, ...] = ("protocol", "hang-up", "ask-then-hang-up")
    for bot in careful:
        came = summary(played(id, bot, seed, helper=True))
        assert (came["score"], came["outcome"], came["discernment"]) == (1.0, "safe", "hit"), bot
    bad: tuple[BotName, ...] = ("obeys", "quiet")
    for bot in bad:
        came = summary(played(id, bot, seed, helper=True))
        assert (came["discernment"], came["helper"]) == ("miss", True), bot
        assert came["score"] < 0.2 and came["outcome"] in ("exposed", "lost"), bot


@pytest.mark.parametrize("id", GENUINE)
@pytest.mark.parametrize("seed", range(1, 7))
def test_a_genuine_matter_is_settled_beside_a_relative(id: str, seed: int) -> None:
    settling: tuple[BotName, ...] = ("protocol", "obeys", "quiet")
    for bot in settling:
        came = summary(played(id, bot, seed, helper=True))
        assert (came["score"], came["matter"], came["discernment"]) == (1.0, "settled", "correct"), bot


@pytest.mark.parametrize("id", SCAMS)
def test_a_scam_is_long_and_branched_enough(id: str) -> None:
    one = scenario(id)
    criminals = {caller.id for caller in one.callers.values() if caller.origin == "criminal"}
    nodes = [
        node
        for node in one.nodes.values()
        if one.talks[node.id.split("/")[0]].caller in criminals and node.id.split("/")[0] != "false-desk"
    ]
    lines = sum(len(node.lines) for node in nodes)
    choices = sum(len(node.replies) >= 2 for node in nodes)
    minutes = played(id, "obeys").state.at / 60_000
    assert lines >= 40 and choices >= 12 and len(one.endings) >= 6
    assert 4 <= minutes <= 8
    assert any(later.after == "left" for later in one.later), "a second ring after hanging up"


@pytest.mark.parametrize("id", [*SCAMS, *GENUINE])
def test_random_seeds_give_variants(id: str) -> None:
    for first in (11, 200, 4_711):
        assert len({variant_of(scenario(id), seed) for seed in range(first, first + 3)}) == 3


@pytest.mark.parametrize("id", [*SCAMS, *GENUINE])
def test_three_languages_are_whole(id: str) -> None:
    one = scenario(id)
    assert set(one.langs) >= {"ja", "en", "fr"}


def opening(one: Scenario, seed: int) -> list[tuple[str, str, str]]:
    """(id without the reply's own id, shown text, kind) of what can be done when the floor is first given."""
    play = Play(one, seed)
    words = play.wording("ja")
    rows = [(offer.id, words.text(offer.label), offer.kind) for offer in play.offers()]
    play.do(play.offers()[0].command, 1000)
    while play.line is not None:
        play.line_done(play.state.at + play.line_ms)
    for offer in play.offers():
        name = "reply" if offer.kind == "reply" else offer.id
        rows.append((name, words.text(offer.label), offer.kind))
    return sorted(rows)


def test_twins_open_alike() -> None:
    scam, genuine = scenario("shinjuku-officer"), scenario("lost-wallet")
    assert (scam.twin, genuine.twin) == (genuine.id, scam.id)
    for seed in range(1, 6):
        assert opening(scam, seed) == opening(genuine, seed)

    def appears(one: Scenario) -> object:
        caller = one.callers[one.talks[one.opening].caller]
        assert caller.shows is not None
        words = Play(one, 1).wording("ja")
        shown = caller.shows
        return words.text(shown.name), shown.number, words.text(shown.place), caller.voice

    assert appears(scam) == appears(genuine)
    brief = [[(item.icon, one.texts["ja"][item.text]) for item in one.story.brief] for one in (scam, genuine)]
    assert brief[0] == brief[1]


@pytest.mark.parametrize("id", [*SCAMS, *GENUINE])
def test_walks_end_and_their_states_survive_json(id: str) -> None:
    for helper in (False, True):
        report = walk(scenario(id), 12, 5_000, helper=helper)
        assert report.failures == ()
        # Also where somebody waits on hold.
        assert min(report.on_hold[deed] for deed in ("held", "talked to another", "done")) > 0


@pytest.mark.parametrize("id", [*SCAMS, *GENUINE])
def test_a_relative_has_words_for_every_hesitation(id: str) -> None:
    one = scenario(id)
    assert one.relative is not None and len(one.relative.doubts) == 8
    for lines in one.relative.doubts.values():
        for line in lines:
            assert all(one.texts[lang][line.id] and one.durations[lang][line.id] > 500 for lang in one.langs)


@given(seed=st.integers(0, 1_000_000), id=st.sampled_from([*SCAMS, *GENUINE]))
@settings(max_examples=12)
def test_flags_stand_only_on_what_criminals_say(seed: int, id: str) -> None:
    play = played(id, "random", seed)
    for event in play.events:
        if isinstance(event, LineBegan):
            line = play.scenario.line(event.line)
            origin = play.scenario.callers[event.by].origin
            assert not (line.flags and origin == "genuine"), event.line
            assert not (line.marks and origin == "criminal"), event.line
            assert not (line.demand and origin == "genuine"), event.line


def test_a_folder_outside_the_tree_plays(tmp_path: pytest.TempPathFactory) -> None:
    import shutil
    from pathlib import Path

    from game import places

    folder = Path(str(tmp_path)) / "lost-wallet"
    shutil.copytree(places.scenarios() / "lost-wallet", folder)
    assert load(str(folder)).id == "lost-wallet"


def test_whoever_took_over_answers_what_comes_then() -> None:
    play = Play(load("lost-wallet"), 4)
    steps = ("answer", "hang-up", {"dial": "shinjuku"}, "st.day.wallet", "refuse")
    for step in steps:
        assert do_step(play, step) == "", step
    assert play.state.said[-1][1] == "desk"
    assert play.scenario.talks["station-line"].caller == "reception"


def test_a_voice_in_the_background_takes_nothing_over() -> None:
    scenario = load("customs-parcel")
    assert {node.speaker for node in scenario.nodes.values() if node.id.startswith("airport-call/")} == {""}
    assert {node.speaker for node in load("line-badge").nodes.values()} == {"", "detective", "prosecutor"}
