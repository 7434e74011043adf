"""Words that win a line: which paragraphs end on a short line, and how much less text would save it.

Which words go is for the editor; that so many of them are enough is seen by setting the paragraphs without as many.
"""

from __future__ import annotations

from typing import NamedTuple

from layout.fit.candidate import Case
from layout.fit.files import Edit, EditError
from layout.fit.paragraphs import written
from layout.fit.state import Bench
from layout.flow.galley import LinePiece
from layout.flow.setter import RUNNING, SetText

SHORTEST, MOST = 8, 6  #: 字 of a last line that are worth cutting; lines that are won in this way
MORE = 3  #: 字 more than the last line has that are tried: what takes their place may not break as well


class Cut(NamedTuple):
    """So many 字 less in a paragraph save a line."""

    number: int  #: of the paragraph, from 1, subheads not counted
    words: str  #: its first ones
    chars: int


class _End(NamedTuple):
    text: SetText
    chars: int  #: on the last line


def cuts(bench: Bench, case: Case) -> tuple[Cut, ...]:
    """Cuts that together make a story fit that is over; () where there are none, or too many would be needed."""
    if not 0 < case.fit.over <= MOST:
        return ()
    ends = sorted(_ends(case), key=lambda end: end.chars)[: case.fit.over]
    if len(ends) < case.fit.over:
        return ()
    file = case.files[case.state.issue.stories[case.fit.story].at.file]
    paragraphs = (piece for piece in written(file) if not piece.subhead)
    numbers = {piece.lines[0][1]: number for number, piece in enumerate(paragraphs, 1)}
    for more in range(MORE):
        edits = [_shortened(case, end, end.chars + more) for end in ends]
        try:
            state = bench.set(bench.together(case.fit.page), edits)
        except EditError:
            return ()
        now = state.find(case.fit.page, case.fit.story) if state else None
        if now and not now.over:
            return tuple(sorted(Cut(numbers[e.text.text.at.line], e.text.text.text[:8], e.chars + more) for e in ends))
    return ()


def _ends(case: Case) -> list[_End]:
    """The last lines of the plain paragraphs that have several lines, the short ones."""
    lines: dict[SetText, int] = {}
    last: dict[SetText, int] = {}
    for _, outcome in case.state.outcomes(case.fit.story):
        if outcome.filling:
            pieces = [piece for column in outcome.filling.columns for piece in column.pieces]
            for piece in (*pieces, *(outcome.filling.rest if outcome.end is None else ())):
                if not isinstance(piece, LinePiece):
                    continue
                lines[piece.text] = lines.get(piece.text, 0) + 1
                last[piece.text] = piece.line.end - piece.line.start
    return [
        _End(text, last[text])
        for text, count in lines.items()
        if count > 1 and text.role in RUNNING and last[text] <= SHORTEST and not text.text.effects
        and not any(mark.end > len(text.text.text) - 1 - SHORTEST - MORE for mark in text.text.marks)
    ]  # fmt: skip


def _shortened(case: Case, end: _End, chars: int) -> Edit:
    """The paragraph without so many 字 before its last mark."""
    text = end.text.text
    file = case.files[text.at.file]
    stop = len(text.text) - 1
    first, last = text.place(stop - chars), text.place(stop)
    return Edit(file.name, file.offset(first.line, first.column), file.offset(last.line, last.column), "")
