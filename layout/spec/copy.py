"""Copy as it was pasted -> paragraphs.

* A line that opens with two U+3000 (or a tab, or two or more blanks of any sort) opens a paragraph. So does every line
  of a text without blank lines. Else paragraphs are parted by blank lines, and other line ends join: without a space,
  but with one between two Latin words.
* ``## `` before a line makes it a subhead, ``> `` a line of verse; ``>`` alone is a blank line between stanzas.
* ``[可删]`` at the head of a paragraph says that it may be cut, ``[已删]`` that it is: it stands in the file only.
* Blanks at both ends of a line go; a tab or no-break space inside is one space. A space typed between 汉字 stays, and
  so does U+3000 inside the text: editors use it as a pause, and it is one 字 wide. U+200B stays too: a break chance.
* Full-width digits and letters become half-width, and with them a full-width point between digits.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from layout.diagnostic import Diagnostic, Span, diagnose
from layout.model import Text
from layout.spec import direction, markup

_BLANKS = " \t\u3000\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f"
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]|(?<=[０-９0-9])．(?=[０-９0-9])")
_SUBHEAD = re.compile(r"##[ \t\u3000]*(?=[^#\s])")
_VERSE = re.compile(r">(?:[ \t\u3000]+(?=\S)|$)")
_STANZA = "\u3000"  # a line of one blank 字
CUT = re.compile(r"[\[［【](可删|已删|may cut|cut)[\]］】][ \t\u3000]*(?=\S)")
CUTS = {"可删": "may", "may cut": "may", "已删": "cut", "cut": "cut"}
_OTHER_BLANKS = str.maketrans({"\t": " ", "\u00a0": " "})


class Piece(NamedTuple):
    """A paragraph as written, its lines joined."""

    text: str
    subhead: bool
    lines: tuple[tuple[int, int, int], ...]  #: (offset in ``text``, line, column) where each line of the file begins
    verse: bool = False
    cut: str = ""  #: "may": the paragraph may be cut; "cut": it is not set

    def place(self, offset: int, file: str) -> Span:
        """Where the character at ``offset`` stands in ``file``."""
        start, line, column = self.lines[bisect_right(self.lines, (offset, 1 << 30, 0)) - 1]
        return Span(file, line, column + offset - start)


def half_width(text: str, file: str, problems: list[Diagnostic]) -> str:
    """``text`` with half-width digits and letters, character for character; reported once with their number."""
    if (first := _FULL_WIDTH.search(text)) is None:
        return text
    before = text[: first.start()]
    at = Span(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
    text, count = _FULL_WIDTH.subn(lambda match: chr(ord(match[0]) - 0xFEE0), text)
    problems.append(diagnose("full-width", at, count=count))
    return text


def pieces(lines: Sequence[str], first: int, cut: Container[int] = ()) -> list[Piece]:
    """The paragraphs and subheads in ``lines``, the first of which is line ``first`` of its file.

    The lines whose index is in ``cut`` are no copy; the blank ones beside them part no paragraphs.
    """
    filled = [number for number, line in enumerate(lines) if number not in cut and line.strip(_BLANKS)]
    if not filled:
        return []
    gaps = ((a, b) for a, b in pairwise(filled) if b > a + 1)
    each = all(any(number in cut for number in range(a, b)) for a, b in gaps)  # no blank line in between
    found: list[list[int]] = []
    previous = -2
    for number in filled:
        if each or number > previous + 1 or _opens(lines[number]) or _alone(lines[number], lines[found[-1][0]]):
            found.append([number])
        else:
            found[-1].append(number)
        previous = number
    return [_join(lines, numbers, first) for numbers in found]


def to_text(piece: Piece, file: str, problems: list[Diagnostic]) -> Text:
    """The paragraph with its markup read."""
    found = markup.parse(piece.text, piece.subhead)
    problems.extend(markup.problems(found.faults, lambda offset: piece.place(offset, file)))
    places = _places(piece, found.origins)
    text = Text(found.text, piece.place(0, file), found.marks, found.turns, found.effects, places)
    problems.extend(direction.problems(text))
    return text


def _places(piece: Piece, origins: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int, int], ...]:
    """Where the text without its markup was written, wherever its columns get out of step; () for one plain line."""
    if len(piece.lines) == 1 and len(origins) == 1:
        return ()
    written = [at for _, at in origins]
    points = dict(origins)
    for start, _, _ in piece.lines[1:]:
        offset, at = origins[bisect_right(written, start) - 1]
        points.setdefault(offset + start - at, start)
    return tuple((offset, *piece.place(at, "")[1:]) for offset, at in sorted(points.items()))


def _alone(*lines: str) -> bool:
    """Whether one of the lines is a block of its own: a subhead, a line of verse."""
    return any(_SUBHEAD.match(line.strip(_BLANKS)) or _VERSE.match(line.strip(_BLANKS)) for line in lines)


def _opens(line: str) -> bool:
    """Whether the blanks before the text, or a sign that it may be cut, say that a paragraph begins."""
    blanks = line[: len(line) - len(line.lstrip(_BLANKS))]
    return len(blanks) >= 2 or "\t" in blanks or CUT.match(line, len(blanks)) is not None


def _join(lines: Sequence[str], numbers: Sequence[int], first: int) -> Piece:
    parts: list[str] = []
    length = 0
    places: list[tuple[int, int, int]] = []
    subhead = verse = False
    cut = ""
    for number in numbers:
        line = lines[number]
        column = len(line) - len(line.lstrip(_BLANKS))
        part = line.strip(_BLANKS).translate(_OTHER_BLANKS)
        if not places and (sign := _SUBHEAD.match(part) or _VERSE.match(part)):
            subhead, verse = part[0] == "#", part[0] == ">"
            part, column = part[sign.end() :] or _STANZA, column + sign.end()
        if not places and (sign := CUT.match(part)):
            cut = CUTS[sign[1]]
            part, column = part[sign.end() :], column + sign.end()
        if parts and _parts_words(parts[-1], part):
            parts.append(" ")
            length += 1
        places.append((length, first + number, column + 1))
        parts.append(part)
        length += len(part)
    return Piece("".join(parts), subhead, tuple(places), verse, cut)


def _parts_words(before: str, after: str) -> bool:
    """Whether a line end stands between two Latin words; one inside a number or after a hyphen joins."""
    left, right = before.rstrip(",.;:!?)]%\"'"), after.lstrip("([\"'$")
    if not left or not right or before[-1] in "-/" or not (_latin(left[-1]) and _latin(right[0])):
        return False
    return not (left[-1].isdecimal() and right[0].isdecimal())


def _latin(char: str) -> bool:
    """Letters and digits of the scripts that part words by spaces: Latin, Greek, Cyrillic."""
    return char < "\u0530" and char.isalnum()
