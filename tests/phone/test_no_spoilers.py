"""Before the debrief nothing on the screen tells a scam from a genuine call."""

import re

import pytest

from game.call.model import Scenario
from game.phone.gallery import Shot, pilot_at
from game.phone.pilot import Pilot
from game.phone.words import FOLDER, read_po
from game.scenario.library import load, shipped
from game.session.bots import make_bot

JUDGING = re.compile(
    r"詐欺|サギ|犯人|犯罪者|だまさ|偽|にせ|ニセ|怪し|あやし|危険|警告|本物|安全"
    r"|\b(scam\w*|fraud\w*|fake\w*|suspicious|criminals?|dangerous|warning|genuine|impostor\w*|safe)\b"
    r"|\b(arnaque\w*|escroc\w*|fraude\w*|frauduleu\w*|suspecte?s?|danger\w*|vigilan\w*|authentique\w*)\b",
    re.IGNORECASE,
)
AFTERWARDS = ("debrief", "listen", "recap", "trouble")
"""Words of screens that come after a play, or that leave it."""


@pytest.mark.parametrize("area", sorted(path.stem for path in FOLDER.glob("*.pot")))
def test_the_screens_own_words_judge_nothing(area: str) -> None:
    texts = {key: entry[0] for key, entry in read_po(FOLDER / f"{area}.pot").items()}
    for lang in ("en", "fr", "ja-easy"):
        texts |= {f"{key} {lang}": e[1] for key, e in read_po(FOLDER / lang / f"{area}.po").items()}
    judged = {k: t for k, t in texts.items() if JUDGING.search(t) and not k.startswith(AFTERWARDS)}
    assert judged == {}


@pytest.mark.parametrize("id_", shipped())
def test_twins_sound_alike_when_they_ring(id_: str) -> None:
    scenario = load(id_)
    if not scenario.twin:
        return
    opening, other = (each.talks[each.opening] for each in (scenario, load(scenario.twin)))
    assert (opening.kind, opening.heard_over, opening.around) == (other.kind, other.heard_over, other.around)


@pytest.mark.parametrize("id_", shipped())
def test_an_incoming_call_is_coloured_by_what_it_shows_alone(id_: str) -> None:
    scenario = load(id_)
    for talk in scenario.talks.values():
        shows = scenario.callers[talk.caller].shows
        if talk.kind == "call" and shows is not None and shows.number.startswith("03-"):
            assert talk.line == "landline", talk.id


def scripted(scenario: Scenario, lang: str) -> set[str]:
    """What people say: lines and replies. They may say any word."""
    ids = {line.id for node in scenario.nodes.values() for line in node.lines}
    ids |= {line.id for r in scenario.reactions.values() for turn in r.turns for line in turn}
    ids |= {reply.id for node in scenario.nodes.values() for reply in node.replies}
    return {scenario.texts[lang][id_] for id_ in ids}


@pytest.mark.parametrize("id_", shipped())
@pytest.mark.parametrize("lang", ["ja", "en", "fr"])
def test_a_whole_play_shows_no_judging_word(id_: str, lang: str) -> None:
    pilot = pilot_at(Shot("test", id_), lang, (1280, 800), 100, drawn=False)
    playing = pilot.scene.playing  # type: ignore[attr-defined]
    said = {playing.play.wording(lang).fill(text) for text in scripted(playing.play.scenario, lang)}
    seen: set[str] = set()

    def look(pilot: Pilot) -> None:
        for node in pilot.tree():
            text = node.name
            for spoken in said:
                text = text.replace(spoken, "")
            seen.add(text)

    bot = make_bot("obeys", 7)
    for _ in range(300):
        while playing.play.line is not None:
            playing.skip_line(pilot.ui)
        pilot.wait(200, 100)
        if pilot.scene.name == "debrief":
            break
        look(pilot)
        state = playing.play.state
        if state.idle and not playing.apps_open:
            for app in ("contacts", "history", "browser", "papers", "chat", "notes", "bank", "home"):
                if playing.take(pilot.ui, f"app.{app}"):
                    pilot.wait(200, 100)
                    look(pilot)
        playing.take(pilot.ui, bot.choose(playing.play.scenario, playing.play.state))
    assert pilot.scene.name == "debrief"
    assert len(seen) > 50
    assert sorted(text for text in seen if JUDGING.search(text)) == []
