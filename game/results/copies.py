"""One plain file for each run and each scenario, beside the database.

A damaged database is not to be counted on to give anything back; these files are. Each is written whole
under another name, flushed to the disk and only then renamed, so a file that is there is complete.

    runs/<run id>.jsonl             first line: header, state, summary, seal; then one event a line
    scenarios/<sha256>.json         the compiled scenario
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from game.results.run import Header, StoredEvent, StoredRun, canonical, mismatch

RUNS = "runs"
SCENARIOS = "scenarios"


def write_run(folder: Path, run: StoredRun, events: Iterable[StoredEvent]) -> Path:
    """Write ``runs/<id>.jsonl`` (UTF-8, LF). Raises OSError."""
    lines = [json.dumps({"run": run.id, **asdict(run.header), **_end(run)}, ensure_ascii=True)]
    lines += [json.dumps(_event_object(event), ensure_ascii=True) for event in events]
    path = folder / RUNS / f"{run.id}.jsonl"
    _write(path, ("\n".join(lines) + "\n").encode("ascii"))
    return path


def write_scenario(folder: Path, hash: str, compiled: bytes) -> None:
    """Write ``scenarios/<hash>.json`` unless it is there. Raises OSError."""
    path = folder / SCENARIOS / f"{hash}.json"
    if not path.exists():
        _write(path, compiled)


def run_ids(folder: Path) -> set[str]:
    """Ids of the runs that have a copy."""
    return {path.stem for path in (folder / RUNS).glob("*.jsonl")}


def read_runs(folder: Path, ids: Iterable[str]) -> Iterator[tuple[StoredRun, tuple[StoredEvent, ...]]]:
    """Those of these copies that are whole and as they were written, oldest first; others are passed over."""
    for id in sorted(ids):
        try:
            run, events = read_run(folder / RUNS / f"{id}.jsonl")
        except (OSError, ValueError):
            continue
        if run.id == id and not mismatch(run, events):
            yield run, events


def read_run(path: Path) -> tuple[StoredRun, tuple[StoredEvent, ...]]:
    """Read one run copy. Raises OSError, or ValueError when it is not one."""
    try:
        first, *rest = path.read_text(encoding="utf-8").splitlines()
        head = json.loads(first)
        header = Header(**{name: head.pop(name) for name in Header.__dataclass_fields__})
        run = StoredRun(head.pop("run"), header, **head)
        return run, tuple(StoredEvent(**json.loads(line)) for line in rest)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"{path.name} is not a run: {error}") from error


def read_scenario(folder: Path, hash: str) -> bytes | None:
    """The copy of a compiled scenario, or None."""
    try:
        return (folder / SCENARIOS / f"{hash}.json").read_bytes()
    except OSError:
        return None


def _end(run: StoredRun) -> dict[str, Any]:
    return {
        "started_at": run.started_at,
        "state": run.state,
        "ended_at": run.ended_at,
        "summary": run.summary,
        "events": run.events,
        "seal": run.seal,
    }


def _event_object(event: StoredEvent) -> dict[str, Any]:
    return {
        "seq": event.seq,
        "at_ms": event.at_ms,
        "take": event.take,
        "actor": event.actor,
        "kind": event.kind,
        "data": json.loads(canonical(event.data)),
        "chain": event.chain,
    }


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with open(temporary, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable; Windows offers no such thing and keeps names in its journal."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
