"""The lines and tints of a table, in the gaps between the page's rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from layout import borders
from layout.flow.table import TablePart
from layout.geometry import Rect
from layout.paper import Fill, Item
from layout.style import Colour, StyleBook
from layout.units import Mpt


class Ruling:
    """Draws for a part of a table whose measure begins at ``left`` and whose first row is ``row`` of the page."""

    def __init__(self, part: TablePart, style: StyleBook, colours: Mapping[str, Colour], left: Mpt, row: int) -> None:
        self._part, self._book, self._colours = part, style, colours
        self._left, self._row = left, row

    def _gap(self, row: int) -> Mpt:
        """The middle of the gap above a row of the part."""
        grid = self._book.grid
        return grid.y(self._row + row) - (grid.step - grid.size) // 2

    def tints(self) -> Iterator[Item]:
        """What lies under the letters."""
        style = self._part.style
        for area in self._part.tints:
            top = self._gap(area.first)
            rect = Rect(self._left + area.left, top, area.right - area.left, self._gap(area.last) - top)
            yield Fill(rect, self._colours[style.colour], style.tint)

    def rules(self) -> Iterator[Item]:
        for line in self._part.rules:
            rule, x, y = self._book.rules[line.rule], self._left + line.left, self._gap(line.first)
            if line.first == line.last:
                yield from borders.across(rule, x, y, line.right - line.left, self._colours)
            else:
                yield from borders.down(rule, x, y, self._gap(line.last) - y, self._colours)
