"""What a line costs: one model, asked by the breakers before a line is set and again of the line as justified.

RULES 5.3, CLREQ "Line adjustment": no prohibition broken, then no line whose gaps open visibly, then few marks
squeezed; a last line of one 字 is dear (孤字不成行). Prices are integers: four times the square of 1/1000 em a gap.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from layout.text.cut import Cut, lone_character
from layout.text.paragraph import Give, Prepared
from layout.units import EM, Mem

if TYPE_CHECKING:
    from layout.text.justify import TextLine

Price = int

FORCED: Price = 10_000_000_000  #: a break inside an unbreakable sequence
LONE: Price = 4_000_000  #: a last line of one 字: as dear as a line that opens by 0.4 em a gap
HYPHEN: Price = 20_000  #: a divided word: as dear as a line that opens by 1/14 em a gap
VISIBLE: Mem = EM // 10  #: an opening that is seen

#: What 1/1000 em costs by CLREQ's steps: 4 and 5, brackets and commas, are cheap, 7, full stops, are dear.
SQUEEZE = {2: 1, 3: 1, 4: 1, 5: 1, 6: 2, 7: 6}
STRETCH = {1: 1, 2: 2}
TIGHT = 1  #: closing costs a quarter of what opening does: 汉字 set nearer are seen less than 汉字 set wider


def opening(gap: Mem) -> Price:
    """What an opening of ``gap`` at every boundary of a line costs: by its square, far more from where it is seen.

    Half an em left over on a line of 16 em costs as much as squeezing nine marks: squeezed marks are not seen, open
    lines are.
    """
    return 4 * (gap * gap + (8 * (gap - VISIBLE) ** 2 if gap > VISIBLE else 0))


def closing(gap: Mem) -> Price:
    """What it costs to take ``gap`` from every boundary of a line, where the house allows that (紧排)."""
    return TIGHT * gap * gap


def want(room: Mem) -> Price:
    """What ``room`` costs that a line neither fills nor can open for, or by which it is too long."""
    return opening(min(room, 16 * EM))


class Sums(NamedTuple):
    """What the boundaries may give in one step, up to each glyph's."""

    step: int
    weight: int  #: of 1/1000 em
    upto: list[Mem]  #: by glyph g: all that the boundaries 0 … g may give


class Model(NamedTuple):
    """A paragraph's prefix sums: the width and the price of any line in constant time."""

    par: Prepared
    closes: frozenset[int]  #: where lines end that are not opened: the paragraph's end, the turns
    tail: dict[int, int]  #: the paragraph's own, at hand
    starts: list[Mem]  #: by glyph: where a line that starts with it begins, everything natural …
    lean_starts: list[Mem]  #: … and everything squeezed
    ends: list[Mem]  #: by glyph: where the ink of a line ends that ends before it
    lean_ends: list[Mem]
    stiff: list[int]  #: by glyph g: how many of the boundaries 0 … g are rigid
    shrink: list[Sums]  #: in the order of the steps
    stretch: list[Sums]

    def price(self, first: int, last: int, room: Mem) -> Price:
        """What a line of the glyphs ``first`` to ``last - 1`` costs in ``room``, but for where it ends."""
        tail = self.tail
        seen = tail.get(last, last) if tail else last
        if seen <= first:
            return want(room) if last not in self.closes else 0
        slack = room - self.ends[last] + self.starts[first]
        if not slack:
            return 0
        cost = 0
        if slack < 0:
            slack = -slack
            for _, weight, upto in self.shrink:
                give = upto[seen - 1] - upto[first]
                if give >= slack:
                    return cost + weight * slack
                cost += weight * give
                slack -= give
            places = self._places(first, seen) if self.par.rules.tighten else 0
            if places > 0:
                shared = min(slack, places * self.par.rules.tighten)
                cost += closing(shared // places)
                slack -= shared
            return cost + (want(slack) if slack else 0)
        if last in self.closes:
            return 0
        for _, weight, upto in self.stretch:
            give = upto[seen - 1] - upto[first]
            if give >= slack:
                return cost + weight * slack
            cost += weight * give
            slack -= give
        places = self._places(first, seen)
        return cost + (opening(slack // places) if places > 0 else want(slack))

    def _places(self, first: int, seen: int) -> int:
        """``Prepared.places`` in constant time."""
        return seen - first - 1 - self.stiff[seen - 1] + self.stiff[first] - (seen in self.par.hang)


def model(par: Prepared, turns: Iterable[int] = ()) -> Model:
    """Sum up what a paragraph's boundaries may give."""
    starts, lean_starts, ends, lean_ends = par.pen[:], par.lean[:], par.pen[:], par.lean[:]
    for sums, moved in ((starts, par.kern), (lean_starts, par.least)):
        for at, by in (*moved.items(), *par.start_trim.items()):
            if at < len(sums):
                sums[at] += by
    for sums, trims in ((ends, par.end_trim), (lean_ends, par.least_trim)):
        for at, trim in trims.items():
            sums[at] -= trim
    for at in sorted(par.tail):
        ends[at], lean_ends[at] = ends[par.tail[at]], lean_ends[par.tail[at]]
    stiff = list(accumulate(par.rigid))
    shrink, stretch = _sums(par, par.shrink, SQUEEZE), _sums(par, par.stretch, STRETCH)
    closes = frozenset((par.end, *turns))
    return Model(par, closes, par.tail, starts, lean_starts, ends, lean_ends, stiff, shrink, stretch)


def _sums(par: Prepared, gives: list[Give], weights: dict[int, int]) -> list[Sums]:
    found: dict[int, list[Mem]] = {}
    for at, step, amount in gives:
        if step not in found:
            found[step] = [0] * (par.end + 1)
        found[step][at] += amount
    return [Sums(step, weights[step], list(accumulate(found[step]))) for step in sorted(found)]


def end_price(par: Prepared, cut: Cut) -> Price:
    """What a line costs for where it ends: inside an unbreakable sequence, in a word, or as a last line of one 字."""
    alone = cut.last == par.end and lone_character(par, cut.first)
    return FORCED * cut.forced + HYPHEN * (cut.last in par.hyphens) + LONE * alone


def cut_price(sums: Model, cut: Cut) -> Price:
    """What a line costs as broken."""
    return sums.price(cut.first, cut.last, cut.measure - cut.indent) + end_price(sums.par, cut)


def line_price(par: Prepared, cut: Cut, line: TextLine) -> Price:
    """What a line costs as justified, from what it was made to give and to take: equal to ``cut_price``."""
    cost = sum(-by * SQUEEZE[step] if by < 0 else by * STRETCH[step] for step, by in line.steps)
    slack = cut.measure - cut.indent - line.width
    if slack < 0 or (slack and line.justified):
        cost += want(abs(slack))
    even = opening(line.opened) if line.opened >= 0 else closing(-line.opened)
    return cost + even + end_price(par, cut)


def total(sums: Model, cuts: Iterable[Cut]) -> Price:
    """What a paragraph costs as broken."""
    return sum(cut_price(sums, cut) for cut in cuts)
