"""The page map's words as areas of the grid, and the columns of text that an area holds.

An area is a stack of parts; a part is so many 栏 wide and so many rows deep. L shapes are areas of several parts:
what flows sees only slots, columns of rows with a left edge and a width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layout.geometry import Rect
from layout.model import Band
from layout.style import Grid
from layout.units import Mpt


class Part(NamedTuple):
    """A rectangle of the grid."""

    column: int
    columns: int
    row: int
    rows: int


class Strip(NamedTuple):
    """Room for one line beside a picture: in ``row`` of the page, from ``left`` on."""

    row: int
    left: Mpt
    width: Mpt


class Slot(NamedTuple):
    """A column that text may fill: rows ``row`` to ``row + rows - 1`` of the page."""

    left: Mpt
    width: Mpt
    row: int
    rows: int
    strips: tuple[Strip, ...] = ()  #: where text runs around a picture: room for every line, in order; else ()

    @property
    def end(self) -> int:
        return self.row + self.rows

    @property
    def below(self) -> int:
        """The first row under the slot and under its strips: a slot cut short has all that it had."""
        return max(self.end, self.strips[-1].row + 1) if self.strips else self.end


def rows_ending(slot: Slot, edge: Mpt) -> set[int]:
    """The rows of a slot in which text reaches to ``edge`` at its right."""
    strips = slot.strips or [Strip(row, slot.left, slot.width) for row in range(slot.row, slot.end)]
    return {strip.row for strip in strips if strip.left + strip.width == edge}


def rows_starting(slot: Slot, edge: Mpt) -> set[int]:
    """The rows of a slot in which text begins at ``edge`` at its left."""
    strips = slot.strips or [Strip(row, slot.left, slot.width) for row in range(slot.row, slot.end)]
    return {strip.row for strip in strips if strip.left == edge}


def stretches(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rows under each other, in order: the first, and the one after the last."""
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] != rows[at - 1] + 1:
            yield rows[start], rows[at - 1] + 1
            start = at


class Shape(NamedTuple):
    """What an area offers to a story: a place for the heading and the slots of the text, in reading order."""

    heading: Rect | None
    slots: tuple[Slot, ...]
    spaces: tuple[Part, ...]  #: the rows kept empty above the area, by 栏
    box: Part | None  #: the rectangle of the border, if the area is boxed


def areas(bands: Sequence[Band], depths: Sequence[int]) -> dict[str, tuple[Part, ...]]:
    """The parts of each area, top to bottom and left to right; ``depths`` are the rows of the bands."""
    parts: dict[str, list[Part]] = {}
    row = 0
    for band, rows in zip(bands, depths, strict=True):
        for name, column, columns in _stretches(band.areas):
            here = parts.setdefault(name, [])
            above = next((p for p in here if (p.column, p.columns, p.row + p.rows) == (column, columns, row)), None)
            if above:
                here[here.index(above)] = above._replace(rows=above.rows + rows)
            else:
                here.append(Part(column, columns, row, rows))
        row += rows
    return {name: tuple(found) for name, found in parts.items()}


def _stretches(words: Sequence[str]) -> list[tuple[str, int, int]]:
    """Runs of the same word: (word, first 栏, number of 栏)."""
    found: list[tuple[str, int, int]] = []
    for column, word in enumerate(words):
        if found and found[-1][0] == word and found[-1][1] + found[-1][2] == column:
            found[-1] = (word, found[-1][1], found[-1][2] + 1)
        else:
            found.append((word, column, 1))
    return found


def shape(
    parts: Sequence[Part], grid: Grid, *, space: int, heading_span: int, heading_rows: int,
    columns: Sequence[int] = (), top: int = 0,
) -> Shape:  # fmt: skip
    """The slots of an area.

    ``space`` rows stay empty above whatever does not stand at row ``top``; the heading takes ``heading_rows`` of the
    first part over ``heading_span`` 栏 (0: its whole width); ``columns`` sets a rectangular area in columns that are
    so wide to each other instead of one a 栏.
    """
    first = parts[0]
    spaces = tuple(
        Part(column, 1, row, min(space, rows)) for column, row, rows in intervals(parts) if row > top and space > 0
    )
    taken = {(part.column, part.row): part.rows for part in spaces}
    span = min(heading_span or first.columns, first.columns)
    above = taken.get((first.column, first.row), 0)
    heading = grid.rect(first.column, first.row + above, span, heading_rows) if heading_rows else None
    slots: list[Slot] = []
    for column, row, rows in _ordered(parts):
        skip = taken.get((column, row), 0)
        if heading_rows and row == first.row and first.column <= column < first.column + span:
            skip += heading_rows
        slots.append(Slot(grid.x(column), grid.column_width, row + skip, max(0, rows - skip)))
    if columns and len(parts) == 1:
        row, end = max(slot.row for slot in slots), slots[0].end
        slots = list(recast(grid.x(first.column), grid.span(first.columns), row, end - row, grid, columns))
    return Shape(heading, tuple(slot for slot in slots if slot.rows > 0), spaces, None)


def boxed(
    part: Part, grid: Grid, *, space: int, heading_rows: int, columns: Sequence[int], inset: Mpt, rows: int
) -> Shape:
    """The slots of a rectangular area with a border: ``inset`` at both sides, ``rows`` free at top and foot."""
    above = space if part.row > 0 else 0
    box = part._replace(row=part.row + above, rows=part.rows - above)
    inner = grid.rect(box.column, box.row, box.columns, box.rows)
    width = inner.width - 2 * inset
    top = box.row + rows + heading_rows
    depth = box.rows - 2 * rows - heading_rows
    slots = tuple(recast(inner.x + inset, width, top, depth, grid, columns or (1,))) if depth > 0 else ()
    heading = Rect(inner.x + inset, grid.y(box.row + rows), width, grid.depth(heading_rows)) if heading_rows else None
    return Shape(heading, slots, (part._replace(rows=above),) if above else (), box)


def intervals(parts: Sequence[Part]) -> list[tuple[int, int, int]]:
    """The area 栏 by 栏: (栏, first row, rows), stretches that touch merged."""
    found: list[tuple[int, int, int]] = []
    for column in sorted({c for part in parts for c in range(part.column, part.column + part.columns)}):
        rows = sorted((p.row, p.rows) for p in parts if p.column <= column < p.column + p.columns)
        for row, depth in rows:
            if found and found[-1][0] == column and found[-1][1] + found[-1][2] == row:
                found[-1] = (column, found[-1][1], found[-1][2] + depth)
            else:
                found.append((column, row, depth))
    return found


def _ordered(parts: Sequence[Part]) -> list[tuple[int, int, int]]:
    """The area's columns in reading order.

    Where the first part begins at the area's left edge, column by column, left to right. Else part by part, top to
    bottom: text never turns back above or to the left of its heading.
    """
    if parts[0].column == min(part.column for part in parts):
        return intervals(parts)
    return [(c, part.row, part.rows) for part in parts for c in range(part.column, part.column + part.columns)]


def recast(left: Mpt, width: Mpt, row: int, rows: int, grid: Grid, columns: Sequence[int]) -> Iterator[Slot]:
    """变栏: columns so wide to each other, each of whole 字; what is over goes into the gutters (破栏)."""
    if len(columns) == 1:
        yield Slot(left, width, row, rows)
        return
    cells = max(0, width - (len(columns) - 1) * grid.gutter) // grid.size
    widths = [cells * share // sum(columns) * grid.size for share in columns]
    gaps, free = len(columns) - 1, width - sum(widths)
    for number, wide in enumerate(widths):
        yield Slot(left + sum(widths[:number]) + free * number // gaps, wide, row, rows)
