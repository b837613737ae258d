"""The files of a scenario, laid over each other: its own over those of `common` that it uses.

Mappings are merged key by key, lists and texts are replaced. A merged value still knows the file,
line and column of each of its parts.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from game.scenario import file_problems as fp
from game.scenario.problems import Kind, Problem, excerpt
from game.scenario.reader import Document, read
from game.scenario.reader import Path as Keys

SCRIPT = "scenario.yaml"
ALWAYS = ("flags", "tactics", "sentences", "sources", "helplines", "steps", "relative")
"""Files of `common` that are under every scenario."""
COMMON_LANG = "ja"
"""The language in which the files of `common` are written."""
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*\Z")


@dataclass(frozen=True, slots=True)
class Layer:
    """One file. `shown` is its path as messages name it."""

    document: Document
    common: bool

    @property
    def stem(self) -> str:
        """The name of the file without its ending: ids of a common file begin with it."""
        return self.document.path.rsplit("/", 1)[-1].removesuffix(".yaml")


_Holders: TypeAlias = list[tuple[Layer, Any]]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in one of the files; line and column count from 1."""

    layer: Layer
    line: int
    column: int

    @property
    def path(self) -> str:
        return self.layer.document.path

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Merged:
    """All files of one scenario; `layers` from the lowest to the highest."""

    folder: Path
    value: dict[str, Any]
    layers: tuple[Layer, ...]
    _known: dict[Keys, tuple[_Holders, Keys]] = field(default_factory=dict, repr=False, compare=False)

    def spot(self, path: Keys, of_key: bool = False) -> Spot:
        """Where the value (or its key) at `path` is written; else its nearest parent."""
        layer, reached = self._holder(path)
        place = layer.document.key_place(reached) if of_key else layer.document.place(reached)
        return Spot(layer, place.line, place.column)

    def problem(self, kind: Kind, path: Keys, of_key: bool = False, **fields: object) -> Problem:
        """The problem at the place of `path`."""
        spot = self.spot(path, of_key)
        return kind.at(spot.path, spot.line, spot.column, **fields)

    def _holder(self, path: Keys) -> tuple[Layer, Keys]:
        """The file that wins at `path`, and how much of `path` it has.

        The models wrap a short reaction as {turns: [lines]}: those two steps are not in the file.
        """
        holders, reached = self._holders(path)
        if not reached:
            return self._own() or holders[0][0], ()
        return holders[0][0], reached

    def _holders(self, path: Keys) -> tuple[_Holders, Keys]:
        """The files that have a part of `path`'s value, the winner first, and how far they go."""
        known = self._known.get(path)
        if known is not None:
            return known
        if not path:
            found: tuple[_Holders, Keys] = (
                [(layer, layer.document.value) for layer in reversed(self.layers)],
                (),
            )
        else:
            holders, reached = self._holders(path[:-1])
            found = self._below(holders, reached, path)
        self._known[path] = found
        return found

    def _below(self, holders: _Holders, reached: Keys, path: Keys) -> tuple[_Holders, Keys]:
        step = path[-1]
        value = holders[0][1]
        skipped = path[-2:-1] == ("turns",) and reached[-1:] != ("turns",)
        if isinstance(value, list) and (step == "turns" or (step == 0 and skipped)):
            return holders, reached
        below = [(layer, value[step]) for layer, value in holders if _has(value, step)]
        if not below:
            return holders, reached
        if isinstance(below[0][1], dict):
            below = [(layer, value) for layer, value in below if isinstance(value, dict)]
        else:
            below = below[:1]
        return below, (*reached, step)

    def _own(self) -> Layer | None:
        """The scenario's own first file."""
        return next((layer for layer in self.layers if layer.stem == "scenario"), None)


def _has(value: Any, step: str | int) -> bool:
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value)


def gather(folder: Path, common: Path) -> tuple[Merged | None, list[Problem]]:
    """Read and merge the files of the scenario in `folder`.

    Returns None in place of the merged files where too little could be read to check more.
    Never raises for what the files hold.
    """
    problems: list[Problem] = []
    own = _open(folder / SCRIPT, problems)
    if own is None:
        return None, problems
    documents = [own]
    for at, name in enumerate(_names(own, "include")):
        place = own.place(("include", at))
        if "/" in name or "\\" in name or not name.endswith(".yaml") or name == SCRIPT:
            problems.append(fp.INCLUDE.at(own.path, place.line, place.column, name=excerpt(name)))
        elif not (folder / name).is_file():
            hint = did_you_mean(name, (file.name for file in folder.glob("*.yaml")))
            problems.append(fp.NO_FILE.at(own.path, place.line, place.column, name=excerpt(name), hint=hint))
        else:
            more = _open(folder / name, problems)
            documents += [more] if more else []
    layers = _common_layers(common, own, problems)
    layers += [Layer(document, common=False) for document in documents]
    layers = _named_sets(common, layers, problems) + layers
    if any(not layer.document.complete for layer in layers):
        return None, problems
    value: dict[str, Any] = {}
    for layer in layers:
        value = _merge(value, layer.document.value)
    merged = Merged(folder, value, tuple(layers))
    problems += _given_twice(documents)
    return merged, problems


def _names(document: Document, key: str) -> list[str]:
    """The texts of a list of file names; whatever else stands there is the schema's business."""
    value = document.value
    names = value.get(key) if isinstance(value, dict) else None
    return [name if isinstance(name, str) else "" for name in names] if isinstance(names, list) else []


def _common_layers(common: Path, own: Document, problems: list[Problem]) -> list[Layer]:
    layers: list[Layer] = []
    for name in ALWAYS:
        if (common / f"{name}.yaml").is_file():
            document = _open(common / f"{name}.yaml", problems)
            layers += [Layer(document, common=True)] if document else []
    for at, name in enumerate(_names(own, "use")):
        place = own.place(("use", at))
        file = common / f"{name}.yaml"
        if ".." in name or "\\" in name or name.startswith("/") or not file.is_file():
            known = (path.relative_to(common).with_suffix("").as_posix() for path in common.glob("*/*.yaml"))
            hint = did_you_mean(name, known)
            shown = f"common/{excerpt(name)}.yaml"
            problems.append(fp.NO_FILE.at(own.path, place.line, place.column, name=shown, hint=hint))
            continue
        document = _open(file, problems)
        layers += [Layer(document, common=True)] if document else []
    return layers


def _named_sets(common: Path, layers: list[Layer], problems: list[Problem]) -> list[Layer]:
    """The sets of common/reactions that callers name: these need no `use`."""
    named: set[str] = set()
    there: set[str] = set()
    for layer in layers:
        for caller in _mapping(layer.document.value, "callers").values():
            name = caller.get("reactions") if isinstance(caller, dict) else None
            name = name.get("use") if isinstance(name, dict) else name
            named |= {name} if isinstance(name, str) else set()
        if layer.common:
            there.update(_mapping(layer.document.value, "reactions"))
    found: list[Layer] = []
    for name in sorted(named - there):
        file = common / "reactions" / f"{name}.yaml"
        if _NAME.match(name) and file.is_file():
            document = _open(file, problems)
            found += [Layer(document, common=True)] if document else []
    return found


def _mapping(value: Any, key: str) -> dict[str, Any]:
    part = value.get(key) if isinstance(value, dict) else None
    return part if isinstance(part, dict) else {}


def _open(file: Path, problems: list[Problem]) -> Document | None:
    """Read a file of mappings; its problems are added, and None returned where it is of no use."""
    shown = shown_path(file)
    try:
        data = file.read_bytes()
    except OSError as error:
        problems.append(fp.UNREADABLE.at(shown, 1, 1, why=(error.strerror or "it cannot be opened").lower()))
        return None
    document = _read(data, shown)
    problems += document.problems
    if not isinstance(document.value, dict):
        if document.ok:
            problems.append(fp.NOT_A_MAPPING.at(shown, 1, 1))
        return None
    return document


@lru_cache(maxsize=256)
def _read(data: bytes, shown: str) -> Document:
    """Files of `common` are read once for all scenarios of a run; nobody changes a document."""
    return read(data, shown)


def shown_path(file: Path) -> str:
    """A path as messages show it: from the working folder where that is shorter, with `/`."""
    try:
        return file.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except (ValueError, OSError):
        return file.as_posix()


def _merge(under: dict[str, Any], over: Any) -> dict[str, Any]:
    merged = dict(under)
    for key, value in over.items():
        below = merged.get(key)
        merged[key] = _merge(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def _given_twice(documents: list[Document]) -> list[Problem]:
    """Values that two files of one scenario both give: neither is over the other."""
    problems: list[Problem] = []
    seen: dict[Keys, Document] = {}
    for document in documents:
        for path in _leaves(document.value, ()):
            first = seen.setdefault(path, document)
            if first is not document:
                place = document.key_place(path)
                where = f"{first.path}:{first.key_place(path).line}"
                name = ".".join(str(step) for step in path)
                problems.append(fp.GIVEN_TWICE.at(document.path, place.line, place.column, name=name, where=where))
    return problems


def _leaves(value: Any, path: Keys) -> Iterable[Keys]:
    if isinstance(value, dict) and (value or not path):
        for key, part in value.items():
            yield from _leaves(part, (*path, key))
    else:
        yield path


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence that names the likeliest of `known`, or lists them where none is like `name`."""
    names = sorted(set(known))
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    if close:
        return f'Did you mean "{close[0]}"?'
    if not names:
        return "There is none yet: define it first"
    listed = ", ".join(names[:8]) + (", ..." if len(names) > 8 else "")
    return f"Known are: {listed}"
