"""The commands as a user types them: what they print, and their exit codes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dev.environment import ROOT


def typed(*words: str, code: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in its own process and check its exit code; nothing may end in a traceback."""
    env = {**os.environ, **environment}
    env.pop("DISPLAY", None)
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words],
        capture_output=True,
        encoding="utf-8",
        env=env,
        timeout=120,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == code, (done.returncode, done.stdout[-2000:], done.stderr[-2000:])
    return done


def test_list() -> None:
    rows = json.loads(typed("list", "--json").stdout)
    assert {row["id"] for row in rows} >= {"shinjuku-officer", "lost-wallet"}
    assert all(set(row) == {"id", "kind", "title", "langs"} for row in rows)


def test_a_headless_play_is_recorded_and_replays(tmp_path: Path) -> None:
    words = ("play", "shinjuku-officer", "--headless", "--as", "protocol", "--seed", "5", "--json")
    result = json.loads(typed(*words, "--results", str(tmp_path)).stdout)
    assert set(result) >= {
        "scenario", "kind", "outcome", "score", "steps", "matter", "discernment", "disclosed", "lost_yen",
        "left_at_ms", "flags_passed", "events", "run",
    }  # fmt: skip
    assert (result["outcome"], result["score"]) == ("safe", 1.0)
    listed = json.loads(typed("results", "list", "--json", "--results", str(tmp_path)).stdout)
    assert [row["run"] for row in listed] == [result["run"]]
    again = json.loads(typed("replay", result["run"], "--results", str(tmp_path), "--json").stdout)
    assert again["differences"] == [] and again["steps"] == result["steps"]


def test_a_play_beside_a_relative_is_told_apart(tmp_path: Path) -> None:
    words = ("play", "shinjuku-officer", "--headless", "--as", "quiet", "--results", str(tmp_path), "--json")
    assert "--helper" in typed(*words, code=2).stderr
    result = json.loads(typed(*words, "--helper").stdout)
    assert (result["helper"], result["outcome"]) == (True, "lost")
    (row,) = json.loads(typed("results", "list", "--json", "--results", str(tmp_path)).stdout)
    assert row["result"]["helper"] is True
    assert typed("results", "list", "--results", str(tmp_path)).stdout.rstrip().endswith("helper")
    assert json.loads(typed("replay", result["run"], "--results", str(tmp_path), "--json").stdout)["differences"] == []


def test_the_same_seed_gives_the_same_play(tmp_path: Path) -> None:
    def play() -> dict[str, object]:
        words = ("play", "line-badge", "--headless", "--as", "random", "--seed", "7", "--json")
        result: dict[str, object] = json.loads(typed(*words, "--results", str(tmp_path)).stdout)
        del result["run"]
        return result

    assert play() == play()


def test_headless_imports_no_pygame(tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv = ['kakenaoshi', 'play', 'lost-wallet', '--headless', '--as', 'hang-up',"
        f" '--results', {str(tmp_path)!r}];"
        "from game.cli import main; code = main(); print('pygame' in sys.modules, code)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] == "False 0", done.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("play", "shinjuku-oficer", "--headless", "--as", "obeys"), "shinjuku-officer"),
        (("play", "lost-wallet", "--headless"), "--as"),
        (("play", "--headless", "--as", "obeys"), "list"),
        (("play", "--helper"), "list"),
        (("play", "lost-wallet", "--as", "obeys"), "--headless"),
        (("play", "lost-wallet", "--headless", "--as", "nobody"), "protocol"),
        (("play", "lost-wallet", "--lang", "xx"), "ja"),
        (("play", "lost-wallet", "--voice", "de", "--headless", "--as", "obeys"), "off"),
        (("frobnicate",), "frobnicate"),
        (("walk", "lost-wallet", "--runs", "0"), "--runs"),
        (("screenshots", "out", "--size", "big"), "--size"),
        (("screenshots", "out", "--text", "120"), "--text"),
        (("lint", "no/such/folder"), "scenario.yaml"),
    ],
)
def test_wrong_use_is_told_and_exits_with_2(words: tuple[str, ...], says: str) -> None:
    assert says in typed(*words, code=2).stderr


def test_digits_that_are_no_numbers_are_no_size(tmp_path: Path) -> None:
    # Called in this process: an ASCII locale could not hand such an argument to another.
    from game.cli import WRONG
    from game.commands import screenshots

    assert screenshots(tmp_path, lang="", size="²²²x800", text=100) == WRONG


def test_a_run_that_is_not_there(tmp_path: Path) -> None:
    assert typed("replay", "nothing", "--results", str(tmp_path), code=1).stderr.strip()


def test_without_a_display_one_clear_sentence() -> None:
    done = typed(code=2, SDL_VIDEODRIVER="x11", WAYLAND_DISPLAY="")
    assert "--headless" in done.stderr
    assert "desktop session" in done.stderr


@pytest.mark.parametrize("command", ["play", "lint", "test", "walk", "replay", "screenshots", "doctor", "list"])
def test_every_command_explains_itself(command: str) -> None:
    assert "Usage" in typed(command, "--help").stdout


def test_lint_and_plans_of_what_ships() -> None:
    typed("lint")
    typed("test")


def test_a_broken_script_exits_with_1_and_names_the_place(tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "scenario.yaml").write_text("id: broken\nkind: scam\nkind: scam\n", encoding="utf-8")
    done = typed("lint", str(folder), code=1)
    assert "scenario.yaml:3:1:" in done.stdout


def test_lint_explains_a_node_with_its_places() -> None:
    told = typed("lint", "--explain", "first-call/hello", "shinjuku-officer").stdout
    assert "scenarios/shinjuku-officer/first-call.yaml:" in told
    assert "hang-up" not in typed("lint", "--explain", "no-such-node", "lost-wallet", code=1).stdout


def test_lint_writes_missing_ids_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "lost-wallet"
    shutil.copytree(ROOT / "scenarios" / "lost-wallet", folder)
    file = folder / "first-call.yaml"
    before = file.read_text(encoding="utf-8")
    assert "- {id: d.details.2, " in before
    file.write_text(before.replace("- {id: d.details.2, ", "- {"), encoding="utf-8")
    typed("lint", "--fix-ids", str(folder))
    after = file.read_text(encoding="utf-8")
    assert after.count("{id: ") == before.count("{id: ")
    assert len(after.splitlines()) == len(before.splitlines())


def test_doctor_says_what_it_found() -> None:
    done = typed("doctor", "--json", code=1, SDL_AUDIODRIVER="dummy")
    whats = {row["what"] for row in json.loads(done.stdout)}
    assert whats >= {"versions", "display", "sound", "voice ja", "fonts", "records"}


def test_walk_reports_as_json() -> None:
    words = ("walk", "lost-wallet", "--runs", "3", "--seed", "9", "--helper", "--json")
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words], capture_output=True, encoding="utf-8", timeout=120
    )
    report = json.loads(done.stdout)
    assert (report["runs"], report["failures"]) == (3, [])
    assert done.returncode == (1 if report["missed"] else 0)


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    words = ("play", "lost-wallet", "--headless", "--as", "protocol", "--results", str(tmp_path))
    done = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert done.stdout is not None and done.stderr is not None
    done.stdout.close()
    assert done.stderr.read() == b""
    assert done.wait(60) == 0


def test_a_replay_names_the_whole_run_and_promises_nothing_of_one_that_broke_off(tmp_path: Path) -> None:
    from game.results.store import Store
    from game.session.play import Play
    from game.session.record import Record
    from tests.session.scripts import scenario

    one = scenario("lost-wallet")
    with Store(tmp_path) as store:
        record = Record(store, one, screen="ja", captions="ja", voice="ja")
        Play(one, 1, recorder=record)
        assert record.wait(20)
    told = typed("replay", record.run[:20], "--results", str(tmp_path)).stdout
    assert "broke off" in told and "those of the live play" not in told
    again = json.loads(typed("replay", record.run[:20], "--results", str(tmp_path), "--json").stdout)
    assert (again["run"], again["proved"], again["differences"]) == (record.run, False, [])
