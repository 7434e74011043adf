"""How the text of each area fits: what a change brought about that an editor must mend."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from layout.diff.change import Side
from layout.model import PageSpec


class Fit(NamedTuple):
    """What is over or short in an area."""

    lines: int = 0  #: that do not go in
    chars: int = 0  #: 字 in them
    rows: int = 0  #: that stay empty at the foot of its columns


def fits(side: Side, page: PageSpec) -> Mapping[str, Fit] | None:
    """The areas of a page that are overset or short; None of a dump, which does not say."""
    if side.result is None:
        return None
    found: dict[str, Fit] = {}
    for problem in side.result.diagnostics:
        if problem.at.file == page.at.file:
            match problem.code:
                case "overset":
                    found[str(problem.arg("area"))] = Fit(*(int(str(problem.arg(name))) for name in ("lines", "chars")))
                case "short-copy":
                    found[str(problem.arg("area"))] = Fit(rows=int(str(problem.arg("rows"))))
    return found
