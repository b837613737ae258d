"""Where things stand, for any window, text size and pose. Pure arithmetic, in units.

The window is 800 units high in landscape and 800 wide in portrait. Text never shrinks: when it grows, or the window
narrows, the arrangement changes instead.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from game.phone.geometry import Box
from game.phone.theme import BOTTOM, GAP_LIST, GAP_REGION, MARGIN, TARGET_MIN, TOP, TOUCH_TARGET

Shape = Literal["wide", "narrow", "portrait"]
Hand = Literal["right", "left"]
Arrangement = Literal["far", "small", "sheet"]
"""`far`: the whole phone beside a column. `small`: a small phone, the name in the caption card. `sheet`: the caption
across the window, the replies behind one button."""

TextSize = Literal[100, 150, 200]
TEXT_SIZES: tuple[TextSize, ...] = (100, 150, 200)
CONTENT_MAX = 1264.0
NARROW_BELOW = 1200.0
SLIM_BELOW = 990.0
"""Too narrow for a column beside the phone."""
PORTRAIT_FROM = 1.4
"""Height to width from which the parts stand under one another."""
PHONE_FAR = (336.0, 688.0)
PHONE_NEAR_W = 544.0
PHONE_SMALL = (176.0, 360.0)


@dataclass(frozen=True, slots=True)
class CallRegions:
    """Where a call's parts stand while it is rung or talked."""

    arrangement: Arrangement
    phone: Box
    """The whole phone; in `sheet` and portrait a part of it lies outside what is seen."""
    phone_window: Box
    """The part of the window in which the phone may be drawn."""
    column: Box
    caption: Box
    replies: Box
    moves: Box
    reply_h: float
    move_h: float
    move_rows: int
    line: Box | None = None
    """Where a line is told between caption and replies, if one was asked for and the phone has no room for it."""

    @property
    def whole(self) -> bool:
        """Whether the phone is in view down to its foot, with the discs of a call."""
        return self.arrangement == "far" and self.phone.bottom <= self.phone_window.bottom

    @property
    def seen(self) -> bool:
        """Whether anything of the phone is in view: in the largest letters of a narrow window the caption covers it."""
        return self.phone_window.bottom - 24 - self.phone.y > 40


@dataclass(frozen=True, slots=True)
class NearRegions:
    """Where an app's parts stand. Either `column` is beside the phone, or `band` and `footer` are above and below."""

    phone: Box
    screen: Box
    """The visible part of the phone's screen; nothing to be read lies in its lowest 16 units."""
    column: Box | None
    band: Box | None
    footer: Box | None
    pose: Literal["near", "full"]


@dataclass(frozen=True, slots=True)
class Layout:
    """The window in units. `scale` is pixels per unit; `text` is 100, 150 or 200 (percent)."""

    pixels: tuple[int, int]
    scale: float
    width: float
    height: float
    text: int
    shape: Shape
    latin: bool = False
    """Whether captions are in Latin script, whose lines are longer."""
    hand: Hand = "right"
    """`left`: the phone at the right, the column of buttons at the left."""
    touch: bool = False
    """Targets of 92 units, for a touch screen of 14 inches."""

    @property
    def target(self) -> float:
        """The least width and height of what can be pressed."""
        return TOUCH_TARGET if self.touch else TARGET_MIN

    @property
    def factor(self) -> float:
        """How much larger than 100% letters are."""
        return self.text / 100

    @property
    def window(self) -> Box:
        """The whole window."""
        return Box(0, 0, self.width, self.height)

    @property
    def content(self) -> Box:
        """The window without its margins; at most 1264 wide, the rest is margin, half on each side."""
        w = min(self.width - 2 * MARGIN, CONTENT_MAX)
        return Box((self.width - w) / 2, TOP, w, self.height - TOP - BOTTOM)

    @property
    def bar_h(self) -> float:
        """Height of the top bar's buttons."""
        return max({100: 56.0, 150: 72.0, 200: 88.0}[self.text], self.target)

    @property
    def top_bar(self) -> Box:
        """The top bar. Its places never change within one window."""
        return self.content.top(self.bar_h)

    @property
    def stage(self) -> Box:
        """Everything below the top bar."""
        return self.content.below(self.bar_h + 16)

    @property
    def move_h(self) -> float:
        """Height of a standing move or footer button."""
        return max({100: 80.0, 150: 96.0, 200: 136.0}[self.text], self.target)

    @property
    def list_h(self) -> float:
        """Height of a one-line button in a column."""
        return max({100: 72.0, 150: 96.0, 200: 124.0}[self.text], self.target)

    @property
    def reply_h(self) -> float:
        """Height of a one-line reply."""
        return max({100: 72.0, 150: 80.0, 200: 136.0}[self.text], self.target)

    def beside(self, phone: Box, gap: float = 48) -> Box:
        """The stage beside a phone that stands at one of its sides, on whichever side is free."""
        stage = self.stage
        if phone.cx > stage.cx:
            return Box(stage.x, stage.y, phone.x - gap - stage.x, stage.h)
        return Box(phone.right + gap, stage.y, stage.right - phone.right - gap, stage.h)

    def halves(self, box: Box, first: float, second: float) -> tuple[Box, Box]:
        """A column to be read and one to be pressed beside it, `first` and `second` wide: the hand finds the second
        one on its side."""
        if self.hand == "right":
            return Box(box.x, box.y, first, box.h), Box(box.right - second, box.y, second, box.h)
        return Box(box.right - first, box.y, first, box.h), Box(box.x, box.y, second, box.h)

    def _handed(self, box: Box) -> Box:
        """The box where the hand wants it: mirrored for the left hand."""
        return box if self.hand == "right" else Box(self.width - box.right, box.y, box.w, box.h)

    @property
    def footer(self) -> Box:
        """The lowest row: progress on the left, actions on the right. The largest letters leave little for what stands
        above it: there it is as high as their words need."""
        stage = self.stage
        h = max({100: 80.0, 150: 96.0, 200: 112.0}[self.text], self.target)
        return Box(stage.x, stage.bottom - h, stage.w, h)

    @property
    def sheet(self) -> Box:
        """Between top bar and footer."""
        return Box(self.stage.x, self.stage.y, self.stage.w, self.footer.y - 24 - self.stage.y)

    def caption_lines(self, width: float) -> int:
        """How many lines the longest caption needs in a card this wide: 14 full-width or 40 Latin letters each."""
        pad = {100: 24.0, 150: 32.0, 200: 36.0}[self.text]
        line = (40 * 17.7 if self.latin else 14 * 40) * self.factor
        return 2 if width - 2 * pad >= line else 3

    def caption_h(self, width: float) -> float:
        """Height of the caption card: it never changes within one window."""
        if self.caption_lines(width) == 2:
            return {100: 208.0, 150: 264.0, 200: 336.0}[self.text]
        return {100: 216.0, 150: 280.0, 200: 352.0}[self.text]

    def call(self, line: float = 0.0) -> CallRegions:
        """The regions of ringing and talking. `line`: how high a line between caption and replies is to be."""
        if self.shape == "portrait":
            found = self._call_portrait()
        elif self.text == 100 and self.width >= SLIM_BELOW:
            found = self._call_far()
        elif self.text == 150 and self.shape == "wide":
            found = self._call_small()
        else:
            found = self._call_sheet()
        if line and (found.arrangement != "far" or self.shape == "portrait"):
            found = self._with_line(found, line)
        return replace(
            found,
            line=None if found.line is None else self._handed(found.line),
            phone=self._handed(found.phone),
            phone_window=self._handed(found.phone_window),
            column=self._handed(found.column),
            caption=self._handed(found.caption),
            replies=self._handed(found.replies),
            moves=self._handed(found.moves),
        )

    def _call_far(self) -> CallRegions:
        stage = self.stage
        # Large targets make the top bar higher, and the whole phone smaller.
        k = min(1.0, stage.h / PHONE_FAR[1])
        phone = Box(stage.x, stage.y, PHONE_FAR[0] * k, PHONE_FAR[1] * k)
        column = Box(phone.right + 48, stage.y, stage.right - phone.right - 48, stage.h)
        return self.talk_column(phone, column)

    def talk_column(self, phone: Box, column: Box) -> CallRegions:
        """Caption, three replies and the moves in a column beside a phone; with large targets one row of moves."""
        caption = column.top(208)
        rows, gap = (1, 20.0) if self.touch else (2, 24.0)
        moves_h = rows * (self.move_h + GAP_LIST) - GAP_LIST
        moves = Box(column.x, column.bottom - moves_h, column.w, moves_h)
        replies_h = 3 * (self.reply_h + GAP_LIST) - GAP_LIST
        return CallRegions(
            "far",
            phone,
            self.window,
            column,
            caption,
            Box(column.x, caption.bottom + gap, column.w, replies_h),
            moves,
            self.reply_h,
            self.move_h,
            rows,
        )

    def _call_small(self) -> CallRegions:
        stage = self.stage
        phone = Box(stage.x, stage.y, *PHONE_SMALL)
        column = Box(phone.right + 24, stage.y, stage.right - phone.right - 24, stage.h)
        caption = column.top(264)
        moves = Box(stage.x, stage.bottom - self.move_h, stage.w, self.move_h)
        top = caption.bottom + 16
        return CallRegions(
            "small",
            phone,
            self.window,
            column,
            caption,
            Box(column.x, top, column.w, moves.y - 16 - top),
            moves,
            self.reply_h,
            self.move_h,
            1,
        )

    def _call_sheet(self) -> CallRegions:
        stage = self.stage
        caption = stage.top(self.caption_h(stage.w))
        rest = stage.below(caption.h + 24)
        phone = Box(rest.x, rest.y, *PHONE_SMALL)
        column = Box(phone.right + 32, rest.y, rest.right - phone.right - 32, rest.h)
        row = (rest.h - 16) / 2
        return CallRegions(
            "sheet",
            phone,
            self.window,
            column,
            caption,
            column.top(row),
            Box(column.x, column.y + row + 16, column.w, row),
            row,
            row,
            1,
        )

    def _with_line(self, found: CallRegions, h: float) -> CallRegions:
        """Room for a line: from the phone, then from the moves, then from the replies, which have some to spare."""
        caption, moves = found.caption, found.moves
        if found.arrangement == "sheet":
            row = (found.column.h - h - 16) / 2
            replies = found.replies.below(h).top(row)
            return replace(
                found,
                line=Box(caption.x, caption.bottom + 12, caption.w, h),
                phone=found.phone.moved(dy=h),
                column=found.column.below(h),
                replies=replies,
                moves=Box(moves.x, replies.bottom + 16, moves.w, row),
                reply_h=row,
                move_h=row,
            )
        gap, needed = found.replies.y - caption.bottom, h + 8
        up = needed if caption.y - needed - self.stage.y >= 150 else 0.0
        least = max({100: 72.0, 150: 72.0, 200: 104.0}[self.text], self.target)
        given = min(needed - up, found.move_rows * max(0.0, found.move_h - least))
        caption = caption.moved(dy=-up)
        replies_h = found.replies.h - (needed - up - given)
        replies = Box(found.replies.x, caption.bottom + gap + needed, found.replies.w, replies_h)
        return replace(
            found,
            line=Box(replies.x, caption.bottom + (gap + 8) / 2, replies.w, h),
            phone_window=found.phone_window if not up else replace(found.phone_window, h=found.phone_window.h - up),
            caption=caption,
            replies=replies,
            moves=Box(moves.x, moves.y + given, moves.w, moves.h - given),
            reply_h=max(self.target, min(found.reply_h, (replies_h - 2 * GAP_LIST) / 3)),
            move_h=found.move_h - given / found.move_rows,
        )

    def _call_portrait(self) -> CallRegions:
        stage = self.stage
        reply_h = max({100: 72.0, 150: 96.0, 200: 136.0}[self.text], self.target)
        rows = {100: 2, 150: 2, 200: 2}[self.text]
        move_h = self.move_h
        moves = Box(stage.x, stage.bottom - rows * (move_h + 16) + 16, stage.w, rows * (move_h + 16) - 16)
        replies_h = 3 * reply_h + 2 * GAP_LIST
        caption_h = self.caption_h(stage.w)
        gap = 24.0 if self.touch else GAP_REGION
        inline = moves.y - gap - replies_h - 24 - caption_h >= stage.y
        if not inline:
            return self._call_sheet()
        replies = Box(stage.x, moves.y - gap - replies_h, stage.w, replies_h)
        caption = Box(stage.x, replies.y - 24 - caption_h, stage.w, caption_h)
        room = Box(stage.x, stage.y, stage.w, caption.y - stage.y - 8)
        enough = room.h >= 392
        phone = Box.around(stage.cx, 0, *PHONE_FAR) if enough else Box.around(stage.cx, 0, *PHONE_SMALL)
        phone = Box(phone.x, stage.y, phone.w, phone.h)
        arrangement: Arrangement = "far" if enough else "small"
        return CallRegions(
            arrangement,
            phone,
            Box(0, 0, self.width, caption.y + 24),
            stage,
            caption,
            replies,
            moves,
            reply_h,
            move_h,
            rows,
        )

    def near(self, *, talking: bool) -> NearRegions:
        """The regions of an app; `talking` while a call goes on, whose caption and moves must stay in reach."""
        found = self._near(talking)
        column = None if found.column is None else self._handed(found.column)
        return replace(found, phone=self._handed(found.phone), screen=self._handed(found.screen), column=column)

    def _near(self, talking: bool) -> NearRegions:
        stage = self.stage
        if self.shape == "wide" and self.text == 100:
            phone = self._near_phone(stage.x, stage.y, PHONE_NEAR_W)
            column = Box(phone.right + 40, stage.y, stage.right - phone.right - 40, stage.h)
            return NearRegions(phone, self._screen(phone), column, None, None, "near")
        if self.shape == "narrow" and self.text == 100 and self.width >= SLIM_BELOW:
            band_h = 152.0
            band = stage.top(band_h) if talking else None
            rest = stage.below(band_h + 16) if talking else stage
            phone = self._near_phone(rest.x, rest.y, 456.0)
            column = Box(phone.right + 40, rest.y, rest.right - phone.right - 40, rest.h)
            return NearRegions(phone, self._screen(phone), column, band, None, "near")
        # The widest words do not stand side by side in a narrow window: then the call's buttons take two rows.
        high = self.width < SLIM_BELOW and self.height >= 1000
        rows = 2 if talking and high and self.text == 200 else 1
        footer_h = rows * (self.list_h + 16) - 16
        footer = Box(stage.x, stage.bottom - footer_h, stage.w, footer_h)
        # Two lines of the caption and nothing else: the name and the rest are behind the footer's buttons.
        band_h = {100: 152.0, 150: 200.0, 200: 272.0}[self.text]
        if self.shape == "portrait":
            # Narrow and high: captions take up to four lines here.
            band_h = {100: 152.0, 150: 248.0, 200: 352.0}[self.text]
        band = stage.top(band_h) if talking else None
        top = stage.y + (band_h + 16 if talking else 0)
        w = min(stage.w, 800.0)
        # While a call takes the room, the phone's upper rim and status bar lie behind the caption.
        hidden = 84 if talking else 0
        phone = self._near_phone(stage.x + (stage.w - w) / 2, top - hidden, w)
        screen = Box(phone.x + 20, top - hidden + 20, w - 40, footer.y - 16 - top + hidden - 20)
        return NearRegions(phone, screen, None, band, footer, "full")

    def _near_phone(self, x: float, y: float, w: float) -> Box:
        """The near phone, only as far down as it can be seen: its foot lies under the window's edge."""
        return Box(x, y, w, min(w * PHONE_FAR[1] / PHONE_FAR[0], self.height - y + 0.3 * w))

    def _screen(self, phone: Box) -> Box:
        return Box(phone.x + 20, phone.y + 20, phone.w - 40, self.height - phone.y - 20)


@lru_cache(maxsize=64)
def layout_for(
    pixels: tuple[int, int], text: int = 100, latin: bool = False, hand: Hand = "right", touch: bool = False
) -> Layout:
    """The layout of a window of `pixels` (width, height) at a text size of 100, 150 or 200 percent.

    `latin`: captions are in Latin script. `hand`, `touch`: see `Layout`. Raises ValueError for another text size.
    """
    if text not in TEXT_SIZES:
        raise ValueError(f"text size {text} is not one of {TEXT_SIZES}")
    w, h = max(1, pixels[0]), max(1, pixels[1])
    if h / w >= PORTRAIT_FROM:
        scale = w / 800
        return Layout((w, h), scale, w / scale, h / scale, text, "portrait", latin, hand, touch)
    # A window that is nearly square is at least 900 units wide, and then higher than 800.
    scale = min(h / 800, w / 900)
    width, height = w / scale, h / scale
    shape: Shape = "narrow" if width < NARROW_BELOW else "wide"
    return Layout((w, h), scale, width, height, text, shape, latin, hand, touch)
