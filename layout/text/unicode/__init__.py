"""Properties of characters from the Unicode Character Database, version 17.0; ``generate.py`` writes the tables."""

from __future__ import annotations

from bisect import bisect_right


def orientation(char: str) -> str:
    """Vertical_Orientation (UAX #50): U, R, Tu or Tr."""
    from layout.text.unicode import vertical as table  # vertical setting only pays for it

    letter = table.VALUES[bisect_right(table.STARTS, char) - 1]
    return table.NAMES[table.LETTERS.index(letter)]
