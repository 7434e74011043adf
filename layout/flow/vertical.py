"""竖题 and other vertical lines beside horizontal text: lines from right to left, fitted into a depth.

PAGES.md 2: 竖题 is measured in 行; (n 字 + 1 blank above + 1 below) × size fit the depth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from layout.diagnostic import Diagnostic, diagnose
from layout.flow.faces import inline, runs
from layout.flow.setter import DISPLAY, Setter, SetText
from layout.model import Inline, Text
from layout.style import TextStyle
from layout.text.vertical import Column, column, joints
from layout.units import Mem, Mpt

Align = Literal["centre", "head", "foot", "steps"]  #: 居中, 顶格, 底齐, 阶梯: each next line starts lower
Parts = Sequence[tuple[Sequence[Text], TextStyle]]  #: lines and their style: 引题, 主题, 副题


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
    def depth(self) -> Mpt:
        return (self.column.length + self.space) * self.size * self.flat // 1_000_000

    @property
    def joints(self) -> Iterator[Mem]:
        """How far each cell is moved down by the letter-space."""
        return joints(self.column.cells, self.space)


class VerticalBlock(NamedTuple):
    """A block of vertical lines."""

    lines: tuple[VerticalLine, ...]
    width: Mpt
    needed: Mpt  #: the depth in which no line has to give
    diagnostics: tuple[Diagnostic, ...]


NONE = VerticalBlock((), 0, 0, ())


def set_vertical(
    parts: Parts, setter: Setter, story: str, depth: Mpt, gap: Mpt, align: Align, limits: Limits = USUAL
) -> VerticalBlock:
    """The lines of a heading in a block ``depth`` deep, ``gap`` between its parts.

    Centred lines keep a blank of their size above and below, others, which start with the text beside them, one below.
    Where that does not go in, the blanks are halved before anything else gives.
    """
    diagnostics: list[Diagnostic] = []
    ends = 2 if align == "centre" else 1
    lines: list[VerticalLine] = []
    gaps: list[Mpt] = []  # at the right of each line
    needed = beside = 0
    for texts, style in parts:
        for number, text in enumerate(texts):
            plain = 0 if not lines else max(0, style.pitch - style.size) if number else gap
            gaps.append(max(plain, beside + _room(text, style, DOTS)))
            beside = _room(text, style, LINES)
            line = _fitted(text, style, setter, story, depth - ends * style.size // 2, limits, diagnostics)
            needed = max(needed, line.column.length * style.size // 1000 + ends * style.size)
            lines.append(line)
    width = sum(line.width for line in lines) + sum(gaps) + beside
    tops = _tops(lines, depth, align)
    right, placed = width, []
    for line, before, top in zip(lines, gaps, tops, strict=True):
        right -= before + line.width
        placed.append(line._replace(x=right, top=top))
    return VerticalBlock(tuple(placed), width, needed, tuple(diagnostics))


def _room(text: Text, style: TextStyle, kinds: frozenset[Inline]) -> Mpt:
    """What marks of these kinds want beside a line."""
    return style.size * MARKED // 1000 if any(effect.kind in kinds for effect in text.effects) else 0


def credit(
    setter: Setter, text: Text, style: TextStyle, story: str, height: Mpt, align: Align = "foot"
) -> VerticalBlock:
    """A short text as one vertical line beside a picture ``height`` high: 摄影署名竖排.

    ``width`` of the result is the strip's. The line is placed from the strip's top left corner, at the picture's foot
    or as ``align`` says; one that is too long gives as a heading does and is reported.
    """
    diagnostics: list[Diagnostic] = []
    line = _fitted(text, style, setter, story, height, USUAL, diagnostics)
    needed = line.column.length * style.size // 1000
    (top,) = _tops([line], height, align)
    return VerticalBlock((line._replace(top=top),), line.width, needed, tuple(diagnostics))


def _tops(lines: Sequence[VerticalLine], depth: Mpt, align: Align) -> list[Mpt]:
    """Where each line starts."""
    match align:
        case "centre":
            return [(depth - line.depth) // 2 for line in lines]
        case "head":
            return [0] * len(lines)
        case "foot":
            return [depth - line.depth for line in lines]
        case "steps":  # a 字 of the largest line, as far as the depth has room for it
            largest = max((line.size for line in lines), default=0)
            free = (max(0, depth - line.depth) // at for at, line in enumerate(lines) if at)
            step = min(largest, *free) if len(lines) > 1 else 0
            return [step * at for at in range(len(lines))]


def _fitted(
    text: Text, style: TextStyle, setter: Setter, story: str, room: Mpt, limits: Limits, diagnostics: list[Diagnostic]
) -> VerticalLine:
    """A line in a ``room`` down: closed up, then flattened, then smaller; else reported, and as flat as it takes."""
    set_text = setter.text(text, style, story)
    faces = runs(text, style, setter.style, setter.fonts)
    set_down = column(text.text, faces, set_text.par.rules, inline(text), display=style.role in DISPLAY)
    line = VerticalLine(set_text, set_down, 0, 0, style.size)
    room = max(1, room)
    if line.depth <= room:
        return line
    closed = line.column.places * limits.close
    wanted = room * 1000 // style.size  # in the line's em
    line = line._replace(space=-min(closed, line.column.length - wanted))
    least = line.column.length + line.space
    share = wanted * 1000 // max(1, least)
    if share >= 1000:
        return line
    if share >= limits.narrow:
        diagnostics.append(diagnose("vertical-flattened", text.at, text=text.text, percent=share // 10))
        return line._replace(flat=share)
    size = share * 1000 // limits.narrow
    if size >= limits.shrink:
        diagnostics.append(
            diagnose(
                "vertical-smaller", text.at, text=text.text, size=size // 10, percent=limits.narrow // 10
            )
        )
        return line._replace(flat=limits.narrow, size=style.size * size // 1000)
    over = -(-(line.column.length - wanted) // 1000)
    diagnostics.append(diagnose("vertical-too-long", text.at, text=text.text, chars=over))
    return line._replace(flat=max(1, share))
