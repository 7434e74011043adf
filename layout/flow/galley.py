"""小样: a story's blocks as pieces that no column break divides, for any measure and from any place on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, assert_never

from layout.flow.setter import Setter, SetText
from layout.model import Block, Mark, Paragraph, Question, Role, Text
from layout.style import Grid
from layout.text.justify import TextLine
from layout.units import Mpt


class Cursor(NamedTuple):
    """How far a story is set: all the state that one column hands to the next."""

    block: int = 0
    glyph: int = 0


class Piece(NamedTuple):
    """A line, or what is kept together like one."""

    at: Cursor  #: where it starts
    rows: int
    text: SetText
    line: TextLine
    keep: bool  #: the column may not end after it (a subhead, 背题)
    widow: bool  #: the last of several lines: a column may not start with it (孤行)


class Galley:
    """The pieces of a story."""

    def __init__(self, texts: Sequence[SetText], grid: Grid) -> None:
        self._texts, self.grid = texts, grid
        self._runs: dict[Mpt, list[tuple[list[Piece], dict[Cursor, int]]]] = {}

    def locate(self, width: Mpt, at: Cursor) -> tuple[list[Piece], int]:
        """The pieces at a measure, and the index of the one that starts at ``at``.

        Lines already broken at this measure are taken up again where ``at`` begins one of them; else the text is
        broken anew from there.
        """
        runs = self._runs.setdefault(width, [])
        for pieces, index in runs:
            if at in index:
                return pieces, index[at]
        pieces = list(self._pieces(width, at))
        runs.append((pieces, {piece.at: i for i, piece in enumerate(pieces)} | {self.end: len(pieces)}))
        return pieces, 0

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
            lines = text.lines(width, begin)
            drop = text.drop(width) if begin == 0 else None
            # Running text stands a line a row; larger type takes as many rows as its own pitch needs.
            rows = max(1, -(-text.style.pitch // self.grid.step))
            for number, line in enumerate(lines):
                last = number == len(lines) - 1
                keep = text.role is Role.SUBHEAD or (text.role is Role.BYLINE and last)
                keep = keep or (drop is not None and number < drop.rows - 1)
                at = Cursor(block, line.first if number else begin)
                yield Piece(at, rows, text, line, keep, last and at.glyph > 0)


def texts(blocks: Sequence[Block], setter: Setter, story: str) -> list[SetText]:
    """Blocks as set texts: here a new kind of block says how it is set."""
    found: list[SetText] = []
    for block in blocks:
        match block:
            case Paragraph(role, text):
                found.append(setter.role(text, role, story))
            case Question():
                found.append(setter.role(_run_in(block), Role.ANSWER, story))
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
