"""Chinese and Western side by side: the gap between 汉字 and letters or digits, and typed spaces.

CLREQ "Mixed text, horizontal": a gap of up to 1/4 em, none at a line's ends, none beside marks; it may shrink to
1/8 em and grow to 1/3 em. A space that the author typed there is that gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from layout.units import EM, Mem

#: Western word space, 汉字–Latin gap, the house's space between 汉字, none between a mark and a Western word
Kind = Literal["word", "gap", "fixed", "none"]


class Space(NamedTuple):
    """A space in the text: ``start == end`` where nobody typed it."""

    start: int
    end: int
    kind: Kind


class Limits(NamedTuple):
    """How wide a space is, and the steps of CLREQ's orders in which it gives."""

    width: Mem
    least: Mem
    most: Mem
    shrink_step: int
    stretch_step: int


# A sign before a number (¥ + №) and a unit sign after it (% ℃) belong to it; alone between 汉字 they get no gap.
_SPACES = re.compile("W+|(?<=H)(?=R*[0L])|(?<=[0L])(?=H)|(?<=[0L]Q)(?=H)|(?<=[0L]QQ)(?=H)")
_WESTERN = frozenset("0LAQRocS")


def spaces(classes: str) -> Iterator[Space]:
    """Every space of a text and every place where a gap goes."""
    for place in _SPACES.finditer(classes):
        start, end = place.span()
        if start == end:
            yield Space(start, end, "gap")
            continue
        yield Space(start, end, _kind(classes[start - 1 : start], classes[end : end + 1]))


def _kind(before: str, after: str) -> Kind:
    """What a typed space between two classes is."""
    western = (before in _WESTERN) + (after in _WESTERN)
    if western == 2 or (western and not (before and after)):
        return "word"
    if not western:
        return "fixed"
    return "gap" if "H" in (before, after) else "none"


_WORDS = re.compile("[0LAo][0LAocRQKW]*")


def western(classes: str) -> list[tuple[int, int]]:
    """The Western words and numbers of a text."""
    return [word.span() for word in _WORDS.finditer(classes)]


_LATIN = re.compile("[R0LAoQ]+(?:[0LAocRQKSWG]*[0LAocRQK])?")


def latin(text: str, classes: str) -> list[tuple[int, int]]:
    """The stretches that the Latin face sets: words and figures, their signs, marks and spaces; no full-width sign."""
    found = []
    for stretch in _LATIN.finditer(classes):
        start, end = stretch.span()
        while start < end and text[start] >= FULL_WIDTH:
            start += 1
        while start < end and text[end - 1] >= FULL_WIDTH:
            end -= 1
        if any(kind in "0L" for kind in classes[start:end]):
            found.append((start, end))
    return found


FULL_WIDTH = "\u2e80"


def limits(kind: Kind, gap: Mem, fixed: Mem, natural: Mem) -> Limits:
    """The limits of a space; ``natural`` is the font's own word space."""
    match kind:
        case "word":  # CLREQ: shrinks to 1/4 em, stretches to 1/2 em
            return Limits(max(natural, EM // 4), EM // 4, max(natural, EM // 2), 2, 1)
        case "gap":  # CLREQ: 1/8 to 1/2 em, "numerous styles practically only up to 1/3": more is a hole in the line
            return Limits(gap, min(gap, EM // 8), max(gap, EM // 3) if gap else 0, 6, 2)
        case "fixed":
            return Limits(fixed, fixed, fixed, 0, 0)
        case "none":  # the mark's own blank half is space enough
            return Limits(0, 0, 0, 0, 0)
