"""Where a line ends: total fit, the cheapest of all settings of a paragraph (Knuth and Plass 1981, by ``price``).

A line may end wherever it fits squeezed, down to what opens far too wide; where nothing fits, or an unbreakable
sequence follows that no line holds, it may end inside the sequence, which is dear. All that first fit may do is among
it. What is optimal for the whole is so from each of its breaks on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from layout.text.cut import Cut, Measures, emergency, endless, lone_character
from layout.text.paragraph import Prepared
from layout.text.price import FORCED, HYPHEN, LONE, Model, Price, cut_price, model, total
from layout.units import EM, Mem

INFINITE = 1 << 60
SHORTER = 2  #: so many ends at least that leave the line to be opened …
WIDE: Price = 25_000  #: … and all that cost less than this, an opening by a little over 1/8 em a gap
WIDEST: Price = 250_000  #: the same where a line more or less is wanted: 1/4 em a gap (JLREQ 3.1.11)
HORIZON = 48  #: where measures differ from line to line, so many lines are weighed at a time, and all but …
AHEAD = 12  #: … the last of them kept


End = tuple[int, Price, bool]  #: where a line may end, for what price, whether inside an unbreakable sequence


class Search:
    """The ends that a line may have, and the optimum over a stretch of a paragraph."""

    def __init__(self, par: Prepared, turns: Sequence[int] = (), wide: Price = WIDE) -> None:
        self.par, self._wide, self._end = par, wide, par.end
        self._known: dict[tuple[int, Mem], list[End]] = {}
        self.sums: Model = model(par, turns)
        self.stops = par.allowed[:]  #: where a line may end: the allowed breaks, the turns, the end
        for at in (*turns, par.end):
            self.stops[at] = 1
        reach = [at if stop else INFINITE for at, stop in zip(self.sums.lean_ends, self.stops, strict=True)]
        reach.reverse()
        self._floor = list(accumulate(reach, min))  # of all ends from a glyph on: the nearest
        self._floor.reverse()
        run = max(map(len, bytes(par.allowed).split(b"\x01")))
        #: No unbreakable sequence is wider; what boundaries add is within 4 em.
        self._longest = (run + 1) * max(par.glyphs.advances, default=0) + 4 * EM

    def ends(self, first: int, end: int, room: Mem, measure: Mem) -> list[End]:
        """Where a line from ``first`` on may end, the furthest first."""
        sums, stops, far = self.sums, self.stops, room + self.sums.lean_starts[first]
        price = sums.price
        at = furthest = stops.rfind(1, first + 1, bisect_right(self._floor, far, first + 1, end + 1))
        while at > first and sums.lean_ends[at] > far:
            at = furthest = stops.rfind(1, first + 1, at)
        found: list[End] = []
        shorter = 0
        edge = room + sums.starts[first]
        while at > first:
            cost = price(first, at, room)
            if at == self._end and lone_character(self.par, first):
                cost += LONE
            elif at in self.par.hyphens:
                cost += HYPHEN
            found.append((at, cost, False))
            if sums.ends[at] <= edge:
                shorter += 1
                if shorter >= SHORTER and cost >= self._wide:
                    break
            at = stops.rfind(1, first + 1, at)
        over = self._longest > measure and furthest < end and endless(self.par, furthest, end, measure)
        if over or furthest <= first:
            at = emergency(self.par, first, end, room)
            if at != furthest:
                found.append((at, price(first, at, room) + FORCED, True))
        return found

    def even(self, first: int, end: int, measures: Measures, indent: Mem) -> list[Cut]:
        """The optimum where all lines from the second on have one measure: a state is a glyph."""
        best = [INFINITE] * (end + 1 - first)
        back = [(0, False)] * (end + 1 - first)
        best[0] = 0
        measure, rest = measures(0), measures(1)
        room = measure - indent
        for start in range(first, end):
            so_far = best[start - first]
            if so_far < INFINITE:
                for at, price, forced in self.ends(start, end, room, measure):
                    if so_far + price < best[at - first]:
                        best[at - first] = so_far + price
                        back[at - first] = start, forced
            room = measure = rest
        cuts: list[Cut] = []
        at = end
        while at > first:
            start, forced = back[at - first]
            cuts.append(Cut(start, at, rest, 0, forced, at == end < self._end))
            at = start
        cuts[-1] = cuts[-1]._replace(measure=measures(0), indent=indent)
        return cuts[::-1]

    def layers(self, first: int, end: int, measures: Measures, indent: Mem, most: int) -> Layers:
        """The optimum by number of lines, up to ``most``, whatever the measures: a state is a glyph on a line."""
        found: Layers = [{first: State(0, first, False)}]
        while len(found) <= most:
            number = len(found) - 1
            measure = measures(number)
            room = measure - (0 if number else indent)
            layer: dict[int, State] = {}
            for start, (so_far, _, _) in sorted(found[-1].items()):
                if start == end:
                    continue
                known = self._known.get((start, room))
                if known is None:
                    known = self._known[start, room] = self.ends(start, end, room, measure)
                for at, price, forced in known:
                    if at not in layer or so_far + price < layer[at].price:
                        layer[at] = State(so_far + price, start, forced)
            if not layer:
                break
            found.append(layer)
        return found


class State(NamedTuple):
    """The cheapest way to a glyph by so many lines."""

    price: Price
    before: int  #: the start of the last line
    forced: bool


Layers = list[dict[int, State]]  #: by number of lines


def _trace(layers: Layers, lines: int, at: int, measures: Measures, indent: Mem, turns: frozenset[int]) -> list[Cut]:
    """The cuts of the cheapest way to ``at`` by so many lines."""
    cuts: list[Cut] = []
    for number in range(lines, 0, -1):
        state = layers[number][at]
        cuts.append(Cut(state.before, at, measures(number - 1), 0 if number > 1 else indent, state.forced, at in turns))
        at = state.before
    return cuts[::-1]


def break_total(par: Prepared, start: int, measures: Measures, indent: Mem, turns: Sequence[int] = ()) -> list[Cut]:
    """Break the glyphs from ``start`` on into the lines that cost least; the arguments are those of ``break_from``.

    ``measures`` is asked about some lines more than there will be.
    """
    search = Search(par, turns)
    cuts: list[Cut] = []
    for end in (*(turn for turn in turns if turn > start), par.end):
        if start < end:
            done = len(cuts)
            cuts += _stretch(search, start, end, lambda number, done=done: measures(number + done), indent)  # type: ignore[misc]
            start, indent = end, 0
    return cuts


def _stretch(search: Search, first: int, end: int, measures: Measures, indent: Mem) -> list[Cut]:
    """The optimum of a stretch between turns."""
    cuts = search.even(first, end, measures, indent)
    if len({measures(number) for number in range(1, len(cuts) + len(cuts) // 4 + 4)}) == 1:
        return cuts
    cuts = []
    closes = search.sums.closes - {search.par.end}
    while first < end:
        done = len(cuts)
        shifted: Measures = lambda number, done=done: measures(number + done)  # type: ignore[misc]  # noqa: E731
        layers = search.layers(first, end, shifted, indent, HORIZON)
        whole = min(((layer[end].price, lines) for lines, layer in enumerate(layers) if end in layer), default=None)
        if whole:
            cuts += _trace(layers, whole[1], end, shifted, indent, closes)
            break
        at = min(layers[-1], key=lambda at: layers[-1][at].price)
        cuts += _trace(layers, len(layers) - 1, at, shifted, indent, closes)[: HORIZON - AHEAD]
        first, indent = cuts[-1].last, 0
    return cuts


class Setting(NamedTuple):
    """A way to set a paragraph."""

    lines: int
    price: Price
    cuts: tuple[Cut, ...]


class Settings(NamedTuple):
    """The best setting, and the best of those with a line less and a line more where they are within limits."""

    best: Setting
    shorter: Setting | None
    longer: Setting | None


def reaches(par: Prepared, lines: int, measure: Mem, indent: Mem, widest: Mem) -> bool:
    """Whether a paragraph could make so many lines at all, none opened by more than ``widest``: a search is dear.

    By its whole length: not too long for all lines when squeezed, not too short for all but the last when opened. What
    ends of lines may add or take away is taken for the most that it could be, at each of them.
    """
    room = lines * measure - indent
    tails = (par.lean[at] - par.lean[first] for at, first in par.tail.items())
    trims = (par.start_trim, par.least_trim, par.least)
    less = max(tails, default=0) + sum(max(0, *by.values()) for by in trims if by)
    if par.lean[-1] - par.lean[0] - lines * less - par.rules.tighten * par.end > room:
        return False
    more = EM // 2 - min(0, *par.kern.values(), 0) + (EM if par.hyphens else 0)
    opened = sum(give.amount for give in par.stretch) + widest * par.end
    return par.pen[-1] - par.pen[0] + lines * more + opened >= room - measure


def settings(par: Prepared, start: int, measures: Measures, indent: Mem, turns: Sequence[int] = ()) -> Settings:
    """What make-up may choose from; of a long paragraph the last ``HORIZON`` lines are varied.

    Within limits: no break inside a sequence more than in the best, no line over about 1/4 em a gap (JLREQ 3.1.11).
    """
    search = Search(par, turns, WIDEST)
    cuts = break_total(par, start, measures, indent, turns)
    best = Setting(len(cuts), total(search.sums, cuts), tuple(cuts))
    if not cuts:
        return Settings(best, None, None)
    begun = max([at for at, cut in enumerate(cuts) if cut.first in turns] + [len(cuts) - HORIZON, 0])
    head = tuple(cuts[:begun])
    inset = cuts[begun].indent
    shifted: Measures = lambda number: measures(number + begun)  # noqa: E731
    count = len(cuts) - begun
    layers = search.layers(cuts[begun].first, par.end, shifted, inset, count + 1)
    forced = sum(cut.forced for cut in cuts)

    def of(lines: int) -> Setting | None:
        if not 0 < lines < len(layers) or par.end not in layers[lines]:
            return None
        way = (*head, *_trace(layers, lines, par.end, shifted, inset, frozenset()))
        worst = max(cut_price(search.sums, cut) for cut in way)
        dear = worst > max(WIDEST, *(cut_price(search.sums, cut) for cut in cuts))
        if dear or sum(cut.forced for cut in way) > forced:
            return None
        return Setting(len(way), total(search.sums, way), way)

    return Settings(best, of(count - 1), of(count + 1))
