"""The apps from real states: all of them are seen, none judges, like things look alike."""

import pytest

from game.phone.scenes.doors import SCREENS as DOORS
from game.phone.words import LANGUAGES, words_of
from tests.phone.app_plays import SCREENS, begun, shown, standing

SPOILERS = (
    "scam",
    "fraud",
    "fake",
    "genuine",
    "suspicious",
    "詐欺",
    "偽",
    "本物",
    "怪しい",
    "arnaque",
    "faux",
    "escroc",
)


def test_every_app_that_a_door_names_is_among_the_screens() -> None:
    seen = {shown(standing(name)).scene.name for name in SCREENS}
    built = {
        DOORS[f"app.{app}"] for app in ("keypad", "contacts", "history", "browser", "papers", "chat", "bank", "notes")
    }
    assert len(built) == 8
    assert seen >= {"keypad", "contacts", "history", "browser", "papers", "chat", "bank", "notes", "video", "in-call"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_of_the_apps_judges(lang: str) -> None:
    words = words_of(lang)
    prefixes = (
        "apps.",
        "browser.",
        "keypad.",
        "bank.",
        "chat.",
        "history.",
        "notes.",
        "video.",
        "dialling.",
        "papers.",
    )
    own = {key: words.t(key).lower() for key in sorted(words.keys()) if key.startswith(prefixes)}
    assert len(own) > 40
    assert {key: text for key, text in own.items() if any(word in text for word in SPOILERS)} == {}


def test_results_of_all_kinds_look_alike() -> None:
    """An advertisement says so, as search pages do; nothing else differs but the words themselves."""
    from game.phone.scenes.browser import Result

    pilot = shown(standing("results"))
    results = [w for w in pilot.stage.widgets if isinstance(w, Result)]
    assert len(results) == 3 and len({w.rect.w for w in results}) == 1
    assert len({w.rect.h for w in results}) == 1 and len({type(w) for w in results}) == 1
    assert [bool(w.advert) for w in results] == [True, False, False]


def test_the_two_pages_behind_them_are_arranged_alike() -> None:
    def arranged(page: str) -> list[tuple[str, float, float]]:
        pilot = shown(begun("shinjuku-officer", ("answer", "hang-up", "app.browser", "search.police-number", page)))
        return [
            (w.id.replace("dial.link.", "dial.").replace("dial.page.", "dial.").rpartition(".")[0], w.rect.x, w.rect.w)
            for w in pilot.stage.widgets
            if w.id.startswith(("page.", "dial."))
        ]

    assert arranged("page.site") == arranged("page.alike")


def test_back_and_send_weigh_the_same_in_the_bank() -> None:
    from game.phone.widgets.buttons import Button

    pilot = shown(standing("bank with a transfer"))
    pilot.press("bank.open.transfer")
    pair = [w for w in pilot.stage.widgets if isinstance(w, Button) and w.id in ("bank.back", "transfer.transfer")]
    assert len(pair) == 2
    assert len({(w.kind, w.rect.w, w.rect.h, w.rect.y, w.icon, w.style) for w in pair}) == 1
