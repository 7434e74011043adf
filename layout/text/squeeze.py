"""标点挤压: the blank halves of marks, what adjacent marks lose, what each may give.

CLREQ "Punctuation Width Adjustment"; GB/T 15834-2011 5.1.10; CSS Text 4 8.5.1 "Fullwidth Punctuation Collapsing".
Which half of a mark is blank is read from its ink, so fonts without ``halt`` and fonts of another region work alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from layout.fonts.face import Face
from layout.units import EM, Mem

HALF = EM // 2


class MarkStyle(NamedTuple):
    """A house's way with marks: their natural widths, what adjacent ones lose, what they give when a line needs it."""

    shrink: str  #: classes that give what is left of their blank half when a line needs it
    pull: Literal["always", "needed"]  #: fill a line that is full already by squeezing its marks?
    keep: Mapping[str, int] = MappingProxyType({})  #: by class, in 1/1000 of its blank half: what it keeps by nature
    pairs: bool = True  #: of two adjacent marks one or both lose what is blank between them
    exclaim: Mem = EM + HALF  #: ！！ ？！ together: GB/T 15834 says 1 em, its own printing 1.5 (clreq issue 614)


_HALVES = dict.fromkeys("OCPFNX", 0)
_CCT = dict.fromkeys("OCPFNX", 400)  # 0.7 em: half an em and 0.4 of the other half

#: RULES 4.4: xeCJK's and LuaTeX-ja's numbers, since CLREQ defines no styles.
#:
#: 报纸: what a daily prints: commas, brackets and colons give half an em as soon as one more 字 comes in by it, full
#: stops never. 全角式: marks stand full; they give when the line could not be filled otherwise, full stops last.
#: 开明式: full stops stand full, all others half. 半角式: all stand half. 行末半角: half at a line's ends only.
#: CCT: all take 0.7 em, two adjacent ones 1.2 em.
STYLES: dict[str, MarkStyle] = {
    "daily": MarkStyle(shrink="OCPN", pull="always"),
    "quanjiao": MarkStyle(shrink="OCPNFX", pull="needed"),
    "kaiming": MarkStyle(shrink="", pull="needed", keep=dict.fromkeys("OCPN", 0), exclaim=EM),
    "banjiao": MarkStyle(shrink="", pull="needed", keep=_HALVES, exclaim=EM),
    "hangmobanjiao": MarkStyle(shrink="", pull="needed", pairs=False, exclaim=2 * EM),
    "cct": MarkStyle(shrink="OCPN", pull="needed", keep=_CCT, exclaim=1200),
}
#: What the command line and the style book may call them.
NAMES: dict[str, str] = {
    "报纸": "daily", "全角式": "quanjiao", "开明式": "kaiming", "半角式": "banjiao", "行末半角": "hangmobanjiao",
    "CCT": "cct", **{name: name for name in STYLES},
}  # fmt: skip
DEFAULT = "daily"

#: The step of CLREQ's reduction order in which each class gives; 1, the mark at the line's end, is always taken.
SHRINK_STEP = {"W": 2, "M": 3, "O": 4, "C": 4, "P": 5, "N": 5, "gap": 6, "F": 7, "X": 7}


class Cell(NamedTuple):
    """The em-box of a mark and its ink."""

    advance: Mem  #: what the mark takes in the line
    origin: Mem  #: the glyph's origin from the cell's left edge
    left: Mem  #: blank that may be taken at the left
    right: Mem  #: blank that may be taken at the right


@lru_cache(maxsize=4096)
def cell(face: Face, glyph: int, kind: str) -> Cell:
    """The cell of the mark of class ``kind`` drawn by ``glyph``."""
    own = face.advance(glyph)
    left, right = face.ink(glyph)
    if kind == "M":  # half an em in the mainland, centred: CLREQ, GB 5.1.7
        return Cell(HALF, (HALF - own) // 2, 0, 0)
    if kind in "DETI" or own > EM:
        whole = own > HALF or kind == "T"  # 短横线 – is half an em: CLREQ, GB 5.1.6
        return Cell(own if whole else EM, 0 if whole else (EM - own) // 2, 0, 0)
    origin = EM - own if kind == "O" else 0
    before, after = origin + left, EM - origin - right
    if kind == "O":
        return Cell(EM, origin, min(HALF, max(0, before)), 0)
    if abs(before - after) < EM // 5:  # ink in the centre: Taiwan, Hong Kong
        quarter = HALF // 2
        return Cell(EM, origin, min(quarter, max(0, before)), min(quarter, max(0, after)))
    return Cell(EM, origin, 0, min(HALF, max(0, after)))


MARKS = re.compile("[OCPFNXMDETI]")  #: the marks that stand in cells
PAIRS = re.compile("[OCPFNXMI]{2,}")
_CLOSERS = frozenset("CPFNX")
_CLOSERS_DOWN = frozenset("CPF")  #: in vertical text ： ； ！ ？ stand in the middle of their em and lose nothing


def loses(before: str, after: str, vertical: bool = False) -> tuple[bool, bool]:
    """Does the mark ``before`` lose its right half, does ``after`` lose its left half, where the two meet?

    CLREQ: two adjacent marks take 1.5 em; a bracket stays close to its content. In vertical text it is the lower
    half, and the upper.
    """
    closers = _CLOSERS_DOWN if vertical else _CLOSERS
    first = before in closers and (after in closers or after in "MI")
    second = after == "O" and (before == "O" or before in closers or before in "MI")
    return first, second


def kept(cell: Cell, kind: str, style: MarkStyle) -> Cell:
    """The blanks of a mark inside a line, as the style sets it by nature."""
    share = style.keep.get(kind, 1000)
    if share == 1000:
        return cell
    return cell._replace(left=cell.left * share // 1000, right=cell.right * share // 1000)


def exclaimed(kinds: str, first: int, end: int, style: MarkStyle) -> list[int]:
    """The second marks of ！！ and ？！ in a run of marks that lose their right half too, so that the two take 1 em.

    RULES 4.1: three take 2 em, as they do when each but the last loses a half.
    """
    if style.exclaim > EM:
        return []
    return [pair.end() - 1 for pair in _EXCLAIM.finditer(kinds, first, end)]


_EXCLAIM = re.compile("(?<!X)XX(?!X)")
