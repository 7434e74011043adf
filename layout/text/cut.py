"""A line as broken, and what breakers ask of a paragraph whatever their method."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from layout.text.paragraph import Prepared
from layout.units import EM, Mem


class Cut(NamedTuple):
    """A line as broken, not yet justified: glyphs ``first`` to ``last - 1`` in ``measure`` less ``indent``."""

    first: int
    last: int
    measure: Mem
    indent: Mem
    forced: bool  #: broken inside an unbreakable sequence that no line can hold
    turn: bool = False  #: the line must end here (a turn of the text): it is not opened


Measures = Callable[[int], Mem]  #: the measure of the line with this number, counted from where breaking began


def endless(par: Prepared, first: int, end: int, measure: Mem) -> bool:
    """Does an unbreakable sequence start at ``first`` that no line holds? Then it may as well start on this one."""
    far = min(end, bisect_right(par.lean, par.lean[first] + measure + 4 * EM, first + 1))
    last = par.allowed.find(1, first + 1, far)
    return par.least_width(first, last if last > 0 else far) > measure


def emergency(par: Prepared, first: int, end: int, room: Mem) -> int:
    """Break an unbreakable sequence that is longer than the line: as much as fits, at least one character."""
    last = _cluster_end(par, first)
    while last < end and par.least_width(first, _cluster_end(par, last)) <= room:
        last = _cluster_end(par, last)
    return last


def _cluster_end(par: Prepared, glyph: int) -> int:
    """The end of the glyphs that belong to the same character as ``glyph``."""
    return glyph + 1 if par.offsets is None else bisect_right(par.offsets, par.offsets[glyph])


def lone_character(par: Prepared, first: int) -> bool:
    """孤字: is a last line from ``first`` on a single 字, with its marks? (CLREQ "Orphans")"""
    return par.width(first, par.end) < 4 * EM and sum(map(str.isalnum, par.text[par.offset(first) :])) <= 1
