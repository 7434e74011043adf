"""What holds for every set line, said once for random text and for real prose.

The lists are written out from RULES.md, not taken from the engine: what it forgets shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from layout.text.justify import TextLine
from layout.text.paragraph import Prepared
from layout.units import EM
from tests.text import setting
from tests.text.setting import Placed

OPENING = "“‘「『（《〈【〖〔［｛"
CLOSING = "”’」』）》〉】〗〕］｝"
PAUSING = "，、。．：；！？"
CONNECTING = "·–～/／"
COMBINING = "\u0301"
SOFT_HYPHEN = "\u00ad"
SPACES = "".join(setting.SPACES)


def forbidden_start(text: str, at: int) -> bool:
    """RULES.md 2.1, levels basic and up."""
    char = text[at]
    if char == "—":
        return text[at - 1 : at] != "—" and text[at + 1 : at + 2] != "—"
    if char == "’" and text[at - 1 : at].isascii() and text[at + 1 : at + 2].isalpha():
        return False  # maybe an apostrophe
    return char in CLOSING + PAUSING + CONNECTING + "%％‰℃" + SPACES


def forbidden_end(text: str, at: int, level: str) -> bool:
    """RULES.md 2.1: may the line that ends with ``text[at]`` not end there?"""
    return text[at] in OPENING or (text[at] in "/／" and level in ("clreq-gb", "clreq-strict"))


def divided(text: str, at: int) -> bool:
    """RULES.md 3: is a sequence divided that is never split, if a line starts at ``at``?"""
    a, b = text[at - 1], text[at]
    if a == b and a in "—…":
        first = at
        while first and text[first - 1] == a:
            first -= 1
        return bool((at - first) % 2)
    if a in "￥$№±" and b.isdecimal():
        return True
    return a.isascii() and b.isascii() and (a.isalpha() or a.isdigit()) and (b.isalpha() or b.isdigit())


def check_nothing_lost(par: Prepared, lines: Sequence[TextLine]) -> None:
    """Lines follow each other, from the first glyph to the last, and so does their text."""
    edges = [(line.first, line.last) for line in lines]
    assert [first for first, _ in edges] == [0, *(last for _, last in edges[:-1])]
    assert edges[-1][1] == par.end
    assert all(first < last for first, last in edges)
    assert "".join(par.text[line.start : line.end] for line in lines) == par.text


def check_breaks(par: Prepared, lines: Sequence[TextLine], level: str) -> None:
    """No line starts or ends as it must not, but after an emergency break."""
    for before, line in pairwise(lines):
        if before.forced:
            continue
        assert not divided(par.text, line.start), (par.text[before.start : before.end], par.text[line.start :])
        if level == "clreq-none" or par.text[line.start - 1] == "\u200b":  # LB8 allows it, whatever follows
            continue
        assert not forbidden_start(par.text, line.start), par.text[line.start : line.end]
        seen = par.text[before.start : before.end].rstrip(" \u3000")
        if seen:
            end = before.start + len(seen) - 1
            assert not forbidden_end(par.text, end, level), par.text[before.start : before.end]


def right_edge(placed: Placed) -> Fraction | None:
    """Where the last character seen ends: its advance; of a mark in half an em, that half; None: who knows."""
    at = placed.seen()
    if at < 0:
        return Fraction(placed.line.left)
    char, origin = placed.kinds[at], placed.origins[at]
    if char in ("", COMBINING, SOFT_HYPHEN) or (char == "’" and placed.line.forced):
        return None  # a soft hyphen's glyph is that of the hyphen shown for it
    if char in CLOSING + PAUSING:
        return origin + EM - min(EM // 2, EM - placed.inks[at][1])
    if char == "·":
        return origin - (EM // 2 - placed.advances[at]) // 2 + EM // 2
    return origin + placed.shaped[at]


def check_width(par: Prepared, placed: Placed, room: int, exact: bool = True) -> None:
    """The pen ends where the line says; a justified line reaches the margin unless nothing in it may open."""
    line = placed.line
    edge = right_edge(placed) if exact else None
    if edge is not None:
        assert abs(edge - line.left - line.width) <= (1 if line.gaps else 0)
    if line.width > room:
        characters = [kind for kind in placed.kinds if kind]
        assert len(characters) == 1
    elif line.justified and line.width < room:
        assert not line.space and not opens(par, line)
        assert not any(is_hanzi(a) and is_hanzi(b) for a, b in pairwise(placed.text))


def opens(par: Prepared, line: TextLine) -> bool:
    """Is there a place in the line where space may be added?"""
    return par.rigid.count(1, line.first + 1, line.last) < line.last - line.first - 1


def check_ink(placed: Placed, tighten: int = 0) -> None:
    """No two inks overlap, nothing hangs over the left edge; gaps and word spaces keep their least width."""
    assert placed.line.space >= -tighten * placed.line.gaps
    inked = [at for at, (start, end) in enumerate(placed.inks) if end > start and placed.kinds[at]]
    for a, b in pairwise(inked):
        assert placed.origins[a] + placed.inks[a][1] < placed.origins[b] + placed.inks[b][0] + 1, placed.text
    if inked and inked[0] == 0 and placed.kinds[0] != COMBINING:
        assert placed.origins[0] + placed.inks[0][0] >= placed.line.left
    white = placed.white()
    for at, (before, kind) in enumerate(pairwise(placed.kinds), 1):
        if is_hanzi(before) and kind.isascii() and kind.isalnum():
            assert white.get(at, 0) >= -tighten


def is_hanzi(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
