"""The development commands by name. Uses only the standard library: it runs before anything is installed."""

import argparse
import io
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dev.environment import ROOT, NotReady, prepare

# What Python does by itself in a plain locale (UTF-8 mode, C.UTF-8) is switched off, so that a file opened
# without an encoding, or a word printed without care, fails here and not on somebody's machine.
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


class Command(NamedTuple):
    """A command: what it does, and what it runs, one after the other, each as arguments to Python.

    What a person types after the name is added to the last of them. With `here`, it runs in the folder where
    the person is, not in the project's.
    """

    about: str
    runs: tuple[tuple[str, ...], ...]
    extras: frozenset[str] = frozenset({"dev"})
    environment: Mapping[str, str] = {}
    here: bool = False


LINT = (("-m", "ruff", "format", "--check", "."), ("-m", "ruff", "check", "."))
TYPES = (("-m", "mypy"),)
IMPORTS = (("-c", "import importlinter.cli as lint; lint.lint_imports_command()"),)
CONTENT = (("main.py", "lint"),)
PLANS = (("main.py", "test"),)
SCHEMA = (("main.py", "schema", "--check"),)

COMMANDS: dict[str, Command] = {
    "game": Command(
        "play, or any command of the game: game --help",
        ((str(ROOT / "main.py"),),),
        extras=frozenset(),
        here=True,
    ),
    "test": Command("every test, on all cores", (("-m", "pytest", "-n", "auto"),)),
    "ascii": Command(
        "the tests that are not slow, under an ASCII locale",
        (("-m", "pytest", "-n", "auto", "-m", "not slow"),),
        environment=ASCII,
    ),
    "check": Command("all of the checks below", (*LINT, *TYPES, *IMPORTS, *CONTENT, *PLANS, *SCHEMA)),
    "lint": Command("check format and style", LINT),
    "types": Command("check types, strictly", TYPES),
    "imports": Command("check that imports point one way", IMPORTS),
    "content": Command("check every scenario", CONTENT),
    "plans": Command("play every scenario's plans", PLANS),
    "schema": Command("check that the JSON Schema is fresh", SCHEMA),
    "format": Command(
        "format the code and mend what can be mended",
        (("-m", "ruff", "check", "--fix", "."), ("-m", "ruff", "format", ".")),
    ),
    "layout": Command(
        "look at every scene in every language, size, window, hand and theme (a quarter of an hour)",
        (("-m", "pytest", "-n", "auto", "tests/phone/test_every_scene.py"),),
        environment={"KAKENAOSHI_LAYOUT": "all"},
    ),
    "fonts": Command("make assets/fonts anew (needs npm)", (("-m", "dev.fonts"),)),
    "icons": Command("make assets/icons anew (needs npm)", (("-m", "dev.icons"),)),
    "tones": Command("make the telephone's tones in assets/sounds anew", (("-m", "dev.tones"),)),
    "readings": Command("make the furigana of captions and replies that are missing", (("-m", "dev.readings"),)),
    "screenshots": Command("draw every scene into docs/screenshots", (("main.py", "screenshots", "docs/screenshots"),)),
    "pictures": Command(
        "draw every scene again and compare it with docs/screenshots",
        (("-m", "pytest", "-n", "auto", "-q", "tests/phone/test_pictures.py"),),
    ),
    "widgets": Command("draw every widget in every state into docs/widgets", (("-m", "dev.widgets"),)),
    "walks": Command("ten thousand random walks of every scenario", (("-m", "benchmarks.walks"),)),
    "monkey": Command("a million random actions over all screens", (("-m", "benchmarks.monkey"),)),
    "kill9": Command("kill a hundred plays and look for what was recorded", (("-m", "benchmarks.kill9"),)),
    "at-spi": Command(
        "press “answer” from outside, as a screen reader does (Linux)",
        (("-m", "dev.at_spi"),),
    ),
    "window-plays": Command(
        "play every scenario to its best and worst end in a real window: by mouse, by keys, by touch (Linux)",
        (("-m", "dev.window_plays"),),
    ),
    "window": Command("measure start-up, memory and idling of the window", (("-m", "benchmarks.window"),)),
    "drawing": Command("measure how long the window takes to draw", (("-m", "benchmarks.drawing"),)),
    "reader": Command("measure the reader beside the bare YAML parser", (("-m", "benchmarks.reader"),)),
    "store": Command("measure the record beside bare SQLite", (("-m", "benchmarks.store"),)),
    "voice": Command("measure how soon a line can be heard", (("-m", "benchmarks.voice"),)),
    "voice-in-game": Command(
        "measure from a choice to its voice in the running game", (("-m", "benchmarks.voice_in_game"),)
    ),
    "hearing": Command(
        "have every sentence of the voice pack read by a recogniser (extra `hearing`, else skipped)",
        (("-m", "benchmarks.hearing"),),
    ),
    "wheel": Command("build the wheel and try it in an environment of its own", (("-m", "dev.wheel"),)),
}


def main(arguments: Sequence[str]) -> int:
    """Runs the command named first; without any, plays. Returns the exit code: 2 if it could not start."""
    for stream in (sys.stdout, sys.stderr):
        # A folder's name may hold letters that this console cannot show.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if all(argument == "--bare" for argument in arguments):
        arguments = [*arguments, "game"]
    options, rest = _parser().parse_known_args(arguments)
    command = COMMANDS[options.command]
    try:
        python = sys.executable if options.bare else str(prepare(command.extras, frozenset({"speech"})))
        return _run(command, python, rest)
    except NotReady as why:
        print(why, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _run(command: Command, python: str, rest: Sequence[str]) -> int:
    *before, last = command.runs
    for run in (*before, (*last, *rest)):
        folder = None if command.here else ROOT
        code = subprocess.run([python, *run], cwd=folder, env={**os.environ, **command.environment}).returncode
        if code:
            return code
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="run.py",
        allow_abbrev=False,
        description="Without a command: plays. The first start sets up an environment of its own in .venv.",
        epilog="What follows the name is handed on: run.py test tests/call -k dial",
    )
    parser.add_argument("--bare", action="store_true", help="use the Python that runs this, as it is; set up nothing")
    names = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        # Its own --help belongs to what it runs.
        names.add_parser(name, help=command.about, add_help=False)
    return parser
