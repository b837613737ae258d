"""In trouble right now? Leaves the play where it is and shows, in large letters, whom to call.

These are the only numbers of the game that ring somebody: the verified help lines.
"""

from dataclasses import dataclass

from game.call.model import Scenario
from game.call.wording import Wording
from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Back, Pop, Press, Reset, Scene, Transition, UiEvent
from game.phone.scenes.debrief_parts import Act, actions
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.choice import Choice
from game.phone.widgets.labels import Rule, label
from game.phone.widgets.topbar import top_bar

PLACES = ("japan", "us", "france")


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call: a number or page, its name, what it is for."""

    id: str
    number: str
    name: str
    use: str


class TroubleScene(Scene):
    """A play that goes on is stopped: its record says so and holds no end, no result."""

    name = "trouble"

    def __init__(self, playing: Playing | None = None) -> None:
        self.playing = playing
        self.place = ""
        self._left = False
        self._lines: dict[str, tuple[str, ...]] = {}

    def enter(self, ui: Ui) -> None:
        ui.voice.hush()
        ui.sound.still()
        playing = self.playing
        self.place = "france" if ui.words.lang == "fr" else "japan"
        if playing is not None:
            self.place = playing.play.scenario.story.place
            state = playing.play.state
            if not (state.finished or state.stopped):
                playing.play.stop(playing.at(ui))
                self._left = True

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Back) or (isinstance(event, Press) and event.id == "trouble.back"):
            if self._left:
                from game.phone.scenes.start import StartScene

                return Reset(StartScene())
            return Pop()
        if isinstance(event, Press) and event.id.startswith("place."):
            self.place = event.id.removeprefix("place.")
            ui.scroll_to("trouble.list", 0)
        return None

    def build(self, ui: Ui) -> list[Widget]:
        sheet = ui.layout.sheet
        inner = Box(sheet.x + 8, sheet.y + 4, sheet.w - 40, 0)
        large = ui.layout.text > 100
        style = "body" if large else "title"
        title = ui.t("trouble.title")
        heading = label(ui, "trouble.title", title, inner.x, inner.y, inner.w, style, bold=True, role="heading")
        y = heading.rect.bottom
        children: list[Widget] = [heading]
        # With large letters the first number must be in sight at once: what explains it comes after.
        parts = [self._contacts, self._places, self._calm] if large else [self._calm, self._places, self._contacts]
        for part in parts:
            made, y = part(ui, Box(inner.x, y, inner.w, 0))
            children += made
            y += 16
        if self._left:
            stopped = ui.t("trouble.stopped")
            children.append(label(ui, "trouble.stopped", stopped, inner.x, y + 16, inner.w, "label", tint="ink2"))
            y = children[-1].rect.bottom
        word, short = ui.t("trouble.back"), ui.t("trouble.return")
        back = Act("trouble.back", "house", word, short)
        if not self._left:
            back = Act("trouble.back", "arrow-left", short)
        listed = ui.scrolled("trouble.list", sheet, y + 12 - sheet.y, children)
        return [top_bar(ui)[0], *listed, *actions(ui, ui.layout.footer, [back], left=1)]

    @staticmethod
    def _calm(ui: Ui, box: Box) -> tuple[list[Widget], float]:
        between = "" if ui.words.lang.startswith("ja") else " "
        text = f"{ui.t('trouble.calm')}{between}{ui.t('trouble.real')}"
        calm = label(ui, "trouble.calm", text, box.x, box.y, box.w, tint="ink2")
        return [calm], calm.rect.bottom

    def _places(self, ui: Ui, box: Box) -> tuple[list[Widget], float]:
        h = {100: 72.0, 150: 88.0, 200: 112.0}[ui.layout.text]
        words = [ui.t(f"trouble.place.{place}") for place in PLACES]
        least = max(ui.type.width(word, "body") for word in words) + 110 * ui.layout.factor**0.6
        columns = 3 if 3 * least + 32 <= box.w else 1
        cells = box.row([1] * columns, 16)
        widgets: list[Widget] = []
        for i, (place, word) in enumerate(zip(PLACES, words, strict=True)):
            cell = cells[i % columns]
            rect = Box(cell.x, box.y + (i // columns) * (h + 12), cell.w, h)
            chosen = place == self.place
            widgets.append(Choice(id=f"place.{place}", rect=rect, text=word, name=word, chosen=chosen))
        return widgets, widgets[-1].rect.bottom

    def _contacts(self, ui: Ui, box: Box) -> tuple[list[Widget], float]:
        widgets: list[Widget] = []
        y = box.y
        contacts = self._of_place(ui)
        if not contacts:
            # The scripts cannot be read: the emergency numbers are known all the same.
            widgets.append(label(ui, "trouble.none", ui.t("trouble.none"), box.x, y, box.w, "title"))
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
            widgets.append(label(ui, f"{id_}.number", contact.number, x, y, box.w, style, bold=True))
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
            Contact(
                number,
                number,
                words.text(f"helpline.{number}.name"),
                _use(words, f"helpline.{number}"),
            )
            for number in self._helplines()
        ]
        also = [self._also(ui, "bank")]
        if self.place == "us":
            also.insert(0, self._also(ui, "police-us"))
        if self.place != "japan":
            also.append(self._also(ui, "consulate"))
        return [*lines[:1], *also, *lines[1:]] if self.place != "japan" else [*lines[:2], *also, *lines[2:]]

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


def _use(words: Wording, line: str) -> str:
    """What a help line is for, and when it answers where that is known."""
    use, hours = words.text(f"{line}.use"), words.text(f"{line}.hours")
    # A text that does not exist comes back as its id.
    return use if hours == f"{line}.hours" else f"{use}　{hours}"
