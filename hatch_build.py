"""Puts scenarios and assets into the wheel, inside the package, where game/places.py looks for them.

A plain `force-include` in pyproject.toml would copy them into editable installs too, where they would
go stale.
"""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ShippedFolders(BuildHookInterface[Any]):
    """Adds the folders to ordinary wheels only."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """`version` is "standard" or "editable"; what is added goes into `build_data`."""
        if version == "standard":
            build_data["force_include"].update(
                {f"{self.root}/{folder}": f"game/_data/{folder}" for folder in ("scenarios", "assets")}
            )
