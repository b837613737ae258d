"""In which country the machine stands: whose help lines can be rung from here.

The wish decides (`Preferences.place`), else the machine's time zone where it is plainly another country's; else
Japan. Neither a story's country nor the language of the screen says anything about where a person sits.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Literal

Place = Literal["japan", "us", "france"]
PLACES: tuple[Place, ...] = ("japan", "us", "france")
"""Countries whose help lines are known."""

_US = {
    "New_York",
    "Detroit",
    "Chicago",
    "Denver",
    "Boise",
    "Phoenix",
    "Los_Angeles",
    "Anchorage",
    "Juneau",
    "Sitka",
    "Nome",
    "Menominee",
    "Indiana",
    "Kentucky",
    "North_Dakota",
    "Honolulu",
    "Eastern",
    "Central",
    "Mountain",
    "Pacific",
    "Arizona",
    "Alaska",
    "Hawaii",
    "Michigan",
}
_US_WINDOWS = {
    "Eastern Standard Time",
    "US Eastern Standard Time",
    "Central Standard Time",
    "Mountain Standard Time",
    "US Mountain Standard Time",
    "Pacific Standard Time",
    "Alaskan Standard Time",
    "Hawaiian Standard Time",
}


def here(wish: str = "", zone: str | None = None) -> Place:
    """The country of this machine. `wish`: what was set, or ""; `zone`: a time zone's name, asked for if None."""
    for place in PLACES:
        if wish == place:
            return place
    return place_of(machine_zone() if zone is None else zone)


def place_of(zone: str) -> Place:
    """The country that a time zone's name plainly stands for; Japan where it does not."""
    area, _, city = zone.partition("/")
    if zone in _US_WINDOWS or (area in ("America", "Pacific", "US") and city.partition("/")[0] in _US):
        return "us"
    return "france" if zone == "Europe/Paris" else "japan"


def machine_zone() -> str:
    """The machine's time zone as the system names it; empty where it does not say."""
    named = os.environ.get("TZ", "").lstrip(":")
    if named:
        return named
    if sys.platform == "win32":
        return _windows_zone()
    with suppress(OSError):
        _, found, zone = str(Path("/etc/localtime").resolve(strict=True)).partition("zoneinfo/")
        if found:
            return zone.removeprefix("posix/").removeprefix("right/")
    with suppress(OSError, UnicodeError):
        return Path("/etc/timezone").read_text(encoding="utf-8").strip()
    return ""


def _windows_zone() -> str:
    """The zone's name in the registry, which is English in every Windows."""
    if sys.platform != "win32":
        return ""
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\TimeZoneInformation") as key:
            return str(winreg.QueryValueEx(key, "TimeZoneKeyName")[0]).split("\0")[0]
    except OSError:
        return ""
