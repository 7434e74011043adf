"""Filling the columns of a story and ending them level (齐尾).

What column ends minimise, in this order: text left over, keeps broken, widow lines, difference of the ends; of equal
ones the right columns are the shorter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layout.flow.galley import Cursor, Galley, Piece
from layout.plan.areas import Slot


class Column(NamedTuple):
    """A filled slot."""

    slot: Slot
    pieces: tuple[Piece, ...]
    used: int  #: rows


class Filling(NamedTuple):
    """What came of filling the slots of a story."""

    columns: tuple[Column, ...]
    rest: tuple[Piece, ...]  #: what did not fit, in lines of the last slot's measure
    white: int  #: rows left empty at the foot of every column, beyond what levelling leaves
    widows: int
    keeps: int  #: keeps broken


def fill_column(galley: Galley, at: Cursor, slot: Slot, rows: int) -> tuple[tuple[Piece, ...], Cursor]:
    """Take what fits into ``rows`` of a slot; a piece that must be kept with the next is not left at the foot."""
    pieces, index = galley.locate(slot.width, at)
    used, end = 0, index
    while end < len(pieces) and used + pieces[end].rows <= rows:
        used += pieces[end].rows
        end += 1
    if end < len(pieces):
        back = end
        while back > index and pieces[back - 1].keep:
            back -= 1
        end = back if back > index else end
    return tuple(pieces[index:end]), galley.after(pieces, end)


def fits(galley: Galley, slots: Sequence[Slot]) -> bool:
    """Does the whole story go into the slots?"""
    at = Cursor()
    for slot in slots:
        _, at = fill_column(galley, at, slot, slot.rows)
    return at == galley.end


def fill(galley: Galley, slots: Sequence[Slot]) -> Filling:
    """Fill the slots and level their ends."""
    if not slots:
        pieces, _ = galley.locate(galley.grid.column_width, Cursor())
        return Filling((), tuple(pieces), 0, 0, 0)
    if not fits(galley, slots):
        return _filling(galley, slots, [slot.rows for slot in slots], 0)
    ends = sorted({row for slot in slots for row in range(slot.row, slot.end + 1)})
    low, high = 0, len(ends) - 1
    while low < high:  # the highest common end at which everything fits
        middle = (low + high) // 2
        if fits(galley, [_cut(slot, ends[middle]) for slot in slots]):
            high = middle
        else:
            low = middle + 1
    target = ends[low]
    white = max(slot.end for slot in slots) - target
    best: Filling | None = None
    full = [_cut(slot, target).rows for slot in slots]
    spare = sum(full) - sum(piece.rows for piece in galley.locate(slots[0].width, Cursor())[0])
    for heights in _heights(full, spare):
        found = _filling(galley, slots, heights, white)
        if not found.rest and (best is None or _cost(found) < _cost(best)):
            best = found
            if _cost(found)[:2] == (0, 0):
                break
    return best or _filling(galley, slots, full, white)


def _cut(slot: Slot, end: int) -> Slot:
    return slot._replace(rows=max(0, min(slot.end, end) - slot.row))


def _heights(full: Sequence[int], spare: int) -> Iterator[list[int]]:
    """Ways to make columns one row shorter, ``spare`` at most: as many as can be, the right ones first; none last."""
    count = min(len(full), 10)
    ways = [way for way in range(1 << count) if way.bit_count() <= spare]
    ways.sort(key=lambda way: (-way.bit_count(), -way))
    for way in ways:
        yield [max(0, rows - (way >> i & 1)) for i, rows in enumerate(full)] if way else list(full)


def _filling(galley: Galley, slots: Sequence[Slot], heights: Sequence[int], white: int) -> Filling:
    columns, at = [], Cursor()
    keeps = widows = 0
    for slot, rows in zip(slots, heights, strict=True):
        pieces, at = fill_column(galley, at, slot, rows)
        columns.append(Column(slot, pieces, sum(piece.rows for piece in pieces)))
        widows += bool(len(columns) > 1 and pieces and pieces[0].widow)
        keeps += bool(pieces and pieces[-1].keep and at != galley.end)
    rest, index = galley.locate(slots[-1].width, at)
    return Filling(tuple(columns), tuple(rest[index:]), white, widows, keeps)


def _cost(filling: Filling) -> tuple[int, int, int]:
    """Keeps, widows, spread of the ends."""
    ends = [column.slot.row + column.used for column in filling.columns if column.pieces]
    return filling.keeps, filling.widows, max(ends) - min(ends) if ends else 0
