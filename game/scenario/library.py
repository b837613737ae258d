"""Finding scenarios, and playing them from their compiled form.

A compiled scenario is kept in the cache folder under the hash of its sources. The play path reads
only that: it imports neither pydantic nor Babel nor the YAML reader. Authors' commands use `check`.
"""

from __future__ import annotations

import contextlib
import difflib
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game import places
from game.call import model
from game.call.codec import CodecError, from_json, to_json
from game.scenario.problems import Problem

SCRIPT = "scenario.yaml"


class NoSuchScenario(LookupError):
    """No scenario has that id and no folder that path; the message says which there are."""


class BrokenScenario(ValueError):
    """The script has errors; `problems` tells them all."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        errors = [problem for problem in problems if problem.is_error]
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        super().__init__(f"{errors[0]}{more}")


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a check of one scenario found."""

    folder: Path
    scenario: model.Scenario | None
    """None where there is an error."""
    problems: tuple[Problem, ...]


def shipped(root: Path | None = None) -> tuple[str, ...]:
    """Ids of the scenarios in `root` (default: those that come with the game), sorted."""
    root = root or places.scenarios()
    try:
        return tuple(sorted(folder.name for folder in root.iterdir() if (folder / SCRIPT).is_file()))
    except OSError:
        return ()


def find(ref: str, root: Path | None = None) -> Path:
    """The folder of a scenario: `ref` is its id, or the path of a folder with a scenario.yaml.

    Raises `NoSuchScenario`.
    """
    root = root or places.scenarios()
    ids = shipped(root)
    if ref in ids:
        return root / ref
    folder = Path(ref)
    if folder.name == SCRIPT:
        folder = folder.parent
    with contextlib.suppress(OSError, ValueError):
        if (folder / SCRIPT).is_file():
            # "." has no name, and a scenario is named as its folder.
            return folder.resolve()
    close = difflib.get_close_matches(ref, ids, n=1)
    hint = f'Did you mean "{close[0]}"?' if close else f"There are: {', '.join(ids) or 'none'}."
    raise NoSuchScenario(f'No scenario and no folder with a {SCRIPT} is named "{ref}". {hint}')


def load(ref: str, root: Path | None = None, cache: Path | None = None) -> model.Scenario:
    """The compiled scenario named `ref` (an id or a folder).

    A cache folder that cannot be read or written only costs time. Raises `NoSuchScenario`, or
    `BrokenScenario` with all problems of the script.
    """
    root = root or places.scenarios()
    folder = find(ref, root)
    kept = _place(folder, root, cache)
    scenario = _kept(kept)
    if scenario is None:
        report = check(folder, root)
        if report.scenario is None:
            raise BrokenScenario(report.problems)
        scenario = report.scenario
        _keep(kept, scenario)
    return scenario


def _place(folder: Path, root: Path, cache: Path | None) -> Path:
    """The file in the cache that holds a scenario as its sources are now."""
    key = source_hash(folder, root / "common")
    return (cache or places.cache_folder() / "scenarios") / f"{folder.name}-{key[:24]}.json"


def waiting(root: Path | None = None, cache: Path | None = None) -> bool:
    """Whether something that ships is not in the cache, and has to be compiled before it can be played."""
    root = root or places.scenarios()
    return not all(_place(root / id, root, cache).is_file() for id in shipped(root))


def keep_everything(root: Path | None = None, cache: Path | None = None) -> None:
    """Compile what ships and is not in the cache."""
    for _ in everything(root, cache):
        pass


def everything(root: Path | None = None, cache: Path | None = None) -> Iterator[model.Scenario]:
    """Every scenario of `root` that can be played, by id; broken ones are left out."""
    for id in shipped(root):
        with contextlib.suppress(BrokenScenario):
            yield load(id, root, cache)


def helplines(place: str, root: Path | None = None) -> tuple[str, ...]:
    """The help lines of a place ("japan", "us", "france") in the order of common/helplines.yaml.

    Their texts are `helpline.<number>.name`, `.use` and `.hours` of any scenario. Empty where the
    file cannot be read.
    """
    from game.scenario.reader import read

    file = (root or places.scenarios()) / "common" / "helplines.yaml"
    try:
        value = read(file.read_bytes(), str(file)).value
    except OSError:
        return ()
    lines = value.get("helplines") if isinstance(value, dict) else None
    if not isinstance(lines, dict):
        return ()
    return tuple(number for number, line in lines.items() if isinstance(line, dict) and line.get("place") == place)


def check(folder: Path, root: Path | None = None) -> Report:
    """Compile the scenario in `folder` with all its translations, and lint it.

    Never raises for what the files hold.
    """
    from game.scenario.compiler import compile_folder, finish, not_told
    from game.scenario.lint import lint
    from game.scenario.translations import translate

    common = (root or places.scenarios()) / "common"
    script, problems = compile_folder(folder, common)
    if script is None:
        return Report(folder, None, tuple(problems))
    translated = translate(script, common)
    if script.whole:
        problems += not_told(lint(script, translated), problems)
    problems += translated.problems
    broken = script.scenario is None or any(problem.is_error for problem in problems)
    scenario = None if script.scenario is None or broken else finish(script.scenario, translated.texts)
    return Report(folder, scenario, tuple(sorted(set(problems))))


def check_common(root: Path | None = None) -> tuple[Problem, ...]:
    """What is wrong with the files of `common` by themselves, also those that no scenario uses yet.

    What they say to each other is checked with each scenario. Never raises for what the files hold.
    """
    from game.scenario.common import check_files

    return check_files((root or places.scenarios()) / "common")


def source_hash(folder: Path, common: Path) -> str:
    """sha256 of all that a compiled scenario is made from: scripts, translations, the compiler itself.

    A file that cannot be read counts as empty.
    """
    digest = hashlib.sha256(f"{model.FORMAT} {_compiler_stamp()}".encode())
    for base in (folder, common):
        files = [*base.glob("*.yaml"), *base.glob("*.po")]
        if base is common:
            files += base.glob("*/*.yaml")
        for file in sorted(files):
            data = b""
            with contextlib.suppress(OSError):
                data = file.read_bytes()
            name = file.relative_to(base).as_posix().encode()
            digest.update(b"%d %s %d\n" % (len(name), name, len(data)))
            digest.update(data)
    return digest.hexdigest()


def _compiler_stamp() -> str:
    """Changes whenever this package does: a developer must not get what an older compiler made."""
    stamps = []
    for package in ("scenario", "call"):
        for file in sorted((Path(__file__).parent.parent / package).glob("*.py")):
            with contextlib.suppress(OSError):
                stat = file.stat()
                stamps.append(f"{file.name} {stat.st_size} {stat.st_mtime_ns}")
    return " ".join(stamps)


def _kept(file: Path) -> model.Scenario | None:
    """The scenario in a cache file; None if it is not there or not whole."""
    try:
        digest, _, body = file.read_bytes().partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode() != digest:
            return None
        return from_json(model.Scenario, json.loads(body))
    except (OSError, ValueError, CodecError):
        return None


def _keep(file: Path, scenario: model.Scenario) -> None:
    """Write a cache file in one step, and drop those of older sources."""
    body = json.dumps(to_json(scenario), ensure_ascii=False, separators=(",", ":")).encode()
    temporary = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        os.replace(temporary, file)
        for old in file.parent.glob(f"{file.stem[:-24]}*.json"):
            if old != file and len(old.stem) == len(file.stem):
                old.unlink()
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
