"""The page map, 版面图: a line for each band, its depth in rows and a word for each 栏, drawn as text.

    9    报头 报头 报头 报头
    fit  彭水 彭水 彭水 启事     # as deep as its copy: fit or 随文
    *    照片 照片 基金 基金     # what the others leave: * or 余

The same word is one area. Every mistake is reported at its own line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from layout.diagnostic import Arg, Diagnostic, Span, diagnose
from layout.model import Band, Depth
from layout.spec.lengths import ascii_digits
from layout.spec.nodes import Scalar

BAND_LIMIT = 400  #: bands that are read where the grid is not known
WORD_LIMIT = 48  #: the same for the words of a band
MASTHEADS = ("报头", "masthead")  #: the word of the area that furniture fills

_WORDS = {"fit": Depth.FIT, "随文": Depth.FIT, "*": Depth.REST, "＊": Depth.REST, "余": Depth.REST}
_WORD = re.compile(r"\S+")

Cell = tuple[int, int]  #: (band, 栏)


class PageMap:
    """The bands of a page, and where each area's word first stands."""

    def __init__(self, bands: tuple[Band, ...], places: dict[str, Span]) -> None:
        self.bands, self.places = bands, places


def read_page_map(
    node: Scalar, file: str, source: Sequence[str], columns: int, rows: int, problems: list[Diagnostic]
) -> PageMap:
    """The bands that ``node`` draws; ``source`` are the lines of its file.

    ``columns`` and ``rows`` are the grid's; 0 where the style book could not say: then nothing is checked against them.
    """
    if node.style != "|":
        code = "map-folded" if node.text.split() else "map-empty"
        problems.append(diagnose(code, Span(file, node.line, node.column)))
        return PageMap((), {})
    reader = _Reader(file, columns, rows, problems)
    for number in range(node.line, min(node.last - 1, len(source))):
        if len(reader.bands) > (rows or BAND_LIMIT):
            break  # more bands than rows: their sum says so
        reader.line(source[number], number + 1)
    if not reader.bands and not reader.failed:
        problems.append(diagnose("map-empty", Span(file, node.line, node.column)))
    if not reader.failed:
        if rows:
            _check_rows(reader.bands, rows, Span(file, node.line, node.column), problems)
        _check_pieces(reader.bands, reader.cells, problems)
    return PageMap(tuple(reader.bands), reader.places)


class _Reader:
    """Reads the lines one by one."""

    def __init__(self, file: str, columns: int, rows: int, problems: list[Diagnostic]) -> None:
        self.file, self.columns, self.rows, self.problems = file, columns, rows, problems
        self.bands: list[Band] = []
        self.places: dict[str, Span] = {}
        self.cells: list[list[int]] = []  #: text columns of each band's words
        self.failed = False  #: a line could not be read: sums and shapes mean nothing

    def line(self, line: str, number: int) -> None:
        """Add the band that line ``number`` of the file draws, if it draws one."""
        words = list(_WORD.finditer(re.sub(r"(^|\s)#.*", "", line)))
        if not words:
            return
        depth, *cells = words
        at = Span(self.file, number, depth.start() + 1)
        kind, rows = self._depth(depth[0], at)
        if self.columns and len(cells) != self.columns:
            self._fail("band-words", at, found=len(cells), expected=self.columns)
        cells = cells[: self.columns or WORD_LIMIT]
        for cell in cells:
            self.places.setdefault(cell[0], Span(self.file, number, cell.start() + 1))
        self.bands.append(Band(kind, rows, tuple(cell[0] for cell in cells), at))
        self.cells.append([cell.start() + 1 for cell in cells])

    def _depth(self, word: str, at: Span) -> tuple[Depth, int]:
        if word in _WORDS:
            return _WORDS[word], 0
        digits = ascii_digits(word).removesuffix("行")
        if not digits.removeprefix("-").isdecimal() or len(digits) > 6:
            self._fail("band-depth", at, word=word[:20])
            return Depth.FIXED, 1
        rows = int(digits)
        if not 1 <= rows <= (self.rows or rows):
            self._fail("band-rows", at, rows=rows, total=self.rows)
        return Depth.FIXED, rows

    def _fail(self, code: str, at: Span, **args: Arg) -> None:
        self.failed = True
        self.problems.append(diagnose(code, at, **args))


def _check_rows(bands: Sequence[Band], total: int, at: Span, problems: list[Diagnostic]) -> None:
    """The depths against the grid's rows: one band at most takes the rest, and they add up."""
    rests = [band for band in bands if band.depth is Depth.REST]
    for band in rests[1:]:
        problems.append(diagnose("map-two-rest", band.at, line=rests[0].at.line))
    fixed = [band for band in bands if band.depth is Depth.FIXED]
    asked = sum(band.rows for band in fixed) + len(bands) - len(fixed)
    deepest = sorted((band for band in fixed if not set(band.areas) & set(MASTHEADS)), key=lambda b: -b.rows)[:2]
    areas = tuple(dict.fromkeys(area for band in deepest for area in band.areas)) or ("报头",)
    if asked > total:
        problems.append(diagnose("map-over", at, total=total, rows=asked, over=asked - total, areas=areas))
    elif asked < total and len(fixed) == len(bands) and bands:
        problems.append(diagnose("map-under", at, total=total, rows=asked, under=total - asked, areas=areas))


def _check_pieces(bands: Sequence[Band], columns: Sequence[Sequence[int]], problems: list[Diagnostic]) -> None:
    """Every area in one piece: cells of one word reach each other over shared sides."""
    word = {(row, column): area for row, band in enumerate(bands) for column, area in enumerate(band.areas)}
    reached: set[Cell] = set()
    begun: set[str] = set()
    for cell, area in word.items():  # band by band, left to right
        if cell in reached:
            continue
        if area in begun:
            row, column = cell
            at = bands[row].at._replace(column=columns[row][column])
            problems.append(diagnose("area-split", at, area=area))
        begun.add(area)
        _spread(cell, area, word, reached)


def _spread(start: Cell, area: str, word: dict[Cell, str], reached: set[Cell]) -> None:
    """Add to ``reached`` what hangs together with ``start``."""
    reached.add(start)
    edge = [start]
    while edge:
        row, column = edge.pop()
        for near in ((row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)):
            if near not in reached and word.get(near) == area:
                reached.add(near)
                edge.append(near)
