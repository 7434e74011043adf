"""Going down a slot in which text runs around pictures: which strip each line gets."""

from __future__ import annotations

from layout.plan.areas import Slot, Strip
from layout.units import Mpt


class Walk:
    """A place in the strips of a slot. Below the slot they go on in its whole measure: what is left over stands there.

    Lines take strip after strip, first that at the left of a picture, then that at its right (CSS floats do the same
    from row to row); what is centred or larger than a row takes whole rows.
    """

    def __init__(self, slot: Slot) -> None:
        self._slot, self._strips, self._at = slot, slot.strips, 0
        self._down = slot.row

    def _strip(self, index: int) -> Strip:
        below = index - len(self._strips)
        return self._strips[index] if below < 0 else Strip(self._slot.below + below, self._slot.left, self._slot.width)

    def width(self, line: int) -> Mpt:
        """The measure of the ``line``-th line from here on."""
        return self._strip(self._at + line).width

    def straight(self, lines: int) -> bool:
        """Do the next lines stand under each other, one as wide as the other?"""
        strips = [self._strip(self._at + line) for line in range(lines)]
        first = strips[0]
        return all(strip == Strip(first.row + line, first.left, first.width) for line, strip in enumerate(strips))

    def take(self) -> Strip:
        """The strip of the next line."""
        self._at += 1
        return self._strip(self._at - 1)

    def widest(self, lines: int, rows: int) -> Strip:
        """The narrowest room that ``lines`` of so many whole rows each would get."""
        here = self._at
        found = min((self.take_rows(rows) for _ in range(lines)), key=lambda strip: strip.width)
        self._at = here
        return found

    def take_rows(self, rows: int) -> Strip:
        """The widest strip that ``rows`` whole rows have in common."""
        if self._at and self._strip(self._at - 1).row == self._strip(self._at).row:  # the row has begun
            self._next_row()
        first, found = self._strip(self._at).row, list[Strip]()
        for _ in range(rows):
            row = self._strip(self._at).row
            beside = []
            while self._strip(self._at).row == row:
                beside.append(self._strip(self._at))
                self._at += 1
            found.append(max(beside, key=lambda strip: strip.width))
        left = max(strip.left for strip in found)
        right = min(strip.left + strip.width for strip in found)
        return Strip(first, left, max(0, right - left))

    def take_block(self, rows: int) -> Strip:
        """The same, of rows that follow each other: where a picture takes whole rows between, below it."""
        while True:
            found = self.take_rows(rows)
            if self._strip(self._at - 1).row == found.row + rows - 1:
                return found

    def _next_row(self) -> None:
        row = self._strip(self._at).row
        while self._strip(self._at).row == row:
            self._at += 1

    def down(self, row: int) -> int:
        """The rows from the last row reached to ``row``."""
        rows = max(0, row - self._down)
        self._down += rows
        return rows
