"""What every test stands on: nothing of the person's own is touched, nothing shows or sounds."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

# A busy machine is no fault of the code. On CI the same examples come every time.
settings.register_profile("kakenaoshi", deadline=None, derandomize=bool(os.environ.get("CI")), print_blob=True)
settings.load_profile("kakenaoshi")

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")


@pytest.fixture(scope="session", autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KAKENAOSHI_HOME", str(tmp_path_factory.mktemp("home")))
        yield
