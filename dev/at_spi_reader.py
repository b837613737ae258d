"""The reading side of `dev.at_spi`: runs inside a session bus of its own, in a Python that has gi and Atspi.

It imports nothing of the game. Arguments: the game's Python, the project's folder, a scenario, a language, and the
names of three buttons: ready, answer, hang up.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE_S = 90.0


def screen_reader_arrives() -> None:
    """Tells the session that a screen reader runs, as Orca does."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        value = GLib.Variant("(ssv)", ("org.a11y.Status", name, GLib.Variant("b", True)))
        bus.call_sync(
            "org.a11y.Bus",
            "/org/a11y/bus",
            "org.freedesktop.DBus.Properties",
            "Set",
            value,
            None,
            Gio.DBusCallFlags.NONE,
            -1,
        )


def below(node: Any, depth: int = 0) -> Iterator[tuple[int, Any]]:
    """The node and all within it, in reading order."""
    yield depth, node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from below(child, depth + 1)


def game_window(pid: int) -> Any:
    """The game's window on the accessibility bus; None while it is not there."""
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        app = desktop.get_child_at_index(i)
        if app is not None and app.get_process_id() == pid and app.get_child_count():
            return app.get_child_at_index(0)
    return None


def described(node: Any) -> str:
    """Role, name and states of one node."""
    states = node.get_state_set()
    words = [
        word
        for word, state in (
            ("focusable", Atspi.StateType.FOCUSABLE),
            ("focused", Atspi.StateType.FOCUSED),
            ("checked", Atspi.StateType.CHECKED),
            ("modal", Atspi.StateType.MODAL),
        )
        if states.contains(state)
    ]
    return f"{node.get_role_name()} {node.get_name()!r} {' '.join(words)}".rstrip()


def until(what: str, found: Callable[[], Any]) -> Any:
    """Waits for it; ends the process with a word where it never comes."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        try:
            answer = found()
        except GLib.Error:
            # A node went while it was looked at.
            answer = None
        if answer:
            return answer
        time.sleep(0.1)
    raise SystemExit(f"never seen: {what}")


def named(pid: int, name: str) -> Any:
    """The first node of this name that can be pressed."""
    window = game_window(pid)
    for _, node in below(window) if window is not None else ():
        if node.get_name() == name and node.get_n_actions() > 0:
            return node
    return None


def press(node: Any) -> None:
    """Does what a screen reader's user does to press it."""
    actions = [node.get_action_name(i) for i in range(node.get_n_actions())]
    node.do_action(actions.index("click") if "click" in actions else 0)


def display_of_its_own(w: int, h: int) -> "tuple[subprocess.Popen[bytes], str]":
    """An X server without a screen, `w` by `h` pixels, and the name of its display."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{w}x{h}x24"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as number:
        return server, f":{number.readline().strip()}"


def tree(pid: int) -> list[str]:
    """The whole window in lines."""
    return ["  " * depth + described(node) for depth, node in below(game_window(pid))]


def main() -> int:
    python, root, scenario, lang, ready_name, answer_name, hang_up_name = sys.argv[1:]
    server, display = display_of_its_own(1280, 800)
    game = None
    try:
        screen_reader_arrives()
        game = subprocess.Popen(
            [python, "main.py", "play", scenario, "--lang", lang, "--voice", "off"],
            cwd=root,
            env={**os.environ, "DISPLAY": display},
        )
        pid = game.pid
        ready = until("the brief's button", lambda: named(pid, ready_name))
        found: dict[str, Any] = {"brief": tree(pid)}
        time.sleep(1)
        press(ready)
        answer = until("the button that answers", lambda: named(pid, answer_name))
        found["ringing"] = tree(pid)
        found["pressed"] = described(answer)
        time.sleep(1)
        press(answer)
        until("the button that hangs up", lambda: named(pid, hang_up_name))
        time.sleep(1)
        found["call"] = tree(pid)
        found["answered"] = named(pid, answer_name) is None
        print("FOUND" + json.dumps(found))
    finally:
        if game is not None:
            game.terminate()
            game.wait(20)
        server.terminate()
        server.wait(20)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
