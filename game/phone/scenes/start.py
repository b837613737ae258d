"""The first picture: what this is, one button to begin, nothing to read first."""

from dataclasses import replace

from game.phone.geometry import Box
from game.phone.metrics import SLIM_BELOW
from game.phone.pictures.phone_body import PhoneBody
from game.phone.scene import Press, Push, Scene, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button, Row, row_height
from game.phone.widgets.labels import Label, label
from game.phone.widgets.product import ProductSign
from game.phone.widgets.topbar import top_bar
from game.phone.words import ENDONYMS


class StartScene(Scene):
    """Begin, or choose language and text size."""

    name = "start"

    def __init__(self) -> None:
        self._wanted = False
        """Whether it is to begin as soon as the calls are there: on the first start they take a moment."""

    def enter(self, ui: Ui) -> None:
        ui.sound.still()

    def tick(self, ui: Ui) -> Transition | None:
        if not self._wanted or ui.shelf.loading:
            return None
        from game.phone.scenes.calls import CallsScene

        self._wanted = False
        return Push(CallsScene())

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Press):
            # Who presses something else meanwhile is not taken along.
            self._wanted = event.id == "start.begin"
            if self._wanted:
                ui.refresh()
                return self.tick(ui)
        if isinstance(event, Press) and event.id == "start.language":
            from game.phone.scenes.settings import SettingsScene

            return Push(SettingsScene())
        return doors.bar(event, ui)

    def build(self, ui: Ui) -> list[Widget]:
        widgets = top_bar(ui)
        stage = ui.layout.stage
        column = stage
        if ui.layout.shape != "portrait" and ui.layout.text < 200 and ui.layout.width >= SLIM_BELOW:
            phone = ui.layout.call().phone if ui.layout.text == 100 else Box(stage.x, stage.y, 336, 688)
            if ui.layout.hand == "left":
                phone = phone.moved(dx=stage.right - phone.right)
            widgets.extend(wallpaper_phone(ui, phone))
            column = ui.layout.beside(phone)
        widgets.extend(self._column(ui, column))
        return widgets

    def _column(self, ui: Ui, column: Box) -> list[Widget]:
        f = ui.layout.factor
        x, w = column.x, column.w
        sign = 80 * f**0.5
        roomy = ui.layout.text == 100
        y = column.y + (32 if roomy else 8)
        name = ui.t("product.name")
        title = Label(
            id="start.title",
            rect=Box(x + sign + 22, y, w - sign - 22, sign),
            text=name,
            name=name,
            style="display" if ui.type.width(name, "display") <= w - sign - 22 else "title",
            middle=True,
            role="heading",
        )
        tagline = label(ui, "start.tagline", ui.t("start.tagline"), x, y + sign + (20 if roomy else 4), w, tint="ink2")
        widgets: list[Widget] = [ProductSign(id="start.sign", rect=Box(x, y, sign, sign)), title, tagline]
        note = label(ui, "start.note", note_text(ui), x, 0, w, "label", tint="ink2")
        rows = [
            ("start.begin", "fill/phone", ui.t("start.preparing" if self._wanted else "start.begin"), ""),
            ("start.language", "text-aa", ui.t("start.language"), _languages(ui.words.lang)),
        ]
        top = max(tagline.rect.bottom + 24, column.y + 232 if roomy else 0)
        big = {100: 120.0, 150: 128.0, 200: 144.0}[ui.layout.text]
        begin = Button(
            id="start.begin",
            rect=Box(x, top, w, big),
            name=rows[0][2],
            text=rows[0][2],
            icon="fill/phone",
            after="caret-right",
            kind="primary",
            style="title",
            align="left",
            keys=("enter",),
        )
        detail = ui.type.width(rows[1][2], "body") + ui.type.width(rows[1][3], "label") + 170 * f**0.5 > w
        beside = 0.0 if detail else ui.type.width(rows[1][3], "label") + 16
        below = rows[1][3] if detail else ""
        second = max(96.0, row_height(ui, w - 24 - beside, rows[1][2], below, indent=42))
        language = Row(
            id="start.language",
            rect=Box(
                x,
                top + big + 24,
                w,
                second,
            ),
            text=rows[1][2],
            name=f"{rows[1][2]} {rows[1][3]}",
            icon="text-aa",
            value="" if detail else rows[1][3],
            detail=below,
            indent=42,
        )
        widgets += [begin, language]
        bottom = language.rect.bottom
        if bottom > column.bottom:
            # What it is stands on the button as well: the line about it gives way first, then the list scrolls.
            up = begin.rect.y - (title.rect.bottom + 20)
            moved = [replace(w_, rect=w_.rect.moved(dy=-up)) for w_ in (begin, language)]
            widgets = [widgets[0], title, *moved]
            bottom -= up
        if bottom > column.bottom + 2:
            box = Box(column.x - 8, column.y, column.w + 8, column.h)
            narrow = {w_.id: 24 if w_.focusable else 8 for w_ in widgets}
            slim = [replace(w_, rect=Box(w_.rect.x, w_.rect.y, w_.rect.w - narrow[w_.id], w_.rect.h)) for w_ in widgets]
            return ui.scrolled("start.list", box, bottom + 16 - column.y, slim)
        y = max(bottom + 24, min(column.bottom - note.rect.h - 12, bottom + 40))
        if y + note.rect.h <= column.bottom + 4:
            widgets.append(label(ui, "start.note", note_text(ui), x, y, w, "label", tint="ink2"))
        return widgets


def _languages(lang: str) -> str:
    """The language's own name, and in another script what can be chosen here, for who cannot read the rest."""
    return f"{ENDONYMS[lang]} / {'Language' if lang.startswith('ja') else 'ことば'}"


def note_text(ui: Ui) -> str:
    """That all is fictional; and, where it is so, that there is no sound."""
    text = ui.t("start.note")
    return f"{ui.t('start.silent')}\n{text}" if ui.sound.device == "silent" else text


def wallpaper_phone(ui: Ui, phone: Box, time: str = "10:24", day: str = "") -> list[Widget]:
    """The phone at rest: the story's clock and day, or those of the practice's usual morning."""
    day = day or ui.t("date.line", month=4, day=14, weekday=ui.t("day.tue"), monthname=ui.t("month.4"))
    return [
        PhoneBody(id="phone", rect=phone, ground="wallpaper"),
        Label(
            id="start.time",
            rect=Box(phone.x, phone.y + 108, phone.w, 92),
            text=time,
            style="clock",
            align="centre",
            middle=True,
        ),
        Label(
            id="start.day",
            rect=Box(phone.x, phone.y + 208, phone.w, 44),
            text=day,
            style="phone-label",
            align="centre",
            middle=True,
        ),
    ]
