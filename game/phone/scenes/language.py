"""Language, voice, text size, colours, motion: each choice is seen at once."""

from dataclasses import dataclass

from game.phone.geometry import Box
from game.phone.scene import Back, Pop, Press, Scene, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.ui import Ui
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button, button_width
from game.phone.widgets.choice import Choice
from game.phone.widgets.labels import label
from game.phone.widgets.topbar import top_bar
from game.phone.words import ENDONYMS, LANGUAGES


@dataclass(frozen=True, slots=True)
class _Group:
    id: str
    title: str
    options: tuple[tuple[str, str], ...]
    chosen: str


class LanguageScene(Scene):
    """Groups of choices; the chosen one is outlined and says so."""

    name = "language"

    def handle(self, event: UiEvent, ui: Ui) -> Transition | None:
        if isinstance(event, Back) or (isinstance(event, Press) and event.id == "language.done"):
            return Pop()
        if isinstance(event, Press):
            group, _, value = event.id.partition("=")
            if group == "lang":
                ui.prefer(lang=value)
            elif group == "text":
                ui.prefer(text=int(value))
            elif group == "theme":
                ui.prefer(theme=value)
            elif group == "motion":
                ui.prefer(motion=value == "on")
            elif group == "voice":
                ui.prefer(voice=value)
        return doors.bar(event, ui)

    def _groups(self, ui: Ui) -> list[_Group]:
        wish = ui.preferences
        voices = tuple((lang, ENDONYMS[lang]) for lang in LANGUAGES if lang != "ja-easy")
        sizes = tuple((str(n), ui.t(f"language.text-{n}")) for n in (100, 150, 200))
        themes = tuple((name, ui.t(f"language.theme-{name}")) for name in ("light", "dark"))
        motions = (("on", ui.t("language.motion-on")), ("off", ui.t("language.motion-off")))
        return [
            _Group("lang", ui.t("language.title"), tuple((lang, ENDONYMS[lang]) for lang in LANGUAGES), wish.lang),
            _Group("text", ui.t("language.text"), sizes, str(wish.text)),
            _Group("voice", ui.t("language.voice"), voices, wish.voice),
            _Group("theme", ui.t("language.theme"), themes, wish.theme),
            _Group("motion", ui.t("language.motion"), motions, "on" if wish.motion else "off"),
        ]

    def build(self, ui: Ui) -> list[Widget]:
        layout = ui.layout
        footer = layout.footer
        sheet = layout.sheet
        box = Box(sheet.x, sheet.y, sheet.w, sheet.h)
        inner = Box(box.x + 12, box.y, box.w - 48, box.h)
        children: list[Widget] = []
        y = box.y + 8
        for group in self._groups(ui):
            heading = label(
                ui,
                f"{group.id}.title",
                group.title,
                inner.x,
                y,
                inner.w,
                "label",
                tint="ink2",
                role="heading",
            )
            children.append(heading)
            y = heading.rect.bottom + 8
            made, y = self._options(ui, group, Box(inner.x, y, inner.w, 0))
            children.extend(made)
            y += 20
        text = ui.t("language.done")
        w = button_width(ui, text, "check", bold=True, pad=48)
        done = Button(
            id="language.done",
            rect=Box(footer.right - w, footer.y, w, footer.h),
            name=text,
            text=text,
            icon="check",
            kind="primary",
        )
        return [*top_bar(ui), *ui.scrolled("language.list", box, y - box.y, children), done]

    def _options(self, ui: Ui, group: _Group, box: Box) -> tuple[list[Widget], float]:
        h = {100: 72.0, 150: 88.0, 200: 112.0}[ui.layout.text]
        least = max(ui.type.width(word, "body") for _, word in group.options) + 110 * ui.layout.factor**0.6
        columns = max(1, min(len(group.options), int((box.w + 16) // (least + 16))))
        if len(group.options) == 4 and columns == 3:
            columns = 2
        cells = box.row([1] * max(columns, 2 if columns == 2 else columns), 16)
        children: list[Widget] = []
        for i, (value, word) in enumerate(group.options):
            cell = cells[i % columns]
            rect = Box(cell.x, box.y + (i // columns) * (h + 12), cell.w, h)
            children.append(
                Choice(
                    id=f"{group.id}={value}",
                    rect=rect,
                    text=word,
                    name=f"{group.title} {word}",
                    chosen=value == group.chosen,
                )
            )
        rows = -(-len(group.options) // columns)
        return children, box.y + rows * (h + 12) - 12
