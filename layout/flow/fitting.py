"""A part of a heading put into its span: what gives, in the order of ``style.Fit``, and what is said of it.

All lines of a part give alike, so that a headline of two lines has one size, one width of letters and one
letter-space: those that its fullest line needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layout.diagnostic import Diagnostic, diagnose
from layout.flow.setter import Setter, SetText
from layout.model import Text
from layout.style import Fit, TextStyle
from layout.text.justify import TextLine, set_spaced
from layout.units import EM, Mem, Mpt

STEP: Mpt = 100  #: sizes that a heading is reduced to are whole tenths of a point


class Piece(NamedTuple):
    """A line of a heading: the glyphs ``first`` to ``last - 1`` of a text, and the width that it may have."""

    text: Text
    first: int
    last: int
    room: Mpt


class Fitted(NamedTuple):
    """A line of a heading, set."""

    text: SetText
    line: TextLine

    @property
    def width(self) -> Mpt:
        style = self.text.style
        return self.line.width * style.size * style.scale // 1_000_000


class Fitting(NamedTuple):
    """What a part of a heading is set by."""

    setter: Setter
    story: str
    fit: Fit
    opens: bool  #: 疏排 is for headlines

    def part(self, pieces: Sequence[Piece], style: TextStyle, diagnostics: list[Diagnostic]) -> list[Fitted]:
        """The lines of a part, all in one style, with one letter-space."""
        least = [self._least(piece, style) for piece in pieces]
        if all(_page(width, style) <= piece.room for width, piece in zip(least, pieces, strict=True)):
            space = self._opened(pieces, style) if self.opens and self.fit.open else 0
            return [self._spaced(piece, style, space) for piece in pieces]
        style = self._narrowed(pieces, style, diagnostics)
        return [self._spaced(piece, style, -self._closed(pieces, style)) for piece in pieces]

    def _set(self, piece: Piece, style: TextStyle) -> SetText:
        return self.setter.text(piece.text, style, self.story)

    def _spaced(self, piece: Piece, style: TextStyle, space: Mem) -> Fitted:
        text = self._set(piece, style)
        return Fitted(text, set_spaced(text.par, piece.first, piece.last, self._least(piece, style), space))

    def _places(self, piece: Piece, style: TextStyle) -> int:
        par = self._set(piece, style).par
        return max(0, par.places(piece.first, par.seen(piece.first, piece.last)))

    def _opened(self, pieces: Sequence[Piece], style: TextStyle) -> Mem:
        """疏排: so much that the fullest line leaves a 字 free on each side (PAGES 2), within the limit."""
        shares = [self.fit.open]
        for piece in pieces:
            text, places = self._set(piece, style), self._places(piece, style)
            free = text.measure(piece.room - 2 * style.size) - self._least(piece, style)
            shares += [free // places] if places else []
        return max(0, min(shares)) if len(shares) > 1 else 0

    def _closed(self, pieces: Sequence[Piece], style: TextStyle) -> Mem:
        """How far 字 must close up, within the limit."""
        share = 0
        for piece in pieces:
            text, places = self._set(piece, style), self._places(piece, style)
            over = self._least(piece, style) - text.measure(piece.room)
            share = max(share, -(-over // places)) if places else share
        return min(share, self.fit.close)

    def _narrowed(self, pieces: Sequence[Piece], style: TextStyle, diagnostics: list[Diagnostic]) -> TextStyle:
        """The style with narrower letters, then smaller ones, where closing up is not enough."""
        full, needed = max(((self._closest(p, style), p) for p in pieces), key=lambda found: found[0] / found[1].room)
        if full <= needed.room:
            return style
        room, text = needed.room, needed.text
        scale = style.scale * room // full
        narrowest = min(style.scale, self.fit.narrow)
        if scale >= narrowest:
            diagnostics.append(diagnose("heading-condensed", text.at, text=text.text, percent=scale // 10))
            return style._replace(scale=scale)
        narrow = -(-full * narrowest // style.scale)
        size = style.size * room // narrow // STEP * STEP
        smallest = -(-style.size * self.fit.shrink // 1000)
        if size >= smallest:
            # the tenths that the size gives away are given back to the letters' width
            scale = min(style.scale, style.scale * room * style.size // (full * size))
            diagnostics.append(
                diagnose("heading-smaller", text.at, text=text.text, size=size / 1000, percent=scale // 10)
            )
            return _sized(style, size)._replace(scale=scale)
        over = -(-(_page(self._least(needed, style), style) - room) // style.size)
        least = narrow * smallest // style.size
        cell = smallest * narrowest // EM * (EM - self.fit.close) // EM  # what a 字 takes at the limits
        cut = -(-(least - room) // max(1, cell))
        diagnostics.append(diagnose("heading-too-wide", text.at, text=text.text, chars=over, cut=cut))
        return _sized(style, smallest)._replace(scale=max(1, narrowest * room // least))

    def _least(self, piece: Piece, style: TextStyle) -> Mem:
        return self._set(piece, style).one_line(piece.first, piece.last)

    def _closest(self, piece: Piece, style: TextStyle) -> Mpt:
        """The width of a line closed up as far as the limit lets it."""
        return _page(self._least(piece, style) - self._places(piece, style) * self.fit.close, style)


def _sized(style: TextStyle, size: Mpt) -> TextStyle:
    return style._replace(size=size, pitch=style.pitch * size // style.size)


def _page(length: Mem, style: TextStyle) -> Mpt:
    return (length * style.size + 500) // 1000 * style.scale // 1000
