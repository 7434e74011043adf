"""抽言: a sentence of a story set large, with what the style book puts around it; placed like a picture, in rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from layout import borders
from layout.flow.caption import CaptionLine
from layout.flow.setter import Setter
from layout.model import Role, Text
from layout.ornaments.library import QUOTE
from layout.ornaments.motif import SCALE, drawn
from layout.paper import Item, PathFill
from layout.shapes import moved
from layout.style import Colour, Grid, StyleBook
from layout.units import Mpt

AROUND = 600  #: 1/1000 of the type size, from a rule to the em-boxes
MARK = 1800  #: 1/1000 of the type size: the square of the quotation mark
BESIDE = 300  #: 1/1000 of the type size, from the mark to the text


class SetQuote(NamedTuple):
    """A pull quote at one measure: lines and lengths from its top left."""

    lines: tuple[CaptionLine, ...]
    width: Mpt
    height: Mpt
    rows: int  #: of the page, with white above and below
    mark: Mpt  #: the side of the quotation mark, which stands beside the lines; 0 none


def set_quote(texts: Sequence[Text], setter: Setter, story: str, width: Mpt, grid: Grid) -> SetQuote:
    """Set the paragraphs of a pull quote at ``width``."""
    book = setter.style
    style = book.styles[Role.PULLQUOTE]
    white = style.size * AROUND // 1000
    mark = style.size * MARK // 1000 if book.quote.mark else 0
    left = mark + style.size * BESIDE // 1000 if mark else 0
    top = start = _thick(book, book.quote.above) + (white if book.quote.above else 0)
    lines: list[CaptionLine] = []
    for text in texts:
        found = setter.role(text, Role.PULLQUOTE, story)
        for line in found.lines(width - left):
            lines.append(CaptionLine(found, line, top, left + found.left(line, width - left)))
            top += style.pitch
    foot = max(top - (style.pitch - style.size) if lines else start, start + mark)
    height = foot + (white + _thick(book, book.quote.below) if book.quote.below else 0)
    # the white to the text above and below: half a row's gap at least, beyond what the grid leaves there anyway
    return SetQuote(tuple(lines), width, height, grid.rows_for(height + grid.step - grid.size), mark)


def around(quote: SetQuote, book: StyleBook, x: Mpt, y: Mpt, colours: Mapping[str, Colour]) -> Iterator[Item]:
    """The rules and the mark of a pull quote whose top left is at ``x`` and ``y``."""
    above, below = book.quote.above, book.quote.below
    if above:
        yield from borders.across(book.rules[above], x, y + _thick(book, above) // 2, quote.width, colours)
    if below:
        thick = _thick(book, below)
        foot = y + quote.height - thick + thick // 2
        yield from borders.across(book.rules[below], x, foot, quote.width, colours)
    if quote.mark and quote.lines:
        top, colour = y + quote.lines[0].top, colours[book.styles[Role.PULLQUOTE].colour]
        yield PathFill(moved(drawn(QUOTE, SCALE, quote.mark, quote.mark), x, top), colour)


def _thick(book: StyleBook, rule: str) -> Mpt:
    return borders.thickness(book.rules[rule]) if rule else 0
