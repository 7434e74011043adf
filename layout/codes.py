"""QR codes (ISO/IEC 18004) as outlines: one path for the whole symbol, so that no seams show between its modules."""

from __future__ import annotations

from typing import NamedTuple

from layout.geometry import Rect
from layout.paper import PathFill
from layout.style import BLACK
from layout.units import Mpt

QUIET = 4  #: modules of white on each side (ISO/IEC 18004, 6.3.8)
#: A module smaller than this is not scanned for sure: GS1 General Specifications 5.12.3.1, 0.396 mm.
LEAST: Mpt = 396 * 360 // 127
#: Newsprint's dots grow by about a tenth of a millimetre: below 0.5 mm the white between two modules may fill.
NEWSPRINT: Mpt = 500 * 360 // 127
NATURAL: Mpt = 600 * 360 // 127  #: of a module where the depth is free
NATURAL_SIDE: Mpt = 20_000 * 360 // 127  #: of the symbol with its quiet zone, at least: read at arm's length

Point = tuple[int, int]  #: (across, down) in modules


class TooLongError(Exception):
    """More text than any QR code holds."""


class Symbol(NamedTuple):
    """A code. ``outlines`` bound what is dark, with the dark on their right (y downwards)."""

    modules: int  #: of a side, without the quiet zone
    outlines: tuple[tuple[Point, ...], ...]

    @property
    def side(self) -> int:
        """Modules of a side with the quiet zone."""
        return self.modules + 2 * QUIET

    @property
    def natural(self) -> Mpt:
        """How wide the symbol would like to be, its quiet zone included."""
        return max(NATURAL_SIDE, self.side * NATURAL)


def symbol(text: str) -> Symbol:
    """The code of ``text`` at error correction M (15 %) or better. Raises TooLongError.

    Other than ASCII is UTF-8 in byte mode: readers take it for that, and not all of them know the mode for Kanji.
    """
    import segno  # 30 ms, and few pages have a code

    try:
        made = segno.make_qr(text, error="m", mode=None if text.isascii() else "byte", encoding="utf-8")
    except segno.DataOverflowError as error:
        raise TooLongError from error
    return Symbol(len(made.matrix), _outlines([bytes(row) for row in made.matrix]))


def place(code: Symbol, rect: Rect) -> tuple[Rect, PathFill]:
    """The symbol as large as fits into ``rect``, at its foot: its square with the quiet zone, and what is printed."""
    module = module_in(code, rect)
    side = module * code.side
    square = Rect(rect.x + (rect.width - side) // 2, rect.bottom - side, side, side)
    left, top = square.x + QUIET * module, square.y + QUIET * module
    steps: list[tuple[str, tuple[Mpt, ...]]] = []
    for outline in code.outlines:
        points = [(left + x * module, top + y * module) for x, y in outline]
        steps += [("M", points[0]), *(("L", point) for point in points[1:]), ("Z", ())]
    return square, PathFill(tuple(steps), BLACK)


def module_in(code: Symbol, rect: Rect) -> Mpt:
    """The side of a module where the code fills ``rect``."""
    return min(rect.width, rect.height) // code.side


def _outlines(rows: list[bytes]) -> tuple[tuple[Point, ...], ...]:
    """The boundaries of the dark modules: their edges against light ones, joined end to end, corners only."""
    after: dict[Point, list[Point]] = {}

    def dark(x: int, y: int) -> int:
        return rows[y][x] if 0 <= y < len(rows) and 0 <= x < len(rows) else 0

    for y in range(len(rows)):
        for x in range(len(rows)):
            corners = (x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)
            for number, (dx, dy) in enumerate(((0, -1), (1, 0), (0, 1), (-1, 0))):
                if dark(x, y) and not dark(x + dx, y + dy):
                    after.setdefault(corners[number], []).append(corners[(number + 1) % 4])
    found = []
    while after:
        start = next(iter(after))
        path = [start]
        while True:
            here = path[-1]
            path.append(after[here].pop())
            if not after[here]:
                del after[here]
            if path[-1] == start:
                break
        found.append(_corners(path))
    return tuple(found)


def _corners(path: list[Point]) -> tuple[Point, ...]:
    """A closed path, its last point the first, without the points on straight lines."""
    ring = path[:-1]
    triples = zip((ring[-1], *ring[:-1]), ring, (*ring[1:], ring[0]), strict=True)
    return tuple(b for a, b, c in triples if (b[0] - a[0]) * (c[1] - b[1]) != (b[1] - a[1]) * (c[0] - b[0]))
