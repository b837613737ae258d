"""Made-up recordings for the tests of the results folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from game.results.run import Header, Row
from game.results.store import Recording, Store

COMPILED = b'{"id":"shinjuku-officer","kind":"scam"}'
HEADER = Header(
    format=1,
    scenario="shinjuku-officer",
    scenario_hash="ab" * 32,
    seed=7,
    variants={"officer": "mori"},
    languages={"screen": "ja", "captions": "ja", "voice": ""},
    time_scale=100,
    version="0.1.0",
)
SUMMARY = {"score": 1.0, "outcome": "safe", "disclosed": []}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
_small = st.integers(min_value=0, max_value=2**40)
rows = st.builds(
    Row,
    _small,
    _small,
    st.text(max_size=8),
    st.text(max_size=12),
    st.dictionaries(st.text(), json_values, max_size=3),
)
batches = st.lists(st.lists(rows, max_size=5), max_size=8)


def row(number: int, **data: object) -> Row:
    return Row(at_ms=number * 1000, take=0, actor="player", kind="Chose", data={"reply": f"c{number}", **data})


def record(store: Store, commands: Iterable[Sequence[Row]], *, end: bool = True) -> Recording:
    """Record a play and wait until all of it is on the disk."""
    recording = store.begin(HEADER, lambda: COMPILED)
    tickets = [recording.append(command) for command in commands]
    if end:
        tickets.append(recording.end("finished", SUMMARY))
    assert all(ticket.wait(20) for ticket in tickets), store.trouble
    return recording
