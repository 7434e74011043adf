"""Strokes as outlines, by the area that they cover."""

from __future__ import annotations

from itertools import pairwise

import pytest

from layout.geometry import Rect
from layout.shapes import Path, clockwise, contours, ellipse, extent, reverse, ring, rounded, stroked


def area(path: Path) -> int:
    """What a path covers with its curves cut into chords, clockwise counted as positive."""
    total = 0
    for contour in contours(path):
        points = [contour.start]
        for piece in contour.pieces:
            a, (b, c, d) = points[-1], piece if len(piece) == 3 else (points[-1], piece[0], piece[0])
            for step in range(1, 33) if len(piece) == 3 else (32,):
                t = step / 32
                u = 1 - t
                points.append((
                    round(u**3 * a[0] + 3 * u * u * t * b[0] + 3 * u * t * t * c[0] + t**3 * d[0]),
                    round(u**3 * a[1] + 3 * u * u * t * b[1] + 3 * u * t * t * c[1] + t**3 * d[1]),
                ))  # fmt: skip
        total += sum(x * v - u * y for (x, y), (u, v) in pairwise((*points, points[0])))
    return total // 2


def test_a_straight_stroke_is_a_rectangle() -> None:
    path: Path = (("M", (0, 0)), ("L", (10_000, 0)))
    assert extent((stroked(path, 500),)) == Rect(0, -250, 10_000, 500)
    assert area(stroked(path, 500)) == 5_000_000


def test_a_corner_is_pointed() -> None:
    bent: Path = (("M", (0, 0)), ("L", (10_000, 0)), ("L", (10_000, 8_000)))
    reach = extent((stroked(bent, 1000),))
    assert abs(reach.right - 10_500) <= 1 and abs(reach.y + 500) <= 1


@pytest.mark.parametrize("radius", [3_000, 20_000])
def test_a_circle_stroked_is_a_ring(radius: int) -> None:
    circle = ellipse(Rect(-radius, -radius, 2 * radius, 2 * radius))
    wanted = 3.14159 * ((radius + 300) ** 2 - (radius - 300) ** 2)
    assert area(stroked(circle, 600)) == pytest.approx(wanted, rel=0.01)


def test_every_stroke_runs_clockwise() -> None:
    """Whichever way it is drawn: so that two that cross cut nothing out of each other."""
    for contour in contours((("M", (0, 0)), ("C", (0, 4000, 3000, 8000, 9000, 8000)), ("L", (9000, 0)))):
        there = (("M", contour.start), *(("L" if len(p) == 1 else "C", sum(p, ())) for p in contour.pieces))
        turned = reverse(contour)
        back = (("M", turned.start), *(("L" if len(p) == 1 else "C", sum(p, ())) for p in turned.pieces))
        assert area(stroked(there, 400)) > 0 and area(stroked(back, 400)) > 0


def test_filled_shapes_are_turned_clockwise_with_their_holes() -> None:
    anticlockwise: Path = (("M", (0, 0)), ("L", (0, 9)), ("L", (9, 9)), ("L", (9, 0)), ("Z", ()))
    assert area(clockwise(anticlockwise)) == 81
    hole: Path = (("M", (30, 30)), ("L", (30, 60)), ("L", (60, 60)), ("L", (60, 30)), ("Z", ()))
    assert area(clockwise((*rounded(Rect(0, 0, 90, 90), 0), *hole))) == 8100 - 900


def test_round_corners_have_one_centre() -> None:
    outer, inner = contours(ring(Rect(0, 0, 100_000, 60_000), 10_000, 1000))
    assert outer.start == (10_000, 0)
    assert {(10_000, 1000), (90_000, 1000), (1000, 10_000)} <= {p[-1] for p in inner.pieces} | {inner.start}


def test_corners_are_no_rounder_than_the_box() -> None:
    assert extent((rounded(Rect(0, 0, 4000, 2000), 9000),)) == Rect(0, 0, 4000, 2000)
