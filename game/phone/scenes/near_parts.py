"""The frame of every app: the near phone, and beside (or above and below) it the call or the way back.

near = near_frame(ui, playing, ground="net", title=..., colour=BODY.net)
widgets = [*near.widgets, *my_widgets_inside(near.screen), *my_papers_inside(near.beside)]
...
def handle(self, event, ui): return near_event(self, event, ui) or my_own(event)
"""

from dataclasses import dataclass, replace

from game.call.commands import OpenApp
from game.phone.draw import Painter
from game.phone.geometry import Box
from game.phone.metrics import NearRegions
from game.phone.pictures.phone_body import BARE_RIM, BareScreen, Ground, PhoneBody, corner_of
from game.phone.playing import Playing
from game.phone.scene import Back, Press, Transition, UiEvent
from game.phone.scenes import doors, incoming
from game.phone.scenes.beside import call_beside, column_without_call, way_back
from game.phone.scenes.in_call import call_event
from game.phone.scenes.on_hold import CLOCK_W, held_line, held_pill, waiting
from game.phone.text import Type
from game.phone.theme import BODY, Colour
from game.phone.ui import Ui
from game.phone.widgets.base import Look, Role, Widget
from game.phone.widgets.buttons import Button, button_width
from game.phone.widgets.topbar import top_bar

STATUS_H = 64.0
HEADER_H = 72.0
LEFT = 4.0
"""Lines of text that an app must have left before who waits on hold is told above it."""


@dataclass(frozen=True, slots=True)
class Near:
    """The frame's widgets and the places left for the app."""

    widgets: list[Widget]
    screen: Box
    """The phone's screen under status bar and header, above the lowest 16 units."""
    beside: Box | None
    """The free part of the column: notes and papers. None while a call takes it, or where there is no column."""
    header: Box | None
    bare: bool = False
    """Only the phone's screen is in view: the arrangement for large letters."""
    rings: bool = False
    """Whether a call that rings is shown above the app."""


@dataclass(frozen=True, kw_only=True)
class AppHeader(Widget):
    """The coloured bar at an app's top. With `back` it is a button that leads one step back."""

    text: str
    colour: Colour
    icon: str = ""
    aside: str = ""
    back: bool = False
    role: Role = "heading"
    reach: float = 2
    radius: float = 4

    def draw(self, p: Painter, look: Look) -> None:
        p.fill(self.rect, self.colour)
        x = self.rect.x + 24
        k = p.type.factor**0.5
        if self.back:
            p.icon("bold/caret-left", x + 10 * k, self.rect.cy, 30 * k, BODY.app_ink)
            x += 36 * k
        if self.icon:
            p.icon(self.icon, x + 20 * k, self.rect.cy, 42 * k, BODY.app_ink)
            x += 52 * k
        style, lines = self.arranged(p.type)
        step = p.type.line_h(style) * 0.82
        for i, line in enumerate(lines):
            cy = self.rect.cy + (i + 0.5 - len(lines) / 2) * step
            p.text(line, style, x, cy, BODY.app_ink, bold=True)
        aside_w = p.type.width(self.aside, "label")
        if self.aside and x + p.type.width(self.text, "body", True) + 24 + aside_w < self.rect.right - 30:
            p.text(self.aside, "label", self.rect.right - 32, self.rect.cy, BODY.app_ink, align="right")

    def arranged(self, type_: Type) -> tuple[str, tuple[str, ...]]:
        """Role of letters and lines of the title: body, else label, else label on two lines."""
        k = type_.factor**0.5
        room = self.rect.w - 48 - 36 * k * self.back - (52 * k if self.icon else 0)
        if type_.width(self.text, "body", True) <= room:
            return "body", (self.text,)
        return "label", type_.wrap(self.text, "label", room, True)

    def focus_colour(self, p: Painter) -> Colour:
        return p.palette.accent


@dataclass(frozen=True, kw_only=True)
class HeaderGround(Widget):
    """The colour behind an app's name where the way back to the call stands beside it."""

    colour: Colour
    reach: float = 2

    def draw(self, p: Painter, look: Look) -> None:
        p.fill(self.rect, self.colour)


def near_frame(
    ui: Ui,
    playing: Playing,
    *,
    ground: Ground = "plain",
    title: str = "",
    colour: Colour | None = None,
    icon: str = "",
    aside: str = "",
    back: bool = True,
    finish: bool = True,
    memo: bool = True,
    clock: bool = True,
    compact: bool = False,
) -> Near:
    """Phone, status bar, header and column. `back`: there is a step back (home counts as one). `clock`: the status
    bar shows the time. `compact`: a call that rings is to leave as much of the screen as it can."""
    state = playing.play.state
    talking = state.talk is not None
    regions = ui.layout.near(talking=talking)
    bare = regions.footer is not None and ui.layout.factor > 1 and ui.layout.shape != "portrait"
    if bare:
        regions = _bare(ui, playing, regions)
    widgets: list[Widget] = list(top_bar(ui, playing.title(ui), memo=memo, pause=True))
    if bare:
        widgets.append(BareScreen(id="phone", rect=regions.phone, ground=ground))
        screen = regions.screen
    else:
        clip = None
        if regions.footer is not None:
            top = regions.band.bottom + 16 if regions.band is not None else 0.0
            clip = Box(0, top, ui.layout.width, regions.footer.y - 12 - top)
        time = playing.story_time(ui) if clock else ""
        pill = None if playing.banner or regions.column is None else held_pill(ui, playing, regions.screen, time)
        if pill is not None and pill.rect.x < regions.screen.x + CLOCK_W:
            # The name is worth more than the hour.
            time = ""
        body = PhoneBody(
            id="phone", rect=regions.phone, ground=ground, time=time, foot=False, clip=clip, status=not playing.banner
        )
        widgets.append(body)
        if pill is not None:
            widgets.append(pill)
        screen = regions.screen.below(STATUS_H)
    line = held_line(ui, playing, "near.held", screen.inset(8, 6)) if regions.column is None else None
    if line is not None and not playing.banner and screen.h - line.rect.h > LEFT * ui.type.line_h("body"):
        widgets.append(line)
        screen = screen.below(line.rect.h + 12)
    header = None
    # Large letters leave room for a caption and two lines of an app, not for the app's name as well.
    named = not (bare and regions.band is not None and ui.layout.text == 200)
    if title and named and not playing.banner:
        header = screen.top(max(HEADER_H * ui.layout.factor**0.6, ui.layout.target))
        bar = AppHeader(
            id="near.back" if back else "near.header",
            rect=header,
            text=title,
            name=f"{ui.t('common.back')} {title}" if back else title,
            colour=colour or BODY.history,
            icon=icon,
            aside=aside,
            back=back,
            focusable=back,
            role="button" if back else "heading",
        )
        way = _to_the_call(ui, header) if talking and regions.footer is not None else None
        if way is not None:
            bar = replace(bar, rect=Box(header.x, header.y, way.rect.x - 12 - header.x, header.h))
        style, lines = bar.arranged(ui.type)
        header = screen.top(max(header.h, len(lines) * ui.type.line_h(style) * 0.82 + 8))
        bar = replace(bar, rect=Box(header.x, header.y, bar.rect.w, header.h))
        if way is None:
            widgets.append(bar)
        else:
            way = replace(way, rect=Box.around(way.rect.cx, header.cy, way.rect.w, way.rect.h))
            widgets += [HeaderGround(id="near.ground", rect=header, colour=bar.colour), bar, way]
        screen = screen.below(header.h)
    screen = Box(screen.x, screen.y, screen.w, screen.h - (0 if bare else 16))
    if playing.banner:
        return _rung(ui, playing, regions, widgets, screen, back=back, bare=bare, compact=compact)
    if talking:
        widgets.extend(call_beside(ui, playing, regions))
        return Near(widgets, screen, None, header, bare)
    beside = None
    if regions.column is not None:
        made, beside = column_without_call(ui, playing, regions.column, back=back, finish=finish)
        widgets.extend(made)
    elif regions.footer is not None:
        widgets.extend(way_back(ui, regions.footer, back=back, finish=finish, holding=waiting(ui, playing)))
    return Near(widgets, screen, beside, header, bare)


def _to_the_call(ui: Ui, header: Box) -> Button:
    """The way back to a call that goes on behind the app, at the right end of its name: words where they leave it
    room, else the sign alone."""
    text = ui.t("free.in-call")
    h = max(ui.layout.target, header.h - 24)
    for word, icon in ((text, "fill/phone"), (text, ""), ("", "fill/phone")):
        w = max(h, button_width(ui, word, icon, "label", pad=20))
        if w <= 0.45 * header.w:
            break
    rect = Box.around(header.right - 12 - w / 2, header.cy, w, h)
    return Button(id="near.call", rect=rect, text=word, name=text, icon=icon, kind="outline", style="label", radius=16)


def _rung(
    ui: Ui,
    playing: Playing,
    regions: NearRegions,
    widgets: list[Widget],
    screen: Box,
    *,
    back: bool,
    bare: bool,
    compact: bool,
) -> Near:
    """The frame while a call rings over the app: its sheet takes the place of status bar and title."""
    whole = Box(regions.screen.x, regions.screen.y, screen.w, screen.bottom - regions.screen.y)
    corner = 0.0 if bare else corner_of(regions.phone) - (regions.screen.x - regions.phone.x)
    sheet, bottom = incoming.banner(ui, playing, whole, compact=compact, corner=corner)
    top = max(screen.y, bottom + 8)
    left = Box(screen.x, top, screen.w, screen.bottom - top)
    phone, widgets = widgets, [*widgets, *sheet]
    beside = None
    if regions.column is not None:
        made, beside = column_without_call(ui, playing, regions.column, back=back, finish=False)
        # Read as it stands: from left to right.
        widgets = [*phone, *made, *sheet] if ui.layout.hand == "left" else [*phone, *sheet, *made]
    elif regions.footer is not None:
        ways = way_back(ui, regions.footer, back=back, finish=False)
        widgets.extend(incoming.beside_ways(ui, playing, ways, regions.footer))
    return Near(widgets, left, beside, None, bare, rings=True)


def _bare(ui: Ui, playing: Playing, regions: NearRegions) -> NearRegions:
    """The whole stage for the app. The caption comes over it while somebody speaks, and leaves with the last word:
    two lines of large letters and an app do not fit on one screen at the same time."""
    assert regions.footer is not None
    stage = ui.layout.stage
    speaks = playing.play.state.talk is not None and playing.play.line is not None
    band = regions.band if speaks else None
    top = stage.y if band is None else band.bottom + 12
    panel = Box(stage.x, top, stage.w, regions.footer.y - 14 - top)
    return replace(regions, phone=panel, screen=panel.inset(BARE_RIM), band=band)


def near_event(scene: doors.PlayScene, event: UiEvent, ui: Ui) -> Transition | None:
    """The bar, the call's buttons and the way back. Override `step_back` in a scene that has steps of its own."""
    from game.phone.scenes.dialling import dialled

    if incoming.ring_event(scene.playing, event, ui):
        return scene.tick(ui)
    found = doors.bar(event, ui, scene.playing) or dialled(scene.playing, event) or call_event(scene.playing, event, ui)
    if found is not None:
        return found
    if isinstance(event, Back) or (isinstance(event, Press) and event.id in ("near.back", "near.step-back")):
        step = getattr(scene, "step_back", None)
        if step is None or not step(ui):
            go_home(scene.playing, ui)
    elif isinstance(event, Press):
        if event.id == "near.home":
            go_home(scene.playing, ui)
        elif event.id == "near.call":
            go_home(scene.playing, ui)
            scene.playing.apps_open = False
        elif event.id == "near.finish":
            from game.phone.scenes.finishing import done

            return done(ui, scene.playing)
    return None


def go_home(playing: Playing, ui: Ui) -> None:
    """To the phone's home; on the home screen during a call, back to the call."""
    if playing.play.state.app == "home":
        playing.apps_open = False
        ui.refresh()
        return
    playing.take(ui, OpenApp("home"))
