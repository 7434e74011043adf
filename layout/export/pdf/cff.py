"""What a PDF must know of a CFF table: whether it is CID-keyed, its ROS, and whether its CIDs are glyph ids.

Adobe Technical Note 5176 (CFF). Only the Top DICT and the charset are read.
"""

from __future__ import annotations

import struct
from itertools import pairwise
from typing import NamedTuple

_ROS = (12, 30)
_CHARSET = (15,)


class CffFacts(NamedTuple):
    """``cid``: CID-keyed; ``identity``: CID equals glyph id throughout (True for a name-keyed font)."""

    cid: bool
    registry: str
    ordering: str
    supplement: int
    identity: bool


def cff_facts(table: bytes | memoryview, glyphs: int) -> CffFacts:
    """Read the facts from a whole ``CFF `` table of a font of ``glyphs`` glyphs.

    Raises ValueError where the table is damaged.
    """
    try:
        _, after_names = _index(table, table[2])
        tops, after_tops = _index(table, after_names)
        strings, _ = _index(table, after_tops)
        top = _dict(table[slice(*tops[0])])
        if _ROS not in top:
            return CffFacts(False, "Adobe", "Identity", 0, True)
        # strings 0-390 are the standard ones (appendix A); those of the font follow
        names = [bytes(table[slice(*strings[sid - 391])]).decode("latin-1") for sid in top[_ROS][:2]]
        identity = _is_identity(table, top.get(_CHARSET, [0])[-1], glyphs)
        return CffFacts(True, names[0], names[1], top[_ROS][2], identity)
    except (IndexError, struct.error) as error:
        raise ValueError("CFF table is damaged") from error


def _index(table: bytes | memoryview, at: int) -> tuple[list[tuple[int, int]], int]:
    """The (start, end) of each object of the INDEX at ``at``, and where the INDEX ends."""
    (count,) = struct.unpack_from(">H", table, at)
    if not count:
        return [], at + 2
    width, first = table[at + 2], at + 3
    base = first + (count + 1) * width - 1
    ends = [base + int.from_bytes(table[first + i * width : first + (i + 1) * width], "big") for i in range(count + 1)]
    return list(pairwise(ends)), ends[-1]


def _dict(data: bytes | memoryview) -> dict[tuple[int, ...], list[int]]:
    """Operators of a DICT with their operands; real numbers, which nothing here needs, are read as 0."""
    out: dict[tuple[int, ...], list[int]] = {}
    operands: list[int] = []
    at = 0
    while at < len(data):
        byte = data[at]
        at += 1
        if byte <= 21:
            operator = (byte,) if byte != 12 else (12, data[at])
            at += byte == 12
            out[operator], operands = operands, []
            continue
        value, at = _operand(data, byte, at)
        operands.append(value)
    return out


def _operand(data: bytes | memoryview, byte: int, at: int) -> tuple[int, int]:
    """The operand that opens with ``byte`` and goes on at ``at``, and where the next token stands (note 5176, 4)."""
    if 32 <= byte <= 246:
        return byte - 139, at
    if 247 <= byte <= 250:
        return (byte - 247) * 256 + data[at] + 108, at + 1
    if 251 <= byte <= 254:
        return -(byte - 251) * 256 - data[at] - 108, at + 1
    if byte == 28:
        return struct.unpack_from(">h", data, at)[0], at + 2
    if byte == 29:
        return struct.unpack_from(">i", data, at)[0], at + 4
    while data[at] & 15 != 15 and data[at] >> 4 != 15:  # 30, a real number: nibbles up to an f
        at += 1
    return 0, at + 1


def _is_identity(table: bytes | memoryview, at: int, glyphs: int) -> bool:
    """Whether the charset at ``at`` gives glyph i the CID i. A predefined charset (0-2) counts as identity."""
    if at <= 2:
        return True
    kind = table[at]
    if kind == 0:
        return struct.unpack_from(f">{glyphs - 1}H", table, at + 1) == tuple(range(1, glyphs))
    expected, at, step = 1, at + 1, 3 if kind == 1 else 4
    while expected < glyphs:
        first, left = struct.unpack_from(">HB" if kind == 1 else ">HH", table, at)
        if first != expected:
            return False
        expected, at = expected + left + 1, at + step
    return True
