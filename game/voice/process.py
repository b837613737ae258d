"""The parent's end of the worker process: starting it, talking to it, ending it."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

_LONGEST_LINE = 64_000_000
"""A worker that writes more than this without a line end is broken (a minute of speech is 2.6 MB)."""


def worker_command() -> tuple[str, ...] | None:
    """How to start the worker with this Python; None where there is no Python to start (a frozen game)."""
    if getattr(sys, "frozen", False) or not sys.executable:
        return None
    return (sys.executable, "-m", "game.voice.worker")


class WorkerProcess:
    """A running worker. What it says is given to `hear` (from another thread), None when it has ended. Raises
    OSError from the constructor if it cannot be started; nothing else raises.
    """

    def __init__(self, command: Sequence[str], hear: Callable[[dict[str, Any] | None], None]) -> None:
        self._hear = hear
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=_creation_flags(),
        )
        threading.Thread(target=self._listen, name="voice-worker", daemon=True).start()

    def send(self, message: Mapping[str, Any]) -> None:
        """Write one line. If the worker is gone, `hear` says so."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, ValueError):
            self._process.stdin.write(json.dumps(message).encode("ascii") + b"\n")
            self._process.stdin.flush()

    def end(self, grace_s: float) -> None:
        """Close its input, and kill it if it has not ended after `grace_s`."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, ValueError):
            self._process.stdin.close()
        try:
            self._process.wait(grace_s)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(OSError):
                self._process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(1.0)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with contextlib.suppress(OSError, ValueError), self._process.stdout as pipe:
            while line := pipe.readline(_LONGEST_LINE):
                try:
                    message = json.loads(line)
                except ValueError:
                    continue  # something printed past our guard: no message, no harm
                if isinstance(message, dict):
                    self._hear(message)
        self._hear(None)


def _environment() -> dict[str, str]:
    home = str(Path(__file__).resolve().parents[2])  # so that `game` is found wherever we were started
    path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    # One thread for numpy's libraries: the other core belongs to the game.
    return os.environ | {"PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def _creation_flags() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
    return 0
