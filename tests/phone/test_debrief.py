"""The debrief on the screen: every play leads to it, and it says the right things."""

import re
from html import unescape
from pathlib import Path

import pytest
import yaml

from game import places
from game.call.events import Stopped
from game.phone.gallery import Shot, pilot_at
from game.phone.metrics import TextSize
from game.phone.pilot import Pilot
from game.phone.recap import official_pages, sections
from game.phone.recap import page as printed_page
from game.phone.scenes.debrief import DebriefScene
from game.phone.scenes.debrief_parts import first_sentence
from game.phone.scenes.recap import RecapScene
from game.phone.scenes.start import StartScene
from game.phone.scenes.trouble import TroubleScene
from game.phone.shelf import Shelf
from game.phone.typeface import has_cjk
from game.phone.widgets.comparison import MARKS, Comparison
from game.phone.widgets.timeline import Chip
from game.phone.words import LANGUAGES
from game.results.store import open_store
from game.scenario.library import load, shipped
from game.session.record import Record
from tests.phone.fit import problems

WINDOWS = ((1280, 800), (1024, 768), (800, 1280))


def at(scenario: str, *do: str, press: tuple[str, ...] = (), lang: str = "ja", text: TextSize = 100) -> Pilot:
    return pilot_at(Shot("test", scenario, do, press), lang, (1280, 800), text, drawn=False)


def scene(pilot: Pilot) -> DebriefScene:
    found = pilot.scene
    assert isinstance(found, DebriefScene)
    return found


HELD = ("answer", "ask-details", "hold", "dial.contact.kenji", "hang-up", "resume", "hold", "finish")


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("ja", "電話を保留にしました|電話しました　けんじ（大阪）|保留の電話にもどりました|あなたが電話を切りました"),
        ("en", "You put the call on hold|You called: Kenji (Osaka)|You went back to the call on hold|You hung up"),
        (
            "fr",
            "Vous avez mis l’appel en attente|Vous avez appelé\u00a0: Kenji (Osaka)|Vous avez repris l’appel"
            "|Vous avez raccroché",
        ),
    ],
)
def test_what_was_done_with_a_call_on_hold_is_told_in_order(lang: str, told: str) -> None:
    pilot = at("shinjuku-officer", *HELD, lang=lang)
    turn_to(pilot, "words")
    pilot.press("debrief.next")
    pilot.press("debrief.more")
    held, called, resumed, left = told.split("|")
    names = [node.name for node in pilot.tree() if node.name in told.split("|")]
    assert names == [held, called, resumed, held, left]
    assert problems(pilot.stage) == []


def turn_to(pilot: Pilot, page: str) -> None:
    while not scene(pilot).pages(pilot.ui)[scene(pilot).page].startswith(page):
        pilot.press("debrief.next")


@pytest.mark.parametrize("id_", shipped())
@pytest.mark.parametrize("end", ["protocol", "obeys"])
def test_the_best_and_the_worst_end_lead_to_the_debrief_and_its_first_sentence(id_: str, end: str) -> None:
    pilot = at(id_, end)
    play = scene(pilot).playing.play
    ending = next(e for e in play.scenario.endings if e.id == play.score().ending)
    for lang in ("ja", "en", "fr"):
        pilot.ui.prefer(lang=lang)
        pilot.wait(100)
        first, _ = first_sentence(play.wording(lang).text(ending.text))
        assert pilot.find("debrief.first").name == first


def test_a_scam_s_two_numbers_are_equal_digit_by_digit() -> None:
    pilot = at("shinjuku-officer", "protocol")
    cells = next(w for w in pilot.stage.widgets if isinstance(w, Comparison))
    assert cells.parts == (("03-0346-0110", "03-0346-0110"),)
    assert "新宿警察署" in pilot.find("debrief.number").name
    pilot.wait(1000)
    cells = next(w for w in pilot.stage.widgets if isinstance(w, Comparison))
    assert cells.ticks >= sum(char not in MARKS for char in cells.parts[0][0])


def test_a_look_alike_says_that_digits_differ_in_words() -> None:
    pilot = at("line-badge", "answer", "hang-up", "finish")
    cells = next(w for w in pilot.stage.widgets if isinstance(w, Comparison))
    assert cells.differs == "ちがう"
    # The caller never said that he was this station: its number stands there as one of those that his was like.
    assert "本物の番号の例：新宿警察署" in pilot.find("debrief.cells").name
    assert re.search(r"犯人の番号でした。ちがうのは[123]けた", pilot.find("debrief.number").name)


def test_genuine_signs_are_marks_and_a_scam_s_are_flags() -> None:
    for id_, mood in (("lost-wallet", "mark"), ("shinjuku-officer", "flag")):
        pilot = at(id_, "protocol")
        turn_to(pilot, "moments")
        assert {w.mood for w in pilot.stage.widgets if isinstance(w, Chip)} == {mood}


def test_nothing_is_called_missed_and_no_percentage_is_shown() -> None:
    pilot = at("shinjuku-officer", "obeys", press=("debrief.last", "debrief.next", "debrief.more"))
    names = " ".join(node.name for node in pilot.tree())
    assert "次に役立つこと" in names
    assert not re.search(r"[%％]|失敗|できませんでした|足りない", names)


def test_after_harm_there_is_a_calm_list() -> None:
    pilot = at("shinjuku-officer", "obeys")
    turn_to(pilot, "recovery")
    assert pilot.find("recovery.calm").name == "だれにでも起こることです。あなたのせいではありません。"
    assert pilot.find("recovery.police").rect.y < pilot.find("recovery.bank").rect.y


def test_the_pages_can_be_turned_back() -> None:
    pilot = at("shinjuku-officer", "protocol", press=("debrief.next", "debrief.before"))
    assert scene(pilot).page == 0
    pilot.key("escape")
    assert scene(pilot).page == 0


@pytest.mark.parametrize(
    ("way", "name"),
    [
        ("debrief.more", "debrief-more"),
        ("debrief.listen", "listening"),
        ("debrief.recap", "recap"),
        ("debrief.again", "brief"),
        ("debrief.other", "calls"),
        ("debrief.start", "start"),
    ],
)
def test_the_ways_on_after_the_debrief(way: str, name: str) -> None:
    pilot = at("shinjuku-officer", "protocol", press=("debrief.last", "debrief.next", way))
    assert pilot.scene.name == name
    pilot.key("escape")
    assert pilot.scene.name in ("after", "start") or not pilot.stage.running


def test_listening_on_goes_by_itself_and_leaves_the_play_alone() -> None:
    pilot = at("shinjuku-officer", "answer", "hang-up", "finish", press=("debrief.last", "debrief.next"))
    found = pilot.scene
    pilot.press("debrief.listen")
    play = found.look.playing.play  # type: ignore[attr-defined]
    before = len(play.events)
    assert pilot.find("listen.mark").name == "見学"
    place = pilot.find("listen.place").name
    pilot.wait(30_000)
    assert pilot.find("listen.place").name != place
    pilot.press("listen.pause")
    place = pilot.find("listen.place").name
    pilot.wait(30_000)
    assert pilot.find("listen.place").name == place
    assert len(play.events) == before


def test_listening_on_to_the_end_says_so() -> None:
    pilot = at("lost-wallet", "answer", "hang-up", "finish", press=("debrief.last", "debrief.next", "debrief.listen"))
    for _ in range(40):
        pilot.press("listen.on")
    assert pilot.find("listen.end").role == "heading"
    pilot.press("debrief.after")
    assert pilot.scene.name == "after"


def test_the_pause_stops_the_story_until_one_goes_on() -> None:
    pilot = at("shinjuku-officer", "answer")
    playing = pilot.scene.playing  # type: ignore[attr-defined]
    pilot.key("p")
    assert pilot.scene.name == "pause"
    began = playing.at(pilot.ui)
    pilot.wait(60_000, 1000)
    assert playing.at(pilot.ui) == began
    pilot.key("p")
    assert pilot.scene.name == "in-call"
    pilot.wait(1000)
    assert playing.at(pilot.ui) > began


def test_the_pause_is_among_the_other_moves() -> None:
    pilot = at("shinjuku-officer", "answer", press=("top.pause", "pause.go-on"))
    assert pilot.scene.name == "in-call"


def recorded(folder: Path) -> tuple[Pilot, Shelf]:
    store = open_store(folder)
    shelf = Shelf(
        scenarios=(load("shinjuku-officer"),),
        seed=7,
        recorder=lambda scenario, seed, lang, spoken: Record(store, scenario, screen=lang, captions=lang, voice=spoken),
    )
    pilot = Pilot(lambda ui: StartScene(), shelf=shelf)
    for press in ("start.begin", "call.shinjuku-officer", "brief.ready", "answer"):
        pilot.press(press)
        pilot.wait(300)
    settled(pilot)
    return pilot, shelf


def settled(pilot: Pilot) -> None:
    """A screen shows what was recorded only when the disk has it, which takes real time."""
    pilot.scene.playing.play.recorder.wait(10)  # type: ignore[attr-defined]
    pilot.wait(1000)


def test_help_shows_the_numbers_while_the_play_waits_and_goes_on(tmp_path: Path) -> None:
    pilot, _ = recorded(tmp_path)
    playing = pilot.scene.playing  # type: ignore[attr-defined]
    before = playing.play.events, playing.at(pilot.ui)
    pilot.press("top.help")
    assert pilot.scene.name == "trouble"
    names = [node.name for node in pilot.tree()]
    assert "110" in names and "#9110" in names and playing.paused
    pilot.wait(20_000)
    pilot.press("trouble.back")
    assert pilot.scene.name == "in-call" and not playing.paused
    assert playing.play.events == before[0]
    assert playing.at(pilot.ui) - before[1] < 1000
    playing.play.recorder.store.close()


def test_help_can_end_the_practice_whose_record_then_holds_no_end(tmp_path: Path) -> None:
    pilot, _ = recorded(tmp_path)
    playing = pilot.scene.playing  # type: ignore[attr-defined]
    pilot.press("top.help")
    pilot.press("trouble.end")
    assert pilot.scene.name == "start"
    assert isinstance(playing.play.events[-1], Stopped)
    store = playing.play.recorder.store
    playing.play.recorder.wait(10)
    (run,) = store.runs()
    assert run.state == "stopped"
    store.close()


def test_help_over_a_pause_leads_back_to_the_pause(tmp_path: Path) -> None:
    pilot, _ = recorded(tmp_path)
    playing = pilot.scene.playing  # type: ignore[attr-defined]
    pilot.key("p")
    pilot.press("top.help")
    pilot.press("trouble.back")
    assert pilot.scene.name == "pause" and playing.paused
    playing.play.recorder.store.close()


def test_help_rings_again_where_the_phone_rang() -> None:
    pilot = at("shinjuku-officer", press=("top.help", "trouble.back"))
    assert pilot.scene.name == "ringing"
    assert pilot.sound.looping["tone"] == "ringtone"


def test_help_after_a_finished_play_leads_back_to_the_debrief() -> None:
    pilot = at("shinjuku-officer", "protocol", press=("top.help", "place.us"))
    assert "911" in [node.name for node in pilot.tree()]
    pilot.press("trouble.back")
    assert pilot.scene.name == "debrief"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", [100, 200])
def test_help_shows_the_numbers_of_where_the_machine_stands(lang: str, text: TextSize) -> None:
    """Neither the story's country (the parcel's is the US) nor the language decides."""
    pilot = at("customs-parcel", press=("top.help",), lang=lang, text=text)
    names = [node.name for node in pilot.tree()]
    assert "110" in names and "911" not in names and "112" not in names
    choices = {w.id: w for w in pilot.stage.widgets if w.id.startswith("place.")}
    assert [w.checked() for w in choices.values()] == [True, False, False]
    pilot.stage._scroll_by(5000)
    pilot.wait(100)
    # The countries, and that the numbers are real, do not scroll away.
    for widget in (w for w in pilot.stage.widgets if w.id.startswith(("place.", "trouble.real"))):
        assert widget.clip is None and widget.rect.bottom < pilot.ui.layout.stage.cy


def test_what_to_do_for_real_names_the_numbers_of_where_the_machine_stands() -> None:
    """Whoever has just paid in the play abroad reads at home whom to ring at home; and the paper says the same."""
    for place, police, consulate in (("japan", "110", False), ("us", "911", True)):
        shot = Shot("test", "customs-parcel", ("obeys",))
        pilot = pilot_at(shot, "ja", (1280, 800), 100, drawn=False, wishes={"place": place})
        found = scene(pilot).look.found.recovery
        assert found[1].helplines[0] == police
        assert ("consulate" in {item.id for item in found}) == consulate
        lines = next(section.lines for section in sections(pilot.ui, scene(pilot).look) if section.id == "help")
        assert lines[0].startswith(police)
    # The settings may say at any moment where one is.
    pilot.key("f2")
    pilot.ui.prefer(place="japan")
    pilot.key("escape")
    assert scene(pilot).look.found.recovery[1].helplines[0] == "110"


def test_help_begins_at_its_top_each_time() -> None:
    pilot = at("shinjuku-officer", "answer", text=200, press=("top.help",))
    pilot.stage._scroll_by(5000)
    pilot.wait(100)
    assert pilot.ui.offset("trouble.list") > 0
    pilot.press("trouble.back")
    pilot.press("top.help")
    assert pilot.ui.offset("trouble.list") == 0


def test_help_shows_numbers_even_without_a_single_script() -> None:
    pilot = Pilot(lambda ui: TroubleScene(), shelf=Shelf())
    assert "110" in pilot.find("trouble.none").name


RECAP = ("debrief.last", "debrief.next", "debrief.recap", "recap.save")


def test_the_recap_is_saved_as_a_page_that_names_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAKENAOSHI_HOME", str(tmp_path))
    pilot = at("shinjuku-officer", "obeys", press=RECAP)
    pilot.press("recap.save")
    files = sorted((tmp_path / "documents").iterdir())
    assert len(files) == 2
    page = files[0].read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>") and "訓練" in page and "<script" not in page
    assert not re.search(r"(?:src|href)=", page) and "佐藤" not in page and page.count("<svg") == 2
    assert "#9110" in page and "A4" in page
    assert any(file.name in pilot.find("recap.said").name for file in files)
    assert problems(pilot.stage) == []


SHEET = ("recap.words", "recap.help", "recap.steps", "recap.pages")


@pytest.mark.parametrize(("id_", "end"), [("shinjuku-officer", "obeys"), ("lost-wallet", "protocol")])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_paper_says_what_the_screen_says_in_the_same_order(id_: str, end: str, lang: str) -> None:
    pilot = at(id_, end, press=RECAP[:-1], lang=lang)
    shown = [n.name for n in pilot.tree() if n.id.startswith(SHEET)]
    said = [part for name in shown for part in name.split("\n")]
    assert isinstance(pilot.scene, RecapScene)
    body = printed_page(pilot.ui, pilot.scene.look).partition("<h2>")[2]
    printed = [unescape(part).strip() for part in re.split(r"<[^>]+>", body)]
    assert len(said) > 10 and said == [part for part in printed if part in said]


def test_a_recap_that_cannot_be_written_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAKENAOSHI_HOME", str(tmp_path))
    (tmp_path / "documents").write_text("in the way", encoding="utf-8")
    pilot = at("shinjuku-officer", "obeys", press=RECAP)
    assert pilot.find("recap.said").name == "保存できませんでした。"


@pytest.mark.parametrize("id_", shipped())
def test_codes_lead_to_nothing_but_pages_of_authorities(id_: str) -> None:
    sources = yaml.safe_load((places.scenarios() / "common" / "sources.yaml").read_text(encoding="utf-8"))["sources"]
    good = {source["url"] for source in sources.values() if source["grade"] == "A"}
    pilot = at(id_, "obeys")
    for lang in LANGUAGES:
        pilot.ui.prefer(lang=lang)
        pages = official_pages(pilot.ui, scene(pilot).look)
        assert pages and all(address in good for _, address in pages)
        assert not [who for who, _ in pages if who.startswith("recap.source") or (lang == "fr" and has_cjk(who[:12]))]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_screen_of_the_debrief_fits(lang: str) -> None:
    found: list[str] = []

    def look(pilot: Pilot) -> None:
        for text in (100, 150, 200):
            pilot.ui.prefer(text=text)
            for size in WINDOWS:
                pilot.resize(*size)
                pilot.wait(60)
                shown = scene(pilot).pages(pilot.ui) if pilot.scene.name == "debrief" else [""]
                for page in range(len(shown)):
                    if shown != [""]:
                        scene(pilot).page = page
                        pilot.ui.refresh()
                        pilot.wait(60)
                    found.extend(problems(pilot.stage))
        pilot.ui.prefer(text=100)
        pilot.resize(1280, 800)
        pilot.wait(60)

    pilot = at("shinjuku-officer", "obeys", lang=lang)
    look(pilot)
    turn_to(pilot, "words")
    pilot.press("debrief.next")
    ways = (("debrief.more", "debrief.after"), ("debrief.listen", "debrief.after"), ("debrief.recap", "debrief.after"))
    for way, back in ways:
        look(pilot)
        pilot.press(way)
        look(pilot)
        pilot.press(back)
    pilot.press("top.help")
    look(pilot)
    assert found == []


@pytest.mark.parametrize("lang", ["ja", "en", "fr"])
@pytest.mark.parametrize("id_", shipped())
def test_in_the_largest_letters_every_page_keeps_its_heading(id_: str, lang: str) -> None:
    pilot = at(id_, "obeys", lang=lang, text=200)
    for page in scene(pilot).pages(pilot.ui):
        kind = page.partition(".")[0]
        wanted = {"moments": "debrief.moments", "words": "words.title", "meaning": "debrief.number"}.get(kind)
        shown = {w.id for w in pilot.stage.widgets if w.clip is None}
        assert wanted is None or wanted in shown, page
        if page != scene(pilot).pages(pilot.ui)[-1]:
            pilot.press("debrief.next")


def test_the_saved_recap_says_where_it_lies_and_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAKENAOSHI_HOME", str(tmp_path))
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    pilot = at("shinjuku-officer", "obeys", press=RECAP[:-1])
    before = {id_: pilot.find(id_).rect for id_ in ("recap.save", "debrief.after")}
    pilot.press("recap.save")
    assert {id_: pilot.find(id_).rect for id_ in before} == before, "a button moved under the pointer"
    assert f"{tmp_path.name} › documents" in pilot.find("recap.said").name
    pilot.press("recap.open")
    (file,) = (tmp_path / "documents").iterdir()
    assert opened == [file.as_uri()]
