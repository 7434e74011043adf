"""Colours as SVG writes them, in one form."""

from __future__ import annotations

import re

_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)")


def colour_name(text: str) -> str:
    """A colour as the style book's table has it: ``#rrggbb`` in small letters, else the word as it stands."""
    low = text.strip().lower()
    if found := _HEX.fullmatch(low):
        digits = found[1]
        return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))
    if (found := _RGB.fullmatch(low)) and all(int(part) < 256 for part in found.groups()):
        return "#" + "".join(f"{int(part):02x}" for part in found.groups())
    return low if low.isascii() else text.strip()
