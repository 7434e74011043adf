"""Which breaker: a rule of composition, by name.

``first``: one changed 字 does not re-break the lines above it on a signed proof.
``total``: the paragraph at least cost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from layout.text.cut import Cut, Measures
from layout.text.linebreak import break_from
from layout.text.paragraph import Prepared
from layout.text.totalfit import break_total
from layout.units import Mem

Breaker = Callable[[Prepared, int, Measures, Mem, Sequence[int]], list[Cut]]

BREAKERS: dict[str, Breaker] = {"first": break_from, "total": break_total}


def break_lines(par: Prepared, start: int, measures: Measures, indent: Mem, turns: Sequence[int] = ()) -> list[Cut]:
    """Break the glyphs from ``start`` on into lines, as the rules of the paragraph say."""
    return BREAKERS[par.rules.breaker](par, start, measures, indent, turns)
