"""A motif: what is repeated along a side of a border, what stands at its corners; and how such drawings are written.

Drawings are on a scale of 100 from the outer edge to the inner, x along the side from left to right as one looks from
within, y inwards. ``M``, ``L``, ``C`` and ``Z`` are as in SVG, all absolute; ``H x y`` is a quarter of an ellipse that
leaves level and arrives upright, ``V x y`` one that leaves upright and arrives level, ``S x y`` half a wave, level at
both ends, ``O x y r`` a circle.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from layout import shapes
from layout.geometry import Rect
from layout.shapes import KAPPA, SINE, Path
from layout.units import Mpt

SCALE = 100  #: of a drawing, from the outer edge of a border to the inner
LEAST_PEN: Mpt = 285  #: 0.1 mm: thinner lines break in print
_FINE = 1000  #: so many parts of a unit are told apart


class Part(NamedTuple):
    """A line drawn with a pen, or a filled shape."""

    path: str
    pen: int = 0  #: its width, in the drawing's units; 0: the path is filled


class Motif(NamedTuple):
    """A repeated drawing."""

    name: str
    english: str
    depth: Mpt  #: where nothing else is said
    pitch: int  #: of one tile along the side, in the drawing's units
    side: tuple[Part, ...]
    corner: tuple[Part, ...] = ()  #: in a square at the top left
    reach: int = 100  #: how far from the corner the sides begin
    overhang: int = 0  #: how far the drawing goes beyond the ends of its tiles
    mirror: bool = False  #: the second half of a side is the mirror image of the first
    framed: bool = True  #: a fine line may stand along its inner edge


@lru_cache(maxsize=4096)
def drawn(parts: tuple[Part, ...], pitch: int, width: Mpt, depth: Mpt, mirrored: bool = False) -> Path:
    """``parts`` of a tile ``pitch`` wide, as filled outlines on ``width`` by ``depth``.

    Pens keep their width where a tile is stretched.
    """

    def place(x: int, y: int) -> tuple[Mpt, Mpt]:
        across = x * width // (pitch * _FINE)
        return width - across if mirrored else across, y * depth // (SCALE * _FINE)

    steps: list[tuple[str, tuple[Mpt, ...]]] = []
    for part in parts:
        path = shapes.turned(parse(part.path), place)
        pen = max(LEAST_PEN, part.pen * depth // SCALE)
        steps += shapes.stroked(path, pen) if part.pen else shapes.clockwise(path)
    return tuple(steps)


@lru_cache(maxsize=1024)
def parse(text: str) -> Path:
    """A drawing's path, in 1/1000 of its units."""
    steps: list[tuple[str, tuple[Mpt, ...]]] = []
    x = y = 0
    for command, words in re.findall(r"([A-Z])([^A-Z]*)", text):
        values = [int(word) * _FINE for word in words.split()]
        if command == "O":
            u, v, r = values
            steps += shapes.ellipse(Rect(u - r, v - r, 2 * r, 2 * r))
            continue
        if command in "HVS":
            (u, v) = values
            steps.append(("C", _curve(command, x, y, u, v)))
        else:
            steps.append((command, tuple(values)))
        x, y = values[-2:] or (x, y)
    return tuple(steps)


def _curve(command: str, x: int, y: int, u: int, v: int) -> tuple[int, ...]:
    """The points of an H, V or S from (x, y) to (u, v)."""
    if command == "S":
        handle = (u - x) * SINE // 1000
        return x + handle, y, u - handle, v, u, v
    across, down = (u - x) * KAPPA // 1000, (v - y) * KAPPA // 1000
    return (x + across, y, u, v - down, u, v) if command == "H" else (x, y + down, u - across, v, u, v)
