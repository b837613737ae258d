"""docs/measured.md: a harness replaces its own section and no other."""

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.measured import placed, spread, table

NAMES = st.sampled_from(["window", "kill9", "walks", "win"])
BODIES = st.text("ab|\\1 \n#", max_size=30)


def test_a_section_is_added_then_replaced() -> None:
    page = placed("# Measured\n", "walks", "Walks", "first")
    page = placed(page, "window", "The window", "old")
    page = placed(page, "window", "The window", "new")
    assert "old" not in page
    assert page.index("first") < page.index("new")


@given(st.lists(st.tuples(NAMES, BODIES), min_size=1, max_size=8))
def test_each_section_stands_once_with_its_last_words(written: list[tuple[str, str]]) -> None:
    page = "# Measured\n"
    for name, body in written:
        page = placed(page, name, name.title(), body)
    for name, body in dict(written).items():
        assert page.count(f"<!-- {name} -->") == 1
        inside = page.split(f"<!-- {name} -->")[1].split(f"<!-- /{name} -->")[0]
        assert body.strip() in inside


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=9))
def test_the_middle_lies_between_the_ends(values: list[float]) -> None:
    middle, _, rest = spread(values, "ms", 3).partition(" ms (")
    low, _, high = rest.partition(",")[0].partition(" to ")
    assert float(low) <= float(middle) <= float(high)


def test_a_table_has_a_line_for_each_row() -> None:
    assert table([("a", "1 ms", "<= 2 ms")]).splitlines()[2] == "| a | 1 ms | <= 2 ms |"
