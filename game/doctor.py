"""What works on this machine, what does not, and what to do about it: `kakenaoshi doctor`."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import game
from game import places


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `mend` says what to do where `ok` is False; a hint may stand with True as well."""

    what: str
    ok: bool
    found: str
    mend: str = ""

    def __str__(self) -> str:
        told = f"{'ok ' if self.ok else 'NO '} {self.what:12} {self.found}"
        return f"{told}\n    -> {self.mend}" if self.mend else told

    def to_json(self) -> dict[str, object]:
        return asdict(self)


def examine(results: Path) -> list[Finding]:
    """Look at everything the game needs. Takes seconds: it really starts the voices. Never raises."""
    out: list[Finding] = [_versions()]
    for look in (_display, _sound, _voices, _fonts, _scenarios):
        try:
            out.extend(look())
        except Exception as error:
            # A machine where looking itself fails is just what this command is for.
            out.append(Finding(look.__name__.strip("_"), False, f"{type(error).__name__}: {error}"))
    out += [_folder("records", results), _folder("cache", places.cache_folder())]
    return out


def _versions() -> Finding:
    parts = [f"kakenaoshi {game.__version__}", f"Python {platform.python_version()}", platform.platform()]
    for name in ("pygame-ce", "pyttsx3", "pyopenjtalk-plus"):
        try:
            parts.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            parts.append(f"{name} not installed")
    parts.append(f"SQLite {sqlite3.sqlite_version}")
    ok = sys.version_info >= (3, 11)
    return Finding("versions", ok, ", ".join(parts), "" if ok else "Install Python 3.11 or newer.")


def _display() -> Iterator[Finding]:
    from game.phone.loop import NoDisplay, open_window

    try:
        surface = open_window((640, 480))
    except NoDisplay as why:
        yield Finding("display", False, str(why), "Start in a desktop session; without a screen use play --headless.")
        return
    import pygame

    driver = pygame.display.get_driver()
    sizes = ", ".join(f"{w}x{h}" for w, h in pygame.display.get_desktop_sizes())
    pygame.display.quit()
    real = driver not in ("dummy", "offscreen")
    mend = "" if real else "SDL_VIDEODRIVER names a driver without a screen: unset it to see the window."
    yield Finding("display", surface is not None, f"{driver}, desktop {sizes}", mend)


def _sound() -> Iterator[Finding]:
    from game.phone.sound import Sound

    sound = Sound()
    device = sound.open()
    sound.close()
    ok = device == "sound"
    mend = "" if ok else "No sound device opened: connect one, or play with captions alone (nothing else is lost)."
    yield Finding("sound", ok, {"sound": "a device", "silent": "no device"}.get(device, "no mixer"), mend)


def _voices() -> Iterator[Finding]:
    from game.voice.availability import packed, proven

    ahead = packed(places.assets() / "voices")
    for lang, engine in proven(("ja", "en", "fr")).items():
        shipped = f"{ahead[lang]} sentences shipped; " if lang in ahead else ""
        live = f"other texts by {engine}" if engine else "other texts by captions"
        mend = "" if engine else "To have other texts spoken too: pip install 'kakenaoshi[speech]'."
        yield Finding(f"voice {lang}", bool(shipped or engine), f"{shipped}{live}", mend)


def _fonts() -> Iterator[Finding]:
    folder = places.assets() / "fonts"
    missing = [
        name
        for name in (
            "BIZUDPGothic-Regular.ttf",
            "BIZUDPGothic-Bold.ttf",
            "NotoSans-Regular.ttf",
            "NotoSans-SemiBold.ttf",
            "NotoSansJP-Regular.ttf",
            "NotoSansJP-Bold.ttf",
            "coverage.json",
        )
        if not (folder / name).is_file()
    ]
    mend = "" if not missing else "Install the game again: its files are not whole."
    yield Finding("fonts", not missing, "all there" if not missing else f"missing: {', '.join(missing)}", mend)


def _scenarios() -> Iterator[Finding]:
    from game.scenario.library import BrokenScenario, load, shipped

    for id in shipped():
        try:
            scenario = load(id)
        except BrokenScenario as broken:
            yield Finding("scenario", False, f"{id}: {broken}", f"kakenaoshi lint {id}")
        else:
            yield Finding("scenario", True, f"{id} ({', '.join(scenario.langs)})")


def _folder(what: str, folder: Path) -> Finding:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix="doctor-"):
            pass
    except OSError as why:
        mend = "Give this user the right to write there, or name another folder with --results."
        return Finding(what, False, f"{folder}: {why.strerror or why}", mend)
    return Finding(what, True, f"{folder}{os.sep}")
