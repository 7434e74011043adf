"""Changes of the page map: rows that go from one band to another, or to and from the band that takes the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from layout.fit.candidate import Candidate, Case, candidate
from layout.fit.yamledit import deepen
from layout.makeup.page import MadeUp
from layout.model import Band, Depth, PageSpec
from layout.spec.pagemap import MASTHEADS

MOST = 12  #: rows that move at once
STORY, PICTURE = 20, 12  #: what it costs to move rows between stories; the same where only pictures give or take them
EACH = 3  #: and each of these rows
FITTED = 45  #: to let a band follow its copy from now on


def moved(case: Case) -> Iterator[Candidate]:
    """Rows for the bands of a story that is over, from another; rows of a short one for another."""
    for spec in case.specs():
        made = case.state.pages[spec.id]
        numbers = range(len(spec.bands))
        for at, other in product(numbers, numbers):
            if at != other and case.fit.story:
                yield from _exchanged(case, spec, made, at, other)
        if not case.fit.story:
            yield from _summed(case, spec, made)


def fitted(case: Case) -> Iterator[Candidate]:
    """A band that is as deep as its copy, where another takes the rest."""
    for spec in case.specs():
        if not any(band.depth is Depth.REST for band in spec.bands):
            continue
        areas = {part.area for part in case.fit.parts if part.page == spec.id}
        for number, band in enumerate(spec.bands):
            if band.depth is Depth.FIXED and areas & set(band.areas) and not set(band.areas) & set(MASTHEADS):
                file = case.files[band.at.file]
                word = "fit" if band.at.file and _english(file.text) else "随文"
                edit = deepen(file, spec.bands, number, word)
                yield candidate("fitted", FITTED, (edit,), page=spec.id, band=number + 1, areas=_areas(band), word=word)


def _exchanged(case: Case, spec: PageSpec, made: MadeUp, own: int, other: int) -> Iterator[Candidate]:
    """Rows for the band ``own`` from the band ``other``; the other way round for a story that is short."""
    bands, pair = spec.bands, (spec.bands[own], spec.bands[other])
    net = _lines(case, spec, own) - _lines(case, spec, other)
    if net <= 0 or any(band.depth is Depth.FIT or set(band.areas) & set(MASTHEADS) for band in pair):
        return
    rest = any(band.depth is Depth.REST for band in bands)
    spare = 8 * (rest and all(band.depth is Depth.FIXED for band in pair))  # two numbers where one would do
    pictures = _only_pictures(case, pair[1])
    sign = 1 if case.over else -1
    giver, taker = (other, own) if case.over else (own, other)
    needed = case.fit.over if case.over else case.fit.short * max(1, case.fit.columns)
    least = max(1, -(-needed // net), case.fit.lacking)
    for rows in (least, least + 1) if case.over else (least, least - 1, least + 1, least - 2):
        if not 1 <= rows <= min(MOST, made.choices.depths[giver] - 1):
            continue
        edits = [
            deepen(case.files[bands[number].at.file], bands, number, str(bands[number].rows + change))
            for number, change in ((own, sign * rows), (other, -sign * rows))
            if bands[number].depth is Depth.FIXED
        ]
        cost = (PICTURE if pictures else STORY) + EACH * rows + spare + abs(own - other)
        yield candidate(
            "moved", cost, edits, page=spec.id, rows=rows, more=taker + 1, more_areas=_areas(bands[taker]),
            less=giver + 1, less_areas=_areas(bands[giver]),
        )  # fmt: skip


def _summed(case: Case, spec: PageSpec, made: MadeUp) -> Iterator[Candidate]:
    """Bands that add up: one deeper or less deep, or taking the rest."""
    change = case.fit.short - case.fit.over
    rest = any(band.depth is Depth.REST for band in spec.bands)
    for number, band in enumerate(spec.bands):
        if band.depth is not Depth.FIXED or set(band.areas) & set(MASTHEADS) or not change:
            continue
        file = case.files[band.at.file]
        if band.rows + change >= 1:
            edit = deepen(file, spec.bands, number, str(band.rows + change))
            cost = (PICTURE if _only_pictures(case, band) else STORY) + EACH * abs(change)
            yield candidate(
                "deepened" if change > 0 else "flattened", cost, (edit,), page=spec.id, band=number + 1,
                areas=_areas(band), rows=abs(change),
            )  # fmt: skip
        if not rest:
            edit = deepen(file, spec.bands, number, "*")
            yield candidate("rest", FITTED, (edit,), page=spec.id, band=number + 1, areas=_areas(band))


def _lines(case: Case, spec: PageSpec, number: int) -> int:
    """The lines of the story that a row more of a band holds."""
    found = 0
    for part in case.fit.parts:
        cells = spec.bands[number].areas.count(part.area) if part.page == spec.id else 0
        outcome = next((o for _, o in case.state.outcomes(case.fit.story) if o.placement.area == part.area), None)
        if cells and outcome:
            own = outcome.placement.box or outcome.placement.columns
            found += max(1, len(part.columns)) if own else cells
    return found


def _only_pictures(case: Case, band: Band) -> bool:
    figures: Mapping[str, bool] = {
        outcome.placement.area: bool(outcome.figure) for made in case.state.pages.values() for outcome in made.outcomes
    }
    others = {area for area in band.areas if area not in {part.area for part in case.fit.parts}}
    return bool(others) and all(figures.get(area, False) for area in others)


def _areas(band: Band) -> tuple[str, ...]:
    return tuple(dict.fromkeys(band.areas))


def _english(text: str) -> bool:
    return text.startswith("map:") or "\nmap:" in text
