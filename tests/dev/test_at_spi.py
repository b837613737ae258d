"""The window read and pressed from another process, where the desktop's packages are."""

import pytest

from dev import at_spi


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["ja", "fr"])
def test_answer_is_pressed_from_outside(lang: str) -> None:
    lacking = at_spi.missing()
    if lacking:
        pytest.skip("this machine lacks " + ", ".join(lacking))
    found = at_spi.attempt(lang)
    assert at_spi.answered(found), found
    lines = [line.strip() for line in found["ringing"]]
    assert lines[0].startswith("frame 'かけ直し")
    assert all("''" not in line for line in lines), lines


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(at_spi, "missing", lambda: ["Xvfb"])
    monkeypatch.setattr("sys.argv", ["at_spi"])
    assert at_spi.main() == at_spi.SKIPPED
    assert capsys.readouterr().out == "skipped: this machine lacks Xvfb\n"
