"""ToUnicode CMaps (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

import re

_RANGE = re.compile(r"<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[([^\]]*)\])")
MOST = 0xFFFF  #: codes of one range; a longer one is a fault or worse


def to_unicode(cmap: str) -> dict[int, str]:
    """Code to text."""
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = _text(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for low, high, text, array in _RANGE.findall(block):
            codes = range(int(low, 16), min(int(high, 16), int(low, 16) + MOST) + 1)
            if array:
                found |= dict(zip(codes, map(_text, re.findall(r"<(\w+)>", array)), strict=False))
            elif start := _text(text):
                found |= {code: start[:-1] + chr(ord(start[-1]) + code - codes.start) for code in codes}
    return found


def _text(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", "replace")
