"""Preflight of what is placed on a page: what its drawing has that a press will not like."""

from __future__ import annotations

from layout.preflight.judge import preflight
from layout.preflight.rules import CHAPTERS
from layout.preflight.rules.rule import Target

#: The rest of a file, its boxes, scripts and data on itself, does not come onto the page.
_DRAWN = {code for name in ("fonts", "colour", "overprint", "ink", "images") for code in CHAPTERS[name][2]}
_KNOWN = {"font-not-embedded", "rgb"}  #: said by placing itself, with remedies of its own


def faults(path: str, page: int) -> tuple[str, ...]:
    """The rules that page ``page`` of the PDF at ``path`` breaks as an advertisement, in order, each once."""
    report = preflight(path, Target.AD)
    codes = (found.code for found in report.errors if found.place.page in (0, page))
    return tuple(dict.fromkeys(code for code in codes if code in _DRAWN - _KNOWN))
