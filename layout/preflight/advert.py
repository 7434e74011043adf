"""Preflight of what is placed on a page: what its drawing has that a press will not like."""

from __future__ import annotations

from layout.preflight.judge import preflight
from layout.preflight.rules import CHAPTERS
from layout.preflight.rules.rule import Target

#: The rest of a file, its boxes, scripts and data on itself, does not come onto the page.
_DRAWN = {code for name in ("fonts", "colour", "overprint", "ink", "images") for code in CHAPTERS[name][2]}
#: Said by placing itself and by the check of the press, with remedies of their own.
_KNOWN = {"font-not-embedded", "rgb", "rgb-managed", "lab", "gray-managed", "cmyk-managed"}
_STANDARDS = {"PDF/X-4": Target.X4, "PDF/X-1a:2003": Target.X1A}


def faults(path: str, page: int) -> tuple[str, ...]:
    """The rules that page ``page`` of the PDF at ``path`` breaks as an advertisement, in order, each once."""
    return _broken(path, page, Target.AD, _DRAWN - {"font-not-embedded", "rgb"})


def refused(path: str, page: int, standard: str) -> tuple[str, ...]:
    """The rules of ``standard`` that it breaks, so that a file with it could not claim to keep them; "" claims none."""
    return _broken(path, page, _STANDARDS[standard], _DRAWN - _KNOWN) if standard in _STANDARDS else ()


def _broken(path: str, page: int, target: Target, asked: set[str]) -> tuple[str, ...]:
    codes = (found.code for found in preflight(path, target).errors if found.place.page in (0, page))
    return tuple(dict.fromkeys(code for code in codes if code in asked))
