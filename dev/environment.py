"""Makes the environment in which everything runs: `.venv` in the project, with the project installed in it.

Uses only the standard library, since it runs before anything is installed. What was installed, from which
`pyproject.toml`, with which Python and for which folder is written into the environment; while that still
holds, a start costs no more than reading it.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
STAMP = "kakenaoshi.json"

NO_ENSUREPIP = """\
This Python cannot make an environment: its module `ensurepip` is missing.
  Debian, Ubuntu:  sudo apt install python3-venv
  elsewhere:       install Python from https://www.python.org/downloads/
Then run this again."""

NOT_INSTALLED = """\
Setting up failed: the packages could not be installed (see above).
Is this machine connected to the network? Then run this again; it goes on where it can."""

NOT_OURS = """\
{folder} is there already and was not made by this command, so it is left alone.
Remove it, or name another folder in the variable KAKENAOSHI_VENV, or use the Python in it as it is:
  PYTHON run.py --bare ..."""

NO_SPEECH = """\
The Japanese voice could not be installed. Everything else works: Japanese calls run on captions."""


class NotReady(Exception):
    """The environment cannot be made; the message is for the person who started this."""


def folder() -> Path:
    """Where the environment lies: `KAKENAOSHI_VENV` if set, else `.venv` in the project."""
    named = os.environ.get("KAKENAOSHI_VENV")
    return Path(named).absolute() if named else ROOT / ".venv"


def python_in(environment: Path) -> Path:
    """The Python of an environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare(extras: frozenset[str], optional: frozenset[str] = frozenset()) -> Path:
    """The Python of an environment that has the project with `extras` and, where possible, `optional` ones.

    Makes or mends the environment first if need be. Raises NotReady.
    """
    environment = folder()
    stamp = environment / STAMP
    base = _base()
    known = _read(stamp)
    if known.get("base") != base or not python_in(environment).is_file():
        _create(environment)
        known = {}
    project = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    tried = known.get("tried") if known.get("project") == project else None
    wanted = extras | optional
    if not isinstance(tried, list) or not wanted <= frozenset(tried):
        tried = sorted(wanted | frozenset(tried or ()))
        _install(python_in(environment), extras, wanted)
        stamp.write_text(json.dumps({"base": base, "project": project, "tried": tried}), encoding="utf-8")
    return python_in(environment)


def _base() -> str:
    # An environment is tied to its Python and, since the project is installed in place, to this folder.
    return json.dumps([sys.version, sys.base_prefix, str(ROOT)])


def _read(stamp: Path) -> dict[str, Any]:
    try:
        found = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _create(environment: Path) -> None:
    if importlib.util.find_spec("ensurepip") is None:
        raise NotReady(NO_ENSUREPIP)
    if environment.exists() and not (environment / STAMP).exists():
        raise NotReady(NOT_OURS.format(folder=environment))
    print(f"Setting up {environment} (once; needs the network, takes a minute or two) ...", flush=True)
    try:
        shutil.rmtree(environment, ignore_errors=True)
        environment.mkdir(parents=True)
        # First of all the mark that it is ours: a set-up that was interrupted may be made anew.
        (environment / STAMP).write_text("{}", encoding="utf-8")
        venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(environment)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NotReady(f"The environment {environment} could not be made: {error}") from error


def _install(python: Path, extras: frozenset[str], wanted: frozenset[str]) -> None:
    print("Installing what the game needs ...", flush=True)
    if _pip(python, wanted):
        return
    if wanted == extras or not _pip(python, extras):
        raise NotReady(NOT_INSTALLED)
    print(NO_SPEECH, flush=True)


def _pip(python: Path, extras: frozenset[str]) -> bool:
    target = f".[{','.join(sorted(extras))}]" if extras else "."
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    # Where there is no ready-made voice it is left out: building one needs a compiler and fails at length.
    command += ["--only-binary", "pyopenjtalk-plus,sudachipy"]
    # Some machines are configured to install for the user, which no environment can.
    settings = {**os.environ, "PIP_USER": "0"}
    return subprocess.run([*command, "-e", target], cwd=ROOT, env=settings).returncode == 0
