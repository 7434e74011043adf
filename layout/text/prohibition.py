"""Marks that no line may start or end with: 行首行尾禁则.

CLREQ "Prohibition Rules for Line Start and Line End"; GB/T 15834-2011 5.1. Letters are the classes of ``text.marks``.
"""

from __future__ import annotations

from typing import NamedTuple


class Prohibition(NamedTuple):
    """One level of the rules."""

    start: str  #: classes that no line starts with
    end: str  #: classes that no line ends with


_NEVER_START = "CPFNXMTS" + "cQK"  # the second group: ASCII closers, signs after numbers, combining marks
LEVELS: dict[str, Prohibition] = {
    "clreq-none": Prohibition("K", ""),
    "clreq-basic": Prohibition(_NEVER_START, "O" + "oR"),
    "clreq-gb": Prohibition(_NEVER_START, "OS" + "oR"),  # GB 5.1.9: 分隔号 at neither end
    "clreq-strict": Prohibition(_NEVER_START + "DE", "OS" + "oR"),
}
DEFAULT = "clreq-gb"
