"""The slots of an area whose heading stands vertically at its left or right: what remains beside it.

Text keeps whole 字 for its measure, and what does not make one is white beside the heading. A column that would be
narrower than ``LEAST`` 字 goes to the heading whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from layout.geometry import Rect
from layout.plan.areas import Part, Shape, Slot, intervals, recast, shape
from layout.plan.wrap import LEAST
from layout.style import Grid
from layout.units import Mpt

Side = Literal["left", "right"]


class Asked(NamedTuple):
    """What a placement says of its vertical heading."""

    side: Side
    span: int  #: 栏 that it takes; 0 as much as its lines need
    rows: int  #: that it takes; 0 all the depth
    columns: Sequence[int]  #: 变栏: columns beside it so wide to each other; () one a 栏


class Bounds(NamedTuple):
    """Where heading and text stand: the area below its space above, within its border."""

    left: Mpt
    right: Mpt
    row: int
    rows: int  #: as deep as the 栏 at the heading's side, and as no text of the area stands on its other side


def bounds(parts: Sequence[Part], grid: Grid, side: Side, space: int, inset: Mpt = 0, free: int = 0) -> Bounds:
    """``space`` rows stay empty above an area that is not at the page's head; a border takes ``inset`` and ``free``."""
    first = parts[0]
    above = (min(space, first.rows) if first.row else 0) + free
    column = first.column if side == "left" else first.column + first.columns - 1
    end = next(row + rows for at, row, rows in intervals(parts) if at == column and row <= first.row < row + rows)
    beyond = [part.row for part in parts[1:] if _reaches_beyond(part, first, side)]
    end = min((end, *beyond))
    left = grid.x(first.column) + inset
    right = grid.x(first.column) + grid.span(first.columns) - inset
    return Bounds(left, right, first.row + above, end - first.row - above - free)


def _reaches_beyond(part: Part, first: Part, side: Side) -> bool:
    if side == "left":
        return part.column < first.column
    return part.column + part.columns > first.column + first.columns


def clear(parts: Sequence[Part], grid: Grid, within: Bounds, rows: int) -> tuple[Mpt, Mpt]:
    """Left and right of what the area has in each of the first ``rows`` rows: a heading so deep stands there."""
    left, right = within.left, within.right
    for part in parts[1:]:
        if part.row < within.row + rows:
            left = max(left, grid.x(part.column))
            right = min(right, grid.x(part.column) + grid.span(part.columns))
    return left, right


def beside(
    parts: Sequence[Part], grid: Grid, asked: Asked, within: Bounds, width: Mpt, white: Mpt, space: int, boxed: bool
) -> Shape:
    """The heading's place, ``width`` wide, and the slots of the text, ``white`` at least between the two."""
    rows = min(asked.rows or within.rows, within.rows)
    taken = min(max(width + white, grid.span(asked.span) if asked.span else 0), within.right - within.left)
    plain = shape(parts, grid, space=space, heading_span=0, heading_rows=0)
    box = None
    if boxed:
        above = sum(part.rows for part in plain.spaces[:1])
        box = parts[0]._replace(row=parts[0].row + above, rows=parts[0].rows - above)
    if boxed or (asked.columns and len(parts) == 1):
        slots = list(_recolumned(within, grid, asked, taken))
    else:
        strip = Rect(within.left, 0, taken, 0) if asked.side == "left" else Rect(within.right - taken, 0, taken, 0)
        ends = within.row, within.row + rows
        slots = [left for slot in plain.slots for left in _carved(slot, strip, ends, asked.side, grid.size)]
    edge = _edge(slots, within, rows, asked.side)
    free = (edge - within.left if asked.side == "left" else within.right - edge) - white - width
    out = max(0, free) // 2  # what is white beside the white is shared
    x = within.left + out if asked.side == "left" else within.right - out - width
    heading = Rect(x, grid.y(within.row), width, grid.depth(rows))
    return Shape(heading, tuple(slots), plain.spaces, box)


def _edge(slots: Sequence[Slot], within: Bounds, rows: int, side: Side) -> Mpt:
    """Where the text beside the heading begins; the far side where there is none."""
    near = [slot for slot in slots if slot.row < within.row + rows and slot.end > within.row]
    if side == "left":
        return min((slot.left for slot in near), default=within.right)
    return max((slot.left + slot.width for slot in near), default=within.left)


def _carved(slot: Slot, strip: Rect, ends: tuple[int, int], side: Side, size: Mpt) -> Iterator[Slot]:
    """A column without what the strip takes of it in the rows ``ends``: beside it, then under it."""
    right = slot.left + slot.width
    if strip.x >= right or strip.right <= slot.left or slot.row >= ends[1] or slot.end <= ends[0]:
        yield slot
        return
    width = (right - strip.right if side == "left" else strip.x - slot.left) // size * size
    row, end = max(slot.row, ends[0]), min(slot.end, ends[1])
    if width >= LEAST * size:
        yield Slot(right - width if side == "left" else slot.left, width, row, end - row)
    if end < slot.end:
        yield slot._replace(row=end, rows=slot.end - end)


def _recolumned(within: Bounds, grid: Grid, asked: Asked, taken: Mpt) -> Iterator[Slot]:
    """The columns that were asked for in what remains, over the whole depth; none where one would be too narrow."""
    columns = asked.columns or (1,)
    width = (within.right - within.left - taken) // grid.size * grid.size
    left = within.right - width if asked.side == "left" else within.left
    found = list(recast(left, width, within.row, within.rows, grid, columns)) if width > 0 and within.rows > 0 else []
    if min((slot.width for slot in found), default=0) >= LEAST * grid.size:
        yield from found
