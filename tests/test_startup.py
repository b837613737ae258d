"""What is loaded on the way to the first frame, and without a screen: what is left out costs no time."""

import subprocess
import sys

import pytest

AUTHORS = {"pydantic", "typer", "rich", "babel", "numpy", "platformdirs", "importlib.metadata"}
SCREEN = {"pygame"}


def loaded(module: str) -> set[str]:
    """The modules that a fresh Python has after importing `module`."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, {module}; print(*sys.modules, file=sys.stderr)"],
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("game.call.rules", AUTHORS | SCREEN | {"yaml", "sqlite3", "random"}),
        ("game.scoring.score", AUTHORS | SCREEN | {"yaml", "sqlite3", "random"}),
        ("game.session.play", AUTHORS | SCREEN),
        ("game.session.headless", AUTHORS | SCREEN),
        ("game.results.store", AUTHORS | SCREEN),
        ("game.places", AUTHORS | SCREEN),
        ("game.voice.client", AUTHORS | SCREEN),
        ("game.phone.loop", AUTHORS),
    ],
)
def test_a_module_loads_only_what_its_part_needs(module: str, unwanted: set[str]) -> None:
    found = loaded(module)
    assert module in found
    assert found & unwanted == set()
