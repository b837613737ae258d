"""The contrast that the look promises is computed from the tokens."""

import pytest

from dev.widgets import contrast
from game.phone.theme import BODY, PALETTES, Palette

TEXT = [
    ("ink", "paper"),
    ("ink", "sheet"),
    ("ink", "sand"),
    ("ink", "memo"),
    ("ink", "leaflet"),
    ("ink", "accent_soft"),
    ("ink", "mark_ground"),
    ("ink", "blue_ground"),
    ("ink", "screen_top"),
    ("ink", "screen_bottom"),
    ("ink", "sky_top"),
    ("ink", "sky_bottom"),
    ("ink", "net"),
    ("ink", "plum_ground"),
    ("ink", "bank_ground"),
    ("ink2", "paper"),
    ("ink2", "sheet"),
    ("ink2", "sand"),
    ("ink2", "memo"),
    ("ink2", "leaflet"),
    ("ink2", "screen_top"),
    ("ink2", "screen_bottom"),
    ("ink2", "net"),
    ("ink2", "accent_soft"),
    ("ink2", "plum_ground"),
    ("ink2", "bank_ground"),
    ("ink2", "sky_top"),
    ("ink2", "sky_bottom"),
    ("blue", "sheet"),
    ("blue", "net"),
    ("on_accent", "accent"),
    ("on_disc", "green"),
    ("on_disc", "red"),
    ("video_ink", "video"),
]
PARTS = [
    ("edge", "paper"),
    ("edge", "sheet"),
    ("edge", "sand"),
    ("accent", "paper"),
    ("accent", "sheet"),
    ("accent", "sand"),
    ("accent", "accent_soft"),
    ("accent", "memo"),
    ("accent", "leaflet"),
    ("accent", "net"),
    ("accent", "plum_ground"),
    ("accent", "bank_ground"),
    ("accent", "screen_bottom"),
    ("edge", "net"),
    ("edge", "plum_ground"),
    ("edge", "bank_ground"),
    ("edge", "memo"),
    ("edge", "leaflet"),
    ("on_accent", "accent"),
    ("video_ink", "video"),
    ("red", "screen_top"),
    ("red", "screen_bottom"),
    ("green", "screen_top"),
    ("green", "screen_bottom"),
    ("portrait_figure", "portrait_ground"),
]


@pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
def test_text_has_seven_to_one(palette: Palette) -> None:
    low = {
        f"{text} on {ground}": round(found, 2)
        for text, ground in TEXT
        if (found := contrast(getattr(palette, text), getattr(palette, ground))) < 7
    }
    assert low == {}


@pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
def test_parts_of_controls_have_three_to_one(palette: Palette) -> None:
    least = 4.5 if palette.name == "contrast" else 3.0
    low = {
        f"{part} on {ground}": round(found, 2)
        for part, ground in PARTS
        if (found := contrast(getattr(palette, part), getattr(palette, ground))) < least
    }
    assert low == {}


def test_high_contrast_is_higher() -> None:
    palette = PALETTES["contrast"]
    low = {
        f"{text} on {ground}": round(found, 2)
        for text, ground in TEXT
        if text.startswith("ink") and (found := contrast(getattr(palette, text), getattr(palette, ground))) < 12
    }
    assert low == {}


@pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
def test_no_disc_is_seen_better_than_the_one_that_hangs_up(palette: Palette) -> None:
    """It stands out from the phone, its sign from it, and it is a strong red: neither pale nor pink."""
    for screen in (palette.screen_top, palette.screen_bottom):
        assert contrast(palette.red, screen) >= max(3, contrast(palette.sheet, screen))
    assert contrast(palette.on_disc, palette.red) >= 4.5
    assert (max(palette.red) - min(palette.red)) / max(palette.red) > 0.55


def test_app_icons_carry_a_legible_picture() -> None:
    grounds = (
        BODY.settings,
        BODY.phone,
        BODY.contacts,
        BODY.history,
        BODY.net,
        BODY.chat,
        BODY.bank,
        BODY.notes,
        BODY.camera,
    )
    assert [g for g in grounds if contrast(BODY.app_ink, g) < 4.5] == []


def test_a_pale_pair_would_be_found() -> None:
    assert contrast((200, 200, 200), (255, 255, 255)) < 3
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
