"""A table in copy: ``:::表 表题``, keys and ``---`` if need be, a line a row, ``:::``.

The cells of a row are parted by ``|``, or by tabs where there is none. ``<`` alone in a cell makes it one with the
cell at its left, ``^`` with the cell above; a backslash before ``|``, ``<`` and ``^`` makes text of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from layout.diagnostic import Diagnostic, Span, diagnose
from layout.model import Cell, CellAlign, Table, TableColumn, Text, WidthKind
from layout.spec import copy, kinds
from layout.spec.keys import Key, Kind, Names, Reader, Record, shorten
from layout.spec.keys import Table as Keys
from layout.spec.lengths import parse_em
from layout.spec.nodes import List, Node, Scalar, compose

MOST_ROWS, MOST_COLUMNS = 200, 40
NAMES = ("表", "table")
ALIGNS: Mapping[str, CellAlign] = {
    "左": "left", "left": "left", "中": "centre", "居中": "centre", "centre": "centre", "center": "centre",
    "右": "right", "right": "right", "小数点": "point", "point": "point",
}  # fmt: skip
WIDTHS: Mapping[str, WidthKind] = {"自动": "auto", "auto": "auto", "余": "rest", "rest": "rest"}

_BLANKS = " \t\u3000\u00a0"
# Patterns as text: compiled when a story has a table.
_FENCE = rf"[{_BLANKS}]*[:：]{{3,}}[{_BLANKS}]*([^\s:：]*)[{_BLANKS}:：]*(.*?)[{_BLANKS}]*$"
_BAR = r"(?<!\\)[|｜]"
_ESCAPED = r"\\(?=[|｜])|^\\(?=[<^]$)"
_DASHES = rf"[{_BLANKS}]*-{{3,}}[{_BLANKS}]*$"
_MARKDOWN = r":?-+:?"
_KEY = rf"[{_BLANKS}]*(\w{{1,10}})[ ]*[:：]"


def _words(reader: Reader, node: Node, key: str, expected: str) -> list[tuple[str, Scalar]] | None:
    """A list of words, or words parted by blanks."""
    items = node.items if isinstance(node, List) else (node,)
    found = [(word, item) for item in items if isinstance(item, Scalar) for word in re.split("[ ,，、]+", item.text)]
    if not all(isinstance(item, Scalar) for item in items) or not 0 < len(found) <= MOST_COLUMNS:
        reader.wrong(node, key, expected)
        return None
    return found


def _aligns(reader: Reader, node: Node, key: str) -> tuple[CellAlign, ...] | None:
    found: list[CellAlign] = []
    for word, item in _words(reader, node, key, "@aligns") or ():
        if word not in ALIGNS:
            reader.report("unknown-choice", item, key=key, value=shorten(word), choices=tuple(ALIGNS))
        found.append(ALIGNS.get(word, "left"))
    return tuple(found) or None


def _widths(reader: Reader, node: Node, key: str) -> tuple[tuple[WidthKind, int], ...] | None:
    found: list[tuple[WidthKind, int]] = []
    for word, item in _words(reader, node, key, "@widths") or ():
        width = parse_em(word)
        if word not in WIDTHS and not (width and 0 < width <= 200_000):
            reader.wrong(item, key, "@widths")
        found.append((WIDTHS[word], 0) if word in WIDTHS else ("fixed", width) if width else ("auto", 0))
    return tuple(found) or None


_NO_ALIGNS: tuple[CellAlign, ...] = ()
_NO_WIDTHS: tuple[tuple[WidthKind, int], ...] = ()
_NO_TEXT: tuple[Text, ...] = ()
_LISTED: dict[str, object] = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
COLUMNS = Key(
    "列", "columns", Kind(_aligns, _LISTED), _NO_ALIGNS, "各列的对齐：左、中、右、小数点，空格隔开",
    "alignment of each column: left, centre, right, point",
)  # fmt: skip
COLUMN_WIDTHS = Key(
    "列宽", "widths", Kind(_widths, _LISTED), _NO_WIDTHS, "各列的宽：自动、余，或 6字，空格隔开",
    "width of each column: auto, rest, or 6em",
)  # fmt: skip
HEAD = Key("表头", "head", kinds.integer(0, 20), 1, "前几行是表头，续排时重复", "rows of the head")
STYLE = Key("样式", "style", kinds.known("@table"), "", "表的样式的名字", "name of a table style")
NOTE = Key("表注", "note", kinds.marked(), _NO_TEXT, "表下面的注", "the note below the table")
TABLE = Keys("表", "table", COLUMNS, COLUMN_WIDTHS, HEAD, STYLE, NOTE)


class Fence(NamedTuple):
    """The lines of a table, by their index in the copy."""

    start: int  #: where it opens
    end: int  #: behind its last row
    after: int  #: where the copy goes on


def _sign(line: str) -> re.Match[str] | None:
    """The sign that opens or closes a table."""
    return re.match(_FENCE, line) if line.lstrip(_BLANKS)[:1] in (":", "：") else None


def fences(lines: Sequence[str], first: int, file: str, problems: list[Diagnostic]) -> Iterator[Fence]:
    """The tables among the lines of a copy, the first of which is line ``first`` of its file."""
    number = 0
    while number < len(lines):
        opened = _sign(lines[number])
        if opened and opened[1] in NAMES:
            fence = _fence(lines, number)
            if fence.end == fence.after:
                problems.append(diagnose("table-open", Span(file, first + number), rows=fence.end - number - 1))
            yield fence
            number = fence.after
            continue
        if opened:
            column = len(lines[number]) - len(lines[number].lstrip(_BLANKS)) + 1
            problems.append(diagnose("fence-unknown", Span(file, first + number, column), mark=shorten(lines[number])))
        number += 1


def _fence(lines: Sequence[str], start: int) -> Fence:
    """The table that opens at ``start``; one that is not closed ends at a blank line, so that the rest is kept."""
    for number in range(start + 1, len(lines)):
        if sign := _sign(lines[number]):
            if not sign[1]:
                return Fence(start, number, number + 1)
            lines = lines[:number]
            break
    stop = next((n for n in range(start + 1, len(lines)) if not lines[n].strip(_BLANKS)), len(lines))
    return Fence(start, stop, stop)


def read_table(
    lines: Sequence[str], fence: Fence, first: int, file: str, names: Names | None, problems: list[Diagnostic]
) -> Table | None:
    """The table of a fence; None where it has no rows. ``names`` are the style book's, None where that is unread."""
    at = Span(file, first + fence.start)
    inside = range(fence.start + 1, fence.end)
    dashes = next((n for n in inside if re.match(_DASHES, lines[n])), None)
    reader = Reader(file, TABLE, "@table-head", problems)
    reader.names, reader.unsure = names or {}, names is None
    given = "\n".join(lines[fence.start + 1 : dashes]) if dashes is not None else ""
    head = reader.document(compose(given, file, problems, first + fence.start) if given.strip() else None)
    rows = [n for n in (range(dashes + 1, fence.end) if dashes is not None else inside) if lines[n].strip(_BLANKS)]
    if not rows:
        problems.append(diagnose("table-empty", at))
        return None
    lost = re.match(_KEY, lines[rows[0]])
    if dashes is None and lost and TABLE.find(lost[1]) and not re.search(_BAR, lines[rows[0]]):
        problems.append(diagnose("table-head-lost", Span(file, first + rows[0]), key=lost[1]))
    builder = _Builder(file, problems)
    grid = builder.rows([(lines[n], first + n) for n in rows])
    columns = builder.columns(reader, head, grid)
    count = _head_rows(reader, head, len(grid))
    cells = builder.cells(grid, len(columns), count)
    opened = _sign(lines[fence.start])
    title = None
    if opened and opened[2]:
        title = copy.to_text(_piece(opened[2], first + fence.start, opened.start(2)), file, problems)
    return Table(at, columns, len(grid), count, cells, title, head[NOTE], head[STYLE])


def _head_rows(reader: Reader, head: Record, rows: int) -> int:
    """The rows of the head; one row at least stands below it."""
    count = head[HEAD]
    if count >= rows and HEAD in head:
        reader.report("table-head-rows", head.at(HEAD), head=count, rows=rows)
    return min(count, rows - 1)


class _Written(NamedTuple):
    """A cell as written."""

    text: str
    line: int
    column: int  #: from 0


def _piece(text: str, line: int, column: int) -> copy.Piece:
    """What stands in a cell, without the backslashes that make text of its signs."""
    parts, places, at, length = list[str](), [(0, line, column + 1)], 0, 0
    for sign in re.finditer(_ESCAPED, text):
        parts.append(text[at : sign.start()])
        length += sign.start() - at
        at = sign.end()
        places.append((length, line, column + at + 1))
    parts.append(text[at:])
    return copy.Piece("".join(parts).replace("\t", " "), False, tuple({place[0]: place for place in places}.values()))


class _Builder:
    """Puts cells together and reports what does not go."""

    def __init__(self, file: str, problems: list[Diagnostic]) -> None:
        self.file, self.problems = file, problems

    def _report(self, code: str, at: _Written, **args: str | int) -> None:
        self.problems.append(diagnose(code, Span(self.file, at.line, at.column + 1), **args))

    def rows(self, lines: Sequence[tuple[str, int]]) -> list[list[_Written]]:
        """The lines cut into cells. Where every line is between two bars, these part nothing, as in Markdown."""
        found = [_cut(*line) for line in lines]
        if all(len(row) > 2 and not (row[0].text or row[-1].text) for row in found):
            found = [row[1:-1] for row in found]
            found = [row for row in found if not all(re.fullmatch(_MARKDOWN, cell.text) for cell in row)] or found
        most = max(map(len, found))
        for what, count, limit in (("@table-rows", len(found), MOST_ROWS), ("@cells", most, MOST_COLUMNS)):
            if count > limit:
                self._report("table-too-large", found[0][0], what=what, count=count, limit=limit)
        return [row[:MOST_COLUMNS] for row in found[:MOST_ROWS]]

    def columns(self, reader: Reader, head: Record, grid: list[list[_Written]]) -> tuple[TableColumn, ...]:
        """What is said of the columns; where nothing is, there are as many as the first row has cells."""
        aligns, widths = head[COLUMNS], head[COLUMN_WIDTHS]
        count = len(aligns) or len(widths) or len(grid[0])
        if widths and len(widths) != count:
            reader.report("table-columns", head.at(COLUMN_WIDTHS), count=len(widths), columns=count)
        most = max(map(len, grid))
        if aligns and most < count:  # told once, not in each row
            reader.report("table-columns-most", head.at(COLUMNS), count=count, columns=most)
            count = most
        found = [TableColumn()] * count
        for at, align in enumerate(aligns[:count]):
            found[at] = found[at]._replace(align=align)
        for at, (kind, width) in enumerate(widths[:count]):
            found[at] = found[at]._replace(kind=kind, width=width)
        return tuple(found)

    def cells(self, grid: list[list[_Written]], columns: int, head: int) -> tuple[Cell, ...]:
        """The cells, row by row, those that are one put together."""
        owners: dict[tuple[int, int], tuple[int, int]] = {}
        for row, written in enumerate(grid):
            if len(written) > columns:
                self._report("table-cells", written[columns], count=len(written), columns=columns)
            elif len(written) < columns:
                self._report("table-short-row", written[0], count=len(written), columns=columns)
            for column in range(columns):
                sign = written[column].text if column < len(written) else ""
                owner = self._owner(sign, row, column, head, owners)
                if owner is None:
                    self._report("table-span", written[column], sign=sign, why=_why(sign, row, head))
                owners[row, column] = owner or (row, column)
        self._square(grid, owners)
        return tuple(self._cell(grid, owners, at) for at in sorted(set(owners.values())))

    def _owner(
        self, sign: str, row: int, column: int, head: int, owners: Mapping[tuple[int, int], tuple[int, int]]
    ) -> tuple[int, int] | None:
        """The cell that a place belongs to; None where its sign points at nothing."""
        if sign == "<":
            return owners[row, column - 1] if column else None
        if sign == "^":
            return owners[row - 1, column] if row not in (0, head) else None
        return row, column

    def _square(self, grid: list[list[_Written]], owners: dict[tuple[int, int], tuple[int, int]]) -> None:
        """Take apart what is not a rectangle."""
        parts: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for place, owner in owners.items():
            parts.setdefault(owner, []).append(place)
        for owner, places in parts.items():
            rows, columns = _extent(places)
            if (owner != min(places)) or rows * columns != len(places):
                at = places[-1]
                sign = grid[at[0]][at[1]]
                self._report("table-span", sign, sign=sign.text, why="@span-shape")
                owners.update({place: place for place in places})

    def _cell(
        self, grid: list[list[_Written]], owners: Mapping[tuple[int, int], tuple[int, int]], at: tuple[int, int]
    ) -> Cell:
        row, column = at
        rows, columns = _extent([place for place, owner in owners.items() if owner == at])
        written = grid[row][column] if column < len(grid[row]) else grid[row][-1]._replace(text="")
        text = "" if written.text in ("<", "^") else written.text
        read = copy.to_text(_piece(text, written.line, written.column), self.file, self.problems)
        return Cell(read, row, column, rows, columns)


def _why(sign: str, row: int, head: int) -> str:
    return "@span-left" if sign == "<" else "@span-head" if row and row == head else "@span-above"


def _extent(places: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Rows and columns from the first to the last place."""
    rows, columns = [row for row, _ in places], [column for _, column in places]
    return max(rows) - min(rows) + 1, max(columns) - min(columns) + 1


def _cut(line: str, number: int) -> list[_Written]:
    """A line as cells."""
    dividers = [bar.span() for bar in re.finditer(_BAR, line)] or [tab.span() for tab in re.finditer("\t", line)]
    found, start = list[_Written](), 0
    for end, following in (*dividers, (len(line), 0)):
        part = line[start:end]
        column = start + len(part) - len(part.lstrip(_BLANKS))
        found.append(_Written(part.strip(_BLANKS), number, column))
        start = following
    return found
