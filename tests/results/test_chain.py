"""No stored byte changes unseen."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.results import schema
from game.results.reading import Unreadable
from game.results.store import Results, Store
from tests.results.plays import COMPILED, record, row

EVENT_COLUMNS = ("seq", "at_ms", "take", "actor", "kind", "data", "chain")
RUN_COLUMNS = (
    "format", "scenario", "scenario_hash", "seed", "variants", "languages", "time_scale", "version",
    "started_at", "state", "ended_at", "summary", "events", "seal",
)  # fmt: skip


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one run of six events, é in one of them (so that JSON holds an escape)."""
    folder = tmp_path_factory.mktemp("original")
    with Store(folder) as store:
        record(store, [[row(0), row(1, place="é")], [row(2), row(3), row(4), row(5)]])
    return folder


def changed(original: Path, folder: Path, statement: str, values: tuple[object, ...] = ()) -> str:
    """Copy the folder, change its database behind the store's back, say what `verify` finds."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(original, folder)
    (run,) = Results(folder).runs()
    connection = sqlite3.connect(folder / schema.FILE)
    connection.execute("PRAGMA ignore_check_constraints=ON")
    assert connection.execute(statement, values).rowcount == 1
    connection.commit()
    connection.close()
    return Results(folder).verify(run.id)


def test_the_untouched_run_is_whole(original: Path) -> None:
    (run,) = Results(original).runs()
    assert Results(original).verify(run.id) == ""


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_changed_byte_of_a_row_shows(original: Path, tmp_path: Path, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(["events", "runs"]))
    column = data.draw(st.sampled_from(EVENT_COLUMNS if table == "events" else RUN_COLUMNS))
    at = data.draw(st.integers(0, 5)) if table == "events" else 0
    connection = sqlite3.connect(original / schema.FILE)
    order = "seq" if table == "events" else "id"
    was = connection.execute(f"SELECT {column} FROM {table} ORDER BY {order} LIMIT 1 OFFSET {at}").fetchone()[0]
    connection.close()
    if isinstance(was, int):
        new: object = was ^ (1 << data.draw(st.integers(3, 40)))
    elif was == "":
        new = "x"
    else:
        raw = bytearray(was.encode())
        raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
        new = bytes(raw)
    # As text again, valid UTF-8 or not: what a flipped byte in the file leaves.
    changing = f"{column} = CAST(? AS TEXT)" if isinstance(new, bytes) else f"{column} = ?"
    key = f"seq = {at}" if table == "events" else "TRUE"
    found = changed(original, tmp_path / "changed", f"UPDATE {table} SET {changing} WHERE {key}", (new,))
    assert found != "", f"{table}.{column}: {was!r} became {new!r}"


def test_another_spelling_of_the_same_json_shows(original: Path, tmp_path: Path) -> None:
    found = changed(
        original, tmp_path / "c", r"UPDATE events SET data = replace(data, '\u00e9', '\u00E9') WHERE seq = 1"
    )
    assert "damaged" in found


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("DELETE FROM events WHERE seq = 5", "5 events are there, 6 were written"),
        ("DELETE FROM events WHERE seq = 2", "event 2 is missing"),
        ("UPDATE events SET actor = 'class' WHERE seq = 3", "event 3 is not as it was written"),
        ("UPDATE runs SET seed = '8'", "event 0 or the header is not as it was written"),
        ("UPDATE runs SET summary = replace(summary, '1.0', '0.0')", "its end or its summary"),
        ("DELETE FROM runs", "there is no run"),
    ],
)
def test_verify_says_where(original: Path, tmp_path: Path, statement: str, says: str) -> None:
    assert says in changed(original, tmp_path / "c", statement)


def test_bits_flipped_in_the_file_never_change_a_run_unseen(original: Path, tmp_path: Path) -> None:
    (run,) = Results(original).runs()
    events = Results(original).events(run.id)
    whole = (original / schema.FILE).read_bytes()
    (tmp_path / schema.FILE).write_bytes(whole)
    damaged = Results(tmp_path)
    draw = random.Random(20260801)
    seen = 0
    for _ in range(400):
        bit = draw.randrange(len(whole) * 8)
        raw = bytearray(whole)
        raw[bit // 8] ^= 1 << bit % 8
        (tmp_path / schema.FILE).write_bytes(raw)
        if damaged.verify(run.id):
            seen += 1
            continue
        assert damaged.runs() == (run,), f"bit {bit}"
        assert damaged.events(run.id) == events, f"bit {bit}"
        try:
            assert damaged.scenario(run.header.scenario_hash) == COMPILED, f"bit {bit}"
        except Unreadable:
            seen += 1
    assert seen >= 20
