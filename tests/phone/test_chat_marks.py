"""Read marks, stickers, calls in a thread, and furigana in the chat app."""

import pytest

from game.call.model import Scenario
from game.phone.pictures.sticker import Sticker
from game.phone.scenes.reply_bubble import ReplyBubble
from game.phone.ui import Preferences
from game.phone.widgets.chat import Bubble
from game.scenario.library import load, shipped
from game.session.chat import held_up, threads
from game.session.play import Play
from tests.phone.app_plays import PICTURE, SON, VIDEO, begun, listen, shown
from tests.phone.fit_apps import all_problems
from tests.phone.test_chat_talk import written


def test_what_came_is_unread_until_the_app_is_opened() -> None:
    play = begun("line-badge", VIDEO)
    pilot = shown(play)
    (thread,) = threads(play)
    assert thread.seen() == {}
    pilot.press("disc.apps")
    pilot.press("app.chat")
    pilot.wait(200)
    (thread,) = threads(play)
    assert list(thread.seen()) == ["add-request"]
    assert pilot.find("chat.add-request.seen").name.startswith("あなたが見ました")


def test_what_the_player_wrote_is_seen_when_the_other_side_goes_on() -> None:
    pilot = shown(Play(written(), 3))
    pilot.press("answer")
    listen(pilot)
    reply = next(w.id for w in pilot.stage.widgets if isinstance(w, ReplyBubble))
    pilot.press(reply)
    pilot.wait(300)
    mark = pilot.find(f"chat.>{reply.removeprefix('reply.')}.seen")
    assert mark.name.startswith("相手が見ました")


def test_a_sticker_has_words_and_takes_no_badge_out_of_the_picture() -> None:
    play = begun("line-badge", (*PICTURE, {"reply": "badge.read"}))
    pilot = shown(play)
    assert play.state.has("arrived.salute")
    item = held_up(play)
    assert item is not None and item.kind == "badge"
    pilot = shown(begun("line-badge", (*PICTURE, {"reply": "badge.read"}, "app.chat")))
    sticker = next(w for w in pilot.stage.widgets if isinstance(w, Sticker))
    assert "スタンプ" in sticker.name and "小鳥" in sticker.name
    assert any(n.name.startswith("ビデオ通話") for n in pilot.tree() if n.id.startswith("chat.video"))


def test_the_family_sends_stickers_too() -> None:
    """So that a sticker tells nothing: twins share the son."""
    play = begun("shinjuku-officer", SON)
    assert play.state.has("arrived.son-waves")
    assert [w.look for w in shown(play).stage.widgets if isinstance(w, Sticker)] == ["wave"]
    for id_ in ("shinjuku-officer", "lost-wallet", "line-badge"):
        assert "son-waves" in load(id_).chat


@pytest.mark.parametrize("id_", shipped())
def test_only_stickers_have_a_look(id_: str) -> None:
    scenario: Scenario = load(id_)
    assert all((item.kind == "sticker") == bool(item.look) for item in scenario.chat.values())


@pytest.mark.parametrize("text", [100, 150, 200])
def test_furigana_stands_in_bubbles_and_fits(text: int) -> None:
    wishes = Preferences(furigana=True, motion=False, text=text)  # type: ignore[arg-type]
    steps = (*PICTURE, {"reply": "badge.read"}, {"reply": "warrant.real"}, "wait-line", "app.chat")
    pilot = shown(begun("line-badge", steps), wishes=wishes)
    bubbles = [w for w in pilot.stage.widgets if isinstance(w, Bubble)]
    assert any(w.ruby for w in bubbles)
    assert all_problems(pilot.stage) == []
