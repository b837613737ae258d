"""The apps in use: by pointer, by touch and by keys alone, and whole plays of real scenarios through the phone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.call.events import AppOpened, Dialled
from game.phone.scenes.number_cells import as_typed
from game.phone.widgets.keypad import plain_digits
from tests.phone.app_plays import OUT, PAYING, VIDEO, Hand, begun, has, listen, playing_of, shown

WAYS = ("pointer", "touch", "keys")


@pytest.mark.parametrize("way", WAYS)
def test_a_verified_play_of_the_officer(way: str) -> None:
    """Answer, hang up mid-sentence, search, read the official page, type its number, hear the desk, finish."""
    play = begun("shinjuku-officer")
    pilot = shown(play)
    hand = Hand(pilot, way)
    hand.press("answer")
    assert play.line is not None
    hand.press("move.hang-up")
    assert play.state.talk is None and pilot.scene.name == "free"
    hand.press("app.browser")
    hand.press("search.police-number")
    hand.press("page.site")
    number = playing_of(pilot).wording.number("shinjuku")
    assert pilot.find("page.number").name == number
    hand.press("near.home")
    hand.press("app.keypad")
    assert number in pilot.find("keypad.above").name
    hand.type(plain_digits(number))
    assert pilot.find("keypad.typed").name.endswith(number)
    hand.press("keypad.call")
    assert pilot.scene.name == "dialling" and play.state.talk is None
    assert "ringback-ja" in pilot.sound.heard
    pilot.wait(OUT)
    assert pilot.scene.name == "in-call"
    for _ in range(12):
        listen(pilot)
        if play.state.talk is None:
            break
        reply = next((n.id for n in pilot.tree() if n.id.startswith("reply.")), "move.hang-up")
        hand.press(reply)
    if play.state.talk is not None:
        hand.press("move.hang-up")
    pilot.wait(500)
    # The false officer rings again in his own time, perhaps in the middle of finishing.
    for _ in range(3):
        if pilot.scene.name == "ringing":
            hand.press("decline")
        hand.press("near.finish")
        pilot.wait(300)
        if pilot.scene.name == "debrief" or has(pilot, "finish"):
            break
    if has(pilot, "finish"):
        hand.press("finish")
    score = play.score()
    assert play.state.ending == "verified" and score.outcome == "safe"
    assert score.score == pytest.approx(1.0)
    assert any(isinstance(e, Dialled) and e.route == "typed" for e in play.events)


@pytest.mark.parametrize("way", WAYS)
def test_a_transfer_in_line_badge(way: str) -> None:
    """In the video call: home, bank, the prepared transfer, back, again, send; then hang up and look at the account."""
    play = begun("line-badge", PAYING)
    pilot = shown(play)
    hand = Hand(pilot, way)
    assert pilot.scene.name == "video"
    hand.press("disc.apps")
    hand.press("app.bank")
    hand.press("bank.open.transfer")
    hand.press("bank.back")
    assert not play.state.has("granted.transfer")
    hand.press("bank.open.transfer")
    hand.press("transfer.transfer")
    assert play.state.has("granted.transfer")
    assert "bank.done" in [n.id for n in pilot.tree()]
    hand.press("bank.back")
    assert "1,700,000" in pilot.find("bank.balance").name
    hand.press("move.hang-up")
    assert play.state.talk is None and pilot.scene.name == "free"


@pytest.mark.parametrize("way", WAYS)
def test_a_request_is_accepted_or_declined(way: str) -> None:
    for choice in ("accept", "decline"):
        play = begun("line-badge", VIDEO)
        pilot = shown(play)
        hand = Hand(pilot, way)
        hand.press("app.chat")
        assert pilot.scene.name == "chat"
        hand.press(f"{choice}.add-request")
        assert play.state.has("accepted.add-request") == (choice == "accept")
        assert not has(pilot, "accept.add-request") and not has(pilot, "decline.add-request")


@pytest.mark.parametrize("way", WAYS)
def test_papers_contacts_history_and_notes(way: str) -> None:
    """A paper's number, a contact and a redial each ring out, and hanging up in time leaves no trace."""
    play = begun("shinjuku-officer", ("answer", "ask-details", "note", "hang-up"))
    pilot = shown(play)
    hand = Hand(pilot, way)
    for app, row in (
        ("app.papers", ""),
        ("app.contacts", "dial.contact.kenji"),
        ("app.history", "dial.history.first-call"),
    ):
        hand.press(app)
        if app == "app.papers":
            hand.press("paper.leaflet")
            row = "dial.paper.h9110"
        hand.press(row)
        assert pilot.scene.name == "dialling"
        before = len(play.events)
        hand.press("dial.cancel")
        assert len(play.events) == before and not any(isinstance(e, Dialled) for e in play.events)
        pilot.key("escape")
        pilot.wait(600)
        assert pilot.scene.name == "free"
    hand.press("app.notes")
    assert any("内線" in n.name for n in pilot.tree())
    hand.press("near.home")
    hand.press("app.history")
    hand.press("block.mori")
    assert play.state.has("blocked.mori") and not has(pilot, "block.mori")


def test_dialling_takes_two_seconds_and_then_somebody_answers() -> None:
    play = begun("shinjuku-officer", ("decline", "app.contacts"))
    pilot = shown(play)
    pilot.press("dial.contact.kenji")
    pilot.wait(1800)
    assert play.state.talk is None and pilot.scene.name == "dialling"
    pilot.wait(400)
    assert play.state.talk is not None and pilot.scene.name == "in-call"
    assert pilot.find("phone.name").name == "けんじ（大阪）"


def test_a_pause_holds_the_ringing_too() -> None:
    play = begun("shinjuku-officer", ("decline", "app.contacts"))
    pilot = shown(play)
    pilot.press("dial.contact.kenji")
    pilot.key("p")
    pilot.wait(20_000)
    assert play.state.talk is None
    pilot.key("p")
    pilot.wait(OUT)
    assert play.state.talk is not None


def test_a_number_that_nobody_has_is_shown_as_it_was_typed() -> None:
    play = begun("shinjuku-officer", ("decline", "app.keypad"))
    pilot = shown(play)
    pilot.type("0309999998")
    pilot.key("backspace")
    pilot.type("9")
    pilot.key("enter")
    pilot.wait(OUT)
    assert pilot.scene.name == "in-call" and pilot.find("03-0999-9999")
    assert playing_of(pilot).caption.speaker == "自動音声"
    pilot.press("move.hang-up")
    assert play.state.talk is None


def test_digits_stay_while_another_app_is_open() -> None:
    pilot = shown(begun("shinjuku-officer", ("decline", "app.keypad")))
    pilot.type("0303")
    hand = Hand(pilot, "pointer")
    hand.press("near.home")
    hand.press("app.keypad")
    assert pilot.find("keypad.typed").name.endswith("03-03")


def test_any_number_of_the_memo_can_be_put_above() -> None:
    play = begun("shinjuku-officer", ("decline", "app.keypad"))
    pilot = shown(play)
    assert "03-" not in pilot.find("keypad.above").name
    for entry in ("hidamari", "shinjuku"):
        pilot.press(f"above.{entry}")
        assert playing_of(pilot).wording.number(entry) in pilot.find("keypad.above").name
    pilot.press("keypad.above")
    assert pilot.scene.name == "above"
    pilot.press("above.kenji")
    assert "06-0417-2280" in pilot.find("keypad.above").name


def test_a_guided_look_up_puts_its_number_above() -> None:
    play = begun("shinjuku-officer", ("answer", "hang-up", {"look-up": "shinjuku"}))
    pilot = shown(play)
    assert pilot.scene.name == "keypad"
    assert "03-0346-0110" in pilot.find("keypad.above").name


def test_back_leads_from_the_page_to_its_results_to_the_searches_to_home() -> None:
    pilot = shown(begun("shinjuku-officer", ("decline", "app.browser", "search.police-number", "page.alike")))
    names = []
    for _ in range(4):
        ids = {n.id for n in pilot.tree()}
        names.append("page" if "page.number" in ids else "results" if "page.site" in ids else pilot.scene.name)
        pilot.key("escape")
        pilot.wait(600)
    assert names == ["page", "results", "browser", "free"]


def test_an_app_opened_in_a_call_keeps_the_call_in_reach() -> None:
    play = begun("shinjuku-officer", ("answer",))
    for size, text in (((1280, 800), 100), ((1024, 768), 100), ((1280, 800), 200)):
        from game.phone.ui import Preferences

        pilot = shown(play, size=size, wishes=Preferences(text=text, motion=False))  # type: ignore[arg-type]
        playing_of(pilot).apps_open = True
        pilot.wait(200)
        pilot.press("app.browser")
        pilot.wait(600)
        assert pilot.scene.name == "browser" and has(pilot, "move.hang-up")
        pilot.key("escape", "escape")
        pilot.wait(600)


def test_a_notice_leads_to_the_chat_and_goes_once_it_was_seen() -> None:
    play = begun("line-badge", VIDEO)
    pilot = shown(play)
    pilot.press("app.chat")
    pilot.wait(600)
    assert any(isinstance(e, AppOpened) and e.app == "chat" for e in play.events)
    pilot.key("escape", "escape")
    pilot.wait(600)
    assert pilot.scene.name == "in-call" and "app.chat" not in [n.id for n in pilot.tree()]


@given(
    st.text("0123456789*#", max_size=15),
    st.sampled_from(["japan", "us", "france"]),
    st.sampled_from(["", "03-0346-0110", "617-555-0160", "#9110"]),
)
@settings(max_examples=200)
def test_hyphens_change_no_digit(digits: str, place: str, like: str) -> None:
    written = as_typed(digits, like, place)
    assert plain_digits(written) == digits
    assert not written.startswith(("-", " ")) and "--" not in written
