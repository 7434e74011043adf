"""Matrices and boxes of PDF content, in points, y upwards, as floats: they come from files, not from our grid."""

from __future__ import annotations

from math import hypot, isfinite

Matrix = tuple[float, float, float, float, float, float]
Rect = tuple[float, float, float, float]  #: left, bottom, right, top

UNIT: Matrix = (1, 0, 0, 1, 0, 0)
MM = 72 / 25.4  #: points to a millimetre


def times(first: Matrix, second: Matrix) -> Matrix:
    """``first`` and then ``second``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point as ``matrix`` moves it."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def spread(matrix: Matrix, rect: Rect) -> Rect:
    """The smallest upright rectangle around ``rect`` as ``matrix`` moves it."""
    left, bottom, right, top = rect
    corners = [apply(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def meet(one: Rect, other: Rect) -> Rect | None:
    """What two rectangles share; None where they do not touch."""
    left, bottom, right, top = (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )
    return (left, bottom, right, top) if left <= right and bottom <= top else None


def within(inner: Rect, outer: Rect, slack: float = 0.01) -> bool:
    """Whether ``inner`` lies in ``outer``, but for rounding."""
    return all(
        (
            inner[0] >= outer[0] - slack,
            inner[1] >= outer[1] - slack,
            inner[2] <= outer[2] + slack,
            inner[3] <= outer[3] + slack,
        )
    )


def scale(matrix: Matrix) -> tuple[float, float]:
    """How much ``matrix`` enlarges along its own x and y."""
    a, b, c, d, _, _ = matrix
    return hypot(a, b), hypot(c, d)


def sane(values: tuple[float, ...]) -> bool:
    """Whether these can be places on a page."""
    return all(isfinite(value) and abs(value) < 1e9 for value in values)
