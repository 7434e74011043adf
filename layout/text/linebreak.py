"""Where a line ends: first fit, 先挤进后推出, from any offset and into any sequence of measures.

CLREQ "Prohibition Rules": what may not start a line is first squeezed into the line before it, else the last
character of that line is taken down. One changed 字 does not re-break the lines above it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from layout.text.paragraph import Prepared
from layout.text.squeeze import STYLES
from layout.units import EM, Mem


class Cut(NamedTuple):
    """A line as broken, not yet justified: glyphs ``first`` to ``last - 1`` in ``measure`` less ``indent``."""

    first: int
    last: int
    measure: Mem
    indent: Mem
    forced: bool  #: broken inside an unbreakable sequence that no line can hold


Measures = Callable[[int], Mem]  #: the measure of the line with this number, counted from where breaking began


def break_from(
    par: Prepared, start: int, measures: Measures, indent: Mem, turns: Sequence[int] = ()
) -> list[Cut]:
    """Break the glyphs from ``start`` on into lines.

    ``indent`` is the first line's, 0 on resuming; ``turns`` are glyphs before which a line must end, in order.
    """
    cuts: list[Cut] = []
    first = start
    for end in (*(turn for turn in turns if turn > start), par.end):
        while first < end:
            measure = measures(len(cuts))
            room = measure - indent
            last = _fill(par, first, end, room)
            forced = last is None or (last < end and _endless(par, last, end, measure))
            if last is None or forced:
                last = _emergency(par, first, end, room)
            cuts.append(Cut(first, last, measure, indent, forced))
            first, indent = last, 0
    if len(cuts) > 1 and cuts[-2].last not in turns:
        _join_lone_character(par, cuts)
    return cuts


def _fill(par: Prepared, first: int, end: int, room: Mem) -> int | None:
    """The end of the line that starts at ``first``; None where nothing that may stand on a line fits."""
    squeezed = _furthest(par, first, end, room, par.lean, par.least_width)
    if squeezed is None or STYLES[par.rules.marks].pull == "always":
        return squeezed
    natural = _furthest(par, first, end, room, par.pen, par.width)
    return natural if natural is not None and par.width(first, natural) == room else squeezed


def _furthest(
    par: Prepared, first: int, end: int, room: Mem, sums: list[Mem], width: Callable[[int, int], Mem]
) -> int | None:
    """The last place where a line from ``first`` may end and still fit."""
    # What the ends of a line give up (a blank half, a space, a boundary's own shift) is bounded by four em.
    last = min(bisect_right(sums, sums[first] + room + 4 * EM, first + 1) - 1, end)
    allowed = par.allowed
    while last < end and last + 1 in par.tail:  # spaces at a line's end take no room
        last += 1
    while last > first:
        if (allowed[last] or last == end) and width(first, last) <= room:
            return last
        last -= 1
    return None


def _endless(par: Prepared, first: int, end: int, measure: Mem) -> bool:
    """Does an unbreakable sequence start at ``first`` that no line holds? Then it may as well start on this one."""
    last = par.allowed.find(1, first + 1, end)
    return par.least_width(first, last if last > 0 else end) > measure


def _emergency(par: Prepared, first: int, end: int, room: Mem) -> int:
    """Break an unbreakable sequence that is longer than the line: as much as fits, at least one character."""
    last = _cluster_end(par, first)
    while last < end and par.least_width(first, _cluster_end(par, last)) <= room:
        last = _cluster_end(par, last)
    return last


def _cluster_end(par: Prepared, glyph: int) -> int:
    """The end of the glyphs that belong to the same character as ``glyph``."""
    return glyph + 1 if par.offsets is None else bisect_right(par.offsets, par.offsets[glyph])


def _join_lone_character(par: Prepared, cuts: list[Cut]) -> None:
    """孤字不成行: a last line of one 字 gets one more from the line above, if that does not open too far.

    CLREQ "Orphans": pull one character down from the previous line, which is stretched evenly.
    """
    before, last = cuts[-2], cuts[-1]
    if par.width(last.first, last.last) >= 3 * EM or sum(map(_solid, par.text[par.offset(last.first) :])) > 1:
        return
    at = before.last - 1
    while at > before.first and not par.allowed[at]:
        at -= 1
    room = before.measure - before.indent
    gaps = at - before.first - 1
    if at <= before.first or before.forced or room - par.width(before.first, at) > gaps * EM // 8:
        return
    if par.least_width(at, last.last) <= last.measure:
        cuts[-2:] = [before._replace(last=at), last._replace(first=at)]


def _solid(char: str) -> bool:
    return char.isalnum()
