"""Builds the wheel, installs it into an environment of its own and tries it there, far from the checkout."""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from dev.environment import ROOT, python_in

# Run by the new environment's Python. It must not find the checkout, and what is shipped must be there.
TRIAL = """
import sys
from pathlib import Path
from game import places
assert sys.prefix in str(Path(places.__file__)), places.__file__
for found in (places.scenarios() / "common", places.assets() / "fonts", places.assets() / "icons"):
    assert any(found.iterdir()), found
"""


def main() -> int:
    """Returns 0 if the wheel works; fails with the exit code of the step that did not."""
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder)
        _run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(there), str(ROOT))
        (wheel,) = there.glob("*.whl")
        print(f"{wheel.name}  {wheel.stat().st_size:,} bytes", flush=True)
        environment = there / "environment"
        venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(environment)
        python = str(python_in(environment))
        _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel))
        _run(python, "-c", TRIAL, cwd=there)
        command = str(Path(python).with_name("kakenaoshi"))
        _run(command, "list", cwd=there)
        _run(command, "lint", cwd=there)
    return 0


def _run(*command: str, cwd: Path | None = None) -> None:
    code = subprocess.run(command, cwd=cwd).returncode
    if code:
        raise SystemExit(code)


if __name__ == "__main__":
    raise SystemExit(main())
