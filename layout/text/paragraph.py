"""A paragraph made ready for breaking: shaped, squeezed, spaced. Flat arrays by glyph, sparse where most is zero.

Two widths are kept as prefix sums: ``pen``, everything at its natural width, and ``lean``, everything that the mark
style allows squeezed. A boundary ("gap") g stands before glyph g; what happens at a line's own ends is not in the
sums' differences but taken off by ``width``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from layout.fonts.face import Face
from layout.fonts.shape import Chain, Glyphs, shape
from layout.text import breaks as breaking
from layout.text import grid, hyphens, inline, mixed, squeeze
from layout.text.marks import classify
from layout.units import EM, Mem


class Rules(NamedTuple):
    """The house rules that setting needs: names of the tables, widths in 1/1000 em."""

    marks: str = squeeze.DEFAULT
    prohibition: str = "clreq-gb"
    gap: Mem = EM // 4
    space: Mem = EM // 2
    breaker: str = "first"  #: where lines end, see ``text.breakers``
    hang: bool = False  #: marks hang at the line's end (RULES 7)
    grid: bool = False  #: every 字 in its cell of one em (稿纸)
    tighten: Mem = 0  #: 紧排: so much may every boundary close, after all else has given
    hyphenation: str = ""  #: the language by whose syllables Western words are divided, "" none
    figures: bool = False  #: all digits as wide as the widest (等宽数字), so that they stand under each other


class Give(NamedTuple):
    """What the boundary before glyph ``at`` may give in one step of CLREQ's order."""

    at: int
    step: int
    amount: Mem


class Prepared(NamedTuple):
    """A paragraph ready for breaking."""

    text: str
    glyphs: Glyphs
    offsets: tuple[int, ...] | None  #: text offset of each glyph and the end; None: one glyph a character
    allowed: bytearray  #: by glyph: 1 where a line may start
    rigid: bytearray  #: by glyph: 1 where no space may be added before it
    pen: list[Mem]  #: prefix sums of natural widths, len(glyphs) + 1
    lean: list[Mem]  #: the same with all squeezed
    kern: dict[int, Mem]  #: natural displacement at a boundary; falls away at a line's start
    least: dict[int, Mem]  #: the same with all squeezed
    shift_at: list[int]  #: boundaries where the pen moves, in order …
    shift_by: list[Mem]  #: … by how much, against the font's own advances
    origin: dict[int, Mem]  #: glyph's origin from its cell's left edge
    start_trim: dict[int, Mem]  #: taken off when a line starts at the glyph
    end_trim: dict[int, Mem]  #: taken off when a line ends before the glyph
    tail: dict[int, int]  #: where a line may end after spaces: the first of them, its last ink stands before it
    shrink: list[Give]  #: in the order of the text
    stretch: list[Give]
    rules: Rules
    least_trim: dict[int, Mem]  #: ``end_trim`` of a line that is squeezed
    hang: frozenset[int] = frozenset()  #: boundaries before which a mark stands that hangs where a line ends there
    hyphens: Mapping[int, hyphens.Hyphen] = MappingProxyType({})  #: what a line shows that ends at a boundary

    @property
    def end(self) -> int:
        """The number of glyphs."""
        return len(self.glyphs.ids)

    def offset(self, glyph: int) -> int:
        """The text offset of a glyph; ``end`` gives the text's length."""
        return glyph if self.offsets is None else self.offsets[glyph]

    def glyph_at(self, offset: int) -> int:
        """The first glyph at or after a text offset."""
        return offset if self.offsets is None else bisect_left(self.offsets, offset)

    def seen(self, first: int, last: int) -> int:
        """The end of a line of the glyphs ``first`` to ``last - 1`` without the spaces that it ends with."""
        return max(first, self.tail.get(last, last))

    def width(self, first: int, last: int) -> Mem:
        """The natural width of a line of the glyphs ``first`` to ``last - 1``: its ends trimmed."""
        last = self.tail.get(last, last)
        if last <= first:
            return 0
        return (
            self.pen[last] - self.pen[first] - self.kern.get(first, 0)
            - self.start_trim.get(first, 0) - self.end_trim.get(last, 0)
        )  # fmt: skip

    def least_width(self, first: int, last: int) -> Mem:
        """The same with everything squeezed that the mark style allows."""
        last = self.tail.get(last, last)
        if last <= first:
            return 0
        return (
            self.lean[last] - self.lean[first] - self.least.get(first, 0)
            - self.start_trim.get(first, 0) - self.least_trim.get(last, 0)
        )  # fmt: skip

    def places(self, first: int, last: int) -> int:
        """How many boundaries of a line of the glyphs ``first`` to ``last - 1``, all seen, open or close evenly."""
        return last - first - 1 - self.rigid.count(1, first + 1, last) - (last in self.hang)


class _Draft:
    """What the chapters of the rules find, before it is summed up."""

    def __init__(self, glyphs: Glyphs) -> None:
        self.advances = glyphs.advances
        self.own = glyphs.own
        self.kern: dict[int, Mem] = {}
        self.origin: dict[int, Mem] = {}
        self.start_trim: dict[int, Mem] = {}
        self.end_trim: dict[int, Mem] = {}
        self.shrink: list[Give] = []
        self.stretch: list[Give] = []

    def move(self, at: int, by: Mem) -> None:
        self.kern[at] = self.kern.get(at, 0) + by

    def to_cells(self, cells: list[Mem], origin: dict[int, Mem]) -> None:
        """Nothing but cells: what marks lose and give is forgotten."""
        self.advances = cells
        self.origin |= origin
        self.kern, self.start_trim, self.end_trim, self.shrink = {}, {}, {}, []


def prepare(
    text: str, runs: Sequence[tuple[int, int, Chain]], rules: Rules, marked: inline.Inline = inline.NOTHING
) -> Prepared:
    """Shape, classify and squeeze ``text``; ``runs`` cover it in order, each (start, end, chain of faces)."""
    classes = classify(text)
    glyphs = shape(text, runs, mixed.western(classes))
    one_to_one = len(glyphs.ids) == len(text) and glyphs.clusters == list(range(len(text)))
    offsets = None if one_to_one else (*glyphs.clusters, len(text))
    chains = {name: chain for _, _, chain in runs for name in chain.names}
    faces = {span.face: chains[span.face].open(span.face) for span in glyphs.spans}
    draft = _Draft(glyphs)
    allowed, stiff = breaking.breaks(text, classes, rules.prohibition), breaking.rigid(classes)
    divided = _divide(text, classes, rules, marked, allowed)
    inline.tie(marked, allowed, stiff)
    kinds = classes
    if offsets is not None:
        firsts = zip(glyphs.clusters, (-1, *glyphs.clusters), strict=False)
        kinds = "".join([classes[at] if at != before else "K" for at, before in firsts])
        allowed, stiff = _by_glyph(allowed, offsets, 0), _by_glyph(stiff, offsets, 1)
    _squeeze_marks(draft, kinds, glyphs, faces, squeeze.STYLES[rules.marks])
    if rules.figures:
        _even_figures(draft, text, glyphs, faces)
    if rules.grid:
        draft.to_cells(*grid.cells(kinds, draft.advances, allowed))
        stiff = bytearray(b"\x01") * len(stiff)
    else:
        _space(draft, classes, offsets, rules, marked)
    hang = _hang(draft, kinds, stiff) if rules.hang else frozenset[int]()
    tail = {at + 1: run.start() for run in _BLANKS.finditer(kinds) for at in range(*run.span())}
    shown = hyphens.at_ends(text, divided, offsets, allowed, glyphs.spans, faces) if divided else {}
    _hyphenate(draft, shown)
    return _sum_up(draft, text, glyphs, offsets, allowed, stiff, tail, rules, hang)._replace(hyphens=shown)


def _divide(text: str, classes: str, rules: Rules, marked: inline.Inline, allowed: bytearray) -> list[int]:
    """Where words may be divided, added to where lines may start; 稿纸 has no room for hyphens."""
    found = hyphens.soft(text, classes)
    if rules.hyphenation and not rules.grid:
        whole = {at for start, end in (*marked.tied, *marked.whole) for at in range(start, end + 1)}
        found += [at for at in hyphens.syllables(text, classes, rules.hyphenation) if at not in whole]
    for at in found:
        allowed[at] = not rules.grid
    return [] if rules.grid else sorted(found)


def _hyphenate(draft: _Draft, shown: Mapping[int, hyphens.Hyphen]) -> None:
    """A line that ends in a word is wider by the hyphen, which stands off like a letter; it is not kerned."""
    for at, hyphen in shown.items():
        kerning = draft.advances[hyphen.letter] - draft.own[hyphen.letter]
        draft.end_trim[at] = kerning - hyphen.advance - draft.kern.get(at, 0)


_BLANKS = re.compile("[WIB]+")


def _by_glyph(flags: bytearray, offsets: tuple[int, ...], further: int) -> bytearray:
    """Flags by text offset to flags by glyph; of several glyphs at one offset all but the first have ``further``."""
    found = bytearray(flags[offset] for offset in offsets)
    for index in range(1, len(offsets)):
        if offsets[index] == offsets[index - 1]:
            found[index] = further
    return found


def _squeeze_marks(draft: _Draft, kinds: str, glyphs: Glyphs, faces: dict[str, Face], style: squeeze.MarkStyle) -> None:
    """Give each mark its cell, take what adjacent marks lose, note what the rest may give."""
    cells: dict[int, squeeze.Cell] = {}  # what of a mark's blank is there inside the line
    for span in glyphs.spans:
        face = faces[span.face]
        for mark in squeeze.MARKS.finditer(kinds, span.start, span.end):
            at = mark.start()
            cell = squeeze.cell(face, glyphs.ids[at], kinds[at])
            if span.size != EM:
                cell = squeeze.Cell(*(part * span.size // EM for part in cell))
            draft.advances[at] = cell.advance
            if cell.origin:
                draft.origin[at] = cell.origin
            if cell.left:
                draft.start_trim[at] = cell.left
            if cell.right:
                draft.end_trim[at + 1] = cell.right
            cells[at] = inside = squeeze.kept(cell, kinds[at], style)
            if inside is not cell and inside != cell:
                draft.move(at, inside.left - cell.left)
                draft.move(at + 1, inside.right - cell.right)
    lost = _squeeze_pairs(draft, kinds, cells, style) if style.pairs else set()
    for at, cell in cells.items():
        if kinds[at] in style.shrink:
            step = squeeze.SHRINK_STEP[kinds[at]]
            if cell.left and (at, "left") not in lost:
                draft.shrink.append(Give(at, step, cell.left))
            if cell.right and (at, "right") not in lost:
                draft.shrink.append(Give(at + 1, step, cell.right))


def _even_figures(draft: _Draft, text: str, glyphs: Glyphs, faces: dict[str, Face]) -> None:
    """Set each digit on the middle of a cell as wide as the widest of its face; fonts do not agree on a feature."""
    for span in glyphs.spans:
        face = faces[span.face]
        widest = max(face.advance(face.font.get_nominal_glyph(ord(digit)) or 0) for digit in DIGITS)
        cell = widest * span.size // EM
        for at in range(span.start, span.end):
            if text[glyphs.clusters[at]] in DIGITS and draft.own[at] <= cell:
                draft.advances[at] = cell
                draft.origin[at] = (cell - draft.own[at]) // 2


DIGITS = "0123456789"


def _hang(draft: _Draft, kinds: str, stiff: bytearray) -> frozenset[int]:
    """Let single stops at a line's end stand outside the measure, where their ink is at the side of the text.

    RULES 7, CLREQ "Hanging Punctuation": one mark, not beside another.
    """
    found = set()
    for mark in _HANGING.finditer(kinds):
        at = mark.start()
        if at and at not in draft.start_trim and at not in draft.kern:
            draft.end_trim[at + 1] = draft.advances[at]
            if not stiff[at]:
                found.add(at + 1)
    return frozenset(found)


_HANGING = re.compile("(?<![OCPFNXMDETI])[PFNX](?![OCPFNXMDETI])")


def _squeeze_pairs(
    draft: _Draft, kinds: str, cells: dict[int, squeeze.Cell], style: squeeze.MarkStyle
) -> set[tuple[int, str]]:
    """Take off what marks lose to a mark beside them; what was lost is not there to give."""
    lost: set[tuple[int, str]] = set()
    for run in squeeze.PAIRS.finditer(kinds):
        for at in range(run.start() + 1, run.end()):
            first, second = squeeze.loses(kinds[at - 1], kinds[at])
            if first and at - 1 in cells:
                lost.add((at - 1, "right"))
                draft.move(at, -cells[at - 1].right)
            if second and at in cells:
                lost.add((at, "left"))
                draft.move(at, -cells[at].left)
        for at in squeeze.exclaimed(kinds, run.start(), run.end(), style):
            if at in cells and (at, "right") not in lost:
                lost.add((at, "right"))
                draft.move(at + 1, -cells[at].right)
    return lost


def _space(draft: _Draft, classes: str, offsets: tuple[int, ...] | None, rules: Rules, marked: inline.Inline) -> None:
    """Put in the gaps of mixed text and letter-space, and set typed spaces to their widths."""

    def glyph(offset: int) -> int:
        return offset if offsets is None else bisect_left(offsets, offset)

    inline.letter_space(marked, classes, offsets, glyph, draft.move)
    solid = inline.solid(marked, classes)
    for space in mixed.spaces(classes):
        if space.start == space.end and space.start in solid:
            continue
        first, last = glyph(space.start), glyph(space.end)
        natural = sum(draft.advances[first:last])
        width, least, most, shrink_step, stretch_step = mixed.limits(
            space.kind, rules.gap, rules.space, natural // max(1, last - first)
        )
        draft.move(last, width - natural)
        if width > least:
            draft.shrink.append(Give(last, shrink_step, width - least))
        if most > width:
            draft.stretch.append(Give(last, stretch_step, most - width))


def _sum_up(
    draft: _Draft, text: str, glyphs: Glyphs, offsets: tuple[int, ...] | None,
    allowed: bytearray, stiff: bytearray, tail: dict[int, int], rules: Rules, hang: frozenset[int],
) -> Prepared:  # fmt: skip
    """Sort what was found and build the prefix sums."""
    full = draft.advances[:]
    for at, by in draft.kern.items():
        if at < len(full):
            full[at] += by
    tight = full[:]
    least = dict(draft.kern)
    for give in draft.shrink:
        if give.at < len(tight):
            tight[give.at] -= give.amount
            least[give.at] = least.get(give.at, 0) - give.amount
    least_trim = draft.end_trim
    if rules.tighten:
        for at in range(1, len(tight)):
            if not stiff[at]:
                tight[at] -= rules.tighten
                least[at] = least.get(at, 0) - rules.tighten
        # the boundary before a mark that hangs does not close
        least_trim = {at: trim - rules.tighten * (at in hang) for at, trim in draft.end_trim.items()}
    shifts: dict[int, Mem] = dict(draft.kern)
    for at, (right, _) in glyphs.offsets.items():
        draft.origin[at] = draft.origin.get(at, 0) + right
    for at, by in draft.origin.items():
        shifts[at] = shifts.get(at, 0) + by
        shifts[at + 1] = shifts.get(at + 1, 0) - by
    if draft.advances != draft.own:
        for at, (cell, own) in enumerate(zip(draft.advances, draft.own, strict=True), 1):
            if cell != own:
                shifts[at] = shifts.get(at, 0) + cell - own
    moves = sorted((at, by) for at, by in shifts.items() if by)
    return Prepared(
        text, glyphs, offsets, allowed, stiff,
        [0, *accumulate(full)], [0, *accumulate(tight)], draft.kern, least,
        [at for at, _ in moves], [by for _, by in moves], draft.origin, draft.start_trim, draft.end_trim, tail,
        sorted(draft.shrink), sorted(draft.stretch), rules, least_trim, hang,
    )  # fmt: skip
