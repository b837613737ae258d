"""Somebody older in a suit, with glasses, in a panelled room: the other drawn person of the video call. Nobody real."""

from game.phone.kept import Making
from game.phone.pictures.pen import Pen
from game.phone.theme import Colour

WALL: Colour = (214, 205, 192)
PANEL: Colour = (198, 187, 172)
BLIND: Colour = (222, 226, 222)
SHIRT: Colour = (246, 243, 238)
SUIT: Colour = (74, 70, 78)
SUIT_2: Colour = (56, 53, 60)
TIE: Colour = (96, 58, 62)
SKIN: Colour = (236, 192, 156)
SKIN_2: Colour = (222, 172, 134)
GREY: Colour = (146, 146, 146)
RIM: Colour = (58, 56, 58)


def room(pen: Pen) -> None:
    """Panels, blinds, a plant on a cupboard."""
    for x in (78.0, 156.0, 234.0):
        pen.slab(x, 0, 3, 396, 0, PANEL)
    pen.slab(214, 26, 84, 150, 3, SHIRT)
    for i in range(9):
        pen.slab(218, 32 + 16 * i, 76, 9, 2, BLIND)
    pen.slab(0, 318, 312, 78, 0, PANEL)
    for x, y, h in ((18.0, 208.0, 74.0), (30.0, 186.0, 96.0), (42.0, 176.0, 106.0), (54.0, 202.0, 80.0)):
        pen.slab(x, y, 13, h, 6.5, (92, 128, 104) if x != 42.0 else (108, 146, 118))
    pen.slab(16, 266, 54, 56, 8, (150, 112, 88))


def jacket(pen: Pen) -> Making[None]:
    """Shoulders, shirt, tie, lapels."""
    yield from pen.shape(
        (2, 400),
        [(8, 334, 54, 308, 104, 296), (128, 290, 170, 290, 194, 296), (246, 308, 288, 334, 294, 400)],
        SUIT,
    )
    yield from pen.poly([(112, 240), (186, 240), (190, 312), (148, 348), (108, 312)], SKIN_2)
    yield from pen.poly([(104, 292), (148, 342), (192, 292), (204, 304), (158, 400), (138, 400), (92, 304)], SHIRT)
    yield from pen.poly([(138, 338), (158, 338), (160, 350), (166, 400), (130, 400), (136, 350)], TIE)
    yield from pen.poly([(94, 296), (107, 289), (138, 400), (112, 400), (86, 340)], SUIT_2)
    yield from pen.poly([(202, 296), (189, 289), (158, 400), (184, 400), (210, 340)], SUIT_2)


def head(pen: Pen) -> Making[None]:
    """Grey hair, parted, and the face without eyes, brows and mouth."""
    yield from pen.shape(
        (80, 196),
        [
            (66, 116, 92, 66, 150, 66),
            (206, 66, 230, 116, 216, 196),
            (206, 170, 90, 170, 80, 196),
        ],
        GREY,
    )
    pen.slab(77, 174, 26, 40, 13, SKIN_2)
    pen.slab(193, 174, 26, 40, 13, SKIN_2)
    yield from pen.shape(
        (92, 142),
        [
            (92, 160, 90, 190, 98, 220),
            (106, 248, 126, 264, 148, 264),
            (170, 264, 190, 248, 198, 220),
            (206, 190, 204, 160, 204, 146),
            (196, 118, 168, 112, 136, 104),
            (126, 122, 108, 128, 92, 142),
        ],
        SKIN,
    )


def glasses(pen: Pen) -> None:
    """Thin round rims."""
    for cx in (124.0, 172.0):
        around: list[tuple[float, float, float, float, float, float]] = [
            (cx - 20, 171, cx - 12, 166, cx, 166),
            (cx + 12, 166, cx + 20, 171, cx + 20, 184),
            (cx + 20, 197, cx + 12, 202, cx, 202),
            (cx - 12, 202, cx - 20, 197, cx - 20, 184),
        ]
        pen.stroke((cx - 20, 184), around, 2.8, RIM)
    pen.stroke((144, 182), [(146, 179, 150, 179, 152, 182)], 2.8, RIM)
    pen.stroke((104, 182), [(100, 181, 96, 181, 92, 183)], 2.8, RIM)
    pen.stroke((192, 182), [(196, 181, 200, 181, 204, 183)], 2.8, RIM)
