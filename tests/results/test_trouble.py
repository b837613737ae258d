"""A disk in trouble never reaches the play: it goes on in memory, and one sentence says what to do."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from game.results import copies, schema, writer, writing
from game.results.store import Recording, Results, Store
from game.results.trouble import Trouble, diagnose
from tests.results.plays import COMPILED, HEADER, SUMMARY, record, row


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "RETRY_S", 0.05)


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """An empty folder, in a process for which permissions count (root ignores them)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        if not hasattr(os, "geteuid") or os.geteuid() != 0:
            yield folder
            return
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
        try:
            yield folder
        finally:
            os.seteuid(0)


def begin(store: Store) -> tuple[Recording, bool]:
    recording = store.begin(HEADER, lambda: COMPILED)
    ticket = recording.append([row(0), row(1)])
    ticket.wait(20)
    assert ticket.done
    return recording, ticket.durable


def until(condition: Callable[[], bool]) -> None:
    late = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < late
        time.sleep(0.01)


def kind(store: Store) -> str:
    return store.trouble.kind if store.trouble else ""


def test_a_path_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with Store(tmp_path / "notes.txt") as store:
        recording, durable = begin(store)
        assert not durable
        assert kind(store) == "not-a-folder"
        assert "is no folder; choose another with --results" in str(store.trouble)
        # The session itself still knows the play.
        assert [run.id for run in store.runs()] == [recording.id]
        assert len(store.events(recording.id)) == 2
        assert store.verify(recording.id) == ""
        assert store.scenario(HEADER.scenario_hash) == COMPILED
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name == "nt", reason="folders on Windows know no such permission")
def test_a_folder_that_may_not_be_written(unprivileged: Path) -> None:
    unprivileged.chmod(0o555)
    with Store(unprivileged) as store:
        recording, durable = begin(store)
        assert (durable, kind(store)) == (False, "read-only")
        # Allowed again, everything is written by itself.
        unprivileged.chmod(0o777)
        until(lambda: store.trouble is None)
        assert recording.end("finished", SUMMARY).wait(20)
    (run,) = Results(unprivileged).runs()
    assert (run.events, Results(unprivileged).verify(run.id)) == (2, "")


@pytest.mark.skipif(os.name == "nt", reason="folders on Windows know no such permission")
def test_a_read_only_folder_is_read(unprivileged: Path) -> None:
    with Store(unprivileged) as store:
        recording = record(store, [[row(0)]])
    (unprivileged / schema.FILE).chmod(0o444)
    unprivileged.chmod(0o555)
    try:
        assert Results(unprivileged).verify(recording.id) == ""
        with Store(unprivileged) as store:
            assert [run.id for run in store.runs()] == [recording.id]
            assert begin(store)[1] is False
            assert kind(store) == "read-only"
    finally:
        unprivileged.chmod(0o777)


@pytest.mark.skipif(os.name == "nt", reason="folders on Windows know no such permission")
@pytest.mark.parametrize("mode", [0o444, 0o644])
def test_a_read_only_folder_with_a_torn_transaction_is_read(unprivileged: Path, mode: int) -> None:
    with Store(unprivileged) as store:
        recording = record(store, [[row(0)]])
    # A copy taken in the middle of a commit, journal and all: what a stick pulled out too early holds.
    torn = unprivileged / "torn"
    torn.mkdir()
    connection = sqlite3.connect(unprivileged / schema.FILE, isolation_level=None)
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE runs SET summary = '{}'")
    connection.executemany(
        "INSERT INTO events VALUES ('x', ?, 0, 0, '', '', ?, '')", ((n, "x" * 2000) for n in range(50))
    )
    for name in (schema.FILE, f"{schema.FILE}-journal"):
        (torn / name).write_bytes((unprivileged / name).read_bytes())
    connection.execute("ROLLBACK")
    connection.close()
    (torn / schema.FILE).chmod(mode)
    torn.chmod(0o555)
    try:
        (run,) = Results(torn).runs()
        assert (run.id, run.summary, Results(torn).verify(run.id)) == (recording.id, SUMMARY, "")
    finally:
        torn.chmod(0o777)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(min_size=1, max_size=20_000))
@example(bytes(4096))
@example(b"SQLite format 3\x00" + bytes(4080))
def test_a_file_of_any_bytes_is_set_aside_and_not_lost(rubbish: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / schema.FILE).write_bytes(rubbish)
        with Store(folder) as store:
            recording = record(store, [[row(0)]])
            assert kind(store) == "set-aside"
            (aside,) = folder.glob("results.db.broken-*")
            assert aside.name in str(store.trouble)
            assert store.verify(recording.id) == ""
        assert aside.read_bytes() == rubbish


def test_after_a_damaged_file_the_finished_runs_come_back_from_their_copies(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        ids = {record(store, [[row(n)]]).id for n in range(3)}
    path = tmp_path / schema.FILE
    path.write_bytes(path.read_bytes()[:5000] + b"\xff" * 8000)
    # A copy that was tampered with is not taken in.
    bad = sorted(ids)[0]
    copy = tmp_path / "runs" / f"{bad}.jsonl"
    copy.write_text(copy.read_text("utf-8").replace('"score": 1.0', '"score": 0.5'), encoding="utf-8")
    with Store(tmp_path) as store:
        assert {run.id for run in store.runs()} == ids - {bad}
        assert all(store.verify(id) == "" for id in ids - {bad})
        assert store.scenario(HEADER.scenario_hash) == COMPILED
    assert copy.exists()


def test_a_file_that_is_damaged_during_a_play_takes_nothing_with_it(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        recording, durable = begin(store)
        assert durable
        path = tmp_path / schema.FILE
        with open(path, "r+b") as file:
            file.write(b"\x00" * path.stat().st_size)
        assert recording.append([row(2)]).wait(20)
        assert kind(store) == "set-aside"
        assert store.verify(recording.id) == ""
    assert len(Results(tmp_path).events(recording.id)) == 3


def test_a_folder_that_is_deleted_during_a_play_is_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "results"
    with Store(folder) as store:
        recording, _ = begin(store)
        folder.rename(tmp_path / "moved")
        assert recording.append([row(2)]).wait(20)
        assert recording.end("finished", SUMMARY).wait(20)
    for place in (folder, tmp_path / "moved"):
        assert Results(place).verify(recording.id) == ""
    assert len(Results(folder).events(recording.id)) == 3
    assert len(Results(tmp_path / "moved").events(recording.id)) == 2


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(tmp_path) as store:
        record(store, [[row(0)]])
    room = {"pages": (tmp_path / schema.FILE).stat().st_size // 4096 + 1}
    connect = schema.connect

    def cramped(path: Path, busy_s: float = schema.BUSY_S) -> sqlite3.Connection:
        connection = connect(path, busy_s)
        connection.execute(f"PRAGMA max_page_count={room['pages']}")
        return connection

    monkeypatch.setattr(schema, "connect", cramped)
    with Store(tmp_path) as store:
        recording, durable = begin(store)
        assert durable
        ticket = recording.append([row(n, much="x" * 3000) for n in range(2, 40)])
        assert not ticket.wait(20)
        assert ticket.done
        assert kind(store) == "full"
        assert "free some space" in str(store.trouble)
        assert len(store.events(recording.id)) == 40
        room["pages"] = 10_000
        until(lambda: store.trouble is None)
        assert recording.end("finished", SUMMARY).wait(20)
    assert len(Results(tmp_path).events(recording.id)) == 40
    assert Results(tmp_path).verify(recording.id) == ""


def test_a_disk_that_fills_up_while_the_copy_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = True
    sync = os.fsync

    def fsync(file: int) -> None:
        if full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(file)

    monkeypatch.setattr(os, "fsync", fsync)
    with Store(tmp_path) as store:
        recording, _ = begin(store)
        assert recording.end("finished", SUMMARY).wait(20)
        assert kind(store) == "full"
        assert not list(tmp_path.glob("*/*.part"))
        full = False
        until(lambda: store.trouble is None)
    assert copies.read_run(tmp_path / "runs" / f"{recording.id}.jsonl")[0].summary == SUMMARY


def test_a_run_that_only_its_copy_saved_is_taken_in_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patch, Store(tmp_path) as store:
        patch.setattr(writing, "insert_events", refuse)
        recording, durable = begin(store)
        recording.end("finished", SUMMARY).wait(20)
        assert (durable, kind(store)) == (False, "failed")
        store.close()
    with Store(tmp_path) as store:
        assert store.verify(recording.id) == ""
        assert store.run(recording.id).summary == SUMMARY


def test_another_program_that_holds_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "BUSY_S", 0.1)
    with Store(tmp_path) as store:
        recording, _ = begin(store)
        other = sqlite3.connect(tmp_path / schema.FILE, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        ticket = recording.append([row(2)])
        ticket.wait(20)
        assert (ticket.done, ticket.durable, kind(store)) == (True, False, "busy")
        other.execute("ROLLBACK")
        other.close()
        until(lambda: store.trouble is None)
        assert recording.end("finished", SUMMARY).wait(20)
    assert len(Results(tmp_path).events(recording.id)) == 3


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("CREATE TABLE bookmarks (url TEXT)", "foreign"),
        (f"PRAGMA application_id={schema.APPLICATION}", "newer"),
    ],
)
def test_a_database_that_is_not_ours_is_left_alone(tmp_path: Path, statement: str, expected: str) -> None:
    path = tmp_path / schema.FILE
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    before = path.read_bytes()
    with Store(tmp_path) as store:
        assert begin(store)[1] is False
        assert kind(store) == expected
    assert path.read_bytes() == before


def test_every_sentence_names_the_place_and_a_way_out(tmp_path: Path) -> None:
    import typing

    from game.results.trouble import TroubleKind

    for name in typing.get_args(TroubleKind):
        sentence = str(Trouble(name, tmp_path, "the detail"))
        assert str(tmp_path) in sentence
        assert sentence.endswith(".") and sentence.count(". ") == 0
        assert any(word in sentence for word in ("choose", "free", "close", "keep", "use that"))


@given(st.sampled_from(sorted(errno.errorcode)))
def test_every_error_of_the_system_has_a_sentence(number: int) -> None:
    assert str(diagnose(OSError(number, os.strerror(number)), Path("/x"))).endswith(".")


def test_after_the_close_a_ticket_is_settled_at_once(tmp_path: Path) -> None:
    store = Store(tmp_path)
    recording, _ = begin(store)
    assert store.close()
    ticket = recording.append([row(2)])
    assert (ticket.done, ticket.durable) == (True, False)


def test_a_store_that_nobody_closes_keeps_no_program_from_ending(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from game.results.store import Store;"
        "from tests.results.plays import record, row; record(Store(Path(sys.argv[1])), [[row(0)]])"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True, timeout=30)
    assert len(Results(tmp_path).runs()) == 1
