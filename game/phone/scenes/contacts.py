"""The contacts: whom the phone knows by name."""

from game.phone.geometry import Box
from game.phone.scene import Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.app_parts import empty_app, inner, notes_beside
from game.phone.scenes.near_parts import near_event, near_frame
from game.phone.theme import BODY
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Row, row_height


class ContactsScene(doors.PlayScene):
    """A row for each; pressing it dials, while the phone is free."""

    name = "contacts"
    screen = "app.contacts"

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        return near_event(self, event, ui)

    def build(self, ui: Ui) -> list[Widget]:
        title = ui.t("app.contacts")
        near = near_frame(ui, self.playing, ground="plain", title=title, colour=BODY.contacts, icon="fill/address-book")
        box = inner(ui, near.screen)
        wording = self.playing.wording
        entries = [e for e in self.playing.play.scenario.entries.values() if e.contact]
        if not entries:
            shown = empty_app(ui, "contacts.none", ui.t("contacts.none"), box, "address-book")
            return [*near.widgets, *shown, *notes_beside(ui, self.playing, near.beside)]
        able = {offer.id for offer in self.playing.offers("phone")}
        children: list[Widget] = []
        y = box.y
        call = ui.t("apps.call")
        # Large letters in a narrow window need the sign's place.
        sign = "user-circle" if box.w / ui.layout.factor >= 380 else ""
        for entry in entries:
            id_ = f"dial.contact.{entry.id}"
            name, number = wording.text(entry.name), wording.number(entry.id)
            free = id_ in able
            width = box.w - (50 * ui.layout.factor if free else 0)
            h = row_height(ui, width, name, number, icon=bool(sign), least=104)
            children.append(
                Row(
                    id=id_,
                    rect=Box(box.x, y, box.w, h),
                    text=name,
                    detail=number,
                    name=f"{call} {name} {number}" if free else f"{name} {number}",
                    icon=sign,
                    after="phone" if free else "",
                    border="",
                    radius=16,
                    focusable=free,
                    role="button" if free else "label",
                )
            )
            y += h + 10
        return [
            *near.widgets,
            *ui.scrolled("contacts.list", near.screen, y + 8 - near.screen.y, children, name=ui.t("app.contacts")),
            *notes_beside(ui, self.playing, near.beside),
        ]
