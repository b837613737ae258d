"""Fetches a package of the npm registry at one version, for the fonts and icons that are committed here."""

import io
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path


def fetch(package: str, version: str) -> dict[str, bytes]:
    """The files of `package` by their path inside it. Needs `npm`.

    Raises RuntimeError with a sentence for people if it fails.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise RuntimeError("npm is needed to fetch fonts and icons: install Node.js, then run this again")
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [npm, "pack", f"{package}@{version}", "--silent"],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        archives = list(Path(folder).glob("*.tgz"))
        if done.returncode or len(archives) != 1:
            raise RuntimeError(f"npm could not fetch {package}@{version}:\n{done.stderr.strip()}")
        return _members(archives[0].read_bytes())


def _members(archive: bytes) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as tar:
        for member in tar:
            content = tar.extractfile(member) if member.isfile() else None
            if content is not None:
                found[member.name.partition("/")[2]] = content.read()
    return found
