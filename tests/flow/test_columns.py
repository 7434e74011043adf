"""Column ends against brute force: every way to divide a story into its columns, under the order of ``columns``."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import product
from random import Random
from typing import Any, NamedTuple, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.flow.columns import HOLE, LEVEL, TRIES, Filling, fill
from layout.flow.galley import Cursor, Galley, LinePiece, Looseness, Piece
from layout.flow.walk import Walk
from layout.plan.areas import Slot, Strip
from layout.style import Grid
from layout.units import PT

WIDTH = 100 * PT
GRID = Grid(4, WIDTH, 10 * PT, 60, 14 * PT, 10 * PT, 0, 0)
NOTHING: Any = None  #: the texts and lines of pieces: filling does not look at them


class Block(NamedTuple):
    """A paragraph of so many lines, or a subhead of so many rows (``lines`` 0)."""

    lines: int
    rows: int = 1


class Story:
    """A galley of blocks; those whose number is in ``supple`` may be a line longer or shorter."""

    def __init__(self, blocks: list[Block], supple: frozenset[int] = frozenset(), loose: Looseness = ()) -> None:
        self.blocks, self.supple, self.grid = blocks, supple, GRID
        more = dict(loose)
        self.pieces: list[Piece] = []
        for number, block in enumerate(blocks):
            if not block.lines:
                self.pieces.append(LinePiece(Cursor(number), block.rows, NOTHING, NOTHING, True, False))
                continue
            lines = block.lines + more.get(number, 0)
            under = number > 0 and not blocks[number - 1].lines
            for line in range(lines):
                last = line == lines - 1
                keep = under and line == 0 and not last
                self.pieces.append(LinePiece(Cursor(number, line), 1, NOTHING, NOTHING, keep, last and line > 0))
        self.end = Cursor(len(blocks))
        self.tables = False

    def locate(self, slot: Slot, at: Cursor) -> tuple[list[Piece], int]:
        return self.pieces, next((i for i, piece in enumerate(self.pieces) if piece.at == at), len(self.pieces))

    def after(self, pieces: list[Piece], index: int) -> Cursor:
        return pieces[index].at if index < len(pieces) else self.end

    def loosened(self, loose: Looseness) -> Story:
        return Story(self.blocks, self.supple, loose)

    def choices(self, width: int) -> list[tuple[int, int]]:
        return [(n, more) for n in sorted(self.supple) for more in (-1, 1) if self.blocks[n].lines + more > 0]


def filled(story: Story, slots: list[Slot]) -> Filling:
    return fill(cast(Galley, story), slots)


def columns(count: int, rows: int) -> list[Slot]:
    return [Slot(i * WIDTH, WIDTH, 0, rows) for i in range(count)]


Cost = tuple[int, int, int, int, int, int]


def divisions(story: Story, count: int, rows: int) -> Cost | None:
    """The least cost of all ways to divide the whole story into ``count`` columns; None where ``rows`` do not hold it.

    A hole of more than ``HOLE`` rows is worse than all but text left over.
    """
    pieces = story.pieces
    total = [0]
    for piece in pieces:
        total.append(total[-1] + piece.rows)

    @cache
    def best(column: int, start: int, low: int, high: int) -> tuple[int, int, int, int] | None:
        """(hole, keeps, widows, spread) of the rest, ``low`` and ``high`` the ends so far."""
        if column == count:
            spread = high - low
            return (spread if spread > HOLE else 0, 0, 0, spread) if start == len(pieces) else None
        found = None
        for end in range(start, len(pieces) + 1):
            used = total[end] - total[start]
            if used > rows:
                break
            rest = best(column + 1, end, min(low, used), max(high, used))
            if rest is None:
                continue
            keep = start < end < len(pieces) and pieces[end - 1].keep
            widow = column > 0 and start < end and pieces[start].widow
            way = rest[0], rest[1] + keep, rest[2] + widow, rest[3]
            found = way if found is None or way < found else found
        return found

    way = best(0, 0, rows, 0)
    return (0, way[1], way[2], max(0, way[3] - LEVEL), 0, way[3]) if way else None


def brute(story: Story, count: int, rows: int) -> Cost | None:
    """The same with at most two paragraphs set longer or shorter."""
    found = divisions(story, count, rows)
    if found and not any(found[:4]):
        return found
    choices = story.choices(WIDTH)
    for first, second in product([None, *choices], repeat=2):
        loose = tuple(sorted({c for c in (first, second) if c}))
        if not loose or len({block for block, _ in loose}) < len(loose):
            continue
        way = divisions(story.loosened(loose), count, rows)
        if way:
            cost = (*way[:4], len(loose), way[5])
            found = cost if found is None or cost < found else found
    return found


paragraphs = st.builds(Block, st.integers(1, 9))
heads = st.builds(Block, st.just(0), st.integers(1, 2))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Up to 40 lines, with or without a heading inside; some paragraphs supple."""
    blocks: list[Block] = []
    most = draw(st.integers(1, 40))
    while sum(max(block.lines, block.rows) for block in blocks) < most:
        blocks.append(draw(paragraphs))
    if draw(st.booleans()):
        blocks.insert(draw(st.integers(0, len(blocks) - 1)), draw(heads))
    supple = draw(st.frozensets(st.sampled_from(range(len(blocks))), max_size=4))
    return Story(blocks, frozenset(n for n in supple if blocks[n].lines > 1))


@settings(max_examples=400)
@given(stories(), st.integers(2, 6), st.integers(0, 4))
def test_as_good_as_brute_force(story: Story, count: int, spare: int) -> None:
    need = sum(piece.rows for piece in story.pieces)
    rows = -(-need // count) + spare
    found = filled(story, columns(count, rows))
    wanted = brute(story, count, rows)
    if wanted is None:
        assert found.rest
        return
    assert found.cost() == wanted
    done = story.loosened(found.loose).pieces
    assert [piece for column in found.columns for piece in column.pieces] == done


def test_how_often_each_term_is_not_zero(capsys: pytest.CaptureFixture[str]) -> None:
    """Told, so that it is seen what the law above is worth: every term is met."""
    chance, found = Random(1), Counter[str]()
    for _ in range(500):
        blocks = [Block(chance.randint(1, 9)) for _ in range(chance.randint(1, 8))]
        if chance.random() < 0.5:
            blocks.insert(chance.randrange(len(blocks)), Block(0, chance.randint(1, 2)))
        supple = frozenset(n for n, block in enumerate(blocks) if block.lines > 1 and chance.random() < 0.3)
        story, count = Story(blocks, supple), chance.randint(2, 6)
        rows = -(-sum(piece.rows for piece in story.pieces) // count) + chance.randint(0, 1)
        cost = filled(story, columns(count, rows)).cost()
        for name, term in zip(("left over", "keeps", "widows", "uneven", "loose", "spread"), cost, strict=True):
            found[name] += term > 0
    with capsys.disabled():
        print("\ncolumn ends of 500 stories, terms that are not zero:", dict(found))
    assert min(found[name] for name in ("left over", "keeps", "widows", "uneven", "loose", "spread")) > 0


@pytest.mark.parametrize(
    ("lines", "count", "ends"),
    [((12,), 3, [4, 4, 4]), ((13,), 3, [5, 4, 4]), ((11,), 3, [4, 4, 3]), ((1,), 3, [1, 0, 0])],
)
def test_the_right_columns_are_the_shorter(lines: tuple[int, ...], count: int, ends: list[int]) -> None:
    found = filled(Story([Block(n) for n in lines]), columns(count, 20))
    assert [column.used for column in found.columns] == ends


def test_no_subhead_at_a_foot_nor_with_one_line_under_it() -> None:
    story = Story([Block(4), Block(0), Block(5)])
    found = filled(story, columns(2, 10))
    assert [column.used for column in found.columns] == [4, 6]
    assert (found.keeps, found.widows) == (0, 0)


def test_a_paragraph_shorter_keeps_a_widow_away() -> None:
    blocks = [Block(2), Block(2), Block(2)]
    assert filled(Story(blocks), columns(2, 3)).widows == 1
    found = filled(Story(blocks, frozenset({0})), columns(2, 3))
    assert (found.widows, found.loose) == (0, ((0, -1),))


def test_a_paragraph_shorter_takes_in_what_is_left_over() -> None:
    found = filled(Story([Block(5), Block(4)], frozenset({1})), columns(2, 4))
    assert not found.rest
    assert found.loose == ((1, -1),)


def test_what_starts_lower_ends_level_with_the_others() -> None:
    """An L: the third column begins at row 6."""
    slots = [*columns(2, 10), Slot(2 * WIDTH, WIDTH, 6, 4)]
    found = filled(Story([Block(20)]), slots)
    assert [column.slot.row + column.used for column in found.columns] == [9, 9, 8]


class Counted(Story):
    """A story that counts how often paragraphs of it were set longer or shorter."""

    tries = 0

    def loosened(self, loose: Looseness) -> Story:
        Counted.tries += 1
        return super().loosened(loose)


@pytest.mark.parametrize(("over", "most"), [(40, 0), (3, 0), (1, TRIES // 800)])
def test_a_whole_page_of_copy_takes_few_tries(over: int, most: int) -> None:
    """100 paragraphs that may all change have 20,000 ways; what cannot take in the rest is not tried."""
    Counted.tries = 0
    story = Counted([Block(8) for _ in range(100)], frozenset(range(100)))
    found = filled(story, [*columns(8, 100)[:7], Slot(7 * WIDTH, WIDTH, 0, 100 - over)])
    assert len(found.rest) == (over if most == 0 else 0)
    assert Counted.tries <= most


def test_a_column_cut_short_goes_on_below_where_the_whole_one_does() -> None:
    """Beside a picture the lines that are left over stand under all strips, however much of the column is asked for."""
    strips = tuple(Strip(row, 0, WIDTH // 2) for row in range(10))
    slot = Slot(0, WIDTH, 0, 10, strips)
    for rows in range(1, 11):
        walk = Walk(slot._replace(rows=rows))
        assert [walk.take().row for _ in range(13)] == list(range(13))
    covered = Walk(slot._replace(rows=14))  # a picture takes the last four rows
    assert [covered.take().row for _ in range(12)] == [*range(10), 14, 15]
