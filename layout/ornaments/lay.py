"""Tiles in their places: whole ones along each side of a border, turned with it; or side by side as a ground."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from layout.geometry import Rect
from layout.ornaments.motif import SCALE, Motif, drawn
from layout.shapes import Path, Point, moved, turned
from layout.units import Mpt

GIVE = range(0, 61, 10)  #: 1/1000 by which a border may be deeper or less deep, so that its tiles come out even
MOST = 120  #: 1/1000 by which a tile may be longer or shorter than it was drawn; else there is no room for a border


def frame(motif: Motif, rect: Rect, depth: Mpt = 0) -> tuple[Path, Mpt]:
    """A border inside ``rect`` as one outline, and how deep it is; nothing where it has no room."""
    depth = _evened(motif, rect, depth or motif.depth)
    if not fits(motif, rect, depth):
        return (), depth
    reach = motif.reach * depth // SCALE
    steps: list[Path] = []
    for number, place in enumerate(_sides(rect)):
        length = (rect.height if number % 2 else rect.width) - 2 * reach
        if motif.corner:
            steps.append(turned(drawn(motif.corner, SCALE, depth, depth), place))
        steps += _tiles(motif, length, depth, _beside(place, reach))
    return tuple(step for path in steps for step in path), depth


def _beside(place: Callable[[Mpt, Mpt], Point], by: Mpt) -> Callable[[Mpt, Mpt], Point]:
    return lambda x, y: place(x + by, y)


def _sides(rect: Rect) -> tuple[Callable[[Mpt, Mpt], Point], ...]:
    """From the coordinates of a side, along it and inwards, to the page's: top, right, bottom, left."""
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    return (
        lambda a, b: (x + a, y + b),
        lambda a, b: (right - b, y + a),
        lambda a, b: (right - a, bottom - b),
        lambda a, b: (x + b, bottom - a),
    )


def fits(motif: Motif, rect: Rect, depth: Mpt) -> bool:
    """Whether a border has room in ``rect``: tiles of about their own length on every side, and something inside."""
    inside = min(rect.width, rect.height) > 2 * depth + depth * max(0, 2 * motif.reach - 2 * SCALE) // SCALE
    return inside and max(_strain(motif, rect, depth)) <= MOST


def _strain(motif: Motif, rect: Rect, depth: Mpt) -> tuple[int, int]:
    """By how much the tiles are stretched or squeezed across and down, in 1/1000."""
    tile, reach = motif.pitch * depth // SCALE, motif.reach * depth // SCALE
    across, down = (
        abs(length * 1000 // (_count(motif, length, depth) * tile) - 1000)
        for length in (rect.width - 2 * reach, rect.height - 2 * reach)
    )
    return across, down


def _evened(motif: Motif, rect: Rect, depth: Mpt) -> Mpt:
    """A depth near ``depth`` at which the tiles of all sides keep their shape best."""
    near = [depth * (1000 + sign * give) // 1000 for give in GIVE for sign in (1, -1)]
    return min(near, key=lambda one: (max(_strain(motif, rect, one)), abs(one - depth)))


def _count(motif: Motif, length: Mpt, depth: Mpt) -> int:
    """How many tiles stand along a length; an even number where half of them are mirrored."""
    tile = max(1, motif.pitch * depth // SCALE) * (1 + motif.mirror)
    return max(1, (2 * length + tile) // (2 * tile)) * (1 + motif.mirror)


def _tiles(motif: Motif, length: Mpt, depth: Mpt, place: Callable[[Mpt, Mpt], Point]) -> Iterator[Path]:
    """The tiles of one side."""
    count = _count(motif, length, depth)
    edges, width, (x, y) = [length * number // count for number in range(count + 1)], -(-length // count), place(0, 0)
    # a tile's own width is the same all along, so that it is drawn and turned once, and only moved from there
    tiles = [
        turned(drawn(motif.side, motif.pitch, width, depth, mirrored), place)
        for mirrored in ((False, True) if motif.mirror else (False,))
    ]
    for number, (start, end) in enumerate(pairwise(edges)):
        mirrored = motif.mirror and number >= count // 2
        right, down = place(end - width if mirrored else start, 0)
        yield moved(tiles[mirrored], right - x, down - y)


def line(motif: Motif, rect: Rect, upright: bool = False) -> Path:
    """A line of tiles that fills ``rect``, from left to right or, ``upright``, from the top down."""
    depth, length = (rect.width, rect.height) if upright else (rect.height, rect.width)
    before = motif.overhang * depth // SCALE

    def place(x: Mpt, y: Mpt) -> Point:
        return (rect.x + y, rect.y + before + x) if upright else (rect.x + before + x, rect.y + y)

    return tuple(step for tile in _tiles(motif, max(1, length - 2 * before), depth, place) for step in tile)


def cover(ground: Motif, rect: Rect, depth: Mpt = 0) -> Path:
    """A ground over ``rect``, whole tiles in both directions; lines may go a little beyond the edges."""
    depth = depth or ground.depth
    tile = ground.pitch * depth // SCALE
    columns, rows = (max(1, (2 * room + one) // (2 * one)) for room, one in ((rect.width, tile), (rect.height, depth)))
    drawing = drawn(ground.side, ground.pitch, -(-rect.width // columns), -(-rect.height // rows))
    steps: list[Path] = []
    for row in range(rows):
        for column in range(columns):
            steps.append(moved(drawing, rect.x + rect.width * column // columns, rect.y + rect.height * row // rows))
    return tuple(step for path in steps for step in path)
