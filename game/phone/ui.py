"""What a scene may use: sizes, words, colours, time, sound, the person's wishes."""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from game.phone import kept
from game.phone.aloud import Aloud
from game.phone.balance import Balance
from game.phone.geometry import Box
from game.phone.metrics import Hand, Layout, TextSize, layout_for
from game.phone.shelf import Shelf
from game.phone.sound import Sound
from game.phone.speech import Mute, Voice
from game.phone.text import Type
from game.phone.theme import PALETTES, Palette, ThemeName
from game.phone.widgets.base import ScrollRegion, Widget
from game.phone.widgets.more import MoreSign, sign_place, sign_room
from game.phone.words import Words, words_of

W = TypeVar("W", bound=Widget)
HANDS: tuple[Hand, ...] = ("right", "left")
PACE = (0.7, 1.3)
"""Slowest and fastest speech, as factors."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """A person's wishes. `lang` is that of screens and captions: ja, en, fr or ja-easy."""

    lang: str = "ja"
    voice: str = "ja"
    """The language that is spoken on the phone: ja, en or fr."""
    text: TextSize = 100
    """Size of letters, in percent."""
    theme: ThemeName = "light"
    """`contrast`: white on black, text 10:1 and more, parts of controls 4.5:1."""
    hand: Hand = "right"
    """`left`: everything mirrored, the phone at the right and the column of buttons at the left."""
    touch: bool = False
    """A touch screen of 14 inches: targets of at least 92 units (20 mm there) instead of 72 and 56."""
    motion: bool = True
    """Whether anything moves, fades or breathes."""
    vibration: bool = True
    """Whether pictures show that the phone rings or shakes: the rings around the portrait, the shaking sign."""
    furigana: bool = False
    """Readings above the kanji of captions and replies, in Japanese."""
    self_voicing: bool = False
    """What is in focus, and what is new on the screen, is read aloud."""
    guided: bool = False
    """After a call, list what could be done in a few plain words; else the bare phone."""
    volume: float = 0.8
    """Of everything, 0 to 1."""
    background: float = 0.5
    """Of what lies under the speech: noise of the line, music on hold; 0 (none) to 1. Part of `volume`."""
    effects: float = 0.8
    """Of what is not speech: keys, ringing, tones; 0 (none) to 1. Part of `volume`."""
    clear_voice: bool = False
    """Voices as if face to face: neither the telephone's narrow band nor any noise of the line."""
    mono: bool = False
    """The same in both ears."""
    place: str = ""
    """In which country the machine stands: japan, us or france; "" as its time zone says. Decides whose help lines
    come first under "in trouble right now?"."""
    pace: float = 1.0
    """How fast is spoken, as a factor: 0.7 (slower) to 1.3."""

    @property
    def balance(self) -> Balance:
        """The wishes about sound: the phone stands at the left for the right hand."""
        phone: Literal["left", "right"] = "left" if self.hand == "right" else "right"
        return Balance(self.volume, self.background, self.effects, self.mono, phone)


def own_voice(lang: str) -> str:
    """The language that is spoken where the screens are in this one."""
    return "ja" if lang == "ja-easy" else lang


def _hides(at: float, bottom: float, children: Sequence[Widget]) -> bool:
    """Whether a list that ended `at` there would hide something to press that is whole above `bottom`."""
    return any(child.focusable and at + 2 < child.rect.bottom <= bottom for child in children)


def _leads(widget: Widget) -> bool:
    return widget.leads or widget.role == "heading"


def _dangles(child: Widget, bottom: float, children: Sequence[Widget]) -> bool:
    """Whether a heading would stand last in a list that ends at `bottom`, and what it leads to out of sight."""
    if not _leads(child) or child.rect.bottom > bottom + 2:
        return False
    after = [other.rect.y for other in children if not _leads(other) and other.rect.y > child.rect.bottom - 2]
    return bool(after) and min(after) > bottom - 2


class Ui:
    """One window's services. Scenes get it with every call and keep no copy."""

    def __init__(
        self,
        pixels: tuple[int, int],
        preferences: Preferences,
        sound: Sound,
        clock: Callable[[], int],
        *,
        shelf: Shelf | None = None,
        voice: Voice | None = None,
    ) -> None:
        self.sound = sound
        self.shelf = shelf or Shelf()
        """The calls that there are."""
        self.voice: Voice = voice or Mute()
        self.aloud = Aloud(self)
        """Reads the screen aloud, while that is wished."""
        self.clock = clock
        """Milliseconds since the program began; never goes back."""
        self.preferences = preferences
        self.voices: Callable[[], dict[str, str | None]] = dict
        """Which engine speaks a language here: None where none does, missing where it is not known yet."""
        self.keep: Callable[[Preferences], object] | None = None
        """Called with changed wishes, to keep them for the next time."""
        self.layout: Layout
        self.type: Type
        self.palette: Palette
        self.words: Words
        self.loudspeaker = False
        """Whether this call is heard on the loudspeaker; each begins without."""
        self._offsets: dict[str, float] = {}
        self._stale = True
        self._moving = False
        self._pixels = pixels
        self._arrange()

    @property
    def now(self) -> int:
        """Milliseconds, monotonic."""
        return self.clock()

    def t(self, key: str, **slots: object) -> str:
        """A screen text in the person's language."""
        return self.words.t(key, **slots)

    def aside(self) -> "Ui":
        """The same services, for building what is not shown: lists that scroll there do not scroll here."""
        other = copy(self)
        other._offsets = dict(self._offsets)
        return other

    def refresh(self) -> None:
        """Have the scene built again before the next picture."""
        self._stale = True

    def refresh_soon(self) -> None:
        """Have the scene built again in the next frame: a motion goes on. Call it while building."""
        self._moving = True

    def take_moving(self) -> bool:
        """Whether a motion goes on; asking settles it. For the stage."""
        moving, self._moving = self._moving, False
        return moving

    def take_stale(self) -> bool:
        """Whether a build is due; asking settles it. For the stage."""
        stale, self._stale = self._stale, False
        return stale

    def resize(self, pixels: tuple[int, int]) -> None:
        """The window has another size."""
        self._pixels = pixels
        self._arrange()

    def prefer(self, **changes: Any) -> None:
        """Change wishes: `ui.prefer(text=150)`."""
        self.preferences = replace(self.preferences, **changes)
        self.sound.wish(replace(self.preferences.balance, aloud=self.loudspeaker))
        self.voice.wish(self.preferences.pace, self.preferences.clear_voice)
        self._arrange()
        if self.keep is not None:
            self.keep(self.preferences)

    def speak_aloud(self, on: bool) -> None:
        """The loudspeaker on or off: what is being said changes at once."""
        if on != self.loudspeaker:
            self.loudspeaker = on
            self.sound.wish(replace(self.preferences.balance, aloud=on))
            self.refresh()

    def _arrange(self) -> None:
        wish = self.preferences
        kept.room_for(self._pixels)
        self.layout = layout_for(self._pixels, wish.text, wish.lang in ("en", "fr"), wish.hand, wish.touch)
        self.type = Type(self.layout.scale, wish.text)
        self.palette = PALETTES[wish.theme]
        self.words = words_of(wish.lang)
        self._stale = True

    def phase(self, period_ms: int, steps: int) -> int:
        """Where a repeated motion stands, 0 to `steps` - 1; 0 where motion is off."""
        if not self.preferences.motion:
            return 0
        return (self.now % period_ms) * steps // period_ms

    def progress(self, since_ms: int, length_ms: int, steps: int = 4) -> int:
        """How far a motion begun at `since_ms` is, 0 to `steps`; at once `steps` where motion is off."""
        if not self.preferences.motion:
            return steps
        return max(0, min(steps, (self.now - since_ms) * steps // max(1, length_ms)))

    def handed(self, row: Sequence[W], room: Box) -> list[W]:
        """A row of buttons where the hand wants it: for the left hand mirrored within `room`, and read as it stands."""
        if self.layout.hand == "right":
            return list(row)
        return [
            replace(widget, rect=widget.rect.moved(dx=room.x + room.right - widget.rect.right - widget.rect.x))
            for widget in reversed(row)
        ]

    # Lists that scroll

    def offset(self, list_id: str) -> float:
        """How far a list is scrolled, in units."""
        return self._offsets.get(list_id, 0.0)

    def scroll_to(self, list_id: str, offset: float) -> None:
        """Scroll a list; the next build keeps it within bounds."""
        if self._offsets.get(list_id) != offset:
            self._offsets[list_id] = offset
            self.refresh()

    def forget_scrolling(self, list_ids: Iterable[str]) -> None:
        """These lists begin at their top when they are shown again."""
        for list_id in list_ids:
            self._offsets.pop(list_id, None)

    @property
    def spoken(self) -> str:
        """The language in which a text of the screen is read aloud."""
        return own_voice(self.preferences.lang)

    @property
    def speaks(self) -> bool:
        """Whether a text read aloud can be heard: there is a device, and its voice is not known to be missing."""
        return self.sound.device != "silent" and self.voices().get(self.spoken, "") is not None

    @staticmethod
    def roomy(box: Box) -> Box:
        """The rect of a list whose rows are as wide as `box`: its bar and the rows' focus ring lie in the margin."""
        return Box(box.x - 8, box.y, box.w + 24, box.h)

    def scrolled(
        self, list_id: str, rect: Box, content_h: float, children: Sequence[Widget], name: str = ""
    ) -> list[Widget]:
        """`children`, placed as if the list were not scrolled, moved and clipped, and the list's bar.

        The content begins at `rect.y`. Children out of sight stay in the list, so that Tab reaches them.
        """
        place = self.rows_place(rect, content_h)
        furthest = max(0.0, content_h - place.h)
        offset = min(max(0.0, self.offset(list_id)), furthest)
        self._offsets[list_id] = offset
        moved = [replace(child, rect=child.rect.moved(dy=-offset)) for child in children]
        # A line of letters cut in two says nothing: the list ends above it, and goes on when it is scrolled.
        seen = place.top(self._whole(place, moved) - place.y)
        shown = [replace(child, clip=seen if child.clip is None else child.clip) for child in moved]
        left = content_h - (place.h - seen.h)
        region = ScrollRegion(id=list_id, rect=seen, content_h=left, offset=offset, name=name, role="list")
        if place == rect:
            return [*shown, region]
        end = offset > furthest - 1
        # Something as high as the list goes on where its last line was.
        through = any(child.rect.y < seen.bottom - 2 < child.rect.bottom - 4 for child in moved)
        page = max(0.5 * seen.h, seen.h - self.type.line_h("body")) if through else seen.h
        sign = MoreSign(
            id=f"{list_id}.more",
            rect=sign_place(rect, moved, self.layout),
            text=self.t("list.top" if end else "list.more"),
            name=self.t("list.top" if end else "list.more"),
            list_id=list_id,
            to=0.0 if end else offset + page,
            end=end,
        )
        return [*shown, region, sign]

    def rows_place(self, rect: Box, content_h: float) -> Box:
        """The part of a list's rect in which its rows are seen: less by the sign that there are more, where there is
        one."""
        room = sign_room(self.layout)
        least = 2 * self.type.line_h("label") + 8
        if content_h <= rect.h + 0.5 or rect.h - room < least:
            return rect
        return rect.top(rect.h - room)

    def _whole(self, rect: Box, children: Sequence[Widget]) -> float:
        """How far down a list shows its children without cutting a line of theirs."""
        bottom = rect.bottom
        while True:
            crossing = [
                child.cut(self.type, bottom)
                for child in children
                # What is nearly as high as its list is scrolled through.
                if child.rect.y + 1 < bottom < child.rect.bottom - 2
                and child.clip is None
                and (child.rect.h < 0.6 * rect.h or child.cut(self.type, bottom) > child.rect.y)
            ]
            # What can be pressed now is not hidden for what stands beside it.
            lowest = min((at for at in crossing if not _hides(at, rect.bottom, children)), default=bottom)
            if lowest >= bottom - 0.5:
                break
            if lowest < rect.y + 0.4 * rect.h:
                bottom = rect.bottom
                break
            bottom = lowest
        alone = [child.rect.y for child in children if _dangles(child, bottom, children)]
        return min((y for y in alone if y > rect.y + 0.3 * rect.h), default=bottom)
