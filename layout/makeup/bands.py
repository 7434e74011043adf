"""How deep each band of a page map is: fixed, as deep as its copy, or what the others leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from layout.diagnostic import Diagnostic, diagnose
from layout.model import Band, Depth
from layout.plan.areas import Part, areas

GoesIn = Callable[[str, tuple[Part, ...]], bool]  #: is an area of this shape deep enough for its copy?


class Depths(NamedTuple):
    """The rows of each band, and what the plan came to before it was cut to the page."""

    rows: tuple[int, ...]
    planned: int


def depths(bands: Sequence[Band], rows: int, goes_in: GoesIn) -> Depths:
    """The depth of every band of a page of ``rows``; the planned sum differs from it where the bands do not add up."""
    found = [band.rows if band.depth is Depth.FIXED else 0 for band in bands]
    for number, band in enumerate(bands):
        if band.depth is Depth.FIT:
            found[number] = _fit(bands, found, number, rows, goes_in)
    rest = next((number for number, band in enumerate(bands) if band.depth is Depth.REST), None)
    if rest is not None:
        found[rest] = max(1, rows - sum(found))
    planned = sum(found)
    over = planned - rows
    for number in reversed(range(len(found))):  # what does not go on the page is cut from its foot
        take = min(max(0, over), found[number] - 1)
        found[number] -= take
        over -= take
    return Depths(tuple(found), planned)


def _fit(bands: Sequence[Band], found: Sequence[int], number: int, rows: int, goes_in: GoesIn) -> int:
    """The least depth of band ``number`` at which the areas that end in it hold their copy."""
    settled = [
        name
        for name in dict.fromkeys(bands[number].areas)
        if all(
            other.depth is Depth.FIXED or at == number or (other.depth is Depth.FIT and at < number)
            for at, other in enumerate(bands)
            if name in other.areas
        )
    ]

    def holds(depth: int) -> bool:
        trial = [*found[:number], depth, *found[number + 1 :]]
        shapes = areas(bands, trial)
        return all(goes_in(name, shapes[name]) for name in settled)

    low, high = 1, rows
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low


def add_up(bands: Sequence[Band], result: Depths, rows: int) -> list[Diagnostic]:
    """What to tell the editor where the bands do not add up to the page."""
    over = result.planned - rows
    if not over:
        return []
    flexible = [band for band in bands if band.depth is not Depth.FIT] or list(bands)
    names = list(dict.fromkeys(name for band in flexible for name in band.areas))
    code = "page-over" if over > 0 else "page-short"
    return [diagnose(code, bands[0].at, rows=rows, planned=result.planned, change=abs(over), areas=tuple(names))]
