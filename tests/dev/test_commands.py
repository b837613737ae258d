"""run.py: what it hands on, what it returns, and that the documents name every command."""

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dev import commands
from dev.commands import COMMANDS
from dev.environment import ROOT, NotReady


class Shell:
    """Stands in for starting programs: notes each, answers with the codes given, then 0."""

    def __init__(self, *codes: int) -> None:
        self.codes = list(codes)
        self.runs: list[list[str]] = []
        self.settings: list[dict[str, Any]] = []

    def run(self, command: list[str], **settings: Any) -> subprocess.CompletedProcess[str]:
        self.runs.append(command[1:])
        self.settings.append(settings)
        return subprocess.CompletedProcess(command, self.codes.pop(0) if self.codes else 0)


def started(shell: Shell, *arguments: str) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subprocess, "run", shell.run)
        return commands.main(["--bare", *arguments])


def test_game_hands_its_own_help_on_and_stays_where_the_person_is() -> None:
    shell = Shell()
    assert started(shell, "game", "play", "--help") == 0
    assert shell.runs == [[str(ROOT / "main.py"), "play", "--help"]]
    assert shell.settings[0]["cwd"] is None


def test_without_a_command_it_plays(monkeypatch: pytest.MonkeyPatch) -> None:
    shell = Shell()
    monkeypatch.setattr(subprocess, "run", shell.run)
    monkeypatch.setattr(commands, "prepare", lambda *_: "python")
    assert commands.main([]) == 0
    assert shell.runs == [[str(ROOT / "main.py")]]
    assert started(Shell()) == 0


def test_the_first_failure_ends_it_and_is_its_answer() -> None:
    shell = Shell(0, 3)
    assert started(shell, "check") == 3
    assert len(shell.runs) == 2


def test_ascii_switches_off_what_python_does_about_plain_locales() -> None:
    shell = Shell()
    started(shell, "ascii")
    found = shell.settings[0]["env"]
    assert (found["LC_ALL"], found["PYTHONUTF8"], found["PYTHONCOERCECLOCALE"]) == ("C", "0", "0")


def test_a_machine_that_is_not_ready_is_told_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise NotReady("because")

    monkeypatch.setattr(commands, "prepare", refuse)
    assert commands.main(["test"]) == 2
    assert "because" in capsys.readouterr().err


def test_ctrl_c_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "run", interrupted)
    assert commands.main(["--bare", "test"]) == 130


@given(
    st.sampled_from(sorted(COMMANDS)),
    st.lists(st.sampled_from(["-k", "x y", "--help", "tests/a", "é"]), max_size=4),
)
def test_what_follows_the_name_reaches_the_last_run_unchanged(name: str, rest: list[str]) -> None:
    shell = Shell()
    started(shell, name, *rest)
    expected = [list(run) for run in COMMANDS[name].runs]
    expected[-1] += rest
    assert shell.runs == expected


def test_check_holds_every_single_check() -> None:
    singles = ("lint", "types", "imports", "content", "plans", "schema")
    assert COMMANDS["check"].runs == tuple(run for name in singles for run in COMMANDS[name].runs)


def test_help_needs_nothing_installed_and_lists_every_command() -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-E", str(ROOT / "run.py"), "--help"], capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0
    for name, command in COMMANDS.items():
        assert name in done.stdout
        assert command.about.split(":")[0].split()[0] in done.stdout


def test_the_documents_name_every_command() -> None:
    develop = (ROOT / "docs" / "develop.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"`{name}`" in develop
