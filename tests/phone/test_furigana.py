"""Furigana on the screen: above captions and replies, in Japanese, where they are wished for."""

import pytest

from game.phone.furigana import by_line
from game.phone.gallery import SHOTS, pilot_at
from game.phone.metrics import TEXT_SIZES
from game.phone.pilot import Pilot
from game.phone.widgets.buttons import Reply
from game.phone.widgets.caption import CaptionCard
from game.scenario.readings import Ruby
from tests.phone.fit import problems


def shown(name: str, lang: str = "ja", text: int = 100, *, wished: bool = True) -> Pilot:
    pilot = pilot_at(next(s for s in SHOTS if s.name == name), lang, (1280, 800), 100, drawn=False)
    pilot.ui.prefer(furigana=wished, text=text)
    pilot.wait(400, 50)
    return pilot


def test_captions_and_replies_have_readings() -> None:
    pilot = shown("in-call")
    card = next(w for w in pilot.stage.widgets if isinstance(w, CaptionCard))
    assert [(card.text[r.start : r.end], r.reading) for r in card.ruby] == [("書", "か")]
    replies = [w for w in pilot.stage.widgets if isinstance(w, Reply)]
    assert replies and any(reply.ruby for reply in replies)


@pytest.mark.parametrize(("lang", "wished"), [("en", True), ("fr", True), ("ja", False)])
def test_nothing_stands_above_other_languages_or_unasked(lang: str, wished: bool) -> None:
    pilot = shown("in-call", lang, wished=wished)
    assert not any(w.ruby for w in pilot.stage.widgets if isinstance(w, CaptionCard | Reply))


@pytest.mark.parametrize("text", TEXT_SIZES)
@pytest.mark.parametrize("name", ["in-call", "home-in-call", "chat-request", "call-keys", "video"])
def test_they_fit(name: str, text: int) -> None:
    pilot = shown(name, text=text)
    assert problems(pilot.stage) == []
    if any(node.id == "call.reply" for node in pilot.tree()):
        pilot.press("call.reply")
        pilot.wait(400, 50)
        assert problems(pilot.stage) == []


def test_a_reading_is_counted_from_its_lines_beginning() -> None:
    text = "新宿の山田です。"
    ruby = (Ruby(0, 2, "しんじゅく"), Ruby(3, 5, "やまだ"))
    assert by_line(("新宿の", "山田です。"), text, ruby) == [[ruby[0]], [Ruby(0, 2, "やまだ")]]
    assert by_line(("新", "宿の山田です。"), text, ruby)[0] == [Ruby(0, 1, "しん")]
