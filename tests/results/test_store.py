from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.results import copies, schema
from game.results import run as runs
from game.results.reading import Unreadable
from game.results.run import Header, Row
from game.results.store import Results, Store, open_store
from tests.results.plays import COMPILED, HEADER, SUMMARY, batches, record, row


def test_a_play_is_there_after_the_acknowledgement_and_read_by_another(tmp_path: Path) -> None:
    with open_store(tmp_path / "new" / "folder") as store:
        recording = record(store, [[row(0), row(1)], [row(2)]])
        assert store.trouble is None
    other = Results(tmp_path / "new" / "folder")
    (run,) = other.runs()
    assert (run.id, run.header, run.state, run.summary) == (recording.id, HEADER, "finished", SUMMARY)
    assert run.events == 3
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", run.started_at)
    assert run.ended_at >= run.started_at
    assert [event.data["reply"] for event in other.events(run.id)] == ["c0", "c1", "c2"]
    assert other.scenario(HEADER.scenario_hash) == COMPILED
    assert other.verify(run.id) == ""


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(batches, st.integers())
def test_any_events_come_back_in_order(commands: list[list[Row]], seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder)) as store:
        header = Header(1, "x", "0" * 64, seed, {"\ud800": "é"}, {}, 150, "0.1.0")
        recording = store.begin(header, lambda: COMPILED)
        for command in commands:
            recording.append(command)
        assert recording.end("stopped", {}).wait(20)
        written = [item for command in commands for item in command]
        (run,) = store.runs()
        assert run.header == header
        assert [Row(e.at_ms, e.take, e.actor, e.kind, e.data) for e in store.events(run.id)] == written
        assert [event.seq for event in store.events(run.id)] == list(range(len(written)))
        assert store.verify(run.id) == ""


def test_newest_run_comes_first_and_a_beginning_of_its_id_finds_it(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        ids = [record(store, [[row(0)]]).id for _ in range(4)]
        assert [run.id for run in store.runs()] == ids[::-1]
        assert store.run(ids[2]).id == ids[2]
        assert store.run(ids[2][:-1]).id == ids[2]
        with pytest.raises(Unreadable, match="4 runs begin with"):
            store.run(ids[0][:3])
        with pytest.raises(Unreadable, match="there is no run zz"):
            store.run("zz")


def test_ids_are_uuid_version_7_that_rise_even_when_the_clock_goes_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = time.time_ns() // 1_000_000
    first = runs.new_id()
    assert before <= uuid.UUID(first).int >> 80 <= time.time_ns() // 1_000_000
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000_000)
    ids = [first] + [runs.new_id() for _ in range(1000)]
    assert ids == sorted(set(ids))
    assert {uuid.UUID(id).version for id in ids} == {7}
    assert {uuid.UUID(id).variant for id in ids} == {uuid.RFC_4122}


def test_the_scenario_is_stored_once_for_each_hash(tmp_path: Path) -> None:
    import sqlite3

    with Store(tmp_path) as store:
        for _ in range(3):
            record(store, [[row(0)]])
    connection = sqlite3.connect(tmp_path / schema.FILE)
    assert connection.execute("SELECT count(*) FROM scenarios").fetchone() == (1,)
    connection.close()
    assert [path.name for path in (tmp_path / "scenarios").iterdir()] == [f"{HEADER.scenario_hash}.json"]


def test_the_file_is_kept_in_the_durable_mode(tmp_path: Path) -> None:
    connection = schema.connect(tmp_path / schema.FILE)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (3,)
    assert connection.execute("PRAGMA busy_timeout").fetchone() == (5000,)
    connection.close()


def test_a_finished_run_has_a_copy_of_one_event_a_line(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        recording = record(store, [[row(0), row(1)]])
    first, *rest = (tmp_path / "runs" / f"{recording.id}.jsonl").read_text("utf-8").splitlines()
    head = json.loads(first)
    assert (head["run"], head["state"], head["summary"]) == (recording.id, "finished", SUMMARY)
    assert [json.loads(line)["data"]["reply"] for line in rest] == ["c0", "c1"]
    assert not list(tmp_path.glob("**/*.part"))


def test_practice_after_the_end_belongs_to_the_ended_run(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        recording = record(store, [[row(0)]])
        assert recording.append([row(1), row(2)]).wait(20)
    (run,) = Results(tmp_path).runs()
    assert (run.state, run.summary, run.events) == ("finished", SUMMARY, 3)
    assert Results(tmp_path).verify(run.id) == ""
    copy, events = copies.read_run(tmp_path / "runs" / f"{run.id}.jsonl")
    assert (copy, events) == (run, Results(tmp_path).events(run.id))


def test_nothing_that_was_typed_and_no_name_has_a_column(tmp_path: Path) -> None:
    connection = schema.connect(tmp_path / schema.FILE)
    columns = {
        table: {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        for table in ("runs", "events", "scenarios")
    }
    connection.close()
    assert columns["events"] == {"run", "seq", "at_ms", "take", "actor", "kind", "data", "chain"}
    assert columns["scenarios"] == {"hash", "format", "compiled"}
    # `player` is the random name of the process that plays.
    assert columns["runs"] == set(Header.__dataclass_fields__) | {
        "id", "started_at", "state", "ended_at", "summary", "events", "seal", "player",
    }  # fmt: skip


def test_a_play_that_was_left_open_is_interrupted_at_the_next_start(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        left = record(store, [[row(0)], [row(1)]], end=False)
        ended = record(store, [[row(0)]])
    with Store(tmp_path) as store:
        states = {run.id: run.state for run in store.runs()}
        assert states == {left.id: "interrupted", ended.id: "finished"}
        assert store.verify(left.id) == store.verify(ended.id) == ""
        assert len(store.events(left.id)) == 2
    assert (tmp_path / "runs" / f"{left.id}.jsonl").exists()
    assert not list((tmp_path / "playing").iterdir())


def test_a_live_game_on_the_same_folder_is_not_marked(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from game.results.store import Store;"
        "from tests.results.plays import record, row;"
        "store = Store(Path(sys.argv[1])); recording = record(store, [[row(0)]], end=False);"
        "print(recording.id, flush=True); sys.stdin.readline();"
        "recording.append([row(1)]).wait(20); recording.end('finished', {}).wait(20); store.close()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdin is not None and other.stdout is not None
        id = other.stdout.readline().strip()
        with Store(tmp_path) as store:
            assert [(run.id, run.state) for run in store.runs()] == [(id, "running")]
            mine = record(store, [[row(0)]])
        other.stdin.write("\n")
        other.stdin.flush()
        other.wait(30)
    assert {run.id: run.state for run in Results(tmp_path).runs()} == {id: "finished", mine.id: "finished"}
    assert Results(tmp_path).verify(id) == ""


def test_two_games_write_at_once_and_lose_nothing(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from game.results.store import Store;"
        "from tests.results.plays import record, row;"
        "store = Store(Path(sys.argv[1]));"
        "[record(store, [[row(n), row(n + 1)] for n in range(0, 30, 2)]) for _ in range(3)]; store.close()"
    )
    games = [subprocess.Popen([sys.executable, "-c", script, str(tmp_path)]) for _ in range(2)]
    assert [game.wait(60) for game in games] == [0, 0]
    found = Results(tmp_path).runs()
    assert len(found) == 6
    for run in found:
        assert (run.state, run.events, Results(tmp_path).verify(run.id)) == ("finished", 30, "")


def test_a_new_version_of_the_tables_is_reached_by_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(tmp_path) as store:
        recording = record(store, [[row(0)]])
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, ("CREATE TABLE classes (id TEXT)",)))
    with Store(tmp_path) as store:
        assert store.verify(recording.id) == ""
        assert store.trouble is None
    connection = schema.connect(tmp_path / schema.FILE)
    assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert connection.execute("SELECT count(*) FROM classes").fetchone() == (0,)
    connection.close()


def test_the_database_is_not_imported_until_a_store_is_opened() -> None:
    script = "import sys, game.results.store; print('sqlite3' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False"


def test_an_empty_folder_has_no_runs_and_reading_makes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    assert Results(folder).runs() == ()
    assert Results(folder).verify("x") == f"{folder} holds no results"
    assert not folder.exists()


def test_without_a_folder_it_is_this_persons_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.places.results", lambda: tmp_path / "own")
    with open_store() as store:
        record(store, [[row(0)]])
    assert len(Results(tmp_path / "own").runs()) == 1
