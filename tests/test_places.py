"""Shipped folders exist; the person's own lie apart and may be moved together."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import places

OWN = (places.results, places.settings, places.cache_folder, places.logs)


def test_what_is_shipped_is_there() -> None:
    assert (places.scenarios() / "LICENSE").is_file()
    assert (places.assets() / "fonts" / "coverage.json").is_file()


def test_own_folders_are_outside_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KAKENAOSHI_HOME")
    for place in OWN:
        assert "kakenaoshi" in str(place()).lower()
        assert not place().is_relative_to(places.scenarios().parent)


@given(st.text("abcé かけ直し", min_size=1, max_size=12).filter(str.strip))
def test_one_variable_moves_all_of_them_and_keeps_them_apart(name: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        # In memory, so that names which no ASCII locale could pass to the system are tried as well.
        patch.setattr(os, "environ", {"KAKENAOSHI_HOME": str(Path.cwd() / name)})
        found = [place() for place in OWN]
    assert all(folder.parent == Path.cwd() / name for folder in found)
    assert len(set(found)) == len(OWN)
