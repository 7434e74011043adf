"""Lengths as editors write them -> integers in 1/1000 pt or 1/1000 em. Unit names stop here.

All sums are in whole numbers: a length has at most six digits before the point and six after it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from layout.units import EM, Mem, Mpt

#: 字号 in 1/1000 pt. 方正书版, the newsroom's table, is the default (PAGES.md §1).
FOUNDER: dict[str, Mpt] = {
    "特大": 56_000, "特": 48_000, "小特": 42_000, "初": 36_000, "小初": 32_000, "一": 28_000, "小一": 24_000,
    "二": 21_000, "小二": 18_000, "三": 16_000, "四": 14_000, "小四": 12_000, "五": 10_500, "小五": 9_000,
    "六": 8_000, "小六": 7_000, "七": 6_000, "小七": 5_250,
}  # fmt: skip
#: The same names in Word, WPS and CTeX.
WORD: dict[str, Mpt] = {
    "初": 42_000, "小初": 36_000, "一": 26_000, "小一": 24_000, "二": 22_000, "小二": 18_000, "三": 16_000,
    "小三": 15_000, "四": 14_000, "小四": 12_000, "五": 10_500, "小五": 9_000, "六": 7_500, "小六": 6_500, "七": 5_500,
}  # fmt: skip
SIZE_TABLES: dict[str, dict[str, Mpt]] = {"founder": FOUNDER, "word": WORD}

#: Unit -> 1/1000 pt as (numerator, denominator).
_UNITS: dict[str, tuple[int, int]] = {
    "mm": (360_000, 127), "毫米": (360_000, 127), "cm": (3_600_000, 127), "厘米": (3_600_000, 127),
    "in": (72_000, 1), "英寸": (72_000, 1), "pt": (1_000, 1), "磅": (1_000, 1), "点": (1_000, 1),
}  # fmt: skip
_EMS = ("字", "em")
_ROWS = ("行", "row", "rows")

_NUMBER = re.compile(r"(-?)(\d{1,6})(?:\.(\d{1,6}))?\s*([a-z]*|[^\W\da-z]{1,2})", re.IGNORECASE)
_FRACTION = r"(\d{1,3})/(\d{1,3})\s*(字|em)"
_FULL_WIDTH = {0xFF10 + i: 0x30 + i for i in range(10)} | {0xFF0E: 0x2E, 0xFF05: 0x25, 0x3000: 0x20, 0xFF0D: 0x2D}


class Scale(NamedTuple):
    """What 字, 行 and 字号 mean in this paper."""

    em: Mpt = 10_000  #: the body's size
    step: Mpt = 14_000  #: from row to row
    table: str = "founder"  #: key of SIZE_TABLES


def ascii_digits(text: str) -> str:
    """Digits, point, percent and minus typed in full width -> ASCII."""
    return text if text.isascii() else text.translate(_FULL_WIDTH)


def parse_length(text: str, scale: Scale) -> Mpt | None:
    """``12mm``, ``1.5cm``, ``9pt``, ``2字`` (em of the body), ``3行`` (rows) -> 1/1000 pt; None: none of these."""
    if (found := _number(text)) is None:
        return None
    amount, digits, unit = found
    if unit in _UNITS:
        times, by = _UNITS[unit]
    elif unit in _EMS:
        times, by = scale.em, 1
    elif unit in _ROWS:
        times, by = scale.step, 1
    else:
        return None
    return _round(amount * times, digits * by)


def parse_size(text: str, scale: Scale) -> Mpt | None:
    """A type size: a length, or a 字号 name with or without 号 -> 1/1000 pt; None: neither."""
    name = text.removesuffix("字").removesuffix("号")
    return SIZE_TABLES[scale.table].get(name) or parse_length(text, scale)


def parse_em(text: str) -> Mem | None:
    """``2字``, ``0.25em``, ``1/4字`` -> 1/1000 em of the line's own size; None: none of these."""
    if fraction := re.fullmatch(_FRACTION, ascii_digits(text)):
        above, below = int(fraction[1]), int(fraction[2])
        return _round(above * EM, below) if below else None
    if (found := _number(text)) is None or found[2] not in _EMS:
        return None
    return _round(found[0] * EM, found[1])


def parse_thousandths(text: str) -> int | None:
    """``80%`` or ``80`` -> 800; None: no percentage."""
    if (found := _number(ascii_digits(text).removesuffix("%"))) is None or found[2]:
        return None
    return _round(found[0] * 10, found[1])


def is_bare_number(text: str) -> bool:
    """Whether only the unit is missing."""
    found = _number(text)
    return found is not None and not found[2]


def to_mm(length: Mpt) -> float:
    """For sentences: millimetres with one decimal."""
    return round(length * 127 / 360_000, 1)


def _number(text: str) -> tuple[int, int, str] | None:
    """``-1.25mm`` -> (-125, 100, "mm"): the amount is the first divided by the second."""
    match = _NUMBER.fullmatch(ascii_digits(text).strip())
    if match is None:
        return None
    decimals = match[3] or ""
    amount = int(match[2] + decimals)
    return (-amount if match[1] else amount), 10 ** len(decimals), match[4].lower()


def _round(above: int, below: int) -> int:
    """The quotient, halves away from zero, so that -x is the mirror of x."""
    size = (2 * abs(above) + below) // (2 * below)
    return size if above >= 0 else -size
