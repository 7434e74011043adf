"""Which face, which size and which baseline each stretch of a text has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from layout.fonts.book import FontBook
from layout.fonts.shape import Chain
from layout.model import Effect, Role, Text
from layout.model import Inline as Kind
from layout.style import StyleBook, TextStyle
from layout.text.inline import NOTHING, Inline
from layout.text.marks import classify
from layout.text.mixed import latin
from layout.units import EM, Mem

RAISED: dict[Kind, tuple[int, Mem]] = {Kind.SUPER: (600, 360), Kind.SUB: (600, -140)}  #: size, rise: 1/1000 em
Run = tuple[int, int, Chain]


def runs(text: Text, style: TextStyle, book: StyleBook, fonts: FontBook) -> list[Run]:
    """The faces of a text in order: its style's, those of the roles marked in it, those of Latin words."""
    styles = [style, *(book.styles[mark.role] for mark in text.marks)]
    words = latin(text.text, classify(text.text)) if any(one.western for one in styles) else []
    raised = [effect for effect in text.effects if effect.kind in RAISED]
    if not (text.marks or words or raised):
        return [(0, len(text.text), fonts.chain(style.face))]
    spans = [*words, *((mark.start, mark.end) for mark in text.marks), *((e.start, e.end) for e in raised)]
    edges = {0, len(text.text)}.union(*spans)
    sweep = _Sweep(text, words, raised)
    found: list[Run] = []
    for start, end in pairwise(sorted(edges)):
        role, western, effects = sweep.at(start)
        chain = _chain(book.styles[role] if role else style, western, fonts)
        for effect in effects:
            size, rise = RAISED[effect.kind]
            chain = chain._replace(size=chain.size * size // EM, rise=chain.rise + rise * chain.size // EM)
        if found and found[-1][2] == chain:
            found[-1] = found[-1][0], end, chain
        else:
            found.append((start, end, chain))
    return found


class _Sweep:
    """Goes over a text from left to right and knows what each place lies in."""

    def __init__(self, text: Text, words: Sequence[tuple[int, int]], raised: Sequence[Effect]) -> None:
        self._marks, self._words = list(reversed(text.marks)), list(reversed(words))
        self._raised = list(reversed(raised))
        self._open: list[Effect] = []

    def at(self, offset: int) -> tuple[Role | None, bool, list[Effect]]:
        """The role at ``offset``, whether it is Latin, and the effects that raise it, the outer first."""
        marks, words = self._marks, self._words
        while marks and marks[-1].end <= offset:
            marks.pop()
        while words and words[-1][1] <= offset:
            words.pop()
        while self._raised and self._raised[-1].start <= offset:
            self._open.append(self._raised.pop())
        self._open = [effect for effect in self._open if effect.end > offset]
        role = marks[-1].role if marks and marks[-1].start <= offset else None
        return role, bool(words) and words[-1][0] <= offset, self._open


def _chain(style: TextStyle, western: bool, fonts: FontBook) -> Chain:
    """The faces of a style; Latin words have its Latin face before them, at a size and a height of its own."""
    base = fonts.chain(style.face)
    if not (western and style.western):
        return base
    own = fonts.chain(style.western.face)
    return Chain(tuple(dict.fromkeys((*own.names, *base.names))), base.open, style.western.scale, style.western.rise)


def inline(text: Text) -> Inline:
    """What the effects of a text mean for breaking and spacing."""
    if not text.effects:
        return NOTHING
    tied = [(e.start, e.end) for e in text.effects if e.kind in RAISED]
    spaced = [(e.start, e.end, e.value) for e in text.effects if e.kind is Kind.SPACED]
    for effect in text.effects:
        if effect.kind is Kind.EVEN:
            found = names(text, effect)
            tied += [(start + 1, end) for start, end in found]
            spaced += _evened(text.text, found)
    whole = tuple((e.start, e.end) for e in text.effects if e.kind is Kind.DROP)
    return Inline(tuple(tied), tuple(spaced), whole)


def names(text: Text, effect: Effect) -> list[tuple[int, int]]:
    """The names of a list in even spacing: what stands between its spaces."""
    return [name.span() for name in _NAME.finditer(text.text, effect.start, effect.end)]


_NAME = re.compile(r"\S+")


def _evened(text: str, found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, Mem]]:
    """均排: names of 汉字 become as wide as the longest, an em apart (CLREQ "Ways of alignments")."""
    longest = max((end - start for start, end in found), default=0)
    for start, end in found:
        count = end - start
        if 1 < count < longest and classify(text[start:end]) == "H" * count:
            yield start, end, (longest - count) * EM // (count - 1)
    for (_, end), (start, _) in pairwise(found):
        if start == end + 1 and text[end] == " ":
            yield end, start + 1, EM // 2  # to the half em that a typed space has
