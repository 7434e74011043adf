"""What markup draws beside the letters: 着重号, 专名号, lines, tint. Lengths in 1/1000 em of the line.

CLREQ "Interlinear marks", JLREQ 3.3.9: a dot stands under each 汉字, on the middle of its em-box; a proper-noun line
is as long as the name, close to it, and lines of adjacent names are apart; so is the wavy line of a title. With both,
the line is first, the dot under it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from layout.flow.placing import PlacedFigure
from layout.flow.setter import SetText
from layout.geometry import Rect
from layout.model import Effect, Inline, Wrap
from layout.paper import Fill, Item, Path, PathFill
from layout.runs import cells
from layout.shapes import ellipse, turned, wave
from layout.style import Colour
from layout.text.justify import TextLine
from layout.text.marks import classify
from layout.units import EM, Mem, Mpt

if TYPE_CHECKING:
    from layout.flow.vertical import VerticalLine

DOT = 90  #: radius: JLREQ's bullet at half size
DOT_AT = 150  #: centre under the em-box
LINE = 45  #: thickness
LINE_AT = 10  #: under the em-box, as close as can be
WAVE, CREST, HALF = 40, 60, 140  #: the wavy line: its thickness, from crest to trough, from a crest to the next trough
APART = 80  #: what a line loses at an end where another name begins
TINT = 150  #: 1/1000 of the text's colour under 底色
ABOVE, BELOW = 60, 80  #: how far the tint goes beyond the em-box

#: Lines under the text, the upper first, and what each takes for what stands below it.
UNDER = {Inline.NAME: 95, Inline.TITLE: 150, Inline.UNDERLINE: 95}
ITEMS = frozenset((Inline.NAME, Inline.TITLE))  #: lines of which two beside each other are apart

Edges = list[tuple[Mem, Mem]]  #: of each glyph's cell


class Decor(NamedTuple):
    """What a line wants drawn."""

    under: tuple[Item, ...]  #: before its letters
    over: tuple[Item, ...]  #: after them


class _Part(NamedTuple):
    """The part of an effect on one line."""

    effect: Effect
    start: int  #: text range
    end: int
    left: Mem
    right: Mem


def decorate(text: SetText, line: TextLine, x: Mpt, top: Mpt, colours: Mapping[str, Colour]) -> Decor:
    """What to draw for a line whose pen starts at ``x`` and whose em-box at ``top``."""
    if not text.text.effects:
        return Decor((), ())
    style, colour = text.style, colours[text.style.colour]
    edges = cells(text.par, line)

    def rect(left: Mem, right: Mem, up: Mem, down: Mem) -> Rect:
        a, b = (x + at * style.size * style.scale // 1_000_000 for at in (left, right))
        c, d = (top + at * style.size // EM for at in (up, down))
        return Rect(a, c, b - a, d - c)

    under: list[Item] = []
    over: list[Item] = []
    index = _index(text)
    parts = list(_parts(text, line, edges, index))
    for part in parts:
        match part.effect.kind:
            case Inline.HIGHLIGHT:
                under.append(Fill(rect(part.left, part.right, -ABOVE, EM + BELOW), colour, TINT))
            case Inline.STRIKE:
                over.append(Fill(rect(part.left, part.right, (EM - LINE) // 2, (EM + LINE) // 2), colour))
            case Inline.TITLE:
                left, right = _apart(part, index)
                up = EM + LINE_AT + _above(part, part.start, part.end, parts)
                box = rect(left, right, up, up + CREST + WAVE)
                thick = box.height * WAVE // (CREST + WAVE)
                over.append(PathFill(wave(box, _halves(right - left), thick), colour))
            case Inline.NAME | Inline.UNDERLINE:
                left, right = _apart(part, index)
                up = EM + LINE_AT + _above(part, part.start, part.end, parts)
                over.append(Fill(rect(left, right, up, up + LINE), colour))
            case Inline.DOTS:
                for at, middle in _dotted(text, line, part, edges, index):
                    down = EM + DOT_AT + _above(part, at, at + 1, parts)
                    over.append(PathFill(ellipse(rect(middle - DOT, middle + DOT, down - DOT, down + DOT)), colour))
            case Inline.SPACED | Inline.SUPER | Inline.SUB | Inline.EVEN | Inline.DROP:
                pass
    return Decor(tuple(under), tuple(over))


def decorate_vertical(line: VerticalLine, x: Mpt, top: Mpt, colours: Mapping[str, Colour]) -> Decor:
    """The same for a vertical line whose strip begins at ``x`` and ``top``: dots at its right, lines at its left.

    GB/T 15834-2011 5.2.5, RULES.md 9.4.
    """
    text, style = line.text, line.text.style
    if not text.text.effects:
        return Decor((), ())
    colour, index = colours[style.colour], _index(text)
    wide, deep = line.size * style.scale, line.size * line.flat  # of an em, in 1/1000 of 1/1000 pt

    def rect(head: Mem, foot: Mem, left: Mem, right: Mem) -> Rect:
        a, b = (x + at * wide // 1_000_000 for at in (left, right))
        c, d = (top + at * deep // 1_000_000 for at in (head, foot))
        return Rect(a, c, b - a, d - c)

    under: list[Item] = []
    over: list[Item] = []
    parts = list(_vertical_parts(line))
    for part in parts:
        match part.effect.kind:
            case Inline.HIGHLIGHT:
                under.append(Fill(rect(part.left, part.right, -ABOVE, EM + ABOVE), colour, TINT))
            case Inline.STRIKE:
                over.append(Fill(rect(part.left, part.right, (EM - LINE) // 2, (EM + LINE) // 2), colour))
            case Inline.NAME | Inline.UNDERLINE | Inline.TITLE:
                head, foot = _apart(part, index)
                off = -LINE_AT - _above(part, part.start, part.end, parts)
                if part.effect.kind is Inline.TITLE:
                    box = rect(head, foot, off - CREST - WAVE, off)
                    over.append(_wave_down(box, _halves(foot - head), colour))
                else:
                    over.append(Fill(rect(head, foot, off - LINE, off), colour))
            case Inline.DOTS if part.end == part.start + 1 and index.classes[part.start] == "H":
                middle, right = (part.left + part.right) // 2, EM + DOT_AT
                over.append(PathFill(ellipse(rect(middle - DOT, middle + DOT, right - DOT, right + DOT)), colour))
            case _:  # dots on marks and figures; what moves letters
                pass
    return Decor(tuple(under), tuple(over))


def _vertical_parts(line: VerticalLine) -> Iterator[_Part]:
    """The effects of a vertical line, ``left`` and ``right`` the ends down the line; of dots a part each cell."""
    cells = line.column.cells
    ends = [
        (cell, cell.top + moved, cell.top + moved + cell.length) for cell, moved in zip(cells, line.joints, strict=True)
    ]
    for effect in line.text.text.effects:
        first = bisect_right(cells, effect.start, key=lambda cell: cell.end)
        inside = ends[first : bisect_left(cells, effect.end, key=lambda cell: cell.start)]
        if inside and effect.kind is Inline.DOTS:
            yield from (_Part(effect, cell.start, cell.end, head, foot) for cell, head, foot in inside)
        elif inside:
            start, end = max(effect.start, line.start), min(effect.end, line.end)
            yield _Part(effect, start, end, inside[0][1], inside[-1][2])


class _Index(NamedTuple):
    """What is asked of a text line by line, found once."""

    reach: list[int]  #: the furthest end of the effects up to each
    starts: frozenset[tuple[Inline, int]]
    ends: frozenset[tuple[Inline, int]]
    classes: str


@lru_cache(maxsize=16)
def _index(text: SetText) -> _Index:
    effects = text.text.effects
    return _Index(
        list(accumulate((effect.end for effect in effects), max)),
        frozenset((effect.kind, effect.start) for effect in effects),
        frozenset((effect.kind, effect.end) for effect in effects),
        classify(text.text.text),
    )


def _parts(text: SetText, line: TextLine, edges: Edges, index: _Index) -> Iterator[_Part]:
    """The effects that reach into a line; the spaces at its end have none."""
    par, effects = text.par, text.text.effects
    seen = par.offset(par.seen(line.first, line.last))
    last = bisect_left(effects, (seen,))
    first = last
    while first and index.reach[first - 1] > line.start:
        first -= 1
    for effect in effects[first:last]:
        start, end = max(effect.start, line.start), min(effect.end, seen)
        if start < end:
            a, b = par.glyph_at(start) - line.first, par.glyph_at(end) - line.first
            if a < b and edges[a][0] < edges[b - 1][1]:
                yield _Part(effect, start, end, edges[a][0], edges[b - 1][1])


def _above(part: _Part, start: int, end: int, parts: list[_Part]) -> Mem:
    """What lines of other kinds take between the text ``start`` to ``end`` and this part's mark."""
    kinds = list(UNDER)
    higher = kinds[: kinds.index(part.effect.kind)] if part.effect.kind in UNDER else kinds
    return sum(UNDER[k] for k in {p.effect.kind for p in parts if p.start < end and p.end > start} if k in higher)


def _apart(part: _Part, index: _Index) -> tuple[Mem, Mem]:
    """The ends of a line, drawn in where another of its kind begins, or of a name's where a title does."""
    kinds = ITEMS if part.effect.kind in ITEMS else {part.effect.kind}
    before = part.start == part.effect.start and any((kind, part.start) in index.ends for kind in kinds)
    after = part.end == part.effect.end and any((kind, part.end) in index.starts for kind in kinds)
    return part.left + APART * before, part.right - APART * after


def _dotted(text: SetText, line: TextLine, part: _Part, edges: Edges, index: _Index) -> Iterator[tuple[int, Mem]]:
    """Each 汉字 of a part and the middle of its cell; not marks, Latin letters or figures."""
    for at in range(part.start, part.end):
        if index.classes[at] == "H" and text.text.text[at].isalnum():
            left, right = edges[text.par.glyph_at(at) - line.first]
            yield at, (left + right) // 2


def _halves(length: Mem) -> int:
    """So many half waves fill a length: whole ones, so that both ends look alike."""
    return max(2, 2 * round(length / HALF / 2))


def _wave_down(box: Rect, halves: int, colour: Colour) -> PathFill:
    """A wavy line that goes down."""
    lying = Rect(box.y, box.x, box.height, box.width)
    return PathFill(turned(wave(lying, halves, lying.height * WAVE // (CREST + WAVE)), lambda x, y: (y, x)), colour)


def clip(figure: PlacedFigure, box: Rect) -> Path:
    """What a picture is cut out by where text runs around its shape; () its frame."""
    if figure.wrap is Wrap.ELLIPSE:
        return ellipse(box)
    if figure.wrap is Wrap.BOX or not figure.outline:
        return ()
    first, *others = figure.outline
    return (("M", first), *(("L", point) for point in others), ("Z", ()))
