"""The debrief in full: the call as a timeline, the steps as a card, the leaving, what stayed safe."""

from dataclasses import replace
from itertools import pairwise

from game.call.events import Advised, first_take
from game.phone.geometry import Box
from game.phone.scene import Back, Press, Replace, Transition, UiEvent
from game.phone.scenes.debrief_pages import leaving
from game.phone.scenes.debrief_parts import Act, LookBack, LookBackScene, actions, clock
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button, Row, row_height
from game.phone.widgets.labels import Card, Rule, label
from game.phone.widgets.timeline import Dot, chip, step
from game.phone.widgets.topbar import top_bar
from game.session.debrief import Row as Happened
from game.session.debrief import StepRow
from game.session.timeline import Deed

ICONS: dict[Deed, str] = {
    "rang": "bold/bell-ringing",
    "said": "bold/waveform",
    "answered": "bold/phone",
    "declined": "bold/phone-x",
    "let-ring": "bold/bell",
    "hung-up": "bold/phone-disconnect",
    "held": "bold/phone-pause",
    "resumed": "bold/phone-call",
    "caller-ended": "bold/phone-x",
    "asked": "bold/identification-card",
    "noted": "bold/note-pencil",
    "refused": "bold/hand-palm",
    "read-paper": "bold/newspaper",
    "read-page": "bold/globe",
    "looked-up": "bold/magnifying-glass",
    "dialled": "bold/phone-outgoing",
    "dialled-nobody": "bold/phone-outgoing",
    "told": "bold/users",
    "reported": "bold/megaphone",
    "stop-asked": "bold/bank",
    "settled": "bold/check",
    "blocked": "bold/prohibit",
}
PLAIN = "bold/user"
CARD_W, WIDER_CARD = 448.0, 520.0


class DebriefMoreScene(LookBackScene):
    """At 100% in a wide window timeline and card stand side by side; else one list holds both."""

    name = "debrief-more"

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Back):
            return self.bar(Press("debrief.after"), ui)
        if isinstance(event, Press) and event.id == "debrief.details":
            from game.phone.scenes.debrief_details import DetailsScene

            return Replace(DetailsScene(self.look))
        if isinstance(event, Press) and event.id == "debrief.call":
            from game.phone.scenes.debrief_call import DebriefCallScene

            return Replace(DebriefCallScene(self.look))
        return self.bar(event, ui)

    def build(self, ui: Ui) -> list[Widget]:
        layout = ui.layout
        sheet = layout.sheet
        title = f"{ui.t('debrief.title')}　{ui.t('debrief.more')}"
        widgets: list[Widget] = list(top_bar(ui, title))
        if layout.text == 100 and layout.shape == "wide":
            card_w = min(WIDER_CARD, max(CARD_W, 0.42 * sheet.w))
            left, right = layout.halves(sheet, sheet.w - card_w - 24, card_w)
            widgets += self._list(ui, left, [])
            widgets += self._card(ui, Box(right.x, sheet.y + 8, card_w, sheet.h - 8))
        else:
            widgets += self._list(ui, sheet, list(self.look.found.steps))
        footer = layout.footer
        acts = [
            Act("debrief.after", "arrow-left", ui.t("common.back"), short=""),
            Act("debrief.listen", "ear", self.look.listen(ui), short=self.look.listen(ui, short=True)),
            Act("debrief.again", "arrow-counter-clockwise", ui.t("debrief.again"), primary=True),
        ]
        if layout.text == 200 and layout.shape == "portrait":
            # There is room for two; listening on stands among the ways that "back" leads to.
            del acts[1]
        return [*widgets, *actions(ui, footer, acts, left=1)]

    def _list(self, ui: Ui, box: Box, steps: list[StepRow]) -> list[Widget]:
        inner = box
        children: list[Widget] = []
        y = box.y + 4
        for i, text in enumerate(summary_lines(ui, self.look)):
            children.append(label(ui, f"more.fact-{i}", text, inner.x, y, inner.w, tint="ink2"))
            y = children[-1].rect.bottom
        y += 12
        if steps:
            made, y = step_rows(ui, self.look, Box(inner.x, y, inner.w, 0))
            children += made
            y += 16
            text = ui.t("debrief.details")
            rect = Box(inner.x, y, inner.w, row_height(ui, inner.w, text, least=80))
            children.append(Row(id="debrief.details", rect=rect, text=text, name=text, icon="book-open"))
            y = rect.bottom + 24
        heading = label(ui, "more.timeline", ui.t("debrief.timeline"), inner.x, y, inner.w, bold=True, role="heading")
        children.append(heading)
        y = heading.rect.bottom + 8
        if self.look.found.rows:
            text = ui.t("debrief.call")
            rect = Box(inner.x, y, inner.w, row_height(ui, inner.w, text, least=80))
            children.append(Row(id="debrief.call", rect=rect, text=text, name=text, icon="play"))
            y = rect.bottom + 20
        made, y = timeline_rows(ui, self.look, Box(inner.x, y, inner.w, 0))
        children += made
        return ui.scrolled("more.list", ui.roomy(box), y + 16 - box.y, children, name=ui.t("debrief.timeline"))

    def _card(self, ui: Ui, box: Box) -> list[Widget]:
        text = ui.t("debrief.details")
        h = ui.layout.list_h
        below = Box(box.x, box.bottom - h, box.w, h)
        button = Button(id="debrief.details", rect=below, text=text, name=text, icon="book-open")
        card = Card(id="more.card", rect=Box(box.x, box.y, box.w, below.y - 16 - box.y))
        area = Box(card.rect.x + 8, card.rect.y + 8, card.rect.w - 16, card.rect.h - 16)
        inner = Box(area.x + 16, area.y + 8, area.w - 44, 0)
        for style in ("body", "label"):
            rows, y = step_rows(ui, self.look, inner, style)
            if y <= area.bottom:
                return [card, *rows, button]
        return [card, *ui.scrolled("more.steps", area, y + 12 - area.y, rows), button]


def summary_lines(ui: Ui, look: LookBack) -> list[str]:
    """When the player left; what stayed safe; what was given."""
    found = look.found
    lines = leaving(ui, look)
    if look.playing.helper:
        advice = [event for event in first_take(look.playing.play.events) if isinstance(event, Advised)]
        paused = sum(not event.followed for event in advice)
        lines.append(ui.t("debrief.helper-count", count=len(advice), paused=paused))
    for key, demands in (("debrief.kept", found.kept), ("debrief.given", found.given)):
        things = look.things(ui, demands)
        if things:
            lines.append(named(ui, key, things))
    return lines


def named(ui: Ui, key: str, text: str) -> str:
    """A heading and what belongs to it, in one line."""
    return ui.words.pair(ui.t(key), text)


def step_rows(ui: Ui, look: LookBack, box: Box, style: str = "body") -> tuple[list[Widget], float]:
    """What was done, with a tick; under a line what is useful next time."""
    title = ui.t("debrief.steps")
    widgets: list[Widget] = [label(ui, "steps.title", title, box.x, box.y, box.w, bold=True, role="heading")]
    y = widgets[-1].rect.bottom + 8
    useful = ui.t("debrief.useful")
    before = True
    for row in look.found.steps:
        if before and not row.done:
            if len(widgets) > 1:
                widgets.append(Rule(id="steps.rule", rect=Box(box.x, y + 2, box.w, 2)))
                y += 12
            widgets.append(label(ui, "steps.useful", useful, box.x, y, box.w, "label", tint="ink2"))
            y = widgets[-1].rect.bottom + 4
            before = False
        made = step(ui, f"step.{row.step}", look.text(ui, row.name), row.done, box.x, y, box.w, style=style)
        widgets.append(made if row.done else replace(made, name=f"{made.text} {useful}"))
        y = made.rect.bottom + (4 if style == "label" else 8) * ui.layout.factor
    return widgets, y


def timeline_rows(ui: Ui, look: LookBack, box: Box) -> tuple[list[Widget], float]:
    """Time, dot, what was said or done, and chips under it; a thread joins the dots."""
    f = ui.layout.factor
    dot = 48 * f**0.5
    large = ui.layout.text == 200
    times = 0.0 if large else ui.type.width("00:00", "label") + 20
    x = box.x + times + dot + 24
    w = box.right - x
    widgets: list[Widget] = []
    dots: list[Dot] = []
    y = box.y
    for row in look.found.rows:
        id_ = f"row.{row.event}"
        top = y
        if large:
            widgets.append(label(ui, f"{id_}.time", clock(row.at), x, y, w, "label", tint="ink2"))
            y = widgets[-1].rect.bottom
        made, y = moment(ui, look, row, id_, Box(x, y, w, 0))
        widgets += made
        centre = top + ui.type.line_h("label" if large else "body") / 2
        dots.append(
            Dot(
                id=f"{id_}.dot",
                rect=Box(box.x + times, centre - dot / 2, dot, dot),
                icon=ICONS.get(row.deed, PLAIN),
                mine=row.mine,
            )
        )
        if not large:
            step_down = (ui.type.line_h("body") - ui.type.line_h("label")) / 2
            widgets.append(label(ui, f"{id_}.time", clock(row.at), box.x, top + step_down, times, "label", tint="ink2"))
        y += 18 * f
    threaded = [replace(one, thread=after.rect.y - one.rect.bottom) for one, after in pairwise(dots)]
    return [*threaded, *dots[-1:], *widgets], y


def moment(
    ui: Ui, look: LookBack, row: Happened, id_: str, box: Box, *, official: bool = False
) -> tuple[list[Widget], float]:
    """What was said or done, and chips; `official`: under each sign the sentence of an authority, once."""
    told: set[str] = set()
    widgets: list[Widget] = []
    y = box.y
    deed = look.deed(ui, row) if row.deed != "said" else ""
    if row.line:
        said = look.quote(ui, row.line)
        widgets.append(label(ui, f"{id_}.line", said, box.x, y, box.w, ruby=look.ruby(ui, said)))
        y = widgets[-1].rect.bottom
    else:
        widgets.append(label(ui, f"{id_}.deed", deed, box.x, y, box.w, bold=row.mine or None))
        y = widgets[-1].rect.bottom
    for sign in row.signs:
        text, mood = look.sign(ui, sign)
        widgets.append(chip(ui, f"{id_}.{sign.id}", text, mood, box.x, y + 4, box.w))
        y = widgets[-1].rect.bottom + 4
        rule = look.official(ui, sign) if official else ""
        if rule and rule not in told:
            told.add(rule)
            widgets.append(label(ui, f"{id_}.{sign.id}.said", rule, box.x, y, box.w, "label", tint="ink2"))
            y = widgets[-1].rect.bottom + 8
    if row.line and deed:
        if row.deed == "granted":
            widgets.append(label(ui, f"{id_}.deed", deed, box.x, y, box.w, "label", tint="ink2"))
        else:
            widgets.append(chip(ui, f"{id_}.deed", deed, "well", box.x, y + 4, box.w))
        y = widgets[-1].rect.bottom + 4
    if row.note:
        text = ui.t(f"debrief.note.{row.note}")
        if row.note in ("history", "given-number"):
            widgets.append(label(ui, f"{id_}.note", text, box.x, y, box.w, "label", tint="ink2"))
        else:
            widgets.append(chip(ui, f"{id_}.note", text, "well", box.x, y + 4, box.w))
        y = widgets[-1].rect.bottom + 4
    return widgets, y
