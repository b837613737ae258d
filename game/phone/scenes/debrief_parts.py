"""What the debrief's scenes share: the debrief of the play in the person's words, and the buttons below."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from game.call.wording import Wording
from game.phone.furigana import ruby_for
from game.phone.geometry import Box
from game.phone.playing import Playing
from game.phone.scene import Press, Replace, Scene, Transition, UiEvent
from game.phone.scenes import doors
from game.phone.ui import Ui
from game.phone.whereabouts import Place
from game.phone.widgets.base import Widget
from game.phone.widgets.buttons import Button, button_width
from game.phone.widgets.timeline import Mood
from game.scenario.readings import Ruby
from game.scenario.speech import NARRATOR
from game.session.debrief import Debrief, Moment, Row, Sign, debrief, sign_of


class LookBack:
    """A finished play, its debrief, and how both are said in a language."""

    def __init__(self, playing: Playing) -> None:
        self.playing = playing
        self.place: Place = "japan"
        """The country where the person sits: what is advised for their own life is for there."""

    def stand(self, place: Place) -> None:
        """They sit there; the settings may say so at any moment."""
        if place != self.place:
            self.place = place
            self.__dict__.pop("found", None)

    @cached_property
    def found(self) -> Debrief:
        """The debrief itself."""
        return debrief(self.playing.play.scenario, self.playing.play.events, self.place)

    def wording(self, ui: Ui) -> Wording:
        """The scenario's words in the language of the screen."""
        return self.playing.play.wording(ui.preferences.lang)

    def text(self, ui: Ui, id_: str) -> str:
        """A text of the scenario."""
        return self.wording(ui).text(id_)

    def ending(self, ui: Ui) -> tuple[str, str]:
        """What went well, and the rest of it."""
        return first_sentence(self.text(ui, self.found.ending)) if self.found.ending else ("", "")

    @property
    def whole(self) -> bool:
        """Whether listening on begins at the first line: the player heard all of the call, or none of it."""
        left = self.found.leaving
        return left is None or left.declined

    def listen(self, ui: Ui, *, short: bool = False) -> str:
        """The word of the way to the safe seat."""
        return ui.t(f"debrief.listen{'-whole' if self.whole else ''}{'-short' if short else ''}")

    def sign(self, ui: Ui, sign: Sign) -> tuple[str, Mood]:
        """The word of a chip and its kind."""
        return self.text(ui, sign_of(self.playing.play.scenario, sign).text), sign.kind

    def tactic(self, ui: Ui, moment: Moment) -> str:
        """How the line works on people; empty for marks of genuineness."""
        tactic = sign_of(self.playing.play.scenario, moment.sign).tactic
        return self.text(ui, tactic) if tactic else ""

    def official(self, ui: Ui, sign: Sign) -> str:
        """What an authority says about it, and who says so; empty where nothing is known."""
        sentence = sign_of(self.playing.play.scenario, sign).sentence
        if not sentence:
            return ""
        said, authority = self.text(ui, sentence), self.text(ui, f"{sentence}.authority")
        return ui.t("debrief.by", sentence=said, authority=authority)

    def quote(self, ui: Ui, id_: str) -> str:
        """Something that was said, in quotation marks."""
        return ui.t("debrief.quote", text=self.text(ui, id_))

    def ruby(self, ui: Ui, shown: str) -> tuple[Ruby, ...]:
        """The readings above a text of the script as it is shown."""
        return ruby_for(ui, self.wording(ui), shown)

    def what(self, ui: Ui, demand: str) -> str:
        """What a demand asks for, as a person would name it."""
        if ui.words.has(f"debrief.what.{demand}"):
            return ui.t(f"debrief.what.{demand}")
        found = self.playing.play.scenario.demands[demand]
        if found.yen:
            return yen(ui, found.yen)
        kind = found.kind if found.kind in ("data", "money", "channel") else "data"
        return ui.t(f"debrief.what.{kind}")

    def things(self, ui: Ui, demands: Sequence[str]) -> str:
        """What several demands ask for; keys and silence, which nobody can lose, are left out."""
        kinds = self.playing.play.scenario.demands
        named = [self.what(ui, id_) for id_ in demands if kinds[id_].kind in ("data", "money", "channel")]
        names = list(dict.fromkeys(named))
        text = names[0] if names else ""
        for name in names[1:]:
            text = ui.t("debrief.list", first=text, rest=name)
        return text

    def deed(self, ui: Ui, row: Row) -> str:
        """What the player did, in a few words."""
        if row.deed == "granted":
            kind = self.playing.play.scenario.demands[row.demand].kind
            own = f"debrief.did.granted.{row.demand}"
            key = own if ui.words.has(own) else f"debrief.did.granted.{kind}"
            return ui.t(key, what=self.what(ui, row.demand))
        name = self.text(ui, row.name) if row.name else ""
        return ui.t(f"debrief.did.{row.deed}", name=name).strip()

    def say(self, ui: Ui, key: str, text: str) -> None:
        """Has the narrator read a text."""
        ui.voice.say(f"debrief.{key}", ui.spoken, NARRATOR, text.replace("\n", " "), "none")


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence and what follows it."""
    for mark, keep in (("。", 1), (". ", 1), ("! ", 1)):
        at = text.find(mark)
        if 0 <= at < len(text) - 2:
            return text[: at + keep], text[at + keep :].strip()
    return text, ""


def clock(ms: int) -> str:
    """Play time as M:SS."""
    return f"{ms // 60_000}:{ms // 1000 % 60:02d}"


def span(ui: Ui, ms: int) -> str:
    """How long something lasted, in minutes and seconds: never to be taken for a time of day."""
    minutes, seconds = ms // 60_000, ms // 1000 % 60
    key = "debrief.span" if minutes else "debrief.span-seconds"
    return ui.t(key, minutes=minutes, seconds=seconds)


def yen(ui: Ui, amount: int) -> str:
    """An amount as people of the language write it."""
    if ui.words.lang.startswith("ja"):
        return f"{amount // 10_000}万円" if amount % 10_000 == 0 else f"{amount:,}円"
    grouped = f"{amount:,}"
    return f"¥{grouped}" if ui.words.lang == "en" else grouped.replace(",", "\u202f") + "\u00a0¥"


@dataclass(frozen=True, slots=True)
class Act:
    """A button of the footer. `short` takes the word's place where room lacks; empty: the icon alone."""

    id: str
    icon: str
    text: str
    short: str | None = None
    after: str = ""
    primary: bool = False


def actions(ui: Ui, box: Box, acts: Sequence[Act], *, left: int = 0) -> list[Widget]:
    """Buttons in a row: the first `left` at the left end, the others at the right, the primary rightmost. For the
    left hand the other way round, unless all stand at the left.

    What does not fit is shortened, then shown by its icon alone, its name staying; at last the primary loses its.
    """
    words = [act.text for act in acts]
    signed = True

    def widths() -> list[float]:
        return [_width(ui, act, word, signed) for act, word in zip(acts, words, strict=True)]

    def too_wide() -> bool:
        return sum(widths()) + 16 * (len(acts) - 1) > box.w

    for shorten in ([act.short for act in acts], ["" if act.icon and not act.primary else None for act in acts]):
        for i, short in enumerate(shorten):
            if not too_wide():
                break
            if short is not None:
                words[i] = short
    signed = not too_wide()
    scale = min(1.0, (box.w - 16 * (len(acts) - 1)) / sum(widths()))
    sizes = [w * scale for w in widths()]
    widgets: list[Widget] = []
    x = box.x
    for i, (act, word, w) in enumerate(zip(acts, words, sizes, strict=True)):
        if i == left:
            x = box.right - sum(sizes[left:]) - 16 * (len(acts) - left - 1)
        rect = Box(x, box.y, w, box.h)
        widgets.append(
            Button(
                id=act.id,
                rect=rect,
                name=act.text,
                text=word,
                icon=act.icon if signed or not act.primary else "",
                after=act.after if signed else "",
                kind="primary" if act.primary else "move",
            )
        )
        x += w + 16
    return widgets if left == len(acts) > 1 else ui.handed(widgets, box)


def _width(ui: Ui, act: Act, word: str, signed: bool) -> float:
    if not word:
        return max(ui.layout.target, 80 * math.pow(ui.layout.factor, 0.6))
    pad = 40 if act.primary else 24
    icon = (act.icon or act.after) if signed or not act.primary else ""
    return button_width(ui, word, icon, pad=pad, bold=act.primary)


class LookBackScene(Scene):
    """A screen of the debrief. The play is over; only the voice goes on.

    These scenes take one another's place, so that none of them lies under the next call.
    """

    def __init__(self, look: LookBack) -> None:
        self.look = look

    def leave(self, ui: Ui) -> None:
        ui.voice.hush()

    def tick(self, ui: Ui) -> Transition | None:
        ui.voice.finished()
        return None

    def bar(self, event: UiEvent, ui: Ui) -> Transition | None:
        """The top bar, and the ways on that several screens offer."""
        if isinstance(event, Press):
            match event.id:
                case "debrief.again":
                    from game.phone.scenes.brief import BriefScene

                    return Replace(BriefScene(self.look.playing.play.scenario))
                case "debrief.helper":
                    from game.phone.scenes.brief import BriefScene

                    return Replace(BriefScene(self.look.playing.play.scenario, helper=True))
                case "debrief.listen":
                    from game.phone.scenes.listening import ListeningScene

                    return Replace(ListeningScene(self.look))
                case "debrief.more":
                    from game.phone.scenes.debrief_more import DebriefMoreScene

                    return Replace(DebriefMoreScene(self.look))
                case "debrief.after":
                    from game.phone.scenes.after import AfterScene

                    return Replace(AfterScene(self.look))
        return doors.bar(event, ui, self.look.playing)
