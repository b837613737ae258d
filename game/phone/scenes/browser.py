"""The browser: searches to choose from, results, and the page behind each. All results weigh the same."""

import math
from dataclasses import dataclass, replace

from game.call.commands import Search
from game.call.model import Page
from game.phone.draw import Painter, pressed
from game.phone.geometry import Box
from game.phone.pictures.proofs import PAGE_RATIO, Proof
from game.phone.playing import Playing
from game.phone.scene import Press, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.app_parts import grown, inner, notes_beside
from game.phone.scenes.near_parts import near_event, near_frame
from game.phone.text import Type
from game.phone.theme import mixed
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget
from game.phone.widgets.buttons import Button, Row, button_width, row_height
from game.phone.widgets.labels import Card, label

PAD_X, PAD_Y = 24.0, 12.0


@dataclass(frozen=True, kw_only=True)
class AddressBar(Widget):
    """The round field at the top: what was searched, or where one is. Pressing it leads back to the searches."""

    text: str
    icon: str
    quiet: bool = False
    role: Role = "button"
    focusable: bool = True
    radius: float = 36

    def draw(self, p: Painter, look: Look) -> None:
        c = p.palette
        ground = pressed(c.sheet) if look.pressed else mixed(c.sheet, c.ink, 0.025) if look.hover else c.sheet
        p.panel(self.rect, ground, self.rect.h / 2, border=c.edge)
        style, lines, size = self.arranged(p.type)
        x = self.rect.x + 26
        if size:
            p.icon(self.icon, x + size / 2, self.rect.cy, size, c.ink if not self.quiet else c.ink2)
            x += size + 12
        step = p.type.line_h(style) * 0.84
        for i, line in enumerate(lines):
            cy = self.rect.cy + (i + 0.5 - len(lines) / 2) * step
            p.text(line, style, x, cy, c.ink2 if self.quiet else c.ink)

    def arranged(self, type_: Type) -> tuple[str, tuple[str, ...], float]:
        """Role of letters, lines, and the sign's size: a long address takes label, then the sign's place, then two
        lines."""
        size = 36 * math.sqrt(type_.factor)
        room = self.rect.w - 52
        for style, sign in (("body", size), ("label", size), ("label", 0.0)):
            if type_.width(self.text, style) <= room - (sign + 12 if sign else 0):
                return style, (self.text,), sign
        return "label", type_.wrap(self.text, "label", room), 0.0


def address_bar(ui: Ui, text: str, icon: str, quiet: bool, box: Box) -> AddressBar:
    """The bar, as high as its words."""
    h = max(72 * (1 + (ui.layout.factor - 1) * 0.7), ui.layout.target)
    bar = AddressBar(id="browser.bar", rect=box.top(h), text=text, icon=icon, quiet=quiet, name=text)
    style, lines, _ = bar.arranged(ui.type)
    return replace(bar, rect=box.top(max(h, len(lines) * ui.type.line_h(style) * 0.84 + 16)))


@dataclass(frozen=True, kw_only=True)
class Result(Widget):
    """A sheet among the results: address (an advertisement says so before it), title, number."""

    address: str
    title: str
    number: str
    advert: str = ""
    role: Role = "link"
    focusable: bool = True
    radius: float = 16

    def draw(self, p: Painter, look: Look) -> None:
        c = p.palette
        ground = pressed(c.sheet) if look.pressed else mixed(c.sheet, c.ink, 0.025) if look.hover else c.sheet
        p.panel(self.rect, ground, self.radius, border=p.outline())
        w = self.rect.w - 2 * PAD_X
        x, y = self.rect.x + PAD_X, self.rect.y + PAD_Y
        small = p.type.line_h("label")
        tag = p.type.width(self.advert, "label") + 20 if self.advert else 0
        if self.advert:
            box = Box(x, y + 3, tag, small - 4)
            p.frame(box, c.ink2, 6, 2)
            p.text(self.advert, "label", box.cx, box.cy, c.ink2, align="centre")
        beside = tag + (12 if tag else 0)
        if beside and p.type.width(self.address, "label") > w - beside:
            y, beside = y + small, 0
        address = p.type.wrap(self.address, "label", w - beside)
        y = p.lines(address, "label", x + beside, y, c.ink2)
        y = p.lines(p.type.wrap(self.title, "body", w, True), "body", x, y, c.blue, bold=True)
        p.text(self.number, "body", x, y + p.type.line_h("body") / 2 - 4, c.ink)


def result_height(ui: Ui, title: str, address: str, advert: str, width: float) -> float:
    """How high a result must be for its words."""
    w = width - 2 * PAD_X
    tag = ui.type.width(advert, "label") + 32 if advert else 0
    below = bool(tag) and ui.type.width(address, "label") > w - tag
    rows = len(ui.type.wrap(address, "label", w if below else w - tag)) + below
    return (
        2 * PAD_Y + rows * ui.type.line_h("label") + ui.type.height(title, "body", w, True) + ui.type.line_h("body") - 4
    )


class BrowserScene(doors.PlayScene):
    """Nothing is typed: the story offers what can be searched."""

    name = "browser"
    screen = "app.browser"

    def __init__(self, playing: Playing) -> None:
        super().__init__(playing)
        self._searching = playing.page("browser") == ""
        """The list of searches is shown, though results were open: the bar was pressed, or "back"."""

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Press):
            if event.id == "browser.bar":
                self._searching = True
                ui.scroll_to("browser.list", 0)
                return None
            if event.id.startswith(("search.", "page.")):
                self.playing.take(ui, event.id)
                self._searching = False
                ui.scroll_to("browser.list", 0)
                return None
        return near_event(self, event, ui)

    def step_back(self, ui: Ui) -> bool:
        """From a page to its results, from results to the searches."""
        ui.scroll_to("browser.list", 0)
        page = self.playing.page("browser")
        if self._searching or not page:
            return False
        query = self._query_of(page)
        if query and query != page:
            self.playing.take(ui, Search(query))
        else:
            self._searching = True
        ui.refresh()
        return True

    def _query_of(self, page: str) -> str:
        """The search that led to a page: the last one made that lists it."""
        queries = self.playing.play.scenario.queries
        if page in queries:
            return page
        asked = [s.page for s in self.playing.play.states if s.app == "browser" and s.page in queries]
        return next((q for q in reversed(asked) if page in queries[q].pages), "")

    def build(self, ui: Ui) -> list[Widget]:
        near = near_frame(ui, self.playing, ground="net")
        scenario, page = self.playing.play.scenario, self.playing.page("browser")
        box = inner(ui, near.screen)
        text, icon, quiet = ui.t("browser.search"), "magnifying-glass", True
        if not (self._searching or not page):
            quiet = page not in scenario.queries
            if quiet:
                text, icon = scenario.pages[page].address, "globe"
            else:
                text = self.playing.wording.text(scenario.queries[page].text)
        field = address_bar(ui, text, icon, quiet, Box(box.x, box.y - 4, box.w, 0))
        top = field.rect.bottom + 12
        area = Box(near.screen.x, top, near.screen.w, near.screen.bottom - top)
        if self._searching or not page:
            children, height = self._searches(ui, area, box)
        elif page in scenario.queries:
            children, height = self._results(ui, area, box, page)
        else:
            children, height = self._page(ui, area, box, scenario.pages[page])
        return [
            *near.widgets,
            field,
            *ui.scrolled("browser.list", area, height, children, name=ui.t("app.browser")),
            *notes_beside(ui, self.playing, near.beside),
        ]

    def _searches(self, ui: Ui, area: Box, box: Box) -> tuple[list[Widget], float]:
        y = area.y + 4
        heading = label(ui, "browser.heading", ui.t("browser.choose"), box.x + 4, y, box.w - 8, "label", tint="ink2")
        children: list[Widget] = [heading]
        y = heading.rect.bottom + 8
        for query in self.playing.play.scenario.queries.values():
            text = self.playing.wording.text(query.text)
            h = row_height(ui, box.w, text, least=80)
            children.append(
                Row(
                    id=f"search.{query.id}",
                    rect=Box(box.x, y, box.w, h),
                    text=text,
                    name=text,
                    icon="magnifying-glass",
                    border="",
                    radius=16,
                )
            )
            y += h + 8
        return children, y + 8 - area.y

    def _results(self, ui: Ui, area: Box, box: Box, query: str) -> tuple[list[Widget], float]:
        wording, scenario = self.playing.wording, self.playing.play.scenario
        rect = Box(area.x + 16, area.y, area.w - 32, 0) if box.w > 400 else Box(box.x, area.y, box.w, 0)
        children: list[Widget] = []
        y = area.y + 4
        for id_ in scenario.queries[query].pages:
            page = scenario.pages[id_]
            advert = ui.t("browser.advert") if page.kind == "advertisement" else ""
            title, number = wording.text(page.title), wording.number(page.entry)
            h = result_height(ui, title, page.address, advert, rect.w)
            children.append(
                Result(
                    id=f"page.{id_}",
                    rect=Box(rect.x, y, rect.w, h),
                    address=page.address,
                    title=title,
                    number=number,
                    advert=advert,
                    name=" ".join(filter(None, (advert, page.address, title, number))),
                )
            )
            y += h + 8
        return children, y + 8 - area.y

    def _page(self, ui: Ui, area: Box, box: Box, page: Page) -> tuple[list[Widget], float]:
        """The same arrangement for every page, whoever made it."""
        wording = self.playing.wording
        rect = Box(area.x + 16, area.y + 4, area.w - 32, 0) if box.w > 400 else Box(box.x, area.y + 4, box.w, 0)
        x, w = rect.x + PAD_X, rect.w - 2 * PAD_X
        mark = ui.t("apps.sample")
        # Where letters are large there is more room beside them than above them.
        aside = w > 800
        picture_w = w * 0.38 if aside else min(w, 620.0)
        left = x + w - picture_w if aside else x + (w - picture_w) / 2
        frame = Box(left, rect.y + PAD_X, picture_w, picture_w * PAGE_RATIO)
        picture = Proof(id="page.picture", rect=frame, kind="page", mark=mark, name=mark)
        top, lowest = (rect.y + 14, frame.bottom) if aside else (frame.bottom + 12, 0.0)
        w = w - picture_w - 24 if aside else w
        title = label(
            ui,
            "page.title",
            wording.text(page.title),
            x,
            top,
            w,
            "body",
            bold=True,
            role="heading",
        )
        children: list[Widget] = [picture, title]
        y = title.rect.bottom + 2
        for i, note in enumerate(page.notes):
            made = label(ui, f"page.note-{i}", wording.text(note), x, y, w, "label", tint="ink2")
            children.append(made)
            y = made.rect.bottom
        number = wording.number(page.entry)
        y += 4
        if ui.type.width(number, "number", True) <= w:
            children.append(label(ui, "page.number", number, x, y, w, "number", bold=True))
        else:
            children.append(label(ui, "page.number", number, x, y, w, "body", bold=True))
        y = children[-1].rect.bottom + 4
        y = self._dial(ui, x, y, w, page, number, children)
        practice = label(ui, "page.practice", ui.t("common.fictional"), x, y, w, "label", tint="ink2")
        children.append(practice)
        bottom = max(practice.rect.bottom, lowest) + 16
        sheet = Card(id="page.sheet", rect=Box(rect.x, rect.y, rect.w, bottom - rect.y), radius=16, shadow=False)
        return [sheet, *children], bottom + 12 - area.y

    def _dial(self, ui: Ui, x: float, y: float, w: float, page: Page, number: str, into: list[Widget]) -> float:
        """The button that dials the page's number, while the phone is free."""
        offer = next(
            (o for o in self.playing.offers("phone") if o.id in (f"dial.page.{page.id}", f"dial.link.{page.id}")),
            None,
        )
        if offer is None:
            return y + 4
        text = ui.t("apps.call-this")
        h = max(72 * (1 + (ui.layout.factor - 1) * 0.6), ui.layout.target)
        wide = min(w, max(280.0, button_width(ui, text, "phone", bold=True)))
        button = Button(
            id=offer.id,
            rect=Box(x, y, wide, h),
            name=f"{text} {number}",
            text=text,
            icon="fill/phone",
            kind="call",
        )
        into.append(grown(ui, button))
        return into[-1].rect.bottom + 12
