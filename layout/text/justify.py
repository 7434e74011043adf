"""齐头尾对齐: spending a line's want or excess of space.

CLREQ "Line adjustment": reduction in seven steps, expansion in three, each step at all its places at the same time
and by the same amount (同时、同等量). The mark at the line's end (step 1) is trimmed before, in ``paragraph``.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from layout.text.linebreak import Cut
from layout.text.paragraph import Give, Prepared
from layout.units import Mem


class TextLine(NamedTuple):
    """A set line. Sums are exact: the pen ends at ``width``."""

    first: int  #: glyph range of the paragraph
    last: int
    start: int  #: text range
    end: int
    left: Mem  #: from the measure's left edge to the pen's start
    width: Mem  #: from the pen's start to the last ink's edge: all advances, shifts and spaces, the end trimmed
    shifts: tuple[tuple[int, Mem], ...]  #: (glyph of the paragraph, displacement before it)
    space: Mem  #: letter-space in all …
    gaps: int  #: … over so many boundaries (those that are rigid have it taken back by a shift)
    squeezed: Mem  #: taken from marks, gaps and boundaries to fit
    opened: Mem  #: letter-space of one boundary, rounded; negative where they close (紧排)
    forced: bool
    justified: bool
    steps: tuple[tuple[int, Mem], ...] = ()  #: (step of CLREQ's order, all it gave < 0 or took > 0)


def set_line(par: Prepared, cut: Cut, justified: bool) -> TextLine:
    """Spend the line's space; a line that is not justified is only squeezed where it must be."""
    first, last, measure, indent, forced, _ = cut
    natural = par.width(first, last)
    seen = par.seen(first, last)
    slack = measure - indent - natural
    shifts = _own_shifts(par, first, last)
    space = gaps = squeezed = opened = 0
    steps: list[tuple[int, Mem]] = []
    if slack < 0:
        left_over = _spend(_within(par.shrink, first, seen), -slack, shifts, -1, steps)
        closed = min(left_over, par.places(first, seen) * par.rules.tighten)
        if closed > 0:
            space, gaps, opened = _open(par, first, seen, -closed, shifts)
        left_over -= max(0, closed)
        squeezed = -slack - left_over
        slack = -left_over
    elif slack and justified:
        slack = _spend(_within(par.stretch, first, seen), slack, shifts, 1, steps)
        if slack:
            space, gaps, opened = _open(par, first, seen, slack, shifts)
            slack = 0 if gaps else slack
    width = measure - indent - slack
    return TextLine(
        first, last, par.offset(first), par.offset(last), indent, width,
        tuple(sorted(item for item in shifts.items() if item[1])),
        space, gaps, squeezed, opened, forced, justified, tuple(steps),
    )  # fmt: skip


def set_spaced(par: Prepared, first: int, last: int, width: Mem, space: Mem) -> TextLine:
    """A line of display type squeezed to ``width``, then each boundary opened by ``space``, or closed (negative)."""
    line = set_line(par, Cut(first, last, width, 0, False), False)
    seen = par.seen(first, last)
    total = space * max(0, par.places(first, seen))
    if not total:
        return line
    shifts = dict(line.shifts)
    spent, gaps, opened = _open(par, first, seen, total, shifts)
    return line._replace(
        width=line.width + total, shifts=tuple(sorted(item for item in shifts.items() if item[1])),
        space=spent, gaps=gaps, opened=opened,
    )  # fmt: skip


def _own_shifts(par: Prepared, first: int, last: int) -> dict[int, Mem]:
    """The displacements that belong to the text itself, the line's start trimmed."""
    low = bisect_left(par.shift_at, first + 1)
    high = bisect_left(par.shift_at, last, low)
    shifts = dict(zip(par.shift_at[low:high], par.shift_by[low:high], strict=True))
    edge = par.origin.get(first, 0) - par.start_trim.get(first, 0)
    if edge:
        shifts[first] = edge
    return shifts


def _within(gives: list[Give], first: int, last: int) -> list[Give]:
    """The places inside the line: not its two ends."""
    low = bisect_left(gives, (first + 1,))
    return gives[low : bisect_left(gives, (last,), low)]


def _spend(gives: list[Give], amount: Mem, shifts: dict[int, Mem], sign: int, spent: list[tuple[int, Mem]]) -> Mem:
    """Take ``amount`` from the places, step by step, equally within a step up to each one's limit; what is left."""
    for step in sorted({give.step for give in gives}):
        before = amount
        places = sorted((give.amount, give.at) for give in gives if give.step == step)
        for index, (most, at) in enumerate(places):  # the smallest first, so that the others can take its rest
            share = min(most, -(-amount // (len(places) - index)))
            shifts[at] = shifts.get(at, 0) + sign * share
            amount -= share
        if before > amount:
            spent.append((step, sign * (before - amount)))
        if not amount:
            break
    return amount


def _open(par: Prepared, first: int, last: int, slack: Mem, shifts: dict[int, Mem]) -> tuple[Mem, int, Mem]:
    """Add ``slack`` evenly to the boundaries that are not rigid: (space in all, boundaries in all, one share).

    Where ``slack`` is negative it is taken from them.
    """
    boundaries, places = last - first - 1, par.places(first, last)
    if places <= 0:
        return 0, 0, 0
    space = slack * boundaries // places
    given, at = 0, _closed(par, first + 1, last)
    while at >= 0:  # the exporter adds the space everywhere: take it back where none may be
        back = space * (at - first) // boundaries - space * (at - first - 1) // boundaries
        shifts[at] = shifts.get(at, 0) - back
        given += back
        at = _closed(par, at + 1, last)
    over = space - given - slack
    if over:
        shifts[last - 1] = shifts.get(last - 1, 0) - over
    share = abs(slack) // places
    return space, boundaries, share if slack > 0 else -share


def _closed(par: Prepared, at: int, last: int) -> int:
    """The next boundary from ``at`` on that may not open, -1 for none: a rigid one, or that before a hanging mark."""
    found = par.rigid.find(1, at, last)
    return last - 1 if found < 0 and at < last and last in par.hang else found


def set_lines(par: Prepared, cuts: list[Cut], justify: bool = True) -> list[TextLine]:
    """Set all the lines of a paragraph; the last stays natural, and one before a turn."""
    return [set_line(par, cut, justify and cut.last < par.end and not cut.turn) for cut in cuts]
