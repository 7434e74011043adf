"""What of a page shows: its trim, turned and enlarged as the page says (PDF 32000 7.7.3.3, 14.11.2)."""

from __future__ import annotations

from math import isfinite
from typing import Any, NamedTuple

from layout.placed.source import PlacedError, inherited, reading
from layout.units import Mpt

LARGEST = 14_400.0  #: points a side, the implementation limit of PDF (annex C)
Box = tuple[float, float, float, float]  #: left, bottom, right, top


class Sheet(NamedTuple):
    """The part of a page to show, and the map that takes it upright to (0, 0), in points."""

    box: Box  #: in the page's own units
    matrix: tuple[float, float, float, float, float, float]
    size: tuple[Mpt, Mpt]


def sheet(page: Any) -> Sheet:
    """The TrimBox, else the CropBox, as far as it lies on the MediaBox. Raises PlacedError."""
    with reading():
        media = _box(inherited(page, "/MediaBox"))
        crop = inherited(page, "/CropBox")
        wanted = page.get("/TrimBox", page.get("/ArtBox", crop))
        box = _common(media, _box(wanted)) if wanted is not None else media
        turn = int(inherited(page, "/Rotate") or 0) % 360
        unit = float(page.get("/UserUnit", 1))
    left, bottom, right, top = box
    width, height = (right - left) * unit, (top - bottom) * unit
    if not (isfinite(unit) and unit > 0 and 0 < width <= LARGEST and 0 < height <= LARGEST) or turn % 90:
        raise PlacedError("box", f"{width:g} × {height:g} pt")
    a, b, c, d, e, f = {
        0: (1, 0, 0, 1, -left, -bottom),
        90: (0, -1, 1, 0, -bottom, right),  # a quarter clockwise: up becomes right
        180: (-1, 0, 0, -1, right, top),
        270: (0, 1, -1, 0, top, -left),
    }[turn]
    if turn % 180:
        width, height = height, width
    matrix = a * unit, b * unit, c * unit, d * unit, e * unit, f * unit
    return Sheet(box, matrix, (round(width * 1000), round(height * 1000)))


def _box(value: Any) -> Box:
    """A rectangle with its corners in order; they may be given in any (7.9.5)."""
    x0, y0, x1, y1 = (float(part) for part in value)
    if not all(map(isfinite, (x0, y0, x1, y1))):
        raise PlacedError("box", "MediaBox")
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _common(a: Box, b: Box) -> Box:
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])
