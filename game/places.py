"""Where things lie: what the game ships, and what it keeps for this person on this machine.

Shipped folders are found both in a checkout (beside the package) and in an installed wheel (inside it). The
person's own folders are only named here, not made: whoever writes there makes them, and says so if it cannot.
The variable `KAKENAOSHI_HOME` puts all of them into one folder, for a memory stick, a kiosk or a test.
`platformdirs` is imported on first use, since the play path counts every millisecond of start-up.
"""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_APP = "kakenaoshi"


@cache
def _shipped() -> Path:
    installed = _PACKAGE / "_data"
    return installed if installed.is_dir() else _PACKAGE.parent


def scenarios() -> Path:
    """The folder of the shipped scenarios, `common` among them."""
    return _shipped() / "scenarios"


def assets() -> Path:
    """The folder of fonts, icons, sounds and voices."""
    return _shipped() / "assets"


def results() -> Path:
    """The folder of this person's records, unless `--results` names another."""
    from platformdirs import user_data_path

    return _own("results", lambda: user_data_path(_APP, appauthor=False) / "results")


def settings() -> Path:
    """The folder of this person's settings."""
    from platformdirs import user_config_path

    return _own("settings", lambda: user_config_path(_APP, appauthor=False))


def cache_folder() -> Path:
    """The folder of what can be made again: compiled scenarios, spoken lines."""
    from platformdirs import user_cache_path

    return _own("cache", lambda: user_cache_path(_APP, appauthor=False))


def logs() -> Path:
    """The folder of log files."""
    from platformdirs import user_log_path

    return _own("logs", lambda: user_log_path(_APP, appauthor=False))


def documents() -> Path:
    """The folder of what this person keeps and prints."""
    from platformdirs import user_documents_path

    return _own("documents", lambda: user_documents_path() / "Kakenaoshi")


def _own(name: str, usual: Callable[[], Path]) -> Path:
    home = os.environ.get("KAKENAOSHI_HOME")
    return Path(home).absolute() / name if home else usual()
