"""Where on the finished pages a diagnostic belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layout.diagnostic import Diagnostic
from layout.geometry import Rect, around
from layout.paper import Line, Missing, Page, Picture, PlacedPage

SPOT = 8_000 * 360 // 127  #: side of what is marked where only a point is known: 8 mm


class Place(NamedTuple):
    """A place on a page."""

    page: int  #: of the pages asked about, from 0
    rect: Rect


def places(found: Diagnostic, pages: Sequence[Page]) -> tuple[Place, ...]:
    """The places of a diagnostic, none where it belongs to no page: a picture, a point, an area, a line.

    The pages that it may be on are those that it names, else those that its file is of; all where there are none.
    """
    named = dict(found.args).get("page")
    all_pages = [*enumerate(pages)]
    here = (
        [row for row in all_pages if row[1].id == named]
        or [row for row in all_pages if found.at.file in row[1].files]
        or all_pages
    )
    for way in (_picture, _point, _area, _line, _placement):
        if made := tuple(way(found, here)):
            return made
    return ()


Here = Sequence[tuple[int, Page]]


def _picture(found: Diagnostic, here: Here) -> Iterator[Place]:
    for number, page in here:
        for frame in page.frames:
            for item in frame.items:
                match item:
                    case Picture() | PlacedPage() if item.at == found.at:
                        yield Place(number, item.rect)
                    case Missing() if item.label and item.label == dict(found.args).get("path"):
                        yield Place(number, item.rect)


def _line(found: Diagnostic, here: Here) -> Iterator[Place]:
    """The set line that holds the character at that place, if it is in the line of the file where a text stands."""
    best: tuple[tuple[int, int], int, Line] | None = None
    for number, page in here:
        for frame in page.frames:
            for line in frame.lines:
                at = line.at.line, line.at.column
                within = line.at.file == found.at.file and line.at.line == found.at.line
                if within and at <= (found.at.line, found.at.column) and (best is None or at > best[0]):
                    best = at, number, line
    if best:
        yield Place(best[1], line_box(best[2]))


def _point(found: Diagnostic, here: Here) -> Iterator[Place]:
    x, y = (dict(found.args).get(name) for name in "xy")
    if isinstance(x, int) and isinstance(y, int) and here:
        left, top = (length * 360_000 // 127 for length in (x, y))
        yield Place(here[0][0], Rect(left, top, SPOT, SPOT))


def _area(found: Diagnostic, here: Here) -> Iterator[Place]:
    yield from _frames(dict(found.args).get("area"), here)


def _placement(found: Diagnostic, here: Here) -> Iterator[Place]:
    """The area whose lines in the page's file the place is among; of a story's file its first area."""
    fits = [(fit, number, page) for number, page in here for fit in page.fits]
    before = [row for row in fits if row[0].at.file == found.at.file and row[0].at.line <= found.at.line]
    if before:
        fit, number, page = max(before, key=lambda row: row[0].at.line)
        yield from _frames(fit.area, [(number, page)])
        return
    for number, page in here:
        lines = [line for frame in page.frames for line in frame.lines if line.at.file == found.at.file]
        if lines:
            yield Place(number, line_box(min(lines, key=lambda line: (abs(line.at.line - found.at.line), line.at))))
            return


def _frames(area: object, here: Here) -> Iterator[Place]:
    for number, page in here:
        rects = [frame.rect for frame in page.frames if area and frame.area == area]
        if rects:
            yield Place(number, around(rects))


def line_box(line: Line) -> Rect:
    """A line's em-box; a vertical line's strip."""
    if line.vertical:
        return Rect(line.x, line.top, line.size, max(line.width, line.size))
    return Rect(line.x, line.top, max(line.width, line.size), line.size)
