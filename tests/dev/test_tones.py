"""The shipped sounds: as the code makes them, without clipping, clicks or DC, and quiet enough under speech."""

import wave
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from numpy.typing import NDArray

from dev.backdrops import BELOW_DB, RATE, loudest
from dev.tones import FOLDER, sounds
from game.call.model import Around
from game.voice.loudness import TARGET_LUFS
from game.voice.telephone import COLOURS, line_noise

FILES = sorted(FOLDER.glob("*.wav"))
LOOPS = [FOLDER / f"{name}.wav" for name in ("hold-music", *BELOW_DB)]


def read(file: Path) -> NDArray[np.float64]:
    with wave.open(str(file)) as sound:
        assert (sound.getframerate(), sound.getsampwidth(), sound.getnchannels()) == (RATE, 2, 1)
        return np.frombuffer(sound.readframes(sound.getnframes()), "<i2").astype(np.float64) / 32768


def test_the_files_are_what_the_code_makes() -> None:
    made = sounds()
    assert [file.stem for file in FILES] == sorted(made)
    for file in FILES:
        # Another machine's arithmetic may round otherwise.
        assert np.abs(read(file) - made[file.stem]).max() < 3 / 32768, file.name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_sound_clips_clicks_or_leans(file: Path) -> None:
    sound = read(file)
    assert np.abs(sound).max() < 10 ** (-1 / 20)
    assert abs(sound[0]) < 0.01 and abs(sound[-1]) < 0.01
    assert abs(sound.mean()) < 0.001


@pytest.mark.parametrize("file", LOOPS, ids=lambda file: file.stem)
def test_a_loop_has_no_seam(file: Path) -> None:
    sound = read(file)
    assert abs(sound[0] - sound[-1]) <= np.abs(np.diff(sound)).max()


@pytest.mark.parametrize("name", sorted(BELOW_DB))
def test_what_is_around_a_caller_lies_20_db_below_speech_at_its_loudest(name: str) -> None:
    assert loudest(read(FOLDER / f"{name}.wav")) < TARGET_LUFS - 20


@pytest.mark.parametrize("colour", [name for name, line in COLOURS.items() if line.noise_db is not None])
def test_the_noise_of_a_line_does_too(colour: str) -> None:
    assert loudest(line_noise(colour).astype(np.float64) / 32768) < TARGET_LUFS - 20


def test_every_surrounding_of_the_format_has_its_file() -> None:
    names = {f"around-{name}" for name in get_args(Around) if name != "none"}
    assert names == set(BELOW_DB)
