"""Makes the pack's sounds: slow, on an author's machine, with the packages of the extra `render`.

Each sentence is one job and one file, written whole or not at all, so that a run that was cut off goes on where it
stopped. Jobs are shared out to as many processes as there are cores; each loads an engine once.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from game.voice.engines import Engine, EngineError, installed
from game.voice.loudness import levelled
from game.voice.pack.pack import INDEX, SUFFIX
from game.voice.pack.recipes import Recipe, Recipes, key
from game.voice.samples import RATE, Wave, faded, to_wave, trimmed
from game.voice.timing import sentences

# Of libsndfile: about 18 kbit a second of Opus, which a recogniser reads like the original.
_COMPRESSION = 0.95


@dataclass(frozen=True, slots=True)
class Job:
    """One sentence to be spoken: its key, and what makes its sound."""

    key: str
    lang: str
    role: str
    sentence: str
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a job: its length in ms, or why there is none."""

    job: Job
    ms: int
    trouble: str = ""


def jobs(texts: Iterable[tuple[str, str, str]], recipes: Recipes) -> dict[str, Job]:
    """The sentences of (language, role, text) by key. A role without a recipe is left to live speech."""
    found: dict[str, Job] = {}
    for lang, role, text in texts:
        recipe = recipes.of(lang, role)
        if recipe is None:
            continue
        for sentence in sentences(text, lang):
            if any(char.isalnum() for char in sentence):
                name = key(lang, role, sentence, recipe)
                found.setdefault(name, Job(name, lang, role, sentence, recipe))
    return found


def engines() -> dict[str, Engine]:
    """The synthesisers that recipes may name. Nothing is loaded yet."""
    from game.voice.engines.hibari import Hibari
    from game.voice.engines.kokoro import Kokoro
    from game.voice.engines.openjtalk import OpenJTalk
    from game.voice.engines.pico import Pico

    return {engine.name: engine for engine in (Kokoro(), OpenJTalk(), Hibari(), Pico())}


def lacking(recipes: Iterable[Recipe]) -> list[str]:
    """Why these recipes cannot be rendered here: packages that are missing or of another version than the one pinned.
    Empty: all can.
    """
    known = engines()
    trouble: dict[str, None] = {}
    if not installed("soundfile"):
        trouble["soundfile is not installed"] = None
    for recipe in recipes:
        engine = known.get(recipe.engine)
        if engine is None:
            trouble[f"no engine is called {recipe.engine}"] = None
        elif not engine.available():
            trouble[f"{recipe.version} is not installed"] = None
        elif engine.version() not in recipe.version.split():
            trouble[f"{recipe.version} is wanted, {engine.version()} is installed"] = None
    return list(trouble)


def render(wanted: Sequence[Job], folder: Path, processes: int = 0) -> Iterator[Made]:
    """Speaks every job into `folder`, in any order, and says of each what came of it. `processes` 0: one a core."""
    count = processes or max(1, os.cpu_count() or 1)
    # Long runs of one engine and voice in each process: it is loaded once, and its work stays in the caches.
    ordered = sorted(wanted, key=lambda job: (job.recipe.engine, job.lang, job.role, job.key))
    if count == 1 or len(ordered) < 2 * count:
        yield from (_made(job, folder) for job in ordered)
        return
    # "spawn": the engines' threads do not survive a fork.
    with multiprocessing.get_context("spawn").Pool(count) as pool:
        yield from pool.imap_unordered(_task, [(job, folder) for job in ordered], chunksize=4)


def speak(job: Job, known: Mapping[str, Engine]) -> Wave:
    """The sound of one job: trimmed, faded, at -20 LUFS, without a telephone. Raises EngineError."""
    text = job.recipe.read(job.lang, job.sentence)
    pcm = known[job.recipe.engine].synthesise(text, job.recipe.voice(job.lang))
    wave = trimmed(to_wave(pcm))
    if wave.size < RATE // 20:
        raise EngineError("nothing was said")
    return faded(levelled(wave))


def encoded(wave: Wave) -> bytes:
    """`wave` as the bytes of an Ogg Opus file. Needs soundfile."""
    import soundfile

    file = io.BytesIO()
    soundfile.write(file, wave, RATE, format="OGG", subtype="OPUS", compression_level=_COMPRESSION)
    return file.getvalue()


def decoded(data: bytes) -> Wave:
    """The sound in such bytes, for checks where no window is. Needs soundfile. Raises EngineError."""
    import soundfile

    try:
        wave, rate = soundfile.read(io.BytesIO(data), dtype="float64")
    except Exception as error:
        raise EngineError(f"no sound: {error}") from error
    if rate != RATE or wave.ndim != 1:
        raise EngineError(f"{rate} samples a second, {wave.ndim} channels")
    result: Wave = wave
    return result


def read_index(folder: Path) -> dict[str, tuple[str, int, str]]:
    """The index of a language's folder: key -> (role, ms, sentence). Empty where there is none; a line that makes no
    sense is left out.
    """
    found: dict[str, tuple[str, int, str]] = {}
    with suppress(OSError, UnicodeDecodeError):
        for line in (folder / INDEX).read_text(encoding="utf-8").splitlines():
            name, _, rest = line.partition("\t")
            parts = rest.split("\t")
            if len(parts) == 3 and parts[1].isdigit():
                found[name] = (parts[0], int(parts[1]), parts[2])
    return found


def write_index(folder: Path, rows: Mapping[str, tuple[str, int, str]]) -> None:
    """Writes it, sorted by role and sentence so that a changed line is one changed row."""
    ordered = sorted(rows.items(), key=lambda item: (item[1][0], item[1][2], item[0]))
    text = "".join(f"{name}\t{role}\t{ms}\t{sentence}\n" for name, (role, ms, sentence) in ordered)
    _write(folder / INDEX, text.encode("utf-8"))


_known: dict[str, Engine] = {}


def _task(task: tuple[Job, Path]) -> Made:
    return _made(*task)


def _made(job: Job, folder: Path) -> Made:
    if not _known:
        _known.update(engines())
    try:
        wave = speak(job, _known)
        _write(folder / job.lang / f"{job.key}{SUFFIX}", encoded(wave))
    except Exception as error:  # one sentence's fault is told and costs no other
        return Made(job, 0, str(error) or repr(error))
    return Made(job, wave.size * 1000 // RATE)


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=file.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.chmod(temporary, 0o644)
        os.replace(temporary, file)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
