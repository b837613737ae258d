"""What was just written down, shown at once: name, section, extension."""

from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Push
from game.phone.scenes.app_parts import noted, notes_cards
from game.phone.scenes.over import OverScene
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.labels import label


def write_down(ui: Ui, playing: Playing) -> Push | None:
    """Writes down what the caller said of himself, and shows it. Beside a relative, they write."""
    if playing.take(ui, "note") and not playing.helper:
        return Push(NotedScene(playing))
    return None


class NotedScene(OverScene):
    """Opens when "write it down" was pressed. The memo and the notes show the same later."""

    name = "noted"

    def content(self, ui: Ui, box: Box) -> list[Widget]:
        w = min(box.w - 40, 820.0 * ui.layout.factor)
        x = box.x + 8
        known = bool(noted(self.playing))
        style = "title" if ui.layout.text == 100 else "body"
        title = ui.t("move.noted" if known else "noted.nothing")
        heading = label(ui, "noted.heading", title, x, box.y + 8, w, style, bold=True, role="heading")
        children: list[Widget] = [heading]
        y = heading.rect.bottom + 12
        if known:
            children += notes_cards(ui, self.playing, x, y, w)
        else:
            children.append(label(ui, "noted.how", ui.t("noted.how"), x, y, w, tint="ink2"))
        bottom = max(widget.rect.bottom for widget in children) + 24
        return ui.scrolled("noted.list", box, bottom - box.y, children, name=title)
