"""The history: every call of the story as it appeared, newest first, to be dialled again or blocked."""

from dataclasses import dataclass

from game.call.state import PastCall
from game.phone.draw import Painter
from game.phone.geometry import Box
from game.phone.scene import Press, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.app_parts import clock_at, empty_app, inner, notes_beside
from game.phone.scenes.near_parts import near_event, near_frame
from game.phone.theme import BODY
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget
from game.phone.widgets.buttons import Button, button_width
from game.phone.widgets.labels import label

ICONS = {
    "incoming": "phone-incoming",
    "dialled": "phone-outgoing",
    "missed": "phone-slash",
    "declined": "phone-x",
}
PAD = 20.0


@dataclass(frozen=True, kw_only=True)
class PastRow(Widget):
    """A past call: what appeared (name, number, place), and how and when."""

    lines: tuple[tuple[str, str], ...]
    """(role of letters, text); the first is bold."""
    when: str
    icon: str
    role: Role = "label"
    radius: float = 16
    reach: float = 4

    def draw(self, p: Painter, look: Look) -> None:
        c = p.palette
        p.panel(self.rect, c.sheet, self.radius, border=p.outline())
        size = sign_size(p.type.factor)
        x, y = self.rect.x + PAD, self.rect.y + 14
        p.icon(self.icon, x + size / 2, y + p.type.line_h("body") / 2, size, c.ink2)
        x += size + 16
        w = self.rect.right - PAD - x
        for i, (style, text) in enumerate(self.lines):
            bold = True if i == 0 else None
            y = p.lines(
                p.type.wrap(text, style, w, bold),
                style,
                x,
                y,
                c.ink if style == "body" else c.ink2,
                bold=bold,
            )
        p.lines(p.type.wrap(self.when, "label", w), "label", x, y, c.ink2)


def sign_size(factor: float) -> float:
    """The sign before a row, in units."""
    return 36.0 * (1 + (factor - 1) * 0.6)


class HistoryScene(doors.PlayScene):
    """Incoming rows show exactly what the caller made appear."""

    name = "history"
    screen = "app.history"

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Press) and event.id.startswith("block."):
            self.playing.take(ui, event.id)
            return None
        return near_event(self, event, ui)

    def _appeared(self, ui: Ui, row: PastCall) -> tuple[tuple[str, str], ...]:
        wording, scenario = self.playing.wording, self.playing.play.scenario
        if row.how == "dialled":
            if not row.entry:
                return (("body", ui.t("history.typed")),)
            entry = scenario.entries[row.entry]
            return ("body", wording.text(entry.name)), ("label", wording.number(entry.id))
        shows = self.playing.shows(row.talk)
        name = wording.text(shows.name) if shows and shows.name else ""
        number = wording.fill(shows.number) if shows else ""
        place = wording.text(shows.place) if shows and shows.place else ""
        first = name or number or ui.t("ring.unknown")
        second = " ".join(filter(None, (number if name else "", place)))
        return (("body", first), ("label", second)) if second else (("body", first),)

    def build(self, ui: Ui) -> list[Widget]:
        near = near_frame(
            ui,
            self.playing,
            ground="plain",
            title=ui.t("app.history"),
            colour=BODY.history,
            icon="bold/clock-counter-clockwise",
        )
        box = inner(ui, near.screen)
        past = self.playing.play.state.history
        if not past:
            shown = empty_app(ui, "history.none", ui.t("history.none"), box, "clock-counter-clockwise")
            return [*near.widgets, *shown, *notes_beside(ui, self.playing, near.beside)]
        children: list[Widget] = []
        used: set[str] = set()
        y = box.y
        for number in range(len(past) - 1, -1, -1):
            row = past[number]
            y = self._row(ui, number, row, box, y, children, used)
        return [
            *near.widgets,
            *ui.scrolled("history.list", near.screen, y + 8 - near.screen.y, children, name=ui.t("app.history")),
            *notes_beside(ui, self.playing, near.beside),
        ]

    def _row(self, ui: Ui, number: int, row: PastCall, box: Box, y: float, into: list[Widget], used: set[str]) -> float:
        """One call and its buttons. A caller who rang twice is blocked once: `used` holds the buttons so far."""
        lines = self._appeared(ui, row)
        when = f"{ui.t(f'history.{row.how}')}  {clock_at(self.playing, row.at)}"
        w = box.w - 2 * PAD - sign_size(ui.layout.factor) - 16
        h = 28 + ui.type.height(when, "label", w)
        for i, (style, text) in enumerate(lines):
            h += ui.type.height(text, style, w, True if i == 0 else None)
        buttons = [button for button in self._buttons(ui, row) if button[0] not in used]
        used.update(id_ for id_, _, _ in buttons)
        button_h = max(64 * (1 + (ui.layout.factor - 1) * 0.6), ui.layout.target)
        places: list[Box] = []
        if buttons:
            room = box.w - 2 * PAD
            widths = [button_width(ui, text, icon, pad=18) for _, icon, text in buttons]
            if sum(widths) + 12 * (len(widths) - 1) <= room:
                line = Box(box.x + PAD, y + h, room, button_h)
                places = line.row([1] * len(widths), 12) if max(widths) <= (room - 12) / 2 else line.row(widths, 12)
                h += button_h + 16
            else:
                places = Box(box.x + PAD, y + h, room, 0).column(len(widths), 12, button_h)
                h += len(widths) * (button_h + 12) + 4
            if len(buttons) == 1:
                places[0] = Box(places[0].x, places[0].y, min(room, max(widths[0], room / 2 - 6)), button_h)
        blocked = self._blocked(row)
        note_h = ui.type.height(ui.t("history.blocked"), "label", w) + 8 if blocked else 0
        name = " ".join([when, *(text for _, text in lines)])
        into.append(
            PastRow(
                id=f"past.{number}",
                rect=Box(box.x, y, box.w, h + note_h),
                lines=lines,
                when=when,
                icon=ICONS[row.how],
                name=name,
            )
        )
        for (id_, icon, text), place in zip(buttons, places, strict=False):
            who = lines[0][1]
            into.append(
                Button(id=id_, rect=place, name=f"{text} {who}", text=text, icon=icon, kind="outline", radius=16)
            )
        if blocked:
            x = box.x + PAD + sign_size(ui.layout.factor) + 16
            into.append(
                label(
                    ui,
                    f"past.{number}.blocked",
                    ui.t("history.blocked"),
                    x,
                    y + h - 6,
                    w,
                    "label",
                    tint="ink2",
                )
            )
        return y + h + note_h + 10

    def _blocked(self, row: PastCall) -> bool:
        caller = self.playing.play.scenario.talks[row.talk].caller
        return not row.entry and self.playing.play.state.has(f"blocked.{caller}")

    def _buttons(self, ui: Ui, row: PastCall) -> list[tuple[str, str, str]]:
        """What can be done with the call, from the offers alone."""
        caller = self.playing.play.scenario.talks[row.talk].caller
        found = []
        for id_, icon, key in (
            (f"dial.history.{row.talk}", "phone", "history.redial"),
            (f"block.{caller}", "prohibit", "history.block"),
        ):
            if id_.startswith("block.") and row.entry:
                continue
            if self.playing.offer(id_) is not None:
                found.append((id_, icon, ui.t(key)))
        return found
