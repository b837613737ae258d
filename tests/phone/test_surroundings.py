"""What is heard under a call: noise of the line, surroundings, music on hold. None of it moves the play."""

from collections.abc import Sequence
from dataclasses import replace

from game.call.model import Scenario
from game.phone.pilot import Pilot
from game.phone.playing import Playing
from game.phone.scene import Scene
from game.phone.scenes import doors
from game.phone.speech import Mute
from game.phone.surroundings import HOLD_MS
from game.phone.ui import Preferences
from game.session.play import Play
from tests.phone.small_story import story


class Noisy(Mute):
    """Speaks nothing, remembers which noise and colours it was asked for."""

    def __init__(self) -> None:
        self.noises: list[str] = []
        self.colours: set[str] = set()

    def say(self, key: str, lang: str, role: str, text: str, colour: str) -> None:
        self.colours.add(colour)

    def expect(self, lines: Sequence[tuple[str, str, str, str, str]]) -> None:
        self.colours |= {line[4] for line in lines}

    def noise(self, colour: str) -> None:
        self.noises.append(colour)


def landline(*, holds: bool = False) -> Scenario:
    made = story()
    talk = replace(made.talks[made.opening], line="landline", around="radio")
    nodes = {
        id_: replace(node, lines=tuple(replace(line, holds=holds and line.id == "l1") for line in node.lines))
        for id_, node in made.nodes.items()
    }
    return replace(made, talks={**made.talks, made.opening: talk}, nodes=nodes)


def ringing(scenario: Scenario, **wishes: bool) -> tuple[Pilot, Playing, Noisy]:
    made: list[Playing] = []
    voice = Noisy()

    def first(ui: object) -> Scene:
        made.append(Playing(ui, Play(scenario, 7), voice))  # type: ignore[arg-type]
        return doors.for_play(made[0])

    pilot = Pilot(first, preferences=Preferences(**wishes))  # type: ignore[arg-type]
    pilot.wait(200)
    return pilot, made[0], voice


def sounding(pilot: Pilot) -> dict[str, str]:
    return {kind: name for kind, name in pilot.sound.looping.items() if name}


def test_the_noise_is_asked_for_while_it_rings_and_sounds_from_answer_to_end() -> None:
    p, _, voice = ringing(landline())
    assert voice.noises == ["landline"]
    assert sounding(p) == {"tone": "ringtone"}
    p.press("answer")
    p.wait(300)
    assert sounding(p) == {"noise": "landline", "around": "around-radio"}
    assert voice.colours == {"landline"}
    p.press("disc.hang-up")
    p.wait(300)
    assert sounding(p) == {}
    assert voice.noises == ["landline"]


def test_a_clear_voice_has_neither_and_the_wish_is_heard_at_once() -> None:
    p, _, _ = ringing(landline(), clear_voice=True)
    p.press("answer")
    p.wait(300)
    assert sounding(p) == {}
    p.ui.prefer(clear_voice=False)
    p.wait(100)
    assert set(sounding(p)) == {"noise", "around"}
    p.ui.prefer(clear_voice=True)
    p.wait(100)
    assert sounding(p) == {}


def test_on_hold_music_plays_until_the_next_line_pauses_left_out() -> None:
    p, playing, _ = ringing(landline(holds=True))
    p.press("answer")
    p.wait(playing.play.line_ms + 300)
    assert playing.caption.line == "l1"
    assert sounding(p) == {"noise": "landline", "music": "hold-music"}
    p.key("p")
    p.wait(60_000, 1000)
    p.key("p")
    assert playing.caption.line == "l1"
    p.wait(HOLD_MS)
    assert playing.caption.line == "l2"
    assert sounding(p) == {"noise": "landline", "around": "around-radio"}


def test_who_reads_on_does_not_wait_on_hold() -> None:
    p, playing, _ = ringing(landline(holds=True))
    p.press("answer")
    p.wait(playing.play.line_ms + 300)
    playing.skip_line(p.ui)
    p.wait(100)
    assert playing.caption.line == "l2"
    assert "music" not in sounding(p)


def test_without_a_window_a_hold_is_nothing() -> None:
    plain, held = Play(landline(), 7), Play(landline(holds=True), 7)
    for play in (plain, held):
        play.do(play.offers()[0].command, 1000)
    assert plain.line_ms == held.line_ms
    assert plain.line_done(4000) == held.line_done(4000)


def test_leaving_for_the_start_is_silent() -> None:
    p, _, _ = ringing(landline())
    p.press("answer")
    p.wait(300)
    p.ui.sound.still()
    assert sounding(p) == {}
