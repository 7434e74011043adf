"""转版: the areas that one story runs through, from page to page, joined into threads.

Both ends say so (转 and 接), as both are printed (下转, 上接), and both must agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from layout.diagnostic import Diagnostic, diagnose
from layout.model import PageSpec, Placement


class _Place(NamedTuple):
    """An area that a story stands in; places compare in the order of the issue."""

    number: int  #: of the page
    order: int  #: of the area in the page map
    page: str
    placement: Placement


def join(pages: Sequence[PageSpec], listed: Sequence[str], problems: list[Diagnostic]) -> tuple[PageSpec, ...]:
    """The pages with both ends of every thread known by page and area; an end that meets no other is cut off.

    ``listed`` are all pages of the issue; what turns to one of them that was not read is taken on trust.
    """
    stories: dict[str, list[_Place]] = defaultdict(list)
    for number, page in enumerate(pages):
        for order, placement in enumerate(page.placements):
            if placement.story and (placement.onward or placement.origin):
                stories[placement.story].append(_Place(number, order, page.id, placement))
    read = {page.id for page in pages}
    joined = {
        (place.page, place.placement.area): place.placement._replace(onward=None, origin=None)
        for places in stories.values()
        for place in places
    }
    for places in stories.values():
        for place in places:
            _follow(place, places, read, listed, joined, problems)
        for place in places:
            _meet(place, places, joined, problems)
    return tuple(
        page._replace(placements=tuple(joined.get((page.id, p.area), p) for p in page.placements)) for page in pages
    )


def _follow(
    place: _Place, places: Sequence[_Place], read: set[str], listed: Sequence[str],
    joined: dict[tuple[str, str], Placement], problems: list[Diagnostic],
) -> None:  # fmt: skip
    """Join a place to the one that its story goes on in."""
    onward, key = place.placement.onward, (place.page, place.placement.area)
    if onward is None:
        return
    page = onward.page or place.page
    if page not in read:
        if page in listed:
            joined[key] = joined[key]._replace(onward=onward)
        else:
            story = place.placement.story or ""
            problems.append(diagnose("jump-page", onward.at, story=story, page=page, known=tuple(listed)))
        return
    taken = {(p.origin.page, p.origin.area): p for p in joined.values() if p.origin}
    met = [other for other in places if other is not place and other.page == page and _answers(place, other)]
    met = [other for other in met if not joined[other.page, other.placement.area].origin]
    if not met or key in taken:
        problems.append(diagnose("jump-nowhere", onward.at, story=place.placement.story or "", page=page))
    elif met[0][:2] <= place[:2]:
        problems.append(diagnose("jump-back", onward.at, page=page))
    else:
        there = met[0].page, met[0].placement.area
        origin = met[0].placement.origin
        assert origin is not None
        joined[key] = joined[key]._replace(onward=onward._replace(page=there[0], area=there[1]))
        joined[there] = joined[there]._replace(origin=origin._replace(page=key[0], area=key[1]))


def _answers(place: _Place, other: _Place) -> bool:
    """Does ``other`` say that it comes from ``place``?"""
    onward, origin = place.placement.onward, other.placement.origin
    if onward is None or origin is None or (onward.area and onward.area != other.placement.area):
        return False
    return (origin.page or other.page) == place.page and origin.area in ("", place.placement.area)


def _meet(
    place: _Place, places: Sequence[_Place], joined: dict[tuple[str, str], Placement], problems: list[Diagnostic]
) -> None:
    """Report a place that says where its story comes from, but nothing there turns to it."""
    origin = place.placement.origin
    if origin and not joined[place.page, place.placement.area].origin:
        page = origin.page or place.page
        before = [p for p in places if p.page == page and origin.area in ("", p.placement.area)]
        forked = any(joined[p.page, p.placement.area].onward for p in before)
        code = "jump-forked" if forked else "jump-unmet"
        problems.append(diagnose(code, origin.at, story=place.placement.story or "", page=page))
