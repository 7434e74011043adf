"""Affine maps (SVG 1.1, 7.6): six numbers a b c d e f, a point (x, y) to (a x + c y + e, b x + d y + f)."""

from __future__ import annotations

import re
from math import cos, hypot, radians, sin, tan

from layout.artwork.drawing import Steps

Matrix = tuple[float, float, float, float, float, float]

UNIT: Matrix = (1, 0, 0, 1, 0, 0)
_PARTS = re.compile(r"[\s,]*([a-zA-Z]+)\s*\(([^()]*)\)[\s,]*")
_COUNTS = {"matrix": (6,), "translate": (1, 2), "scale": (1, 2), "rotate": (1, 3), "skewX": (1,), "skewY": (1,)}


def product(outer: Matrix, inner: Matrix) -> Matrix:
    """The map that does ``inner`` first."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f


def apply(matrix: Matrix, steps: Steps) -> Steps:
    """Every point of ``steps`` mapped."""
    if matrix == UNIT:
        return steps
    a, b, c, d, e, f = matrix
    return tuple(
        (
            command,
            tuple(
                a * points[i] + c * points[i + 1] + e if i % 2 == 0 else b * points[i - 1] + d * points[i] + f
                for i in range(len(points))
            ),
        )
        for command, points in steps
    )


def even_scale(matrix: Matrix) -> float | None:
    """How much ``matrix`` enlarges, where it does so alike in all directions; None where it does not."""
    a, b, c, d, *_ = matrix
    first, second = hypot(a, b), hypot(c, d)
    largest = max(first, second)
    even = abs(first - second) <= 0.001 * largest and abs(a * c + b * d) <= 0.001 * largest * largest
    return first if even else None


def parse_transform(text: str) -> Matrix:
    """The value of a ``transform`` attribute. Raises ValueError."""
    matrix, at = UNIT, 0
    while at < len(text.rstrip()):
        found = _PARTS.match(text, at)
        if found is None or found[1] not in _COUNTS:
            raise ValueError(text[at : at + 20])
        numbers = [float(part) for part in found[2].replace(",", " ").split()]
        if len(numbers) not in _COUNTS[found[1]]:
            raise ValueError(found[0].strip())
        matrix = product(matrix, _single(found[1], numbers))
        at = found.end()
    return matrix


def _single(name: str, n: list[float]) -> Matrix:
    match name:
        case "matrix":
            return n[0], n[1], n[2], n[3], n[4], n[5]
        case "translate":
            return 1, 0, 0, 1, n[0], n[1] if len(n) > 1 else 0
        case "scale":
            return n[0], 0, 0, n[-1], 0, 0
        case "skewX":
            return 1, 0, tan(radians(n[0])), 1, 0, 0
        case "skewY":
            return 1, tan(radians(n[0])), 0, 1, 0, 0
    c, s = cos(radians(n[0])), sin(radians(n[0]))
    turn: Matrix = (c, s, -s, c, 0, 0)
    if len(n) == 1:
        return turn
    return product(product((1, 0, 0, 1, n[1], n[2]), turn), (1, 0, 0, 1, -n[1], -n[2]))
