"""Lengths are integers: 1/1000 pt on the page, 1/1000 em along a line.

Sums of integers are exact, ties do not depend on the order of additions and goldens compare to the digit.
Points appear only when a file is written. Unit names (mm, 字, 小五) stop in ``spec.lengths``.
"""

from __future__ import annotations

Mpt = int  #: a length on the page, in 1/1000 pt
Mem = int  #: a length along a line, in 1/1000 of the type size

EM: Mem = 1000  #: one 字, 全角
PT: Mpt = 1000  #: one point


def to_page(length: Mem, size: Mpt) -> Mpt:
    """Turn a length in 1/1000 em of type of ``size`` into a length on the page, rounded half up."""
    return (length * size + 500) // 1000


def to_em(length: Mpt, size: Mpt) -> Mem:
    """How many 1/1000 em of type of ``size`` go into ``length``, rounded down."""
    return length * 1000 // size
