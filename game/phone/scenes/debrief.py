"""The debrief, short first: what happened, the number, at most three moments, the words for next time."""

from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Back, Press, Transition, UiEvent
from game.phone.scenes import debrief_moments, debrief_recovery
from game.phone.scenes.debrief_pages import (
    Parts,
    in_two,
    number,
    number_text,
    summary,
    words,
)
from game.phone.scenes.debrief_parts import Act, LookBack, LookBackScene, actions
from game.phone.theme import TICK_MS
from game.phone.ui import Ui
from game.phone.whereabouts import here
from game.phone.widgets.base import Widget
from game.phone.widgets.labels import Label
from game.phone.widgets.timeline import Dots
from game.phone.widgets.topbar import top_bar

TICKS = 10
"""Steps in which the digits of the two numbers come, one after another."""
Content = tuple[list[Widget], float]
"""Widgets and where they end."""


class DebriefScene(LookBackScene):
    """Three short screens; with large text more of them, so that each holds what can be read at once."""

    name = "debrief"

    def __init__(self, playing: Playing, look: LookBack | None = None, page: int = 0) -> None:
        super().__init__(look or LookBack(playing))
        self.playing = playing
        self.page = page
        self._turned = -10_000

    def enter(self, ui: Ui) -> None:
        self._turned = ui.now
        self.look.stand(here(ui.preferences.place))
        ui.sound.still()
        # The record ends here: whatever is looked at from now on is no part of the play.
        self.playing.play.close()
        # Another play may have left these lists somewhere in their middle.
        for list_id in ("more.list", "more.steps", "call.list", "details.list", "recap.list"):
            ui.scroll_to(list_id, 0)
        if self.page == 0:
            self.look.say(ui, "first", f"{ui.t('debrief.over')} {' '.join(self.look.ending(ui))}")

    def pages(self, ui: Ui) -> list[str]:
        """The pages at this size: "first", "rest", "number", "moments.0.3", "recovery.0.6", "words"."""
        found = self.look.found
        pages = ["first", "rest"] if in_two(ui, self.look) else ["first"]
        if not self._together(ui):
            # In the largest letters the two numbers fill a page, and what they mean has the next.
            _, bottom = number(ui, self.look, ui.layout.sheet, 99)
            whole = bottom <= ui.layout.sheet.bottom + 8 or found.number is None or not found.number.shown
            pages += ["number"] if whole else ["number", "meaning"]
        pages += [f"moments.{first}.{last}" for first, last in debrief_moments.by_page(ui, self.look)]
        pages += [f"recovery.{first}.{last}" for first, last in debrief_recovery.by_page(ui, self.look)]
        return [*pages, "words"] if found.words else pages

    def _together(self, ui: Ui) -> bool:
        """Whether the first sentence and the number fit on one page."""
        if self.look.found.number is None:
            return True
        sheet = ui.layout.sheet
        _, y = summary(ui, self.look, sheet)
        _, bottom = number(ui, self.look, sheet.below(y - sheet.y + 16), 99)
        return bottom <= sheet.bottom + 8

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        pages = self.pages(ui)
        if isinstance(event, Back) or (isinstance(event, Press) and event.id == "debrief.before"):
            self._turn(ui, max(0, self.page - 1))
            return None
        if isinstance(event, Press):
            if event.id == "debrief.next":
                if self.page + 1 >= len(pages):
                    return self.bar(Press("debrief.after"), ui)
                self._turn(ui, self.page + 1)
                return None
            if event.id == "debrief.read":
                self.look.say(ui, pages[self.page], self._spoken(ui, pages[self.page]))
                return None
        return self.bar(event, ui)

    def _turn(self, ui: Ui, page: int) -> None:
        ui.voice.hush()
        ui.scroll_to("debrief.list", 0)
        self.page, self._turned = page, ui.now
        if self.pages(ui)[page] == "words":
            self.look.say(ui, "words", self._spoken(ui, "words"))

    def build(self, ui: Ui) -> list[Widget]:
        self.look.stand(here(ui.preferences.place))
        pages = self.pages(ui)
        self.page = min(self.page, len(pages) - 1)
        page = pages[self.page]
        sheet = ui.layout.sheet
        title = ui.t("debrief.helper-title" if self.playing.helper else "debrief.title")
        if self.playing.play.practice_of is not None:
            title = ui.t("debrief.practice-title")
        if page.startswith("moments"):
            title = debrief_moments.title(ui, self.look)
        children, bottom = self._content(ui, page, sheet)
        if bottom > sheet.bottom + 8:
            # The list's bar needs its own strip, and shadows must not be cut at the left.
            inner = Box(sheet.x + 8, sheet.y, sheet.w - 40, sheet.h)
            children, bottom = self._content(ui, page, inner)
            children = ui.scrolled("debrief.list", sheet, bottom + 24 - sheet.y, children, name=title)
        return [*top_bar(ui, title), *children, *self._footer(ui, pages)]

    def _content(self, ui: Ui, page: str, box: Box) -> Content:
        step = ui.progress(self._turned, TICKS * TICK_MS, TICKS)
        if step < TICKS and page in ("first", "number"):
            ui.refresh_soon()
        if page == "first":
            widgets, y = summary(ui, self.look, box, rest="rest" not in self.pages(ui))
            if self.look.found.number is not None and "number" not in self.pages(ui):
                more, y = number(ui, self.look, box.below(y - box.y + 16), step)
                widgets += more
            return widgets, y
        if page == "rest":
            return summary(ui, self.look, box, sentence=False)
        if page == "words":
            return words(ui, self.look, box)
        if page in ("number", "meaning"):
            parts: Parts = "both" if "meaning" not in self.pages(ui) else "digits" if page == "number" else "meaning"
            return number(ui, self.look, box, step, parts)
        kind, first, last = _part(page)
        if kind == "recovery":
            return debrief_recovery.recovery(ui, self.look, box, first, last)
        return debrief_moments.moments(ui, self.look, box, self.look.found.moments[first:last])

    def _spoken(self, ui: Ui, page: str) -> str:
        """What "read aloud" says of a page."""
        look, found = self.look, self.look.found
        if page == "first":
            said = " ".join(look.ending(ui))
            return said if "number" in self.pages(ui) else f"{said} {number_text(ui, look)}"
        if page == "rest":
            return look.ending(ui)[1]
        if page in ("number", "meaning"):
            return number_text(ui, look)
        if page == "words":
            return look.wording(ui).say(found.words[0])
        kind, first, last = _part(page)
        if kind == "recovery":
            return debrief_recovery.spoken_list(ui, look, first, last)
        return " ".join(f"{look.text(ui, m.line)} {look.sign(ui, m.sign)[0]}" for m in found.moments[first:last])

    def _footer(self, ui: Ui, pages: list[str]) -> list[Widget]:
        footer = ui.layout.footer
        place = self._place(ui, pages)
        last = self.page == len(pages) - 1
        speaking = pages[self.page] == "words"
        acts = [
            Act(
                "debrief.next",
                "",
                ui.t("debrief.said" if speaking else "debrief.next"),
                after="arrow-right" if not last or speaking else "",
                primary=True,
            ),
        ]
        if ui.speaks:
            acts.insert(0, Act("debrief.read", "speaker-high", ui.t("debrief.hear" if speaking else "debrief.read")))
        if self.page:
            acts.insert(0, Act("debrief.before", "arrow-left", ui.t("common.back"), short=""))
        if ui.layout.text == 200 and ui.layout.shape == "portrait":
            # The buttons take the whole width.
            return actions(ui, footer, acts)
        room = Box(place.rect.right + 24, footer.y, footer.right - place.rect.right - 24, footer.h)
        (place,) = ui.handed([place], footer)
        if ui.layout.hand == "left":
            room = Box(footer.x, footer.y, room.w, footer.h)
        return [place, *actions(ui, room, acts)]

    def _place(self, ui: Ui, pages: list[str]) -> Widget:
        """Which page of how many: dots, or the numbers alone where dots would take the buttons' room."""
        footer = ui.layout.footer
        text = f"{self.page + 1} / {len(pages)}"
        f = ui.layout.factor**0.5
        w = (40 + 26 * (len(pages) - 1)) * f + 90 * ui.layout.factor
        if w > footer.w * 0.25:
            numbers = Box(footer.x, footer.y, ui.type.width(text, "label") + 8, footer.h)
            return Label(id="debrief.dots", rect=numbers, text=text, name=text, style="label", tint="ink2", middle=True)
        return Dots(
            id="debrief.dots",
            rect=Box(footer.x, footer.y, w, footer.h),
            page=self.page + 1,
            pages=len(pages),
            name=text,
        )


def _part(page: str) -> tuple[str, int, int]:
    """A page's kind and which of its entries it shows."""
    kind, first, last = page.split(".")
    return kind, int(first), int(last)
