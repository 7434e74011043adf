"""Which inks a page prints with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from layout.paper import Artwork, Fill, GlyphRun, Item, Missing, Page, PathFill, Picture, PlacedPage
from layout.style import REGISTRATION, Colour

PROCESS = tuple(Colour(name, inks) for name, inks in zip(
    "CMYK", ((1000, 0, 0, 0), (0, 1000, 0, 0), (0, 0, 1000, 0), (0, 0, 0, 1000)), strict=True
))  # fmt: skip


def inks_of(page: Page) -> tuple[Colour, ...]:
    """The inks that ``page`` may use: C M Y K, then its spots, each as a colour of that ink alone.

    A page in full colour has all four, since its pictures have; any other K and what its colours ask for.
    """
    colours = {colour for frame in page.frames for item in frame.items for colour in _colours(item)} - {REGISTRATION}
    wanted = [page.colour_class == "full"] * 3 + [True]
    for colour in colours:
        if not colour.spot:
            wanted = [want or bool(tone) for want, tone in zip(wanted, colour.cmyk, strict=True)]
    spots = sorted(colour for colour in colours if colour.spot)
    return (*(ink for ink, want in zip(PROCESS, wanted, strict=True) if want), *spots)


def _colours(item: Item) -> Iterator[Colour]:
    match item:
        case GlyphRun():
            yield item.outline.colour if item.outline else item.colour
        case Fill() | PathFill():
            yield item.colour
        case Artwork():
            yield from (outline.colour for outline in item.fills)
        case PlacedPage():
            yield from item.inks
        case Picture() | Missing():
            return
        case _:
            assert_never(item)
