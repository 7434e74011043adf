"""Where a line ends: first fit, 先挤进后推出, from any offset and into any sequence of measures.

CLREQ "Prohibition Rules": what may not start a line is first squeezed into the line before it, else the last
character of that line is taken down. One changed 字 does not re-break the lines above it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from layout.text.cut import Cut, Measures, emergency, endless, lone_character
from layout.text.paragraph import Prepared
from layout.text.price import VISIBLE, Model, cut_price, model
from layout.text.squeeze import STYLES
from layout.units import EM, Mem

__all__ = ["Cut", "Measures", "break_from"]


def break_from(par: Prepared, start: int, measures: Measures, indent: Mem, turns: Sequence[int] = ()) -> list[Cut]:
    """Break the glyphs from ``start`` on into lines.

    ``indent`` is the first line's, 0 on resuming; ``turns`` are glyphs before which a line must end, in order.
    """
    cuts: list[Cut] = []
    sums = model(par, turns) if par.rules.tighten else None
    first = start
    for end in (*(turn for turn in turns if turn > start), par.end):
        while first < end:
            measure = measures(len(cuts))
            room = measure - indent
            last = _fill(par, first, end, room)
            forced = last is None or (last < end and endless(par, last, end, measure))
            if last is None or forced:
                last = emergency(par, first, end, room)
            elif sums and last < end:
                last = _ease(sums, first, last, room)
            cuts.append(Cut(first, last, measure, indent, forced, last == end < par.end))
            if last < end and _opens(par, cuts[-1]) and len(cuts) > 1 and cuts[-2].last not in turns:
                sums = sums or model(par, turns)
                _look_back(sums, cuts, end)
            first, indent = cuts[-1].last, 0
    if len(cuts) > 1 and cuts[-2].last not in turns and lone_character(par, cuts[-1].first):
        _join_lone_character(sums or model(par, turns), cuts)
    return cuts


def _fill(par: Prepared, first: int, end: int, room: Mem) -> int | None:
    """The end of the line that starts at ``first``; None where nothing that may stand on a line fits."""
    squeezed = _furthest(par, first, end, room, par.lean, par.least, par.least_trim)
    if squeezed is None or STYLES[par.rules.marks].pull == "always":
        return squeezed
    natural = _furthest(par, first, end, room, par.pen, par.kern, par.end_trim)
    return natural if natural is not None and par.width(first, natural) == room else squeezed


def _ease(sums: Model, first: int, last: int, room: Mem) -> int:
    """The end of a line that only fits where its 字 close up (紧排): one break earlier, if that is cheaper."""
    par = sums.par
    closes = par.places(first, par.seen(first, last)) * par.rules.tighten
    at = par.allowed.rfind(1, first + 1, last)
    if at < 0 or par.least_width(first, last) + closes <= room:
        return last
    return at if sums.price(first, at, room) < sums.price(first, last, room) else last


def _opens(par: Prepared, cut: Cut) -> bool:
    """Would the line open visibly?"""
    slack = cut.measure - cut.indent - par.width(cut.first, cut.last)
    return slack > (cut.last - cut.first - 1) * VISIBLE


def _look_back(sums: Model, cuts: list[Cut], end: int) -> None:
    """End the line before one allowed break earlier or later, if the two lines together become cheaper."""
    par = sums.par
    before, last = cuts[-2:]
    if before.forced or last.forced:
        return
    best = cut_price(sums, before) + cut_price(sums, last)
    for at in (par.allowed.rfind(1, before.first + 1, before.last), par.allowed.find(1, before.last + 1, last.last)):
        if at < 0 or par.least_width(before.first, at) > before.measure - before.indent:
            continue
        to = _fill(par, at, end, last.measure)
        if to is None or to >= end or endless(par, to, end, last.measure):
            continue
        pair = before._replace(last=at), last._replace(first=at, last=to)
        price = cut_price(sums, pair[0]) + cut_price(sums, pair[1])
        if price < best:
            best, cuts[-2:] = price, pair


def _furthest(
    par: Prepared, first: int, end: int, room: Mem, sums: list[Mem], moved: dict[int, Mem], trims: dict[int, Mem]
) -> int | None:
    """The last place where a line from ``first`` may end and still fit.

    ``sums`` are the widths, ``moved`` the boundaries' shifts and ``trims`` what ends lose, natural or squeezed: what
    ``Prepared.width`` and ``least_width`` take, asked here for thousands of places.
    """
    allowed, tail = par.allowed, par.tail
    limit = sums[first] + moved.get(first, 0) + par.start_trim.get(first, 0) + room
    last = min(bisect_right(sums, limit + EM, first + 1) - 1, end)  # a mark at the end gives up an em at most
    while last < end and last + 1 in tail:  # spaces at a line's end take no room
        last += 1
    while last > first:
        if allowed[last] or last == end:
            seen = tail.get(last, last)
            if seen <= first or sums[seen] - trims.get(seen, 0) <= limit:
                return last
        last -= 1
    return None


def _join_lone_character(sums: Model, cuts: list[Cut]) -> None:
    """孤字不成行: a last line of one 字 gets one more from the line above, if the two become cheaper by it.

    CLREQ "Orphans": pull one character down from the previous line, which is stretched evenly.
    """
    par = sums.par
    before, last = cuts[-2:]
    at = par.allowed.rfind(1, before.first + 1, before.last)
    if before.forced or at < 0 or par.least_width(at, last.last) > last.measure:
        return
    pair = before._replace(last=at), last._replace(first=at)
    if sum(cut_price(sums, cut) for cut in pair) < cut_price(sums, before) + cut_price(sums, last):
        cuts[-2:] = pair
