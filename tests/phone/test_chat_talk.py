"""A talk that is written: lines and replies are bubbles, nothing is spoken, and leaving is a move like any other."""

from dataclasses import replace

import pytest

from game.call.model import Scenario
from game.phone.scenes.reply_bubble import ReplyBubble
from game.phone.speech import Mute
from game.phone.ui import Preferences
from game.phone.widgets.chat import Bubble
from game.session.play import Play
from tests.phone.app_plays import Hand, has, listen, playing_of, shown
from tests.phone.fit_apps import all_problems
from tests.phone.small_story import story


def written() -> Scenario:
    """The small story, its first talk a chat."""
    made = story()
    return replace(made, talks={**made.talks, "opening": replace(made.talks["opening"], kind="chat")})


class Listener(Mute):
    """Remembers what it was to say."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, key: str, lang: str, role: str, text: str, colour: str) -> None:
        self.said.append(key)


@pytest.mark.parametrize("way", ["pointer", "touch", "keys"])
def test_lines_and_replies_are_bubbles(way: str) -> None:
    play = Play(written(), 3)
    pilot = shown(play)
    hand = Hand(pilot, way)
    hand.press("answer")
    assert pilot.scene.name == "chat"
    listen(pilot)
    texts = [w.text for w in pilot.stage.widgets if isinstance(w, Bubble)]
    assert texts == ["新宿警察署の森と申します。", "あなたの名前の口座が、事件に使われています。"]
    assert len([w for w in pilot.stage.widgets if isinstance(w, ReplyBubble)]) == 3
    assert not has(pilot, "call.skip") and has(pilot, "move.hang-up")
    hand.press("reply.r3")
    mine = [w for w in pilot.stage.widgets if isinstance(w, Bubble) and w.mine]
    assert [w.text for w in mine] == ["いまは、お話しできません。"]


def test_nothing_is_spoken() -> None:
    play = Play(written(), 3)
    pilot = shown(play)
    voice = Listener()
    playing_of(pilot).voice = voice
    pilot.press("answer")
    listen(pilot)
    assert voice.said == []


def test_home_lies_beside_a_written_talk_and_leads_back() -> None:
    pilot = shown(Play(written(), 3))
    pilot.press("answer")
    listen(pilot)
    pilot.key("escape")
    pilot.wait(300)
    assert pilot.scene.name == "free"
    pilot.press("near.call")
    pilot.wait(300)
    assert pilot.scene.name == "chat"
    pilot.press("move.hang-up")
    pilot.wait(300)
    assert pilot.scene.name == "free" and playing_of(pilot).play.state.talk is None


@pytest.mark.parametrize("text", [100, 150, 200])
def test_it_fits(text: int) -> None:
    for size in ((1280, 800), (1024, 768), (800, 1280)):
        pilot = shown(Play(written(), 3), size=size, wishes=Preferences(text=text, motion=False))  # type: ignore[arg-type]
        pilot.press("answer")
        assert all_problems(pilot.stage) == []
        listen(pilot)
        assert all_problems(pilot.stage) == []
