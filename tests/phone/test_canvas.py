"""What is drawn again is all that differs: nothing of the picture before is left."""

import pygame
import pytest

from game.phone.canvas import Canvas
from game.phone.geometry import Box
from game.phone.sound import Silent
from game.phone.ui import Preferences, Ui
from game.phone.widgets.base import PLAIN, Look, Widget
from game.phone.widgets.buttons import Button
from game.phone.widgets.caption import CaptionCard
from game.phone.widgets.labels import Label


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_caption_leaves_nothing_when_another_takes_its_place(theme: str) -> None:
    ui = Ui((800, 600), Preferences(lang="fr", text=200, theme=theme), Silent(), lambda: 0)  # type: ignore[arg-type]
    said = (
        "Ça ira, grâce à vous : j’ai gardé un œil sur la page et sur l’agenda.",
        "Oui.",
        "Agenda, page, gage, jargon.",
    )
    after, anew = pygame.Surface((800, 600)), pygame.Surface((800, 600))
    canvas = Canvas()
    for text in said:
        card = CaptionCard(id="call.caption", rect=Box(40, 120, 720, 352), text=text, header="Agence")
        shown: dict[str, tuple[Widget, Look]] = {card.id: (card, PLAIN)}
        canvas.draw(after, ui, shown)
        Canvas().draw(anew, ui, shown)
        assert pygame.image.tobytes(after, "RGB") == pygame.image.tobytes(anew, "RGB")


def test_what_changes_out_of_sight_touches_nothing() -> None:
    ui = Ui((800, 600), Preferences(), Silent(), lambda: 0)
    surface = pygame.Surface((800, 600))
    canvas = Canvas()
    below = Button(id="below", rect=Box(40, 300, 300, 80), text="はい", name="はい")
    clip = Box(40, 100, 600, 150)
    pictures = []
    for text in ("一", "二"):
        hidden = Label(id="hidden", rect=Box(60, 330, 200, 60), text=text, name=text, clip=clip)
        canvas.draw(surface, ui, {"below": (below, PLAIN), "hidden": (hidden, PLAIN)})
        pictures.append(pygame.image.tobytes(surface, "RGB"))
    assert pictures[0] == pictures[1]
