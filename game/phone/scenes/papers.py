"""The papers at hand: a list of them, and the one that is open, with numbers that can be pressed."""

from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Press, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.scenes.app_parts import inner
from game.phone.scenes.free import PAPER_LOOKS
from game.phone.scenes.near_parts import near_event, near_frame
from game.phone.scenes.paper_parts import paper_sheet
from game.phone.theme import BODY
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Row, row_height
from game.phone.widgets.labels import label


class PapersScene(doors.PlayScene):
    """Beside the phone where there is room: the papers lie on the desk. Else in the phone's place."""

    name = "papers"
    screen = "app.papers"

    def __init__(self, playing: Playing) -> None:
        super().__init__(playing)
        self._listing = playing.page("papers") == ""

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Press) and event.id.startswith("paper."):
            self._listing = False
            ui.scroll_to("papers.list", 0)
        return near_event(self, event, ui)

    def step_back(self, ui: Ui) -> bool:
        """Where the sheet takes the list's place, from the sheet to the list."""
        if self._listing or (ui.layout.near(talking=self._talking).column is not None and not self._talking):
            return False
        self._listing = True
        ui.scroll_to("papers.list", 0)
        ui.refresh()
        return True

    @property
    def _talking(self) -> bool:
        return self.playing.play.state.talk is not None

    def build(self, ui: Ui) -> list[Widget]:
        near = near_frame(
            ui,
            self.playing,
            ground="plain",
            title=ui.t("app.papers"),
            colour=BODY.camera,
            icon="fill/newspaper",
        )
        page = self.playing.page("papers")
        box = inner(ui, near.screen)
        if near.beside is not None:
            widgets = [*near.widgets, *self._list(ui, near.screen, box, page)]
            if page:
                beside = near.beside
                return [
                    *widgets,
                    *self._sheet(ui, beside, Box(beside.x, beside.y + 8, beside.w, beside.h), page),
                ]
            return widgets
        if self._listing or not page:
            return [*near.widgets, *self._list(ui, near.screen, box, "")]
        return [*near.widgets, *self._sheet(ui, near.screen, Box(box.x, box.y + 12, box.w, box.h), page)]

    def _list(self, ui: Ui, area: Box, box: Box, opened: str) -> list[Widget]:
        scenario, wording = self.playing.play.scenario, self.playing.wording
        children: list[Widget] = []
        y = box.y
        for id_ in scenario.story.papers:
            paper = scenario.papers[id_]
            title, where = wording.text(paper.title), wording.text(paper.where)
            icon, ground = PAPER_LOOKS[paper.look]
            h = row_height(ui, box.w - 12, title, where, least=104)
            children.append(
                Row(
                    id=f"paper.{id_}",
                    rect=Box(box.x, y, box.w, h),
                    text=title,
                    name=f"{title} {where}",
                    detail=where,
                    icon=icon if box.w / ui.layout.factor >= 380 else "",
                    ground=ground,
                    border="",
                    shadow=True,
                    radius=10,
                    selected=id_ == opened,
                )
            )
            y += h + 14
        return ui.scrolled("papers.index", area, y - area.y, children, name=ui.t("app.papers"))

    def _sheet(self, ui: Ui, area: Box, box: Box, page: str) -> list[Widget]:
        prefix = "dial.paper."
        able = frozenset(o.id.removeprefix(prefix) for o in self.playing.offers("phone") if o.id.startswith(prefix))
        call = ui.t("apps.call")
        widgets = paper_sheet(
            ui, self.playing, page, box.x, box.y, box.w, prefix=prefix, able=able, icon="phone", said=call
        )
        bottom = widgets[0].rect.bottom
        if able:
            hint = label(
                ui,
                "papers.hint",
                ui.t("papers.hint"),
                box.x + 4,
                bottom + 16,
                box.w - 8,
                "label",
                tint="ink2",
            )
            widgets.append(hint)
            bottom = hint.rect.bottom
        if bottom + 16 <= area.bottom:
            return widgets
        return ui.scrolled("papers.list", area, bottom + 16 - area.y, widgets)
