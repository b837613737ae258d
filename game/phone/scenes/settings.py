"""The settings: four pages of wishes, each seen or heard at once. Open to every moment; a call waits meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.phone.geometry import Box
from game.phone.metrics import SLIM_BELOW
from game.phone.scene import Back, Pop, Press, Push, Scene, Slid, Transition, UiEvent
from game.phone.scenes import doors, settings_pages
from game.phone.scenes.settings_pages import PAGES, Degree, Heard, Item, One, OnOff, Told
from game.phone.ui import Preferences, Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.button_row import Wish, share
from game.phone.widgets.buttons import Button, button_width
from game.phone.widgets.choice import Choice
from game.phone.widgets.dialog import Answer, dialog
from game.phone.widgets.field import field
from game.phone.widgets.labels import label
from game.phone.widgets.slider import LESS, MORE, slider
from game.phone.widgets.switch import switch
from game.phone.widgets.tabs import tab_width, tabs
from game.phone.widgets.topbar import top_bar
from game.scenario.speech import SAMPLE

if TYPE_CHECKING:
    from game.phone.playing import Playing

DONE, RESET, UNDO = "settings.done", "settings.reset", "settings.undo"
ASIDE = ("lang", "voice", "place")
"""What a reset leaves alone: who cannot read the screen cannot set it, and the machine stands where it stands."""
TRIED = "settings.sample"


class SettingsScene(Scene):
    """One page at a time; the call, if there is one, stands still as in a pause."""

    name = "settings"

    def __init__(self, playing: Playing | None = None, page: str = "reading") -> None:
        self.playing = playing
        self.page = page
        self._before: Preferences | None = None
        """The wishes before a reset, for who takes it back."""
        self._kept = ""
        """The option pressed last: it stays in view while everything around it changes its size."""

    def enter(self, ui: Ui) -> None:
        if self.playing is not None:
            self.playing.pause(ui)

    def leave(self, ui: Ui) -> None:
        if self.playing is not None:
            self.playing.go_on(ui)

    def closed(self, ui: Ui) -> None:
        if self.playing is not None:
            self.playing.play.stop(self.playing.at(ui))

    @property
    def _calling(self) -> bool:
        return self.playing is not None and not self.playing.play.state.finished

    # What is done

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Back) or (isinstance(event, Press) and event.id == DONE):
            return Pop()
        if isinstance(event, Slid):
            self._slid(ui, event.id.removeprefix("slide."), event.step)
        elif isinstance(event, Press):
            if event.id == RESET:
                return Push(ResetScene(self))
            if event.id == UNDO and self._before is not None:
                self._wish(ui, self._before)
                self._before = None
            self._pressed(ui, event.id)
        return doors.bar(event, ui, self.playing)

    def _pressed(self, ui: Ui, id_: str) -> None:
        kind, _, rest = id_.partition(".")
        if kind == "tab":
            self.page = rest
            ui.scroll_to("settings.list", 0)
        elif kind == "one":
            name, _, value = rest.partition("=")
            settings_pages.change(ui, name, value)
            self._kept = id_
        elif kind == "switch":
            ui.prefer(**{rest: not getattr(ui.preferences, rest)})
            if rest == "guided" and self.playing is not None:
                self.playing.guided = ui.preferences.guided
        elif kind == "slide":
            name = rest.removesuffix(LESS).removesuffix(MORE)
            item = next(i for i in self._items(ui) if isinstance(i, Degree) and i.field == name)
            step = item.at + (-1 if rest.endswith(LESS) else 1)
            self._slid(ui, name, min(item.steps, max(0, step)))
        elif id_ == "settings.try":
            lang = ui.preferences.voice
            ui.voice.say(TRIED, lang, SAMPLE, ui.t(f"settings.sample-{lang}"), "mobile")

    def _slid(self, ui: Ui, name: str, step: int) -> None:
        settings_pages.slide(ui, name, step)
        if name in ("volume", "effects"):
            ui.sound.effect("key-5")

    def reset(self, ui: Ui) -> None:
        """All wishes as they were at the first start, but for language and place."""
        wish = ui.preferences
        self._before = wish
        self._wish(ui, Preferences(**{name: getattr(wish, name) for name in ASIDE}, guided=True))

    @staticmethod
    def _wish(ui: Ui, wishes: Preferences) -> None:
        ui.prefer(**{name: getattr(wishes, name) for name in Preferences.__slots__})

    # What is shown

    def _items(self, ui: Ui) -> list[Item]:
        return settings_pages.items(ui, self.page, calling=self._calling)

    def build(self, ui: Ui) -> list[Widget]:
        layout = ui.layout
        sheet = layout.sheet
        entries = [(f"tab.{id_}", icon, ui.t(f"settings.tab-{id_}")) for id_, icon in PAGES]
        side = max(tab_width(ui, word) for _, _, word in entries) + 8
        upright = layout.text < 200 and layout.width >= SLIM_BELOW and sheet.w - side >= 620 * layout.factor**0.5
        if not upright and sum(tab_width(ui, word, False, "label") + 8 for _, _, word in entries) > sheet.w + 8:
            entries[-1] = (*entries[-1][:2], ui.t("settings.tab-machine-short"))
        if upright:
            box = Box(sheet.x + side + 32, sheet.y, sheet.w - side - 32, sheet.h)
            made = tabs(ui, entries, f"tab.{self.page}", Box(sheet.x, sheet.y, side, sheet.h), upright=True)
        else:
            made = tabs(ui, entries, f"tab.{self.page}", sheet, upright=False)
            box = sheet.below(max(tab.rect.bottom for tab in made) + 8 - sheet.y)
        children, bottom = self._page(ui, Box(box.x + 12, box.y + 8, box.w - 44, box.h))
        self._keep_in_view(ui, children, ui.rows_place(box, bottom + 12 - box.y))
        listed = ui.scrolled(
            "settings.list", box, bottom + 12 - box.y, children, name=ui.t(f"settings.tab-{self.page}")
        )
        return [*top_bar(ui, ui.t("settings.title")), *made, *listed, *self._footer(ui)]

    def _keep_in_view(self, ui: Ui, children: list[Widget], box: Box) -> None:
        """Larger letters move everything: the option that was just pressed does not go out of sight, and its heading
        neither where both have room."""
        kept = next((child for child in children if child.id == self._kept), None)
        self._kept = ""
        if kept is None:
            return
        title = f"{kept.id.partition('=')[0]}.title"
        top = next((child.rect.y for child in children if child.id == title), kept.rect.y)
        first = kept.rect.bottom + 16 - box.bottom
        last = (top if kept.rect.bottom + 16 - top <= box.h else kept.rect.y) - 8 - box.y
        offset = ui.offset("settings.list")
        if not first <= offset <= last:
            ui.scroll_to("settings.list", max(0.0, last))

    def _page(self, ui: Ui, box: Box) -> tuple[list[Widget], float]:
        widgets: list[Widget] = []
        y = box.y
        before: Item | None = None
        for item in self._items(ui):
            # Switches stand close together, all else apart.
            if before is not None:
                y += 12 if isinstance(item, OnOff) and isinstance(before, OnOff) else 28
            placed = _placed(ui, item, Box(box.x, y, box.w, 0))
            widgets += placed
            y = max(widget.rect.bottom for widget in placed)
            before = item
        return widgets, y

    def _footer(self, ui: Ui) -> list[Widget]:
        footer = ui.layout.footer
        id_, key, icon = (RESET, "settings.reset", "arrow-counter-clockwise")
        if self._before is not None:
            id_, key, icon = (UNDO, "settings.undo", "arrow-counter-clockwise")
        wishes = [Wish(ui.t(key), ui.t(f"{key}-short"), icon), Wish(ui.t("language.done"), icon="check", bold=True)]
        first, last = share(ui, wishes, footer.w)
        done = Box(footer.right - last.width, footer.y, last.width, footer.h)
        word = wishes[1].word
        row = [
            Button(
                id=id_,
                rect=Box(footer.x, footer.y, first.width, footer.h),
                name=wishes[0].word,
                text=first.word,
                icon=first.icon,
            ),
            Button(id=DONE, rect=done, name=word, text=last.word, icon=last.icon, kind="primary"),
        ]
        return ui.handed(row, footer)


class ResetScene(Scene):
    """Asks before all wishes go: with them goes the size of letters that this very question is read in."""

    name = "settings-reset"

    def __init__(self, settings: SettingsScene) -> None:
        self.settings = settings
        self.playing = settings.playing

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Press) and event.id == "reset.yes":
            self.settings.reset(ui)
            return Pop()
        if isinstance(event, Back) or (isinstance(event, Press) and event.id == "reset.no"):
            return Pop()
        return doors.bar(event, ui, self.playing)

    def build(self, ui: Ui) -> list[Widget]:
        answers = (
            Answer("reset.no", "arrow-left", ui.t("settings.reset-no")),
            Answer("reset.yes", "arrow-counter-clockwise", ui.t("settings.reset-yes"), "primary"),
        )
        ground, *rest = dialog(ui, ui.t("settings.reset-title"), ui.t("settings.reset-note"), answers)
        return [ground, *top_bar(ui, ui.t("settings.title")), *rest]


def _placed(ui: Ui, item: Item, box: Box) -> list[Widget]:
    """The widgets of one item from the box's top, as high as they need."""
    match item:
        case One():
            return _choices(ui, item, box)
        case OnOff():
            return [switch(ui, f"switch.{item.field}", item.text, item.on, box.x, box.y, box.w, item.detail)]
        case Degree():
            return slider(ui, f"slide.{item.field}", item.text, item.said, item.at, item.steps, box.x, box.y, box.w)
        case Told():
            return [field(ui, item.id, item.label, item.text, box.x, box.y, box.w)]
        case Heard():
            w = min(box.w, button_width(ui, item.text, "play", pad=28))
            rect = Box(box.x, box.y, w, ui.layout.list_h)
            return [Button(id=item.id, rect=rect, text=item.text, name=item.text, icon="play", repeats=True)]


def _choices(ui: Ui, item: One, box: Box) -> list[Widget]:
    heading = label(
        ui, f"one.{item.field}.title", item.title, box.x, box.y, box.w, "label", tint="ink2", role="heading"
    )
    top = heading.rect.bottom + 8
    h = max(ui.layout.target, {100: 72.0, 150: 84.0, 200: 96.0}[ui.layout.text])
    widgets: list[Widget] = [heading]
    for row in _rows(ui, [word for _, word in item.options], box.w):
        x = box.x
        for w in row:
            value, word = item.options[len(widgets) - 1]
            chosen = value == item.chosen
            id_ = f"one.{item.field}={value}"
            rect = Box(x, top, w, h)
            widgets.append(Choice(id=id_, rect=rect, text=word, name=f"{item.title} {word}", chosen=chosen))
            x += w + 16
        top += h + 12
    return widgets


def _rows(ui: Ui, words: Sequence[str], room: float) -> list[list[float]]:
    """How wide each option is, row by row: in columns where these hold the widest, else as many in a row as fit."""
    least = [ui.type.width(word, "body") + 110 * ui.layout.factor**0.6 for word in words]
    columns = min(len(words), int((room + 16) // (max(least) + 16)))
    if len(words) == 4 and columns == 3:
        columns = 2
    if columns > 1:
        w = (room - 16 * (columns - 1)) / columns
        return [[w] * len(words[i : i + columns]) for i in range(0, len(words), columns)]
    rows: list[list[float]] = [[]]
    for w in least:
        if rows[-1] and sum(rows[-1]) + w + 16 * len(rows[-1]) > room:
            rows.append([])
        rows[-1].append(w)
    spare = [(room - sum(row) - 16 * (len(row) - 1)) / len(row) for row in rows]
    return [[w + more for w in row] for row, more in zip(rows, spare, strict=True)]
