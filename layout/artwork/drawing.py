"""A drawing as values, and where it comes to stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from layout.geometry import Rect, contain
from layout.paper import PathFill, PathStroke
from layout.style import Colour

Step = tuple[str, tuple[float, ...]]  #: M, L, C or Z with absolute coordinates of the viewBox
Steps = tuple[Step, ...]


class ArtworkError(Exception):
    """Artwork that cannot be used.

    ``code`` says why: ``messages.words`` has ``@artwork-…`` and ``@mend-…`` for each; ``detail`` names what was found;
    ``line`` and ``column`` count from 1, and are 0 where there is no place.
    """

    def __init__(self, code: str, detail: str, line: int = 0, column: int = 0) -> None:
        super().__init__(f"{code}: {detail}")
        self.code, self.detail, self.line, self.column = code, detail, line, column


class Outline(NamedTuple):
    """One filled path."""

    steps: Steps
    fill: str  #: a colour as it was written
    even_odd: bool
    line: int
    column: int


class Stroke(NamedTuple):
    """One path drawn with a pen; lengths in units of the viewBox."""

    steps: Steps
    fill: str  #: a colour as it was written
    width: float
    cap: int  #: 0 butt, 1 round, 2 square, as PDF counts them (PDF 32000 8.4.3.3)
    join: int  #: 0 miter, 1 round, 2 bevel
    miter: float  #: the longest miter, in widths
    dash: tuple[float, ...]
    phase: float
    line: int
    column: int


class Drawing(NamedTuple):
    """A drawing in its own units, y downwards."""

    viewbox: tuple[float, float, float, float]  #: left, top, width, height
    outlines: tuple[Outline | Stroke, ...]


class PlacedDrawing(NamedTuple):
    """A drawing in its frame; ``rect`` is where its viewBox stands."""

    rect: Rect
    fills: tuple[PathFill | PathStroke, ...]


def palette(table: Mapping[str, str], colours: Mapping[str, Colour]) -> dict[str, Colour]:
    """What a drawing may call a colour: a name of ``colours``, or what ``table`` maps to one."""
    return {written: colours[name] for written, name in table.items() if name in colours} | dict(colours)


def place(
    drawing: Drawing, rect: Rect, colours: Mapping[str, Colour], align: Literal["left", "centre"] = "left"
) -> PlacedDrawing:
    """The drawing as large as fits into ``rect``, at its left or its middle, and in the middle of its height.

    Raises ArtworkError where a path has a colour that ``colours`` does not have.
    """
    left, top, width, height = drawing.viewbox
    scale = min(rect.width / width, rect.height / height)
    frame = contain((width, height), rect, align)
    dx = frame.x - left * scale
    dy = rect.y + (rect.height - height * scale) / 2 - top * scale
    fills: list[PathFill | PathStroke] = []
    for outline in drawing.outlines:
        if outline.fill not in colours:
            raise ArtworkError("colour", outline.fill, outline.line, outline.column)
        path = tuple(
            (command, tuple(round(v * scale + (dy if i % 2 else dx)) for i, v in enumerate(points)))
            for command, points in outline.steps
        )
        colour = colours[outline.fill]
        if isinstance(outline, Outline):
            fills.append(PathFill(path, colour, even_odd=outline.even_odd))
            continue
        dash = tuple(round(length * scale) for length in outline.dash)
        fills.append(
            PathStroke(
                path, colour, max(1, round(outline.width * scale)), outline.cap, outline.join, outline.miter,
                dash if any(dash) else (), round(outline.phase * scale),
            )
        )  # fmt: skip
    return PlacedDrawing(frame, tuple(fills))
