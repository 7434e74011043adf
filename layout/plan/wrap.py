"""Cutting what stands among text out of the columns: what is left is strips, on the 字 of each column.

A picture that covers a column parts it in two; beside a narrower one the text runs on, at one side or at both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from math import isqrt
from typing import NamedTuple

from layout.plan.areas import Slot, Strip
from layout.units import Mpt

LEAST = 4  #: 字: text is set in nothing narrower

Interval = tuple[Mpt, Mpt]  #: left, right


class Obstacle(NamedTuple):
    """What text keeps clear of, its white with it: from left to right in each row from ``row`` on."""

    row: int
    spans: tuple[Interval | None, ...]


class Wrapped(NamedTuple):
    slots: tuple[Slot, ...]
    narrow: int  #: rows in which room of 1 字 or more is too narrow for text …
    room: int  #: … and the most that was left there, in 字


def cut(slots: Sequence[Slot], obstacles: Sequence[Obstacle], size: Mpt) -> Wrapped:
    """The slots without the obstacles, in the same order; ``size`` is that of a 字."""
    found: list[Slot] = []
    left_over: list[int] = []
    for slot in slots:
        rows: list[tuple[Strip, ...]] = []
        for row in range(slot.row, slot.end):
            inside = [strip for strip in slot.strips if strip.row == row] or [Strip(row, slot.left, slot.width)]
            strips, narrow = _clear(inside, [span for o in obstacles if (span := _at(o, row))], slot, size)
            rows.append(strips)
            left_over += narrow
        found += _slots(slot, rows)
    return Wrapped(tuple(found), len(left_over), max(left_over, default=0))


def _at(obstacle: Obstacle, row: int) -> Interval | None:
    index = row - obstacle.row
    return obstacle.spans[index] if 0 <= index < len(obstacle.spans) else None


def _clear(
    strips: Sequence[Strip], spans: Sequence[Interval], slot: Slot, size: Mpt
) -> tuple[tuple[Strip, ...], list[int]]:
    """What the spans leave of a row, and the 字 of each rest that is too narrow."""
    kept: list[Strip] = []
    narrow: list[int] = []
    for strip in strips:
        rests: list[Interval] = [(strip.left, strip.left + strip.width)]
        for left, right in spans:
            rests = [part for rest in rests for part in _without(rest, left, right)]
        for left, right in rests:
            if (left, right) != (strip.left, strip.left + strip.width):
                left, right = _on_cells(left, right, slot, size)
            count = (right - left) // size
            if count >= LEAST:
                kept.append(Strip(strip.row, left, right - left))
            elif count > 0:
                narrow.append(count)
    return tuple(kept), narrow


def _without(rest: Interval, left: Mpt, right: Mpt) -> Iterator[Interval]:
    if right <= rest[0] or left >= rest[1]:
        yield rest
        return
    if rest[0] < left:
        yield rest[0], left
    if right < rest[1]:
        yield right, rest[1]


def _on_cells(left: Mpt, right: Mpt, slot: Slot, size: Mpt) -> Interval:
    """Drawn in to the column's 字; its own right edge stays where it is."""
    left = slot.left - (slot.left - left) // size * size
    if right < slot.left + slot.width:
        right = slot.left + (right - slot.left) // size * size
    return left, right


def _slots(slot: Slot, rows: Sequence[tuple[Strip, ...]]) -> Iterator[Slot]:
    """The stretches of rows in which there is room for text."""
    whole = (slot.left, slot.width)
    for free, group in groupby(enumerate(rows), key=lambda item: bool(item[1])):
        if not free:
            continue
        stretch = list(group)
        strips = tuple(strip for _, row in stretch for strip in row)
        plain = all((strip.left, strip.width) == whole for strip in strips) and len(strips) == len(stretch)
        row = slot.row + stretch[0][0]
        yield Slot(slot.left, slot.width, row, len(stretch), () if plain else strips)


def ellipse(left: Mpt, right: Mpt, top: Mpt, bottom: Mpt, rows: Sequence[Interval]) -> tuple[Interval | None, ...]:
    """How far an ellipse reaches in each of ``rows`` (top and bottom of each on the page)."""
    found: list[Interval | None] = []
    deep, middle = bottom - top, (left + right) // 2
    for upper, lower in rows:
        off = max(0, 2 * upper - top - bottom, top + bottom - 2 * lower)  # twice that of the row's nearest point
        reach = isqrt(deep * deep - off * off) * (right - left) // (2 * deep) if off < deep else 0
        found.append((middle - reach, middle + reach) if reach else None)
    return tuple(found)


def polygon(corners: Sequence[tuple[Mpt, Mpt]], rows: Sequence[Interval]) -> tuple[Interval | None, ...]:
    """How far a polygon reaches in each of ``rows``: text stands outside its leftmost and rightmost points there."""
    edges = [*pairwise(corners), (corners[-1], corners[0])]
    found: list[Interval | None] = []
    for upper, lower in rows:
        across = [x for edge in edges for x in _within(edge, upper, lower)]
        found.append((min(across), max(across)) if across else None)
    return tuple(found)


def _within(edge: tuple[tuple[Mpt, Mpt], tuple[Mpt, Mpt]], upper: Mpt, lower: Mpt) -> Iterator[Mpt]:
    """Where the part of an edge between two heights begins and ends, from left to right."""
    (x0, y0), (x1, y1) = edge if edge[0][1] <= edge[1][1] else (edge[1], edge[0])
    if y1 < upper or y0 > lower:
        return
    for y in (max(y0, upper), min(y1, lower)):
        yield x0 + (x1 - x0) * (y - y0) // (y1 - y0) if y1 != y0 else x0
    if y0 == y1:
        yield x1
