"""Regions: what the look fixes at 1280x800, and what holds for every window."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.phone.geometry import Box
from game.phone.metrics import TEXT_SIZES, Layout, layout_for

WINDOWS = st.tuples(st.integers(640, 4000), st.integers(480, 2400))


def test_the_far_call_at_1280_by_800_is_the_look() -> None:
    call = layout_for((1280, 800)).call()
    assert call.arrangement == "far"
    assert call.phone == Box(40, 88, 336, 688)
    assert call.caption == Box(424, 88, 816, 208)
    assert call.replies == Box(424, 320, 816, 248)
    assert call.moves == Box(424, 600, 816, 176)


def test_the_near_phone_at_1280_by_800_is_the_look() -> None:
    near = layout_for((1280, 800)).near(talking=True)
    assert (near.phone.x, near.phone.y, near.phone.w) == (40, 88, 544)
    assert near.screen == Box(60, 108, 504, 692)
    assert near.column == Box(624, 88, 616, 688)


def test_the_column_grows_to_880_and_no_further() -> None:
    layout = layout_for((1920, 1080))
    assert layout.scale == pytest.approx(1.35)
    assert layout.call().column.w == pytest.approx(880)
    assert layout.call().phone.x == pytest.approx((layout.width - 1264) / 2)


def test_text_sizes_change_the_arrangement() -> None:
    shapes = [layout_for((1280, 800), text).call().arrangement for text in TEXT_SIZES]
    assert shapes == ["far", "small", "sheet"]
    assert layout_for((1024, 768)).near(talking=True).band is not None
    assert layout_for((800, 1280)).shape == "portrait"


def test_an_unknown_text_size_is_refused() -> None:
    with pytest.raises(ValueError, match="120"):
        layout_for((1280, 800), 120)


@given(WINDOWS, st.sampled_from(TEXT_SIZES), st.booleans())
def test_the_left_hand_has_the_mirror_image(size: tuple[int, int], text: int, touch: bool) -> None:
    right, left = layout_for(size, text, touch=touch), layout_for(size, text, hand="left", touch=touch)

    def mirrored(box: Box) -> tuple[float, ...]:
        return (right.width - box.right, box.y, box.w, box.h)

    def plain(box: Box) -> tuple[float, ...]:
        return (box.x, box.y, box.w, box.h)

    a, b = right.call(), left.call()
    first, second = right.near(talking=True), left.near(talking=True)
    pairs = [(a.phone, b.phone), (a.column, b.column), (a.caption, b.caption), (a.replies, b.replies)]
    pairs += [(a.moves, b.moves), (first.phone, second.phone), (first.screen, second.screen)]
    if abs(a.phone.cx - right.stage.cx) > 1:
        pairs.append((right.beside(a.phone), left.beside(b.phone)))
    for one, other in pairs:
        assert plain(other) == pytest.approx(mirrored(one), abs=1e-6)


@given(WINDOWS, st.sampled_from(TEXT_SIZES), st.booleans())
def test_fingers_have_92_units(size: tuple[int, int], text: int, latin: bool) -> None:
    layout = layout_for(size, text, latin, touch=True)
    call = layout.call()
    assert min(call.reply_h, call.move_h, layout.bar_h, layout.move_h, layout.list_h) >= 92


def parts(layout: Layout) -> list[Box]:
    """What must not overlap while talking."""
    call = layout.call()
    return [layout.top_bar, call.caption, call.replies, call.moves]


@given(WINDOWS, st.sampled_from(TEXT_SIZES), st.booleans(), st.booleans())
def test_regions_of_a_call_lie_inside_the_window_and_apart(
    size: tuple[int, int], text: int, latin: bool, touch: bool
) -> None:
    layout = layout_for(size, text, latin, touch=touch)
    boxes = parts(layout)
    for i, box in enumerate(boxes):
        assert box.x >= 0 and box.right <= layout.width + 0.01
        assert box.y >= 0 and box.bottom <= layout.height + 0.01
        assert box.w > 0 and box.h > 0
        assert not any(box.inset(0.01).overlaps(other) for other in boxes[i + 1 :])
    assert layout.call().reply_h >= 56 and layout.call().move_h >= 56


@given(WINDOWS, st.sampled_from(TEXT_SIZES), st.booleans())
def test_an_app_always_has_room_and_a_way_on(size: tuple[int, int], text: int, talking: bool) -> None:
    layout = layout_for(size, text)
    near = layout.near(talking=talking)
    assert near.screen.w > 300 and near.screen.h > 200
    assert near.column is not None or near.footer is not None
    if talking and near.column is None:
        assert near.band is not None and near.band.bottom <= near.screen.below(64).y


@given(st.floats(0, 500), st.floats(0, 500), st.floats(1, 900), st.integers(1, 6), st.floats(0, 40))
def test_a_row_fills_its_box(x: float, y: float, w: float, count: int, gap: float) -> None:
    if gap * (count - 1) >= w:
        return
    boxes = Box(x, y, w, 10).row([1.0] * count, gap)
    assert boxes[0].x == pytest.approx(x)
    assert boxes[-1].right == pytest.approx(x + w)
    assert all(b.x == pytest.approx(a.right + gap) for a, b in pairwise(boxes))
