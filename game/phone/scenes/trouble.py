"""In trouble right now? Shows, in large letters, whom to call; a play waits where it is.

These are the only numbers of the game that ring somebody: the verified help lines of the country in which the
machine stands, the other countries' one press away.
"""

from dataclasses import dataclass, replace

from game.call.model import Scenario
from game.call.wording import Wording
from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Back, Pop, Press, Reset, Scene, Transition, UiEvent
from game.phone.scenes.debrief_parts import Act, actions
from game.phone.ui import Ui
from game.phone.whereabouts import PLACES, Place, here
from game.phone.widgets.base import Role, Widget
from game.phone.widgets.labels import Picture, Rule, label
from game.phone.widgets.tabs import tab_width, tabs
from game.phone.widgets.topbar import top_bar

BACK, END = "trouble.back", "trouble.end"


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call: a number or page, its name, what it is for."""

    id: str
    number: str
    name: str
    use: str


class TroubleScene(Scene):
    """A play waits meanwhile, as in a pause; nothing of this is recorded. It goes on, or is ended, from here."""

    name = "trouble"

    def __init__(self, playing: Playing | None = None) -> None:
        self.playing = playing
        self.place: Place = "japan"
        self._waits = False
        """There is a play that may go on."""
        self._lines: dict[str, tuple[str, ...]] = {}

    def enter(self, ui: Ui) -> None:
        self.place = here(ui.preferences.place)
        playing = self.playing
        if playing is None or playing.play.state.finished or playing.play.state.stopped:
            ui.voice.hush()
            ui.sound.still()
            return
        self._waits = True
        playing.pause(ui)

    def leave(self, ui: Ui) -> None:
        if self._waits and self.playing is not None:
            self.playing.go_on(ui)

    def closed(self, ui: Ui) -> None:
        if self._waits and self.playing is not None:
            self.playing.play.stop(self.playing.at(ui))

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Back) or (isinstance(event, Press) and event.id == BACK):
            return Pop()
        if isinstance(event, Press) and event.id == END and self._waits:
            return self._end(ui)
        if isinstance(event, Press) and event.id.startswith("place."):
            self.place = here(event.id.removeprefix("place."))
            ui.scroll_to("trouble.list", 0)
        return None

    def _end(self, ui: Ui) -> Transition:
        """The play is over without an end and without a result."""
        from game.phone.scenes.start import StartScene

        playing = self.playing
        assert playing is not None
        playing.voice.hush()
        ui.sound.still()
        playing.play.stop(playing.at(ui))
        return Reset(StartScene())

    def build(self, ui: Ui) -> list[Widget]:
        sheet = ui.layout.sheet
        inner = Box(sheet.x + 8, sheet.y + (4 if ui.layout.text == 100 else 0), sheet.w - 40, 0)
        # That the numbers are real, and where they are good, stays in view while the list is scrolled.
        head, y = self._head(ui, inner, titled=True)
        if y > sheet.y + 0.5 * sheet.h:
            head, y = self._head(ui, inner, titled=False)
        gap = 8.0 if ui.layout.text == 100 else 4.0
        box = Box(sheet.x, y + gap, sheet.w, sheet.bottom - y - gap)
        inner = Box(inner.x, box.y, inner.w, 0)
        children, y = self._contacts(ui, inner)
        said = [("trouble.calm", ui.t("trouble.calm"))]
        if self._waits:
            said.append(("trouble.waits", ui.t("trouble.waits")))
        for id_, text in said:
            children.append(label(ui, id_, text, inner.x, y + 12, inner.w, "label", tint="ink2"))
            y = children[-1].rect.bottom
        listed = ui.scrolled("trouble.list", box, y + 12 - box.y, children, name=ui.t(f"trouble.place.{self.place}"))
        acts = [Act(BACK, "arrow-left", ui.t("trouble.return"))]
        if self._waits:
            acts = [
                Act(BACK, "arrow-left", ui.t("trouble.resume"), ui.t("trouble.return")),
                Act(END, "house", ui.t("trouble.end"), ui.t("trouble.end-short")),
            ]
        return [top_bar(ui)[0], *head, *listed, *actions(ui, ui.layout.footer, acts, left=1)]

    def _head(self, ui: Ui, box: Box, *, titled: bool) -> tuple[list[Widget], float]:
        """What page this is, that its numbers are real, and the countries."""
        widgets: list[Widget] = []
        y = box.y
        if titled:
            style = "title" if ui.layout.text == 100 else "body"
            title = ui.t("trouble.title")
            widgets.append(label(ui, "trouble.title", title, box.x, y, box.w, style, bold=True, role="heading"))
            y = widgets[-1].rect.bottom
        size = 40.0 * ui.layout.factor**0.6
        line_h = ui.type.line_h("body")
        sign = Box(box.x, y + (line_h - size) / 2, size, size)
        widgets.append(Picture(id="trouble.real-sign", rect=sign, icon="fill/phone", size=size))
        x = sign.right + 16
        text = ui.t("trouble.real")
        if not ui.type.fits(text, "body", box.right - x, bold=True):
            text = ui.t("trouble.real-short")
        role: Role = "label" if titled else "heading"
        widgets.append(label(ui, "trouble.real", text, x, y, box.right - x, bold=True, role=role))
        gap = 12.0 if ui.layout.text == 100 else 2.0
        places = self._places(ui, Box(box.x, widgets[-1].rect.bottom + gap, box.w, 0))
        return [*widgets, *places], places[-1].rect.bottom

    def _places(self, ui: Ui, box: Box) -> list[Widget]:
        """The countries side by side."""
        entries = [(f"place.{place}", "", ui.t(f"trouble.place.{place}")) for place in PLACES]
        if sum(tab_width(ui, word, False) for _, _, word in entries) + 16 > box.w:
            entries = [(id_, "", ui.t(f"trouble.{id_}-short")) for id_, _, _ in entries]
        return tabs(ui, entries, f"place.{self.place}", box, upright=False)

    def _contacts(self, ui: Ui, box: Box) -> tuple[list[Widget], float]:
        widgets: list[Widget] = []
        y = box.y
        contacts = self._of_place(ui)
        if not contacts:
            # The scripts cannot be read: the emergency numbers are known all the same.
            style = "title" if ui.layout.text == 100 else "name"
            widgets.append(label(ui, "trouble.none", ui.t("trouble.none"), box.x, y, box.w, style))
            y = widgets[-1].rect.bottom
        numbers = [ui.type.width(c.number, "number", True) for c in contacts if len(c.number) <= 6]
        column = max(numbers, default=0.0) + 40
        for contact in contacts:
            id_ = f"contact.{contact.id}"
            widgets.append(Rule(id=f"{id_}.rule", rect=Box(box.x, y, box.w, 2)))
            made, y = self._contact(ui, contact, id_, Box(box.x, y + 10, box.w, 0), column)
            widgets += made
            y += 10
        return widgets, y

    def _contact(self, ui: Ui, contact: Contact, id_: str, box: Box, column: float) -> tuple[list[Widget], float]:
        """The number at the left, name and use beside it; long numbers and pages stand above them."""
        beside = len(contact.number) <= 6 and column < box.w * 0.35
        widgets: list[Widget] = []
        x, y = box.x, box.y
        if contact.number:
            style = "number" if len(contact.number) <= 14 else "name"
            number = label(ui, f"{id_}.number", contact.number, x, y, box.w, style, bold=True)
            widgets.append(replace(number, leads=not beside))
            if not beside:
                y = widgets[-1].rect.bottom
        if beside:
            x += column
        name = label(ui, f"{id_}.name", contact.name, x, y, box.right - x)
        use = label(ui, f"{id_}.use", contact.use, x, name.rect.bottom, box.right - x, "label", tint="ink2")
        return [*widgets, name, use], max(use.rect.bottom, widgets[0].rect.bottom if widgets else 0)

    def _of_place(self, ui: Ui) -> list[Contact]:
        """Everybody to call in the chosen place, most urgent first."""
        words = self._words(ui)
        if words is None:
            return []
        lines = [
            Contact(number, number, words.text(f"helpline.{number}.name"), self._use(words, number))
            for number in self._helplines()
        ]
        also = [self._also(ui, "bank")]
        if self.place == "us":
            also.insert(0, self._also(ui, "police-us"))
        if self.place != "japan":
            also.append(self._also(ui, "consulate"))
        return [*lines[:1], *also, *lines[1:]] if self.place != "japan" else [*lines[:2], *also, *lines[2:]]

    @staticmethod
    def _use(words: Wording, number: str) -> str:
        """What a help line is for, and its hours where they are known."""
        between = "　" if words.lang.startswith("ja") else " · "
        texts = words.scenario.texts[words.scenario.lang]
        ids = [f"helpline.{number}.{part}" for part in ("use", "hours")]
        return between.join(words.text(id_) for id_ in ids if id_ in texts)

    @staticmethod
    def _also(ui: Ui, who: str) -> Contact:
        return Contact(who, "", ui.t(f"trouble.{who}"), ui.t(f"trouble.{who}-use"))

    def _helplines(self) -> tuple[str, ...]:
        if self.place not in self._lines:
            from game.scenario.library import helplines

            self._lines[self.place] = helplines(self.place)
        return self._lines[self.place]

    def _words(self, ui: Ui) -> Wording | None:
        """Any scenario's words: the help lines stand in all of them."""
        wanted = [f"helpline.{number}.use" for number in self._helplines()[:1]]
        if self.playing is not None and self._has(self.playing.play.scenario, wanted):
            return self.playing.play.wording(ui.preferences.lang)
        for id_ in ui.shelf.ids():
            scenario = ui.shelf.open(id_)
            if scenario is not None and self._has(scenario, wanted):
                return Wording(scenario, ui.preferences.lang)
        return None

    @staticmethod
    def _has(scenario: Scenario, wanted: list[str]) -> bool:
        return bool(wanted) and all(id_ in scenario.texts[scenario.lang] for id_ in wanted)
