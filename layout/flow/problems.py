"""What the lines of an area say of it; and one message a fault: what follows from another is not told beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from layout.diagnostic import Diagnostic, diagnose
from layout.flow.columns import Filling
from layout.flow.galley import LinePiece, TablePiece
from layout.flow.setter import SetText
from layout.text.justify import TextLine

_TEXT = frozenset({"overset", "short-copy", "widow-line"})
_LINES = frozenset({"line-forced", "line-open", "table-too-wide"})

#: an error -> what it brings about. Each cause refuses the press file by itself, and its remedy changes the area.
_FOLLOWS: Mapping[str, frozenset[str]] = {
    "column-narrow": _TEXT | _LINES,
    "area-not-rectangular": _TEXT,
    "heading-too-deep": _TEXT,
    "vertical-too-wide": _TEXT,
    "inset-no-room": _TEXT,
    "inset-crowded": _TEXT,
}


def causes(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """``found`` of one area without what other problems among it bring about."""
    every = tuple(found)
    drop = frozenset[str]().union(*(_FOLLOWS.get(problem.code, ()) for problem in every))
    return tuple(problem for problem in every if problem.code not in drop)


def line_problems(filling: Filling) -> list[Diagnostic]:
    """Lines that were broken where none may be, or that open too far (over 1/4 em: JLREQ 3.1.11)."""
    found: list[Diagnostic] = []
    forced: tuple[SetText, int] | None = None  # where the line before, a forced one, ended
    for column in filling.columns:
        for piece in column.pieces:
            match piece:
                case LinePiece() if piece.line.forced and forced and forced == _begun(piece):
                    forced = piece.text, piece.line.end  # the same word, still too long: told already
                case LinePiece():
                    found += _line_problem(piece.text, piece.line)
                    forced = (piece.text, piece.line.end) if piece.line.forced else None
                case TablePiece():
                    found += _table_problems(piece)
    return list(dict.fromkeys(found))  # a table that is too wide is so in each of its parts


def _begun(piece: LinePiece) -> tuple[SetText, int] | None:
    """Where a line begins; None if it is more than a further part of one word."""
    words = piece.text.text.text[piece.line.start : piece.line.end]
    whole = all(char < "\u2e80" and not char.isspace() for char in words)
    return (piece.text, piece.line.start) if whole else None


def _line_problem(text: SetText, line: TextLine) -> Iterator[Diagnostic]:
    if not line.forced and line.opened <= 250:
        return
    words, at = text.text.text[line.start : line.end], text.text.place(line.start)
    if line.forced:
        yield diagnose("line-forced", at, line=words)
    else:
        yield diagnose("line-open", at, line=words, percent=line.opened // 10)


def _table_problems(piece: TablePiece) -> Iterator[Diagnostic]:
    """A table that is too wide; its lines are not told of beside that."""
    part, table = piece.part, piece.table
    if part and part.over:
        yield diagnose("table-too-wide", table.at, chars=part.over, columns=len(table.columns))
    elif part:
        for line in part.lines:
            yield from _line_problem(line.text, line.line)
