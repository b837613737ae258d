"""Wishes that are kept between plays."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.phone.app import wished
from game.phone.settings import load, save
from game.phone.ui import Preferences
from game.phone.words import LANGUAGES

WISHES = st.builds(
    Preferences,
    lang=st.sampled_from(LANGUAGES),
    voice=st.sampled_from(["ja", "en", "fr"]),
    text=st.sampled_from([100, 150, 200]),
    theme=st.sampled_from(["light", "dark", "contrast"]),
    hand=st.sampled_from(["right", "left"]),
    touch=st.booleans(),
    motion=st.booleans(),
    vibration=st.booleans(),
    furigana=st.booleans(),
    self_voicing=st.booleans(),
    guided=st.booleans(),
    volume=st.floats(0, 1),
    background=st.floats(0, 1),
    effects=st.floats(0, 1),
    clear_voice=st.booleans(),
    mono=st.booleans(),
    pace=st.floats(0.7, 1.3),
    place=st.sampled_from(["", "japan", "us", "france"]),
)


@given(WISHES)
def test_what_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, wishes: Preferences) -> None:
    file = tmp_path_factory.mktemp("s") / "deep" / "phone.toml"
    assert save(file, wishes)
    assert Preferences(**load(file)) == wishes
    assert [f.name for f in file.parent.iterdir()] == ["phone.toml"]


NONSENSE = """lang = "xx"
text = 120
theme = 3
hand = "both"
place = "mars"
motion = "yes"
touch = 1
mono = 0.5
volume = 7
background = -0.1
effects = true
pace = 1.4
other = 1
"""


@pytest.mark.parametrize("text", ["", "lang = ", "\x00\xff", NONSENSE])
def test_nonsense_is_left_aside(tmp_path: Path, text: str) -> None:
    file = tmp_path / "phone.toml"
    file.write_text(text, encoding="latin-1")
    assert load(file) == {}


def test_a_file_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "no-folder").write_text("", encoding="utf-8")
    assert save(tmp_path / "no-folder" / "phone.toml", Preferences()) is False


def test_what_is_asked_now_goes_before_what_was_kept() -> None:
    kept = {"lang": "fr", "voice": "ja", "text": 150}
    assert wished(kept, None, None) == Preferences(lang="fr", voice="ja", text=150, guided=True)
    asked = wished(kept, "en", None)
    assert (asked.lang, asked.voice, asked.text) == ("en", "en", 150)
    assert wished({}, "ja-easy", None).voice == "ja"
    assert wished({}, "ja", "fr").voice == "fr"


def test_what_makes_sense_is_kept_beside_nonsense(tmp_path: Path) -> None:
    file = tmp_path / "phone.toml"
    file.write_text('theme = "contrast"\npace = 0.8\nmono = true\nhand = "upper"\nvolume = 1\n', encoding="utf-8")
    assert load(file) == {"theme": "contrast", "pace": 0.8, "mono": True, "volume": 1}
