"""The memo sheet, what was written down, and "today you are", opened at any moment of a play."""

from game.phone.geometry import Box
from game.phone.scenes.app_parts import notes_cards
from game.phone.scenes.brief_parts import memo, who_you_are
from game.phone.scenes.over import OverScene
from game.phone.ui import Ui
from game.phone.widgets.base import Widget


class MemoScene(OverScene):
    """What the player has at home: numbers on paper, and who they are in this story."""

    name = "memo"

    def content(self, ui: Ui, box: Box) -> list[Widget]:
        wording, helper = self.playing.wording, self.playing.helper
        if ui.layout.shape == "wide" and ui.layout.text == 100:
            left, right = box.row([540, 600], 60)
            sheet = memo(ui, wording, right.x, right.y + 16, right.w)
            y = left.y
            widgets = notes_cards(ui, self.playing, left.x, y, left.w - 40)
            if widgets:
                y = max(n.rect.bottom for n in widgets) + 28
            widgets += who_you_are(ui, wording, left.x, y, left.w, helper=helper)
            if widgets[-1].rect.bottom > box.bottom:
                widgets = _scrolled(ui, widgets, left)
            return widgets + ([sheet] if sheet else [])
        sheet = memo(ui, wording, box.x + 8, box.y + 24, box.w - 40)
        y = sheet.rect.bottom + 32 if sheet else box.y
        notes = notes_cards(ui, self.playing, box.x + 8, y, box.w - 40)
        if notes:
            y = max(n.rect.bottom for n in notes) + 40
        you = who_you_are(ui, wording, box.x + 8, y, box.w - 40, helper=helper)
        return _scrolled(ui, ([sheet] if sheet else []) + notes + you, box)


def _scrolled(ui: Ui, widgets: list[Widget], box: Box) -> list[Widget]:
    return ui.scrolled("memo.list", box, widgets[-1].rect.bottom + 24 - box.y, widgets)
