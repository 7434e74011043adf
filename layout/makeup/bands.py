"""How deep each band of a page map is: fixed, as deep as its copy, or what the others leave."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from typing import NamedTuple

from layout.diagnostic import Diagnostic, diagnose
from layout.model import Band, Depth
from layout.plan.areas import Part, areas

REACH = 64  #: how many pages deep a band's copy is measured

PATIENCE = 2  #: rows more than its copy needs that a band may have so that no column begins with a widow line

Judge = Callable[[str, tuple[Part, ...]], bool]  #: of the copy in an area of this shape


class Judges(NamedTuple):
    """What an area can be asked."""

    goes_in: Judge  #: is it deep enough for its copy?
    tidy: Judge  #: and without a widow line?


class Depths(NamedTuple):
    """The rows of each band, and what the plan came to before it was cut to the page."""

    rows: tuple[int, ...]
    planned: int
    unknown: tuple[int, ...]  #: bands as deep as their copy in which no copy ends


def depths(bands: Sequence[Band], rows: int, movable: Container[str], judges: Judges) -> Depths:
    """The depth of every band of a page of ``rows``; the planned sum differs from it where the bands do not add up.

    ``movable`` are the areas that hold stories.
    """
    found = [band.rows if band.depth is Depth.FIXED else 0 for band in bands]
    unknown = []
    for number, band in enumerate(bands):
        if band.depth is Depth.FIT:
            settled = [name for name in _settled(bands, number) if name in movable]
            found[number] = _fit(bands, found, number, rows, settled, judges)
            unknown += [] if settled else [number]
    rest = next((number for number, band in enumerate(bands) if band.depth is Depth.REST), None)
    if rest is not None:
        found[rest] = max(1, rows - sum(found))
    planned = sum(found)
    over = planned - rows
    for number in reversed(range(len(found))):  # what does not go on the page is cut from its foot
        take = min(max(0, over), found[number] - 1)
        found[number] -= take
        over -= take
    return Depths(tuple(found), planned, tuple(unknown))


def _settled(bands: Sequence[Band], number: int) -> list[str]:
    """The areas of a band whose every other band has its depth by now."""
    return [
        name
        for name in dict.fromkeys(bands[number].areas)
        if all(
            other.depth is Depth.FIXED or at == number or (other.depth is Depth.FIT and at < number)
            for at, other in enumerate(bands)
            if name in other.areas
        )
    ]


def _fit(
    bands: Sequence[Band], found: Sequence[int], number: int, rows: int, settled: Sequence[str], judges: Judges
) -> int:
    """The least depth of band ``number`` at which the ``settled`` areas hold their copy, if need be a little more.

    An area that nothing so deep would mend says so itself, and does not count.
    """

    def held(depth: int, judge: Judge = judges.goes_in) -> list[str]:
        trial = [*found[:number], depth, *found[number + 1 :]]
        shapes = areas(bands, trial)
        return [name for name in settled if judge(name, shapes[name])]

    def holds(depth: int, judge: Judge = judges.goes_in) -> bool:
        return len(held(depth, judge)) == len(settled)

    low, high = 1, rows
    while not holds(high):  # deeper than the page: how far over must be said truly
        if high >= REACH * rows:
            return _fit(bands, found, number, rows, held(high), judges)
        low, high = high, 2 * high
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return next((depth for depth in range(low, low + PATIENCE + 1) if holds(depth, judges.tidy)), low)


def add_up(bands: Sequence[Band], result: Depths, rows: int, movable: Container[str]) -> list[Diagnostic]:
    """What to tell the editor where the bands do not add up to the page; ``movable`` areas hold stories."""
    unknown = [diagnose("fit-unknown", bands[number].at) for number in result.unknown]
    over = result.planned - rows
    if unknown or not over:
        return unknown
    wanted = (Depth.FIXED, Depth.FIT) if over > 0 else (Depth.FIXED,)
    names = list(dict.fromkeys(n for band in bands if band.depth in wanted for n in band.areas if n in movable))
    code = "page-over" if over > 0 else "page-short"
    return [diagnose(code, bands[0].at, rows=rows, planned=result.planned, change=abs(over), areas=tuple(names))]
