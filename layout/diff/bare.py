"""Values without the places where they were written, so that a line more above them is no change."""

from __future__ import annotations

from layout.diagnostic import Span


def bare(value: object) -> object:
    """``value`` without places, all the way down."""
    if isinstance(value, Span):
        return ()
    if isinstance(value, tuple):
        return tuple(bare(part) for part in value)
    if isinstance(value, dict):
        return tuple((key, bare(part)) for key, part in value.items())
    return value


def same(old: object, new: object) -> bool:
    """Whether two values say the same."""
    return bare(old) == bare(new)
