"""A few of the kills that `python -m benchmarks.kill9` does by the hundred."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.kill9 import kill_often


@pytest.mark.slow
def test_no_acknowledged_event_is_lost_to_a_kill(tmp_path: Path) -> None:
    tally = kill_often(tmp_path, 6, seed=3)
    assert tally.lost == []
    assert tally.kills == 6
    assert tally.acknowledged > 0
