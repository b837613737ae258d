"""Whose help lines come first: the machine's country, not the story's, not the language's."""

import pytest

from game.phone.whereabouts import here, machine_zone


@pytest.mark.parametrize(
    ("zone", "place"),
    [
        ("Asia/Tokyo", "japan"),
        ("Tokyo Standard Time", "japan"),
        ("", "japan"),
        ("UTC", "japan"),
        ("Etc/GMT+5", "japan"),
        ("America/Toronto", "japan"),
        ("America/New_York", "us"),
        ("America/Indiana/Knox", "us"),
        ("US/Pacific", "us"),
        ("Pacific/Honolulu", "us"),
        ("Pacific Standard Time", "us"),
        ("Europe/Paris", "france"),
        ("Europe/Berlin", "japan"),
    ],
)
def test_a_time_zone_speaks_only_where_it_is_plain(zone: str, place: str) -> None:
    assert here("", zone) == place


def test_what_was_set_goes_before_the_machine() -> None:
    assert here("france", "Asia/Tokyo") == "france"
    assert here("nonsense", "Asia/Tokyo") == "japan"


def test_the_machine_s_zone_follows_its_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", ":America/Chicago")
    assert machine_zone() == "America/Chicago" and here() == "us"
    monkeypatch.delenv("TZ")
    assert isinstance(machine_zone(), str)
