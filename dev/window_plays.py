"""Plays every scenario to its best and its worst end in a real window: by mouse alone, by keys alone, by touch alone.

The game is started as people start it, in a process of its own, on an X server of its own. What is on the screen is
read over AT-SPI, as a screen reader does; what is done goes through the X server. Touches are those of a touch screen
that Xorg has: neither the game nor SDL knows that nobody touches it. At the end of each play the record is compared
with what the plan beside the script expects, and played again.

What the desktop's packages must bring is looked for first: what is missing is said, and its plays are skipped (exit
code 77 if nothing could be played).

Debian, Ubuntu: apt install xvfb xdotool imagemagick at-spi2-core gir1.2-atspi-2.0 python3-gi dbus xserver-xorg-core
xserver-xorg-video-dummy
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from dev.at_spi import SKIPPED, missing, plain, reader
from dev.environment import ROOT
from dev.planned_plays import INPUTS, Job, jobs
from dev.touch_screen import lacking

COMPARED = ("outcome", "ending", "score", "matter", "lost_yen", "disclosed")


def session(by: str, made: list[Job], folder: Path, xorg: str, pictures: str) -> list[dict[str, Any]]:
    """Plays all jobs of one input, one after the other."""
    from game.phone import settings
    from game.phone.app import wished

    own = folder / by
    own.mkdir()
    runtime = own / "run"
    runtime.mkdir(mode=0o700)
    words = []
    for job in made:
        words.append(job.words(own, pictures))
        file = _settings_file(Path(job.home))
        settings.save(file, wished({"lang": job.look.lang, **job.look.wishes}, None, None))
    task = {"input": by, "xorg": xorg, "folder": str(own), "jobs": words}
    file = own / "session.json"
    file.write_text(json.dumps(task), encoding="utf-8")
    python = reader()
    assert python is not None
    environment = {**plain(), "XDG_RUNTIME_DIR": str(runtime), "XDG_CACHE_HOME": str(runtime)}
    environment |= {"SDL_AUDIODRIVER": "dummy", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    running = subprocess.Popen(
        ["dbus-run-session", "--", python, "-m", "dev.window_player", str(file)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=(own / "errors").open("w", encoding="utf-8"),
        encoding="utf-8",
    )
    found = []
    assert running.stdout is not None
    for line in running.stdout:
        _, mark, answer = line.partition("PLAYED")
        if mark:
            came = json.loads(answer)
            job = next(job for job in made if job.name == came["name"])
            found.append({**came, **compared(job)})
            print(row(job, found[-1]), flush=True)
    running.wait(60)
    why = " ".join((own / "errors").read_text(encoding="utf-8").split())[-300:]
    for job in made[len(found) :]:
        found.append({"name": job.name, "failure": f"not played: {why}", "record": {}, "wrong": []})
        print(row(job, found[-1]), flush=True)
    return found


def _settings_file(home: Path) -> Path:
    """Where a game with this home keeps its wishes."""
    code = "from game import places; from game.phone import settings; print(places.settings() / settings.FILE)"
    env = {**os.environ, "KAKENAOSHI_HOME": str(home)}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, encoding="utf-8")
    return Path(done.stdout.strip())


def compared(job: Job) -> dict[str, Any]:
    """The record of the play, and where it is not what was expected."""
    from game.results.store import Results
    from game.session.replay import ReplayError, replay
    from game.session.summary import summary

    base = next(iter(Path(job.home).rglob("results.db")), None)
    if base is None or not Results(base.parent).runs():
        return {"record": {}, "wrong": ["nothing was recorded"]}
    results = Results(base.parent)
    try:
        again = replay(results, results.runs()[0].id)
    except ReplayError as why:
        return {"record": {}, "wrong": [f"replay: {why}"]}
    came = summary(again.play)
    wrong = [
        f"{key}: expected {job.expected[key]!r}, came out {came[key]!r}"
        for key in COMPARED
        if job.expected[key] != came[key]
    ]
    wrong += [f"replay: {text}" for text in again.differences]
    if not again.proved:
        wrong.append("the play did not end")
    return {"record": {key: came[key] for key in COMPARED}, "wrong": wrong}


def row(job: Job, came: dict[str, Any]) -> str:
    """One line of the table."""
    record = came["record"]
    kinds = " ".join(f"{kind} {number}" for kind, number in came.get("kinds", {}).items())
    cells = [
        job.scenario,
        job.end,
        job.input,
        str(job.look),
        str(record.get("score", "")),
        f"{record.get('outcome', '')} {record.get('matter') or ''}".strip(),
        record.get("ending", ""),
        f"{came.get('inputs', '')} ({kinds})",
        "{} {}".format(*came.get("longest", ("", ""))),
        str(came.get("seconds", "")),
        "; ".join([*filter(None, [came["failure"]]), *came["wrong"]]) or "as planned",
    ]
    return "| " + " | ".join(cells) + " |"


HEAD = "| scenario | end | input | look | score | outcome | ending | inputs | longest | s | |\n" + "| --- " * 11 + "|"


def main() -> int:
    """Plays, and prints a table. 0: all as planned; 1: not; 77: nothing could be played."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--input", choices=INPUTS, action="append", help="only this one (may be given again)")
    parser.add_argument("--only", default="", help="only plays whose name holds this")
    parser.add_argument("--pictures", default="", help="folder for a picture of every screen")
    parser.add_argument("--xorg", default="/", help="folder where Xorg's packages were unpacked (default: installed)")
    options = parser.parse_args()
    lack = missing() + [name for name in ("xdotool", "import") if shutil.which(name) is None]
    if lack:
        print("skipped: this machine lacks " + ", ".join(lack))
        return SKIPPED
    inputs = options.input or list(INPUTS)
    if "touch" in inputs and (why := lacking(Path(options.xorg))):
        print(f"touch skipped: this machine lacks {why}")
        inputs.remove("touch")
        if not inputs:
            return SKIPPED
    if options.pictures:
        Path(options.pictures).mkdir(parents=True, exist_ok=True)
    made = [job for job in jobs(inputs) if options.only in job.name]
    print(HEAD, flush=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, ThreadPoolExecutor(len(INPUTS)) as pool:
        sessions = [
            pool.submit(
                session,
                by,
                [job for job in made if job.input == by],
                Path(folder),
                options.xorg,
                str(Path(options.pictures).resolve()) if options.pictures else "",
            )
            for by in inputs
        ]
        found = [came for one in sessions for came in one.result()]
    wrong = [came for came in found if came["failure"] or came["wrong"]]
    for came in found:
        for note in came.get("notes", ()):
            print(f"{came['name']}: {note}")
    print(f"{len(found)} plays, {len(wrong)} not as planned, {time.monotonic() - began:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
