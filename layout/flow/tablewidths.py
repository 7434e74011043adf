"""How wide the columns of a table are. Lengths in 1/1000 pt, the white beside the text in them.

The whole measure is used. A column that says no width is at least as wide as what cannot be divided in it and at most
as wide as its longest cell; between the two all have the same share of the room. Room that is over goes to the columns
that take the rest, else evenly to those without a width.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from layout.model import WidthKind
from layout.units import Mpt


class Need(NamedTuple):
    """What a column, or a cell over several, asks for."""

    kind: WidthKind
    least: Mpt
    most: Mpt


class Wide(NamedTuple):
    """A cell over several columns."""

    first: int
    columns: int
    least: Mpt
    most: Mpt


def column_widths(needs: Sequence[Need], wide: Sequence[Wide], room: Mpt) -> tuple[tuple[Mpt, ...], Mpt]:
    """The width of each column, and by how much they are together wider than ``room``."""
    least, most = [need.least for need in needs], [need.most for need in needs]
    for cell in sorted(wide, key=lambda cell: (cell.columns, cell.first)):
        columns = [at for at in range(cell.first, cell.first + cell.columns) if needs[at].kind != "fixed"]
        for widths, wanted in ((least, cell.least), (most, cell.most)):
            lacking = wanted - sum(widths[cell.first : cell.first + cell.columns])
            if columns and lacking > 0:
                for at, share in zip(columns, shares(lacking, [1] * len(columns)), strict=True):
                    widths[at] += share
    most = [max(pair) for pair in zip(least, most, strict=True)]
    spare = room - sum(least)
    if spare <= 0:
        return tuple(least), -spare
    give = [high - low for low, high in zip(least, most, strict=True)]
    if sum(give) >= spare:
        return _added(least, shares(spare, give)), 0
    kinds = [need.kind for need in needs]
    taker = "rest" if "rest" in kinds else "auto"
    takes = [int(kind == taker) for kind in kinds]
    return _added(most, shares(room - sum(most), takes) if any(takes) else [0] * len(most)), 0


def shares(total: int, weights: Sequence[int]) -> list[int]:
    """``total`` divided by weight, whole and without remainder."""
    whole, ends, reached = sum(weights), [0], 0
    for weight in weights:
        reached += weight
        ends.append(total * reached // whole)
    return [end - start for start, end in pairwise(ends)]


def _added(widths: Sequence[Mpt], more: Sequence[Mpt]) -> tuple[Mpt, ...]:
    return tuple(width + by for width, by in zip(widths, more, strict=True))
