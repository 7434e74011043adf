"""小样: a story's blocks as pieces that no column break divides, for any measure and from any place on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, assert_never

from layout.flow.setter import Drop, Setter, SetText
from layout.flow.table import SetTable, TablePart
from layout.flow.walk import Walk
from layout.model import Block, Mark, Paragraph, Question, Role, Table, Text
from layout.plan.areas import Slot, Strip
from layout.style import Grid
from layout.text.justify import TextLine
from layout.units import Mpt


class Cursor(NamedTuple):
    """How far a story is set: all the state that one column hands to the next."""

    block: int = 0
    glyph: int = 0  #: of a table 1 more than the row; 0 the space above it


class LinePiece(NamedTuple):
    """A line of text."""

    at: Cursor  #: where it starts
    rows: int  #: that it takes; 0 for a line beside another, on the other side of a picture
    text: SetText
    line: TextLine
    keep: bool  #: the column may not end after it (a subhead, 背题)
    widow: bool  #: the last of several lines: a column may not start with it (孤行)
    drop: Drop | None = None  #: the capital beside its line and those that follow
    strip: Strip | None = None  #: where it stands beside a picture; None: under the piece before, in the whole measure


class TablePiece(NamedTuple):
    """Rows of a table, or the space above or below it, with which no column ends."""

    at: Cursor
    rows: int
    part: TablePart | None  #: None: space
    table: Table
    keep: bool
    widow: bool = False
    strip: Strip | None = None  #: as of a line


Piece = LinePiece | TablePiece  #: what no column divides
SetBlock = SetText | SetTable


def chars(piece: Piece) -> int:
    """The characters of a piece."""
    match piece:
        case LinePiece():
            return piece.line.end - piece.line.start
        case TablePiece():
            return piece.part.chars if piece.part else 0


Looseness = tuple[tuple[int, int], ...]  #: (block, lines more or less), in order


class Galley:
    """The pieces of a story."""

    def __init__(self, texts: Sequence[SetBlock], grid: Grid, loose: Looseness = ()) -> None:
        self._texts, self.grid, self._loose = texts, grid, dict(loose)
        self._runs: dict[Mpt, list[tuple[list[Piece], dict[Cursor, int]]]] = {}
        self._wrapped: dict[tuple[tuple[Strip, ...], int, Cursor], list[Piece]] = {}
        self._lines: dict[tuple[int, Mpt, int, int], list[TextLine]] = {}

    def loosened(self, loose: Looseness) -> Galley:
        """The same story with some paragraphs set a line longer (+1) or shorter (-1)."""
        other = Galley(self._texts, self.grid, loose)
        other._lines, other._wrapped = self._lines, self._wrapped
        return other

    def choices(self, width: Mpt) -> list[tuple[int, int]]:
        """The paragraphs that can be set a line shorter or longer at a measure."""
        return [
            (block, more)
            for block, text in enumerate(self._texts)
            for more in (-1, 1)
            if isinstance(text, SetText) and text.varied(width, more)
        ]

    def locate(self, slot: Slot, at: Cursor) -> tuple[Sequence[Piece], int]:
        """The pieces in a slot's measure, and the index of the one that starts at ``at``.

        Lines already broken at this measure are taken up again where ``at`` begins one of them; else the text is
        broken anew from there, as it always is around a picture. What goes beyond the slot is there too. A table
        that is cut is taken up anew: at the head of a column its head is said again, and no space stands.
        """
        if slot.strips:
            key = slot.strips, slot.below, at
            if key not in self._wrapped:
                self._wrapped[key] = list(self._around(slot, at))
            return self._wrapped[key], 0
        runs = self._runs.setdefault(slot.width, [])
        for pieces, index in runs:
            if at in index:
                return pieces, index[at]
        pieces = list(self._pieces(slot.width, at))
        index = {piece.at: i for i, piece in enumerate(pieces) if not isinstance(piece, TablePiece)}
        runs.append((pieces, {**index, at: 0, self.end: len(pieces)}))
        return pieces, 0

    @property
    def tables(self) -> bool:
        """Are there tables in the story?"""
        return any(isinstance(text, SetTable) for text in self._texts)

    @property
    def end(self) -> Cursor:
        return Cursor(len(self._texts), 0)

    def after(self, pieces: Sequence[Piece], index: int) -> Cursor:
        """The cursor of a place in a list of pieces."""
        return pieces[index].at if index < len(pieces) else self.end

    def _pieces(self, width: Mpt, start: Cursor) -> Iterator[Piece]:
        for block in range(start.block, len(self._texts)):
            text = self._texts[block]
            begin = start.glyph if block == start.block else 0
            if isinstance(text, SetTable):
                yield from self._rows(text, block, width, begin, block > start.block)
                continue
            lines = self._set(text, block, width, begin)
            drop = text.drop(width) if begin == 0 else None
            yield from self._as_pieces(text, block, begin, lines, drop)

    def _as_pieces(
        self, text: SetText, block: int, begin: int, lines: Sequence[TextLine], drop: Drop | None
    ) -> Iterator[LinePiece]:
        """The lines of a block from glyph ``begin`` on, a piece each."""
        # Running text stands a line a row; larger type takes as many rows as its own pitch needs.
        rows = max(1, -(-text.style.pitch // self.grid.step))
        for number, line in enumerate(lines):
            last = number == len(lines) - 1
            keep = text.role is Role.SUBHEAD or (text.role is Role.BYLINE and last)
            keep = keep or (not number and not begin and not last and self._under_subhead(block))
            keep = keep or (drop is not None and number < drop.rows - 1)
            at = Cursor(block, line.first if number else begin)
            yield LinePiece(at, rows, text, line, keep, last and at.glyph > 0, None if number else drop)

    def _around(self, slot: Slot, start: Cursor) -> Iterator[Piece]:
        """The pieces from ``start`` on in the strips of a slot."""
        walk = Walk(slot)
        for block in range(start.block, len(self._texts)):
            text = self._texts[block]
            begin = start.glyph if block == start.block else 0
            if isinstance(text, SetTable):
                yield from self._rows_around(walk, text, block, begin, block > start.block)
                continue
            rows = max(1, -(-text.style.pitch // self.grid.step))
            if rows == 1 and text.flows:
                drop = text.drop(walk.width(0)) if begin == 0 else None
                drop = drop if drop and walk.straight(drop.rows) else None
                lines = text.around(walk.width, begin, drop)
                strips = [(walk.take(), 1) for _ in lines]
            else:  # what is centred or large has whole rows
                lines, drop = text.lines(walk.widest(1, rows).width, begin), None
                lines = text.lines(walk.widest(len(lines), rows).width, begin)
                strips = [(walk.take_rows(rows), rows) for _ in lines]
            for piece, (strip, deep) in zip(self._as_pieces(text, block, begin, lines, drop), strips, strict=True):
                yield piece._replace(rows=walk.down(strip.row + deep), strip=strip)

    def _under_subhead(self, block: int) -> bool:
        """背题: a subhead has two lines under it at least."""
        above = self._texts[block - 1] if block else None
        return isinstance(above, SetText) and above.role is Role.SUBHEAD

    def _rows_around(self, walk: Walk, table: SetTable, block: int, begin: int, below: bool) -> Iterator[TablePiece]:
        """The parts of a table beside a picture, all as wide as the narrowest room that one of them has."""
        width = walk.widest(1, table.table.rows).width or walk.width(0)
        rows = sum(piece.rows for piece in self._rows(table, block, width, begin, below))
        width = walk.widest(1, max(1, rows)).width or width
        for piece in self._rows(table, block, width, begin, below):
            strip = walk.take_block(piece.rows)
            yield piece._replace(rows=walk.down(strip.row + piece.rows), strip=strip)

    def _rows(self, table: SetTable, block: int, width: Mpt, begin: int, below: bool) -> Iterator[TablePiece]:
        """The parts of a table from a cursor's glyph on, with space where text stands above and below it."""
        space, rows = table.style.space, table.table.rows
        if below and space and not self._under_subhead(block):
            yield TablePiece(Cursor(block), space, None, table.table, True)
        if begin <= rows:
            for part in table.parts(width, max(0, begin - 1)):
                yield TablePiece(Cursor(block, part.first + 1), part.rows, part, table.table, False)
        following = self._texts[block + 1] if block + 1 < len(self._texts) else None
        if begin <= rows and space and isinstance(following, SetText):
            yield TablePiece(Cursor(block, rows + 1), space, None, table.table, True)

    def _set(self, text: SetText, block: int, width: Mpt, begin: int) -> list[TextLine]:
        """The lines of a text, longer or shorter where that was chosen."""
        more = 0 if begin else self._loose.get(block, 0)
        key = block, width, begin, more
        if key not in self._lines:
            self._lines[key] = (text.varied(width, more) if more else None) or text.lines(width, begin)
        return self._lines[key]


def texts(blocks: Sequence[Block], setter: Setter, story: str) -> list[SetBlock]:
    """Blocks as they are set: here a new kind of block says how."""
    found: list[SetBlock] = []
    for block in blocks:
        match block:
            case Paragraph(role, text):
                found.append(setter.role(text, role, story))
            case Question():
                found.append(setter.role(_run_in(block), Role.ANSWER, story))
            case Table():
                found.append(SetTable(block, setter, story))
            case _:
                assert_never(block)
    return found


def _run_in(block: Question) -> Text:
    """Question and answer on one line where there is room, else the answer under the question."""
    question, answer = block.question, block.answer
    if answer is None:
        return question._replace(marks=(Mark(0, len(question.text), Role.QUESTION),))
    whole = f"{question.text} {answer.text}"
    turn = len(question.text) + 1
    return Text(whole, question.at, (Mark(0, len(question.text), Role.QUESTION),), (turn,))
