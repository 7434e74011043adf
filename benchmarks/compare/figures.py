"""What is measured of set lines: the same for every engine, from nothing but places and widths of glyphs."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise
from statistics import mean
from typing import NamedTuple

from pdfglyphs import Glyph

from layout.fonts.face import kit_folder, load_face
from layout.units import EM

OPENING = "“‘「『（《〈【〖〔［｛"
CLOSING = "”’」』）》〉】〗〕］｝"
STOPS = "。．"
PAUSES = "，、：；！？"
MARKS = frozenset(OPENING + CLOSING + STOPS + PAUSES)
#: CLREQ and GB/T 15834-2011 5.1: no line starts or ends with these. —— and …… may start one.
NO_START = frozenset(CLOSING + STOPS + PAUSES + "·～／/%％‰℃°,.;:!?)]}")
NO_END = frozenset(OPENING + "／/([{$¥￥")
LOOSE = frozenset("·—…～")  #: their cells are wider than what a font may give for them
SEEN = 0.05  #: em: a mark that gave less is not called reduced
ROUNDED = 0.001  #: em: what two places may differ by in a PDF
WIDE = 0.1  #: em: a gap opened by more is seen
TIGHT = 0.005  #: em: 汉字 that stand nearer than set solid by more are set tight
SLIP = 0.02  #: em: what the producers' rounding may come to


class Cell(NamedTuple):
    """A character on its line, in em."""

    char: str
    x: float
    advance: float


class Line(NamedTuple):
    """A set line."""

    paragraph: int
    cells: tuple[Cell, ...]
    last: bool  #: of its paragraph


class Figures(NamedTuple):
    """The measured figures of a setting; widening in em a gap."""

    lines: int
    forbidden: int
    mean: float
    p95: float
    wide: float  #: share of lines
    tight: float  #: share of lines whose 汉字 stand nearer than set solid
    mixed: float  #: widest gap between a 汉字 and a letter or digit
    divided: int  #: line ends between a number and its 万 or 亿
    reduced: float  #: marks a line
    stops: int  #: full stops reduced
    lone: int
    beyond: int  #: lines that stand out over the measure
    short: int  #: lines that end before it, last ones aside
    widest: float


_SAME = str.maketrans({"⸺": "——", "⋯": "…", "・": "·", "‧": "·"})  #: fonts make one glyph of ——


def plain(text: str) -> str:
    """Text as it is compared: without spaces, radicals and other double forms as the characters they stand for."""
    return "".join(unicodedata.normalize("NFKC", text.translate(_SAME)).split())


def taken(glyph: str, rest: str) -> str | None:
    """The characters at the start of ``rest`` that a glyph shows; None where it shows others."""
    if glyph == "\ufffd":
        return rest[:1]
    wanted = plain(glyph)
    for end in range(1, min(len(rest), 4) + 1):
        if plain(rest[:end]) == wanted:
            return rest[:end]
    return None


def rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that stand beside each other."""
    row: list[Glyph] = []
    for glyph in glyphs:
        if not glyph.text.strip():
            continue
        if row and (glyph.page != row[-1].page or abs(glyph.y - row[-1].y) > glyph.size / 2):
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def lines(glyphs: Iterable[Glyph], paragraphs: Sequence[str]) -> Iterator[Line]:
    """The rows as lines of the paragraphs that were asked for. ValueError where one is lost, doubled or changed."""
    texts = iter(enumerate("".join(text.split()) for text in paragraphs))
    number, rest = next(texts)
    for row in rows(glyphs):
        cells: list[Cell] = []
        size = row[0].size
        for glyph in row:
            chars = taken(glyph.text, rest)
            if not chars:
                raise ValueError(f"paragraph {number}: {glyph.text!r} where {rest[:12]!r} comes")
            rest = rest[len(chars) :]
            cells.append(Cell(chars, glyph.x / size, glyph.advance / size))
        yield Line(number, tuple(cells), not rest)
        if not rest:
            number, rest = next(texts, (number + 1, ""))
    if rest:
        raise ValueError(f"paragraph {number}: {rest[:12]!r} is missing")


def is_han(cell: Cell) -> bool:
    """Is this a 汉字?"""
    return unicodedata.name(cell.char[0], "").startswith("CJK UNIFIED") or cell.char == "〇"


def widening(line: Line) -> float | None:
    """How far the gaps between 汉字 that stand side by side are opened, in em; None where there are none."""
    gaps = [after.x - cell.x - 1 for cell, after in pairwise(line.cells) if is_han(cell) and is_han(after)]
    return mean(gaps) if gaps else None


def mixed(line: Line) -> list[float]:
    """The gaps between a 汉字 and a Western letter or digit beside it."""
    return [
        after.x - cell.x - cell.advance
        for cell, after in pairwise(line.cells)
        if (is_han(cell) and _western(after)) or (_western(cell) and is_han(after))
    ]


def _western(cell: Cell) -> bool:
    return cell.char.isascii() and cell.char.isalnum()


def reduced(line: Line) -> list[str]:
    """The marks inside a line that gave some of their blank, those beside another mark aside.

    A mark has an em of its own: a closing one up to the next character, an opening one from the end of the one before.
    What all characters of the line gave that is set tight is none of it.
    """
    found = []
    least = min(0.0, widening(line) or 0.0) - SEEN - ROUNDED
    for before, cell, after in zip(line.cells, line.cells[1:], line.cells[2:], strict=False):
        if cell.char not in MARKS or before.char in MARKS or after.char in MARKS:
            continue
        white = cell.x - before.x - before.advance if cell.char in OPENING else after.x - cell.x - 1
        if white < least:
            found.append(cell.char)
    return found


def forbidden(line: Line, before: Line | None) -> bool:
    """Does the line start with what may not start one, or the line before it end with what may not end one?"""
    if before is None or before.paragraph != line.paragraph:
        return False
    first, last = line.cells[0].char[0], before.cells[-1].char[-1]
    split = first == last and first in "—…" and _run(before.cells, first) % 2 == 1
    number = first.isascii() and last.isascii() and first.isdigit() and last.isdigit()
    connector = first == "—" and not split and _run(line.cells[::-1], first) == 1
    return first in NO_START or last in NO_END or split or number or connector


def _run(cells: Sequence[Cell], char: str) -> int:
    """How many of ``char`` stand at the end."""
    count = 0
    while count < len(cells) and cells[-1 - count].char == char:
        count += 1
    return count


def divided(line: Line, before: Line | None) -> bool:
    """Does the line start with the 万 or 亿 of a number that the line before ends with?"""
    same = before is not None and before.paragraph == line.paragraph
    return same and line.cells[0].char in "万亿" and before.cells[-1].char.isdecimal()  # type: ignore[union-attr]


def lone(line: Line, before: Line | None) -> bool:
    """Is it a last line of one 字?"""
    alone = before is not None and before.paragraph == line.paragraph and line.last
    return alone and sum(cell.char.isalnum() for cell in line.cells) == 1


def right(line: Line) -> float:
    """Where the line's last cell ends: a mark's blank half is none of it."""
    cell = line.cells[-1]
    return cell.x + (cell.advance / 2 if cell.char in CLOSING + STOPS + PAUSES else cell.advance)


def inked(line: Line) -> float:
    """Where the line's last character ends: the ink of a mark, the advance of another."""
    cell = line.cells[-1]
    return cell.x + (_ink(cell.char) if cell.char in CLOSING + STOPS + PAUSES else cell.advance)


@cache
def _ink(mark: str) -> float:
    """Right edge of a mark's ink from its origin."""
    face = load_face(str(kit_folder() / "Song-Regular.otf"))
    return face.ink(face.font.get_nominal_glyph(ord(mark)))[1] / EM


def left_edge(found: Sequence[Line]) -> float:
    """Where the column begins: where most lines do that start with a 汉字."""
    return Counter(round(line.cells[0].x, 3) for line in found if is_han(line.cells[0])).most_common(1)[0][0]


def figures(found: Sequence[Line], measure: float) -> Figures:
    """All the figures of a setting at ``measure`` em."""
    befores = [None, *found]
    openings = sorted(max(0.0, gap) for gap in map(widening, found) if gap is not None)
    gave = [mark for line in found for mark in reduced(line)]
    edge = left_edge(found) + measure
    return Figures(
        lines=len(found),
        forbidden=sum(map(forbidden, found, befores)),
        mean=mean(openings),
        p95=openings[int(len(openings) * 0.95)],
        wide=sum(gap > WIDE for gap in openings) / len(found),
        tight=sum((widening(line) or 0) < -TIGHT for line in found) / len(found),
        mixed=max(chain([0.0], *map(mixed, found))),
        divided=sum(map(divided, found, befores)),
        reduced=len(gave) / len(found),
        stops=sum(mark in STOPS for mark in gave),
        lone=sum(map(lone, found, befores)),
        beyond=sum(inked(line) > edge + SLIP for line in found),
        short=sum(right(line) < edge - SLIP for line in found if not line.last and line.cells[-1].char not in LOOSE),
        widest=openings[-1],
    )
