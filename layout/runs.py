"""Set lines as glyph runs: one run a face and size, every run at its own exact place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from layout.flow.setter import SetText
from layout.fonts.shape import Span
from layout.paper import GlyphRun
from layout.style import Colour
from layout.text.justify import TextLine
from layout.text.paragraph import Prepared
from layout.units import EM, Mem, Mpt

if TYPE_CHECKING:
    from layout.flow.vertical import VerticalLine


def glyph_runs(text: SetText, line: TextLine, x: Mpt, baseline: Mpt, colour: Colour, node: int) -> Iterator[GlyphRun]:
    """The runs of a line whose pen starts at ``x``."""
    par, style = text.par, text.style
    ids, offsets, own = par.glyphs.ids, par.offsets, par.glyphs.own
    pen = 0
    for first, last, span, up in _segments(text, line):
        moves = [(at - first, by) for at, by in line.shifts if first <= at < last]
        shifts = tuple(moves) if span.size == EM else tuple((at, _in_own(by, span)) for at, by in moves)
        start, end = par.offset(first), par.offset(last)
        yield GlyphRun(
            x + pen * style.size * style.scale // 1_000_000, baseline - up * style.size // 1000,
            style.size * span.size // EM, style.scale, span.face, colour, tuple(ids[first:last]), shifts,
            _in_own(line.space, span), line.gaps,
            node, start, end, None if offsets is None else offsets[first : last + 1],
        )  # fmt: skip
        if last < line.last:
            spaces = _spaces(line, last) - _spaces(line, first)
            pen += sum(own[first:last]) + sum(by for _, by in moves) + spaces
    if line.last in par.hyphens:
        yield _hyphen(text, line, x, baseline, colour, node)


def edge(run: GlyphRun, start: int) -> GlyphRun:
    """The same letters once more, under them, as no part of the text that begins at ``start``."""
    return run._replace(start=start, end=start, offsets=(start,) * (len(run.glyphs) + 1), hyphen=True)


def _hyphen(text: SetText, line: TextLine, x: Mpt, baseline: Mpt, colour: Colour, node: int) -> GlyphRun:
    """The hyphen at the end of a line that divides a word: a run of no text, in the face of what it follows."""
    par, style = text.par, text.style
    glyph, advance, letter = par.hyphens[line.last]
    span = next(span for span in par.glyphs.spans if span.start <= letter < span.end)
    return GlyphRun(
        x + (line.width - advance) * style.size * style.scale // 1_000_000, baseline - span.rise * style.size // 1000,
        style.size * span.size // EM, style.scale, span.face, colour, (glyph,), (), 0, 0,
        node, line.end, line.end, (line.end, line.end), True,
    )  # fmt: skip


def _in_own(length: Mem, span: Span) -> Mem:
    """A length in the line's em in the em of a span's own size, rounded half up."""
    return length if span.size == EM else (2 * length * EM + span.size) // (2 * span.size)


def _spaces(line: TextLine, glyph: int) -> Mem:
    """The letter-space before ``glyph``."""
    return line.space * (glyph - line.first) // line.gaps if line.gaps else 0


def cells(par: Prepared, line: TextLine) -> list[tuple[Mem, Mem]]:
    """Left and right edge of each glyph's cell, from the pen's start; they never overlap."""
    shifts, found = dict(line.shifts), list[tuple[Mem, Mem]]()
    pen = 0
    for at in range(line.first, line.last):
        pen += shifts.get(at, 0)
        left = pen - par.origin.get(at, 0)
        if found:
            found[-1] = found[-1][0], min(found[-1][1], left)
        advance = par.pen[at + 1] - par.pen[at] - par.kern.get(at, 0)
        found.append((max(0, left), left + advance))
        pen += par.glyphs.own[at] + _spaces(line, at + 1) - _spaces(line, at)
    if line.last in par.hyphens:
        found[-1] = found[-1][0], line.width
    return [(left, min(right, line.width)) for left, right in found]


def _segments(text: SetText, line: TextLine) -> Iterator[tuple[int, int, Span, Mem]]:
    """The line cut where the face changes, and around marks that stand higher or lower: (first, last, span, up)."""
    moved = text.par.glyphs.offsets
    for span in text.par.glyphs.spans:
        first, last = max(span.start, line.first), min(span.end, line.last)
        if first >= last:
            continue
        raised = [at for at in range(first, last) if at in moved and moved[at][1]] if moved else []
        for at in raised:
            if at > first:
                yield first, at, span, span.rise
            yield at, at + 1, span, span.rise + moved[at][1]
            first = at + 1
        if first < last:
            yield first, last, span, span.rise


def vertical_runs(line: VerticalLine, x: Mpt, top: Mpt, colour: Colour, node: int) -> Iterator[GlyphRun]:
    """The runs of a vertical line whose strip begins at ``x`` and ``top``: one a cell, and more where faces change."""
    style, size = line.text.style, line.size
    across, down = size * style.scale, size * line.flat  # of an em, in 1/1000 of 1/1000 pt
    axis = x + line.width // 2
    for cell, moved in zip(line.column.cells, line.joints, strict=True):
        for drawn in cell.drawn:
            along, beside = (down, across) if drawn.turned else (across, down)
            one_each = drawn.offsets == tuple(range(drawn.offsets[0], drawn.offsets[-1] + 1))
            yield GlyphRun(
                axis + drawn.across * across // 1_000_000, top + (cell.top + moved + drawn.down) * down // 1_000_000,
                beside * drawn.size // 1_000_000, drawn.scale * along // beside, drawn.face, colour,
                drawn.glyphs, drawn.shifts, 0, 0, node, drawn.offsets[0], drawn.offsets[-1],
                None if one_each and len(drawn.offsets) == len(drawn.glyphs) + 1 else drawn.offsets,
                way="turned" if drawn.turned else "upright",
            )  # fmt: skip
