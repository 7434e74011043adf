"""Filling the columns of a story and ending them level (齐尾).

What column ends minimise, in this order: lines left over, keeps broken, widow lines, how far the ends differ (one row
is level), paragraphs set a line longer or shorter, the last row of difference; of equal ones the right columns are the
shorter. The leading never gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from layout.flow.galley import Cursor, Galley, Looseness, Piece
from layout.plan.areas import Slot

HOLE = 3  #: rows that a column may end above the others, unless nothing else can be
LEVEL = 1  #: rows of difference that count as level
BEGIN = Cursor()  #: of a story
CHANGED = 2  #: paragraphs at most that are set longer or shorter
TRIES = 20_000  #: rows filled to find those: 400 tries for a story of 50 rows, and few need ten


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
    spread: int = 0  #: rows by which the ends differ
    loose: Looseness = ()  #: paragraphs set a line longer or shorter

    @property
    def short(self) -> int:
        """The columns that have these rows; others of the area may end above them."""
        foot = max((column.slot.end for column in self.columns), default=0)
        return sum(column.slot.end > foot - self.white for column in self.columns)

    def cost(self) -> tuple[int, int, int, int, int, int]:
        """What is to be least, the gravest first."""
        uneven = max(0, self.spread - LEVEL)
        return len(self.rest), self.keeps, self.widows, uneven, len(self.loose), self.spread


def fits(galley: Galley, slots: Sequence[Slot], start: Cursor = BEGIN) -> bool:
    """Does the story from ``start`` on go into the slots, nothing kept with the next left at a column's foot?"""
    at = start
    for slot in slots:
        pieces, index = galley.locate(slot, at)
        kept = end = _brim(pieces, index, slot.rows)
        while end < len(pieces) and kept > index and pieces[kept - 1].keep:
            kept -= 1
        at = galley.after(pieces, kept if kept > index else end)
    return at == galley.end


def _brim(pieces: Sequence[Piece], index: int, rows: int) -> int:
    """The end of the pieces from ``index`` on that go into ``rows``."""
    while index < len(pieces) and pieces[index].rows <= rows:
        rows -= pieces[index].rows
        index += 1
    return index


def fill(galley: Galley, slots: Sequence[Slot], start: Cursor = BEGIN) -> Filling:
    """Fill the slots with the story from ``start`` on and level their ends.

    Paragraphs are set longer or shorter only where that mends something.
    """
    if not slots:
        pieces, index = galley.locate(Slot(0, galley.grid.column_width, 0, 0), start)
        return Filling((), tuple(pieces[index:]), 0, 0, 0)
    best = _filled(galley, slots, start)
    if any(best.cost()[:4]) and _near(best):
        rows = sum(column.used for column in best.columns)
        for loose in islice(_loosenesses(galley.choices(slots[0].width)), max(1, TRIES // max(1, rows))):
            if len(loose) > len(best.loose) and not any(best.cost()[:4]):
                break
            other = galley.loosened(loose)
            if _poured(other, slots, start)[1] == other.end:
                best = min(best, _filled(other, slots, start)._replace(loose=loose), key=Filling.cost)
    return best


def _near(best: Filling) -> bool:
    """Whether paragraphs set a line shorter may take in what is left over: as many lines as that, and what is free."""
    free = sum(column.slot.rows - column.used for column in best.columns)
    return sum(piece.rows for piece in best.rest) <= CHANGED + free


def _loosenesses(choices: Sequence[tuple[int, int]]) -> Iterator[Looseness]:
    """The ways to set up to ``CHANGED`` paragraphs longer or shorter, the fewest first."""
    for count in range(1, CHANGED + 1):
        for loose in combinations(choices, count):
            if len({block for block, _ in loose}) == count:
                yield loose


def pour(galley: Galley, slots: Sequence[Slot], start: Cursor) -> tuple[Filling, Cursor] | None:
    """Fill the slots to their feet with a story that goes on elsewhere; None where all of it goes in.

    PAGES 3: a story turns in the middle of a paragraph, and leaves no last line of one over.
    """
    if not slots or fits(galley, slots, start):
        return None
    target = max(slot.end for slot in slots)
    best: tuple[tuple[int, int, int, int, tuple[int, ...]], Cursor, _Way] | None = None
    for at, way in _ways(galley, slots, start, target, HOLE).items():
        pieces, index = galley.locate(slots[-1]._replace(strips=()), at)
        widow = index < len(pieces) and pieces[index].widow
        cost = way.keeps, way.widows + widow, int(at.glyph == 0), sum(way.short), way.short
        if at != galley.end and (best is None or (cost, at) < best[:2]):
            best = cost, at, way
    if best is None:
        return None
    _, at, way = best
    return _filling(galley, slots, way.counts, 0, start)._replace(rest=()), at


def _filled(galley: Galley, slots: Sequence[Slot], start: Cursor) -> Filling:
    """The best filling with the paragraphs as they are."""
    if not _goes_in(galley, slots, start):
        return _filling(galley, slots, _poured(galley, slots, start)[0], 0, start)
    ends = sorted({row for slot in slots for row in range(slot.row, slot.end + 1)})
    found: Filling | None = None
    for spread in range(max(slot.rows for slot in slots) + 1):
        if found and (spread > HOLE or not (found.keeps or found.widows)):
            break
        for target in _targets(galley, slots, ends, spread, start):
            levelled = _level(galley, slots, target, spread, start)
            if levelled and (found is None or levelled.cost() < found.cost()):
                found = levelled._replace(white=max(slot.end for slot in slots) - target)
    assert found  # the widest spread allows every filling
    return found


def _goes_in(galley: Galley, slots: Sequence[Slot], start: Cursor) -> bool:
    """Does all of the story go in, whatever it costs?"""
    if _poured(galley, slots, start)[1] == galley.end:
        return True
    if len({slot.width for slot in slots}) == 1 and not any(slot.strips for slot in slots) and not galley.tables:
        return False
    # lines broken anew, or a table's head said again, may take less room where a column before them ends early
    deepest = max(slot.rows for slot in slots)
    return galley.end in _ways(galley, slots, start, max(slot.end for slot in slots), deepest)


def _targets(galley: Galley, slots: Sequence[Slot], ends: Sequence[int], spread: int, start: Cursor) -> Iterator[int]:
    """The rows at which columns may end that differ by ``spread``, the highest first."""
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high) // 2
        if _poured(galley, [_cut(slot, ends[middle]) for slot in slots], start)[1] == galley.end:
            high = middle
        else:
            low = middle + 1
    # what a lower end leaves free must go into the difference of the ends
    least = sum(_cut(slot, ends[low]).rows for slot in slots)
    for row in ends[low:]:
        if sum(_cut(slot, row).rows for slot in slots) - least > (spread + 1) * len(slots):
            break
        yield row


def _cut(slot: Slot, end: int) -> Slot:
    return slot._replace(rows=max(0, min(slot.end, end) - slot.row))


def _poured(galley: Galley, slots: Sequence[Slot], start: Cursor) -> tuple[list[int], Cursor]:
    """Fill slots to the brim: the pieces in each, and where that ends."""
    counts, at = [], start
    for slot in slots:
        pieces, index = galley.locate(slot, at)
        end = _brim(pieces, index, slot.rows)
        counts.append(end - index)
        at = galley.after(pieces, end)
    return counts, at


class _Way(NamedTuple):
    """The cheapest way to a cursor over the first columns."""

    keeps: int
    widows: int
    short: tuple[int, ...]  #: rows by which each column ends above the target
    counts: tuple[int, ...]  #: pieces in each


def _level(galley: Galley, slots: Sequence[Slot], target: int, spread: int, start: Cursor) -> Filling | None:
    """The best filling whose columns all end at ``target`` or up to ``spread`` rows above it."""
    best = _ways(galley, slots, start, target, spread).get(galley.end)
    return _filling(galley, slots, best.counts, max(best.short), start) if best else None


def _ways(galley: Galley, slots: Sequence[Slot], start: Cursor, target: int, spread: int) -> dict[Cursor, _Way]:
    """The best way to every place that the columns may end with, each ``target`` or up to ``spread`` rows above it."""
    ways: dict[Cursor, _Way] = {start: _Way(0, 0, (), ())}
    for number, slot in enumerate(slots):
        full = _cut(slot, target).rows
        further: dict[Cursor, _Way] = {}
        for at, way in ways.items():
            for to, count, short, keep, widow in _ends(galley, slot, at, full, spread):
                new = _Way(
                    way.keeps + keep, way.widows + (widow and number > 0), (*way.short, short), (*way.counts, count)
                )
                if to not in further or new < further[to]:
                    further[to] = new
        ways = further
    return ways


def _ends(
    galley: Galley, slot: Slot, at: Cursor, full: int, spread: int
) -> Iterator[tuple[Cursor, int, int, bool, bool]]:
    """Where a column may end: the cursor, its pieces, the rows short of full, a keep broken, a widow at its head."""
    pieces, index = galley.locate(slot, at)
    used, end = 0, index
    widow = index < len(pieces) and pieces[index].widow
    while True:
        if used >= full - spread and not (end < len(pieces) and not pieces[end].rows):  # not in the middle of a row
            keep = index < end < len(pieces) and pieces[end - 1].keep
            yield galley.after(pieces, end), end - index, full - used, keep, widow and end > index
        if end == len(pieces) or used + pieces[end].rows > full:
            break
        used += pieces[end].rows
        end += 1


def _filling(galley: Galley, slots: Sequence[Slot], counts: Sequence[int], spread: int, start: Cursor) -> Filling:
    """The slots with so many pieces in each."""
    columns, at = [], start
    keeps = widows = 0
    for slot, count in zip(slots, counts, strict=True):
        every, index = galley.locate(slot, at)
        pieces = tuple(every[index : index + count])
        at = galley.after(every, index + count)
        columns.append(Column(slot, pieces, sum(piece.rows for piece in pieces)))
        widows += bool(len(columns) > 1 and pieces and pieces[0].widow)
        keeps += bool(pieces and pieces[-1].keep and at != galley.end)
    rest, index = galley.locate(slots[-1]._replace(strips=()), at)
    return Filling(tuple(columns), tuple(rest[index:]), 0, widows, keeps, spread)
