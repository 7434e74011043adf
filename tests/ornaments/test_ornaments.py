"""Laws of the tiles: whole, of their own length, inside their box, alike at every side; and no thinner than prints."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout import ornaments
from layout.geometry import Rect, inside
from layout.ornaments import GROUNDS, MOTIFS, Motif, lay
from layout.ornaments.motif import LEAST_PEN, SCALE
from layout.shapes import Path, contours, extent, turned

BORDERS = [motif for motif in MOTIFS.values() if motif.reach != 0]
sides = st.integers(90_000, 700_000)


def half_turn(path: Path, rect: Rect) -> Path:
    return turned(path, lambda x, y: (2 * rect.x + rect.width - x, 2 * rect.y + rect.height - y))


def nodes(path: Path) -> list[tuple[int, int]]:
    return sorted(contour.start for contour in contours(path))


@pytest.mark.parametrize("motif", MOTIFS.values(), ids=lambda motif: motif.english)
@settings(max_examples=12)
@given(width=sides, height=sides)
def test_a_border_fills_its_box_and_does_not_leave_it(motif: Motif, width: int, height: int) -> None:
    rect = Rect(7, 11, width, height)
    path, depth = ornaments.frame(motif, rect)
    assert path and abs(depth - motif.depth) * 1000 <= 60 * motif.depth
    reach = extent((path,))
    pen = max((part.pen for part in (*motif.side, *motif.corner)), default=0) * depth // SCALE
    assert inside(reach, rect.inset(-max(pen, depth // 20)))  # a pointed join, a handle
    assert inside(rect.inset(depth // 5), reach)
    assert max(lay._strain(motif, rect, depth)) <= 70


@pytest.mark.parametrize("motif", MOTIFS.values(), ids=lambda motif: motif.english)
def test_opposite_sides_are_alike(motif: Motif) -> None:
    """Turned by half a circle a border is the same: corners and tiles stand in their places on every side."""
    rect = Rect(0, 0, 200_000, 120_000)
    path, _ = ornaments.frame(motif, rect)
    assert nodes(path) == nodes(half_turn(path, rect))


def test_tiles_are_whole() -> None:
    motif = MOTIFS["连珠"]
    path, _ = ornaments.frame(motif, Rect(0, 0, 150_000, 90_000))
    rings = sum(1 for contour in contours(path) if contour.closed) - 4 * 3
    assert rings % 5 == 0  # a ring with its hole, a pearl and two dots


def test_mirrored_halves_mirror() -> None:
    motif = MOTIFS["麦穗"]
    path = ornaments.line(motif, Rect(0, 0, 100_000, 5000))
    xs = sorted(x for contour in contours(path) for piece in contour.pieces for x, _ in piece)
    assert all(abs(a + b - 100_000) <= 20 for a, b in zip(xs, reversed(xs), strict=True))


@pytest.mark.parametrize("motif", (*MOTIFS.values(), *GROUNDS.values()), ids=lambda motif: motif.english)
def test_strokes_are_printable(motif: Motif) -> None:
    """0.1 mm at least at the motif's own depth, without being thickened for it."""
    for part in (*motif.side, *motif.corner):
        assert not part.pen or part.pen * motif.depth // SCALE >= LEAST_PEN


def test_nothing_is_drawn_where_there_is_no_room() -> None:
    assert ornaments.frame(MOTIFS["竹节"], Rect(0, 0, 200_000, 22_000))[0] == ()
    assert ornaments.frame(MOTIFS["卷草"], Rect(0, 0, 12_000, 12_000))[0] == ()


@pytest.mark.parametrize("upright", [False, True])
@pytest.mark.parametrize("name", ["圆点", "短划", "曲线", "菱花", "方胜"])
def test_a_line_fills_its_length(name: str, upright: bool) -> None:
    rect = Rect(1000, 2000, 900, 333_333) if upright else Rect(1000, 2000, 333_333, 900)
    reach = extent((ornaments.line(MOTIFS[name], rect, upright),))
    start, length = (reach.y - 2000, reach.height) if upright else (reach.x - 1000, reach.width)
    assert abs(start) <= 100 and abs(length - 333_333) <= 200


@pytest.mark.parametrize("ground", GROUNDS.values(), ids=lambda ground: ground.english)
@settings(max_examples=8)
@given(width=st.integers(30_000, 400_000), height=st.integers(20_000, 400_000))
def test_grounds_reach_every_edge(ground: Motif, width: int, height: int) -> None:
    rect = Rect(0, 0, width, height)
    reach = extent((ornaments.cover(ground, rect),))
    assert inside(rect.inset(ground.depth // 2), reach)
