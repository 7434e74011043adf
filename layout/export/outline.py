"""What exporters ask of outlines."""

from __future__ import annotations

from collections.abc import Iterable

from layout.geometry import Rect
from layout.paper import PathFill, PathStroke


def extent(fills: Iterable[PathFill | PathStroke]) -> Rect:
    """The box around all points of the outlines; empty, at the corner of the page, where there are none."""
    steps = [points for fill in fills for _, points in fill.path]
    across = [v for points in steps for v in points[::2]] or [0]
    down = [v for points in steps for v in points[1::2]] or [0]
    return Rect(min(across), min(down), max(across) - min(across), max(down) - min(down))
