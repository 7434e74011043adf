"""稿纸: every 字 and every mark in a cell of one em, Western words padded to whole ems; nothing gives or opens.

CLREQ "Handling of Grid Alignment"; RULES 6. A line that may not be filled ends with an empty cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from layout.text.squeeze import MARKS
from layout.units import EM, Mem

_WESTERN = re.compile("[L0RQAocWGSB][L0RQAocWGSBK]*")


def cells(kinds: str, advances: list[Mem], allowed: bytearray) -> tuple[list[Mem], dict[int, Mem]]:
    """The cells of the glyphs and what a glyph is moved right in its own."""
    found, origin = advances[:], dict[int, Mem]()
    for at, kind in enumerate(kinds):
        if kind == "H" or (MARKS.match(kind) and kind not in "OCPFNX"):  # those have their side of the cell
            found[at] = _whole(advances[at])
            if found[at] != advances[at]:
                origin[at] = (found[at] - advances[at]) // 2
    for first, last in _words(kinds, allowed):
        own = sum(advances[first:last])
        pad = _whole(own) - own
        if pad:
            origin[first] = pad // 2
            found[first] += pad // 2
            found[last - 1] += pad - pad // 2
    return found, origin


def _whole(width: Mem) -> Mem:
    return -(-width // EM) * EM


def _words(kinds: str, allowed: bytearray) -> Iterator[tuple[int, int]]:
    """What is set as one in a Western run: between the places where a line may end."""
    for run in _WESTERN.finditer(kinds):
        first = run.start()
        while first < run.end():
            last = allowed.find(1, first + 1, run.end())
            last = last if last > 0 else run.end()
            yield first, last
            first = last
