"""The playing side of `dev.window_plays`: runs inside a session bus of its own, in a Python that has gi and Atspi.

It imports nothing of the game: it sees what a screen reader sees (ids, roles, names, places, focus) and acts through
one hand. Reads a session from the file named first (JSON); prints one line of JSON per play, after the word PLAYED.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import gi

from dev.at_spi_reader import display_of_its_own, game_window, screen_reader_arrives, until
from dev.touch_screen import TouchScreen
from dev.window_hands import CannotReach, Finger, Hand, Keys, Mouse, Node, Screen, find
from dev.window_ways import Step, targets, ways

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

SIZE = (1920, 1080)
"""Of the display, in pixels; the windows are no larger."""
COOL_DOWN_S = 0.56
"""Between two presses: the game takes quicker ones for a trembling finger's."""
SETTLES_S = 0.5
"""So long a thing must have been there before it is pressed: a screen that has just changed swallows presses."""
PATIENCE_S = 60.0
TAKES_S = 2.0
SPEAKS = ("call.skip",)


class Stuck(RuntimeError):
    """The play does not go on; the message says where."""


def read(pid: int) -> Screen:
    """Everything on the screen in reading order. A screen that changes while it is read is read again."""
    for _ in range(60):
        try:
            window = game_window(pid)
            if window is not None:
                return _nodes(window, None)
        except GLib.Error:
            pass
        time.sleep(0.05)
    raise Stuck("the window is gone")


def _nodes(node: Any, within: Node | None) -> Screen:
    box, states = node.get_extents(Atspi.CoordType.WINDOW), node.get_state_set()
    name = node.get_name() or ""
    made = Node(
        node.get_accessible_id() or "",
        node.get_role_name(),
        name,
        box.x,
        box.y,
        box.width,
        box.height,
        states.contains(Atspi.StateType.FOCUSABLE),
        states.contains(Atspi.StateType.FOCUSED),
        states.contains(Atspi.StateType.ENABLED),
        within,
    )
    inner = made if made.role == "list" else within
    found = [made]
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            found += _nodes(child, inner)
    return found


def looks(screen: Screen) -> tuple[tuple[str, str], ...]:
    """What tells one screen from another: all but what runs with the clock."""
    return tuple((n.id, n.name) for n in screen if not n.id.endswith((".time", ".state")) and n.id != "near.call")


class Player:
    """One play in one window, by one hand."""

    def __init__(self, job: dict[str, Any], hand: Hand, game: "subprocess.Popen[bytes]") -> None:
        self.job, self.hand, self.game = job, hand, game
        hand.look = self.screen
        self.notes: list[str] = []
        self.pictures: set[frozenset[str]] = set()
        self.seen_since: dict[str, float] = {}
        self.pressed_at = 0.0

    def screen(self) -> Screen:
        """What is on the screen now; notes since when each thing has been there."""
        if self.game.poll() is not None:
            raise Stuck(f"the game ended with {self.game.returncode}")
        nodes = read(self.game.pid)
        now = time.monotonic()
        self.seen_since = {node.id: self.seen_since.get(node.id, now) for node in nodes}
        return nodes

    def press(self, id_: str) -> bool:
        """Presses it once the screen has settled; False where nothing came of it."""
        before = looks(self.screen())
        if not self.settled(id_):
            return False
        try:
            self.hand.press(id_)
        except CannotReach as why:
            if find(self.screen(), id_) is not None:
                raise
            self.notes.append(str(why))
            return False
        self.pressed_at = time.monotonic()
        while time.monotonic() - self.pressed_at < TAKES_S:
            time.sleep(0.08)
            after = self.screen()
            if looks(after) != before:
                self.picture(after)
                return True
        self.notes.append(f"{id_}: pressed, and nothing changed")
        return False

    def settled(self, id_: str) -> bool:
        """Waits until a press on it counts; False where it is gone by then."""
        self.screen()
        while True:
            since = self.seen_since.get(id_)
            if since is None:
                return False
            wait = max(SETTLES_S - (time.monotonic() - since), COOL_DOWN_S - (time.monotonic() - self.pressed_at))
            if wait <= 0:
                return True
            time.sleep(wait)
            self.screen()

    def close(self) -> int:
        """Closes the game by its own button; what it returned. A press that comes too soon after another is swallowed
        by the game, so it is one that counts."""
        if not self.settled("top.stop"):
            raise Stuck("there is no way out")
        self.hand.press("top.stop")
        return self.game.wait(20)

    def picture(self, screen: Screen) -> None:
        """A picture of every kind of screen that was not seen before in this play."""
        kind = frozenset(
            n.name if n.id == "debrief.dots" else n.id
            for n in screen
            if n.id == "debrief.dots" or (n.focusable and not n.id.startswith(("reply.", "key.", "top.")))
        )
        folder = self.job["pictures"]
        if not folder or kind in self.pictures:
            return
        self.pictures.add(kind)
        time.sleep(0.35)
        name = f"{self.job['name']}-{len(self.pictures):02}.png"
        x, y = self.hand.at
        w, h = self.job["size"]
        crop = ["-crop", f"{w}x{h}+{x}+{y}", "+repage"]
        env = {**os.environ, "DISPLAY": self.hand.display}
        subprocess.run(["import", "-window", "root", *crop, str(Path(folder) / name)], env=env, check=False)

    def play(self) -> None:
        """Takes every step. Raises Stuck."""
        self.step(Step("brief.ready", "place"))
        for words in self.job["steps"]:
            self.step(Step(**words))
        until("the look back", lambda: any(n.id.startswith("debrief.") for n in self.screen()))
        for _ in range(14):
            screen = self.screen()
            self.picture(screen)
            if find(screen, "debrief.next") is None:
                break
            self.press("debrief.next")
        self.picture(self.screen())

    def step(self, step: Step) -> None:
        """Does it, over as many screens as it takes."""
        began = moved = time.monotonic()
        tried: dict[str, int] = {}
        while time.monotonic() - moved < PATIENCE_S:
            screen = self.screen()
            ids = {n.id for n in screen if n.focusable and n.enabled}
            if step.id == "finish" and "debrief.next" in ids:
                # Nothing more was to come: it was not asked whether to wait.
                return
            if step.kind == "linger":
                # The app stays open until it rings.
                if "answer" in ids:
                    self.picture(screen)
                    return
                time.sleep(0.3)
                continue
            if "answer" in ids and step.id not in ("answer", "decline", "let-ring", "disc.answer"):
                if step.id == "wait":
                    self.notes.append("it rang before it was waited for")
                    return
                self.notes.append(f"a ring before {step.id} was declined")
                self.press("decline")
                continue
            if not step.now and any(id_ in ids for id_ in SPEAKS) and step.kind != "place":
                if self.job["reads"]:
                    time.sleep(0.2)
                else:
                    self.press("call.skip")
                moved = time.monotonic()
                continue
            if step.kind == "digits" and "key.1" in ids:
                time.sleep(SETTLES_S)
                self.hand.type(step.id)
                time.sleep(0.3)
                if self.press("keypad.call"):
                    return
                continue
            wanted = next((id_ for id_ in targets(step, self.job["input"]) if id_ in ids), None)
            if wanted is not None:
                if self.press(wanted):
                    return
                tried[wanted] = tried.get(wanted, 0) + 1
                if tried[wanted] > 4:
                    raise Stuck(f"{wanted} does nothing, on {sorted(ids)}")
                continue
            way = next((id_ for id_ in ways(step, ids) if id_ in ids and tried.get(id_, 0) < 6), None)
            if way is None:
                time.sleep(0.15)
                continue
            tried[way] = tried.get(way, 0) + 1
            self.press(way)
        raise Stuck(f"no way to {step.id} after {time.monotonic() - began:.0f} s, on {sorted(ids)}")


def window_of(display: str, pid: int) -> str:
    """The X window of a process that was given no window manager."""

    def search() -> str:
        env = {**os.environ, "DISPLAY": display}
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--class", "main.py"], env=env, capture_output=True, text=True
        )
        return done.stdout.split()[-1] if done.stdout.split() else ""

    found: str = until("the window", search)
    return found


def played(job: dict[str, Any], hand: Hand) -> dict[str, Any]:
    """Plays one job; what came of it."""
    began = time.monotonic()
    game = subprocess.Popen(
        job["command"],
        env={**os.environ, "DISPLAY": hand.display, "KAKENAOSHI_HOME": job["home"]},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    player = Player(job, hand, game)
    failure = ""
    try:
        window = window_of(hand.display, game.pid)
        until("the first screen", lambda: find(player.screen(), "brief.ready"))
        hand.xdotool("windowmove", window, 0, 0)
        hand.xdotool("windowsize", window, *job["size"])
        hand.xdotool("windowfocus", window)
        time.sleep(0.8)
        player.picture(player.screen())
        player.play()
        if player.close() != 0:
            failure = f"the game ended with {game.returncode}"
    except (Stuck, CannotReach, SystemExit, subprocess.SubprocessError) as why:
        failure = f"{type(why).__name__}: {why}"
        if game.poll() is None:
            player.pictures.clear()
            player.picture(read(game.pid))
            game.send_signal(signal.SIGTERM)
    _, complaints = game.communicate(timeout=20)
    if b"Traceback" in complaints:
        failure = f"{failure} {complaints.decode('utf-8', 'replace')}".strip()
    return {
        "name": job["name"],
        "failure": failure,
        "inputs": hand.inputs,
        "kinds": hand.kinds,
        "longest": hand.longest,
        "seconds": round(time.monotonic() - began, 1),
        "notes": player.notes,
        "pictures": len(player.pictures),
    }


def ended(*_: object) -> None:
    """Told to end: what was started is ended, too."""
    raise KeyboardInterrupt


def main() -> int:
    session = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    signal.signal(signal.SIGTERM, ended)
    screen_reader_arrives()
    touch = server = None
    if session["input"] == "touch":
        touch = TouchScreen(Path(session["xorg"]), Path(session["folder"]), SIZE)
        display = touch.display
    else:
        server, display = display_of_its_own(*SIZE)
    try:
        for job in session["jobs"]:
            hand: Hand
            if touch is not None:
                hand = Finger(display, list)
                hand.screen = touch
            else:
                hand = {"mouse": Mouse, "keys": Keys}[session["input"]](display, list)
            print("PLAYED" + json.dumps(played(job, hand)), flush=True)
    finally:
        if touch is not None:
            touch.close()
        if server is not None:
            server.terminate()
            server.wait(20)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
