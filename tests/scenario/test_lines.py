"""What a talk is heard over where the script does not say so."""

import pytest

from game.call.model import Talk
from game.scenario.library import load


def talk(scenario: str, id_: str) -> Talk:
    return load(scenario).talks[id_]


@pytest.mark.parametrize(
    ("scenario", "id_", "line", "around"),
    [
        ("shinjuku-officer", "first-call", "landline", "office"),
        ("shinjuku-officer", "family-son", "mobile", "none"),
        ("shinjuku-officer", "h9110", "landline", "none"),
        ("shinjuku-officer", "wrong-number", "landline", "none"),
        ("shinjuku-officer", "false-desk-talk", "landline", "office"),
        ("line-badge", "video-call", "video", "none"),
        ("line-badge", "second-call", "mobile", "none"),
        ("customs-parcel", "customs-call", "mobile", "none"),
        ("customs-parcel", "airport-call", "landline", "radio"),
        ("customs-parcel", "family-daughter", "mobile", "street"),
    ],
)
def test_lines_follow_from_kind_number_and_role(scenario: str, id_: str, line: str, around: str) -> None:
    found = talk(scenario, id_)
    assert (found.heard_over, found.around) == (line, around)


def test_a_video_talk_that_says_nothing_of_its_line_is_heard_over_video() -> None:
    assert Talk("t", "video", "c", ()).heard_over == "video"
    assert Talk("t", "call", "c", ()).heard_over == "mobile"
