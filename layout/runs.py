"""Set lines as glyph runs: one run a face, every run at its own exact place."""

from __future__ import annotations

from collections.abc import Iterator

from layout.flow.setter import SetText
from layout.fonts.book import FontBook
from layout.paper import GlyphRun
from layout.style import Colour
from layout.text.justify import TextLine
from layout.units import Mem, Mpt


def glyph_runs(
    text: SetText, line: TextLine, x: Mpt, baseline: Mpt, colour: Colour, node: int, fonts: FontBook
) -> Iterator[GlyphRun]:
    """The runs of a line whose pen starts at ``x``."""
    par, style = text.par, text.style
    ids, offsets = par.glyphs.ids, par.offsets
    pen = 0
    for first, last, face, up in _segments(text, line):
        shifts = tuple((at - first, by) for at, by in line.shifts if first <= at < last)
        start, end = par.offset(first), par.offset(last)
        yield GlyphRun(
            x + pen * style.size * style.scale // 1_000_000, baseline - up * style.size // 1000,
            style.size, style.scale, face, colour, tuple(ids[first:last]), shifts, line.space, line.gaps,
            node, start, end, None if offsets is None else offsets[first : last + 1],
        )  # fmt: skip
        if last < line.last:
            own = sum(map(fonts.face(face).advances.__getitem__, ids[first:last]))
            spaces = _spaces(line, last) - _spaces(line, first)
            pen += own + sum(by for _, by in shifts) + spaces


def _spaces(line: TextLine, glyph: int) -> Mem:
    """The letter-space before ``glyph``."""
    return line.space * (glyph - line.first) // line.gaps if line.gaps else 0


def _segments(text: SetText, line: TextLine) -> Iterator[tuple[int, int, str, Mem]]:
    """The line cut where the face changes, and around marks that stand higher or lower: (first, last, face, up)."""
    moved = text.par.glyphs.offsets
    for span in text.par.glyphs.spans:
        first, last = max(span.start, line.first), min(span.end, line.last)
        if first >= last:
            continue
        raised = [at for at in range(first, last) if at in moved and moved[at][1]] if moved else []
        for at in raised:
            if at > first:
                yield first, at, span.face, 0
            yield at, at + 1, span.face, moved[at][1]
            first = at + 1
        if first < last:
            yield first, last, span.face, 0
