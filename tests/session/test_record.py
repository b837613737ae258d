from __future__ import annotations

import json
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.call.events import Rewound
from game.call.model import Scenario
from game.results import schema
from game.results.store import Results, Store
from game.scenario.fingerprint import fingerprint
from game.session.bots import ADVISERS, BOTS, BotName, make_bot
from game.session.headless import run
from game.session.play import Play
from game.session.record import STATE, Record, without_state
from game.session.replay import Replay, ReplayError, replay
from game.session.summary import summary
from tests.call.small import small


def scenario() -> Scenario:
    made = small()
    return replace(made, hash=fingerprint(made), places={"l1": "/home/somebody/scenario.yaml:3"})


def play_headless(
    folder: Path, bot: BotName = "protocol", seed: int = 1, *, helper: bool = False
) -> tuple[Play, Record]:
    with Store(folder) as store:
        record = Record(store, scenario(), screen="fr", captions="fr", voice="")
        play = Play(record._scenario, seed, recorder=record, helper=helper or bot in ADVISERS)
        run(play, make_bot(bot, seed))
        assert record.wait(20), store.trouble
        assert play.durable
    return play, record


def test_a_play_is_recorded_with_header_events_and_end(tmp_path: Path) -> None:
    play, record = play_headless(tmp_path)
    (stored,) = Results(tmp_path).runs()
    assert stored.id == record.run
    assert stored.state == "finished"
    assert stored.header.languages == {"screen": "fr", "captions": "fr", "voice": ""}
    assert stored.header.variants == dict(play.state.variant)
    assert (stored.header.seed, stored.header.scenario_hash) == (1, play.scenario.hash)
    assert without_state(dict(stored.summary)) == json.loads(json.dumps(summary(play, record.run)))
    assert stored.events == len(play.events)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(BOTS), st.integers(0, 2**70), st.booleans())
def test_any_play_replays_to_the_same_state_and_score(bot: BotName, seed: int, helper: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        play, record = play_headless(Path(name), bot, seed, helper=helper)
        again = replay(Results(Path(name)), record.run)
    assert again.differences == ()
    assert again.proved
    assert again.play.events == play.events
    assert again.play.state == play.state
    assert again.play.score() == play.score()


def test_a_play_of_a_version_that_knew_no_lines_and_surroundings_replays(tmp_path: Path) -> None:
    play, record = play_headless(tmp_path)
    stored = json.loads(Results(tmp_path).scenario(record._scenario.hash))
    assert not any({"line", "around", "heard_over"} & talk.keys() for talk in stored["talks"].values())
    again = replay(Results(tmp_path), record.run)
    assert again.proved
    assert again.play.events == play.events
    assert {(talk.line, talk.around) for talk in again.play.scenario.talks.values()} == {("mobile", "none")}
    assert not any(line.holds for node in again.play.scenario.nodes.values() for line in node.lines)


def test_a_helpers_play_is_told_apart_and_carries_who_acted(tmp_path: Path) -> None:
    play, record = play_headless(tmp_path, "protocol", 3, helper=True)
    (stored,) = Results(tmp_path).runs()
    assert stored.summary["helper"] is True
    events = Results(tmp_path).events(record.run)
    actors = {kind: {e.actor for e in events if e.kind == kind} for kind in ("Advised", "Asked", "Chose")}
    assert actors == {"Advised": {"bot"}, "Asked": {"relative"}, "Chose": {"relative"}}
    assert replay(Results(tmp_path), record.run).play.state.profile == play.state.profile


def test_the_commands_of_a_play_are_one_transaction_each(tmp_path: Path) -> None:
    handed: list[int] = []

    class Counting(Record):
        def append(self, events, states):  # type: ignore[no-untyped-def]
            handed.append(len(events))
            super().append(events, states)

    with Store(tmp_path) as store:
        play = Play(scenario(), 1, recorder=Counting(store, scenario(), screen="", captions="", voice=""))
        run(play, make_bot("hang-up", 1))
    assert len(handed) > 2
    assert sum(handed) == len(play.events)


def test_a_stopped_play_and_one_that_broke_off(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        left = Record(store, scenario(), screen="ja", captions="ja", voice="ja")
        play = Play(scenario(), 1, recorder=left)
        play.stop(500)
        broken = Record(store, scenario(), screen="ja", captions="ja", voice="ja")
        Play(scenario(), 2, recorder=broken)
        assert broken.wait(20)
    with Store(tmp_path) as store:
        assert (store.run(left.run).state, store.run(broken.run).state) == ("stopped", "interrupted")
        assert replay(store, left.run).proved
        again = replay(store, broken.run)
        assert (again.differences, again.proved) == ((), False)


def test_takes_are_told_apart_and_practice_after_the_end_changes_no_result(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        record = Record(store, scenario(), screen="ja", captions="ja", voice="ja")
        play = Play(scenario(), 1, recorder=record)
        run(play, make_bot("obeys", 1))
        before = play.score()
        play.rewind(3, play.state.at)
        run(play, make_bot("hang-up", 1))
        assert record.wait(20)
        stored = store.events(record.run)
        assert any(isinstance(event, Rewound) for event in play.events)
        assert {event.take for event in stored} == {0, 1}
        again = replay(store, record.run)
    assert again.differences == ()
    assert again.play.score() == before


def test_how_a_run_ended_is_told_of_the_first_take(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        left = Record(store, scenario(), screen="ja", captions="ja", voice="ja")
        play = Play(scenario(), 1, recorder=left)
        play.rewind(1, 0)
        run(play, make_bot("hang-up", 1))
        ended = Record(store, scenario(), screen="ja", captions="ja", voice="ja")
        play = Play(scenario(), 1, recorder=ended)
        while not play.state.finished:
            play.do(make_bot("hang-up", 1).choose(play.scenario, play.state), play.state.at)
        play.rewind(1, play.state.at)
        play.stop(play.state.at)
        assert ended.wait(20)
        assert (store.run(left.run).state, store.run(ended.run).state) == ("stopped", "finished")
        assert [replay(store, record.run).differences for record in (left, ended)] == [(), ()]


def change(folder: Path, statement: str) -> None:
    connection = sqlite3.connect(folder / schema.FILE)
    assert connection.execute(statement).rowcount >= 1
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE runs SET summary = replace(summary, '\"outcome\":\"safe\"', '\"outcome\":\"lost\"')",
         ("record: its end or its summary", "outcome: live 'lost', replayed 'safe'")),
        ("UPDATE runs SET seed = '2'", ("record: event 0 or the header", "header.seed: live 2, replayed 1")),
        ("UPDATE events SET actor = 'class' WHERE seq = 4", ("record: event 4 is not as it was written",)),
        ("DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)",
         ("were written", "events: live", "ending: live", "state.finished: replayed False")),
    ],
)  # fmt: skip
def test_a_replay_says_precisely_what_differs(tmp_path: Path, statement: str, says: tuple[str, ...]) -> None:
    _, record = play_headless(tmp_path)
    change(tmp_path, statement)
    told = "\n".join(replay(Results(tmp_path), record.run).differences)
    for part in says:
        assert part in told


@pytest.mark.parametrize("end", ['{"events":"x"}', '{"events":-3}', '{"state":3}', '{"state":[1],"steps":[]}'])
def test_an_end_that_makes_no_sense_is_a_difference(tmp_path: Path, end: str) -> None:
    _, record = play_headless(tmp_path)
    change(tmp_path, f"UPDATE runs SET summary = '{end}'")
    assert "record: its end or its summary" in "\n".join(replay(Results(tmp_path), record.run).differences)


def test_parts_of_the_state_may_come_and_go_with_versions(tmp_path: Path) -> None:
    _, record = play_headless(tmp_path)
    change(tmp_path, "UPDATE runs SET summary = replace(summary, '\"on_hold\":', '\"once\":')")
    assert "on_hold" not in Results(tmp_path).run(record.run).summary[STATE]
    told = "\n".join(replay(Results(tmp_path), record.run).differences)
    assert "record: its end or its summary" in told and "state." not in told


def test_another_scenario_under_the_same_hash_shows(tmp_path: Path) -> None:
    import zlib

    from game.session.record import compiled

    _, record = play_headless(tmp_path)
    other = zlib.compress(compiled(replace(scenario(), title="another")))
    connection = sqlite3.connect(tmp_path / schema.FILE)
    connection.execute("UPDATE scenarios SET compiled = ?", (other,))
    connection.commit()
    connection.close()
    assert "scenario: the stored scenario is not the one" in "\n".join(
        replay(Results(tmp_path), record.run).differences
    )


def test_what_cannot_be_replayed_says_why(tmp_path: Path) -> None:
    _, record = play_headless(tmp_path)
    change(tmp_path, "UPDATE events SET kind = 'Vanished' WHERE seq = 2")
    with pytest.raises(ReplayError, match=r"event 2 of run .* unknown kind of event: 'Vanished'"):
        replay(Results(tmp_path), record.run)
    change(tmp_path, "UPDATE runs SET format = 99")
    with pytest.raises(ReplayError, match="played with scenario format 99"):
        replay(Results(tmp_path), record.run)
    with pytest.raises(ValueError, match="there is no run nothing"):
        replay(Results(tmp_path), "nothing")


def test_a_replay_needs_no_folder_that_can_be_written_and_no_script(tmp_path: Path) -> None:
    play, record = play_headless(tmp_path)
    again: Replay = replay(Results(tmp_path), record.run[:20])
    assert again.play.scenario == replace(play.scenario, places={})


def test_no_path_of_the_machine_gets_into_a_record(tmp_path: Path) -> None:
    _, record = play_headless(tmp_path)
    assert b"/home/" not in Results(tmp_path).scenario(scenario().hash)
    assert b"/home/" not in b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert record.run
