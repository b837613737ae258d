"""The notes: what was written down during calls, and one's own data as they stand on one's cards."""

from game.phone.furigana import ruby_for
from game.phone.geometry import Box
from game.phone.scene import Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.app_parts import fact, field_width, grown, inner, noted, practice_line
from game.phone.scenes.near_parts import near_event, near_frame
from game.phone.theme import BODY
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button, button_width
from game.phone.widgets.labels import Card, Picture, label

PAD = 20.0


class NotesScene(doors.PlayScene):
    """A card for each caller, then a card with one's own address and account."""

    name = "notes"
    screen = "app.notes"

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        return near_event(self, event, ui)

    def build(self, ui: Ui) -> list[Widget]:
        near = near_frame(
            ui,
            self.playing,
            ground="plain",
            title=ui.t("app.notes"),
            colour=BODY.notes,
            icon="fill/note-pencil",
        )
        box = inner(ui, near.screen)
        children: list[Widget] = []
        y = box.y
        people = noted(self.playing)
        callers = [id_ for id_, _, _ in people]
        given = [
            caller
            for caller, detail in self.playing.play.state.details
            if detail == "number" and self.playing.play.scenario.callers[caller].direct
        ]
        heading = label(
            ui,
            "notes.heading",
            ui.t("notes.title"),
            box.x + 4,
            y,
            box.w - 8,
            "label",
            tint="ink2",
            role="heading",
        )
        children.append(heading)
        y = heading.rect.bottom + 8
        if not people and not given:
            none = label(ui, "notes.none", ui.t("notes.none"), box.x + 4, y, box.w - 8)
            children.append(none)
            y = none.rect.bottom + 8
        for id_, _, rows in people:
            entries = [(f"note.{detail}", text) for detail, text in rows]
            y = self._card(ui, box, y, f"notes.{id_}", entries, children, caller=id_)
        for id_ in given:
            if id_ not in callers:
                direct = self.playing.play.scenario.callers[id_].direct
                number = self.playing.wording.number(direct)
                y = self._card(ui, box, y, f"notes.{id_}", [("note.number", number)], children, caller=id_)
        card = self.playing.play.scenario.story.card
        if card:
            title = label(
                ui,
                "notes.own",
                ui.t("notes.own"),
                box.x + 4,
                y + 8,
                box.w - 8,
                "label",
                tint="ink2",
                role="heading",
            )
            children.append(title)
            y = self._own(ui, box, title.rect.bottom + 8, children)
        widgets = [*near.widgets, *ui.scrolled("notes.list", near.screen, y + 8 - near.screen.y, children)]
        if near.beside is not None:
            widgets.append(practice_line(ui, near.beside.x, near.beside.y, near.beside.w))
        return widgets

    def _card(
        self,
        ui: Ui,
        box: Box,
        y: float,
        id_: str,
        rows: list[tuple[str, str]],
        into: list[Widget],
        *,
        caller: str,
    ) -> float:
        """Facts about a caller, and the way to dial the number he gave."""
        facts: list[Widget] = []
        fy = y + 12
        wide = field_width(ui, [ui.t(key) for key, _ in rows])
        for key, text in rows:
            ruby = ruby_for(ui, self.playing.wording, text)
            made = fact(ui, f"{id_}.{key}", ui.t(key), text, box.x + PAD, fy, box.w - 2 * PAD, field_w=wide, ruby=ruby)
            facts.append(made)
            fy = made.rect.bottom
        offer = f"dial.given.{caller}"
        if self.playing.offer(offer) is not None:
            text = ui.t("notes.call-given")
            h = 64 * (1 + (ui.layout.factor - 1) * 0.6)
            w = min(box.w - 2 * PAD, button_width(ui, text, "phone", pad=20))
            rect = Box(box.x + PAD, fy + 4, w, h)
            button = Button(id=offer, rect=rect, name=text, text=text, icon="phone", kind="outline", radius=16)
            facts.append(grown(ui, button))
            fy = facts[-1].rect.bottom + 4
        rect = Box(box.x, y, box.w, fy + 12 - y)
        into.append(Card(id=id_, rect=rect, radius=16, shadow=False))
        into.extend(facts)
        return rect.bottom + 10

    def _own(self, ui: Ui, box: Box, y: float, into: list[Widget]) -> float:
        size = 36.0 * (1 + (ui.layout.factor - 1) * 0.6)
        lines: list[Widget] = []
        ly = y + 14
        for i, item in enumerate(self.playing.play.scenario.story.card):
            x = box.x + PAD + size + 16
            text = self.playing.wording.text(item.text)
            ruby = ruby_for(ui, self.playing.wording, text)
            made = label(ui, f"notes.own-{i}", text, x, ly, box.right - PAD - x, ruby=ruby)
            sign = Box(box.x + PAD, ly + (ui.type.line_h("body") - size) / 2, size, size)
            lines.append(Picture(id=f"notes.own-{i}.sign", rect=sign, icon=item.icon, size=size, tint="ink2"))
            lines.append(made)
            ly = made.rect.bottom + 6
        rect = Box(box.x, y, box.w, ly + 8 - y)
        into.append(Card(id="notes.own.card", rect=rect, radius=16, shadow=False))
        into.extend(lines)
        return rect.bottom + 10
