"""Reads the game's window from another process over AT-SPI, as a screen reader does, and presses "answer" there.

Starts a session bus, an X server without a screen and the game, all of them its own, and closes them again. What the
desktop's packages must bring is looked for first: without them nothing is tried, and a word says what is missing
(the exit code is 77 then, as test harnesses have it).

Debian, Ubuntu: apt install xvfb at-spi2-core gir1.2-atspi-2.0 python3-gi dbus
"""

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from dev.environment import ROOT

SKIPPED = 77
SCENARIO = "shinjuku-officer"
ASK = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


def reader() -> str | None:
    """A Python that can speak AT-SPI: this one, or the system's own, which has the distribution's packages."""
    for python in (sys.executable, "/usr/bin/python3"):
        if Path(python).exists() and not subprocess.run([python, "-c", ASK], capture_output=True).returncode:
            return python
    return None


def missing() -> list[str]:
    """What this machine lacks, in words; empty if the way is free."""
    if sys.platform != "linux":
        return ["AT-SPI (it is Linux's)"]
    lacking = [name for name in ("dbus-run-session", "Xvfb") if shutil.which(name) is None]
    launchers = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
    if not any(Path(file).exists() for file in launchers):
        lacking.append("at-spi2-core")
    if reader() is None:
        lacking.append("python3-gi with gir1.2-atspi-2.0")
    if subprocess.run([sys.executable, "-c", "import accesskit"], capture_output=True).returncode:
        lacking.append("the Python package accesskit")
    return lacking


def attempt(lang: str = "ja") -> dict[str, Any]:
    """Reads and presses; what was found. Raises RuntimeError with the words of whoever failed."""
    python = reader()
    assert python is not None
    with tempfile.TemporaryDirectory() as home:
        script = Path(__file__).with_name("at_spi_reader.py")
        done = subprocess.run(
            ["dbus-run-session", "--", python, str(script), sys.executable, str(ROOT), SCENARIO, lang, *words(lang)],
            cwd=ROOT,
            env={**plain(), **_private(home), "SDL_AUDIODRIVER": "dummy", "PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            timeout=400,
        )
        _, mark, answer = done.stdout.rpartition("FOUND")
        if not mark or done.returncode:
            raise RuntimeError(f"nothing was read over AT-SPI:\n{done.stdout}{done.stderr}")
        found: dict[str, Any] = json.loads(answer)
        found["recorded"] = recorded(Path(home))
        return found


def words(lang: str) -> list[str]:
    """What the buttons are called: ready, answer, hang up."""
    from game.phone.words import words_of

    known = words_of(lang)
    return [known.t(key) for key in ("brief.ready", "ring.answer", "move.hang-up")]


def plain() -> dict[str, str]:
    """The environment without another session's bus or screen."""
    others = ("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    return {name: value for name, value in os.environ.items() if name not in others}


def _private(home: str) -> dict[str, str]:
    """Folders of its own. The accessibility bus puts its socket there: with a shared one, two sessions of the same
    person take each other's."""
    runtime = Path(home) / "run"
    runtime.mkdir(mode=0o700)
    return {"KAKENAOSHI_HOME": home, "XDG_RUNTIME_DIR": str(runtime), "XDG_CACHE_HOME": str(runtime)}


def recorded(home: Path) -> list[str]:
    """The kinds of events that the game itself has recorded, oldest first."""
    kinds: list[str] = []
    for file in home.rglob("results.db"):
        with closing(sqlite3.connect(file)) as store:
            kinds += [kind for (kind,) in store.execute("SELECT kind FROM events ORDER BY seq")]
    return kinds


def answered(found: dict[str, Any]) -> bool:
    """Whether the call was answered: the button has gone, and the game has recorded the talk."""
    return bool(found["answered"]) and "TalkBegan" in found["recorded"]


def main() -> int:
    """Tells what was read and whether the call was answered."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lang", default="ja", help="language of the screens (default ja)")
    lang = parser.parse_args().lang
    lacking = missing()
    if lacking:
        print("skipped: this machine lacks " + ", ".join(lacking))
        return SKIPPED
    found = attempt(lang)
    print(json.dumps(found, ensure_ascii=False, indent=1))
    return 0 if answered(found) else 1


if __name__ == "__main__":
    raise SystemExit(main())
