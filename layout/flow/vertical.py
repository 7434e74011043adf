"""竖题 and other vertical lines beside horizontal text: lines from right to left, fitted into a depth.

PAGES.md 2: 竖题 is measured in 行; (n 字 + 1 blank above + 1 below) × size fit the depth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Literal, NamedTuple

from layout.borders import thickness
from layout.diagnostic import Diagnostic, diagnose
from layout.flow.faces import inline, runs
from layout.flow.heading import ENDS, SIDES, Panel
from layout.flow.setter import DISPLAY, Setter, SetText
from layout.geometry import Rect
from layout.model import Inline, Role, Text
from layout.style import Ground, Level, TextStyle
from layout.text.sense import Headline, Segmenter, divide, shown_breaks
from layout.text.vertical import Column, column, joints
from layout.units import EM, Mem, Mpt, to_page

Align = Literal["centre", "head", "foot", "steps"]  #: 居中, 顶格, 底齐, 阶梯: each next line starts lower
Parts = Sequence[tuple[Sequence[Text], TextStyle]]  #: lines and their style: 引题, 主题, 副题

#: By the alignment of a style.
_ALIGNED: dict[str, Align] = {
    "centre": "centre", "left": "head", "justify": "head", "right": "foot", "stepped": "steps",
}  # fmt: skip
MARKED = 300  #: 1/1000 em of white at least where marks stand beside a line
DOTS = frozenset((Inline.DOTS,))  #: at its right (GB/T 15834-2011 5.2.5)
LINES = frozenset((Inline.NAME, Inline.TITLE, Inline.UNDERLINE))  #: at its left


class Limits(NamedTuple):
    """How far a line that is too long may give, one after the other."""

    close: Mem = 50  #: so much may 字 close up
    narrow: int = 850  #: 扁体: how flat letters may be, in 1/1000
    shrink: int = 900  #: how small, in 1/1000 of the style's size


USUAL = Limits()


class VerticalLine(NamedTuple):
    """One vertical line; ``x`` and ``top`` of its strip from the block's top left corner."""

    text: SetText
    column: Column
    x: Mpt
    top: Mpt
    size: Mpt
    flat: int = 1000  #: the letters' length down the line, in 1/1000 of their size
    space: Mem = 0  #: letter-space in all; negative where 字 close up

    @property
    def width(self) -> Mpt:
        return self.size * self.text.style.scale // 1000

    @property
    def length(self) -> Mem:
        """From its head to its foot, before it is flattened."""
        return self.column.length + self.space

    @property
    def depth(self) -> Mpt:
        return self.length * self.size * self.flat // 1_000_000

    @property
    def start(self) -> int:
        """Of its first character in its text."""
        return self.column.cells[0].start if self.column.cells else 0

    @property
    def end(self) -> int:
        return self.column.cells[-1].end if self.column.cells else 0

    @property
    def needed(self) -> Mpt:
        """The depth of the line where nothing gives."""
        return self.column.length * self.text.style.size // 1000

    @property
    def joints(self) -> Iterator[Mem]:
        """How far each cell is moved down by the letter-space."""
        return joints(self.column.cells, self.space)


class DownStroke(NamedTuple):
    """The rule at the left of a label, from the block's top left corner."""

    rule: str
    middle: Mpt
    top: Mpt
    height: Mpt


class VerticalBlock(NamedTuple):
    """A block of vertical lines."""

    lines: tuple[VerticalLine, ...]
    width: Mpt
    needed: Mpt  #: the depth in which no line has to give
    diagnostics: tuple[Diagnostic, ...]
    panel: Panel | None = None
    stroke: DownStroke | None = None
    ground: Ground | None = None  #: of all that the heading takes

    def moved(self, right: Mpt) -> VerticalBlock:
        """All of it so much further right."""
        panel, stroke = self.panel, self.stroke
        return self._replace(
            lines=tuple(line._replace(x=line.x + right) for line in self.lines),
            panel=panel and panel._replace(rect=panel.rect._replace(x=panel.rect.x + right)),
            stroke=stroke and stroke._replace(middle=stroke.middle + right),
        )


class Wished(NamedTuple):
    """How a block is to stand."""

    align: Align | Literal[""] = ""  #: of all its lines; "" each part by its style
    lines: int = 1  #: that a headline may be broken into
    inset: Mpt = 0  #: between the edge of its ground and its lines
    segmenter: Segmenter | None = None


def set_vertical(parts: Parts, level: Level, setter: Setter, story: str, depth: Mpt, wished: Wished) -> VerticalBlock:
    """The lines of a heading in a block ``depth`` deep, from right to left, a label first and at its head.

    Centred lines keep a blank of their size above and below, others, which start with the text beside them, one below.
    Where that does not go in, the blanks are halved before anything else gives.
    """
    making = _Making(level, setter, story, depth, wished)
    for texts, style in parts:
        making.part(texts, style)
    return making.finish()


class _Making:
    """A block while it is set, from its right edge: there ``x`` is 0, and falls."""

    def __init__(self, level: Level, setter: Setter, story: str, depth: Mpt, wished: Wished) -> None:
        self.level, self.setter, self.story, self.depth, self.wished = level, setter, story, depth, wished
        self.lines: list[VerticalLine] = []  #: ``top`` of each from where its alignment puts it
        self.aligns: list[Align] = []
        self.diagnostics: list[Diagnostic] = []
        self.panel: Panel | None = None
        self.stroke: DownStroke | None = None
        self.x, self.beside, self.needed = -wished.inset, 0, 0

    def part(self, texts: Sequence[Text], style: TextStyle) -> None:
        """Set a part at the left of those before it."""
        ground = self.level.label_ground if style.role is Role.LABEL else None
        pad, sides = (to_page(ENDS, style.size), to_page(SIDES, style.size)) if ground else (0, 0)
        align, gap, right = self._align(style), self.level.gap if self.lines else 0, self.x
        fitted = self._fitted(texts, style, align, self.depth - self._blank(style.size // 2, align) - 2 * sides)
        around = self._blank(style.size, align) + 2 * sides
        self.needed = max(self.needed, *(line.needed + around for line in fitted))
        for number, line in enumerate(fitted):
            plain = max(0, style.pitch - style.size) if number else gap + pad
            self.x -= max(plain, self.beside + _room(line, DOTS)) + line.width
            self.beside = _room(line, LINES)
            self.lines.append(line._replace(x=self.x, top=sides))
            self.aligns.append(align)
        self.x -= pad
        if ground:
            deep = max(line.depth for line in fitted) + 2 * sides
            self.panel = Panel(Rect(self.x, self.wished.inset, right - self.x, deep), ground)
        if style.role is Role.LABEL and self.level.label_rule:
            self._rule(self.level.label_rule, 0 if ground else max(self.beside, to_page(ENDS, style.size)))

    def _align(self, style: TextStyle) -> Align:
        """A label stands at the head; running text as its style says, all else first as the placement does."""
        if style.role is Role.LABEL:
            return "head"
        return (style.role is not Role.SUMMARY and self.wished.align) or _ALIGNED[style.align]

    def _blank(self, least: Mpt, align: Align) -> Mpt:
        """What stays blank above and below a line: centred, at both its ends, else at the one that is free."""
        blank = max(least, self.wished.inset)
        return 2 * blank if align == "centre" else blank + self.wished.inset

    def _rule(self, rule: str, gap: Mpt) -> None:
        """The rule at the left of a label."""
        thick, top = thickness(self.setter.style.rules[rule]), self.wished.inset
        self.x, self.beside = self.x - gap - thick, 0
        self.stroke = DownStroke(rule, self.x + thick // 2, top, max(0, self.depth - 2 * top))

    def _fitted(self, texts: Sequence[Text], style: TextStyle, align: Align, room: Mpt) -> list[VerticalLine]:
        """The lines of a part; a headline in one piece is broken where it may be, a summary where a line is full."""
        lines: list[VerticalLine] = []
        for text in texts:
            line = _line(text, style, self.setter, self.story)
            if style.role is Role.SUMMARY:
                lines += _poured(line, room)
            else:
                lines += self._divided(line, room, style.role is Role.HEADLINE and len(texts) == 1)
        fit = self.level.fit
        if style.role is Role.HEADLINE and fit.open:
            steps = style.size * (len(lines) - 1) if align == "steps" else 0
            if space := _opened(lines, min(room, self.depth - 2 * style.size - steps), fit.open):
                return [line._replace(space=space * line.column.places) for line in lines]
        return _fitted(lines, room, self._limits(), self.setter.style.grid.step, self.diagnostics)

    def _limits(self) -> Limits:
        """A vertical line has only its depth: where the style book is silent it may give more than others."""
        fit = self.level.fit
        return Limits(fit.close or USUAL.close, fit.narrow, min(fit.shrink, USUAL.shrink))

    def _divided(self, line: VerticalLine, room: Mpt, free: bool) -> list[VerticalLine]:
        """A line that is too long, broken at the editor's signs; a ``free`` headline anywhere sensible."""
        words, signs = line.text.text.text, line.text.text.turns
        most = max(len(signs) + 1, self.wished.lines if free else 1)
        if most < 2 or line.depth <= room:
            return [line]
        whole, segmenter = self.setter.style.whole, self.wished.segmenter
        headline = Headline(
            words, _allowed(line) if free else [], lambda a, b: _stretch(line, a, b).column.length, whole, signs,
            segmenter(words, whole) if segmenter and not signs else None,
        )  # fmt: skip
        wanted = room * 1000 // line.size
        found = divide(headline, wanted, most, wanted * 1000 // self._limits().narrow)
        if set(found) - set(signs):
            shown = shown_breaks(words, found)
            self.diagnostics.append(diagnose("heading-broken", line.text.text.at, story=self.story, text=shown))
        return [_stretch(line, a, b) for a, b in pairwise((0, *found, len(words)))]

    def finish(self) -> VerticalBlock:
        """The block, its lines in their places."""
        inset, level = self.wished.inset, self.level
        width = self.beside + inset - self.x
        tops = _tops(self.lines, self.aligns, self.depth, inset, level.step)
        lines = tuple(line._replace(top=line.top + top) for line, top in zip(self.lines, tops, strict=True))
        problems = tuple(self.diagnostics)
        return VerticalBlock(lines, width, self.needed, problems, self.panel, self.stroke, level.ground).moved(width)


def _allowed(line: VerticalLine) -> list[int]:
    """The offsets at which a line may be broken (UAX #14, 禁则) and at which a cell begins."""
    par, starts = line.text.par, {cell.start for cell in line.column.cells}
    return [at for glyph in range(1, par.end) if par.allowed[glyph] and (at := par.offset(glyph)) in starts]


def _poured(line: VerticalLine, room: Mpt) -> list[VerticalLine]:
    """A line broken where each of its lines is full."""
    wanted, cuts = room * 1000 // line.size, [0]
    for at, after in pairwise((*_allowed(line), len(line.text.text.text))):
        if _stretch(line, cuts[-1], after).column.length > wanted:
            cuts.append(at)
    return [_stretch(line, a, b) for a, b in pairwise((*cuts, len(line.text.text.text)))]


def _room(line: VerticalLine, kinds: frozenset[Inline]) -> Mpt:
    """What marks of these kinds want beside a line."""
    marked = any(e.kind in kinds and e.start < line.end and e.end > line.start for e in line.text.text.effects)
    return line.text.style.size * MARKED // 1000 if marked else 0


def credit(
    setter: Setter, text: Text, style: TextStyle, story: str, height: Mpt, align: Align = "foot"
) -> VerticalBlock:
    """A short text as one vertical line beside a picture ``height`` high: 摄影署名竖排.

    ``width`` of the result is the strip's. The line is placed from the strip's top left corner, at the picture's foot
    or as ``align`` says; one that is too long gives as a heading does and is reported.
    """
    diagnostics: list[Diagnostic] = []
    (line,) = _fitted([_line(text, style, setter, story)], height, USUAL, setter.style.grid.step, diagnostics)
    (top,) = _tops([line], [align], height)
    return VerticalBlock((line._replace(top=top),), line.width, line.needed, tuple(diagnostics))


def _tops(
    lines: Sequence[VerticalLine], aligns: Sequence[Align], depth: Mpt, inset: Mpt = 0, step: Mem = 0
) -> list[Mpt]:
    """Where each line starts. Steps are ``step`` of the largest line, or a 字 of it, as far as the depth has room."""
    stepped = [line for line, align in zip(lines, aligns, strict=True) if align == "steps"]
    down = to_page(step or EM, max((line.size for line in stepped), default=0))
    free = ((depth - 2 * inset - line.depth) // at for at, line in enumerate(stepped[1:], 1))
    down = max(0, min((down, *free)))
    found: list[Mpt] = []
    steps = 0
    for line, align in zip(lines, aligns, strict=True):
        match align:
            case "centre":
                found.append((depth - line.depth) // 2)
            case "head":
                found.append(inset)
            case "foot":
                found.append(depth - inset - line.depth)
            case "steps":
                found.append(inset + down * steps)
                steps += 1
    return found


def _line(text: Text, style: TextStyle, setter: Setter, story: str) -> VerticalLine:
    """A text as one line that gives nothing."""
    set_text = setter.text(text, style, story)
    faces = runs(text, style, setter.style, setter.fonts)
    set_down = column(text.text, faces, set_text.par.rules, inline(text), display=style.role in DISPLAY)
    return VerticalLine(set_text, set_down, 0, 0, style.size)


def _stretch(line: VerticalLine, start: int, end: int) -> VerticalLine:
    """The part of a line between two offsets, from its own head, without the spaces at its ends."""
    cells = [cell for cell in line.column.cells if start <= cell.start < end]
    while cells and not cells[-1].drawn:
        cells.pop()
    while cells and not cells[0].drawn:
        cells.pop(0)
    head = cells[0].top if cells else 0
    length = cells[-1].top + cells[-1].length - head if cells else 0
    return line._replace(column=Column(tuple(cell._replace(top=cell.top - head) for cell in cells), length))


def _opened(lines: Sequence[VerticalLine], room: Mpt, most: Mem) -> Mem:
    """疏排: so much that the fullest line leaves a 字 free at each end (PAGES 2), within the limit."""
    shares = [
        (room * 1000 // line.size - line.column.length) // line.column.places for line in lines if line.column.places
    ]
    return max(0, min((most, *shares))) if shares else 0


def _fitted(
    lines: Sequence[VerticalLine], room: Mpt, limits: Limits, step: Mpt, diagnostics: list[Diagnostic]
) -> list[VerticalLine]:
    """Lines of a part in a ``room`` down: closed up, then flattened, then smaller, all as the fullest needs it.

    What even that does not bring in is reported, in 字 and in rows of ``step``, and shown as flat as it takes.
    """
    if all(line.depth <= room for line in lines):
        return list(lines)
    size = lines[0].size
    wanted = max(1, room * 1000 // size)  # in the lines' em
    lines = _closed(lines, wanted, limits.close)
    full = max(lines, key=lambda line: line.length)
    share = wanted * 1000 // max(1, full.length)
    if share >= 1000:
        return list(lines)
    text, small = full.text.text, share * 1000 // limits.narrow
    words = text.text[full.start : full.end]
    if share >= limits.narrow:
        diagnostics.append(diagnose("vertical-flattened", text.at, text=words, percent=share // 10))
        return [line._replace(flat=share) for line in lines]
    if small >= limits.shrink:
        diagnostics.append(
            diagnose("vertical-smaller", text.at, text=words, size=small // 10, percent=limits.narrow // 10)
        )
        return [line._replace(flat=limits.narrow, size=size * small // 1000) for line in lines]
    cell = max(1, limits.narrow * limits.shrink * (EM - limits.close) // 1_000_000)  # what a 字 takes at the limits
    over, least = full.column.length - wanted, full.column.length * cell // EM - wanted
    chars, cut, rows = -(-over // EM), max(1, -(-least // cell)), max(1, -(-to_page(least, size) // step))
    diagnostics.append(diagnose("vertical-too-long", text.at, text=words, chars=chars, cut=cut, rows=rows))
    return [line._replace(flat=max(1, share)) for line in lines]


def _closed(lines: Sequence[VerticalLine], wanted: Mem, most: Mem) -> list[VerticalLine]:
    """Lines with their 字 closed up by so much, ``most`` at most, that the one which needs it most is as ``wanted``."""
    closing = [line for line in lines if line.column.places]
    if not closing:
        return list(lines)
    worst = max(closing, key=lambda line: Fraction(line.column.length - wanted, line.column.places))
    over = max(0, min(worst.column.places * most, worst.column.length - wanted))
    return [line._replace(space=-over * line.column.places // worst.column.places) for line in lines]
