"""The tokens of the look: colours by role, type scale, space, radii, motion. Data only.

Contrast is a promise of these tables: text 7:1 and parts of controls 3:1 against their ground; a test computes it.
"""

from dataclasses import dataclass
from typing import Literal

Colour = tuple[int, int, int]
ThemeName = Literal["light", "dark", "contrast"]


def _c(code: str) -> Colour:
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they are for. `ink2` is secondary text; `edge` outlines controls, `line` is ornament."""

    name: ThemeName
    paper: Colour
    sheet: Colour
    sand: Colour
    memo: Colour
    memo_rule: Colour
    tape: Colour
    leaflet: Colour
    line: Colour
    edge: Colour
    ink: Colour
    ink2: Colour
    accent: Colour
    on_accent: Colour
    accent_soft: Colour
    green: Colour
    red: Colour
    on_disc: Colour
    blue: Colour
    blue_ground: Colour
    mark_ground: Colour
    screen_top: Colour
    screen_bottom: Colour
    portrait_ground: Colour
    portrait_figure: Colour
    shadow: Colour
    phone_shadow: Colour
    video: Colour
    video_ink: Colour
    sky_top: Colour
    sky_bottom: Colour
    hills: tuple[Colour, Colour, Colour]
    sun: Colour
    net: Colour
    plum_ground: Colour
    bank_ground: Colour
    dot: Colour
    outlined: bool = False
    """Whether everything that stands on the paper or can be pressed has an outline: grounds alone differ too little."""
    ringed: bool = False
    """Whether the discs that answer and hang up have a light ring: what is red enough is not light on a dark phone."""


LIGHT = Palette(
    name="light",
    paper=_c("#F6F1E8"),
    sheet=_c("#FFFDF9"),
    sand=_c("#ECE5D8"),
    memo=_c("#FFF8E1"),
    memo_rule=_c("#E6DAB9"),
    tape=_c("#E3D6B6"),
    leaflet=_c("#EAF1ED"),
    line=_c("#DCD3C3"),
    edge=_c("#857B6B"),
    ink=_c("#20262B"),
    ink2=_c("#434B52"),
    accent=_c("#0F5257"),
    on_accent=_c("#FFFDF9"),
    accent_soft=_c("#DDEBE8"),
    green=_c("#14632B"),
    red=_c("#A11E1B"),
    on_disc=_c("#FFFDF9"),
    blue=_c("#1F4A7F"),
    blue_ground=_c("#E1EAF4"),
    mark_ground=_c("#FBE6B4"),
    screen_top=_c("#EDF3F0"),
    screen_bottom=_c("#DCE9E5"),
    portrait_ground=_c("#BDD2CC"),
    portrait_figure=_c("#24444A"),
    shadow=_c("#3C2D14"),
    phone_shadow=_c("#282214"),
    video=_c("#22343A"),
    video_ink=_c("#FFFDF9"),
    sky_top=_c("#E0ECEC"),
    sky_bottom=_c("#F2EBDA"),
    hills=(_c("#B9D2C5"), _c("#8FB4A8"), _c("#5F8D83")),
    sun=_c("#F5D59A"),
    net=_c("#E8EEF3"),
    plum_ground=_c("#F3EDF1"),
    bank_ground=_c("#F9F0E3"),
    dot=_c("#B5AA98"),
)

DARK = Palette(
    name="dark",
    paper=_c("#14191C"),
    sheet=_c("#1E262A"),
    sand=_c("#2A3439"),
    memo=_c("#33301F"),
    memo_rule=_c("#5A5335"),
    tape=_c("#5A5335"),
    leaflet=_c("#1F302B"),
    line=_c("#39454A"),
    edge=_c("#7F8C8F"),
    ink=_c("#F4EFE6"),
    ink2=_c("#C9D0D0"),
    accent=_c("#8CCBC6"),
    on_accent=_c("#0B2426"),
    accent_soft=_c("#1F3E40"),
    green=_c("#35B45C"),
    red=_c("#FF6B61"),
    on_disc=_c("#000000"),
    blue=_c("#B4CFF5"),
    blue_ground=_c("#1D3047"),
    mark_ground=_c("#4A3A12"),
    screen_top=_c("#14323A"),
    screen_bottom=_c("#193E47"),
    portrait_ground=_c("#2F5A61"),
    portrait_figure=_c("#BFD8D4"),
    shadow=_c("#000000"),
    phone_shadow=_c("#000000"),
    video=_c("#16242A"),
    video_ink=_c("#F4EFE6"),
    sky_top=_c("#14323A"),
    sky_bottom=_c("#1F4043"),
    hills=(_c("#24514F"), _c("#1D4243"), _c("#163436")),
    sun=_c("#E9C98F"),
    net=_c("#1B2730"),
    plum_ground=_c("#2A212A"),
    bank_ground=_c("#2B261C"),
    dot=_c("#6A7779"),
    ringed=True,
)

CONTRAST = Palette(
    name="contrast",
    paper=_c("#000000"),
    sheet=_c("#0A0A0A"),
    sand=_c("#1C1C1C"),
    memo=_c("#1F1C00"),
    memo_rule=_c("#8A8350"),
    tape=_c("#8A8350"),
    leaflet=_c("#001F14"),
    line=_c("#B5B5B5"),
    edge=_c("#E6E6E6"),
    ink=_c("#FFFFFF"),
    ink2=_c("#F0F0F0"),
    accent=_c("#FFE04D"),
    on_accent=_c("#000000"),
    accent_soft=_c("#332B00"),
    green=_c("#4FE07A"),
    red=_c("#FF6B61"),
    on_disc=_c("#000000"),
    blue=_c("#B8DAFF"),
    blue_ground=_c("#00182E"),
    mark_ground=_c("#3A2E00"),
    screen_top=_c("#00161B"),
    screen_bottom=_c("#001E26"),
    portrait_ground=_c("#1D3D42"),
    portrait_figure=_c("#FFFFFF"),
    shadow=_c("#000000"),
    phone_shadow=_c("#000000"),
    video=_c("#0A1417"),
    video_ink=_c("#FFFFFF"),
    sky_top=_c("#00161B"),
    sky_bottom=_c("#00252B"),
    hills=(_c("#0B3B39"), _c("#082E2D"), _c("#052121")),
    sun=_c("#FFE04D"),
    net=_c("#000F1C"),
    plum_ground=_c("#1C0A1A"),
    bank_ground=_c("#1C1200"),
    dot=_c("#B5B5B5"),
    outlined=True,
    ringed=True,
)

PALETTES: dict[ThemeName, Palette] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def mixed(first: Colour, last: Colour, t: float) -> Colour:
    """Part `t` (0 to 1) of the way from one colour to another."""
    return (
        round(first[0] + (last[0] - first[0]) * t),
        round(first[1] + (last[1] - first[1]) * t),
        round(first[2] + (last[2] - first[2]) * t),
    )


@dataclass(frozen=True, slots=True)
class Body:
    """The colours of the phone itself, the same in every theme, and of the app icons (white picture on them)."""

    slab: Colour
    rim: Colour
    bezel: Colour
    key: Colour
    slit: Colour
    app_ink: Colour
    phone: Colour
    contacts: Colour
    history: Colour
    net: Colour
    chat: Colour
    bank: Colour
    notes: Colour
    camera: Colour
    settings: Colour


BODY = Body(
    slab=_c("#28343A"),
    rim=_c("#3E4D52"),
    bezel=_c("#161D20"),
    key=_c("#0F5257"),
    slit=_c("#3E4D52"),
    app_ink=_c("#FFFFFF"),
    phone=_c("#14632B"),
    contacts=_c("#80451C"),
    history=_c("#434B52"),
    net=_c("#1F4A7F"),
    chat=_c("#63365C"),
    bank=_c("#7A4E00"),
    notes=_c("#0F5257"),
    camera=_c("#594A42"),
    settings=_c("#56646B"),
)

Weight = Literal["regular", "bold"]


@dataclass(frozen=True, slots=True)
class TypeRole:
    """Letter height in units in Japanese and in Latin script, line height as a factor of each, weight."""

    size: float
    leading: float
    weight: Weight = "regular"
    latin_size: float | None = None
    latin_leading: float | None = None


TYPE: dict[str, TypeRole] = {
    "micro": TypeRole(20, 1.0),
    "status": TypeRole(28, 1.0),
    "disc": TypeRole(28, 1.0),
    "count": TypeRole(26, 1.0, "bold"),
    "label": TypeRole(28, 1.4),
    "body": TypeRole(34, 1.5),
    "caption": TypeRole(40, 1.4, "bold", 36, 1.55),
    "title": TypeRole(44, 1.45, "bold", 42, 1.45),
    "name": TypeRole(34, 1.35, "bold"),
    "key": TypeRole(48, 1.0),
    "number": TypeRole(44, 1.3),
    "option": TypeRole(48, 1.0),
    "words": TypeRole(56, 1.5, "bold", 52, 1.46),
    "display": TypeRole(64, 1.3, "bold"),
    "numeral": TypeRole(72, 1.0, "bold"),
    "clock": TypeRole(92, 1.0, "bold"),
    "home-clock": TypeRole(64, 1.0, "bold"),
    "phone-label": TypeRole(28, 1.4),
    "phone-name": TypeRole(44, 1.3, "bold", 34, 1.3),
    "phone-name-small": TypeRole(34, 1.3, "bold", 30, 1.3),
    "phone-number": TypeRole(36, 1.3),
    "phone-number-small": TypeRole(30, 1.3),
}
ON_THE_PHONE = frozenset(
    {
        "micro",
        "status",
        "clock",
        "home-clock",
        "disc",
        "phone-label",
        "phone-name",
        "phone-name-small",
        "phone-number",
        "phone-number-small",
    }
)
"""Roles on the far phone, whose width is fixed: larger text moves to the column beside it instead of growing here."""


MARGIN = 40.0
TOP = 16.0
BOTTOM = 24.0
GAP_RELATED, GAP_LIST, GAP_GROUP, GAP_REGION = 8.0, 16.0, 24.0, 32.0
RADIUS_CARD, RADIUS_REPLY, RADIUS_QUIET, RADIUS_CAP, RADIUS_MEMO = 24.0, 20.0, 16.0, 10.0, 8.0
FOCUS_WIDTH, FOCUS_OFFSET = 4.0, 4.0
TARGET_MIN, TOUCH_TARGET = 56.0, 92.0

FADE_MS = 160
SHEET_MS = 200
RING_MS = 1600
TICK_MS = 60
COOL_DOWN_MS = 500
