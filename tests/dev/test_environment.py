"""The environment of run.py: made once, mended after a change, refused with a sentence."""

import importlib.util
import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dev import environment

DEV, SPEECH, NONE = frozenset({"dev"}), frozenset({"speech"}), frozenset[str]()

Machine = tuple[Path, list[frozenset[str]], Callable[[frozenset[str]], None]]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Nothing is really installed: the folder, what pip was asked for, and a way to make pip fail."""
    asked: list[frozenset[str]] = []
    failing: list[frozenset[str]] = []

    def pip(python: Path, extras: frozenset[str]) -> bool:
        asked.append(extras)
        return not any(bad <= extras for bad in failing)

    def build(_: object, folder: Path) -> None:
        python = environment.python_in(folder)
        python.parent.mkdir(parents=True)
        python.touch()

    monkeypatch.setenv("KAKENAOSHI_VENV", str(tmp_path / "venv"))
    monkeypatch.setattr(environment, "_pip", pip)
    monkeypatch.setattr(venv.EnvBuilder, "create", build)
    return tmp_path / "venv", asked, failing.append


def test_set_up_happens_once(machine: Machine) -> None:
    folder, asked, _ = machine
    assert environment.prepare(NONE, SPEECH) == environment.python_in(folder)
    environment.prepare(NONE, SPEECH)
    environment.prepare(NONE)
    assert asked == [SPEECH]


def test_tests_need_more_than_the_game_and_then_have_both(machine: Machine) -> None:
    _, asked, _ = machine
    environment.prepare(NONE, SPEECH)
    environment.prepare(DEV, SPEECH)
    environment.prepare(NONE, SPEECH)
    assert asked == [SPEECH, DEV | SPEECH]


def test_without_a_japanese_voice_the_rest_is_installed_and_it_is_said(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    _, asked, fail_with = machine
    fail_with(SPEECH)
    environment.prepare(DEV, SPEECH)
    environment.prepare(DEV, SPEECH)
    assert asked == [DEV | SPEECH, DEV]
    assert environment.NO_SPEECH in capsys.readouterr().out


def test_without_network_it_says_so_and_tries_again_next_time(machine: Machine) -> None:
    _, asked, fail_with = machine
    fail_with(NONE)
    for _ in range(2):
        with pytest.raises(environment.NotReady, match="network"):
            environment.prepare(NONE)
    assert asked == [NONE, NONE]


def test_another_python_or_a_moved_folder_makes_it_anew(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, asked, _ = machine
    environment.prepare(NONE)
    (folder / "left over").touch()
    monkeypatch.setattr(sys, "version", "3.99")
    environment.prepare(NONE)
    assert asked == [NONE, NONE]
    assert not (folder / "left over").exists()


def test_a_changed_project_is_installed_again(machine: Machine) -> None:
    folder, asked, _ = machine
    environment.prepare(NONE)
    stamp = folder / environment.STAMP
    stamp.write_text(json.dumps({**json.loads(stamp.read_text(encoding="utf-8")), "project": "old"}), encoding="utf-8")
    environment.prepare(NONE)
    assert asked == [NONE, NONE]


def test_a_folder_of_somebody_else_is_left_alone(machine: Machine) -> None:
    folder, _, _ = machine
    folder.mkdir()
    (folder / "thesis.txt").touch()
    with pytest.raises(environment.NotReady, match="left alone"):
        environment.prepare(NONE)
    assert (folder / "thesis.txt").exists()


def test_an_interrupted_set_up_is_taken_up_again(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(venv.EnvBuilder, "create", interrupted)
        with pytest.raises(KeyboardInterrupt):
            environment.prepare(NONE)
    assert environment.prepare(NONE).is_file()


def test_a_python_without_ensurepip_gets_a_sentence(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(environment.NotReady, match="python3-venv"):
        environment.prepare(NONE)


@pytest.mark.parametrize("error", [OSError("disk full"), subprocess.CalledProcessError(1, "ensurepip")])
def test_a_failing_machine_gets_a_sentence(machine: Machine, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(venv.EnvBuilder, "create", fail)
    with pytest.raises(environment.NotReady, match="could not be made"):
        environment.prepare(NONE)


@given(st.binary(max_size=40))
def test_any_bytes_in_the_stamp_are_read_as_nothing_or_an_object(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        stamp = Path(folder) / environment.STAMP
        stamp.write_bytes(content)
        assert isinstance(environment._read(stamp), dict)
