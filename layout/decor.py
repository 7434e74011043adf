"""What markup draws beside the letters: 着重号, 专名号, lines, tint. Lengths in 1/1000 em of the line.

CLREQ "Interlinear marks", JLREQ 3.3.9: a dot stands under each 汉字, on the middle of its em-box; a proper-noun line
is as long as the name, close to it, and lines of adjacent names are apart; so is the wavy line of a title. With both,
the line is first, the dot under it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from layout.flow.placing import PlacedFigure
from layout.flow.setter import SetText
from layout.geometry import Rect
from layout.model import Effect, Inline, Wrap
from layout.paper import Fill, Item, Path, PathFill
from layout.runs import cells
from layout.style import BLACK, Colour
from layout.text.justify import TextLine
from layout.text.marks import classify
from layout.units import EM, Mem, Mpt

DOT = 90  #: radius: JLREQ's bullet at half size
DOT_AT = 150  #: centre under the em-box
LINE = 45  #: thickness
LINE_AT = 10  #: under the em-box, as close as can be
WAVE, CREST, HALF = 40, 60, 140  #: the wavy line: its thickness, from crest to trough, from a crest to the next trough
SINE = 364  #: of half a wave's length: where the Bézier curve's handles end
APART = 80  #: what a line loses at an end where another name begins
TINT = 150  #: 1/1000 of the text's colour under 底色
ABOVE, BELOW = 60, 80  #: how far the tint goes beyond the em-box
KAPPA = 552  #: of a quarter circle's Bézier curve

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
                over.append(_wave(rect(left, right, up, up + CREST + WAVE), _halves(right - left), colour))
            case Inline.NAME | Inline.UNDERLINE:
                left, right = _apart(part, index)
                up = EM + LINE_AT + _above(part, part.start, part.end, parts)
                over.append(Fill(rect(left, right, up, up + LINE), colour))
            case Inline.DOTS:
                for at, middle in _dotted(text, line, part, edges, index):
                    down = EM + DOT_AT + _above(part, at, at + 1, parts)
                    over.append(_dot(rect(middle - DOT, middle + DOT, down - DOT, down + DOT), colour))
            case Inline.SPACED | Inline.SUPER | Inline.SUB | Inline.EVEN | Inline.DROP:
                pass
    return Decor(tuple(under), tuple(over))


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


def _dotted(
    text: SetText, line: TextLine, part: _Part, edges: Edges, index: _Index
) -> Iterator[tuple[int, Mem]]:
    """Each 汉字 of a part and the middle of its cell; not marks, Latin letters or figures."""
    for at in range(part.start, part.end):
        if index.classes[at] == "H" and text.text.text[at].isalnum():
            left, right = edges[text.par.glyph_at(at) - line.first]
            yield at, (left + right) // 2


def _halves(length: Mem) -> int:
    """So many half waves fill a length: whole ones, so that both ends look alike."""
    return max(2, 2 * round(length / HALF / 2))


def _wave(box: Rect, halves: int, colour: Colour) -> PathFill:
    """A wavy line that fills ``box``: its upper edge from left to right, its lower edge back."""
    thick = box.height * WAVE // (CREST + WAVE)
    high, low = box.y, box.bottom - thick
    nodes = [(box.x + box.width * at // halves, high if at % 2 else low) for at in range(halves + 1)]
    back = [(x, y + thick) for x, y in reversed(nodes)]
    return PathFill((("M", nodes[0]), *_curves(nodes), ("L", back[0]), *_curves(back), ("Z", ())), colour)


def _curves(nodes: list[tuple[Mpt, Mpt]]) -> Iterator[tuple[str, tuple[Mpt, ...]]]:
    """Half waves through crests and troughs."""
    for (x, y), (u, v) in pairwise(nodes):
        handle = (u - x) * SINE // 1000
        yield "C", (x + handle, y, u - handle, v, u, v)


def clip(figure: PlacedFigure, box: Rect) -> Path:
    """What a picture is cut out by where text runs around its shape; () its frame."""
    if figure.wrap is Wrap.ELLIPSE:
        return _dot(box, BLACK).path
    if figure.wrap is Wrap.BOX or not figure.outline:
        return ()
    first, *others = figure.outline
    return (("M", first), *(("L", point) for point in others), ("Z", ()))


def _dot(box: Rect, colour: Colour) -> PathFill:
    """An ellipse that fills ``box``."""
    x, y = box.x + box.width // 2, box.y + box.height // 2
    a, b = box.width // 2, box.height // 2
    u, v = a * KAPPA // 1000, b * KAPPA // 1000
    return PathFill(
        (
            ("M", (x + a, y)),
            ("C", (x + a, y + v, x + u, y + b, x, y + b)),
            ("C", (x - u, y + b, x - a, y + v, x - a, y)),
            ("C", (x - a, y - v, x - u, y - b, x, y - b)),
            ("C", (x + u, y - b, x + a, y - v, x + a, y)),
            ("Z", ()),
        ),
        colour,
    )
