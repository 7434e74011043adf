"""What exporters ask of outlines."""

from __future__ import annotations

from collections.abc import Iterable

from layout import shapes
from layout.geometry import Rect
from layout.paper import PathFill, PathStroke


def extent(fills: Iterable[PathFill | PathStroke]) -> Rect:
    """The box around all points of the outlines; empty, at the corner of the page, where there are none."""
    return shapes.extent(fill.path for fill in fills)
