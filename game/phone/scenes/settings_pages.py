"""What can be wished, page by page: which control stands for which field of `Preferences`, and in which words."""

from collections.abc import Callable
from dataclasses import dataclass

from game import places
from game.phone.metrics import TEXT_SIZES
from game.phone.theme import PALETTES
from game.phone.ui import HANDS, PACE, Ui, own_voice
from game.phone.whereabouts import PLACES, here
from game.phone.words import ENDONYMS, LANGUAGES

PAGES = (
    ("reading", "text-aa"),
    ("sound", "speaker-high"),
    ("acting", "hand"),
    ("machine", "gear-six"),
)
"""Ids and pictures of the pages; their words are `settings.tab-<id>`."""

LEVELS = 10
"""Steps of a loudness."""
PACE_STEPS = 6
"""From the slowest to the fastest speech, a tenth each."""


@dataclass(frozen=True, slots=True)
class One:
    """One of several: `options` are (value, word)."""

    field: str
    title: str
    options: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class OnOff:
    """On or off."""

    field: str
    text: str
    on: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Degree:
    """A step of several, and the value in words."""

    field: str
    text: str
    said: str
    at: int
    steps: int


@dataclass(frozen=True, slots=True)
class Told:
    """Something to read: a name and what it is."""

    id: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A button that speaks a sentence, to hear what was set."""

    id: str
    text: str


Item = One | OnOff | Degree | Told | Heard


def items(ui: Ui, page: str, *, calling: bool) -> list[Item]:
    """The items of a page, in the order of reading. `calling`: a play is under way, whose voice is kept waiting."""
    return _PAGES[page](ui, calling)


def change(ui: Ui, field: str, value: str) -> None:
    """Takes over a chosen option. The voice follows the language, unless another one was chosen for it."""
    wish = ui.preferences
    if field == "lang" and wish.voice == own_voice(wish.lang):
        ui.prefer(lang=value, voice=own_voice(value))
        return
    ui.prefer(**{field: int(value) if field == "text" else value})


def slide(ui: Ui, field: str, step: int) -> None:
    """Takes over a slider's step."""
    if field == "pace":
        ui.prefer(pace=round(PACE[0] + step * (PACE[1] - PACE[0]) / PACE_STEPS, 2))
    else:
        ui.prefer(**{field: step / LEVELS})


def _switch(ui: Ui, field: str, *, told: bool = True) -> OnOff:
    detail = ui.t(f"settings.{field}-note") if told else ""
    return OnOff(field, ui.t(f"settings.{field}"), bool(getattr(ui.preferences, field)), detail)


def _level(ui: Ui, field: str) -> Degree:
    at = round(getattr(ui.preferences, field) * LEVELS)
    said = ui.t("settings.level", level=at, most=LEVELS) if at else ui.t("settings.none")
    return Degree(field, ui.t(f"settings.{field}"), said, at, LEVELS)


def _reading(ui: Ui, calling: bool) -> list[Item]:
    wish = ui.preferences
    sizes = tuple((str(n), ui.t(f"language.text-{n}")) for n in TEXT_SIZES)
    themes = tuple((name, ui.t(f"language.theme-{name}")) for name in PALETTES)
    found: list[Item] = [
        One("lang", ui.t("language.title"), tuple((lang, ENDONYMS[lang]) for lang in LANGUAGES), wish.lang),
        One("text", ui.t("language.text"), sizes, str(wish.text)),
        One("theme", ui.t("language.theme"), themes, wish.theme),
    ]
    if wish.lang in ("ja", "ja-easy"):
        found.append(_switch(ui, "furigana"))
    return found


def _sound(ui: Ui, calling: bool) -> list[Item]:
    wish = ui.preferences
    voices = tuple((lang, ENDONYMS[lang]) for lang in LANGUAGES if lang != "ja-easy")
    at = round((wish.pace - PACE[0]) * PACE_STEPS / (PACE[1] - PACE[0]))
    found: list[Item] = [
        _level(ui, "volume"),
        Degree("pace", ui.t("settings.pace"), ui.t("settings.percent", n=round(wish.pace * 100)), at, PACE_STEPS),
        _level(ui, "background"),
        _level(ui, "effects"),
        _switch(ui, "clear_voice"),
        _switch(ui, "mono"),
        _switch(ui, "self_voicing"),
        One("voice", ui.t("language.voice"), voices, wish.voice),
    ]
    if not calling and ui.sound.device == "sound":
        found.insert(2, Heard("settings.try", ui.t("settings.try")))
    return found


def _acting(ui: Ui, calling: bool) -> list[Item]:
    hands = tuple((hand, ui.t(f"settings.hand-{hand}")) for hand in HANDS)
    return [
        One("hand", ui.t("settings.hand"), hands, ui.preferences.hand),
        _switch(ui, "touch"),
        _switch(ui, "guided"),
        _switch(ui, "motion"),
        _switch(ui, "vibration"),
    ]


def _machine(ui: Ui, calling: bool) -> list[Item]:
    from game.phone.settings import FILE

    device = "settings.device-sound" if ui.sound.device == "sound" else "settings.device-none"
    voices = [
        ui.words.pair(ENDONYMS[lang], engine or ui.t("settings.no-voice"))
        for lang, engine in ui.voices().items()
        if lang in ENDONYMS
    ]
    countries = tuple((place, ui.t(f"trouble.place.{place}")) for place in PLACES)
    found: list[Item] = [
        One("place", ui.t("settings.place"), countries, here(ui.preferences.place)),
        Told("settings.keys", ui.t("settings.keys"), ui.t("settings.keys-list")),
        Told("settings.device", ui.t("settings.device"), ui.t(device)),
    ]
    if voices:
        found.append(Told("settings.voices", ui.t("settings.voices"), "\n".join(voices)))
    found.append(Told("settings.kept", ui.t("settings.kept"), ui.t("settings.kept-note")))
    if ui.keep is not None:
        found.append(Told("settings.file", ui.t("settings.file"), str(places.settings() / FILE)))
    # The licences of the voices ask that their makers are named where the voices are heard.
    found.append(Told("settings.credits", ui.t("settings.credits"), ui.t("settings.credits-list")))
    return found


_PAGES: dict[str, Callable[[Ui, bool], list[Item]]] = {
    "reading": _reading,
    "sound": _sound,
    "acting": _acting,
    "machine": _machine,
}
