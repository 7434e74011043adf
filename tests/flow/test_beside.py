"""What a vertical heading leaves to the text: whole 字, never over the heading, nothing lost without need."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from layout.plan.areas import Part
from layout.plan.beside import Asked, Side, beside, bounds
from layout.plan.wrap import LEAST
from layout.style import Grid

GRID = Grid(4, 160_000, 18_000, 40, 14_000, 10_000, 20_000, 30_000)
RECTANGLE = st.builds(
    lambda column, columns, row, rows: (Part(column, min(columns, 4 - column), row, rows),),
    st.integers(0, 3), st.integers(1, 4), st.integers(0, 10), st.integers(4, 20),
)  # fmt: skip
ELL = st.builds(
    lambda columns, first, rows: (Part(0, columns, 0, first), Part(0, 4, first, rows)),
    st.integers(1, 3), st.integers(3, 10), st.integers(3, 20),
)  # fmt: skip
COLUMNS = st.sampled_from(((), (1,), (1, 1), (2, 1), (1, 1, 1)))
SIDES = st.sampled_from(("left", "right"))
ASKED = st.builds(Asked, SIDES, st.integers(0, 3), st.integers(0, 25), COLUMNS)


@given(st.one_of(RECTANGLE, ELL), ASKED, st.integers(5_000, 200_000), st.integers(0, 2), st.booleans())
def test_text_keeps_whole_characters_and_off_the_heading(
    parts: tuple[Part, ...], asked: Asked, width: int, space: int, boxed: bool
) -> None:
    inset, free = (8_000, 1) if boxed else (0, 0)
    within = bounds(parts, GRID, asked.side, space, inset, free)
    shape = beside(parts, GRID, asked, within, width, 10_000, space, boxed)
    assert shape.heading
    head, reach = shape.heading, within.row + min(asked.rows or within.rows, within.rows)
    for slot in shape.slots:
        assert slot.rows > 0
        if slot.row < reach and slot.end > within.row:  # beside the heading
            free = slot.left - head.right if asked.side == "left" else head.x - slot.left - slot.width
            assert free >= 10_000 or width + 10_000 > within.right - within.left  # which is reported
            assert slot.width % GRID.size == 0
            assert slot.width >= LEAST * GRID.size
    if width + 10_000 <= within.right - within.left:
        assert within.left <= head.x and head.right <= within.right


def shape_of(
    side: Side, width: int, span: int = 0, columns: tuple[int, ...] = (), rows: int = 0
) -> list[tuple[int, int, int, int]]:
    """Two 栏 of 16 字 from 20 pt on: left and width in pt, first row and rows of each slot."""
    parts = (Part(0, 2, 0, 10),)
    asked = Asked(side, span, rows, columns)
    shape = beside(parts, GRID, asked, bounds(parts, GRID, side, 1), width, 10_000, 1, False)
    return [(slot.left // 1000, slot.width // 1000, slot.row, slot.rows) for slot in shape.slots]


def test_the_strip_is_taken_off_the_columns_at_its_side() -> None:
    assert shape_of("left", 45_000) == [(80, 100, 0, 10), (198, 160, 0, 10)]  # 105 remain: 10 字
    assert shape_of("right", 45_000) == [(20, 160, 0, 10), (198, 100, 0, 10)]
    assert shape_of("left", 115_000) == [(198, 160, 0, 10)]  # 35 remain: less than 4 字
    assert shape_of("left", 200_000) == [(238, 120, 0, 10)]  # a whole 栏 and a part of the next
    assert shape_of("left", 45_000, span=1) == [(198, 160, 0, 10)]
    assert shape_of("left", 45_000, rows=6) == [(80, 100, 0, 6), (20, 160, 6, 4), (198, 160, 0, 10)]
    # 28 字, a gutter among them
    assert shape_of("left", 45_000, columns=(1, 1)) == [(78, 130, 0, 10), (228, 130, 0, 10)]
