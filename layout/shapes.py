"""Outlines that rules, ornaments and marks are made of: circles, waves, rounded corners, and strokes as filled shapes.

A path is steps ``M x y``, ``L x y``, ``C`` with three points and ``Z`` in 1/1000 pt, y downwards. All sums are whole
numbers. Outlines made here run clockwise, so that where two of one path overlap nothing is cut out (nonzero rule).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from math import isqrt
from operator import add
from typing import NamedTuple

from layout.geometry import Rect
from layout.units import Mpt

Point = tuple[Mpt, Mpt]
Path = tuple[tuple[str, tuple[Mpt, ...]], ...]

KAPPA = 552  #: of a quarter circle's Bézier curve, in 1/1000 of the radius
SINE = 364  #: of half a wave's length, in 1/1000: where the Bézier curve's handles end
UNIT = 1 << 16  #: the length of a normal


class Contour(NamedTuple):
    """One part of a path: where it begins, and for each piece its points (one: a line, three: a curve)."""

    start: Point
    pieces: tuple[tuple[Point, ...], ...]
    closed: bool


def contours(path: Path) -> Iterator[Contour]:
    """The parts of a path."""
    start: Point | None = None
    pieces: list[tuple[Point, ...]] = []
    for command, values in path:
        points = tuple(zip(values[::2], values[1::2], strict=True))
        if command in "MZ" and start is not None and pieces:
            yield Contour(start, tuple(pieces), command == "Z")
        if command in "MZ":
            start, pieces = (points[0] if points else None), []
        else:
            pieces.append(points)
    if start is not None and pieces:
        yield Contour(start, tuple(pieces), False)


def as_path(contour: Contour) -> Path:
    """A contour, closed."""
    drawn = [("L" if len(piece) == 1 else "C", tuple(v for point in piece for v in point)) for piece in contour.pieces]
    return (("M", contour.start), *drawn, ("Z", ()))


def reverse(contour: Contour) -> Contour:
    """The same contour from its end to its start."""
    points = [contour.start, *(point for piece in contour.pieces for point in piece)][::-1]
    pieces, at = [], 1
    for piece in contour.pieces[::-1]:
        pieces.append(tuple(points[at : at + len(piece)]))
        at += len(piece)
    return Contour(points[0], tuple(pieces), contour.closed)


def turned(path: Path, place: Callable[[Mpt, Mpt], Point]) -> Path:
    """``path`` with every point where ``place`` puts it."""
    return tuple(
        (command, tuple(v for i in range(0, len(values), 2) for v in place(values[i], values[i + 1])))
        for command, values in path
    )


def moved(path: Path, right: Mpt, down: Mpt) -> Path:
    """``path`` somewhere else."""
    by = (right, down, right, down, right, down)
    return tuple((command, tuple(map(add, values, by))) for command, values in path)


def clockwise(path: Path) -> Path:
    """A filled path whose first part runs clockwise; holes run against it as they were drawn."""
    parts = list(contours(path))
    if parts and _area(parts[0]) < 0:
        parts = [reverse(part) for part in parts]
    return tuple(step for part in parts for step in as_path(part))


def _area(contour: Contour) -> int:
    """Twice the area between a contour's points, positive where they run clockwise."""
    points = [contour.start, *(point for piece in contour.pieces for point in piece), contour.start]
    return sum(a * v - u * b for (a, b), (u, v) in pairwise(points))


def stroked(path: Path, pen: Mpt) -> Path:
    """The outline of what a pen of width ``pen`` draws along ``path``: square ends, pointed corners."""
    return tuple(step for contour in contours(path) for step in _stroked(contour, pen))


def _stroked(contour: Contour, pen: Mpt) -> Path:
    if contour.closed and contour.pieces[-1][-1] != contour.start:
        contour = contour._replace(pieces=(*contour.pieces, (contour.start,)))
    there, back = _beside(contour, pen), reverse(_beside(contour, -pen))
    if contour.closed:
        return (*as_path(there), *as_path(back))
    return as_path(Contour(there.start, (*there.pieces, (back.start,), *back.pieces), True))


def _beside(contour: Contour, pen: Mpt) -> Contour:
    """The edge at the left of a stroke, at the right where ``pen`` is negative (Tiller and Hanson's offset)."""
    ends = [contour.start, *(piece[-1] for piece in contour.pieces)]
    leaves = [_normal(ends[i], *piece) for i, piece in enumerate(contour.pieces)]
    arrives = [_normal(*(point for point in (ends[i], *piece)[::-1])) for i, piece in enumerate(contour.pieces)]
    arrives = [(-x, -y) for x, y in arrives]
    nodes = []
    for i, (x, y) in enumerate(ends):
        before = arrives[i - 1] if i or contour.closed else leaves[0]
        after = leaves[i % len(leaves)] if i < len(leaves) or contour.closed else arrives[-1]
        right, down = _corner(before, after, pen)
        nodes.append((x + right, y + down))
    pieces: list[tuple[Point, ...]] = []
    for i, piece in enumerate(contour.pieces):
        if len(piece) == 1:
            pieces.append((nodes[i + 1],))
            continue
        (ax, ay), (bx, by) = (
            (p[0] + n[0] * pen // (2 * UNIT), p[1] + n[1] * pen // (2 * UNIT))
            for p, n in ((ends[i], leaves[i]), (ends[i + 1], arrives[i]))
        )
        long, was = _length(bx - ax, by - ay), _length(ends[i + 1][0] - ends[i][0], ends[i + 1][1] - ends[i][1])
        moved = [
            (to[0] + (c[0] - of[0]) * long // max(1, was), to[1] + (c[1] - of[1]) * long // max(1, was))
            for to, of, c in ((nodes[i], ends[i], piece[0]), (nodes[i + 1], ends[i + 1], piece[1]))
        ]
        pieces.append((*moved, nodes[i + 1]))
    return Contour(nodes[0], tuple(pieces), contour.closed)


def _normal(start: Point, *others: Point) -> Point:
    """At the left of the direction from ``start`` to the first point that is elsewhere; ``UNIT`` long."""
    x, y = next(((u - start[0], v - start[1]) for u, v in others if (u, v) != start), (1, 0))
    length = _length(x * UNIT, y * UNIT)
    return y * UNIT * UNIT // length, -x * UNIT * UNIT // length


def _length(x: int, y: int) -> int:
    return isqrt(x * x + y * y)


def _corner(before: Point, after: Point, pen: Mpt) -> Point:
    """From a node of a stroke to its edge: along the normal, or to where the edges of its two pieces meet."""
    meet = UNIT + (before[0] * after[0] + before[1] * after[1]) // UNIT
    if meet < UNIT // 8:  # nearly back where it came from: no point, it would be too long
        return before[0] * pen // (2 * UNIT), before[1] * pen // (2 * UNIT)
    return (before[0] + after[0]) * pen // (2 * meet), (before[1] + after[1]) * pen // (2 * meet)


def ellipse(box: Rect) -> Path:
    """An ellipse that fills ``box``, clockwise."""
    x, y = box.x + box.width // 2, box.y + box.height // 2
    a, b = box.width // 2, box.height // 2
    u, v = a * KAPPA // 1000, b * KAPPA // 1000
    return (
        ("M", (x + a, y)),
        ("C", (x + a, y + v, x + u, y + b, x, y + b)),
        ("C", (x - u, y + b, x - a, y + v, x - a, y)),
        ("C", (x - a, y - v, x - u, y - b, x, y - b)),
        ("C", (x + u, y - b, x + a, y - v, x + a, y)),
        ("Z", ()),
    )


def wave(box: Rect, halves: int, thick: Mpt) -> Path:
    """A wavy line ``thick`` deep that fills ``box``: its upper edge from left to right, its lower edge back."""
    high, low = box.y, box.bottom - thick
    nodes = [(box.x + box.width * at // halves, high if at % 2 else low) for at in range(halves + 1)]
    back = [(x, y + thick) for x, y in reversed(nodes)]
    return (("M", nodes[0]), *_waves(nodes), ("L", back[0]), *_waves(back), ("Z", ()))


def _waves(nodes: Iterable[Point]) -> Iterator[tuple[str, tuple[Mpt, ...]]]:
    """Half waves through crests and troughs."""
    for (x, y), (u, v) in pairwise(nodes):
        handle = (u - x) * SINE // 1000
        yield "C", (x + handle, y, u - handle, v, u, v)


def rounded(rect: Rect, radius: Mpt) -> Path:
    """A rectangle with round corners, clockwise; no rounder than its sides allow."""
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    r = max(0, min(radius, rect.width // 2, rect.height // 2))
    if not r:
        return (("M", (x, y)), ("L", (right, y)), ("L", (right, bottom)), ("L", (x, bottom)), ("Z", ()))
    k = r - r * KAPPA // 1000
    return (
        ("M", (x + r, y)),
        ("L", (right - r, y)),
        ("C", (right - k, y, right, y + k, right, y + r)),
        ("L", (right, bottom - r)),
        ("C", (right, bottom - k, right - k, bottom, right - r, bottom)),
        ("L", (x + r, bottom)),
        ("C", (x + k, bottom, x, bottom - k, x, bottom - r)),
        ("L", (x, y + r)),
        ("C", (x, y + k, x + k, y, x + r, y)),
        ("Z", ()),
    )


def ring(rect: Rect, radius: Mpt, stroke: Mpt) -> Path:
    """A frame of thickness ``stroke`` inside ``rect``; its inner corners have the same centres as its outer ones."""
    inner = next(contours(rounded(rect.inset(stroke), radius - stroke)))
    return (*rounded(rect, radius), *as_path(reverse(inner)))


def extent(paths: Iterable[Path]) -> Rect:
    """The box around all points of the paths; empty, at the corner of the page, where there are none."""
    steps = [points for path in paths for _, points in path]
    across = [v for points in steps for v in points[::2]] or [0]
    down = [v for points in steps for v in points[1::2]] or [0]
    return Rect(min(across), min(down), max(across) - min(across), max(down) - min(down))
