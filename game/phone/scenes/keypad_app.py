"""The keypad: the number that was looked up stands above the one that is typed, digit under digit."""

from game.call.commands import Dial
from game.call.events import AppOpened, Found
from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Press, Push, Replace, Transition, Typed, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.app_parts import notes_card
from game.phone.scenes.dialling import DiallingScene
from game.phone.scenes.near_parts import near_event, near_frame
from game.phone.scenes.number_cells import CellField, as_typed, cells_need
from game.phone.scenes.paper_parts import paper_sheet
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button, button_width
from game.phone.widgets.keypad import KEYS, Key, char_of, key_id, key_sound
from game.phone.widgets.labels import Card, Rule

LONGEST = 15
USUAL = "00-0000-0000"
"""As much room as this takes is kept free; of a longer number the last digits are shown."""
STILL_TYPING_MS = 20_000
"""So long after the keypad opened, and after each digit, a number is being typed: whoever would ring, rings later."""
SOURCES = {
    "paper": "keypad.from-paper",
    "official": "keypad.from-page",
    "advertisement": "keypad.from-page",
    "look_alike": "keypad.from-page",
    "contact": "keypad.from-contact",
}
"""The field's name says where a number came from, not what kind of page it was."""
GAP = 8.0
LEAST_KEYS = 312.0
"""Less than this, and keys are cramped: of all of them, in units at 100%."""


def looked_up(playing: Playing) -> list[tuple[str, str]]:
    """(entry, word for its source) of all numbers seen, the latest first; then what stands on the memo at home."""
    seen: dict[str, str] = {}
    scenario = playing.play.scenario
    memos = {
        e for id_ in scenario.story.papers if scenario.papers[id_].look == "memo" for e in scenario.papers[id_].entries
    }
    for entry, source in reversed(playing.play.state.found):
        word = "keypad.from-memo" if source == "paper" and entry in memos else SOURCES[source]
        seen.setdefault(entry, word)
    for id_ in scenario.story.papers:
        if scenario.papers[id_].look == "memo":
            for entry in scenario.papers[id_].entries:
                seen.setdefault(entry, "keypad.from-memo")
    return list(seen.items())


def first_above(playing: Playing) -> str:
    """The entry that stands above when nothing else was chosen.

    That of a guided look-up, or of the page that was read last. A paper shows several numbers: which of them is
    meant, only the player knows.
    """
    page = playing.play.state.page
    events = playing.play.events
    opened = max((i for i, e in enumerate(events) if isinstance(e, AppOpened) and e.app == "keypad"), default=-1)
    if opened < 0 or not page:
        return ""
    before = events[opened - 1] if opened else None
    found = [s for e, s in playing.play.state.found if e == page]
    guided = isinstance(before, Found) and before.entry == page and before.at == events[opened].at
    if guided or (found and found[-1] != "paper"):
        return page
    return ""


class KeypadScene(doors.PlayScene):
    """Digits by mouse, touch or keys. No difference between the two numbers is marked while typing."""

    name = "keypad"
    screen = "app.keypad"

    def __init__(self, playing: Playing) -> None:
        super().__init__(playing)
        self._typed_at = -STILL_TYPING_MS
        if not playing.above or playing.above_for != playing.play.state.page:
            playing.above, playing.above_for = first_above(playing), playing.play.state.page

    def enter(self, ui: Ui) -> None:
        # A finger is on its way to the keys: a ring that came now would lie under it.
        self._typed_at = ui.now

    def busy(self, ui: Ui) -> bool:
        return ui.now - self._typed_at < STILL_TYPING_MS

    # Typing

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        playing = self.playing
        if isinstance(event, Press):
            char = char_of(event.id)
            if char is not None:
                self._typed_at = ui.now
                if len(playing.typed) < LONGEST:
                    playing.typed += char
                ui.sound.effect(key_sound(char))
                return None
            if event.id == "key.delete":
                self._typed_at = ui.now
                playing.typed = playing.typed[:-1]
                return None
            if event.id == "keypad.call":
                return self._call()
            if event.id == "keypad.above":
                from game.phone.scenes.above import AboveScene

                return Push(AboveScene(playing))
            if event.id.startswith("above."):
                playing.above = event.id.removeprefix("above.")
                return None
        elif isinstance(event, Typed) and event.char == "backspace":
            self._typed_at = ui.now
            playing.typed = playing.typed[:-1]
            return None
        return near_event(self, event, ui)

    def _call(self) -> Transition | None:
        digits = self.playing.typed
        if not digits or self.playing.offer("dial.typed") is None:
            return None
        self.playing.typed = ""
        return Replace(DiallingScene(self.playing, Dial("typed", digits)))

    # The picture

    def build(self, ui: Ui) -> list[Widget]:
        near = near_frame(ui, self.playing, ground="screen", compact=True)
        screen, widgets = near.screen, near.widgets
        beside = near.beside
        if beside is not None and not (near.rings or self.playing.play.state.on_hold):
            # The memo needs the whole column, and a keypad says by itself that no call goes on.
            widgets = [w for w in widgets if not w.id.startswith("near.off")]
            beside = Box(beside.x, beside.y - 72, beside.w, beside.h + 72)
        side = 24.0 if screen.w > 440 else 12.0
        if ui.layout.touch and screen.w <= 440:
            side = 4.0
        box = Box(screen.x + side, screen.y + 8, screen.w - 2 * side, screen.h - 8)
        field, used = self._fields(ui, box)
        gap = 8.0 if ui.layout.touch else 16.0
        keys = Box(box.x, box.y + used + gap, box.w, box.h - used - gap)
        least = max(LEAST_KEYS * ui.layout.factor**0.5, 5 * (ui.layout.target + GAP) + 2)
        if keys.h >= (least if near.rings else 2 * _key_h(ui) + GAP):
            widgets = [*widgets, *field, *self._keys(ui, keys)]
        else:
            # A call that rings above takes the room of large keys, and so do large letters in a low window: they are
            # scrolled to.
            least = 5 * (max(_key_h(ui), ui.layout.target) + GAP) + 8
            parts = [*field, *self._keys(ui, Box(keys.x, keys.y, keys.w, least), rows=True)]
            area = Box(screen.x, screen.y, screen.w, screen.h)
            height, name = keys.y + least + 8 - area.y, ui.t("app.keypad")
            widgets = [*widgets, *ui.scrolled("keypad.list", area, height, parts, name=name)]
        if beside is not None:
            widgets.extend(self._beside(ui, beside))
        return widgets

    def _fields(self, ui: Ui, box: Box) -> tuple[list[Widget], float]:
        """The two numbers under one another; how high they are together."""
        f = ui.layout.factor
        above = self.playing.above
        entries = dict(looked_up(self.playing))
        number = self.playing.wording.number(above) if above else ""
        typed = as_typed(self.playing.typed, number, self.playing.play.scenario.story.place)
        upper_word = ui.t(entries.get(above, "keypad.above")) if above else ""
        lower_word = ui.t("keypad.typed")
        pad = 24.0 if box.w > 420 else 14.0
        field_w = max(ui.type.width(w, "label") for w in (upper_word, lower_word)) + 20
        # What is being typed has no say in it: the keys must not move under the finger.
        stacked = field_w + max(cells_need(ui, n) for n in (number, USUAL)) > box.w - 2 * pad
        row_h = max((62.0 if not stacked else 96.0 - 4 * ui.layout.touch) * f**0.85, ui.layout.target)
        if stacked and f > 1:
            row_h = ui.type.line_h("label") + ui.type.size("number") + 12
        widgets: list[Widget] = []
        choose = ui.t("keypad.choose")
        if ui.type.width(choose, "label") > box.w - 40:
            choose = ui.t("keypad.choose-short")
        upper = Box(box.x, box.y, box.w, row_h)
        lower_h = row_h + 10
        if ui.layout.touch:
            # Only the upper number is a target: the keys need the room.
            lower_h = 62.0 * f**0.85 if not stacked else ui.type.line_h("label") + ui.type.size("number") + 4
        lower = Box(box.x, upper.bottom, box.w, lower_h)
        card = Box(box.x, box.y, box.w, lower.bottom - box.y)
        widgets.append(Card(id="keypad.ground", rect=card, radius=16, shadow=False))
        if above:
            name = self.playing.wording.text(self.playing.play.scenario.entries[above].name)
            widgets.append(
                CellField(
                    id="keypad.above",
                    rect=upper,
                    field=upper_word,
                    number=number,
                    pad=pad,
                    field_w=field_w,
                    stacked=stacked,
                    name=f"{upper_word} {name} {number} {choose}",
                    focusable=True,
                    role="button",
                )
            )
        else:
            widgets.append(
                Button(
                    id="keypad.above",
                    rect=upper.inset(6, 0 if ui.layout.touch else 3),
                    name=choose,
                    text=choose,
                    icon="note" if button_width(ui, choose, "note", "label", pad=16) <= upper.w - 12 else "",
                    kind="plain",
                    style="label",
                    radius=12,
                )
            )
        widgets.append(Rule(id="keypad.rule", rect=Box(card.x, upper.bottom - 1, card.w, 2)))
        widgets.append(
            CellField(
                id="keypad.typed",
                rect=lower,
                field=lower_word,
                number=typed,
                pad=pad,
                field_w=field_w,
                stacked=stacked,
                bold=True,
                cursor=True,
                like=number,
                name=f"{lower_word} {typed}".strip(),
            )
        )
        return widgets, card.h

    def _keys(self, ui: Ui, box: Box, *, rows: bool = False) -> list[Widget]:
        """Three across and four down, dialling below; where letters are large, dialling beside, or six across.

        `rows`: in rows of one height in any case, since they are scrolled.
        """
        names = {"*": ui.t("key.star"), "#": ui.t("key.hash")}

        def key(char: str, rect: Box) -> Key:
            return Key(id=key_id(char), rect=rect, char=char, name=names.get(char, char), keys=(char,))

        need = ui.type.size("key") * 1.16
        widgets: list[Widget] = []
        wide = box.w >= 620 * ui.layout.factor**0.5
        tight = GAP / 2 if ui.layout.touch else GAP
        if not rows and ui.layout.touch and (box.h - 4 * GAP - 8) / 5 < ui.layout.target <= (box.h - 3 * tight) / 4:
            # Four rows of large keys and a fourth column: to delete, and under it, higher, to call.
            last = 1.2 if box.w > 4.2 * ui.layout.target + 3 * tight else 1.0
            grid = [r for row in box.column(4, tight) for r in row.row([1, 1, 1, last], tight)]
            delete, call = grid[3], Box(grid[7].x, grid[7].y, grid[7].w, grid[15].bottom - grid[7].y)
            grid = [r for i, r in enumerate(grid) if i % 4 < 3]
        elif (
            rows
            or (box.h - 4 * GAP) / 5 >= 80 * ui.layout.factor
            or (not wide and (box.h - 4 * GAP - 8) / 5 >= _key_h(ui))
        ):
            five = box.column(5, GAP, min(max(80.0 * ui.layout.factor, ui.layout.target), (box.h - 4 * GAP - 8) / 5))
            bottom = five[4].moved(dy=8)
            grid = [r for row in five[:4] for r in row.row([1, 1, 1], GAP)]
            call, delete = bottom.row([2.05, 1], GAP)
        else:
            across = 3 if (box.h - 3 * GAP) / 4 >= need else 6
            least = button_width(ui, ui.t("keypad.call-short"), pad=12, bold=True)
            right_w = min(box.w * 0.4, max(least, box.w / (3.6 if across == 3 else 4.2)))
            left, right = box.row([box.w - 16 - right_w, right_w], 16)
            grid = [r for row in left.column(12 // across, GAP) for r in row.row([1] * across, GAP)]
            delete, call = right.column(2, GAP)
        widgets = [key(char, rect) for char, rect in zip(KEYS, grid, strict=True)]
        text = ui.t("keypad.call")
        if call.w < button_width(ui, text, "phone", pad=16, bold=True):
            text = ui.t("keypad.call-short")
        # The word alone where both do not fit: a green key under digits needs no picture. A word that would be broken
        # in two gives way to the picture.
        sign = "fill/phone" if call.w >= button_width(ui, text, "phone", pad=16, bold=True) else ""
        if not sign and ui.type.width(text, "body", True) > call.w - 16:
            text, sign = "", "fill/phone"
        button = Button(
            id="keypad.call",
            rect=call,
            name=ui.t("keypad.call"),
            text=text,
            icon=sign,
            kind="call",
            enabled=bool(self.playing.typed),
            radius=16,
            keys=("enter",),
        )
        rest: list[Widget] = [
            button,
            Key(id="key.delete", rect=delete, char="", icon="backspace", name=ui.t("key.delete")),
        ]
        # Reached as they stand.
        return [*widgets, *sorted(rest, key=lambda w: (w.rect.y, w.rect.x))]

    def _beside(self, ui: Ui, box: Box) -> list[Widget]:
        """The memo, each number of which can be put above; notes under it where there is room."""
        scenario = self.playing.play.scenario
        memo = next((id_ for id_ in scenario.story.papers if scenario.papers[id_].look == "memo"), "")
        y = box.y
        widgets: list[Widget] = []
        if memo:
            widgets = paper_sheet(
                ui,
                self.playing,
                memo,
                box.x,
                y,
                box.w,
                prefix="above.",
                able=frozenset(scenario.papers[memo].entries),
                chosen=self.playing.above,
                said=ui.t("keypad.put-above"),
            )
            y = widgets[0].rect.bottom + 24
        notes = notes_card(ui, self.playing, box.x, y, box.w, box.bottom - y)
        bottom = max([y - 24, *(widget.rect.bottom for widget in notes)])
        if bottom <= box.bottom + 8:
            return [*widgets, *notes]
        # Nothing of what was written down is left out: where both do not fit they are scrolled.
        area = Box(box.x - 12, box.y - 16, box.w + 24, box.h + 16)
        title = ui.t("notes.title") if notes else ""
        return ui.scrolled("keypad.memo", area, bottom + 8 - area.y, [*widgets, *notes], name=title)


def _key_h(ui: Ui) -> float:
    """The least height of a key that shows its digit whole and can be hit."""
    return max(ui.type.size("key") * 1.16, ui.layout.target)
