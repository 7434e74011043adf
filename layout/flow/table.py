"""A table on the page's rows: every line of a cell stands on one, and rules stand in the gaps between them.

A table is handed to the galley in parts that no column divides. Where it goes on in another column, the rows of its
head are said again there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from layout import borders
from layout.flow.setter import Setter, SetText
from layout.flow.tablewidths import Need, Wide, column_widths, shares
from layout.model import Cell, Role, Table, Text
from layout.style import Align, TableStyle
from layout.text.justify import TextLine
from layout.units import EM, Mem, Mpt, to_page

PAD: Mem = 250  #: white at each side of a cell, in 字 of the table
NARROW: Mem = 2 * EM  #: text is not set narrower where it need not be
LEAST_SCALE = 20  #: 1/1000: how narrow the letters of a table that is too wide become on the proof

#: The whole part of a figure: what follows it stands under what follows the others.
_WHOLE = re.compile(r"\d+(?:,\d{3})*")


class TableLine(NamedTuple):
    """A line of a cell, of the title or of the note."""

    text: SetText
    line: TextLine
    left: Mpt  #: from the left of the measure
    row: int  #: of the page's, from the first of its part
    top: Mpt  #: of its em-box, from that of the row
    again: bool = False  #: said again at the head of a column: no part of the text


class TableRule(NamedTuple):
    """A line between two rows of a part where ``first`` is ``last``, else a vertical one over the rows between them."""

    rule: str
    left: Mpt
    right: Mpt
    first: int
    last: int


class TablePart(NamedTuple):
    """What is kept together of a table."""

    style: TableStyle
    first: int  #: row of the table that it begins with, but for the head that it says again
    rows: int  #: of the page
    lines: tuple[TableLine, ...] = ()
    rules: tuple[TableRule, ...] = ()
    tints: tuple[TableRule, ...] = ()  #: each from ``first`` to before ``last``
    over: int = 0  #: 字 by which the table is too wide for the measure

    @property
    def chars(self) -> int:
        """The characters of its text."""
        return sum(line.line.end - line.line.start for line in self.lines if not line.again)


class _Laid(NamedTuple):
    """A table at one measure."""

    edges: tuple[Mpt, ...]  #: of the columns
    depths: tuple[int, ...]  #: of each row of the table, in rows of the page
    lines: tuple[tuple[TableLine, ...], ...]  #: of the cells that begin in each row, from its first row on
    over: int = 0  #: 字 by which it is too wide


class _SetCell(NamedTuple):
    cell: Cell
    text: SetText
    point: Mem | None  #: how far from the text's left what stands under each other begins; None: it is aligned

    @property
    def columns(self) -> range:
        return range(self.cell.column, self.cell.column + self.cell.columns)


class SetTable:
    """A table whose cells are prepared in their styles."""

    def __init__(self, table: Table, setter: Setter, story: str) -> None:
        book = setter.style
        self.table, self.story, self._setter = table, story, setter
        self.style: TableStyle = book.tables.get(table.style) or next(iter(book.tables.values()))
        self._grid = book.grid
        body = book.styles[Role.BODY]
        self._baseline = to_page(setter.fonts.face(body.face).top, body.size)
        self._size = book.styles[Role.TABLE].size
        self._pad = to_page(PAD, self._size)
        self._done: dict[Mpt, _Laid] = {}
        self._owners = {
            (row, column): number
            for number, cell in enumerate(table.cells)
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }
        self._groups = list(self._kept())

    def parts(self, width: Mpt, start: int) -> Iterator[TablePart]:
        """The parts from a row of the table on; ``start`` 0 is all of it, another row one that a part begins with."""
        laid, rows = self._laid(width), self.table.rows
        head = range(self.table.head)
        for first, last in self._groups:
            if first < start:
                continue
            again = first == start > 0
            builder = _Part(self, laid, first, width)
            if not first and self.table.title:
                builder.text(self.table.title, Role.TABLE_TITLE)
            if not first or again:
                builder.edge(self.style.edge)
            if again and head:
                builder.rows(head, again=True)
                builder.edge(self.style.head)
            builder.rows(range(first, last))
            builder.edge(self.style.edge if last == rows else self.style.rows)
            if last == rows:
                for note in self.table.note:
                    builder.text(note, Role.TABLE_NOTE)
            yield builder.part()

    def cuts(self) -> list[int]:
        """The rows that may begin a column."""
        return [first for first, _ in self._groups]

    def _kept(self) -> Iterator[tuple[int, int]]:
        """Rows that stay together: those of a cell over several, the head with a row, the last two."""
        table = self.table
        whole = {row for cell in table.cells for row in range(cell.row + 1, cell.row + cell.rows)}
        whole |= {*range(1, table.head + 1), table.rows - 1}
        ends = [row for row in range(1, table.rows) if row not in whole]
        yield from pairwise((0, *ends, table.rows))

    def _laid(self, width: Mpt) -> _Laid:
        """The table at a measure; where that is too narrow, with condensed letters, so that the proof shows it all."""
        if width not in self._done:
            scale = 1000
            cells = self._cells(scale)
            widths, over = self._widths(cells, width, scale)
            if over:
                scale = max(LEAST_SCALE, 1000 * width // sum(widths) - 1)
                cells = self._cells(scale)
                widths, still = self._widths(cells, width, scale)
                widths = tuple(shares(width, widths)) if still else widths
            self._done[width] = self._set(cells, widths, width, scale)._replace(over=-(-over // self._size))
        return self._done[width]

    def _cells(self, scale: int) -> list[_SetCell]:
        """The cells that say something, in their styles, their letters condensed by ``scale``."""
        found = []
        for cell in self.table.cells:
            if not cell.text.text:
                continue
            role = Role.TABLE_HEAD if cell.row < self.table.head else Role.TABLE
            style = self._setter.style.styles[role]
            style = style._replace(align=self._align(cell), indent=0, scale=max(1, style.scale * scale // 1000))
            text = self._setter.text(cell.text, style, self.story)
            found.append(_SetCell(cell, text, self._point(cell, text)))
        return found

    def _align(self, cell: Cell) -> Align:
        align = self.table.columns[cell.column].align
        return "centre" if align == "point" or cell.columns > 1 else align

    def _point(self, cell: Cell, text: SetText) -> Mem | None:
        if self.table.columns[cell.column].align != "point" or cell.columns > 1 or cell.row < self.table.head:
            return None
        found = _WHOLE.search(cell.text.text)
        return text.par.pen[text.par.glyph_at(found.end())] if found else None

    def _widths(self, cells: Sequence[_SetCell], room: Mpt, scale: int) -> tuple[tuple[Mpt, ...], Mpt]:
        pads = 2 * self._pad * scale // 1000
        needs = []
        for number, column in enumerate(self.table.columns):
            mine = [one for one in cells if one.columns == range(number, number + 1)]
            sides = self._sides(mine)
            if column.kind == "fixed":
                least = most = to_page(column.width, self._size) * scale // 1000
            else:
                least = max([sum(sides), *(_least(one.text) for one in mine if one.point is None)])
                most = max([sum(sides), *(_most(one.text) for one in mine)])
            needs.append(Need(column.kind, least + pads, most + pads))
        wide = [
            Wide(one.cell.column, one.cell.columns, _least(one.text) + pads, _most(one.text) + pads)
            for one in cells
            if one.cell.columns > 1
        ]
        return column_widths(needs, wide, room)

    def _sides(self, cells: Sequence[_SetCell]) -> tuple[Mpt, Mpt]:
        """The room that the figures of a column need before and behind the place where they stand under each other."""
        pointed = [(one.text, one.point) for one in cells if one.point is not None]
        before = [_page(text, point) for text, point in pointed]
        behind = [_most(text) - left for (text, _), left in zip(pointed, before, strict=True)]
        return max(before, default=0), max(behind, default=0)

    def _set(self, cells: Sequence[_SetCell], widths: tuple[Mpt, ...], room: Mpt, scale: int) -> _Laid:
        """Set the cells in columns of these widths; a table that is narrower than the room stands in its middle."""
        edges = [(room - sum(widths)) // 2]
        for width in widths:
            edges.append(edges[-1] + width)
        pad = self._pad * scale // 1000
        sides = {
            number: self._sides([one for one in cells if one.columns == range(number, number + 1)])
            for number in range(len(widths))
        }
        depths = [1] * self.table.rows
        found: list[tuple[_SetCell, list[tuple[TextLine, Mpt]]]] = []
        for one in sorted(cells, key=lambda one: one.cell.rows):
            cell, left = one.cell, edges[one.cell.column] + pad
            inner = edges[cell.column + cell.columns] - pad - left
            before, behind = sides[cell.column]
            if one.point is not None and before + behind <= inner:
                start = left + (inner - before - behind) // 2 + before - _page(one.text, one.point)
                lines = [(one.text.single(), start)]
            else:
                lines = [(line, left + one.text.left(line, inner)) for line in one.text.lines(max(1, inner))]
            rows = range(cell.row, cell.row + cell.rows)
            depths[rows[-1]] += max(0, len(lines) - sum(depths[row] for row in rows))
            found.append((one, lines))
        by_row: list[list[tuple[int, TableLine]]] = [[] for _ in depths]
        for one, lines in found:
            spare = sum(depths[one.cell.row : one.cell.row + one.cell.rows]) - len(lines)
            above = spare // 2 if one.cell.row >= self.table.head else spare - spare // 2  # heads near what they head
            for row, (line, left) in enumerate(lines, above):
                placed = TableLine(one.text, line, left, row, self._baseline - one.text.baseline)
                by_row[one.cell.row].append((one.cell.column, placed))
        lines_of = tuple(tuple(line for _, line in sorted(row, key=lambda pair: pair[0])) for row in by_row)
        return _Laid(tuple(edges), tuple(depths), lines_of)

    def texts(self, text: Text, role: Role, width: Mpt) -> list[tuple[SetText, TextLine, Mpt, Mpt]]:
        """The lines of the title or of a note: their text, left edge and top."""
        made = self._setter.role(text, role, self.story)
        top = self._baseline - made.baseline
        return [(made, line, made.left(line, width), top) for line in made.lines(width)]

    def same(self, row: int, column: int, other_row: int, other_column: int) -> bool:
        """Whether two places are one cell."""
        return self._owners[row, column] == self._owners[other_row, other_column]

    def wide_above(self, row: int, column: int) -> bool:
        """Whether the cell above a place is one over several columns."""
        return self.table.cells[self._owners[row - 1, column]].columns > 1

    def thickness(self, rule: str) -> Mpt:
        return borders.thickness(self._setter.style.rules[rule])

    @property
    def pad(self) -> Mpt:
        return self._pad


class _Part:
    """Puts a part together, from the top down."""

    def __init__(self, table: SetTable, laid: _Laid, first: int, width: Mpt) -> None:
        self.table, self.laid, self.first, self.width = table, laid, first, width
        self._row = 0
        self._lines: list[TableLine] = []
        self._rules: list[TableRule] = []
        self._tints: list[TableRule] = []

    def part(self) -> TablePart:
        return TablePart(
            self.table.style, self.first, self._row, tuple(self._lines), tuple(self._rules), tuple(self._tints),
            self.laid.over,
        )  # fmt: skip

    def text(self, text: Text, role: Role) -> None:
        """A line or more over the whole measure."""
        for made, line, left, top in self.table.texts(text, role, self.width):
            self._lines.append(TableLine(made, line, left, self._row, top))
            self._row += 1

    def edge(self, rule: str) -> None:
        """A line over the whole width, here."""
        if rule:
            edges = self.laid.edges
            self._rules.append(TableRule(rule, edges[0], edges[-1], self._row, self._row))

    def rows(self, rows: range, again: bool = False) -> None:
        """Rows of the table with the lines between them."""
        style, head = self.table.style, self.table.table.head
        for row in rows:
            end = self._row + self.laid.depths[row]
            if row > rows[0]:
                self._between(row)
            if style.tint and row >= head and (row - head) % 2:
                self._tints.append(TableRule("", self.laid.edges[0], self.laid.edges[-1], self._row, end))
            self._lines += (line._replace(row=line.row + self._row, again=again) for line in self.laid.lines[row])
            self._beside(row, end)
            self._row = end

    def _between(self, row: int) -> None:
        """The line above a row, but through no cell; below the head it is the head's."""
        style, head, edges = self.table.style, self.table.table.head, self.laid.edges
        if row == head:
            self.edge(style.head)
            return
        aside = row < head and not style.rows  # 辅助线 under a head over several columns
        rule = style.head if aside else style.rows
        for first, last in self._stretches(row, aside) if rule else ():
            pad = self.table.pad if aside else 0
            self._rules.append(TableRule(rule, edges[first] + pad, edges[last] - pad, self._row, self._row))

    def _stretches(self, row: int, aside: bool) -> Iterator[tuple[int, int]]:
        """Columns over which a line stands above a row; beside other heads each has its own."""
        start = 0
        for column in range(len(self.laid.edges)):
            ends = column == len(self.laid.edges) - 1
            through = ends or self.table.same(row - 1, column, row, column)
            through = through or (aside and not self.table.wide_above(row, column))
            apart = aside and not ends and column > 0 and not self.table.same(row - 1, column - 1, row - 1, column)
            if (through or apart) and column > start:
                yield start, column
            if through:
                start = column + 1
            elif apart:
                start = column

    def _beside(self, row: int, end: int) -> None:
        """The lines between the cells of a row, and at both its ends."""
        style, edges = self.table.style, self.laid.edges
        if style.columns:
            for column in range(1, len(edges) - 1):
                if not self.table.same(row, column - 1, row, column):
                    self._down(style.columns, edges[column], end)
        if style.sides:
            half = self.table.thickness(style.sides) // 2
            self._down(style.sides, edges[0] + half, end)
            self._down(style.sides, edges[-1] - half, end)

    def _down(self, rule: str, x: Mpt, end: int) -> None:
        """A vertical line over the row; longer, where one above it ends here."""
        above = TableRule(rule, x, x, 0, self._row)
        for index, other in enumerate(self._rules):
            if other[:3] == above[:3] and other.last == self._row and other.first < other.last:
                self._rules[index] = other._replace(last=end)
                return
        self._rules.append(TableRule(rule, x, x, self._row, end))


def _page(text: SetText, width: Mem) -> Mpt:
    return to_page(width, text.style.size) * text.style.scale // 1000


def _most(text: SetText) -> Mpt:
    """The width of a cell on one line."""
    return _page(text, text.par.width(0, text.par.end)) + 1  # what is rounded down here is not broken there


def _least(text: SetText) -> Mpt:
    """The width that a cell needs: what cannot be divided, or a little of its text."""
    par = text.par
    starts = [0, *(at for at in range(1, par.end) if par.allowed[at]), par.end]
    longest = max(par.width(first, last) for first, last in pairwise(starts))
    return _page(text, max(longest, min(NARROW, par.width(0, par.end)))) + 1
